"""The knowledge base's persons and offices: rows hang together, spells are in order, known facts hold by day."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from itertools import combinations, pairwise
from typing import TypeVar

import pytest

from depesche.pack.days import latest
from depesche.pack.files import DATA, Problems, Row, read_csv
from depesche.pack.kb import load_kb
from depesche.pack.kb_rows import Affiliation, Holder, Name, Office, Person

KB = DATA / "kb"
R = TypeVar("R", bound=Row)


@cache
def rows(name: str, model: type[R]) -> tuple[R, ...]:
    problems = Problems()
    found = read_csv(KB / name, model, problems)
    problems.raise_if_any()
    return tuple(row.value for row in found)


@cache
def spells() -> dict[str, list[Holder]]:
    by_office: dict[str, list[Holder]] = defaultdict(list)
    for row in rows("holders.csv", Holder):
        by_office[row.office].append(row)
    return by_office


def first_day(spell: Holder) -> str:
    """The first day a spell can have begun on."""
    return ((spell.from_ or "0001") + "-01-01")[:10]


def last_day(spell: Holder) -> str:
    """The last day a spell can have ended on."""
    return ((spell.until or "9999") + "-12-31")[:10] if len(spell.until or "9999") != 7 else f"{spell.until}-31"


def last_sure_day(spell: Holder) -> str:
    """The last day on which a spell surely still ran."""
    return ((spell.until or "9999") + "-01-01")[:10] if spell.until else "9999-12-31"


def holders(office: str, day: str) -> set[str]:
    return {s.person for s in spells()[office] if first_day(s) <= day <= last_day(s)}


@pytest.mark.parametrize(
    ("file", "model"), [("persons.csv", Person), ("offices.csv", Office)], ids=["persons", "offices"]
)
def test_ids_are_unique(file: str, model: type[Row]) -> None:
    counted = Counter(str(getattr(row, "id")) for row in rows(file, model))  # noqa: B009 - the models share no base
    assert [key for key, n in counted.items() if n > 1] == []


def test_every_holder_is_a_known_person_in_a_known_office() -> None:
    people = {row.id for row in rows("persons.csv", Person)}
    offices = {row.id for row in rows("offices.csv", Office)}
    assert [h for h in rows("holders.csv", Holder) if h.person not in people or h.office not in offices] == []


def test_every_person_has_a_sector_or_an_office() -> None:
    in_office = {h.person for h in rows("holders.csv", Holder)}
    assert [p.id for p in rows("persons.csv", Person) if p.sector is None and p.id not in in_office] == []


def test_every_affiliation_is_of_a_known_person_in_the_order_of_ids() -> None:
    people = {row.id for row in rows("persons.csv", Person)}
    affiliated = [a.person for a in rows("affiliations.csv", Affiliation)]
    assert [p for p in affiliated if p not in people] == []
    assert affiliated == sorted(affiliated)


def test_spells_are_in_order() -> None:
    wrong = [(a, b) for held in spells().values() for a, b in pairwise(held) if first_day(a) > first_day(b) and b.from_]
    backward = [h for h in rows("holders.csv", Holder) if first_day(h) > last_day(h)]
    assert (wrong, backward) == ([], [])


def test_one_holder_at_a_time() -> None:
    """Two may share the day of a handover (or a month, where days are partial), and an acting holder may stand beside
    the one he acts for."""
    overlaps = [
        (a.office, a.person, a.until, b.person, b.from_)
        for held in spells().values()
        for a, b in combinations([h for h in held if not h.acting], 2)
        if a.from_ and b.from_ and latest(a.from_) < last_sure_day(b) and last_sure_day(a) > latest(b.from_)
    ]
    assert overlaps == []


def test_every_person_has_a_name_row_with_the_canonical_name() -> None:
    named = {(n.entity, n.form) for n in rows("names/persons.csv", Name) if n.kind == "name"}
    assert [p.id for p in rows("persons.csv", Person) if (f"person:{p.id}", p.name) not in named] == []


@pytest.mark.parametrize(("file", "prefix"), [("names/persons.csv", "person:"), ("names/offices.csv", "office:")])
def test_names_belong_to_known_entities(file: str, prefix: str) -> None:
    known = {f"person:{p.id}" for p in rows("persons.csv", Person)}
    known |= {f"office:{o.id}" for o in rows("offices.csv", Office)}
    names = rows(file, Name)
    assert [n for n in names if n.entity not in known or not n.entity.startswith(prefix)] == []
    counted = Counter((n.entity, n.lang, n.form, n.gender) for n in names)
    assert [key for key, times in counted.items() if times > 1] == []


def test_a_short_name_that_is_not_weak_means_one_person() -> None:
    meant: dict[str, set[str]] = defaultdict(set)
    for name in rows("names/persons.csv", Name):
        if name.kind == "short" and not name.weak:
            meant[name.form].add(name.entity)
    assert {form: people for form, people in meant.items() if len(people) > 1} == {}


FACTS = [
    ("chief-of-the-general-staff-of-iran", "2021-10-17", "mohammad-bagheri"),
    ("chief-of-the-general-staff-of-iran", "2016-06-27", "hassan-firouzabadi"),
    ("chief-of-the-general-staff-of-iran", "2025-07-01", "abdolrahim-mousavi"),
    ("president-of-iran", "2021-10-17", "ebrahim-raisi"),
    ("president-of-iran", "2010-01-01", "mahmoud-ahmadinejad"),
    ("supreme-leader-of-iran", "2003-01-01", "ali-khamenei"),
    ("minister-of-foreign-affairs-of-iran", "2015-07-14", "mohammad-javad-zarif"),
    ("minister-of-defence-of-russia", "2021-10-17", "sergei-shoigu"),
    ("minister-of-defence-of-russia", "2024-06-01", "andrei-belousov"),
    ("minister-of-foreign-affairs-of-russia", "2014-03-18", "sergei-lavrov"),
    ("president-of-russia", "1999-01-01", "boris-yeltsin"),
    ("president-of-russia", "2010-01-01", "dmitry-medvedev"),
    ("prime-minister-of-russia", "2010-01-01", "vladimir-putin"),
    ("president-of-the-united-states", "2001-09-11", "george-w-bush"),
    ("president-of-the-united-states", "2021-01-19", "donald-trump"),
    ("president-of-the-united-states", "2021-10-17", "joe-biden"),
    ("president-of-the-united-states", "2025-06-01", "donald-trump"),
    ("secretary-of-state-of-the-united-states", "2003-02-05", "colin-powell"),
    ("secretary-of-defense-of-the-united-states", "2004-05-01", "donald-rumsfeld"),
    ("chairman-of-the-joint-chiefs-of-staff-of-the-united-states", "2021-08-30", "mark-milley"),
    ("un-ambassador-of-the-united-states", "2020-08-14", "kelly-craft"),
    ("un-ambassador-of-russia", "2020-08-14", "vasily-nebenzya"),
    ("minister-of-defence-of-lebanon", "2005-05-01", "elias-murr"),
    ("minister-of-defence-of-nigeria", "2008-01-01", "yayale-ahmed"),
    ("president-of-somalia", "2017-01-31", "hassan-sheikh-mohamud"),
    ("president-of-the-international-olympic-committee", "2018-02-09", "thomas-bach"),
    ("prime-minister-of-mali", "2012-06-01", "cheick-modibo-diarra"),
    ("prime-minister-of-mali", "2016-01-01", "modibo-keita-prime-minister"),
    ("prime-minister-of-the-united-kingdom", "2026-07-19", "keir-starmer"),
    ("prime-minister-of-the-united-kingdom", "2026-07-21", "andy-burnham"),
    ("federal-chancellor-of-germany", "1990-10-03", "helmut-kohl"),
    ("federal-chancellor-of-germany", "2003-03-20", "gerhard-schroder"),
    ("federal-chancellor-of-germany", "2021-12-07", "angela-merkel"),
    ("federal-chancellor-of-germany", "2022-02-24", "olaf-scholz"),
    ("minister-of-foreign-affairs-of-germany", "1999-03-24", "joschka-fischer"),
    ("minister-of-defence-of-germany", "2015-01-01", "ursula-von-der-leyen"),
    ("federal-president-of-germany", "2011-06-01", "christian-wulff"),
    ("federal-chancellor-of-austria", "2000-06-01", "wolfgang-schussel"),
    ("federal-chancellor-of-austria", "2018-06-01", "sebastian-kurz"),
    ("minister-of-foreign-affairs-of-austria", "2006-01-01", "ursula-plassnik"),
    ("federal-president-of-switzerland", "1999-06-01", "ruth-dreifuss"),
    ("prime-minister-of-the-united-kingdom", "1982-04-02", "margaret-thatcher"),
    ("prime-minister-of-the-united-kingdom", "2003-03-20", "tony-blair"),
    ("foreign-secretary-of-the-united-kingdom", "2017-01-01", "boris-johnson"),
    ("president-of-france", "2008-08-12", "nicolas-sarkozy"),
    ("prime-minister-of-italy", "2009-01-01", "silvio-berlusconi"),
    ("president-of-ukraine", "2013-11-21", "viktor-yanukovych"),
    ("president-of-ukraine", "2022-02-24", "volodymyr-zelensky"),
    ("president-of-turkey", "2016-07-15", "recep-tayyip-erdogan"),
    ("prime-minister-of-israel", "1995-11-03", "yitzhak-rabin"),
    ("prime-minister-of-israel", "2023-10-07", "benjamin-netanyahu"),
    ("president-of-palestine", "2000-09-28", "yasser-arafat"),
    ("president-of-iraq", "1990-08-02", "saddam-hussein"),
    ("prime-minister-of-iraq", "2014-06-10", "nouri-al-maliki"),
    ("president-of-syria", "2015-09-30", "bashar-al-assad"),
    ("president-of-syria", "2025-06-01", "ahmed-al-sharaa"),
    ("president-of-egypt", "2013-01-01", "mohamed-morsi"),
    ("leader-of-the-revolution-of-libya", "1986-04-15", "muammar-gaddafi"),
    ("president-of-afghanistan", "2010-01-01", "hamid-karzai"),
    ("president-of-pakistan", "2005-01-01", "pervez-musharraf"),
    ("prime-minister-of-india", "2008-11-26", "manmohan-singh"),
    ("prime-minister-of-japan", "2011-03-11", "naoto-kan"),
    ("supreme-leader-of-north-korea", "2006-10-09", "kim-jong-il"),
    ("president-of-china", "2001-04-01", "jiang-zemin"),
    ("president-of-serbia", "1995-07-11", "slobodan-milosevic"),
    ("president-of-georgia", "2008-08-08", "mikheil-saakashvili"),
    ("president-of-south-africa", "1994-06-01", "nelson-mandela"),
    ("president-of-zimbabwe", "2000-06-01", "robert-mugabe"),
    ("president-of-venezuela", "2006-09-20", "hugo-chavez"),
    ("secretary-general-of-the-united-nations", "2003-03-20", "kofi-annan"),
    ("secretary-general-of-nato", "2022-02-24", "jens-stoltenberg"),
    ("president-of-the-european-commission", "2004-05-01", "romano-prodi"),
    ("high-representative-of-the-european-union", "2006-01-01", "javier-solana"),
    ("director-general-of-the-international-atomic-energy-agency", "2007-03-24", "mohamed-elbaradei"),
    ("director-general-of-the-world-health-organization", "2020-03-11", "tedros-adhanom-ghebreyesus"),
    ("managing-director-of-the-international-monetary-fund", "2010-05-02", "dominique-strauss-kahn"),
    ("pope", "2005-05-01", "benedict-xvi"),
    ("leader-of-hezbollah", "2006-07-12", "hassan-nasrallah"),
    ("monarch-of-canada", "2023-01-01", "charles-iii"),
    ("minister-president-of-hesse", "2008-01-27", "roland-koch"),
    ("minister-president-of-thuringia", "2020-02-20", "thomas-kemmerich"),
    ("governing-mayor-of-berlin", "2001-09-11", "klaus-wowereit"),
    ("governor-of-carinthia", "2000-02-04", "jorg-haider"),
    ("mayor-of-vienna", "2015-10-11", "michael-haupl"),
    ("governor-of-california", "2005-12-13", "arnold-schwarzenegger"),
    ("mayor-of-new-york", "2001-09-11", "rudy-giuliani"),
    ("mayor-of-london", "2005-07-07", "ken-livingstone"),
    ("mayor-of-moscow", "2006-05-27", "yury-luzhkov"),
    ("minister-for-the-environment-of-germany", "2011-03-14", "norbert-rottgen"),
]


@pytest.mark.parametrize(("office", "day", "person"), FACTS, ids=[f"{o}@{d}" for o, d, _ in FACTS])
def test_known_holders(office: str, day: str, person: str) -> None:
    assert holders(office, day) == {person}


def test_days_of_a_handover_belong_to_both() -> None:
    assert holders("president-of-the-united-states", "2021-01-20") == {"donald-trump", "joe-biden"}


@pytest.mark.parametrize(
    ("office", "day"),
    [
        ("president-of-lebanon", "2023-06-01"),  # vacant from 2022-10-31 to 2025-01-09
        ("federal-president-of-austria", "2016-10-01"),  # the election was held again
        ("minister-of-defence-of-russia", "1980-01-01"),  # no row reaches so far back
    ],
)
def test_vacant_or_unknown(office: str, day: str) -> None:
    assert holders(office, day) == set()


NAMES = [
    ("de", "Sergej Schoigu", "sergei-shoigu"),
    ("de", "Schoigu", "sergei-shoigu"),
    ("und", "Bagheri", "mohammad-bagheri"),
    ("de", "Lawrow", "sergei-lavrov"),
    ("de", "Boris Jelzin", "boris-yeltsin"),
    ("de", "Nikita Chruschtschow", "nikita-khrushchev"),
    ("de", "Mahmud Ahmadinedschad", "mahmoud-ahmadinejad"),
    ("de", "Netanjahu", "benjamin-netanyahu"),
    ("und", "Recep Tayyip Erdogan", "recep-tayyip-erdogan"),
    ("de", "Wolodymyr Selenskyj", "volodymyr-zelensky"),
    ("und", "Kim Jong Il", "kim-jong-il"),
    ("de", "Mohammed el-Baradei", "mohamed-elbaradei"),
]


@pytest.mark.parametrize(("lang", "form", "person"), NAMES, ids=[form for _, form, _ in NAMES])
def test_spellings(lang: str, form: str, person: str) -> None:
    named = {n.entity for n in rows("names/persons.csv", Name) if n.form == form and n.lang in (lang, "und")}
    assert named == {f"person:{person}"}


@pytest.mark.parametrize(
    ("person", "group"),
    [("shamil-basayev", "CHECHENREB"), ("mahmoud-al-zahar", "HAMAS"), ("jimmie-akesson", "SWEDDEM")],
)
def test_people_without_office_act_for_their_group(person: str, group: str) -> None:
    assert {a.group for a in rows("affiliations.csv", Affiliation) if a.person == person} == {group}


PARTIES = [
    ("gregor-gysi", "1998-05-04", "PDSDEU"),
    ("gregor-gysi", "2010-10-09", "LINKE"),
    ("oskar-lafontaine", "1999-01-20", "SPD"),
    ("sahra-wagenknecht", "2024-02-01", "BSW"),
    ("alexander-gauland", "2010-01-01", "CDU"),
    ("alexander-gauland", "2017-09-24", "AFD"),
    ("jorg-haider", "2004-03-07", "FPOE"),
    ("jorg-haider", "2006-10-01", "BZOE"),
    ("nicolas-sarkozy", "2007-04-22", "UMP"),
    ("ayaan-hirsi-ali", "2004-11-02", "VVD"),
    ("nigel-farage", "2016-06-23", "UKIP"),
    ("tzipi-livni", "2006-03-28", "KADIMA"),
    ("selahattin-demirtas", "2015-06-07", "HDP"),
    ("yulia-tymoshenko", "2011-10-11", "BATKIVSHCHYNA"),
    ("narendra-modi", "2002-03-01", "BJP"),
    ("andres-manuel-lopez-obrador", "2006-07-02", "PRDMEX"),
]


@pytest.mark.parametrize(("person", "day", "group"), PARTIES, ids=[f"{p}@{d}" for p, d, _ in PARTIES])
def test_known_parties(person: str, day: str, group: str) -> None:
    assert [a.group for a in load_kb().affiliations(person, day)] == [group]

"""The institutions of the knowledge base: organisations, groups, members, seats, sessions and law."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from datetime import date, timedelta
from functools import cache

import pytest

from depesche.pack import kb_rows as rows
from depesche.pack.days import earliest, latest, maybe_within
from depesche.pack.files import DATA, Problems, R, read_csv
from scripts import kb_count_memberships

KB = DATA / "kb"
PLOVER = frozenset(
    [
        "GOV",
        "MIL",
        "COP",
        "SPY",
        "JUD",
        "LEG",
        "PTY",
        "REB",
        "IGO",
        "NGO",
        "MED",
        "BUS",
        "CVL",
        "REF",
        "LAB",
        "EDU",
        "REL",
        "CRM",
        "UNK",
    ]
)


def table(name: str, model: type[R]) -> list[R]:
    problems = Problems()
    found = [row.value for row in read_csv(KB / f"{name}.csv", model, problems)]
    problems.raise_if_any()
    return found


@cache
def memberships() -> tuple[rows.MembershipRow, ...]:
    return tuple(table("memberships", rows.MembershipRow))


@cache
def seats() -> tuple[rows.Seat, ...]:
    return tuple(table("seats", rows.Seat))


@cache
def instruments() -> dict[str, rows.Instrument]:
    return {row.id: row for row in table("instruments", rows.Instrument)}


def members(organisation: str, day: str, role: str = "full member") -> set[str]:
    return {
        m.member.removeprefix("country:")
        for m in memberships()
        if m.organisation == organisation and m.role == role and maybe_within(m.from_, m.until, day)
    }


def council(day: str) -> list[rows.Seat]:
    return [s for s in seats() if s.council == "UNSC" and maybe_within(s.from_, s.until, day)]


# In January 1980 one seat stood empty until the Assembly, after 155 ballots, elected Mexico.
VACANT = {"1980-01-01": 14}
# The council first sat in January 1946; before 1966 it had eleven seats.
DAYS = [f"{year}-{day}" for year in range(1946, 2027) for day in ("01-01", "07-01")][1:]


@pytest.mark.parametrize("day", DAYS)
def test_the_security_council_has_all_its_seats(day: str) -> None:
    expected = VACANT.get(day, 11 if day < "1966" else 15)
    sitting = council(day)
    assert len(sitting) == expected
    assert len({s.member for s in sitting}) == expected
    assert sum(s.permanent for s in sitting) == 5


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("1990-08-02", "CAN CIV CHN COL CUB ETH FIN FRA GBR MYS ROU SUN USA YEM COD"),
        ("2003-03-19", "AGO BGR CHL CHN CMR DEU ESP FRA GBR GIN MEX PAK RUS SYR USA"),
        ("2020-08-14", "BEL CHN DEU DOM EST FRA GBR IDN NER RUS TUN USA VCT VNM ZAF"),
        ("2024-03-25", "CHE CHN DZA ECU FRA GBR GUY JPN KOR MLT MOZ RUS SLE SVN USA"),
    ],
)
def test_who_sat_in_the_council(day: str, expected: str) -> None:
    assert {s.member.removeprefix("country:") for s in council(day)} == set(expected.split())


@pytest.mark.parametrize(
    ("day", "present", "absent"),
    [
        ("1971-10-25", "TWN", "CHN"),
        ("1971-10-26", "CHN", "TWN"),
        ("1991-12-24", "SUN", "RUS"),
        ("1991-12-25", "RUS", "SUN"),
    ],
)
def test_permanent_seats_pass_on(day: str, present: str, absent: str) -> None:
    permanent = {s.member for s in council(day) if s.permanent}
    assert f"country:{present}" in permanent
    assert f"country:{absent}" not in permanent


@pytest.mark.parametrize(
    ("organisation", "day", "count"),
    [
        ("UNO", "1945-12-31", 51),
        ("UNO", "1965-12-31", 117),
        ("UNO", "1990-12-31", 159),
        ("UNO", "2011-07-14", 193),
        ("ICC", "2002-07-01", 66),
        ("ICC", "2017-10-27", 123),
        ("ICC", "2025-01-01", 125),
        ("WTO", "2016-07-29", 164),
        ("WTO", "2024-08-30", 166),
        ("NATO", "1949-08-24", 12),
        ("NATO", "1999-03-11", 16),
        ("NATO", "1999-03-12", 19),
        ("NATO", "2004-03-29", 26),
        ("NATO", "2020-03-27", 30),
        ("NATO", "2023-04-04", 31),
        ("NATO", "2024-03-07", 32),
        ("EUR", "1994-12-31", 12),
        ("EUR", "1995-01-01", 15),
        ("EUR", "2004-05-01", 25),
        ("EUR", "2007-01-01", 27),
        ("EUR", "2020-01-31", 28),
        ("EUR", "2020-02-01", 27),
        ("SCO", "2001-06-15", 6),
        ("SCO", "2017-06-09", 8),
        ("SCO", "2023-07-04", 9),
        ("SCO", "2024-07-04", 10),
        ("BRICS", "2010-01-01", 4),
        ("BRICS", "2023-12-31", 5),
        ("BRICS", "2024-01-01", 9),
        ("G7", "2000-01-01", 7),
        ("G8", "2010-01-01", 8),
        ("G20", "2000-01-01", 20),
        ("ASEAN", "2000-01-01", 10),
        ("ARL", "2010-01-01", 22),
        ("GCC", "2020-01-01", 6),
        ("AFU", "2018-01-01", 55),
        ("OECD", "2021-05-25", 38),
        ("COE", "2022-01-01", 47),
        ("COE", "2022-03-16", 46),
        ("OSCE", "2013-01-01", 57),
        ("OPEC", "2024-01-01", 12),
        ("CSTO", "2020-01-01", 6),
        ("EAEU", "2020-01-01", 5),
        ("MERCOSUR", "2010-01-01", 4),
        ("ECOWAS", "2009-01-01", 15),
        ("EUROGROUP", "2015-01-01", 19),
        ("P5", "1980-01-01", 5),
        ("WTO", "1995-01-01", 76),
        ("WHO", "2020-01-01", 194),
        ("OPCW", "1997-04-29", 87),
        ("OPCW", "2024-01-01", 193),
        ("COMMONWEALTH", "2024-01-01", 56),
        ("OAS", "2000-01-01", 34),
        ("CARICOM", "2024-01-01", 15),
        ("CELAC", "2012-01-01", 33),
        ("ALBA", "2020-01-01", 10),
        ("SAARC", "2024-01-01", 8),
        ("ASEM", "2024-01-01", 53),
        ("ARF", "2024-01-01", 27),
        ("EUPOLCOM", "2024-01-01", 47),
        ("NRC", "2002-05-28", 20),
        ("CEFTA", "2014-01-01", 7),
        ("CPLP", "2014-07-23", 9),
        ("NDB", "2015-07-21", 5),
        ("CSCE", "1975-08-01", 35),
        ("CSCE", "1993-01-01", 52),
        ("UFM", "2008-07-13", 43),
        ("IMF", "2012-06-01", 188),
        ("IMF", "2025-01-01", 191),
        ("IBRD", "2021-01-01", 189),
        ("UNESCO", "2012-01-01", 195),
        ("UNESCO", "2024-01-01", 194),
        ("IAEA", "2012-01-01", 152),
        ("IAEA", "2024-01-01", 178),
        ("OPEC", "2026-05-01", 11),
        ("CERN", "2020-01-01", 23),
        ("ESA", "2020-01-01", 22),
    ],
)
def test_how_many_members_there_were(organisation: str, day: str, count: int) -> None:
    assert len(members(organisation, day)) == count


@pytest.mark.parametrize(
    ("organisation", "member", "role", "last_before", "first"),
    [
        ("SCO", "IRN", "full member", "2023-07-03", "2023-07-04"),
        ("SCO", "IRN", "acceding", "2021-09-16", "2021-09-17"),
        ("SCO", "IND", "full member", "2017-06-08", "2017-06-09"),
        ("SCO", "BLR", "full member", "2024-07-03", "2024-07-04"),
        ("SCO", "IRN", "observer", "2005-07-04", "2005-07-05"),
        ("ARL", "SYR", "suspended", "2011-11-15", "2011-11-16"),
        ("ARL", "SYR", "full member", "2023-05-06", "2023-05-07"),
        ("NATO", "FIN", "full member", "2023-04-03", "2023-04-04"),
        ("EUR", "UKR", "candidate", "2022-06-22", "2022-06-23"),
        ("ICC", "ARM", "full member", "2024-01-31", "2024-02-01"),
        ("WTO", "RUS", "full member", "2012-08-21", "2012-08-22"),
        ("WTO", "POL", "full member", "1995-06-30", "1995-07-01"),
        ("WHO", "CHN", "full member", "1972-05-09", "1972-05-10"),
        ("OPCW", "SYR", "full member", "2013-10-13", "2013-10-14"),
        ("COMMONWEALTH", "ZWE", "suspended", "2002-03-18", "2002-03-19"),
        ("COMMONWEALTH", "GMB", "full member", "2018-02-07", "2018-02-08"),
        ("CARICOM", "HTI", "full member", "2002-07-01", "2002-07-02"),
        ("OIC", "RUS", "observer", "2005-06-29", "2005-06-30"),
        ("D8", "AZE", "full member", "2024-12-18", "2024-12-19"),
        ("IMF", "CHN", "full member", "1980-04-16", "1980-04-17"),
        ("IMF", "POL", "full member", "1986-06-11", "1986-06-12"),
        ("WB", "IDN", "full member", "1967-04-12", "1967-04-13"),
        ("UNESCO", "GBR", "full member", "1997-06-30", "1997-07-01"),
        ("UNESCO", "USA", "full member", "2023-07-09", "2023-07-10"),
        ("UNESCO", "SGP", "full member", "2007-10-07", "2007-10-08"),
        ("IAEA", "KHM", "full member", "2009-11-22", "2009-11-23"),
        ("IAEA", "HND", "full member", "2003-02-23", "2003-02-24"),
        ("ECOWAS", "GIN", "full member", "2026-01-27", "2026-01-28"),
    ],
)
def test_a_spell_begins_on_its_day(organisation: str, member: str, role: str, last_before: str, first: str) -> None:
    assert member not in members(organisation, last_before, role)
    assert member in members(organisation, first, role)


# What stays by the year is told in docs/how-to-extend-the-knowledge-base.md.
def test_the_members_of_sixty_organisations_are_known_to_the_day() -> None:
    exact = {c.organisation for c in kb_count_memberships.table() if c.exact and not c.ended}
    assert len(exact) >= 60
    named = "UNO EUR NATO WTO WHO OPCW ICC OECD COE OSCE AFU ARL GCC ASEAN SCO CIS CSTO EAEU BRICS G7 G20 APEC MERCOSUR"
    named += " IMF WB IBRD UNESCO IAEA ESA CERN"
    assert set(named.split()) <= exact


@pytest.mark.parametrize(
    ("ends", "source", "exact"),
    [
        (("1995-01-01", ""), "recalled", True),
        (("1995-01-01", "2001-12-31"), "recalled", True),
        (("1995", ""), "recalled", False),
        (("1995-01-01", "2001"), "recalled", False),
        (("", ""), "recalled", False),
        (("1995-01-01", ""), "COW IGO v3", False),
    ],
)
def test_what_counts_as_known_to_the_day(ends: tuple[str, str], source: str, exact: bool) -> None:
    row = {"role": "full member", "from": ends[0], "until": ends[1], "source": source}
    assert kb_count_memberships.by_day(row) is exact


@pytest.mark.parametrize(
    ("organisation", "member", "last"),
    [
        ("IMF", "CUB", "1964-04-02"),
        ("IMF", "CSK", "1954-12-31"),
        ("WB", "CUB", "1960-11-14"),
        ("UNESCO", "USA", "1984-12-31"),
        ("UNESCO", "ISR", "2018-12-31"),
        ("UNESCO", "ZAF", "1956-12-31"),
        ("IAEA", "PRK", "1994-06-13"),
        ("OPEC", "QAT", "2018-12-31"),
        ("OPEC", "ARE", "2026-04-30"),
    ],
)
def test_a_spell_ends_on_its_day(organisation: str, member: str, last: str) -> None:
    after = (date.fromisoformat(last) + timedelta(1)).isoformat()
    assert member in members(organisation, last)
    assert member not in members(organisation, after)


def test_iran_was_an_observer_of_the_sco_until_it_joined() -> None:
    assert "IRN" in members("SCO", "2021-10-18", "observer")
    assert "IRN" not in members("SCO", "2021-10-18")
    assert "IRN" not in members("SCO", "2023-07-04", "observer")


def test_spells_of_one_member_in_one_role_follow_each_other() -> None:
    spells: dict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
    for m in memberships():
        first, last = earliest(m.from_) if m.from_ else "", latest(m.until) if m.until else "9999"
        assert first <= last, m
        spells[m.organisation, m.member, m.role].append((first, last))
    for key, found in spells.items():
        ordered = sorted(found)
        assert all(a[1] < b[0] for a, b in itertools.pairwise(ordered)), (key, ordered)


def test_nobody_is_at_once_member_and_suspended() -> None:
    for m in memberships():
        if m.role == "suspended" and m.from_ is not None and len(m.from_) == 10:
            assert m.member.removeprefix("country:") not in members(m.organisation, m.from_), m


def test_the_files_hold_what_news_names() -> None:
    organisations = {o.code: o for o in table("organisations", rows.Organisation)}
    groups = {g.code: g for g in table("groups", rows.Group)}
    assert len(organisations) >= 300
    assert len(groups) >= 400
    assert not {o.code for o in organisations.values() if o.sector not in PLOVER}
    assert not {g.code for g in groups.values() if g.sector not in PLOVER}
    assert all(o.country for o in organisations.values() if o.kind == "state organ")
    assert len({g.country for g in groups.values() if g.kind == "party"}) >= 50
    known = {
        "UNO",
        "UNSC",
        "EUR",
        "NATO",
        "OSCE",
        "SCO",
        "ARL",
        "AFU",
        "ICC",
        "IAEA",
        "OPCW",
        "IMF",
        "WB",
        "ASEAN",
        "G7",
        "G20",
        "OPEC",
        "RCRC",
        "WHO",
    }
    assert known <= set(organisations)
    assert {
        "ISIS",
        "HAMAS",
        "HEZBOLLAH",
        "PKK",
        "TALIBAN",
        "ALQAEDA",
        "LTTE",
        "CDU",
        "SPD",
        "OEVP",
        "SPOE",
        "FPOE",
        "LIKUD",
    } <= set(groups)
    assert len({m.organisation for m in memberships()}) >= 100


def test_every_organisation_and_group_has_a_name_in_both_languages() -> None:
    entities = [f"org:{o.code}" for o in table("organisations", rows.Organisation)]
    entities += [f"group:{g.code}" for g in table("groups", rows.Group)]
    languages: dict[str, set[str]] = defaultdict(set)
    for file in ("organisations", "groups"):
        for row in table(f"names/{file}", rows.Name):
            languages[row.entity].add(row.lang)
    assert not [entity for entity in entities if not {"de", "en"} <= languages[entity]]


@pytest.mark.parametrize(
    ("file", "entity", "forms"),
    [
        ("organisations", "org:UNSC", ["Weltsicherheitsrat", "UN-Sicherheitsrat", "UN Security Council"]),
        ("organisations", "org:UNO", ["UN", "UNO", "Vereinten Nationen", "United Nations"]),
        ("organisations", "org:IAEA", ["IAEO", "IAEA", "Internationalen Atomenergiebehörde"]),
        ("organisations", "org:SCO", ["SCO", "SOZ", "Shanghaier Organisation für Zusammenarbeit"]),
        ("organisations", "org:ICC", ["IStGH", "Internationale Strafgerichtshof", "Internationalen Strafgerichtshofs"]),
        ("groups", "group:ISIS", ["Islamischen Staat", "IS-Miliz", "Daesh", "ISIS"]),
        ("groups", "group:HEZBOLLAH", ["Hisbollah", "Hezbollah"]),
        (
            "instruments",
            "instrument:jcpoa",
            ["Atomabkommen", "Gemeinsamer umfassender Aktionsplan", "Iran-Deal", "JCPOA"],
        ),
    ],
)
def test_an_entity_has_these_forms(file: str, entity: str, forms: list[str]) -> None:
    found = {row.form for row in table(f"names/{file}", rows.Name) if row.entity == entity}
    assert set(forms) <= found


def test_ordinals_stand_once_and_in_order_of_time() -> None:
    sessions = table("sessions", rows.Session)
    counted = Counter((s.body, s.ordinal) for s in sessions)
    assert not [key for key, count in counted.items() if count > 1]
    for body in {s.body for s in sessions}:
        begun = [earliest(s.from_) for s in sorted(sessions, key=lambda s: s.ordinal) if s.body == body]
        assert begun == sorted(begun), body


@pytest.mark.parametrize(
    ("body", "ordinal", "last", "place"),
    [
        ("SCO", 21, "2021-09-17", "Dushanbe"),
        ("G20", 12, "2017-07-08", "Hamburg"),
        ("BRICS", 15, "2023-08-24", "Johannesburg"),
        ("UNGA", 76, "2022-09-12", "New York"),
    ],
)
def test_known_sessions(body: str, ordinal: int, last: str, place: str) -> None:
    found = [s for s in table("sessions", rows.Session) if (s.body, s.ordinal) == (body, ordinal)]
    assert [(s.until, s.place) for s in found] == [(last, place)]


def test_resolutions_name_their_document() -> None:
    for row in instruments().values():
        if row.kind == "resolution" and row.body == "UNSC":
            assert row.adopted is not None
            assert row.source == f"S/RES/{row.number} ({row.adopted[:4]})"
    by_number = sorted((r for r in instruments().values() if r.body == "UNSC"), key=lambda r: int(r.number or 0))
    days = [r.adopted or "" for r in by_number if r.kind == "resolution"]
    assert days == sorted(days)


@pytest.mark.parametrize(
    ("instrument", "paragraph", "kind", "until"),
    [
        ("unsc-2231", "Annex B, 5", "embargo", "2020-10-18"),
        ("unsc-2231", "Annex B, 3", "sanction", "2023-10-18"),
        ("unsc-2231", "8", "sunset", "2025-10-18"),
        ("unsc-733", "5", "embargo", "2023-12-01"),
    ],
)
def test_provisions_end_on_their_day(instrument: str, paragraph: str, kind: str, until: str) -> None:
    found = [
        p.until
        for p in table("provisions", rows.Provision)
        if (p.instrument, p.paragraph, p.kind) == (instrument, paragraph, kind)
    ]
    assert found == [until]


@pytest.mark.parametrize(
    ("instrument", "in_force", "until"),
    [("inf", "1988-06-01", "2019-08-02"), ("new-start", "2011-02-05", "2026-02-05"), ("npt", "1970-03-05", None)],
)
def test_treaties_in_force(instrument: str, in_force: str, until: str | None) -> None:
    row = instruments()[instrument]
    assert (row.in_force, row.until) == (in_force, until)


def test_no_country_owns_a_party_name_that_others_share() -> None:
    parties = {g.code: g for g in table("groups", rows.Group) if g.sector == "PTY"}
    sharing: dict[str, set[str | None]] = defaultdict(set)
    strong: dict[str, list[str]] = defaultdict(list)
    for name in table("names/groups", rows.Name):
        party = parties.get(name.entity.removeprefix("group:"))
        if party is None or name.kind in ("acronym", "compound"):
            continue
        sharing[name.form].add(party.country)
        if not name.weak:
            strong[name.form].append(party.code)
    assert {form: strong[form] for form, countries in sharing.items() if len(countries) > 1 and strong[form]} == {}


def test_parties_of_many_states_are_known() -> None:
    parties = [g for g in table("groups", rows.Group) if g.sector == "PTY"]
    assert len({g.country for g in parties}) >= 170
    assert {"TRT", "PDMMDA", "DEMTHA", "PPPTHA", "PSPRT", "LABMLT"} <= {g.code for g in parties}

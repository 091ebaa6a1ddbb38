"""Which country or organisation actors resolve to whose own words tell little, on sentences written out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from depesche.model import PublicationDate
from tests.stages.trees import codes_of, doc, entities_of, linked

SING, PLUR = "Number=Sing", "Number=Plur"
MASC, FEM = "Gender=Masc|Number=Sing", "Gender=Fem|Number=Sing"
DEF = "Definite=Def|PronType=Art"
GERMANY = f"""
Deutschland Deutschland PROPN 3 nsubj {SING} B-LOC
und und CCONJ 2 cc
Berlin Berlin PROPN 0 conj {SING} B-LOC
schwiegen schweigen VERB -1 root
_. . PUNCT 3 punct"""
IN_SYRIA = f"""
In in ADP 1 case
Syrien Syrien PROPN 2 obl {SING} B-LOC
starben sterben VERB -1 root
Zivilisten Zivilist NOUN 2 nsubj Gender=Masc|{PLUR}
_. . PUNCT 2 punct"""
IN_AFRICA = IN_SYRIA.replace("Syrien Syrien", "Afrika Afrika")
POLICE = f"""
Die der DET 1 det {DEF}
Polizei Polizei NOUN 2 nsubj {FEM}
ermittelt ermitteln VERB -1 root
_. . PUNCT 2 punct"""
SAID_IN_SYRIA = f"""
In in ADP 1 case
Syrien Syrien PROPN 2 obl {SING} B-LOC
hieß heißen VERB -1 root
es es PRON 2 nsubj
_, , PUNCT 7 punct
die der DET 6 det {DEF}
Polizei Polizei NOUN 7 nsubj {FEM}
ermittelt ermitteln VERB 2 ccomp
_. . PUNCT 2 punct"""
OBSERVERS = f"""
Internationale international ADJ 1 amod Case=Nom|{PLUR}
Beobachter Beobachter NOUN 2 nsubj Gender=Masc|{PLUR}
warnten warnen VERB -1 root
_. . PUNCT 2 punct"""
MEETING = f"""
In in ADP 1 case
Genf Genf PROPN 2 obl {SING} B-LOC
tagt tagen VERB -1 root
die der DET 4 det {DEF}
Uno Uno PROPN 2 nsubj {SING} B-ORG
_. . PUNCT 2 punct"""
HONG_KONG = f"""
In in ADP 1 case
Hongkong Hongkong PROPN 3 obl {SING} B-LOC
chinesische chinesisch ADJ 3 amod {PLUR}
Märkte Markt NOUN -1 root Gender=Masc|{PLUR}
_. . PUNCT 3 punct"""
GROUP_ABROAD = f"""
Die der DET 1 det {DEF}
Taliban Taliban PROPN 4 nsubj {PLUR} B-ORG
und und CCONJ 3 cc
Taliban Taliban PROPN 1 conj {PLUR} B-ORG
flohen fliehen VERB -1 root
nach nach ADP 6 case
Peru Peru PROPN 4 obl {SING} B-LOC
_. . PUNCT 4 punct"""
ORIGIN = f"""
Ein ein DET 1 det Definite=Ind|PronType=Art
Mann Mann NOUN 4 nsubj {MASC}
libanesischer libanesisch ADJ 3 amod Case=Gen|{SING}
Herkunft Herkunft NOUN 1 nmod {FEM}
starb sterben VERB -1 root
_. . PUNCT 4 punct"""
MINISTER = f"""
Innenminister Innenminister NOUN 5 nsubj {MASC}
Testini Testini PROPN 0 flat {SING} B-PER
( ( PUNCT 3 punct
_Lega Lega PROPN 0 appos {SING} B-ORG
_) ) PUNCT 3 punct
droht drohen VERB -1 root
in in ADP 7 case
Italien Italien PROPN 5 obl {SING} B-LOC
_. . PUNCT 5 punct"""
POLITICIAN = MINISTER.replace("Innenminister Innenminister", "Herr Herr")
LEADER = f"""
Der der DET 1 det {DEF}
Anführer Anführer NOUN 4 nsubj {MASC}
der der DET 3 det {DEF}
Gruppe Gruppe NOUN 1 nmod {FEM}
floh fliehen VERB -1 root
_. . PUNCT 4 punct"""
FARC = f"""
Die der DET 1 det {DEF}
Farc Farc PROPN 2 nsubj {SING} B-ORG
kämpft kämpfen VERB -1 root
_. . PUNCT 2 punct"""
WHOLE_NAME = f"""
Joana Joana PROPN 2 nsubj {SING} B-PER
Merkel Merkel PROPN 0 flat {SING} I-PER
lebt leben VERB -1 root
in in ADP 4 case
London London PROPN 2 obl {SING} B-LOC
_. . PUNCT 2 punct"""
SENT = f"""
Die der DET 1 det {DEF}
Türkei Türkei PROPN 6 nsubj {FEM} B-LOC
hat haben AUX 6 aux
Panzer Panzer NOUN 6 obj Gender=Masc|{PLUR}
und und CCONJ 5 cc
Soldaten Soldat NOUN 3 conj Gender=Masc|{PLUR}
geschickt schicken VERB -1 root
_. . PUNCT 6 punct"""
WILL_SEND = f"""
Putin Putin PROPN 1 nsubj {SING} B-PER
plant planen VERB -1 root
_, , PUNCT 5 punct
Soldaten Soldat NOUN 5 obj Gender=Masc|{PLUR}
zu zu PART 5 mark
schicken schicken VERB 1 xcomp
_. . PUNCT 1 punct"""
FAMILY_NAME = f"""
Merkel Merkel PROPN 1 nsubj {SING} B-PER
schweigt schweigen VERB -1 root
_. . PUNCT 1 punct"""


@pytest.mark.parametrize(
    ("sentences", "words", "codes"),
    [
        ((GERMANY, IN_SYRIA), "Zivilisten", ["SYR"]),
        ((GERMANY, IN_AFRICA), "Zivilisten", [None]),
        ((GERMANY, POLICE), "Polizei", ["DEU"]),
        ((GERMANY, SAID_IN_SYRIA), "Polizei", ["DEU"]),
        ((GERMANY, OBSERVERS), "Internationale", [None]),
        ((MEETING, POLICE), "Polizei", [None]),
        ((HONG_KONG, POLICE), "Polizei", ["HKG"]),
        ((GROUP_ABROAD, POLICE), "Polizei", ["PER"]),
        ((GERMANY, ORIGIN), "Mann libanesischer", ["LBN"]),
        ((FARC, LEADER), "Anführer", ["FARC"]),
        ((IN_SYRIA, SENT), "Soldaten", ["TUR"]),
        ((IN_SYRIA, SENT.replace("schicken", "ausbilden")), "Soldaten", ["SYR"]),
        ((IN_SYRIA, WILL_SEND), "Soldaten", ["RUS"]),
    ],
)
def test_the_country_or_group_of_an_actor(sentences: tuple[str, ...], words: str, codes: list[str | None]) -> None:
    assert codes_of(linked(doc(*sentences)), words, 1) == codes


def test_a_country_that_is_inherited_says_so() -> None:
    (police,) = entities_of(linked(doc(GERMANY, POLICE)), "Polizei", 1)
    assert (police.country, police.by) == ("DEU", "link:context")


def test_a_dateline_is_no_context() -> None:
    read = doc(GERMANY, IN_SYRIA, POLICE, dateline="Deutschland und Berlin")
    assert codes_of(linked(read), "Polizei", 2) == ["SYR"]


@pytest.mark.parametrize(
    ("sentence", "words", "code"), [(MINISTER, "Innenminister", "ITA"), (POLITICIAN, "Testini", "LEGA")]
)
def test_an_official_stands_for_the_state_and_a_politician_for_the_party(sentence: str, words: str, code: str) -> None:
    assert codes_of(linked(doc(sentence)), words, 0) == [code]


def test_a_family_name_is_not_that_of_a_known_namesake() -> None:
    read = linked(doc(WHOLE_NAME, FAMILY_NAME))
    (person,) = entities_of(read, "Merkel", 1)
    assert (person.name, person.country) == ("Joana Merkel", "GBR")


NEWS = f"""
Aus aus ADP 1 case
{{place}} {{place}} PROPN 2 obl {SING} B-LOC
meldet melden VERB -1 root
man man PRON 2 nsubj
Neues neu ADJ 2 obj
_. . PUNCT 2 punct"""
SHARED = f"""
Die der DET 2 det {DEF}
{{first}} {{first}} ADJ 2 amod Case=Nom|{SING}
{{last}} {{last}} PROPN 3 nsubj {SING}
gewinnt gewinnen VERB -1 root
_. . PUNCT 3 punct"""
TOLD = f"""
Die der DET 3 det {DEF}
{{whose}} {{whose}} ADJ 3 amod Case=Nom|{SING}
{{first}} {{first}} ADJ 3 amod Case=Nom|{SING}
{{last}} {{last}} PROPN 4 nsubj {SING} B-ORG
gewinnt gewinnen VERB -1 root
_. . PUNCT 4 punct"""
ONE_WORD = f"""
Die der DET 1 det {DEF}
{{last}} {{last}} PROPN 2 nsubj {SING} B-ORG
gewinnt gewinnen VERB -1 root
_. . PUNCT 2 punct"""


@pytest.mark.parametrize(
    ("place", "party", "code", "country"),
    [
        ("Rom", "Demokratische Partei", "PD", "ITA"),
        ("Irgendwo", "Demokratische Partei", None, None),  # no country named: no party of any
        ("Belgrad", "Demokratische Partei", "DS", "SRB"),
        ("Washington", "Demokratische Partei", "DEMUSA", "USA"),
        ("Paris", "Sozialistische Partei", "PSFR", "FRA"),
        ("Lissabon", "Sozialistische Partei", "PS", "PRT"),
        ("Eriwan", "Republikanische Partei", "REPUBPARTYARM", "ARM"),
        ("Islamabad", "PPP", "PPP", "PAK"),
        ("Seoul", "PPP", "PPP", "KOR"),
        ("Valletta", "Labour", "LABMLT", "MLT"),
        ("London", "Labour", "LABOUR", "GBR"),
        ("Berlin", "SPD", "SPD", "DEU"),
        ("Chur", "SPD", "SPD", "DEU"),  # known of one country by its acronym
    ],
)
def test_a_party_whose_name_others_share_is_that_of_the_country_the_news_is_from(
    place: str, party: str, code: str | None, country: str | None
) -> None:
    first, _, last = party.rpartition(" ")
    sentence = SHARED.format(first=first, last=last) if first else ONE_WORD.format(last=last)
    d = linked(doc(NEWS.format(place=place), sentence))
    found = entities_of(d, party.split()[0], 1)
    assert [(e.org, e.country) for e in found] == [(code, country)]


@pytest.mark.parametrize(
    ("whose", "party", "code", "country"),
    [
        ("serbische", "Demokratische Partei", "DS", "SRB"),
        ("italienische", "Demokratische Partei", "PD", "ITA"),
        ("portugiesische", "Sozialistische Partei", "PS", "PRT"),
        ("finnische", "Sozialistische Partei", None, "FIN"),  # none of that name is known there
    ],
)
def test_the_adjective_settles_whose_party_of_a_shared_name_it_is(
    whose: str, party: str, code: str | None, country: str
) -> None:
    first, last = party.split()
    d = linked(doc(NEWS.format(place="Washington"), TOLD.format(whose=whose, first=first, last=last)))
    found = [e for e in d.entities if e.kind in ("group", "organisation")]
    assert [(e.org, e.country) for e in found] == [(code, country)]


@pytest.mark.parametrize("party", ["Labour", "PPP", "Konservativen"])
def test_a_shared_name_stays_open_with_its_candidates_where_the_text_names_no_country(party: str) -> None:
    (entity,) = entities_of(linked(doc(ONE_WORD.format(last=party))), party, 0)
    assert (entity.org, entity.country, entity.sector, entity.by) == (None, None, "PTY", "link:none")
    assert len(entity.candidates) > 1
    assert entity.candidates == tuple(c for c in entity.candidates if c.startswith("group:"))


PERSON = f"""
{{first}} {{first}} PROPN 2 nsubj {SING} B-PER
{{last}} {{last}} PROPN 0 flat {SING} I-PER
warnt warnen VERB -1 root
_. . PUNCT 2 punct"""


@pytest.mark.parametrize(
    ("name", "day", "org", "sector"),
    [
        ("Günther Oettinger", "2012-05-03", "EUR", "IGO"),
        ("Günther Oettinger", "2009-05-03", None, "GOV"),  # head of a Land before he went to Brussels
        ("Peter Mandelson", "2006-01-10", "EUR", "IGO"),
        ("Peter Mandelson", "2009-01-10", None, "GOV"),
        ("Volker Perthes", "2022-03-01", "UNO", "IGO"),
        ("Volker Perthes", "2016-03-01", None, None),
    ],
)
def test_who_holds_office_in_an_organisation_acts_for_it_for_the_days_of_office(
    name: str, day: str, org: str | None, sector: str | None
) -> None:
    first, last = name.split()
    d = doc(PERSON.format(first=first, last=last))
    d = linked(d.having(prepared=replace(d.prepared, date=PublicationDate(day, "field"))))
    (entity,) = entities_of(d, name, 0)
    assert (entity.org, entity.sector) == (org, sector)


@pytest.mark.parametrize("people", ["Jesiden", "Rohingya", "Tutsi", "Alawiten"])
def test_a_people_is_no_place_and_of_the_country_that_the_news_is_from(people: str) -> None:
    flee = f"{people} {people} NOUN 1 nsubj {PLUR} B-LOC\nfliehen fliehen VERB -1 root\n_. . PUNCT 1 punct"
    (entity,) = entities_of(linked(doc(NEWS.format(place="Bagdad"), flee)), people, 1)
    assert (entity.kind, entity.country, entity.sector) == ("people", "IRQ", "CVL")


@pytest.mark.parametrize(
    ("name", "day", "org", "country", "sector"),
    [
        ("Gregor Gysi", "2010-10-09", "LINKE", "DEU", "PTY"),
        ("Gregor Gysi", "1998-05-04", "PDS", "DEU", "PTY"),
        ("Gregor Gysi", None, None, "DEU", "PTY"),  # of which of two parties is not told
        ("Volker Kauder", None, "CDU", "DEU", "PTY"),  # only ever of one
        ("Oskar Lafontaine", "1999-01-20", None, "DEU", "GOV"),  # minister
        ("Oskar Lafontaine", "1999-03-19", None, "DEU", "GOV"),  # between his parties
        ("Oskar Lafontaine", "2010-10-14", "LINKE", "DEU", "PTY"),
        ("Peter Struck", "2003-03-20", None, "DEU", "GOV"),
        ("Peter Struck", "2007-03-20", "SPD", "DEU", "PTY"),  # head of the parliamentary group, once minister
        ("Roland Koch", "2008-01-28", None, "DEU", "GOV"),  # head of government of a Land
        ("Edmund Stoiber", "2002-09-20", None, "DEU", "GOV"),
        ("Norbert Lammert", "2010-10-14", None, "DEU", "LEG"),  # presides over parliament
        ("Klaus Wowereit", "2000-05-01", "SPD", "DEU", "PTY"),
        ("Theresa May", "2019-07-25", None, "GBR", "GOV"),  # left office the day before the report
        ("Theresa May", "2019-09-25", "CONSUK", "GBR", "PTY"),
        ("Jo Cox", "2016-11-23", "LABOUR", "GBR", "PTY"),
        ("Elmar Brok", "2014-03-02", "CDU", "DEU", "PTY"),
        ("John McCain", "2008-07-25", None, "USA", "PTY"),  # American parties do not act by their deputies
        ("Boris Johnson", None, None, "GBR", "GOV"),  # several offices, all of one state
        ("Bill Clinton", "2009-08-04", None, "USA", "GOV"),
    ],
)
def test_an_office_held_on_the_day_goes_before_the_party_of_that_day(
    name: str, day: str | None, org: str | None, country: str, sector: str
) -> None:
    first, last = name.split()
    told = doc(PERSON.format(first=first, last=last))
    if day is not None:
        told = told.having(article=replace(told.article, date=PublicationDate(day, "field")))
    (entity,) = entities_of(linked(told), name, 0)
    assert (entity.org, entity.country, entity.sector) == (org, country, sector)


@pytest.mark.parametrize(
    ("name", "day", "office"),
    [
        ("Günther Oettinger", "2012-05-03", "European Commissioner for Energy"),
        ("Günther Oettinger", "2001-05-03", None),  # his first office lies ahead
        ("Peter Mandelson", "2015-01-10", None),  # his last lies behind, and no word tells it
    ],
)
def test_an_office_that_no_word_tells_is_that_of_the_day(name: str, day: str, office: str | None) -> None:
    first, last = name.split()
    d = doc(PERSON.format(first=first, last=last))
    d = linked(d.having(prepared=replace(d.prepared, date=PublicationDate(day, "field"))))
    (entity,) = entities_of(d, name, 0)
    assert entity.office == office


UNION = f"""
Die der DET 2 det {DEF}
{{adjective}} {{adjective}} PROPN 2 amod {FEM} B-ORG
Union Union PROPN 3 nsubj {FEM} I-ORG
tagt tagen VERB -1 root
_. . PUNCT 3 punct"""
CHIEF = f"""
Kommissionschef Kommissionschef NOUN 3 nsubj {MASC}
Jean Jean PROPN 0 flat {SING} B-PER
Testois Testois PROPN 1 flat {SING} I-PER
sprach sprechen VERB -1 root
_. . PUNCT 3 punct"""


@pytest.mark.parametrize(("adjective", "org"), [("Afrikanische", "AFU"), ("Europäische", "EUR")])
def test_an_office_of_several_organisations_is_of_the_one_that_the_article_names(adjective: str, org: str) -> None:
    d = linked(doc(UNION.format(adjective=adjective), CHIEF))
    assert codes_of(d, "Kommissionschef", 1) == [org]


TOGETHER = f"""
{{article}} {{lemma}} {{upos}} 1 {{deprel}} {DEF}
Ministerpräsident Ministerpräsident NOUN 6 nsubj {MASC}
Probson Probson PROPN 1 appos {SING} B-PER
und und CCONJ 4 cc
Innenminister Innenminister NOUN 1 conj {MASC}
Testini Testini PROPN 4 appos {SING} B-PER
kamen kommen VERB -1 root
_. . PUNCT 6 punct"""


@pytest.mark.parametrize(
    ("article", "lemma", "upos", "deprel", "code"),
    [("polnische", "polnisch", "ADJ", "amod", "POL"), ("Der", "der", "DET", "det", "SYR")],
)
def test_officials_named_together_are_of_the_state_of_the_first(
    article: str, lemma: str, upos: str, deprel: str, code: str
) -> None:
    second = TOGETHER.format(article=article, lemma=lemma, upos=upos, deprel=deprel)
    assert codes_of(linked(doc(IN_SYRIA, second)), "Innenminister", 1) == [code]

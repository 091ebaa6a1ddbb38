"""Which country or organisation actors resolve to whose own words tell little, on sentences written out."""

from __future__ import annotations

import pytest

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

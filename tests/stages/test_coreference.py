"""What descriptions, pronouns and names take up, on sentences written out word by word."""

from __future__ import annotations

import pytest

from tests.stages.trees import codes_of, doc, entities_of, linked

SING, PLUR = "Number=Sing", "Number=Plur"
MASC, FEM = "Gender=Masc|Number=Sing", "Gender=Fem|Number=Sing"
DEF = "Definite=Def|PronType=Art"

TOGETHER = f"""
Frankreich Frankreich PROPN 3 nsubj {SING} B-LOC
und und CCONJ 2 cc
Italien Italien PROPN 0 conj {SING} B-LOC
verhandeln verhandeln VERB -1 root
_. . PUNCT 3 punct"""
BOTH_STATES = f"""
Die der DET 2 det {DEF}
beiden beide ADJ 2 amod
Länder Land NOUN 3 nsubj Gender=Neut|{PLUR}
warnen warnen VERB -1 root
_. . PUNCT 3 punct"""
BOTH_SIDES = f"""
Beide beide DET 1 det
Seiten Seite NOUN 2 nsubj Gender=Fem|{PLUR}
drohen drohen VERB -1 root
_. . PUNCT 2 punct"""
THEY = f"""
Sie sie PRON 1 nsubj {PLUR}|PronType=Prs
streiten streiten VERB -1 root
_. . PUNCT 1 punct"""
OF_PARTY = f"""
Die der DET 1 det {DEF}
Lega Lega PROPN 2 nsubj {SING} B-ORG
siegte siegen VERB -1 root
in in ADP 4 case
Italien Italien PROPN 2 obl {SING} B-LOC
_. . PUNCT 2 punct"""
THE_PARTY = f"""
Die der DET 1 det {DEF}
Partei Partei NOUN 2 nsubj {FEM}
wächst wachsen VERB -1 root
_. . PUNCT 2 punct"""
A_PARTY = f"""
Eine ein DET 1 det Definite=Ind|PronType=Art
Partei Partei NOUN 2 nsubj {FEM}
wächst wachsen VERB -1 root
_. . PUNCT 2 punct"""
THE_REBELS = f"""
Die der DET 1 det {DEF}
Rebellen Rebell NOUN 2 nsubj Gender=Masc|{PLUR}
fliehen fliehen VERB -1 root
_. . PUNCT 2 punct"""
OF_GROUP = f"""
Die der DET 1 det {DEF}
Farc Farc PROPN 2 nsubj {SING} B-ORG
kämpft kämpfen VERB -1 root
_. . PUNCT 2 punct"""
SPOKESMAN = f"""
Omar Omar PROPN 6 nsubj {SING} B-PER
Testmann Testmann PROPN 0 flat {SING} I-PER
_, , PUNCT 3 punct
Sprecher Sprecher NOUN 0 appos {MASC}
der der DET 5 det {DEF}
Hamas Hamas PROPN 3 nmod {SING} B-ORG
drohte drohen VERB -1 root
_. . PUNCT 6 punct"""
HE = f"""
Er er PRON 1 nsubj {MASC}|PronType=Prs
schwieg schweigen VERB -1 root
_. . PUNCT 1 punct"""
PREDICATE = f"""
Omar Omar PROPN 3 nsubj {SING} B-PER
Testmann Testmann PROPN 0 flat {SING} I-PER
ist sein AUX 3 cop
Anführer Anführer NOUN -1 root {MASC}
der der DET 5 det {DEF}
Hamas Hamas PROPN 3 nmod {SING} B-ORG
_. . PUNCT 3 punct"""
THE_GROUP = f"""
Die der DET 1 det {DEF}
Gruppe Gruppe NOUN 2 nsubj {FEM}
droht drohen VERB -1 root
_. . PUNCT 2 punct"""
SUSPECTS = f"""
Mitglieder Mitglied NOUN 3 nsubj Gender=Neut|{PLUR}
der der DET 2 det {DEF}
Hamas Hamas PROPN 0 nmod {SING} B-ORG
schwiegen schweigen VERB -1 root
_. . PUNCT 3 punct"""
ACCUSED = f"""
Die der DET 1 det {DEF}
Angeklagten Angeklagter NOUN 2 nsubj Gender=Masc|{PLUR}
schwiegen schweigen VERB -1 root
_. . PUNCT 2 punct"""
WOMAN_AND_MAN = f"""
Angela Angela PROPN 3 nsubj {SING} B-PER
Testerin Testerin PROPN 0 flat {SING} I-PER
mit mit ADP 4 case
lobte loben VERB -1 root
Michael Michael PROPN 3 obj {SING} B-PER
Prüfer Prüfer PROPN 4 flat {SING} I-PER
_. . PUNCT 3 punct"""
SHE = f"""
Sie sie PRON 1 nsubj {FEM}|PronType=Prs
schwieg schweigen VERB -1 root
_. . PUNCT 1 punct"""


@pytest.mark.parametrize(
    ("sentences", "words", "codes"),
    [
        ((TOGETHER, BOTH_STATES), "beiden Länder", ["FRA", "ITA"]),
        ((TOGETHER, BOTH_SIDES), "Seiten", ["FRA", "ITA"]),
        ((TOGETHER, THEY), "Sie", ["FRA", "ITA"]),
        ((OF_PARTY, THE_PARTY), "Partei", ["LEGA"]),
        ((OF_PARTY, A_PARTY), "Partei", ["ITA"]),
        ((OF_GROUP, THE_REBELS), "Rebellen", ["FARC"]),
        ((OF_PARTY, THE_REBELS), "Rebellen", ["ITA"]),
        ((OF_GROUP, THE_GROUP), "Gruppe", ["FARC"]),
        ((SPOKESMAN, HE), "Er", ["HAMAS"]),
        ((PREDICATE, HE), "Er", ["HAMAS"]),
        ((SUSPECTS, ACCUSED), "Angeklagten", ["HAMAS"]),
    ],
)
def test_what_is_taken_up(sentences: tuple[str, ...], words: str, codes: list[str | None]) -> None:
    assert codes_of(linked(doc(*sentences)), words, 1) == codes


def test_a_pronoun_agrees_with_the_gender_of_first_names() -> None:
    read = linked(doc(WOMAN_AND_MAN, SHE))
    assert [e.name for e in entities_of(read, "Sie", 1)] == ["Angela Testerin"]
    read = linked(doc(WOMAN_AND_MAN, HE))
    assert [e.name for e in entities_of(read, "Er", 1)] == ["Michael Prüfer"]


def test_an_apposition_and_its_person_are_one() -> None:
    (person,) = entities_of(linked(doc(SPOKESMAN)), "Sprecher", 0)
    assert (person.kind, person.name, person.org) == ("person", "Omar Testmann", "HAMAS")

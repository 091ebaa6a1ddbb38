"""Who is meant: descriptions, pronouns, offices and names in sentences of two, written out word by word."""

from __future__ import annotations

import pytest

from tests.stages.trees import codes_of, doc, linked

NOT_ITS_OWN_OBJECT = (
    """
Der der DET 2 det Case=Nom|Definite=Def|Gender=Masc|Number=Sing|PronType=Art
türkische türkisch ADJ 2 amod Case=Nom|Degree=Pos|Gender=Masc|Number=Sing
Minister Minister NOUN 5 nsubj Case=Nom|Gender=Masc|Number=Sing
Ali Ali PROPN 2 appos Case=Nom|Gender=Masc|Number=Sing B-PER
Testmann Testmann PROPN 3 flat Case=Nom|Gender=Masc|Number=Sing I-PER
traf treffen VERB -1 root Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
den der DET 8 det Case=Acc|Definite=Def|Gender=Masc|Number=Sing|PronType=Art
griechischen griechisch ADJ 8 amod Case=Acc|Degree=Pos|Gender=Masc|Number=Sing
Minister Minister NOUN 5 obj Case=Acc|Gender=Masc|Number=Sing
Nikos Nikos PROPN 8 appos Case=Nom|Gender=Masc|Number=Sing B-PER
Probis Probis PROPN 9 flat Case=Nom|Gender=Masc|Number=Sing I-PER
_. . PUNCT 5 punct""",
    """
Er er PRON 1 nsubj Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs
lobte loben VERB -1 root Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
den der DET 4 det Case=Acc|Definite=Def|Gender=Masc|Number=Sing|PronType=Art
griechischen griechisch ADJ 4 amod Case=Acc|Degree=Pos|Gender=Masc|Number=Sing
Minister Minister NOUN 1 obl Case=Acc|Gender=Masc|Number=Sing
_. . PUNCT 1 punct""",
)
NAMED_LAST = (
    """
Der der DET 2 det Case=Nom|Definite=Def|Gender=Masc|Number=Sing|PronType=Art
russische russisch ADJ 2 amod Case=Nom|Degree=Pos|Gender=Masc|Number=Sing
Minister Minister NOUN 5 nsubj Case=Nom|Gender=Masc|Number=Sing
Iwan Iwan PROPN 2 appos Case=Nom|Gender=Masc|Number=Sing B-PER
Testow Testow PROPN 3 flat Case=Nom|Gender=Masc|Number=Sing I-PER
besuchte besuchen VERB -1 root Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
den der DET 9 det Case=Acc|Definite=Def|Gender=Masc|Number=Sing|PronType=Art
UN UN PROPN 9 compound Case=Acc|Gender=Masc|Number=Sing
_- - PUNCT 7 punct
_Sicherheitsrat Sicherheitsrat NOUN 5 obj Case=Acc|Gender=Masc|Number=Sing
_. . PUNCT 5 punct""",
    """
Dieser dieser DET 1 nsubj Case=Nom|Gender=Masc|Number=Sing|PronType=Dem
warnte warnen VERB -1 root Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
_. . PUNCT 1 punct""",
)
PRESIDENTS_OF_BOTH = (
    """
Frankreich Frankreich PROPN 3 nsubj Case=Nom|Gender=Neut|Number=Sing B-LOC
und und CCONJ 2 cc
Italien Italien PROPN 0 conj Case=Nom|Gender=Neut|Number=Sing B-LOC
verhandeln verhandeln VERB -1 root Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin
_. . PUNCT 3 punct""",
    """
Die der DET 1 det Case=Nom|Definite=Def|Number=Plur|PronType=Art
Präsidenten Präsident NOUN 4 nsubj Case=Nom|Gender=Masc|Number=Plur
beider beider DET 3 det Case=Gen|Number=Plur
Länder Land NOUN 1 nmod Case=Gen|Gender=Neut|Number=Plur
unterschrieben unterschreiben VERB -1 root Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin
_. . PUNCT 4 punct""",
)
THEY_OF_A_CLAUSE = (
    """
The the DET 2 det Definite=Def|PronType=Art
British British ADJ 2 amod Degree=Pos
minister minister NOUN 5 nsubj Number=Sing
Boris Boris PROPN 2 appos Number=Sing B-PER
Testman Testman PROPN 3 flat Number=Sing I-PER
met meet VERB -1 root Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
the the DET 8 det Definite=Def|PronType=Art
Iraqi Iraqi ADJ 8 amod Degree=Pos
minister minister NOUN 5 obj Number=Sing
Ali Ali PROPN 8 appos Number=Sing B-PER
Probeh Probeh PROPN 9 flat Number=Sing I-PER
_. . PUNCT 5 punct""",
    """
They they PRON 1 nsubj Case=Nom|Number=Plur|Person=3|PronType=Prs
agreed agree VERB -1 root Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin
_. . PUNCT 1 punct""",
)
MEMBER_STATE = (
    """
Das der DET 3 det Case=Nom|Definite=Def|Gender=Neut|Number=Sing|PronType=Art
OPEC Opec NOUN 3 compound Case=Nom|Gender=Neut|Number=Sing
_- - PUNCT 1 punct
_Mitglied Mitglied NOUN 5 nsubj Case=Nom|Gender=Neut|Number=Sing
Venezuela Venezuela PROPN 3 appos Case=Nom|Gender=Neut|Number=Sing B-LOC
warnte warnen VERB -1 root Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
_. . PUNCT 5 punct""",
)
ON_A_VISIT = (
    """
Präsident Präsident NOUN 5 nsubj Case=Nom|Gender=Masc|Number=Sing
Barack Barack PROPN 0 appos Case=Nom|Gender=Masc|Number=Sing B-PER
Obama Obama PROPN 1 flat Case=Nom|Gender=Masc|Number=Sing I-PER
in in ADP 4 case
Vietnam Vietnam PROPN 5 obl Case=Dat|Gender=Neut|Number=Sing B-LOC
sprach sprechen VERB -1 root Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
_. . PUNCT 5 punct""",
)
OFFICE_OF_A_GROUP = (
    """
Der der DET 3 det Case=Nom|Definite=Def|Gender=Masc|Number=Sing|PronType=Art
Hamas Hamas PROPN 3 compound Case=Nom|Gender=Masc|Number=Sing
_- - PUNCT 1 punct
_Chef Chef NOUN 7 nsubj Case=Nom|Gender=Masc|Number=Sing
in in ADP 6 case
dem der DET 6 det Case=Dat|Definite=Def|Gender=Masc|Number=Sing|PronType=Art
Südlibanon Südlibanon PROPN 7 obl Case=Dat|Gender=Masc|Number=Sing B-LOC
starb sterben VERB -1 root Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
_. . PUNCT 7 punct""",
)
THE_AGED = (
    """
Der der DET 2 det Case=Nom|Definite=Def|Gender=Masc|Number=Sing|PronType=Art
serbische serbisch ADJ 2 amod Case=Nom|Degree=Pos|Gender=Masc|Number=Sing
General General NOUN 6 nsubj Case=Nom|Gender=Masc|Number=Sing
Goran Goran PROPN 2 appos Case=Nom|Gender=Masc|Number=Sing B-PER
Testic Testic PROPN 3 flat Case=Nom|Gender=Masc|Number=Sing I-PER
wurde werden AUX 6 aux Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin|Voice=Pass
gefasst fassen VERB -1 root VerbForm=Part
_. . PUNCT 6 punct""",
    """
Der der DET 3 det Case=Nom|Definite=Def|Gender=Masc|Number=Sing|PronType=Art
63 63 NUM 3 compound Case=Nom|Gender=Masc|NumType=Card
_- - PUNCT 1 punct
_Jährige Jährige NOUN 4 nsubj Case=Nom|Gender=Masc|Number=Sing
schwieg schweigen VERB -1 root Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
in in ADP 6 case
Frankreich Frankreich PROPN 4 obl Case=Dat|Gender=Neut|Number=Sing B-LOC
_. . PUNCT 4 punct""",
)
FORCES_BESIDE = (
    """
Die der DET 2 det Case=Nom|Definite=Def|Gender=Fem|Number=Sing|PronType=Art
israelische israelisch ADJ 2 amod Case=Nom|Degree=Pos|Gender=Fem|Number=Sing
Armee Armee NOUN 5 nsubj Case=Nom|Gender=Fem|Number=Sing
in in ADP 4 case
Gaza Gaza PROPN 5 obl Case=Dat|Gender=Neut|Number=Sing B-LOC
sprach sprechen VERB -1 root Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
_. . PUNCT 5 punct""",
    """
Die der DET 1 det Case=Nom|Definite=Def|Number=Plur|PronType=Art
Soldaten Soldat NOUN 2 nsubj Case=Nom|Gender=Masc|Number=Plur
schossen schießen VERB -1 root Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin
_. . PUNCT 2 punct""",
)
ONE_ARMED_GROUP = (
    """
Die der DET 1 det Case=Nom|Definite=Def|Gender=Fem|Number=Sing|PronType=Art
Farc Farc NOUN 2 nsubj Case=Nom|Gender=Fem|Number=Sing
kämpft kämpfen VERB -1 root Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin
in in ADP 4 case
Kolumbien Kolumbien PROPN 2 obl Case=Dat|Gender=Neut|Number=Sing B-LOC
_. . PUNCT 2 punct""",
    """
Zwei zwei NUM 1 nummod NumType=Card
Attentäter Attentäter NOUN 2 nsubj Case=Nom|Gender=Masc|Number=Plur
flohen fliehen VERB -1 root Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin
_. . PUNCT 2 punct""",
)
NATIONALITY_BEFORE_A_NAME = (
    """
Die der DET 1 det Case=Nom|Definite=Def|Gender=Fem|Number=Sing|PronType=Art
Polizei Polizei NOUN 4 nsubj Case=Nom|Gender=Fem|Number=Sing
in in ADP 3 case
Frankreich Frankreich PROPN 1 nmod Case=Dat|Gender=Neut|Number=Sing B-LOC
sucht suchen VERB -1 root Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin
den der DET 6 det Case=Acc|Definite=Def|Gender=Masc|Number=Sing|PronType=Art
Österreicher Österreicher ADJ 4 obl Case=Acc|Gender=Masc|Number=Sing
Anton Anton PROPN 4 obj Case=Acc|Gender=Masc|Number=Sing B-PER
Testhuber Testhuber PROPN 7 flat Case=Acc|Gender=Masc|Number=Sing I-PER
_. . PUNCT 4 punct""",
)
TRIPOLI = (
    """
In in ADP 2 case
dem der DET 2 det Case=Dat|Definite=Def|Gender=Masc|Number=Sing|PronType=Art
Libanon Libanon PROPN 4 obl Case=Dat|Gender=Masc|Number=Sing B-LOC
wird werden AUX 4 aux Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin|Voice=Pass
gekämpft kämpfen VERB -1 root VerbForm=Part
_. . PUNCT 4 punct""",
    """
In in ADP 1 case
Tripoli Tripoli PROPN 2 obl Case=Dat|Gender=Neut|Number=Sing B-LOC
starben sterben VERB -1 root Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin
Soldaten Soldat NOUN 2 nsubj Case=Nom|Gender=Masc|Number=Plur
_. . PUNCT 2 punct""",
)
NAMESAKE = (
    """
Die der DET 1 det Case=Nom|Definite=Def|Gender=Fem|Number=Sing|PronType=Art
Lehrerin Lehrerin NOUN 7 nsubj Case=Nom|Gender=Fem|Number=Sing
Erna Erna PROPN 1 appos Case=Nom|Gender=Fem|Number=Sing B-PER
Merkel Merkel PROPN 2 flat Case=Nom|Gender=Fem|Number=Sing I-PER
wurde werden AUX 7 aux Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin|Voice=Pass
in in ADP 6 case
Italien Italien PROPN 7 obl Case=Dat|Gender=Neut|Number=Sing B-LOC
ermordet ermorden VERB -1 root VerbForm=Part
_. . PUNCT 7 punct""",
    """
Merkel Merkel PROPN 2 nsubj Case=Nom|Gender=Fem|Number=Sing B-PER
war sein AUX 2 cop Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
beliebt beliebt ADJ -1 root Degree=Pos
_. . PUNCT 2 punct""",
)
SEVERAL_PARTIES = """
Vertreter Vertreter NOUN 6 nsubj Case=Nom|Gender=Masc|Number=Plur
der der DET 2 det Case=Gen|Definite=Def|Gender=Fem|Number=Sing|PronType=Art
SPD SPD PROPN 0 nmod Case=Gen|Gender=Fem|Number=Sing B-ORG
und und CCONJ 5 cc
der der DET 5 det Case=Nom|Definite=Def|Gender=Fem|Number=Sing|PronType=Art
FDP FDP PROPN 2 conj Case=Nom|Gender=Fem|Number=Sing B-ORG
warnten warnen VERB -1 root Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin
_. . PUNCT 6 punct"""


@pytest.mark.parametrize(
    ("sentences", "words", "number", "codes", "language"),
    [
        (NOT_ITS_OWN_OBJECT, "Er", 1, ["TUR"], "de"),
        (NAMED_LAST, "Dieser", 1, ["UNSC"], "de"),
        (PRESIDENTS_OF_BOTH, "Präsidenten", 1, ["FRA", "ITA"], "de"),
        (THEY_OF_A_CLAUSE, "They", 1, ["IRQ", "GBR"], "en"),
        (MEMBER_STATE, "OPEC-Mitglied", 0, ["VEN"], "de"),
        (ON_A_VISIT, "Präsident", 0, ["USA"], "de"),
        (OFFICE_OF_A_GROUP, "Hamas-Chef", 0, ["HAMAS"], "de"),
        (THE_AGED, "63-Jährige", 1, ["SRB"], "de"),
        (FORCES_BESIDE, "Soldaten", 1, ["ISR"], "de"),
        (ONE_ARMED_GROUP, "Zwei", 1, ["FARC"], "de"),
        (NATIONALITY_BEFORE_A_NAME, "Anton", 0, ["AUT"], "de"),
        (TRIPOLI, "Tripoli", 1, ["LBN"], "de"),
        (NAMESAKE, "Merkel", 1, ["ITA"], "de"),
    ],
)
def test_who_is_meant(sentences: tuple[str, ...], words: str, number: int, codes: list[str], language: str) -> None:
    assert codes_of(linked(doc(*sentences, language=language)), words, number) == codes


def test_people_of_several_parties_are_of_each() -> None:
    read = linked(doc(SEVERAL_PARTIES))
    assert {e.org for e in read.entities if e.kind == "people"} == {"SPD", "FDP"}

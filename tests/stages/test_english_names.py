"""Who is meant in English sentences written out word by word: titles, adjectives that are joined, names of two
meanings, and where a phrase ends."""

from __future__ import annotations

import pytest

from tests.stages.trees import codes_of, doc, linked

TITLE_BEHIND_ADJECTIVE = """
French French ADJ 1 amod Degree=Pos B-PER
President President PROPN 2 nmod Number=Sing I-PER
Emmanuel Emmanuel PROPN 4 nsubj Number=Sing I-PER
Macron Macron PROPN 2 flat Number=Sing I-PER
spoke speak VERB -1 root Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
_. . PUNCT 4 punct
"""
MINISTER_FOR = """
The the DET 1 det Definite=Def|PronType=Art
Minister Minister PROPN 10 nsubj Number=Sing B-PER
for for ADP 5 case
the the DET 5 det Definite=Def|PronType=Art
Middle Middle ADJ 5 amod Degree=Pos B-LOC
East East PROPN 1 nmod Number=Sing I-LOC
_, , PUNCT 7 punct
Alistair Alistair PROPN 1 appos Number=Sing B-PER
Burt Burt PROPN 7 flat Number=Sing I-PER
_, , PUNCT 1 punct
spoke speak VERB -1 root Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
_. . PUNCT 10 punct
"""
TWO_FORCES = """
Armenian Armenian ADJ 3 amod Degree=Pos
and and CCONJ 2 cc
Azerbaijani Azerbaijani ADJ 0 conj Degree=Pos
forces force NOUN 4 nsubj Number=Plur
fought fight VERB -1 root Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin
_. . PUNCT 4 punct
"""
THREE_SECRETARIES = """
The the DET 6 det Definite=Def|PronType=Art
Foreign foreign ADJ 6 amod Degree=Pos
_, , PUNCT 3 punct
Home home NOUN 1 conj Number=Sing
and and CCONJ 5 cc
Defence defence NOUN 1 conj Number=Sing
Secretaries secretary NOUN 7 nsubj Number=Plur
spoke speak VERB -1 root Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin
_. . PUNCT 7 punct
"""
UN_SECRETARY = """
The the DET 4 det Definite=Def|PronType=Art
UN UN PROPN 4 compound Number=Sing
Secretary Secretary PROPN 4 compound Number=Sing
_- - PUNCT 2 punct
_General General PROPN 5 nsubj Number=Sing
spoke speak VERB -1 root Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
_. . PUNCT 5 punct
"""
SECRETARY = """
The the DET 3 det Definite=Def|PronType=Art
Secretary secretary PROPN 3 compound Number=Sing
_- - PUNCT 1 punct
_General General PROPN 4 nsubj Number=Sing
left leave VERB -1 root Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
Mali Mali PROPN 4 obj Number=Sing B-LOC
_. . PUNCT 4 punct
"""
AMBASSADOR = """
The the DET 2 det Definite=Def|PronType=Art
U.S. U.S. PROPN 2 compound Number=Sing B-LOC
ambassador ambassador NOUN 7 nsubj Number=Sing
to to ADP 6 case
the the DET 6 det Definite=Def|PronType=Art
United unite VERB 6 amod Tense=Past|VerbForm=Part B-ORG
Nations Nation PROPN 2 nmod Number=Plur I-ORG
spoke speak VERB -1 root Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
_. . PUNCT 7 punct
"""
UNION = """
The the DET 1 det Definite=Def|PronType=Art B-ORG
EU EU PROPN 2 nsubj Number=Sing I-ORG
spoke speak VERB -1 root Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
_. . PUNCT 2 punct
"""
BRUSSELS = """
Brussels Brussels PROPN 1 nsubj Number=Sing B-LOC
accused accuse VERB -1 root Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
Poland Poland PROPN 1 obj Number=Sing B-LOC
_. . PUNCT 1 punct
"""
GEORGIA = """
Troops troop NOUN 1 nsubj Number=Plur
left leave VERB -1 root Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin
Georgia Georgia PROPN 1 obj Number=Sing B-LOC
_. . PUNCT 1 punct
"""
WASHINGTON = """
Washington Washington PROPN 1 nsubj Number=Sing B-PER
spoke speak VERB -1 root Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
_. . PUNCT 1 punct
"""
AIR_FORCE = """
The the DET 1 det Definite=Def|PronType=Art
RAF RAF PROPN 2 nsubj Number=Sing B-ORG
bombed bomb VERB -1 root Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
Mosul Mosul PROPN 2 obj Number=Sing B-LOC
_. . PUNCT 2 punct
"""
CONGRESS = """
Congress Congress PROPN 1 nsubj Number=Sing B-ORG
passed pass VERB -1 root Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
a a DET 3 det Definite=Ind|PronType=Art
bill bill NOUN 1 obj Number=Sing
_. . PUNCT 1 punct
"""
OF_PERU = """
Peru Peru PROPN 2 nmod Number=Sing B-LOC
_'s 's PART 0 case
Congress Congress PROPN 3 nsubj Number=Sing B-ORG
passed pass VERB -1 root Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
a a DET 5 det Definite=Ind|PronType=Art
bill bill NOUN 3 obj Number=Sing
_. . PUNCT 3 punct
"""
SENATE = """
The the DET 2 det Definite=Def|PronType=Art B-ORG
Nigerian Nigerian ADJ 2 amod Degree=Pos B-ORG
Senate Senate PROPN 3 nsubj Number=Sing I-ORG
passed pass VERB -1 root Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
a a DET 5 det Definite=Ind|PronType=Art
bill bill NOUN 3 obj Number=Sing
_. . PUNCT 3 punct
"""
PALESTINE = """
Spain Spain PROPN 1 nsubj Number=Sing B-LOC
recognised recognise VERB -1 root Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
the the DET 3 det Definite=Def|PronType=Art
State State PROPN 1 obj Number=Sing B-LOC
of of ADP 5 case
Palestine Palestine PROPN 3 nmod Number=Sing B-LOC
_. . PUNCT 1 punct
"""
KING = """
King King PROPN 1 nmod Number=Sing B-PER
Abdullah Abdullah PROPN 4 nsubj Number=Sing I-PER
of of ADP 3 case ~ I-PER
Jordan Jordan PROPN 1 nmod Number=Sing I-PER
met meet VERB -1 root Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
Putin Putin PROPN 4 obj Number=Sing B-PER
_. . PUNCT 4 punct
"""
CLERIC = """
The the DET 1 det Definite=Def|PronType=Art
killing killing NOUN 7 nsubj Number=Sing
of of ADP 4 case
a a DET 4 det Definite=Ind|PronType=Art
cleric cleric NOUN 1 nmod Number=Sing
by by ADP 6 case
Riyadh Riyadh PROPN 4 nmod Number=Sing B-PER
angered anger VERB -1 root Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
Tehran Tehran PROPN 7 obj Number=Sing B-LOC
_. . PUNCT 7 punct
"""
AT_LEAST = """
At at ADP 1 case
least least ADJ 3 nmod
30 30 NUM 3 nummod
people people NOUN 4 nsubj Number=Plur
fled flee VERB -1 root Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin
_. . PUNCT 4 punct
"""
ADMINISTRATION = """
The the DET 2 det Definite=Def|PronType=Art
Trump Trump PROPN 2 compound Number=Sing
administration administration NOUN 3 nsubj Number=Sing
suspended suspend VERB -1 root Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
aid aid NOUN 3 obj Number=Sing
to to ADP 6 case
Pakistan Pakistan PROPN 3 obl Number=Sing B-LOC
_. . PUNCT 3 punct
"""
PATRON = """
US US PROPN 2 compound Number=Sing
_- - PUNCT 0 punct
_backed back VERB 4 amod Tense=Past|VerbForm=Part|Voice=Pass
Kurdish Kurdish ADJ 4 amod Degree=Pos
forces force NOUN 5 nsubj Number=Plur
freed free VERB -1 root Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin
hostages hostage NOUN 5 obj Number=Plur
in in ADP 8 case
Syria Syria PROPN 5 obl Number=Sing B-LOC
_. . PUNCT 5 punct
"""
MILITIAS = """
Islamic Islamic ADJ 1 amod Degree=Pos B-LOC
State State PROPN 2 nsubj Number=Sing I-LOC
fled flee VERB -1 root Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
as as SCONJ 6 mark
Shia Shia ADJ 5 amod Degree=Pos
militiamen militiaman NOUN 6 nsubj Number=Plur
came come VERB 2 advcl Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
_. . PUNCT 2 punct
"""


@pytest.mark.parametrize(
    ("sentences", "words", "codes"),
    [
        ((TITLE_BEHIND_ADJECTIVE,), "French President Emmanuel Macron", ["FRA"]),
        ((UN_SECRETARY,), "UN Secretary-General", ["UNO"]),
        ((SECRETARY,), "Secretary-General", [None]),
        ((AMBASSADOR,), "U.S. ambassador to the United Nations", ["USA"]),
        ((BRUSSELS,), "Brussels", ["BEL"]),
        ((UNION, BRUSSELS), "Brussels", ["EUR"]),
        ((GEORGIA,), "Georgia", ["GEO"]),
        ((WASHINGTON, GEORGIA), "Georgia", ["USA"]),
        ((AIR_FORCE,), "RAF", ["GBR"]),
        ((CONGRESS,), "Congress", ["USA"]),
        ((OF_PERU,), "Peru's Congress", ["PER"]),
        ((SENATE,), "Nigerian Senate", ["NGA"]),
        ((PALESTINE,), "State of Palestine", ["PSE"]),
        ((KING,), "King Abdullah", ["JOR"]),
        ((ADMINISTRATION,), "Trump administration", ["USA"]),
        ((PATRON,), "US-backed Kurdish forces", ["SYR"]),
        ((MILITIAS,), "Shia militiamen", [None]),
    ],
    ids=["title behind an adjective in a name", "hyphen of a title", "no state's officer", "whom he is sent to",
         "town", "town for the Union",
         "state before a part of another", "part of a state that is named",
         "air force", "organ before party", "another state's organ", "another state's organ by adjective",
         "state by its whole name", "king of two", "government by its head", "patron", "beliefs of a militia"],
)  # fmt: skip
def test_who_is_meant(sentences: tuple[str, ...], words: str, codes: list[str | None]) -> None:
    assert codes_of(linked(doc(*sentences, language="en")), words, len(sentences) - 1) == codes


@pytest.mark.parametrize(
    ("sentence", "texts"),
    [
        (TWO_FORCES, ["Armenian and Azerbaijani forces", "Armenian and Azerbaijani forces"]),
        (THREE_SECRETARIES, ["Foreign, Home and Defence Secretaries"]),
        (CLERIC, ["cleric"]),
        (MINISTER_FOR, ["Minister for the Middle East, Alistair Burt"]),
        (AT_LEAST, ["At least 30 people"]),
    ],
    ids=["one for each country", "one title of three", "not by whom", "minister and name", "how many"],
)
def test_how_far_a_phrase_reaches(sentence: str, texts: list[str]) -> None:
    d = linked(doc(sentence, language="en"))
    assert [m.span.of(d.text) for m in d.mentions if m.by == "names:role"] == texts


def test_two_countries_have_forces_each() -> None:
    d = linked(doc(TWO_FORCES, language="en"))
    assert {m.country for m in d.mentions if m.kind == "body"} == {"ARM", "AZE"}

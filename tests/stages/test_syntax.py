"""Which trees are set right, and which stay as they are: heads and relations before and after."""

from __future__ import annotations

import pytest

from depesche.pack.language import load_language
from depesche.stages.syntax import syntax
from tests.stages.trees import doc

ACCUSED = """
He he PRON 1 nsubj
accused accuse VERB -1 root VerbForm=Fin
the the DET 3 det
rebels rebel NOUN 1 obj
of of ADP 6 case
war war NOUN 6 compound
crimes crime NOUN 3 nmod
_. . PUNCT 1 punct
"""
PRESIDENT = """
He he PRON 1 nsubj
accused accuse VERB -1 root VerbForm=Fin
the the DET 3 det
president president NOUN 1 obj
of of ADP 5 case
Ruritania Ruritania PROPN 3 nmod
of of SCONJ 7 mark
lying lie VERB 3 acl
_. . PUNCT 1 punct
"""
MET = """
He he PRON 1 nsubj
met meet VERB -1 root VerbForm=Fin
the the DET 3 det
rebels rebel NOUN 1 obj
of of ADP 6 case
the the DET 6 det
north north NOUN 3 nmod
_. . PUNCT 1 punct
"""
TWO = """
Minister Minister NOUN 10 nsubj
Otto Otto PROPN 0 {first}
Adler Adler PROPN 1 flat
und und CCONJ 4 cc
Präsidentin Präsidentin NOUN 0 conj
von von ADP 6 case
Ruritanien Ruritanien PROPN 4 nmod
_, , PUNCT 8 punct
Rosa Rosa PROPN 0 appos
_, , PUNCT 0 punct
kamen kommen VERB -1 root VerbForm=Fin
"""


def heads(rows: str, language: str) -> dict[int, tuple[int, str]]:
    """Head and relation of the words that the stage sets right, by their place."""
    before = doc(rows, language=language)
    pack = load_language(language)
    after = syntax(before, pack.events.grammar, pack.claims, pack.names)
    changed = (a for a, b in zip(after[0].words, before.sentences[0].words, strict=True) if a != b)
    return {w.index: (w.head, w.deprel) for w in changed}


@pytest.mark.parametrize(
    ("rows", "changes"),
    [
        pytest.param(ACCUSED, {6: (1, "obl")}, id="a charge"),
        pytest.param(PRESIDENT, {7: (1, "advcl")}, id="a charge behind the object's own phrase"),
        pytest.param(PRESIDENT.replace("of of SCONJ 7 mark\nlying lie VERB 3 acl\n", ""), {}, id="a name"),
        pytest.param(MET, {}, id="a verb without charge"),
    ],
)
def test_charges(rows: str, changes: dict[int, tuple[int, str]]) -> None:
    assert heads(rows, "en") == changes


@pytest.mark.parametrize(
    ("rows", "changes"),
    [
        pytest.param(TWO.format(first="appos"), {8: (4, "appos")}, id="the first has a name"),
        pytest.param(TWO.format(first="nmod"), {}, id="the first has none"),
    ],
)
def test_names_behind_a_comma(rows: str, changes: dict[int, tuple[int, str]]) -> None:
    assert heads(rows, "de") == changes


VISITED = """
gestern gestern ADV 5 advmod
hat haben AUX 5 aux VerbForm=Fin
der der DET 3 det
{title} {title} NOUN 5 nsubj
{place} {place} PROPN 3 appos
besucht besuchen VERB -1 root VerbForm=Part
"""
OF_STATE = """
gestern gestern ADV 7 advmod
hat haben AUX 7 aux VerbForm=Fin
der der DET 3 det
Außenminister Außenminister NOUN 7 nsubj
der der DET 5 det
Türkei Türkei PROPN 3 nmod
Berlin Berlin PROPN 5 flat
besucht besuchen VERB -1 root VerbForm=Part
"""


@pytest.mark.parametrize(
    ("rows", "changes"),
    [
        pytest.param(VISITED.format(title="Präsident", place="Helsinki"), {4: (5, "obj")}, id="a town"),
        pytest.param(VISITED.format(title="Präsident", place="Israel"), {4: (5, "obj")}, id="a state"),
        pytest.param(OF_STATE, {6: (7, "obj")}, id="behind the state whose title it is"),
        pytest.param(VISITED.format(title="Präsident", place="Nauseda"), {}, id="a person"),
        pytest.param(VISITED.format(title="Präsident", place="Israels"), {}, id="a genitive"),
        pytest.param(VISITED.format(title="Partner", place="Israel"), {}, id="what a state may be"),
        pytest.param(
            VISITED.format(title="Präsident", place="Helsinki") + "ihn er PRON 5 obj\n", {}, id="another object"
        ),
    ],
)
def test_places_behind_titles(rows: str, changes: dict[int, tuple[int, str]]) -> None:
    assert heads(rows, "de") == changes


NOTHING_BEHIND = """
Er er PRON 1 nsubj
sagte sagen VERB -1 root VerbForm=Fin
es es PRON 3 nsubj
regne regnen VERB 1 ccomp VerbForm=Fin|Mood=Sub
schneit schneien VERB 3 conj VerbForm=Fin|Mood=Ind
und und CCONJ 4 cc
"""
SIGNS_ALONE = """
Er er PRON 1 nsubj
sagte sagen VERB -1 root VerbForm=Fin
es es PRON 3 nsubj
regne regnen VERB 1 ccomp VerbForm=Fin|Mood=Sub
_! ! PUNCT 3 advcl
_! ! PUNCT 4 punct
"""


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("rows", [NOTHING_BEHIND, SIGNS_ALONE])
def test_trees_as_only_parsers_make_them_are_read(rows: str, language: str) -> None:
    assert 1 not in heads(rows, language)

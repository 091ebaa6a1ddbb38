"""Mentions of sentences written out: persons by the shape of a word, names of unknown groups, hyphenated names."""

from __future__ import annotations

import pytest

from depesche.model import Mention
from depesche.pack.kb import load_kb
from depesche.stages.names import names
from tests.stages.trees import doc, lexicon

SING = "Number=Sing"
DEF = "Definite=Def|PronType=Art"


def mentions(*sentences: str) -> dict[str, Mention]:
    """The mentions of German sentences by their words."""
    d = doc(*sentences)
    return {m.span.of(d.text): m for m in names(d, lexicon("de"), load_kb())}


@pytest.mark.parametrize(
    ("form", "is_person"),
    [
        ("Festgenommene", True), ("Verletzten", True), ("Inhaftierter", True), ("Demonstrierende", True),
        ("Jährige", True), ("Unbekannter", True), ("Aufständischen", True), ("Verschleppte", True),
        ("Berichte", False), ("Gerichte", False), ("Verluste", False), ("Geschichte", False), ("Gewerkschaften", False),
        ("Gebiete", False), ("verletzte", False), ("Gesellschaften", False), ("Bürgerrechte", False),
    ],
)  # fmt: skip
def test_adjectives_and_participles_that_stand_for_persons(form: str, is_person: bool) -> None:
    german = lexicon("de")
    known = german.substantive(form) is not None
    assert known == is_person


def test_prefixes_of_verbs_make_no_compound() -> None:
    german = lexicon("de")
    assert german.role("Staatsführung") is not None
    assert german.role("Entführung") is None


def test_an_unknown_group_is_named_by_its_compound() -> None:
    found = mentions(f"""
Mitglieder Mitglied NOUN 5 nsubj Gender=Neut|Number=Plur
der der DET 4 det {DEF}
Sauertal Sauertal PROPN 4 compound {SING} B-ORG
_- - PUNCT 4 punct {SING} I-ORG
_Gruppe Gruppe NOUN 0 nmod Gender=Fem|{SING} I-ORG
schweigen schweigen VERB -1 root
_. . PUNCT 5 punct""")
    assert found["Sauertal-Gruppe"].org == "SAUERTAL"
    assert found["Mitglieder der Sauertal-Gruppe"].org == "SAUERTAL"


@pytest.mark.parametrize("words", ["Saudi-Arabiens", "Timor-Leste"])
def test_a_hyphenated_name_is_found_however_it_is_cut(words: str) -> None:
    first, second = words.split("-")
    whole = mentions(f"{words} {words} PROPN -1 root {SING} B-LOC")
    cut = mentions(f"""
{first} {first} PROPN 2 compound {SING} B-LOC
_- - PUNCT 2 punct {SING} I-LOC
_{second} {second} PROPN -1 root {SING} I-LOC""")
    assert whole[words].country == cut[words].country is not None


def test_what_stands_for_persons_named_before() -> None:
    found = mentions("""
Viele viel PRON 3 nsubj Number=Plur
von von ADP 2 case
ihnen sie PRON 0 nmod Number=Plur|PronType=Prs
flohen fliehen VERB -1 root
_. . PUNCT 3 punct""")
    assert (found["Viele"].kind, found["Viele"].refers) == ("pronoun", "stranded")


def test_a_family_name_that_only_looks_like_a_place() -> None:
    found = mentions(
        f"""
Maria Maria PROPN 2 nsubj {SING} B-PER
Testena Testena PROPN 0 flat {SING} I-PER
lebt leben VERB -1 root
_. . PUNCT 2 punct""",
        f"""
Von von ADP 1 case
Testena Testena PROPN 2 obl {SING} B-LOC
kam kommen VERB -1 root
_. . PUNCT 2 punct""",
    )
    assert found["Testena"].kind == "person"


@pytest.mark.parametrize(
    ("form", "tag", "country"),
    [("Kenianische", "O", "KEN"), ("Kenianische", "B-ORG", None), ("Rebellische", "O", None)],
)
def test_an_adjective_of_origin_that_opens_a_sentence(form: str, tag: str, country: str | None) -> None:
    found = mentions(f"""
{form} {form.lower()} ADJ 1 amod Number=Plur {tag}
Soldaten Soldat NOUN 2 nsubj Gender=Masc|Number=Plur
schweigen schweigen VERB -1 root
_. . PUNCT 2 punct""")
    assert found[f"{form} Soldaten"].country == country

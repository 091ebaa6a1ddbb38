"""The words of statecraft facts: numbers, durations, compounds, glossary, and what a bad file is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from depesche.pack.bodies import read_bodies
from depesche.pack.closed import ClosedClasses
from depesche.pack.facts import FactsLexicon, Gloss, load
from depesche.pack.files import DATA, Problems
from depesche.pack.language import load_language

GERMAN: FactsLexicon = load_language("de").facts
ENGLISH: FactsLexicon = load_language("en").facts


@pytest.mark.parametrize(
    ("form", "number"), [("elf", 11), ("141", 141), ("12345", None), ("viele", None), ("¹", None), ("١٢", 12)]
)
def test_numbers(form: str, number: int | None) -> None:
    assert GERMAN.number(form) == number


@pytest.mark.parametrize(("form", "days"), [("viertägig", 4), ("4-tägigen", 4), ("vierwöchig", None), ("tägig", None)])
def test_days(form: str, days: int | None) -> None:
    assert GERMAN.days(form) == days


def test_nouns_count_as_the_last_part_of_compounds() -> None:
    assert GERMAN.value("embargo.noun", "Waffenembargo") == "embargo"
    assert GERMAN.first_part("embargo.scope", "Waffenembargo") == "arms"
    assert ENGLISH.value("embargo.noun", "disembargo") is None


def test_verbs_count_by_their_participles() -> None:
    assert GERMAN.value("appointment.verb", "vereidigt") == "sworn in"
    assert GERMAN.value("embargo.verb", "aufgehoben") == "ended"


@pytest.mark.parametrize(
    ("form", "plural", "english"),
    [
        ("Waffenkäufe", True, "arms purchases"),
        ("Militärdelegation", False, "military delegation"),
        ("Gaslieferungen", True, "gas deliveries"),
        ("Handel", False, "trade"),
        ("Kartoffelpuffer", False, None),
    ],
)
def test_glossary_puts_compounds_together(form: str, plural: bool, english: str | None) -> None:
    assert GERMAN.noun_gloss(form, form, plural=plural) == english


def test_first_parts_of_agreements() -> None:
    assert GERMAN.first_gloss("Friedensabkommen", "Friedensabkommen") == "Friedens (peace)"
    assert GERMAN.first_gloss("Abkommen", "Abkommen") is None


def test_first_parts_are_shown_as_they_are_written() -> None:
    closed = ClosedClasses({}, frozenset({"compounds closed"}))
    glosses = {("first", "strassen"): Gloss(word="Straßen", kind="first", en="roads")}
    lexicon = FactsLexicon("de", {"agreement.noun": {"abkommen": "agreement"}}, closed, glosses)
    assert lexicon.first_gloss("Straßenabkommen", "Straßenabkommen") == "Straßen (roads)"


def test_languages_know_the_same_kinds_and_values() -> None:
    own = {"vote.reflexive", "gloss.case", "gloss.verb", "veto.verb"}
    for kind in sorted((GERMAN.words.keys() | ENGLISH.words.keys()) - own):
        assert kind in GERMAN.words, kind
        assert kind in ENGLISH.words, kind


def test_a_word_with_two_meanings_is_a_problem(tmp_path: Path) -> None:
    folder = tmp_path / "de"
    folder.mkdir()
    row = '- {{kind: vote.side, value: {0}, words: [für], fires: "Er stimmte für ihn.", not: "Er ging."}}\n'
    (folder / "facts.yaml").write_text(row.format("for") + row.format("against"), encoding="utf-8")
    problems = Problems()
    load(folder, problems, ClosedClasses())
    assert "means 'for' already" in str(problems.found[0])


@pytest.mark.parametrize("value", ["two", "²", "-2", "1.5"])
def test_a_number_that_is_none_is_a_problem(value: str, tmp_path: Path) -> None:
    row = (
        f'- {{kind: number.word, value: "{value}", words: [zwei], fires: "Zwei stimmten zu.", not: "Er stimmte zu."}}\n'
    )
    (tmp_path / "facts.yaml").write_text(row, encoding="utf-8")
    problems = Problems()
    load(tmp_path, problems, ClosedClasses())
    assert "is no whole number" in str(problems.found[0])


def test_a_word_twice_in_the_glossary_is_a_problem(tmp_path: Path) -> None:
    folder = tmp_path / "de"
    folder.mkdir()
    (folder / "facts.yaml").write_bytes((DATA / "lang" / "de" / "facts.yaml").read_bytes())
    (folder / "gloss.csv").write_text("word,kind,en,plural\nkauf,noun,purchase,\nkauf,noun,buy,\n", encoding="utf-8")
    problems = Problems()
    load(folder, problems, ClosedClasses())
    assert "stands twice" in str(problems.found[0])


def test_an_example_that_does_not_come_out_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "bodies.yaml").write_text(
        "- {body: UNSC, members: 15, majority: votes, needed: 9, sources: [x],"
        " fires: {for: 9, outcome: rejected}, not: {for: 9, outcome: adopted}}\n",
        encoding="utf-8",
    )
    problems = Problems()
    read_bodies(problems, tmp_path)
    assert "does not come out" in str(problems.found[0])

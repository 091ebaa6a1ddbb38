"""The claim rules: what loads, and what does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from depesche.pack import claims as pack
from depesche.pack.files import DATA, Problems

HEAD = """grammar:
  articles: [der]
  reflexives: [sich]
  first_person: [ich]
  own: [eigen]
  no_source: [es]
  as_words: [als]
  how_words: [wie]
  that_words: [dass]
  anaphors: [das]
  agent_prepositions: [von]
  circumstance: [am]
  declaring: [zu]
  of_prepositions: [von]
  passive_auxiliaries: [werden]
  perfect_auxiliaries: [haben]
rules:
"""
GOOD = """  - id: say
    kind: verb
    words: [sagen]
    frames: [clause]
    fires: ["{Sie} sagte, [er komme]."]
    never: ["Er kam."]
"""


@pytest.mark.parametrize("language", ["de", "en"])
def test_shipped_rules_load(language: str) -> None:
    problems = Problems()
    lexicon = pack.load(DATA / "lang" / language, problems)
    assert problems.found == []
    assert len(lexicon.rules) > 15
    assert all(w == w.lower() for w in lexicon.verbs)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (('    never: ["Er kam."]\n', ""), "never"),
        (("[er komme]", "er komme"), "no [content] is marked"),
        (("    frames: [clause]\n", ""), "says not how its content hangs on it"),
        (("[sagen]", "[sagen, sagen]"), "has a word twice"),
        (("kind: verb", "kind: verbum"), "kind"),
        (("id: say", "id: Say so"), "id"),
    ],
)
def test_a_bad_rule_is_told_with_its_file(tmp_path: Path, change: tuple[str, str], told: str) -> None:
    (tmp_path / "claims.yaml").write_text(HEAD + GOOD.replace(*change), encoding="utf-8")
    problems = Problems()
    pack.load(tmp_path, problems)
    assert any(told in str(p) and "claims.yaml" in p.file for p in problems.found), problems.found


def test_the_same_id_twice_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "claims.yaml").write_text(HEAD + GOOD + GOOD, encoding="utf-8")
    problems = Problems()
    pack.load(tmp_path, problems)
    assert ["stands twice" in p.message for p in problems.found] == [True]


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    problems = Problems()
    lexicon = pack.load(tmp_path, problems)
    assert problems.found
    assert lexicon.rules == ()


@pytest.mark.parametrize(
    ("lemma", "known"), [("Medienbericht", True), ("Bericht", True), ("Gericht", False), ("", False)]
)
def test_nouns_are_found_by_their_end(lemma: str, known: bool) -> None:
    lexicon = pack.load(DATA / "lang" / "de", Problems())
    assert bool(lexicon.noun(lemma)) is known

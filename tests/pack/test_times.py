"""Reading the grammar of time expressions: what is wrong in its files is told with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from depesche.pack.files import DATA, Problems
from depesche.pack.times import load

CLASSES = "classes:\n  month:\n    words: {Mai: 5}\n  year:\n    digits: '20[0-9]{2}'\n"
RULE = """- id: xx.month
  means: date
  pattern: "<{month} {year}>"
  fires: [{text: "Mai 2004", finds: "Mai 2004", value: "2004-05"}]
  spares: ["Mai"]
"""


def grammar(folder: Path, classes: str = CLASSES, rules: str = RULE, tense: str = "past: [war]\n") -> Problems:
    (folder / "times").mkdir()
    for name, text in (("classes", classes), ("rules", rules), ("tense", tense)):
        (folder / "times" / f"{name}.yaml").write_text(text, encoding="utf-8")
    problems = Problems()
    load(folder, problems)
    return problems


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_grammars_load(language: str) -> None:
    problems = Problems()
    lexicon = load(DATA / "lang" / language, problems)
    assert problems.found == []
    assert len(lexicon.rules) > 80


def test_a_small_grammar_loads(tmp_path: Path) -> None:
    assert grammar(tmp_path).found == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("{month} {year}", "{month} {yaer}", "unknown class 'yaer'"),
        ("{month} {year}", "{month} * {year}", "not readable"),
        ("<{month}", "<({month}", "pattern:"),
        ('  spares: ["Mai"]\n', "", "spares: Field required"),
        ("  fires: [", "  fires: []\n  timeml: [", "fires"),
        ("means: date", "means: tea", "means"),
    ],
)
def test_a_bad_rule_is_told_with_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    found = grammar(tmp_path, rules=RULE.replace(old, new)).found
    assert found
    assert any(message in p.message for p in found)
    assert all(p.file.endswith("rules.yaml") and p.line >= 1 for p in found)


def test_a_rule_that_stands_twice_is_told(tmp_path: Path) -> None:
    (problem,) = grammar(tmp_path, rules=RULE + RULE).found
    assert problem.line == 6


def test_a_class_without_words_is_told(tmp_path: Path) -> None:
    found = grammar(tmp_path, classes=CLASSES + "  empty: {}\n  joined:\n    join: [month, none]\n").found
    assert [p.message for p in found] == ["class 'empty' has no words", "class 'joined' joins unknown class 'none'"]


def test_case_follows_the_spelling_of_the_class() -> None:
    lexicon = load(DATA / "lang" / "de", Problems())
    assert {"heute", "Heute", "HEUTE", "Mai", "MAI"} <= lexicon.signs.keys()
    assert "mai" not in lexicon.signs

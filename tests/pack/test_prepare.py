"""The data of the stage `prepare`: what a bad file says, and that a good one's rules do what their examples say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from depesche.pack.files import DATA, Problems
from depesche.pack.prepare import PrepareLexicon, Rule, load
from depesche.stages.prepare.frame import fires

LANGUAGES = ("de", "en")


def lexicon(language: str) -> PrepareLexicon:
    problems = Problems()
    loaded = load(DATA / "lang" / language, problems)
    problems.raise_if_any()
    return loaded


def rules() -> list[tuple[str, PrepareLexicon, Rule]]:
    found = []
    for language in LANGUAGES:
        loaded = lexicon(language)
        for kind in ("datelines", "openings", "lines", "tails"):
            found += [(kind, loaded, rule) for rule in getattr(loaded, kind)]
    return found


def found_by(kind: str, loaded: PrepareLexicon, rule: Rule, text: str) -> str | None:
    if kind == "lines":
        matches = [rule.pattern.fullmatch(text)]
    elif kind == "tails":
        matches = [rule.pattern.search(text)]
    else:
        ends = [m.end() for m in re.finditer(r"[.!?“] ", text)] if rule.after_lead else []
        matches = [rule.pattern.match(text, place) for place in (0, *ends)]
    return next((m.group().strip() for m in matches if m and fires(rule, m, loaded.agencies, loaded)), None)


@pytest.mark.parametrize(("kind", "loaded", "rule"), [pytest.param(*r, id=r[2].id) for r in rules()])
def test_examples(kind: str, loaded: PrepareLexicon, rule: Rule) -> None:
    for text, finds in rule.fires:
        assert found_by(kind, loaded, rule, text) == finds
    for text in rule.silent:
        assert found_by(kind, loaded, rule, text) is None


BAD = """\
function_words: [{words}]
agencies: [dpa]
months: {{Mai: 5}}
parts: {{}}
rules:
  - id: de.a
    kind: line
    pattern: '{pattern}'
    fires: [{{text: a, finds: a}}]
    silent: {silent}
"""
WORDS = ", ".join(f"w{n}" for n in range(20))


@pytest.mark.parametrize(
    ("change", "line", "message"),
    [
        ({"pattern": "("}, 6, "rule de.a: pattern"),
        ({"pattern": "{nothing}"}, 6, "'nothing'"),
        ({"pattern": "(?P<colour>x)"}, 6, "no such group: colour"),
        ({"silent": "[]"}, 10, "silent"),
        ({"words": "a"}, 1, "function_words"),
    ],
)
def test_problems_name_their_line(tmp_path: Path, change: dict[str, str], line: int, message: str) -> None:
    values = {"pattern": "a", "silent": "[b]", "words": WORDS} | change
    (tmp_path / "prepare.yaml").write_text(BAD.format(**values), encoding="utf-8")
    problems = Problems()
    load(tmp_path, problems)
    assert [p.line for p in problems.found] == [line]
    assert message in problems.found[0].message

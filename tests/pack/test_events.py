"""The event rules load, and what is wrong in a data file is told with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from depesche.pack.events import load
from depesche.pack.files import DATA, Problems
from depesche.pack.participles import FiniteForms, Participles, noun_forms

SHARED = """grammar: {passive: [werden]}
classes: {armed: [rebell]}
frames:
  do: {actor: [agent], recipient: [patient]}
"""
RULE = """- id: kill
  verb: [töten]
  frame: do
  fires: ["Rebellen töteten Soldaten."]
  not: ["Rebellen ruhten."]
"""


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_shipped_rules_have_no_problems(language: str) -> None:
    problems = Problems()
    lexicon = load(DATA / "lang" / language, problems)
    assert problems.found == []
    assert {r.type for r in lexicon.rules.values()} >= {"AGREE", "ASSAULT", "COERCE", "SUPPORT", None}


def written(folder: Path, rules: str, name: str = "assault.yaml", shared: str = SHARED) -> Path:
    (folder / "events").mkdir()
    (folder / "events" / "shared.yaml").write_text(shared, encoding="utf-8")
    (folder / "events" / name).write_text(rules, encoding="utf-8")
    return folder


def test_a_rule_is_indexed_by_its_trigger(tmp_path: Path) -> None:
    problems = Problems()
    lexicon = load(written(tmp_path, RULE), problems)
    assert problems.found == []
    assert [r.id for r in lexicon.verbs["töten"]] == ["kill"]


@pytest.mark.parametrize(
    ("rules", "name", "message"),
    [
        (RULE.replace('  not: ["Rebellen ruhten."]\n', ""), "assault.yaml", "not"),
        (RULE.replace("frame: do", "frame: undo"), "assault.yaml", "no frame 'undo'"),
        (RULE.replace("frame: do", "frame: do\n  mode: flying"), "assault.yaml", "has no mode 'flying'"),
        (RULE.replace("frame: do", 'frame: do\n  needs: ["patient in @x"]'), "assault.yaml", "no word class '@x'"),
        (RULE.replace("frame: do", 'frame: do\n  needs: ["pp in rebell"]'), "assault.yaml", "no adposition"),
        (RULE.replace("  verb: [töten]\n", ""), "assault.yaml", "no trigger"),
        (RULE + RULE, "assault.yaml", "stands twice"),
        (RULE, "murder.yaml", "no event type MURDER"),
    ],
)
def test_problems_name_file_and_reason(tmp_path: Path, rules: str, name: str, message: str) -> None:
    problems = Problems()
    load(written(tmp_path, rules, name), problems)
    assert any(name in str(p) and message in str(p) for p in problems.found), problems.found


def test_a_missing_folder_is_a_problem(tmp_path: Path) -> None:
    problems = Problems()
    assert load(tmp_path, problems).rules == {}
    assert len(problems.found) == 1


@pytest.mark.parametrize(
    ("verb", "participle"),
    [("töten", "getötet"), ("festnehmen", "festgenommen"), ("verhaften", "verhaftet"), ("bombardieren", "bombardiert"),
     ("zerschlagen", "zerschlagen"), ("fordern", "gefordert"), ("x", None)],
)  # fmt: skip
def test_participles(verb: str, participle: str | None) -> None:
    built = Participles(
        "ge", "t", ("en", "n"), ("fest",), ("ver", "zer"), ("ieren",), {"nehmen": "genommen", "schlagen": "geschlagen"}
    )
    assert built.of(verb) == participle


def test_finite_forms() -> None:
    forms = FiniteForms({"nehmen": ("nahm",)}, ("", "en"), ("te",), ("ete",), ("t",), ("en", "n"), ("fest", "über"))
    table = forms.table(["festnehmen", "übernehmen", "scheitern", "töten"])
    assert table["nahm"] == "nehmen"
    assert table["übernahmen"] == "übernehmen"
    assert table["scheiterte"] == "scheitern"
    assert table["tötete"] == "töten"


@pytest.mark.parametrize(("noun", "form", "made"), [("kampf", "kämpfe", True), ("kampf", "kämpfer", False)])
def test_a_noun_with_umlaut_and_er_is_who_acts(noun: str, form: str, made: bool) -> None:
    assert (form in noun_forms(noun, ["", "e", "er"], {"a": "ä"}, ("er",))) is made

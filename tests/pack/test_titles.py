"""Titles and the offices that they can mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from depesche.pack.files import Problems
from depesche.pack.kb import load_kb
from depesche.pack.titles import WordKind, check_titles, general, is_of, means, read_title_words, word_for


@pytest.mark.parametrize(
    ("title", "office", "meant"),
    [
        ("President", "president-of-france", True),
        ("President", "president-of-the-european-parliament", True),
        ("President", "vice-president-of-the-united-states", False),
        ("Vice President", "vice-president-of-the-united-states", True),
        ("Minister of Finance", "minister-of-finance-of-germany", True),
        ("Minister of Finance", "minister-of-defence-of-germany", False),
        ("Commander", "commander-of-the-quds-force", True),
        ("Director", "director-of-mossad", True),
    ],
)
def test_titles_mean_offices(title: str, office: str, meant: bool) -> None:
    assert means(title, load_kb().offices[office]) is meant


def test_general_titles_stand_for_full_ones_of_their_class() -> None:
    row = general("Head")
    assert row is not None
    assert row.means(load_kb().offices["director-of-mossad"])
    assert not row.means(load_kb().offices["chairman-of-the-state-duma-of-russia"])
    assert general("President") is None


def test_examples_that_the_row_does_not_bear_out_are_problems(tmp_path: Path) -> None:
    row = "{title: Envoy, roles: [special envoy], fires: president-of-france, not: no-such-office}"
    (tmp_path / "titles.yaml").write_text(f"- {row}\n", encoding="utf-8")
    problems = Problems()
    check_titles(load_kb().offices, problems, tmp_path)
    assert len(problems.found) == 2


@pytest.mark.parametrize(
    ("kind", "title", "is_one"),
    [
        ("deputy", "Deputy Prime Minister", True),
        ("deputy", "Vice-Chancellor", True),
        ("deputy", "First Vice President", False),
        ("vice", "First Vice President", True),
        ("vice", "Chief of the Security Service", False),
        ("head", "Head", True),
        ("minister", "Minister", True),
        ("minister", "Prime Minister", False),
        ("minister", "", False),
    ],
)
def test_titles_are_of_a_kind_by_their_words(kind: WordKind, title: str, is_one: bool) -> None:
    assert is_of(kind, title) is is_one


def test_records_write_one_word_for_a_kind() -> None:
    assert [word_for(kind) for kind in ("deputy", "head", "speaker")] == ["Deputy", "Head", "Spokesperson"]


def test_kinds_without_words_and_wrong_examples_are_problems(tmp_path: Path) -> None:
    row = "- {kind: deputy, words: [Deputy], fires: Minister, not: Deputy Minister}\n"
    (tmp_path / "title_words.yaml").write_text(row * 2, encoding="utf-8")
    problems = Problems()
    read_title_words(problems, tmp_path)
    told = "\n".join(map(str, problems.found))
    assert "stands twice" in told
    assert "'Minister' should be one" in told
    assert "'Deputy Minister' should not be one" in told
    assert "no words for vice" in told

"""What words for offices call them in particular, and what those titles mean among the offices of the knowledge base."""

from __future__ import annotations

from pathlib import Path

import pytest

from depesche.pack.callings import load
from depesche.pack.closed import ClosedClasses
from depesche.pack.files import Problems
from depesche.pack.kb import load_kb
from depesche.pack.language import load_language
from depesche.pack.titles import means


@pytest.mark.parametrize(
    ("language", "word", "title"),
    [
        ("de", "Justizministerin", "Minister of Justice"),
        ("de", "Sportminister", "Minister of Sport"),  # by the last part of a compound
        ("de", "Minister", "Minister"),
        ("de", "Handelskommissarin", "Commissioner"),
        ("de", "Generalsekretär", "Secretary-General"),
        ("de", "Oberbürgermeister", "Mayor"),
        ("de", "Königin", "Queen"),
        ("en", "mayor", "Mayor"),
        ("en", "king", "King"),
        ("en", "governor", "Governor"),
    ],
)
def test_titles_of_words(language: str, word: str, title: str) -> None:
    role = load_language(language).names.role(word)
    assert role is not None
    assert role.title == title


def test_titles_of_phrases() -> None:
    rows = load_language("en").names.phrases
    titles = {" ".join(phrase): word.title for found in rows.values() for phrase, word in found}
    assert titles["high commissioner"] == "High Commissioner"
    assert titles["justice minister"] == "Minister of Justice"
    assert titles["deputy minister"] == "Minister"


@pytest.mark.parametrize(
    ("title", "office", "meant"),
    [
        ("Minister of Justice", "minister-of-justice-of-germany", True),
        ("Minister of Justice", "minister-of-defence-of-germany", False),
        ("Minister of Justice", "minister-of-health-of-germany", False),
        ("President of the Commission", "president-of-the-european-commission", True),
        ("President of the Commission", "president-of-france", False),
        ("King", "king-of-jordan", True),
        ("King", "emir-of-qatar", False),
        ("Queen", "monarch-of-the-united-kingdom", True),
    ],
)
def test_offices_that_a_title_means(title: str, office: str, meant: bool) -> None:
    assert means(title, load_kb().offices[office]) is meant


def test_examples_must_be_borne_out(tmp_path: Path) -> None:
    row = "- {title: Mayor, of: [Governor], words: [Bürgermeister], fires: Gouverneur, not: Oberbürgermeister}\n"
    (tmp_path / "callings.yaml").write_text(row, encoding="utf-8")
    problems = Problems()
    load(tmp_path, problems, ClosedClasses(traits=frozenset({"compounds closed"})))
    assert len(problems.found) == 2


def test_a_language_without_the_file_has_none(tmp_path: Path) -> None:
    assert load(tmp_path, Problems(), ClosedClasses()).title("Governor", "bürgermeister") == "Governor"

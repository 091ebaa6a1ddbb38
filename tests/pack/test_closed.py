"""Closed classes: what they ask of words, and that examples which do not show a class are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from depesche.pack.closed import ClassRow, ClosedClasses, load
from depesche.pack.files import Problems
from depesche.pack.parts import LANGUAGES

GERMAN, ENGLISH = (load(LANGUAGES / code, Problems()) for code in ("de", "en"))


@pytest.mark.parametrize(
    ("classes", "form", "number", "ordinal"),
    [
        (GERMAN, "21.", 21, True),
        (GERMAN, "21", None, False),
        (GERMAN, "21st", None, False),
        (GERMAN, "²¹.", None, False),
        (GERMAN, "9" * 5000 + ".", None, False),
        (GERMAN, "zweiunddreißigstes", None, True),
        (GERMAN, "Zwölfter", None, True),
        (GERMAN, "neue", None, False),
        (ENGLISH, "21st", 21, True),
        (ENGLISH, "102nd", 102, True),
        (ENGLISH, "21.", None, False),
        (ENGLISH, "thirty-second", None, True),
        (ENGLISH, "st", None, False),
        (ENGLISH, "new", None, False),
    ],
)
def test_ordinals(classes: ClosedClasses, form: str, number: int | None, ordinal: bool) -> None:
    assert (classes.ordinal(form), classes.is_ordinal(form)) == (number, ordinal)


@pytest.mark.parametrize(
    ("form", "stem"), [("jahrzehntelangen", "jahrzehntelang"), ("Jahrelanger", "jahrelang"), ("lang", "lang")]
)
def test_stems_of_adjectives(form: str, stem: str) -> None:
    assert GERMAN.stem(form) == stem


@pytest.mark.parametrize(("form", "names"), [("Merkels", ("Merkels", "Merkel")), ("Merkel", ("Merkel",))])
def test_names_in_the_genitive(form: str, names: tuple[str, ...]) -> None:
    assert GERMAN.as_names(form) == names


def test_endings_are_tried_the_longest_first() -> None:
    assert GERMAN.longest_first("ending.linking") == ("en", "es", "n", "s")
    assert ENGLISH.longest_first("ending.linking") == ()


def test_words_belong_to_classes_in_any_case_but_those_as_written() -> None:
    assert GERMAN.is_("from", "Aus")
    assert not ENGLISH.is_("from", "aus", None)
    assert "Sie" in GERMAN.words["addressed"]
    assert "sie" not in GERMAN.words["addressed"]
    assert GERMAN.has("compounds closed")
    assert not ENGLISH.has("compounds closed")


@pytest.mark.parametrize(
    ("fires", "not_", "problems"),
    [
        ("Kritik aus Wien", "Kritik in Wien", 0),
        ("Kritik in Wien", "Kritik in Wien", 1),
        ("Kritik aus Wien", "Lob aus Wien", 1),
    ],
)
def test_examples_show_the_class(tmp_path: Path, fires: str, not_: str, problems: int) -> None:
    row = f'classes:\n  - {{kind: from, words: [aus], fires: "{fires}", not: "{not_}"}}\n'
    (tmp_path / "closed.yaml").write_text(row, encoding="utf-8")
    found = Problems()
    load(tmp_path, found)
    assert len(found.found) == problems


def test_rows_have_both_examples() -> None:
    row = ClassRow.model_validate({"kind": "from", "words": ["aus"], "fires": "aus Rom", "not": "in Rom"})
    assert row.examples() == (("aus Rom", True), ("in Rom", False))
    with pytest.raises(ValidationError, match="not"):
        ClassRow.model_validate({"kind": "from", "words": ["aus"], "fires": "aus Rom"})

"""Numbers in figures: what counts as one, and that no text makes reading them fail."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.pack import figures
from depesche.pack.language import load_language


@pytest.mark.parametrize(
    ("form", "number"),
    [
        ("0", 0), ("2231", 2231), ("٢٢٣١", 2231), ("１２", 12), ("12345", None), ("9" * 5000, None), ("²", None), ("1²", None),
        ("①", None), ("½", None), ("Ⅳ", None), ("-1", None), ("1_0", None), (" 1", None), ("", None),
    ],
)  # fmt: skip
def test_figures(form: str, number: int | None) -> None:
    assert figures.whole(form) == number


DIGITS = st.text(st.characters(categories=("Nd", "No", "Nl")), max_size=6)


@pytest.mark.parametrize("language", ["de", "en"])
@given(first=DIGITS, last=st.sampled_from(["", ".", "st", "-tägig", "-day"]))
def test_no_figures_make_reading_fail(language: str, first: str, last: str) -> None:
    facts = load_language(language).facts
    for number in (facts.number(first + last), facts.closed.ordinal(first + last), facts.days(first + last)):
        assert number is None or number >= 0

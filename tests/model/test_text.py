"""Spans: half open, in characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.model import Span, hull, unfolded

spans = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda s: Span(*sorted(s)))


def test_of_counts_characters_not_bytes() -> None:
    assert Span(2, 6).of("🕊 März") == "März"


@pytest.mark.parametrize(
    ("one", "other", "covers", "overlaps"),
    [
        (Span(0, 5), Span(1, 4), True, True),
        (Span(0, 5), Span(0, 5), True, True),
        (Span(0, 5), Span(4, 6), False, True),
        (Span(0, 5), Span(5, 6), False, False),
        (Span(1, 4), Span(0, 5), False, True),
    ],
)
def test_covers_and_overlaps(one: Span, other: Span, covers: bool, overlaps: bool) -> None:
    assert one.covers(other) is covers
    assert one.overlaps(other) is overlaps


@given(st.lists(spans, min_size=1))
def test_the_hull_covers_all(some: list[Span]) -> None:
    whole = hull(some)
    assert all(whole.covers(s) for s in some)
    assert whole.start in {s.start for s in some}
    assert whole.end in {s.end for s in some}


@given(spans, spans)
def test_two_spans_share_a_character_or_not(one: Span, other: Span) -> None:
    assert one.overlaps(other) is bool(set(range(*one)) & set(range(*other)))
    assert one.to(other) == hull([one, other]) == other.to(one)


def test_there_is_no_hull_of_nothing() -> None:
    with pytest.raises(ValueError, match="empty"):
        hull([])


@pytest.mark.parametrize(
    ("form", "length", "count"),
    [("Rat", 2, 2), ("Großmacht", 10, 9), ("Großmacht", 6, 5), ("İran", 3, 2), ("ﬁn", 2, 1), ("ßß", 9, 2), ("", 3, 0)],
)
def test_places_in_a_folded_word_are_places_in_the_word(form: str, length: int, count: int) -> None:
    assert unfolded(form, length) == count


@given(st.text(max_size=12), st.integers(0, 12))
def test_what_is_cut_folds_to_what_was_found(form: str, cut: int) -> None:
    assert unfolded(form, len(form[:cut].casefold())) == len(form[:cut])

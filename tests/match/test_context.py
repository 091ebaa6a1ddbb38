"""The country that an article is about, from place to place."""

from __future__ import annotations

import pytest

from depesche.match.context import Context, Named, Place

BOTH = {"PRY": Named((0, 3), (4, 5)), "BOL": Named((9, 11), (3, 8))}


@pytest.mark.parametrize(
    ("sentence", "home", "expected"),
    [
        (0, None, "PRY"),  # twice 5 up to here, and Bolivia's 8 only further down
        (5, None, "PRY"),
        (11, None, "BOL"),
        (5, "GBR", "BOL"),  # a government's statement speaks of one country from end to end
    ],
)
def test_what_is_named_up_to_a_sentence_counts_twice(sentence: int, home: str | None, expected: str) -> None:
    assert Context(BOTH, {}, home).main(sentence) == expected


def test_an_official_is_of_the_government_that_speaks() -> None:
    assert Context(BOTH, {}, "GBR").official(5) == "GBR"
    assert Context(BOTH, {}).official(5) == "PRY"


def test_a_clause_that_tells_its_place_goes_before() -> None:
    context = Context(BOTH, {4: (Place("BRA", 7),)})
    assert context.country(4, (7,)) == "BRA"
    assert context.country(4, (2,)) == "PRY"


def test_a_territory_named_half_as_often_as_its_state_goes_before() -> None:
    named = {"CHN": Named((0,), (4,)), "HKG": Named((1,), (2,))}
    assert Context(named, {}, None, {"HKG": "CHN"}).main(1) == "HKG"


def test_an_article_that_names_no_country_is_about_none() -> None:
    assert Context({}, {}).country(0) is None


def test_a_place_of_no_one_country_leaves_it_open() -> None:
    context = Context(BOTH, {4: (Place(None, 7), Place("BRA", 9))})
    assert context.country(4, (7,)) is None
    assert context.place(4, (7,)) == Place(None, 7)
    assert context.place(4, (2,)) is None

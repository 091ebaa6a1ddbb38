"""What the knowledge base tells of entities by their ids."""

from __future__ import annotations

import pytest

from depesche.pack.kb import load_kb


@pytest.mark.parametrize(
    ("keys", "country"),
    [
        (("person:angela-merkel",), "DEU"),
        (("person:angela-merkel", "person:helmut-kohl"), "DEU"),
        (("person:angela-merkel", "person:donald-trump"), None),
        (("person:angela-merkel", "country:FRA"), "DEU"),
        (("country:FRA",), None),
        ((), None),
    ],
)
def test_the_home_of_persons_is_told_where_all_are_of_one(keys: tuple[str, ...], country: str | None) -> None:
    assert load_kb().home_of(keys) == country

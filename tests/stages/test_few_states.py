"""Organs and offices that only some states have."""

from __future__ import annotations

import pytest

from depesche.model import Mention, Span
from depesche.pack.language import load_language
from depesche.stages.names.few_states import States, of_few_states

NONE = States(None, frozenset(), None)


def about(main: str, *named: str, home: str | None = None) -> States:
    return States(main, frozenset({main, *named}), home)


@pytest.mark.parametrize(
    ("language", "text", "states", "expected"),
    [
        ("de", "Bundeswehr", about("MLI"), "DEU"),
        ("de", "Bundeswehr-Soldaten", about("MLI"), "DEU"),
        ("de", "Bundespräsident", about("MLI"), "DEU"),  # whom German news means most
        ("de", "Bundespräsident", about("MLI", "AUT"), "AUT"),
        ("de", "Bundespräsident", about("MLI", home="AUT"), "AUT"),
        ("de", "Bundespräsident", about("CHE", "DEU"), "CHE"),
        ("de", "Bundesregierung", about("BRA"), None),  # a federation has one of its own
        ("de", "Bundesregierung", about("BRA", "DEU"), "DEU"),
        ("de", "Revolutionsgarden", NONE, "IRN"),
        ("de", "Bundesstraße", NONE, None),
        ("de", "Kantonspolizei", NONE, "CHE"),
        ("de", "Landesrat", about("ITA"), None),  # South Tyrol has them too
        ("de", "Oberbürgermeisterin", NONE, "DEU"),  # many states have them
        ("de", "Oberbürgermeisterin", States(None, frozenset(), "AUT"), "AUT"),
        ("de", "Oberbürgermeisterin", about("HUN"), None),
        ("de", "Oberbürgermeisterin", about("HUN", "DEU"), None),
        ("en", "Revolutionary Guards", NONE, "IRN"),
        ("en", "Home Secretary", about("USA"), "GBR"),
        ("en", "Homeland", NONE, None),
    ],
)
def test_whose_they_are(language: str, text: str, states: States, expected: str | None) -> None:
    mention = Mention(Span(0, len(text)), Span(0, len(text)), "body", 0, sector="GOV")
    [found] = of_few_states([mention], text, load_language(language).names, states)
    assert found.country == expected


def test_a_country_that_is_told_stays() -> None:
    mention = Mention(Span(0, 15), Span(0, 15), "body", 0, country="BRA", sector="GOV")
    assert of_few_states([mention], "Bundesregierung", load_language("de").names, NONE) == [mention]

"""Which country an article is about, by what its mentions tell."""

from __future__ import annotations

import pytest

from depesche.match.context import context_of
from depesche.model import Article, Doc, Mention, Sentence, Span


@pytest.mark.parametrize(("sector", "main"), [("REB", "KEN"), ("MIL", "UGA")])
def test_an_adjective_of_an_armed_group_does_not_count(sector: str, main: str) -> None:
    text = "Ugandische Kämpfer flohen nach Kenia ."
    d = Doc(
        Article("x", text),
        sentences=(Sentence(0, Span(0, len(text)), ()),),
        mentions=(
            Mention(Span(0, 18), Span(11, 18), "people", 0, country="UGA", sector=sector),
            Mention(Span(0, 10), Span(0, 10), "country", 0, country="UGA", sector="GOV"),
            Mention(Span(31, 36), Span(31, 36), "country", 0, country="KEN", sector="GOV"),
        ),
    )
    assert context_of(d).main == main

"""Between which days an article without a date was written, from hand-built facts."""

from __future__ import annotations

import pytest

from depesche.model import Article, Doc, MembershipFact, OfficeFact, Span
from depesche.pack.kb import load_kb
from depesche.stages.audit import dated_between

AT = (Span(0, 4),)


def office(person: str, title: str, *, former: bool = False) -> OfficeFact:
    return OfficeFact("o", "c", AT, person=f"person:{person}", office=title, of=None, former=former)


SHOIGU = office("sergei-shoigu", "Minister of Defence of Russia")
AHMADINEJAD = office("mahmoud-ahmadinejad", "President of Iran")
ACCESSION = MembershipFact(
    "m", "c", AT, member="country:IRN", organisation="org:SCO", status="full member", from_="2023-07-04"
)


@pytest.mark.parametrize(
    ("facts", "earliest", "latest"),
    [
        ((SHOIGU,), "2012-11-06", "2024-05-12"),
        ((SHOIGU, ACCESSION), "2023-07-04", "2024-05-12"),
        ((AHMADINEJAD, ACCESSION), "2023-07-04", None),  # told by the office of then
        ((SHOIGU, AHMADINEJAD, ACCESSION), "2023-07-04", "2024-05-12"),
        ((office("mahmoud-ahmadinejad", "President of Iran", former=True),), "2013-08-03", None),
    ],
)
def test_bounds_never_cross(
    facts: tuple[OfficeFact | MembershipFact, ...], earliest: str | None, latest: str | None
) -> None:
    found = dated_between(Doc(Article("x", "Text"), facts=facts), load_kb())
    assert found is not None
    assert (found.earliest, found.latest) == (earliest, latest)


def test_nothing_told_bounds_nothing() -> None:
    assert dated_between(Doc(Article("x", "Text")), load_kb()) is None

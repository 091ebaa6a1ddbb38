"""Between which days an article without a date was written, from hand-built facts."""

from __future__ import annotations

import pytest

from depesche.model import Article, Doc, MembershipFact, OfficeFact, ResolutionFact, Sentence, Span, Time, Word
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


def test_a_resolution_lies_before_the_report() -> None:
    fact = ResolutionFact("r", "c", AT, body="org:UNSC", number=1973, date="2011-03-17")
    found = dated_between(Doc(Article("x", "Text"), facts=(fact,)), load_kb())
    assert found is not None
    assert (found.earliest, found.latest) == ("2011-03-17", None)


@pytest.mark.parametrize(
    ("day", "earliest", "latest"),
    [
        ("09-17", "2021-09-17", "2022-10-17"),  # Iran's accession was decided on such a day of 2021
        ("09-16", None, None),
    ],
)
def test_a_day_without_its_year_that_a_row_knows(day: str, earliest: str | None, latest: str | None) -> None:
    text = "Text"
    sentence = Sentence(0, Span(0, 4), (Word(0, Span(0, 4), text),))
    fact = MembershipFact("m", "c", AT, member="country:IRN", organisation="org:SCO", status="full member")
    time = Time(Span(0, 4), "DATE", f"month-day:{day}")
    found = dated_between(Doc(Article("x", text), sentences=(sentence,), times=(time,), facts=(fact,)), load_kb())
    assert (found and found.earliest, found and found.latest) == (earliest, latest)

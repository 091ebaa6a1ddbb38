"""What the caller says of the inputs (date, publisher, language) and how it meets what an input tells itself.

An input that is one article (a text, a page) and the only one: what the caller says holds, for a person spoke
of this very article. Containers and several inputs: what an article tells itself holds, and the caller's
word fills the gaps.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace
from typing import TypeVar

from depesche.model import Article, Issue, PublicationDate, Source

T = TypeVar("T")

_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?:[T ].*|Z)?\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Defaults:
    """Publication date (ISO 8601 day), publisher and language (ISO 639-1) for articles that do not tell
    theirs. Raises ValueError where the date is no day of the calendar."""

    date: str | None = None
    publisher: str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        if self.date is not None and day_of(self.date) != self.date:
            raise ValueError(f"{self.date!r} is no day of the form YYYY-MM-DD")


def day_of(stamp: str) -> str | None:
    """The day of an ISO 8601 day or moment as written there (no change of time zone), None where it is none."""
    match = _DAY.fullmatch(stamp)
    if match is None:
        return None
    try:
        datetime.date.fromisoformat(match.group(1))
    except ValueError:
        return None
    return match.group(1)


def settle(article: Article, given: Defaults, *, alone: bool) -> Article:
    """`article` with what the caller gave: as the last word where it is `alone`, else only into gaps.

    A day found that differs from the day given is told in an Issue ``date.conflict``.
    """
    issues = article.issues
    found = article.date
    if alone and found and given.date and found.day != given.date:
        message = f"the input tells {found.day} ({found.evidence}); {given.date} as given by the caller holds"
        issues = (*issues, Issue("date.conflict", message))
    date = PublicationDate(given.date, "argument") if given.date else None
    publisher = Source(given.publisher, "argument") if given.publisher else None
    return replace(
        article,
        date=_choose(found, date, alone=alone),
        publisher=_choose(article.publisher, publisher, alone=alone),
        language=_choose(_primary(article.language), _primary(given.language), alone=alone),
        issues=issues,
    )


def _choose(found: T | None, given: T | None, *, alone: bool) -> T | None:
    first, second = (given, found) if alone else (found, given)
    return second if first is None else first


def _primary(tag: str | None) -> str | None:
    """The primary subtag of a language tag (BCP 47): "de" of "de-AT"."""
    return tag.strip().replace("_", "-").partition("-")[0].lower() or None if tag else None

"""Spans: places in a text, counted in characters of the text as received.

A span is half open, ``[start, end)``, and counts Unicode code points from 0, as Python strings do.
"""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch ``[start, end)`` of the article's text, in characters."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` under this span."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return max(self.start, other.start) < min(self.end, other.end)

    def to(self, other: Span) -> Span:
        """The smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


def hull(spans: list[Span] | tuple[Span, ...]) -> Span:
    """The smallest span that covers all of `spans`. Raises ValueError where there are none."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def unfolded(form: str, length: int) -> int:
    """How many characters of `form` stand for the first `length` of its casefolded form, in which "ß" is two:
    where a word was looked at casefolded and its own characters are meant."""
    folded = 0
    for count, char in enumerate(form):
        if folded >= length:
            return count
        folded += len(char.casefold())
    return len(form)

"""Overlapping and nested spans laid flat: a text cut at every boundary, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from depesche.model import Span

_BREAK = re.compile(r"\r\n|\n|\r")
MAX_MARKS = 32  # of one segment; bounds the page where a broken record piles thousands of spans on one word


@dataclass(frozen=True, slots=True)
class Mark:
    """A span that belongs to a record of the page.

    `key` names the record, `role` what the span is in it ("" for its own words), `look` the CSS class; where
    marks meet, the lowest `rank` leads, and of one rank the shortest.
    """

    span: Span
    key: str
    look: str
    rank: int
    role: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one line without a boundary in it, and the marks that lie over it, the leading one first."""

    span: Span
    marks: tuple[Mark, ...]


def cut(text: str, marks: Sequence[Mark], places: Iterable[int] = ()) -> Iterator[tuple[Segment, ...]]:
    """The segments of each line of `text`, line breaks left out, cut where a mark begins or ends and at `places`.

    The segments of all lines and the breaks between them make up the whole text. Marks outside the text are
    clipped, empty ones dropped.
    """
    whole = Span(0, len(text))
    waiting = sorted((m for m in marks if m.span.overlaps(whole)), key=lambda m: m.span.start, reverse=True)
    edges = sorted({e for m in waiting for e in m.span} | set(places), reverse=True)
    over: list[Mark] = []
    for line in _lines(text):
        segments = []
        for piece in _pieces(line, edges):
            over = [m for m in over if m.span.end > piece.start]
            while waiting and waiting[-1].span.start <= piece.start:
                mark = waiting.pop()
                if mark.span.end > piece.start:
                    over.append(mark)
            segments.append(Segment(piece, _ranked(over)))
        yield tuple(segments)


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for found in _BREAK.finditer(text):
        yield Span(start, found.start())
        start = found.end()
    yield Span(start, len(text))


def _pieces(line: Span, edges: list[int]) -> Iterator[Span]:
    start = line.start
    while edges and edges[-1] < line.end:
        edge = edges.pop()
        if edge > start:
            yield Span(start, edge)
            start = edge
    if start < line.end:
        yield Span(start, line.end)


def _ranked(over: list[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(over, key=lambda m: (m.rank, m.span.end - m.span.start, m.span, m.key, m.role))[:MAX_MARKS])

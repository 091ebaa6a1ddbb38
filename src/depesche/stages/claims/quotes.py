"""Quotation marks: pairs of them, in German, English, French and typewriter style.

A mark without a partner never spoils a text: an opening mark reaches at most to the end of its paragraph, a
closing mark without an opening one is no mark. A paragraph, or line, that opens with a mark again while a quotation
is open carries it on; the last one of such a row may lack its closing mark. Reading takes linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from depesche.model import Span

_MARK = re.compile(r"[„“”\"»«‚‘’‹›]|``|''|\n[ \t\r]*\n|\n(?=[ \t]*[„“\"»])")
_CLOSERS = {"„": '“”"', "“": '”"', "«": "»", "»": "«", '"': '"“”', "‚": "‘’", "‹": "›", "›": "‹", "``": "''"}
_SMALL = frozenset("‚‘’‹›")
_INDENT = 12  # characters before the mark that opens a paragraph


class Quote(NamedTuple):
    """A quotation: `inner` without its marks, `outer` with them; `closed` says whether both marks are there."""

    inner: Span
    outer: Span
    closed: bool


def quotations(text: str, region: Span) -> list[Quote]:
    """The outermost quotations in `region`, in order."""
    return list(_read(text, region))


def _read(text: str, region: Span) -> Iterator[Quote]:
    start: re.Match[str] | None = None
    runs = False  # whether the open mark carries on the quotation of the paragraph before
    for m in _MARK.finditer(text, region.start, region.end):
        mark = m.group()
        if mark[0] == "\n":
            on = start is not None and _goes_on(text, m.end())
            if start is not None and (on or runs):
                yield _unclosed(start, m.start())
            start, runs = None, on
        elif start is None:
            start = m if _opens(text, m, region) else None
        elif mark in _CLOSERS[start.group()] and _closes(text, m):
            yield Quote(Span(start.end(), m.start()), Span(start.start(), m.end()), True)
            start, runs = None, False
    if start is not None and runs:
        yield _unclosed(start, region.end)


def _unclosed(start: re.Match[str], end: int) -> Quote:
    return Quote(Span(start.end(), end), Span(start.start(), end), False)


def _goes_on(text: str, at: int) -> bool:
    """Whether the next paragraph opens with a mark again: the quotation before it goes on there."""
    return text[at : at + _INDENT].lstrip(" \t")[:1] in ("„", "“", '"', "»", "«")


def _opens(text: str, m: re.Match[str], region: Span) -> bool:
    mark = m.group()
    if mark not in _CLOSERS or mark in _SMALL:
        return False
    before = text[m.start() - 1] if m.start() > region.start else " "
    after = text[m.end()] if m.end() < region.end else " "
    if mark in "„``":
        return True
    return not after.isspace() and not before.isalnum() and before not in ".,!?"


def _closes(text: str, m: re.Match[str]) -> bool:
    after = text[m.end()] if m.end() < len(text) else " "
    return m.group() != '"' or not after.isalnum()

"""Stretches of text that no sentence crosses: paragraphs, and lines that look complete."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST_BLOCK = 20_000  # characters; what is longer is cut at a space, to bound the memory
_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"
_END = re.compile(r"[.!?…:][\"'“”’‘»«›‹)\]]*\s*$")
_WRAPPED = 100  # lines up to so many characters may be wrapped by hand


def blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The blocks of text[start:end] as offsets in `text`. A blank line always parts blocks."""
    held: tuple[int, int] | None = None
    for match in _LINE.finditer(text, start, end):
        a, b = match.start(), match.end()
        if not text[a : min(b, a + 200)].strip() and not text[a:b].strip():
            continue
        if held is None:
            held = (a, b)
        elif b - held[0] <= LONGEST_BLOCK and not _parted(text, held, a, b):
            held = (held[0], b)
        else:
            yield from _cut(text, *held)
            held = (a, b)
    if held is not None:
        yield from _cut(text, *held)


def _parted(text: str, held: tuple[int, int], start: int, end: int) -> bool:
    """Whether the line at [start, end) begins anew after the lines held so far."""
    between = text[held[1] : start].replace("\r\n", "\n")
    if sum(c in _BREAKS for c in between) > 1 or "\u2029" in between or "\x0c" in between:
        return True
    last = text[max(held[0], held[1] - _WRAPPED - 1) : held[1]]
    last = last[max(last.rfind("\n"), last.rfind("\r")) + 1 :]
    if _END.search(last):
        return True
    following = text[start:end].lstrip()
    if following[0].islower() or following[0] in ",;.)":
        return False
    # A line that ends in the open before a capital letter: wrapped by hand if it is about as long as its
    # neighbour, else a heading or an item of a list.
    return len(last) > _WRAPPED or len(last) < 0.6 * min(end - start, _WRAPPED) or end - start > _WRAPPED


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST_BLOCK:
        at = text.rfind(". ", start + LONGEST_BLOCK // 2, start + LONGEST_BLOCK) + 1
        if not at:
            at = text.rfind(" ", start + LONGEST_BLOCK // 2, start + LONGEST_BLOCK)
        if at <= start:
            at = start + LONGEST_BLOCK
        yield start, at
        start = at
    yield start, end

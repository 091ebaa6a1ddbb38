"""The small language in which rules of time expressions are written, compiled to regular expressions over signs.

A pattern holds words, ``{class}`` slots, spaces, punctuation, groups ``( | )``, ``?`` for what may be left out, and
``<`` ``>`` around what belongs to the expression. Nothing repeats without bound. A sign is one character that
stands for a word (see `depesche.pack.times`), so that a slot is a character set and a look behind has a fixed width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

UNKNOWN_WORD, UNKNOWN_NUMBER, BREAK, OTHER = "x", "0", "\n", "·"
WORDS, NUMBERS = "@", "#"
_PIECE = re.compile(
    r"\{(?P<slot>\w+)\}|(?P<mark>[<>])|(?P<syntax>[()|?])|(?P<word>[^\W\d_]+)|(?P<plain>\\[()]|[ .,:/'+-])"
)

Signs = Mapping[str, str]


class PatternError(ValueError):
    """A pattern cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A pattern ready to match: `groups` are its slots in order (group, class), `spans` how many expressions it
    marks (groups ``s1``, ``s2`` ...), `first` the signs it may begin with."""

    regex: re.Pattern[str]
    groups: tuple[tuple[str, str], ...]
    spans: int
    first: frozenset[str]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Classes or words of which one must stand right before (`after`, also several words in a row), and those
    that must not stand right before or after."""

    after: Sequence[str] = ()
    not_after: Sequence[str] = ()
    not_before: Sequence[str] = ()

    def words(self) -> set[str]:
        """All the names, word by word."""
        return {word for name in (*self.after, *self.not_after, *self.not_before) for word in name.split()}


def literals(pattern: str) -> set[str]:
    """The words that stand in `pattern` as they are. Raises PatternError where it cannot be read."""
    return {m["word"] for m in _pieces(pattern) if m["word"]}


def compile_pattern(pattern: str, neighbours: Neighbours, signs: Signs) -> Compiled:
    """`pattern` over `signs` (the signs of every class, and of every literal word under ``=word``).
    Raises PatternError where it cannot be read or names an unknown class."""
    pieces = list(_pieces(pattern))
    groups: list[tuple[str, str]] = []
    parts: list[str] = []
    spans = 0
    for m in pieces:
        if m["slot"]:
            groups.append((f"g{len(groups)}", m["slot"]))
            parts.append(f"(?P<{groups[-1][0]}>[{_signs_of_piece(m, signs)}])")
        elif m["mark"]:
            spans += m["mark"] == "<"
            parts.append(f"(?P<s{spans}>" if m["mark"] == "<" else ")")
        elif m["word"]:
            parts.append(f"[{_signs_of_piece(m, signs)}]")
        else:
            parts.append(
                m["plain"] if m["plain"] and m["plain"][0] == "\\" else re.escape(m["plain"] or "") or _syntax(m)
            )
    body = "".join(parts) if spans else f"(?P<s1>{''.join(parts)})"
    try:
        regex = re.compile(_before(neighbours, signs) + body + _after(neighbours, signs))
    except re.error as error:
        raise PatternError(str(error)) from error
    return Compiled(regex, tuple(groups), max(spans, 1), frozenset(_Beginning(pieces, signs).read()))


def _syntax(m: re.Match[str]) -> str:
    return "(?:" if m["syntax"] == "(" else m["syntax"]


def _pieces(pattern: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(pattern):
        m = _PIECE.match(pattern, at)
        if m is None:
            raise PatternError(f"not readable from {pattern[at:]!r}")
        yield m
        at = m.end()


def _signs_of_piece(m: re.Match[str], signs: Signs) -> str:
    """The signs that one piece of a pattern stands for; a piece of punctuation stands for itself."""
    if m["slot"]:
        if m["slot"] not in signs:
            raise PatternError(f"unknown class {m['slot']!r}")
        return signs[m["slot"]]
    return signs["=" + m["word"]] if m["word"] else m[0][-1]


def _signs_of(names: Sequence[str], signs: Signs) -> str:
    return "".join(signs.get(n, "") + signs.get("=" + n, "") for n in names)


def _before(neighbours: Neighbours, signs: Signs) -> str:
    """What must and must not stand before: never in the middle of a hyphenated word or of a larger number."""
    words, numbers = signs[WORDS], signs[NUMBERS]
    guard = f"(?<![{words}]-)(?<![{numbers}][.,])(?<![{numbers}])"
    if neighbours.after:
        rows = [name.split() for name in neighbours.after]
        heads = [f"(?<={''.join(f'[{_signs_of([w], signs)}] ' for w in row)})" for row in rows if len(row) > 1]
        single = _signs_of([row[0] for row in rows if len(row) == 1], signs)
        guard += f"(?:{'|'.join(heads + ([f'(?<=[{single}] )'] if single else []))})"
    if neighbours.not_after:
        barred = _signs_of(neighbours.not_after, signs)
        guard += f"(?<![{barred}] )(?<![{barred}]\\. )(?<![{barred}])"
    return guard


def _after(neighbours: Neighbours, signs: Signs) -> str:
    guard = f"(?!-[{signs[WORDS]}])(?![{signs[NUMBERS]}])"
    return guard + (f"(?! ?[{_signs_of(neighbours.not_before, signs)}])" if neighbours.not_before else "")


class _Beginning:
    """Reads which signs a pattern may begin with."""

    def __init__(self, pieces: list[re.Match[str]], signs: Signs) -> None:
        self._pieces = [m for m in pieces if not m["mark"]]
        self._signs = signs
        self._at = 0

    def read(self) -> set[str]:
        """The signs that the whole pattern may begin with."""
        return self._alternatives()[0]

    def _alternatives(self) -> tuple[set[str], bool]:
        """The beginnings of alternatives up to a closing parenthesis, and whether one of them may be empty."""
        found, empty, open_ = set[str](), False, True
        while self._at < len(self._pieces) and self._pieces[self._at]["syntax"] != ")":
            if self._pieces[self._at]["syntax"] == "|":
                empty, open_, self._at = empty or open_, True, self._at + 1
                continue
            own, optional = self._item()
            found |= own if open_ else set()
            open_ = open_ and optional
        return found, empty or open_

    def _item(self) -> tuple[set[str], bool]:
        """The beginnings of one word, slot or group, and whether it may be left out."""
        m = self._pieces[self._at]
        self._at += 1
        own, optional = (set(_signs_of_piece(m, self._signs)), False) if m["syntax"] != "(" else self._alternatives()
        self._at += m["syntax"] == "("
        if self._at < len(self._pieces) and self._pieces[self._at]["syntax"] == "?":
            optional, self._at = True, self._at + 1
        return own, optional

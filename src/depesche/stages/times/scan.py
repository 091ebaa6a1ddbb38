"""Finding where the rules of a grammar fire: the text as a string of signs, and hits with their slots."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from depesche.model import Span
from depesche.pack.time_pattern import BREAK, OTHER, UNKNOWN_NUMBER, UNKNOWN_WORD
from depesche.pack.times import PUNCTUATION, Rule, Slots, TimesLexicon, Value

_TOKEN = re.compile(r"[^\W\d_]+|[0-9]+|\s+|.", re.DOTALL)
_LENT = frozenset(("month", "year", "unit", "shift", "told", "half_day", "previous_unit"))
_SAME = {"–": "-", "—": "-", "‑": "-", "‐": "-", "’": "'", "„": '"', "“": '"', "”": '"', "«": '"', "»": '"'}


@dataclass(frozen=True, slots=True)
class Signs:
    """A text as one sign a token; `starts[i]` is where token i begins, with the text's length at the end."""

    text: str
    line: str
    starts: array[int]

    def span(self, first: int, last: int) -> Span:
        """The characters of the tokens from `first` up to, not including, `last`."""
        return Span(self.starts[first], self.starts[last])

    def token(self, index: int) -> str:
        """Token `index` as written."""
        return self.text[self.starts[index] : self.starts[index + 1]]


@dataclass(frozen=True, slots=True)
class Hit:
    """One expression: the rule that found it, its span, and the slots its words (and its context) fill.
    `first` and `last` are its tokens, `last` not included."""

    rule: Rule
    span: Span
    slots: Slots
    first: int
    last: int


def encode(text: str, signs: Mapping[str, str]) -> Signs:
    """`text` as signs of the grammar."""
    starts: array[int] = array("q")
    line: list[str] = []
    for m in _TOKEN.finditer(text):
        token = m.group()
        starts.append(m.start())
        line.append(signs.get(token) or _plain_sign(token))
    starts.append(len(text))
    return Signs(text, "".join(line), starts)


def _plain_sign(token: str) -> str:
    if token == " ":
        return token
    if token.isspace():
        return BREAK if token.count("\n") > 1 else " "
    if token[0].isalpha():
        return UNKNOWN_WORD
    if token[0].isdigit() and token.isascii():
        return UNKNOWN_NUMBER
    same = _SAME.get(token, token)
    return same if same in PUNCTUATION else OTHER


def hits(signs: Signs, lexicon: TimesLexicon) -> Iterator[Hit]:
    """Where rules fire, from left to right, none overlapping another. Linear in the text: no rule repeats."""
    at, line, starts = 0, signs.line, lexicon.starts
    while (place := lexicon.candidates.search(line, at)) is not None:
        at = place.start()
        for rule in starts[line[at]]:
            m = rule.pattern.regex.match(line, at)
            if m is not None:
                if rule.row.means != "none":
                    yield from _read(rule, m, signs, lexicon)
                at = m.end(f"s{rule.pattern.spans}") - 1
                break
        at += 1


def _read(rule: Rule, m: re.Match[str], signs: Signs, lexicon: TimesLexicon) -> Iterator[Hit]:
    filled = [
        (m.start(g), lexicon.values[c][signs.token(m.start(g))]) for g, c in rule.pattern.groups if m.start(g) >= 0
    ]
    for n in range(1, rule.pattern.spans + 1):
        first, last = m.span(f"s{n}")
        if first >= 0:
            own = [values for at, values in filled if first <= at < last]
            other = [values for at, values in filled if not first <= at < last]
            slots = {**_lent(other), **rule.row.set, **_own(own)}
            yield Hit(rule, signs.span(first, last), slots, first, last)


def _own(filled: list[Slots]) -> dict[str, Value]:
    """The slots of an expression's words; a slot filled twice is told apart by a number ("number2")."""
    slots: dict[str, Value] = {}
    for values in filled:
        for slot, value in values.items():
            slots[slot if slot not in slots else slot + "2"] = value
    return slots


def _lent(filled: list[Slots]) -> dict[str, Value]:
    """What an expression takes from the other one of a pair: "8. bis 10. Mai"."""
    return {slot: value for values in reversed(filled) for slot, value in values.items() if slot in _LENT}

"""Datelines ("Moskau (dpa) -", "Berlin (Deutschland), 17.10.2010 –", "WASHINGTON, Oct 3 (Reuters) -").

They stand in the first sentence without being part of its syntax; a parser that reads both as one takes
the place's name for the head of the sentence. The tree of the sentence proper is therefore found without.
"""

from __future__ import annotations

from collections.abc import Sequence

from depesche.analysis.rules import load_rules
from depesche.analysis.words import RawWord

LONGEST = 20  # words
_DASHES = frozenset("-–—")


def dateline_length(words: Sequence[RawWord], language: str) -> int:
    """How many words the dateline at the beginning of a sentence has, its dash included; 0 without one.

    It begins with a capital letter, but not as sentences begin ("Der"); a dash with space on both sides
    ends it; before that stands a bracket, or a number after a comma, or the place wholly in capitals; no
    more than two words are in lower case.
    """
    if len(words) < 5 or not words[0].form[:1].isupper() or words[0].form in load_rules(language).starters:
        return 0
    for n in range(1, min(LONGEST, len(words) - 2)):
        form = words[n].form
        if form in _DASHES and words[n - 1].span.end < words[n].span.start < words[n + 1].span.start - 1:
            return n + 1 if _looks_like_one([w.form for w in words[:n]]) else 0
        if form in ".:;!?":
            return 0
    return 0


def _looks_like_one(forms: list[str]) -> bool:
    if "(" in forms and ")" not in forms:
        return False
    bracket = forms[-1] == ")"
    number = any(f[:1].isdigit() for f in forms) and "," in forms
    capitals = len(forms) <= 4 and len(forms[0]) > 3 and all(f.isupper() for f in forms if f.isalpha())
    lower = sum(f.islower() for f in forms)
    return lower <= 2 and (bracket or number or capitals)

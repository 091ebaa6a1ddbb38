"""What passes between the tokeniser and the tagger: sentences cut into words, nothing known of them yet."""

from __future__ import annotations

from typing import NamedTuple

from depesche.model.text import Span


class RawWord(NamedTuple):
    """A word to analyse. `part` counts the words of one surface token: 1 for the second word of a contraction.

    The words of a German contraction share its span ("im": "in", "dem"); an English clitic has its own within
    the token ("don't": "do", "n't"), so that names do not take in their possessive.
    """

    span: Span
    form: str
    part: int = 0


class RawSentence(NamedTuple):
    """A sentence cut into words; `span` is where it stands in the whole text."""

    span: Span
    words: tuple[RawWord, ...]

"""What linguistic analysis says of a text: sentences, words, trees and names.

The annotation follows Universal Dependencies v2 (UPOS, features, relations without a language's own
subtypes) and CoNLL-2003/GermEval names (PER, ORG, LOC, MISC in IOB2).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from depesche.model.text import Span


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word (a node of the tree).

    `index` counts from 0 within the sentence; `head` is the index of the governing word, -1 for the
    root. A contraction ("zum") is one surface token with two words ("zu", "dem") that share its span;
    `part` is 0 for a token's first word, 1 for its second. `feats` is the UD string
    ("Case=Nom|Number=Sing", "" for none). `name` is the IOB2 tag of the named entity ("B-PER", "O").
    """

    index: int
    span: Span
    form: str
    lemma: str = ""
    upos: str = "X"
    feats: str = ""
    head: int = -1
    deprel: str = "dep"
    name: str = "O"
    part: int = 0

    def feat(self, key: str) -> str | None:
        """The value of one feature, None where the word does not carry it."""
        _, found, rest = f"|{self.feats}".partition(f"|{key}=")
        return rest.partition("|")[0] if found else None


_START, _END = attrgetter("span.start"), attrgetter("span.end")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the running text and its words, in order of the text and none overlapping another (but those of a
    contraction). `number` counts from 0 within the article."""

    number: int
    span: Span
    words: tuple[Word, ...]

    def within(self, span: Span) -> tuple[Word, ...]:
        """The words that `span` covers, in order."""
        first = bisect_left(self.words, span.start, key=_START)
        return self.words[first : bisect_right(self.words, span.end, lo=first, key=_END)]

    def touching(self, span: Span) -> tuple[Word, ...]:
        """The words that share a character with `span`, in order."""
        first = bisect_right(self.words, span.start, key=_END)
        return self.words[first : bisect_left(self.words, span.end, lo=first, key=_START)]

    def children(self, index: int) -> Iterator[Word]:
        """The words that hang directly on word `index`, in order."""
        return (w for w in self.words if w.head == index)

    def subtree(self, index: int) -> tuple[Word, ...]:
        """Word `index` and everything below it, in order of the text."""
        kids: dict[int, list[int]] = {}
        for w in self.words:
            kids.setdefault(w.head, []).append(w.index)
        seen, todo = {index}, [index]
        while todo:
            for k in kids.get(todo.pop(), ()):
                if k not in seen:
                    seen.add(k)
                    todo.append(k)
        return tuple(w for w in self.words if w.index in seen)

    def ancestors(self, index: int) -> Iterator[Word]:
        """The words above word `index`, nearest first, ending at the root."""
        seen = {index}
        head = self.words[index].head
        while head >= 0 and head not in seen:
            seen.add(head)
            yield self.words[head]
            head = self.words[head].head

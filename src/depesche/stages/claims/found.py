"""What the parts of the stage hand to each other: a sentence ready for questions, and a claim as found."""

from __future__ import annotations

from dataclasses import dataclass, field

from depesche.match.clauses import Moods, moods_of
from depesche.match.tree import Tree
from depesche.model import Doc, Sentence, Span, Word
from depesche.model.records import Manner
from depesche.pack.claims import ClaimLexicon, Grammar, Rule


@dataclass(frozen=True, slots=True)
class Found:
    """A claim before it has its place in the tree. `source_span` lies in the claim's own sentence; `source`
    may come from an earlier one. `strength` says which of two readings of the same words wins."""

    span: Span
    cue: Span | None
    manner: Manner
    by: str
    source: str | None = None
    source_span: Span | None = None
    strength: int = 0


@dataclass(slots=True)
class Reading:
    """One sentence of a text with its tree and the language's rules."""

    text: str
    sentence: Sentence
    lexicon: ClaimLexicon
    moods: Moods
    floor: int = 0
    tree: Tree = field(init=False)

    def __post_init__(self) -> None:
        self.tree = Tree(self.sentence)
        self.floor = max(self.floor, _dateline_end(self.sentence))

    @property
    def first_person(self) -> bool:
        """Whether somebody speaks of himself in the sentence."""
        return any(w.form.lower() in self.grammar.first_person for w in self.words)

    @property
    def grammar(self) -> Grammar:
        """The small words of the language."""
        return self.lexicon.grammar

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of the sentence."""
        return self.sentence.words

    def span(self, lo: int, hi: int) -> Span | None:
        """The text from word `lo` to word `hi` without edge punctuation and without a dateline before it."""
        while lo <= hi and self.words[lo].span.start < self.floor:
            lo += 1
        return self.tree.between(lo, hi)

    def found(self, rule: Rule, span: Span, cue: Span, source: Span | None, manner: Manner, strength: int) -> Found:
        """A claim by `rule`; `source` is where its source stands."""
        name = source.of(self.text) if source else None
        by = f"{self.lexicon.language}.claims.{rule.id}"
        return Found(span, cue, manner, by, name, source, strength)


def readings(doc: Doc, lexicon: ClaimLexicon, floor: int) -> list[Reading]:
    """Every sentence of `doc` that has words, ready for questions; what stands before `floor` is no part of a claim."""
    moods = moods_of(lexicon.grammar)  # one for all: of 100,000 lines of one word each would take more than the words
    return [Reading(doc.text, s, lexicon, moods, floor) for s in doc.sentences if s.words]


_DASHES = frozenset({"-", "–", "—"})
_PLACE_WORDS = 6


def _dateline_end(sentence: Sentence) -> int:
    """Where the words after a place and a dash begin ("Wien - Die Regierung ..."); 0 without one."""
    for i, w in enumerate(sentence.words[: _PLACE_WORDS + 1]):
        if w.form in _DASHES and i > 0:
            return w.span.end
        if w.upos not in ("PROPN", "NOUN", "ADJ") and w.form not in ("/", ",", "(", ")"):
            return 0
        if w.upos != "PROPN" and w.form.isalpha() and w.name[2:] != "LOC":
            return 0
    return 0

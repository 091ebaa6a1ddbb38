"""The countries an article is about, for actors whose own words tell none (docs/decisions/0004).

Evidence are the mentions that tell a country. What stands in the dateline, names a medium or whom a claim comes
from says nothing of where things happen. Where a clause or sentence says where it happens ("in Syrien"), that
counts; else the country that the article names most, up to there twice as much as further down: news tells
the main thing first, and neighbours and parallels at its end.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from types import MappingProxyType

from depesche.model import Doc, Mention, Sentence, Word

_CLAUSES = frozenset({"root", "ccomp", "csubj", "advcl", "acl", "parataxis"})
_REPORTED = frozenset({"ccomp", "parataxis"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a clause says that it happens: a country, None for a place of no one country ("in Afrika"), and the word
    that heads the clause."""

    country: str | None
    clause: int


@dataclass(frozen=True, slots=True)
class Named:
    """Where an article names a country, by sentences in order, and how much all that is named up to each weighs."""

    sentences: tuple[int, ...]
    weights: tuple[int, ...]

    @property
    def whole(self) -> int:
        """How much the country weighs in the whole article."""
        return self.weights[-1]

    def up_to(self, sentence: int) -> int:
        """How much the country weighs up to a sentence, that one included."""
        before = bisect_right(self.sentences, sentence)
        return self.weights[before - 1] if before else 0


@dataclass(frozen=True)
class Context:
    """The countries that an article is about: how often it names each, and the places that its sentences give. `home`
    is the country of the government that publishes it; `sovereigns` the states of territories."""

    named: Mapping[str, Named]
    places: Mapping[int, tuple[Place, ...]]
    home: str | None = None
    sovereigns: Mapping[str, str] = field(default_factory=dict)
    _mains: dict[int, str | None] = field(default_factory=dict, compare=False, repr=False)

    def main(self, sentence: int) -> str | None:
        """The country that the article is about where a sentence stands: the one named most, and what is named up to
        the sentence behind counts twice. A government's statement speaks of one country from end to end."""
        if sentence not in self._mains:
            self._mains[sentence] = self._main(sentence)
        return self._mains[sentence]

    def _main(self, sentence: int) -> str | None:
        seen = {c: n.whole if self.home else n.whole + n.up_to(sentence + 1) for c, n in self.named.items()}
        main = min(seen.items(), key=lambda item: (-item[1], item[0]))[0] if seen else None
        return _territory(main, seen, self.sovereigns)

    def official(self, sentence: int) -> str | None:
        """The country that an office-holder without one belongs to: that of the government whose statement it is."""
        return self.home or self.main(sentence)

    def elsewhere(self, sentence: int, clauses: tuple[int, ...] = ()) -> str | None:
        """The country of an office-holder of another state than the one whose statement it is: where his clause or one
        that it depends on says that it happens, else the other country that the article names most."""
        for at in clauses:
            told = {p.country for p in self.places.get(sentence, ()) if p.clause == at} - {self.home, None}
            if len(told) == 1:
                return told.pop()
        return self._other

    @cached_property
    def _other(self) -> str | None:
        """The country that the article names most but for that of the government that publishes it."""
        others = {c: named.whole for c, named in self.named.items() if c != self.home}
        return min(others, key=lambda c: (-others[c], c), default=None)

    def country(self, sentence: int, clauses: tuple[int, ...] = ()) -> str | None:
        """The country that an actor without one belongs to: where its clause or one of those that it depends on (see
        `clauses_at`) says that it happens, else the article's own."""
        place = self.place(sentence, clauses)
        return place.country if place is not None else self.main(sentence)

    def place(self, sentence: int, clauses: tuple[int, ...]) -> Place | None:
        """The place where a clause or one of those that it depends on says that it happens; of several one of the
        article's own country; None where none is said."""
        main = self.main(sentence)
        for at in clauses:
            there = {p.country: p for p in self.places.get(sentence, ()) if p.clause == at}
            if len(there) == 1:
                return next(iter(there.values()))
            if main in there:
                return there[main]
        return None


def context_of(doc: Doc, home: str | None = None, sovereigns: Mapping[str, str] = MappingProxyType({})) -> Context:
    """What the article's mentions tell of the countries it is about. States and their organs count double, and so does
    the first sentence. Armed groups and parties count nothing, for many act abroad.
    `home` is the country of a government that publishes the text; `sovereigns` gives the state that a territory with
    a code of its own belongs to."""
    meeting = {m.sentence for m in doc.mentions if m.sector == "IGO"}
    weights: dict[str, Counter[int]] = defaultdict(Counter)
    places: dict[int, list[Place]] = {}
    for mention in doc.mentions:
        aside = _is_aside(doc, mention, meeting)
        if mention.country and mention.kind not in ("pronoun", "group") and not aside:
            weights[mention.country][mention.sentence] += _weight(mention) * (2 if mention.sentence == 0 else 1)
        if mention.located and not aside and (mention.country or (mention.kind == "place" and mention.keys)):
            clause = next(iter(clauses_at(doc.sentences[mention.sentence], mention)), -1)
            places.setdefault(mention.sentence, []).append(Place(mention.country, clause))
    named = {
        c: Named(tuple(sorted(at)), tuple(accumulate(w for _, w in sorted(at.items())))) for c, at in weights.items()
    }
    return Context(named, {number: tuple(found) for number, found in places.items()}, home, sovereigns)


_ORGANS = frozenset({"GOV", "MIL", "COP", "JUD", "LEG"})


def _weight(mention: Mention) -> int:
    organ = mention.kind in ("body", "office", "people") and mention.sector in _ORGANS
    return 2 if organ or mention.kind == "country" else 1


def _territory(main: str | None, weights: Mapping[str, int], sovereigns: Mapping[str, str]) -> str | None:
    """A territory of the country that is named most, where it is named at least half as often: news of Hong Kong
    names China all the time."""
    inside = [c for c in weights if main is not None and sovereigns.get(c) == main and 2 * weights[c] >= weights[main]]
    return max(inside, key=lambda c: (weights[c], c), default=main)


def _is_aside(doc: Doc, mention: Mention, meeting: set[int]) -> bool:
    """Whether a mention stands in the dateline or is a medium, which tell where the news was written, or is the town
    where an international organisation sits or meets (`meeting`: the sentences that name one)."""
    line = doc.prepared.dateline
    if _is_patron(doc, mention):
        return True
    if mention.kind == "place" and mention.located and mention.sentence in meeting:
        return True
    return mention.sector == "MED" or (line is not None and line.covers(mention.span))


def _is_patron(doc: Doc, mention: Mention) -> bool:
    """Whether a mention is the first part of a participle, which tells who backs or leads others ("US-backed")."""
    words = doc.sentences[mention.sentence].words
    last = next((w.index for w in reversed(words) if mention.span.covers(w.span)), None)
    if last is None or last + 2 >= len(words) or words[last + 1].form not in ("-", "–"):
        return False
    return words[last + 2].upos == "VERB" and words[last + 2].feat("VerbForm") == "Part"


def clauses_at(sentence: Sentence, mention: Mention) -> tuple[int, ...]:
    """The words that head the clause of a mention and those above it, nearest first. What is said or reported ends
    the row: the place of a speech is not the place of what it tells."""
    word = next(iter(sentence.within(mention.head)), None)
    return clauses_above(sentence, word) if word is not None else ()


def clauses_above(sentence: Sentence, word: Word) -> tuple[int, ...]:
    """The words that head the clause of a word and those above it, as `clauses_at` gives them."""
    found = []
    for w in [word, *sentence.ancestors(word.index)]:
        if w.deprel in _CLAUSES:
            found.append(w.index)
        if w.deprel in _REPORTED:
            break
    return tuple(found)

"""The countries an article is about, for actors whose own words tell none (docs/decisions/0004)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from depesche.model import Doc


@dataclass(frozen=True)
class Context:
    """The countries that an article is about: the one it names most, and those that each sentence names."""

    main: str | None
    by_sentence: dict[int, tuple[str, ...]]
    home: str | None = None

    def official(self, sentence: int) -> str | None:
        """The country that an office-holder without one belongs to: that of the government whose statement it is."""
        return self.home or self.country(sentence)

    def country(self, sentence: int) -> str | None:
        """The country that an actor without one belongs to: the article's own where the sentence names it or
        none at all, else the only one that the sentence names."""
        named = self.by_sentence.get(sentence, ())
        if not named or self.main in named:
            return self.main
        return named[0] if len(named) == 1 else self.main


def context_of(doc: Doc, home: str | None = None) -> Context:
    """What the article's mentions tell of the countries it is about. Places count double: news is from somewhere.
    `home` is the country of a government that publishes the text."""
    weights: Counter[str] = Counter()
    by_sentence: dict[int, dict[str, None]] = {}
    for mention in doc.mentions:
        if mention.country and mention.kind != "pronoun":
            weight = 2 if mention.kind == "place" else 1
            weights[mention.country] += weight * (2 if mention.sentence == 0 else 1)
            by_sentence.setdefault(mention.sentence, {})[mention.country] = None
    main = min(weights.items(), key=lambda item: (-item[1], item[0]))[0] if weights else None
    return Context(main, {n: tuple(named) for n, named in by_sentence.items()}, home)

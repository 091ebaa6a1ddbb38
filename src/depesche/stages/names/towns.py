"""Adjectives made of the names of German-speaking towns ("Delmenhorster", "Kaiserslauterer"), by the table of towns."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from depesche.model import Sentence, Word
from depesche.pack.geo import LARGE, Town, towns
from depesche.pack.names import TownAdjectives

_SHORTEST = 4  # letters of a town's name
_BEFORE_NOUNS = frozenset({"amod", "compound", "nmod", "flat", "det"})


def town_adjectives(sentence: Sentence, taken: Collection[int], rule: TownAdjectives) -> dict[int, Town]:
    """The town by each word of the sentence that stands as its adjective before a noun; `taken` are the words that are
    names or roles otherwise."""
    found = {}
    for word in sentence.words:
        if word.index not in taken and _stands_before_noun(sentence, word, rule):
            town = _town(word.form, rule)
            if town is not None:
                found[word.index] = town
    return found


def _stands_before_noun(sentence: Sentence, word: Word, rule: TownAdjectives) -> bool:
    """Whether a capitalised word with the ending stands right before its noun, an adjective between them at most."""
    if not (word.form[:1].isupper() and word.form.endswith(rule.ending)) or word.deprel not in _BEFORE_NOUNS:
        return False
    behind = sentence.words[word.index + 1 : word.index + 4]
    noun = next((w for w in behind if not (w.upos in ("ADJ", "NUM") or w.deprel in ("compound", "punct"))), None)
    return noun is not None and noun.upos == "NOUN"


def _town(form: str, rule: TownAdjectives) -> Town | None:
    """The largest town of the countries whose adjective a word may be; None where no large one is."""
    for name in _names(form, rule):
        found = towns().get(name) if len(name) >= _SHORTEST else ()
        options = [t for t in found if t.country in rule.countries and t.population >= LARGE]
        if options:
            return options[0]
    return None


def _names(form: str, rule: TownAdjectives) -> Iterator[str]:
    """The names that an adjective may be made of, by the endings that they may have lost."""
    stem = form.removesuffix(rule.ending)
    for lost, ending in rule.names:
        if stem.endswith(lost):
            yield stem.removesuffix(lost) + ending

"""Adjectives made of the names of German-speaking towns ("Delmenhorster", "Kaiserslauterer"), by the table of towns."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from depesche.model import Sentence, Word
from depesche.pack.geo import Town, towns

_SHORTEST = 4  # letters of a town's name
_COUNTRIES = frozenset({"DE", "AT", "CH", "LI"})  # their names alone are declined so as a rule
_BEFORE_NOUNS = frozenset({"amod", "compound", "nmod", "flat", "det"})


def town_adjectives(sentence: Sentence, taken: Collection[int]) -> dict[int, Town]:
    """The town by each word of the sentence that stands as its adjective before a noun; `taken` are the words that are
    names or roles otherwise."""
    found = {}
    for word in sentence.words:
        if word.index not in taken and _stands_before_noun(sentence, word):
            town = _town(word.form)
            if town is not None:
                found[word.index] = town
    return found


def _stands_before_noun(sentence: Sentence, word: Word) -> bool:
    """Whether a capitalised word in -er stands right before its noun, an adjective between them at most."""
    if not (word.form[:1].isupper() and word.form.endswith("er")) or word.deprel not in _BEFORE_NOUNS:
        return False
    behind = sentence.words[word.index + 1 : word.index + 4]
    noun = next((w for w in behind if not (w.upos in ("ADJ", "NUM") or w.deprel in ("compound", "punct"))), None)
    return noun is not None and noun.upos == "NOUN"


def _town(form: str) -> Town | None:
    """The largest town of the countries whose adjective a word may be; None where there is none."""
    for name in _names(form):
        options = [t for t in towns().get(name) if t.country in _COUNTRIES] if len(name) >= _SHORTEST else []
        if options:
            return options[0]
    return None


def _names(form: str) -> Iterator[str]:
    stem = form.removesuffix("er")
    yield stem  # Delmenhorst
    yield stem + "en"  # Göttingen
    yield stem + "n"  # Kaiserslautern
    yield stem + "e"  # Karlsruhe
    if stem.endswith("städt"):
        yield stem.removesuffix("städt") + "stadt"  # Ingolstadt

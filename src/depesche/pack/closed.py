"""The closed classes of a language that several stages ask for: function words, endings, and traits of its grammar.

``lang/<code>/closed.yaml`` has an entry for each class and each trait, with a text that shows it (`fires`) and one that
does not (`not`). A language without an entry has no such words or is not like that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

from depesche.model import Sentence, Word
from depesche.pack import figures
from depesche.pack.files import Exemplified, Problems, Row, read_yaml

Kind = Literal[
    "accusative.article", "accusative.singular", "addressed", "all", "as", "elsewhen", "ending.adjective",
    "ending.genitive", "ending.linking", "ending.noun", "ending.ordinal", "ending.several", "ending.sibilant",
    "from", "number.sign", "ordinal.sign", "possessive", "verb.sends", "with",
]  # fmt: skip
"""Articles of the accusative, and those that are so before a singular alone; pronouns, as they are written, for whom
one speaks to; quantifiers that make a noun definite; markers of what somebody acts as; prepositions before what happens
at another time than what is told of; endings of inflected adjectives, of the genitive of names, of the first part of a
compound, of inflected nouns, of ordinals written out, of verbs that tell of several, of names whose genitive has an
apostrophe alone; prepositions by which one says whence; what stands between "resolution" and its number; what stands
behind the figures of an ordinal; prepositions that stand for a genitive; verbs whose object, where it is forces, is the
subject's own (infinitives, with their particles); prepositions of company."""

Trait = Literal[
    "accusative of the goal", "adjectives inflected", "compounds closed", "future by the infinitive alone",
    "names with gender", "nouns capitalised", "possibility by the subjunctive", "seats name organisations",
    "titles share an article",
]  # fmt: skip
"""A place in the accusative is where to, not where; an adjective without an ending is an adverb; compounds are written
as one word; auxiliaries of the future need an infinitive; names of organisations have a grammatical gender; a capital
does not make a name; modal verbs tell a possibility in the subjunctive alone; the town that an organisation sits in
means it where nothing else names that town's state; two titles joined without a second article are one person's."""


class ClassRow(Exemplified[str]):
    """Words or endings of one closed class."""

    kind: Kind
    words: tuple[str, ...]


class TraitRow(Exemplified[str]):
    """A trait that the language has."""

    trait: Trait


class ClosedFile(Row):
    """lang/<code>/closed.yaml."""

    classes: tuple[ClassRow, ...]
    traits: tuple[TraitRow, ...] = ()


@dataclass(frozen=True)
class ClosedClasses:
    """The closed classes of one language by kind, and its traits."""

    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    traits: frozenset[str] = frozenset()

    def is_(self, kind: Kind, *forms: str | None) -> bool:
        """Whether any of the forms of a word, in lower case, belongs to a class."""
        words = self.words.get(kind)
        return words is not None and any(form is not None and form.casefold() in words for form in forms)

    def ends(self, kind: Kind, form: str) -> bool:
        """Whether a word has one of the endings of a class."""
        return any(form.endswith(ending) for ending in self.words.get(kind, ()))

    def has(self, trait: Trait) -> bool:
        """Whether the language is so."""
        return trait in self.traits

    def marks(self, kind: Kind, sentence: Sentence, word: Word, *relations: str) -> bool:
        """Whether a word of a class, by its lemma or form, hangs on `word` by one of `relations` (an adposition's)."""
        near = (c for c in sentence.children(word.index) if c.deprel in (relations or ("case",)))
        return any(self.is_(kind, c.lemma, c.form) for c in near)

    def ordinal(self, form: str) -> int | None:
        """The number of an ordinal in figures ("21.", "21st")."""
        signs = self.words.get("ordinal.sign", ())
        bare = form.rstrip("".join({sign[-1] for sign in signs}))
        bare = next((form.removesuffix(sign) for sign in signs if form.endswith(sign)), bare)
        return figures.whole(bare) if bare != form else None

    def is_ordinal(self, form: str) -> bool:
        """Whether a word is an ordinal, in figures or written out."""
        return self.ordinal(form) is not None or self.ends("ending.ordinal", form.lower())

    @cached_property
    def genitives(self) -> tuple[str, ...]:
        """The endings of the genitive of names, in order."""
        return tuple(sorted(self.words.get("ending.genitive", ())))

    def as_names(self, form: str) -> tuple[str, ...]:
        """What a name may be that stands in this form: itself, then without the ending of a genitive."""
        return without_genitive(form, self.genitives)

    def longest_first(self, kind: Kind) -> tuple[str, ...]:
        """The endings of a class, the longest first."""
        return tuple(sorted(self.words.get(kind, ()), key=lambda e: (-len(e), e)))

    def stem(self, form: str) -> str:
        """An adjective's form in lower case without its ending."""
        key = form.casefold()
        return next((key.removesuffix(e) for e in self.longest_first("ending.adjective") if key.endswith(e)), key)


def without_genitive(name: str, endings: Iterable[str]) -> tuple[str, ...]:
    """A name as it stands, then without each of the `endings` of a genitive that it has."""
    return tuple(dict.fromkeys((name, *(name.removesuffix(e) for e in endings))))


def load(folder: Path, problems: Problems) -> ClosedClasses:
    """The closed classes of a language folder; examples that do not show what they should are problems."""
    path = folder / "closed.yaml"
    read = read_yaml(path, ClosedFile, problems)
    if read is None:
        return ClosedClasses()
    words: dict[str, frozenset[str]] = {}
    for row in read.value.classes:
        if row.kind in words:
            problems.add(path, 0, f"class {row.kind!r} stands twice")
        words[row.kind] = frozenset(row.words)
        for text, shows in row.examples():
            if any(_shown(row, text)) is not shows:
                problems.add(path, 0, f"class {row.kind!r}: {text!r} should {'' if shows else 'not '}have one")
    return ClosedClasses(words, frozenset(t.trait for t in read.value.traits))


def _shown(row: ClassRow, text: str) -> Iterator[bool]:
    """For every word of an example whether it is of the class."""
    for form in re.findall(r"\d+\S*|[^\W\d_]+", text):
        key = form if row.kind == "addressed" else form.lower()
        if row.kind == "ordinal.sign":
            yield any(re.fullmatch(rf"\d+{re.escape(sign)}", form) is not None for sign in row.words)
        else:
            yield key.endswith(row.words) if row.kind.startswith("ending.") else key in row.words

"""lang/*/claims.yaml: how a language says who vouches for what.

A rule names words and how what is vouched for (the content) hangs on them; it carries sentences on which it
fires and on which it must not. In the sentences that fire, ``{...}`` marks the source and ``[...]`` the content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from depesche.pack.files import Problems, Row, read_yaml

Kind = Literal["verb", "adjective", "noun", "preposition", "adverb", "modal", "parenthesis"]
Frame = Literal["clause", "infinitive", "anaphor", "object", "subject", "genitive", "predicative", "naming"]
Act = Literal["claim", "denial", "demand", "question", "promise", "threat", "opinion", "praise", "blame"]
Texts = Annotated[tuple[str, ...], Field(min_length=1)]


class Rule(Row):
    """Words that report, and how.

    `frames`: how the content hangs on a verb or noun: clause (that-clause, verb-second clause, quotation),
    infinitive, anaphor ("das teilte X mit"), object, subject (what "geht aus dem Bericht hervor"), genitive,
    predicative (object and as-phrase), naming (two objects). `prepositions` open a phrase that is the content,
    `source_prepositions` the phrase that names the source ("in einer Erklärung heißt es"). `reflexive`: only with
    a reflexive pronoun; `impersonal`: only without a subject that could be a source; `comma`: an infinitive must
    be set off ("drohte, ... zu" against "droht zu scheitern"); `patient_speaks`: the subject of the passive is the
    source ("wird zitiert"); `postposed`: the preposition stands behind. `nouns` (of a preposition): the words
    that may follow, as endings ("bericht"), with "=" before it as whole words. `support` (of a noun): verbs whose
    subject is the source ("den Vorwurf erheben"). `infinitives` (of a modal): those that report without being in
    the perfect. `not_opening` (of a verb): words with which the content does not begin ("über 5000 Mann verfügen").
    `act` is what the speaker does with the content.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    kind: Kind
    act: Act = "claim"
    words: Texts
    frames: tuple[Frame, ...] = ()
    prepositions: tuple[str, ...] = ()
    source_prepositions: tuple[str, ...] = ()
    reflexive: bool = False
    impersonal: bool = False
    patient_speaks: bool = False
    comma: bool = False
    postposed: bool = False
    nouns: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    infinitives: tuple[str, ...] = ()
    not_opening: tuple[str, ...] = ()
    fires: Texts
    never: Texts

    @model_validator(mode="after")
    def _examples_are_marked(self) -> Rule:
        for text in self.fires:
            if not re.search(r"\[[^\]]+\]", text):
                raise ValueError(f"no [content] is marked in {text!r}")
        return self


class Grammar(Row):
    """The small words and endings that the machinery asks for.

    `origins`: prepositions that name a source ("Angaben aus Kiew"), but belong to the verbs `of_origin` ("kommen aus");
    `addressees`: media to which somebody says something, as endings ("sagte der Minister der Zeitung"), which are whose
    people these are only behind the nouns `staff` ("der Korrespondent der Zeitung").
    """

    articles: tuple[str, ...] = ()
    reflexives: tuple[str, ...] = ()
    first_person: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    no_source: tuple[str, ...] = ()
    as_words: tuple[str, ...] = ()
    how_words: tuple[str, ...] = ()
    that_words: tuple[str, ...] = ()
    anaphors: tuple[str, ...] = ()
    agent_prepositions: tuple[str, ...] = ()
    circumstance: tuple[str, ...] = ()
    declaring: tuple[str, ...] = ()
    of_prepositions: tuple[str, ...] = ()
    passive_auxiliaries: tuple[str, ...] = ()
    perfect_auxiliaries: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    of_origin: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    staff: tuple[str, ...] = ()
    subjunctive_bare: tuple[str, ...] = ()
    subjunctive_clear: tuple[str, ...] = ()
    subjunctive_open: tuple[str, ...] = ()
    subjunctive_endings: tuple[tuple[str, str], ...] = ()


class ClaimFile(Row):
    """The content of claims.yaml."""

    grammar: Grammar
    rules: Annotated[tuple[Rule, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class ClaimLexicon:
    """The rules of one language, by what they are asked for. Words are in lower case.

    `verbs` and `adjectives` find rules by a word's lemma, `adverbs`, `modals`, `prepositions` and `parentheses` by
    its form, `noun` by the end of a noun's lemma.
    """

    language: str
    grammar: Grammar
    rules: tuple[Rule, ...]
    verbs: dict[str, tuple[Rule, ...]]
    adjectives: dict[str, tuple[Rule, ...]]
    nouns: dict[str, tuple[Rule, ...]]
    prepositions: dict[str, tuple[Rule, ...]]
    adverbs: dict[str, tuple[Rule, ...]]
    modals: dict[str, tuple[Rule, ...]]
    parentheses: dict[str, tuple[Rule, ...]]

    def noun(self, lemma: str) -> tuple[Rule, ...]:
        """The rules of the longest noun in which `lemma` ends ("Medienbericht" -> those of "bericht")."""
        lemma = lemma.lower()
        for at in range(max(0, len(lemma) - 30), len(lemma) - 2):
            if lemma[at:] in self.nouns:
                return self.nouns[lemma[at:]]
        return ()


def load(folder: Path, problems: Problems) -> ClaimLexicon:
    """The claim rules of the language whose data are in `folder`; an empty lexicon where they cannot be
    read (see `problems`)."""
    path = folder / "claims.yaml"
    read = read_yaml(path, ClaimFile, problems)
    if read is None:
        return _lexicon(folder.name, _NO_GRAMMAR, ())
    seen: set[str] = set()
    for rule in read.value.rules:
        if rule.id in seen:
            problems.add(path, 0, f"rule {rule.id!r} stands twice")
        seen.add(rule.id)
    for message in _unfit(read.value.rules):
        problems.add(path, 0, message)
    return _lexicon(folder.name, read.value.grammar, read.value.rules)


def _unfit(rules: tuple[Rule, ...]) -> Iterator[str]:
    for rule in rules:
        if rule.kind in ("verb", "adjective", "noun") and not (rule.frames or rule.prepositions):
            yield f"rule {rule.id!r} says not how its content hangs on it (frames or prepositions)"
        if len(set(rule.words)) < len(rule.words):
            yield f"rule {rule.id!r} has a word twice"


def _lexicon(language: str, grammar: Grammar, rules: tuple[Rule, ...]) -> ClaimLexicon:
    def index(kind: Kind) -> dict[str, tuple[Rule, ...]]:
        found: dict[str, tuple[Rule, ...]] = {}
        for rule in rules:
            if rule.kind == kind:
                for word in rule.words:
                    found[word.lower()] = (*found.get(word.lower(), ()), rule)
        return found

    return ClaimLexicon(
        language,
        grammar,
        rules,
        verbs=index("verb"),
        adjectives=index("adjective"),
        nouns=index("noun"),
        prepositions=index("preposition"),
        adverbs=index("adverb"),
        modals=index("modal"),
        parentheses=index("parenthesis"),
    )


_NO_GRAMMAR = Grammar()

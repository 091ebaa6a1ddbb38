"""The document as facts see it: words by what they mean, phrases by whom they mean, days and claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from depesche.match.phrases import extent
from depesche.match.scope import clause_words, governor
from depesche.match.source import innermost
from depesche.match.when import event_day
from depesche.match.who import Who
from depesche.model import Doc, Entity, Interval, Mention, Sentence, Span, Word, evidence_id
from depesche.pack.facts import FactsLexicon, Kind
from depesche.pack.kb import KnowledgeBase

CODE = re.compile(r"\d+")


class Scene:
    """Look-ups that several kinds of fact share."""

    def __init__(self, doc: Doc, lexicon: FactsLexicon, kb: KnowledgeBase) -> None:
        self.doc, self.lexicon, self.kb = doc, lexicon, kb
        self.who = Who(doc)

    @cached_property
    def text_id(self) -> str:
        """The hash of the text, part of every fact's id."""
        return evidence_id("", self.doc.text)

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """The article's entities by id."""
        return {e.id: e for e in self.doc.entities}

    def fact_id(self, kind: str, *evidence: object) -> str:
        """The id of a fact from its evidence."""
        return evidence_id("f", self.text_id, kind, *evidence)

    def claim(self, span: Span) -> str:
        """The id of the claim that vouches for `span`."""
        claim = innermost(self.doc, span)
        return claim.id if claim else ""

    def words(self, *kinds: Kind) -> Iterator[tuple[Sentence, Word, str]]:
        """Every word of the article that means something in one of `kinds`, and what."""
        for sentence in self.doc.sentences:
            for word in sentence.words:
                value = self.value(word, *kinds)
                if value is not None:
                    yield sentence, word, value

    def value(self, word: Word, *kinds: Kind) -> str | None:
        """What a word means in the first of `kinds` that knows it; nouns and verbs each in their own."""
        for kind in kinds:
            if kind.endswith(".noun") and word.upos not in ("NOUN", "PROPN"):
                continue
            if kind.endswith(".verb") and word.upos not in ("VERB", "AUX"):
                continue
            found = self.lexicon.value(kind, word.lemma, word.form)
            if found is not None:
                return found
        return None

    def clause(self, sentence: Sentence, word: Word) -> list[Word]:
        """The words of the clause around `word`, in order."""
        return sorted(set(clause_words(sentence, governor(sentence, word.index).index)), key=lambda w: w.index)

    def clause_value(self, sentence: Sentence, word: Word, *kinds: Kind) -> str | None:
        """What the verb of the clause around `word` means in one of `kinds`: the governor, or a verb chained to it."""
        gov = governor(sentence, word.index)
        chain = [gov, *(w for w in sentence.ancestors(gov.index) if gov.deprel in ("xcomp", "ccomp", "conj"))][:2]
        return next((v for w in chain if (v := self.value(w, *kinds)) is not None), None)

    def mentions(self, sentence: Sentence, *kinds: str) -> list[Mention]:
        """The mentions of a sentence, of the given kinds if any."""
        return [m for m in self.doc.mentions if m.sentence == sentence.number and (not kinds or m.kind in kinds)]

    def entity_of(self, mention: Mention) -> Entity | None:
        """The entity that a mention is linked to."""
        index = self.index[mention]
        found = self.who.entities.get(index, [])
        return found[0] if found else None

    @cached_property
    def index(self) -> dict[Mention, int]:
        """The place of each mention in the document's layer."""
        return {m: i for i, m in enumerate(self.doc.mentions)}

    def countries(self, sentence: Sentence, words: list[Word]) -> list[str]:
        """The ids of the states that the given words name or belong to, in order of the text."""
        found: list[str] = []
        for mention in self.mentions(sentence):
            if mention.kind != "pronoun" and any(mention.span.covers(w.span) for w in words):
                entity = self.entity_of(mention)
                country = mention.country or (entity.country if entity else None)
                if country and f"country:{country}" not in found:
                    found.append(f"country:{country}")
        return found

    def organisations(self, sentence: Sentence, words: list[Word]) -> list[str]:
        """The ids of the organisations that the given words name, in order of the text."""
        found: list[str] = []
        for mention in self.mentions(sentence):
            if any(mention.span.covers(w.span) for w in words):
                found += [k for k in mention.keys[:1] if k.startswith("org:") and k not in found]
        return found

    def phrase(self, sentence: Sentence, word: Word) -> Span:
        """The noun phrase of `word`."""
        return extent(sentence, word)

    def below(self, sentence: Sentence, word: Word) -> list[Word]:
        """The words of the phrase that `word` heads, relative clauses left out."""
        return sorted(set(clause_words(sentence, word.index)), key=lambda w: w.index)

    def day(self, sentence: Sentence, word: Word) -> Interval:
        """When the clause of `word` happens."""
        return event_day(self.doc, sentence.number, word.index)

    def exact_day(self, sentence: Sentence, word: Word) -> str | None:
        """The one day on which the clause of `word` happens, if the text tells it."""
        date = self.day(sentence, word)
        return date.earliest if date.span is not None and date.earliest == date.latest else None

    def numeral(self, sentence: Sentence, word: Word) -> int | None:
        """The number that counts `word` ("elf Ratsmitglieder" -> 11)."""
        counts = [c for c in sentence.children(word.index) if c.deprel == "nummod" or c.upos == "NUM"]
        return next((n for c in counts if (n := self.lexicon.number(c.form)) is not None), None)

    def ordinal(self, sentence: Sentence, word: Word) -> int | None:
        """The ordinal before `word` ("21. Sitzung", "21st session" -> 21)."""
        for c in sentence.children(word.index):
            found = CODE.match(c.form)
            if found and c.index < word.index and c.form[found.end() :] in (".", "st", "nd", "rd", "th"):
                return int(found.group())
        return None

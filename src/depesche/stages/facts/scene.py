"""The document as facts see it: words by what they mean, phrases by whom they mean, days and claims.

Everything is indexed once by sentence, so that a look-up costs what its sentence is long, whatever the article's size.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple, TypeVar

from depesche.match.phrases import case_of, extent
from depesche.match.scope import clause_words, governor
from depesche.match.when import event_day
from depesche.model import Claim, Doc, Entity, Event, Interval, Mention, Place, Sentence, Span, Time, Word, evidence_id
from depesche.pack.facts import FactsLexicon, Kind
from depesche.pack.kb import KnowledgeBase

ORDINAL = re.compile(r"(\d{1,4})(\.|st|nd|rd|th)")
PARTICLES = ("ADP", "ADV", "PART")
T = TypeVar("T")


class Hit(NamedTuple):
    """A word that means something for facts, and what."""

    sentence: Sentence
    word: Word
    value: str


class Named(NamedTuple):
    """A mention and the entity it is linked to."""

    mention: Mention
    entity: Entity | None

    @property
    def country(self) -> str | None:
        """The id of the state that the mention names or belongs to."""
        code = self.mention.country or (self.entity.country if self.entity else None)
        return f"country:{code}" if code else None

    @property
    def state(self) -> str | None:
        """The id of the state that the mention itself means, also as a pronoun or by its capital."""
        if self.entity is not None and self.entity.kind == "country":
            return self.entity.id
        return f"country:{self.mention.country}" if self.mention.kind == "country" and self.mention.country else None

    @property
    def organisation(self) -> str | None:
        """The id of the organisation that the mention means."""
        if self.entity is not None and self.entity.id.startswith("org:"):
            return self.entity.id
        return next((k for k in self.mention.keys[:1] if k.startswith("org:")), None)


class Scene:
    """Look-ups that several kinds of fact share."""

    def __init__(self, doc: Doc, lexicon: FactsLexicon, kb: KnowledgeBase) -> None:
        self.doc, self.lexicon, self.kb = doc, lexicon, kb
        self._meanings: dict[tuple[Kind, str, str, str], str | None] = {}

    # ids, claims

    @cached_property
    def text_id(self) -> str:
        """The hash of the text, part of every fact's id."""
        return evidence_id("", self.doc.text)

    def fact_id(self, kind: str, *evidence: object) -> str:
        """The id of a fact from its evidence."""
        return evidence_id("f", self.text_id, kind, *evidence)

    def claim(self, span: Span) -> str:
        """The id of the innermost claim that covers `span`, empty where there is none."""
        near: list[Claim] = [*self._wide_claims, *self._claims.get(self._number(span), ())]
        covering = [c for c in near if c.span.covers(span)]
        return min(covering, key=lambda c: (c.span.end - c.span.start, c.span)).id if covering else ""

    @cached_property
    def _claims(self) -> dict[int, list[Claim]]:
        found: dict[int, list[Claim]] = defaultdict(list)
        for claim in self.doc.claims:
            first, last = self._number(claim.span), self._number(Span(claim.span.end - 1, claim.span.end))
            for number in range(first, last + 1) if first >= 0 and last - first <= WIDE else ():
                found[number].append(claim)
        return found

    @cached_property
    def _wide_claims(self) -> list[Claim]:
        """Claims over many sentences (the publisher's, long quotations), which are few."""
        narrow = {id(c) for group in self._claims.values() for c in group}
        return [c for c in self.doc.claims if id(c) not in narrow][:MANY]

    def _number(self, span: Span) -> int:
        sentence = self.doc.sentence_at(span.start)
        return sentence.number if sentence else -1

    # words

    @cached_property
    def _hits(self) -> dict[str, list[Hit]]:
        """All words of the article that mean something, by kind: one pass."""
        found: dict[str, list[Hit]] = defaultdict(list)
        for sentence in self.doc.sentences:
            for word in sentence.words:
                for kind in KINDS_BY_CLASS.get(word.upos, OTHER_KINDS):
                    value = self.value(sentence, word, kind)
                    if value is not None:
                        found[kind].append(Hit(sentence, word, value))
        return found

    @cached_property
    def _by_sentence(self) -> dict[tuple[str, int], list[Hit]]:
        found: dict[tuple[str, int], list[Hit]] = defaultdict(list)
        for kind, hits in self._hits.items():
            for hit in hits:
                found[kind, hit.sentence.number].append(hit)
        return found

    def words(self, *kinds: Kind) -> list[Hit]:
        """Every word of the article that means something in one of `kinds`, in order of the text."""
        hits = [h for kind in kinds for h in self._hits.get(kind, ())]
        return hits if len(kinds) == 1 else sorted(hits, key=lambda h: h.word.span)

    def hits(self, sentence: Sentence, *kinds: Kind) -> list[Hit]:
        """The words of a sentence that mean something in one of `kinds`, in order."""
        hits = [h for kind in kinds for h in self._by_sentence.get((kind, sentence.number), ())]
        return hits if len(kinds) == 1 else sorted(hits, key=lambda h: h.word.span)

    def value(self, sentence: Sentence, word: Word, *kinds: Kind) -> str | None:
        """What a word means in the first of `kinds` that knows it; nouns and verbs each in their own. A verb with a
        separate particle counts as one word with it."""
        particle = ""
        if word.upos in ("VERB", "AUX"):
            particle = self._particles.get((sentence.number, word.index), "")
        for kind in kinds:
            if not _may_be(kind, word):
                continue
            key = (kind, word.lemma, word.form, particle)
            if key not in self._meanings:
                forms = (particle + word.lemma, particle + word.form) if particle else (word.lemma, word.form)
                self._meanings[key] = self.lexicon.value(kind, *forms)
            if self._meanings[key] is not None:
                return self._meanings[key]
        return None

    @cached_property
    def _particles(self) -> dict[tuple[int, int], str]:
        """The separate particle of every verb that has one ("nahm ... an" -> "an")."""
        found: dict[tuple[int, int], str] = {}
        if self.lexicon.language not in PARTICLE_BEFORE:
            return found
        for s in self.doc.sentences:
            for w in s.words:
                if w.deprel == "compound" and w.upos in PARTICLES and 0 <= w.head < w.index:
                    found[s.number, w.head] = w.form.casefold()
        return found

    # trees

    def clause(self, sentence: Sentence, word: Word) -> list[Word]:
        """The words of the clause around `word`, in order."""
        return self.below(sentence, governor(sentence, word.index))

    def below(self, sentence: Sentence, word: Word) -> list[Word]:
        """The words of the phrase or clause that `word` heads, clauses inside it left out."""
        return sorted(set(clause_words(sentence, word.index)), key=lambda w: w.index)

    def whole(self, sentence: Sentence, word: Word) -> list[Word]:
        """The words below `word` with what is coordinated with it ("X und Y")."""
        found = {w.index: w for w in self.below(sentence, word)}
        todo = [w for w in sentence.words if w.head in found and w.deprel == "conj" and w.upos in NOMINAL]
        while todo:
            at = todo.pop()
            found.update((w.index, w) for w in self.below(sentence, at))
            todo += [c for c in sentence.children(at.index) if c.deprel == "conj" and c.index not in found]
        return [found[i] for i in sorted(found)]

    def verbs(self, sentence: Sentence, word: Word) -> list[Word]:
        """The governor of the clause around `word` and what it hangs on by control or complement, nearest first."""
        gov = governor(sentence, word.index)
        chain = [gov]
        while gov.deprel in ("xcomp", "conj", "aux") and gov.head >= 0 and len(chain) < 3:
            gov = sentence.words[gov.head]
            chain.append(gov)
        return chain

    def subjects(self, sentence: Sentence, verb: Word, *, passive: bool = False) -> list[Word]:
        """The words of the subjects of `verb`, coordination included; of a verb without one, of the verb it shares
        them with."""
        at, depth = verb, 0
        while depth < 4:
            own = [c for c in sentence.children(at.index) if c.deprel in ("nsubj", "nsubj:pass")]
            if own:
                own = [self._antecedent(sentence, at, c) for c in own]
                return [w for s in own for w in self.whole(sentence, s)]
            if at.deprel not in ("conj", "xcomp", "advcl") or at.head < 0:
                return []
            at, depth = sentence.words[at.head], depth + 1
        return []

    def _antecedent(self, sentence: Sentence, verb: Word, word: Word) -> Word:
        """The noun that a relative pronoun stands for."""
        relative = "Rel" in (word.feat("PronType") or "") and verb.deprel == "acl" and verb.head >= 0
        return sentence.words[verb.head] if relative else word

    def is_passive(self, sentence: Sentence, verb: Word) -> bool:
        """Whether the verb stands in the passive."""
        return any(
            c.deprel == "aux:pass" or (c.deprel in ("aux", "cop") and c.feat("Voice") == "Pass")
            for c in sentence.children(verb.index)
        ) or any(c.deprel == "nsubj:pass" for c in sentence.children(verb.index))

    def case(self, sentence: Sentence, word: Word, *kinds: Kind) -> bool:
        """Whether the adposition of a phrase is one of `kinds`."""
        marks = [c for c in sentence.children(word.index) if c.deprel in ("case", "mark")]
        return any(self.lexicon.value(kind, c.lemma, c.form) for c in marks for kind in kinds)

    def has_case(self, sentence: Sentence, word: Word) -> bool:
        """Whether the phrase has an adposition."""
        return case_of(sentence, word) is not None

    def denied(self, sentence: Sentence, word: Word) -> bool:
        """Whether the clause of `word`, or one it depends on, is negated."""
        return any(
            c.feat("Polarity") == "Neg" or (c.upos == "DET" and c.feat("PronType") == "Neg")
            for v in (word, *self.verbs(sentence, word))
            for c in sentence.children(v.index)
        )

    def unreal(self, sentence: Sentence, word: Word) -> bool:
        """Whether what is told of `word` is denied, wanted, possible or to come, and so not (yet) a fact."""
        chain = self.verbs(sentence, word)
        around = {w.index: w for v in (word, *chain) for w in (v, *sentence.children(v.index))}
        around.update((w.index, w) for w in list(sentence.ancestors(word.index))[:2])
        return self.denied(sentence, word) or any(
            self.lexicon.value("unreal.word", w.lemma, w.form) is not None for w in around.values()
        )

    # mentions

    @cached_property
    def _mentions(self) -> dict[int, list[Named]]:
        entities = {e.id: e for e in self.doc.entities}
        linked = {x.mention: entities.get(x.entity) for x in reversed(self.doc.links)}
        found: dict[int, list[Named]] = defaultdict(list)
        for i, mention in enumerate(self.doc.mentions):
            found[mention.sentence].append(Named(mention, linked.get(i)))
        return found

    @cached_property
    def entity_at(self) -> dict[int, Entity]:
        """The entity of each linked mention, by the mention's index."""
        entities = {e.id: e for e in self.doc.entities}
        return {x.mention: entities[x.entity] for x in reversed(self.doc.links) if x.entity in entities}

    def mentions(self, sentence: Sentence, *kinds: str) -> list[Named]:
        """The mentions of a sentence, of the given kinds if any."""
        return [n for n in self._mentions.get(sentence.number, ()) if not kinds or n.mention.kind in kinds]

    def named(self, sentence: Sentence, words: Iterable[Word], *kinds: str) -> list[Named]:
        """The mentions whose head is among the given words, in order."""
        spans = [w.span for w in words]
        return [n for n in self.mentions(sentence, *kinds) if any(n.mention.head.overlaps(s) for s in spans)]

    def countries(self, sentence: Sentence, words: Iterable[Word]) -> list[str]:
        """The ids of the states that the given words name or belong to, in order of the text; places left out."""
        found = self.named(sentence, words)
        return _once(n.country for n in found if n.mention.kind not in ("place", "organisation"))

    def states(self, sentence: Sentence, words: Iterable[Word]) -> list[str]:
        """The ids of the states that the given words themselves mean (not those of persons or organs)."""
        return _once(n.state for n in self.named(sentence, words))

    def organisations(self, sentence: Sentence, words: Iterable[Word]) -> list[str]:
        """The ids of the organisations that the given words name, in order of the text."""
        return _once(n.organisation for n in self.named(sentence, words))

    def places(self, sentence: Sentence) -> list[Place]:
        """The places named in a sentence, in order."""
        return self._places.get(sentence.number, [])

    @cached_property
    def _places(self) -> dict[int, list[Place]]:
        return self._grouped(self.doc.places, lambda p: p.span)

    def events(self, sentence: Sentence) -> list[Event]:
        """The events told in a sentence."""
        return self._events.get(sentence.number, [])

    @cached_property
    def _events(self) -> dict[int, list[Event]]:
        found: dict[int, list[Event]] = defaultdict(list)
        for event in self.doc.events:
            found[event.sentence].append(event)
        return found

    def _grouped(self, items: Sequence[T], span: Callable[[T], Span]) -> dict[int, list[T]]:
        found: dict[int, list[T]] = defaultdict(list)
        for item in items:
            found[self._number(span(item))].append(item)
        return found

    @cached_property
    def cities(self) -> dict[str, str]:
        """The names of cities of the knowledge base: in English by any of their names."""
        known = [e for e in self.kb.entities.values() if e.kind == "place"]
        return {name.casefold(): e.name for e in known for name in (e.name_de, e.name)}

    # phrases, numbers, days

    def phrase(self, sentence: Sentence, word: Word) -> Span:
        """The noun phrase of `word`."""
        return extent(sentence, word)

    def topic(self, sentence: Sentence, word: Word) -> str | None:
        """What `word` is about ("Abkommen über Waffenkäufe"), in the words of the text."""
        for child in sentence.children(word.index):
            if child.deprel in ("nmod", "obl") and self.case(sentence, child, "case.about"):
                return self.phrase(sentence, child).of(self.doc.text)
        return None

    def times(self, sentence: Sentence) -> list[Time]:
        """The time expressions of a sentence, in order."""
        return self._times.get(sentence.number, [])

    @cached_property
    def _times(self) -> dict[int, list[Time]]:
        return self._grouped(self.doc.times, lambda t: t.span)

    def day(self, sentence: Sentence, word: Word) -> Interval:
        """When the clause of `word` happens."""
        near = self.doc.having(times=tuple(self.times(sentence)))
        return event_day(near, sentence.number, word.index)

    def told(self, sentence: Sentence, word: Word) -> str | None:
        """The day, month or year (a partial ISO 8601 day) that the clause of `word` tells."""
        date = self.day(sentence, word)
        return partial_day(date) if date.span is not None else None

    def exact_day(self, sentence: Sentence, word: Word) -> str | None:
        """The one day on which the clause of `word` happens, if the text tells it."""
        date = self.day(sentence, word)
        return date.earliest if date.span is not None and date.earliest == date.latest else None

    def time_case(self, sentence: Sentence, span: Span, *kinds: Kind) -> bool:
        """Whether a time expression stands behind (or holds) a preposition of one of `kinds`."""
        inside = [w for w in sentence.words if w.span.overlaps(span)]
        words = [*sentence.words[max(0, inside[0].index - 3) : inside[0].index], *inside] if inside else []
        return any(self.lexicon.value(kind, w.lemma, w.form) for w in words if w.upos == "ADP" for kind in kinds)

    def numeral(self, sentence: Sentence, word: Word) -> int | None:
        """The number that counts `word` ("elf Ratsmitglieder" -> 11)."""
        counts = [c for c in sentence.children(word.index) if c.deprel == "nummod" or c.upos in ("NUM", "DET")]
        return next((n for c in counts if (n := self.lexicon.number(c.form)) is not None), None)

    def ordinal(self, sentence: Sentence, word: Word) -> int | None:
        """The ordinal before `word` ("21. Sitzung", "21st session" -> 21)."""
        for c in sentence.children(word.index):
            found = ORDINAL.fullmatch(c.form)
            if found and c.index < word.index:
                return int(found.group(1))
        return None


WIDE = 8  # sentences over which a claim counts as wide
MANY = 64
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X")
PARTICLE_BEFORE = frozenset({"de"})  # languages whose dictionaries write a verb's particle before it
NOUN_KINDS: tuple[Kind, ...] = (
    "membership.noun", "membership.process.noun", "meeting.noun", "meeting.body", "meeting.presence",
    "agreement.noun", "agreement.act.noun", "embargo.noun", "embargo.act.noun", "resolution.noun", "vote.noun",
    "vote.ballot.noun", "vote.motion.noun", "vote.member.noun", "vote.outcome", "visit.noun", "visit.invite",
    "visit.party.noun", "visit.agenda", "exercise.noun", "visit.start",
)  # fmt: skip
VERB_KINDS: tuple[Kind, ...] = (
    "membership.verb", "meeting.verb", "agreement.verb", "embargo.verb", "resolution.verb", "vote.verb",
    "vote.outcome", "visit.verb", "visit.discuss", "appointment.verb", "visit.lead",
)  # fmt: skip
OTHER_KINDS: tuple[Kind, ...] = ("vote.outcome", "vote.rest", "vote.unanimous")
KINDS_BY_CLASS: dict[str, tuple[Kind, ...]] = {
    "NOUN": NOUN_KINDS, "PROPN": NOUN_KINDS, "VERB": VERB_KINDS, "AUX": VERB_KINDS, "PUNCT": (), "DET": OTHER_KINDS,
}  # fmt: skip


def _may_be(kind: str, word: Word) -> bool:
    if kind.endswith(".noun"):
        return word.upos in ("NOUN", "PROPN")
    return not kind.endswith(".verb") or word.upos in ("VERB", "AUX")


def _once(ids: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(i for i in ids if i is not None))


def partial_day(date: Interval | Time) -> str | None:
    """The day, month or year that an interval or time expression is, as a partial ISO 8601 day; None for others."""
    if date.earliest is None or date.latest is None:
        return None
    if date.earliest == date.latest:
        return date.earliest
    if date.granularity == "month" and date.earliest[:7] == date.latest[:7]:
        return date.earliest[:7]
    if date.granularity == "year" and date.earliest[:4] == date.latest[:4]:
        return date.earliest[:4]
    return None

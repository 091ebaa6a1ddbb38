"""Role phrases to participants: the mention that a phrase is about, and the entity it resolves to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from depesche.match.context import Context, context_of
from depesche.match.interview import Interview, interview_of
from depesche.match.near import chain_of
from depesche.match.phrases import case_of, head_of
from depesche.match.publisher import is_party, linked_publisher, spoken_for
from depesche.match.source import innermost
from depesche.model import Doc, Entity, Mention, Participant, Span
from depesche.pack.closed import ClosedClasses

PREFERENCE = {
    "person": 0,
    "office": 1,
    "body": 1,
    "organisation": 2,
    "group": 2,
    "people": 2,
    "country": 3,
    "pronoun": 4,
    "facility": 5,
    "place": 6,
    "instrument": 7,
}

_WHO_OWNS = frozenset({"person", "group", "organisation"})


class Who:
    """The participants of an article, looked up by the spans of role phrases."""

    def __init__(self, doc: Doc, closed: ClosedClasses) -> None:
        self.doc, self.closed = doc, closed
        self.by_sentence: dict[int, list[int]] = defaultdict(list)
        for i, mention in enumerate(doc.mentions):
            self.by_sentence[mention.sentence].append(i)
        self.entities: dict[int, list[Entity]] = defaultdict(list)
        known = {e.id: e for e in doc.entities}
        for link in doc.links:
            self.entities[link.mention].append(known[link.entity])

    @cached_property
    def context(self) -> Context:
        """The country that the article is about; few articles ask for it. The rule for territories (`link`) is left
        out: for what compounds name ("Militärputsch") it changed one coded actor, for the worse."""
        return context_of(self.doc, spoken_for(self.publisher))

    @cached_property
    def publisher(self) -> Entity | None:
        """Who publishes the article, if it is known."""
        return linked_publisher(self.doc)

    def all_in(self, spans: Iterable[Span]) -> tuple[Participant, ...]:
        """The participants of several role phrases, each once; one within another is that one's title ("der Priester,
        Blogger und Dissident Nguyen Van Ly")."""
        found: dict[tuple[object, ...], Participant] = {}
        told: set[tuple[object, ...]] = set()
        for span in spans:
            for p in self.of(span):
                same = (p.span, p.country, p.org)
                if (p.country or p.org) and same in told:
                    continue  # a group and its people by the same words ("Houthi rebels")
                told.add(same)
                found.setdefault((p.entity, p.country, p.org, p.span if p.entity is None else None), p)
        whole = [p.span for p in found.values()]
        return tuple(p for p in found.values() if not any(s != p.span and s.covers(p.span) for s in whole))

    def of(self, span: Span) -> list[Participant]:
        """The participants that one role phrase means; a phrase without a mention stays unresolved."""
        mentions = self.mentions_in(self._antecedent_of_relative(span))
        if not mentions:
            return [self._part_of_compound(span) or Participant(None, span.of(self.doc.text), span)]
        return [p for i in mentions for p in self._participants(i)]

    def _part_of_compound(self, span: Span) -> Participant | None:
        """The maker that a compound's first part names ("Militärputsch"): of the country that the text is about."""
        sentence = self.doc.sentence_at(span.start)
        inside = sentence is not None and any(w.span.covers(span) and w.span != span for w in sentence.words)
        if sentence is None or not inside:
            return None
        return Participant(None, span.of(self.doc.text), span, self.context.country(sentence.number))

    def _antecedent_of_relative(self, span: Span) -> Span:
        """For a relative pronoun the noun that its clause hangs on; any other phrase as it is."""
        sentence = self.doc.sentence_at(span.start)
        head = head_of(sentence, span) if sentence is not None else None
        if sentence is None or head is None or head.upos not in ("PRON", "DET"):
            return span
        relative = head.feat("PronType") or ""
        for above in sentence.ancestors(head.index):
            if above.deprel == "acl" and above.head >= 0:
                first = all(w.index >= head.index or w.upos in ("ADP", "PUNCT", "CCONJ")
                            for w in sentence.subtree(above.index))  # fmt: skip
                return sentence.words[above.head].span if "Rel" in relative or first else span
        return span

    def mentions_in(self, span: Span) -> list[int]:
        """The mentions (indexes) with the phrase's own head; without one, the best inside the phrase."""
        sentence = self.doc.sentence_at(span.start)
        if sentence is None:
            return []
        inside = [i for i in self.by_sentence[sentence.number] if self.doc.mentions[i].span.overlaps(span)]
        head = head_of(sentence, span)
        if head is not None:
            same = [i for i in inside if self._has_head(self.doc.mentions[i], head.span)]
            same = same or [i for i in inside if self._holds(self.doc.mentions[i], head.span)]
            if same:
                best = min(PREFERENCE[self.doc.mentions[i].kind] for i in same)
                same = [i for i in same if PREFERENCE[self.doc.mentions[i].kind] == best]
                longest = max(self.doc.mentions[i].span.end - self.doc.mentions[i].span.start for i in same)
                return [i for i in same if self.doc.mentions[i].span.end - self.doc.mentions[i].span.start == longest]
        within = [
            i for i in inside if span.covers(self.doc.mentions[i].span) and self.doc.mentions[i].kind != "pronoun"
        ]
        return sorted(within, key=lambda i: (PREFERENCE[self.doc.mentions[i].kind], i))[:1]

    @staticmethod
    def _has_head(mention: Mention, head: Span) -> bool:
        return mention.head.covers(head) or head.covers(mention.head)

    @staticmethod
    def _holds(mention: Mention, head: Span) -> bool:
        """Whether the word stands in a longer description of somebody ("der Befehlshaber Bagheri")."""
        return mention.span.covers(head) and mention.kind in ("person", "office", "body", "people")

    def _participants(self, index: int) -> list[Participant]:
        mention = self.doc.mentions[index]
        text = mention.span.of(self.doc.text)
        if mention.kind == "pronoun" and mention.person == 1:
            return self.speaker(mention.span)
        if (
            mention.kind == "pronoun"
            and self._is_addressed(text)
            and (found := self._interviewed(mention.span, answers=False))
        ):
            return found
        entities = self.entities.get(index, [])
        if mention.kind == "facility" and not mention.country and not any(e.org for e in entities):
            owners = [p for i in self._owners(index) for p in self._participants(i) if p.country or p.org]
            if owners:
                return owners
        if not entities:
            return [Participant(None, text, mention.span, mention.country, mention.org, mention.sector)]
        return [
            Participant(
                e.id, self._antecedent_text(index, e.id) or text, mention.span,
                e.country, e.org, e.sector or mention.sector,
            )
            for e in entities
        ]  # fmt: skip

    def _owners(self, index: int) -> list[int]:
        """The persons and groups by name whose a thing is by a genitive or "von" behind it ("Wagen von Sgrena")."""
        mention = self.doc.mentions[index]
        sentence = self.doc.sentences[mention.sentence]
        head = head_of(sentence, mention.head)
        if head is None:
            return []
        behind = [
            c for c in sentence.children(head.index)
            if c.deprel == "nmod" and self._is_genitive(case_of(sentence, c)) and c.index > head.index
        ]  # fmt: skip
        return [i for c in behind for i in self.mentions_in(c.span) if self.doc.mentions[i].kind in _WHO_OWNS]

    def _is_genitive(self, case: str | None) -> bool:
        return case is None or self.closed.is_("possessive", case)

    def _is_addressed(self, pronoun: str) -> bool:
        return pronoun in self.closed.words.get("addressed", ())

    def speaker(self, span: Span) -> list[Participant]:
        """Who speaks where `span` stands, which is whom a pronoun of the first person means: the source of the claim
        around it, else who publishes the text (a government's statement); media are no party to what they report."""
        text = span.of(self.doc.text)
        interviewed = self._interviewed(span, answers=True)
        if interviewed:
            return interviewed
        source = self._source_around(span)
        if source is not None:
            spoken = [p for p in self.of(source) if p.country or p.org]
            if spoken:
                return [replace(p, text=source.of(self.doc.text), span=span) for p in spoken]
        home = self.publisher
        if home is None or not is_party(home):
            return [Participant(None, text, span)]
        return [Participant(home.id, home.name, span, home.country, home.org, home.sector)]

    def _interviewed(self, span: Span, *, answers: bool) -> list[Participant]:
        """Who answers in the interview, where `span` stands in an answer or a question; empty elsewhere."""
        sentence = self.doc.sentence_at(span.start)
        if self.interview is None or sentence is None or self.interview.is_answer(sentence.number) is not answers:
            return []
        return [replace(p, span=span) for p in self.interviewee]

    @cached_property
    def interviewee(self) -> tuple[Participant, ...]:
        """Whom the label of the answers names, by the first mention of a person of that family name."""
        family = self.interview.name.split()[-1].casefold() if self.interview is not None else ""
        for index, mention in enumerate(self.doc.mentions):
            names = (mention.name or "").casefold().split()
            if mention.kind == "person" and names and names[-1] == family:
                return tuple(p for p in self._participants(index) if p.country or p.org)
        return ()

    @cached_property
    def interview(self) -> Interview | None:
        """The interview that the article is, if it is one."""
        return interview_of(self.doc)

    def _source_around(self, span: Span) -> Span | None:
        """Where the source of the innermost claim around `span` is named; for a quotation that goes on, where the
        claim before it names the same source."""
        claim = innermost(self.doc, span)
        if claim is None or claim.source_span is not None or claim.source is None or claim.parent is None:
            return claim.source_span if claim is not None and claim.parent is not None else None
        before = [
            c for c in self.doc.claims if c.source == claim.source and c.source_span and c.span.start <= span.start
        ]
        return before[-1].source_span if before else None

    def _antecedent_text(self, index: int, entity: str) -> str | None:
        """For a pronoun, the words of the fullest mention of the entity that it means."""
        chain = chain_of(self.doc, index, entity) if self.doc.mentions[index].kind == "pronoun" else None
        if chain is None:
            return None
        first = self.doc.mentions[chain.mentions[0]]
        return first.span.of(self.doc.text) if first.kind != "pronoun" else None

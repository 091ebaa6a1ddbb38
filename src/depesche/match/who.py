"""Role phrases to participants: the mention that a phrase is about, and the entity it resolves to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from depesche.match.phrases import head_of
from depesche.model import Doc, Entity, Mention, Participant, Span

PREFERENCE = {
    "person": 0,
    "office": 1,
    "body": 1,
    "organisation": 2,
    "group": 2,
    "people": 2,
    "country": 3,
    "pronoun": 4,
    "place": 5,
    "instrument": 6,
}


class Who:
    """The participants of an article, looked up by the spans of role phrases."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.by_sentence: dict[int, list[int]] = defaultdict(list)
        for i, mention in enumerate(doc.mentions):
            self.by_sentence[mention.sentence].append(i)
        self.entities: dict[int, list[Entity]] = defaultdict(list)
        known = {e.id: e for e in doc.entities}
        for link in doc.links:
            self.entities[link.mention].append(known[link.entity])
        self.chain = {i: chain for chain in doc.chains for i in chain.mentions}

    def all_in(self, spans: Iterable[Span]) -> tuple[Participant, ...]:
        """The participants of several role phrases, each once."""
        found: dict[tuple[object, ...], Participant] = {}
        for span in spans:
            for p in self.of(span):
                found.setdefault((p.entity, p.country, p.org, p.span if p.entity is None else None), p)
        return tuple(found.values())

    def of(self, span: Span) -> list[Participant]:
        """The participants that one role phrase means; a phrase without a mention stays unresolved."""
        mentions = self.mentions_in(self._antecedent_of_relative(span))
        if not mentions:
            return [Participant(None, span.of(self.doc.text), span)]
        return [p for i in mentions for p in self._participants(i)]

    def _antecedent_of_relative(self, span: Span) -> Span:
        """For a relative pronoun the noun that its clause hangs on; any other phrase as it is."""
        sentence = self.doc.sentence_at(span.start)
        head = head_of(sentence, span) if sentence is not None else None
        if sentence is None or head is None or head.upos != "PRON" or "Rel" not in (head.feat("PronType") or ""):
            return span
        for above in sentence.ancestors(head.index):
            if above.deprel == "acl" and above.head >= 0:
                return sentence.words[above.head].span
        return span

    def mentions_in(self, span: Span) -> list[int]:
        """The mentions (indexes) with the phrase's own head; without one, the best inside the phrase."""
        sentence = self.doc.sentence_at(span.start)
        if sentence is None:
            return []
        inside = [i for i in self.by_sentence[sentence.number] if self.doc.mentions[i].span.overlaps(span)]
        head = head_of(sentence, span)
        if head is not None:
            same = [i for i in inside if self._is_headed_by(self.doc.mentions[i], head.span)]
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
    def _is_headed_by(mention: Mention, head: Span) -> bool:
        return (
            mention.head.covers(head)
            or head.covers(mention.head)
            or (mention.span.covers(head) and mention.kind in ("person", "office", "body", "people"))
        )

    def _participants(self, index: int) -> list[Participant]:
        mention = self.doc.mentions[index]
        text = mention.span.of(self.doc.text)
        entities = self.entities.get(index, [])
        if not entities:
            return [Participant(None, text, mention.span, mention.country, mention.org, mention.sector)]
        return [
            Participant(
                e.id, self._antecedent_text(index) or text, mention.span,
                e.country, e.org, e.sector or mention.sector,
            )
            for e in entities
        ]  # fmt: skip

    def _antecedent_text(self, index: int) -> str | None:
        """For a pronoun, the words of the fullest mention of its chain."""
        if self.doc.mentions[index].kind != "pronoun" or index not in self.chain:
            return None
        first = self.doc.mentions[self.chain[index].mentions[0]]
        return first.span.of(self.doc.text) if first.kind != "pronoun" else None

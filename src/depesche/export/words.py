"""Records in words: what a terminal, a page and a table say alike."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from depesche.model import Claim, Entity, Event, Fact, Finding, Interval, Participant, Record, Span

MAX_PHRASE = 80
HIDDEN = frozenset({"id", "claim", "claimed_by", "spans", "from_kb", "by", "kind"})
_SURROGATE = re.compile("[\ud800-\udfff]")
_NEVER_PRINTED = {
    **{code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"},
    **dict.fromkeys((0x7F, *range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD),
}
_VERDICTS = ("inconsistent", "unverifiable", "consistent")


class Names:
    """How the records of one article call things: by the name of the entity where the knowledge base knows it,
    else by the words of the text."""

    def __init__(self, record: Record) -> None:
        self._entities = {e.id: e for e in record.entities}
        self._claims = {c.id: c for c in record.claims}
        self._mentions: dict[tuple[str, int], list[tuple[Span, str]]] = defaultdict(list)
        for entity in (e for e in record.entities if _has_a_name(e)):
            for span in entity.mentions:
                self._mentions["start", span.start].append((span, entity.name))
                self._mentions["end", span.end].append((span, entity.name))
        self._told: dict[str, str] = {}
        for claim in record.claims:
            if claim.source and claim.source_span and claim.manner != "publisher":
                self._told.setdefault(claim.source, self._at(claim.source_span) or claim.source)

    def of(self, id: str) -> str:
        """The name of an entity; where the article has none of this id, what the id says without its kind."""
        if id in self._entities:
            return self._entities[id].name
        return id.partition(":")[2] if id.startswith(("country:", "org:", "person:", "place:")) else id

    def participant(self, participant: Participant) -> str:
        """What an actor or recipient is called."""
        entity = self._entities.get(participant.entity or "")
        return entity.name if entity and _has_a_name(entity) else shortened(participant.text)

    def source(self, claim: Claim) -> str | None:
        """Who vouches for a claim, a pronoun or a part of a name led back to the entity; None where nobody is told.
        The publisher is called as it was given."""
        if claim.source is None or claim.source in self._entities or claim.manner == "publisher":
            return self.of(claim.source) if claim.source else None
        at_hand = self._at(claim.source_span) if claim.source_span else None
        return at_hand or self._told.get(claim.source) or shortened(claim.source)

    def attribution(self, event: Event) -> list[str]:
        """Who vouches for an event, outermost first, by name."""
        chain: dict[str, str] = {}
        claim = self._claims.get(event.claim)
        while claim is not None and claim.source not in chain:
            if claim.source:
                chain[claim.source] = self.source(claim) or claim.source
            claim = self._claims.get(claim.parent or "")
        told = self._told | chain  # a description may stand there with the name it means: "Befehlshaber (Bagheri)"
        return [told.get(text) or told.get(text.partition(" (")[0]) or self.of(text) for text in event.attribution]

    def _at(self, span: Span) -> str | None:
        """The name of the entity whose mention is the span, or begins or ends with it; of several the closest."""
        edges = (*self._mentions.get(("start", span.start), ()), *self._mentions.get(("end", span.end), ()))
        over = [(m.end - m.start, name) for m, name in edges if m.covers(span)]
        return min(over)[1] if over else None


def _has_a_name(entity: Entity) -> bool:
    """Whether the name is one: other entities are called by some words of the text, which may be of another mention."""
    return entity.kind == "person" or entity.by.startswith("link:kb")


def printable(text: str) -> str:
    """`text`, character for character, as a terminal may show it: control characters as their pictures (U+2400 and on),
    what turns the direction of writing and lone surrogates as U+FFFD. Line breaks and tabs stay."""
    return _SURROGATE.sub("\ufffd", text.translate(_NEVER_PRINTED))


def day_of(date: Interval) -> str:
    """A day or an interval of days: "2021-10-17", "2021-10-12 – 2021-10-15", "until 2021-10-18", "open"."""
    if date.earliest and date.latest:
        return date.earliest if date.earliest == date.latest else f"{date.earliest} – {date.latest}"
    if date.latest:
        return f"until {date.latest}"
    return f"from {date.earliest}" if date.earliest else "open"


def code_of(participant: Participant) -> str:
    """The participant's code: organisation or country, and sector ("IRN MIL")."""
    return " ".join(filter(None, (participant.org or participant.country, participant.sector)))


def participants(group: Iterable[Participant], names: Names) -> str:
    """Participants with their codes: "Mohammad Bagheri (IRN MIL), Russia (RUS GOV)"; what is one phrase of the text
    stands once: "Funktionären (IRN GOV, RUS GOV)"."""
    codes: dict[str, list[str]] = {}
    for participant in group:
        code = code_of(participant)
        codes.setdefault(names.participant(participant), []).extend([code] if code else [])
    return ", ".join(f"{name} ({', '.join(dict.fromkeys(told))})" if told else name for name, told in codes.items())


def shortened(words: str, length: int = MAX_PHRASE) -> str:
    """Words on one line, cut in the middle between words where they are longer than `length` characters."""
    line = " ".join(words[: 50 * length].split())
    if len(line) <= length:
        return line
    begin, end = line[: length * 3 // 5], line[-(length * 2 // 5) + 2 :]
    return f"{begin.rpartition(' ')[0] or begin} … {end.partition(' ')[2] or end}"


def what(event: Event) -> str:
    """Type, mode and auxiliary modes: "CONSULT visit [future]"."""
    mode = f" {event.mode}" if event.mode else ""
    aux = f" [{', '.join(event.aux)}]" if event.aux else ""
    return f"{event.type}{mode}{aux}"


def fact_fields(fact: Fact) -> Iterator[tuple[str, object, bool]]:
    """The fields of a fact that are told: name in words, value, and whether the knowledge base added it."""
    for field in dataclasses.fields(fact):
        value = getattr(fact, field.name)
        if field.name not in HIDDEN and value not in (None, (), False):
            name = field.name.rstrip("_")
            yield name.replace("_", " "), value, name in fact.from_kb


def value_words(value: object, names: Names) -> str:
    """The value of a fact's field; nothing for what is simply so."""
    if value is True:
        return ""
    if isinstance(value, Interval):
        return day_of(value)
    if isinstance(value, tuple):
        return " + ".join(value_words(v, names) for v in value)
    return names.of(str(value))


def sorted_findings(findings: Iterable[Finding]) -> list[tuple[int, Finding]]:
    """The findings with their places in the record: what does not add up first, then what cannot be told."""
    return sorted(enumerate(findings), key=lambda item: _VERDICTS.index(item[1].verdict))

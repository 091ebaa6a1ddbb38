"""Records in words: what a terminal, a page and a table say alike."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

from depesche.model import Event, Fact, Interval, Participant, Record

MAX_PHRASE = 48
HIDDEN = frozenset({"id", "claim", "spans", "from_kb", "by", "kind"})


def names_of(record: Record) -> dict[str, str]:
    """The names of the record's entities by id."""
    return {e.id: e.name for e in record.entities}


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


def participants(group: Iterable[Participant], names: Mapping[str, str] | None = None) -> str:
    """Participants with their codes: "Bagheri (IRN MIL), Russland (RUS GOV)". With `names` (of entities by
    id), persons are called by their name instead of the whole phrase of the text."""
    labels = []
    for p in group:
        known = names.get(p.entity or "") if names and (p.entity or "").startswith("person:") else None
        label, code = shortened(known or p.text), code_of(p)
        labels.append(f"{label} ({code})" if code else label)
    return ", ".join(dict.fromkeys(labels))


def shortened(words: str) -> str:
    """Words on one line, cut in the middle where they are longer than 48 characters."""
    line = " ".join(words.split())
    return line if len(line) <= MAX_PHRASE else f"{line[:22].rstrip()} … {line[-22:].lstrip()}"


def what(event: Event) -> str:
    """Type, mode and auxiliary modes: "CONSULT visit [future]"."""
    mode = f" {event.mode}" if event.mode else ""
    aux = f" [{', '.join(event.aux)}]" if event.aux else ""
    return f"{event.type}{mode}{aux}"


def fact_line(fact: Fact, record: Record) -> str:
    """A fact on one line: its kind and the fields that are told, those from the knowledge base marked *."""
    names = names_of(record)
    parts = []
    for field in dataclasses.fields(fact):
        value = getattr(fact, field.name)
        if field.name in HIDDEN or value in (None, (), False):
            continue
        name = field.name.rstrip("_")
        star = "*" if name in fact.from_kb else ""
        parts.append(f"{name}{star} {_value(value, names)}")
    return f"{fact.kind}: " + ", ".join(parts)


def _value(value: object, names: dict[str, str]) -> str:
    if isinstance(value, Interval):
        return day_of(value)
    if isinstance(value, tuple):
        return " + ".join(_value(v, names) for v in value)
    text = str(value)
    return names.get(text, text.split(":", 1)[1] if text.startswith(("country:", "org:", "person:")) else text)

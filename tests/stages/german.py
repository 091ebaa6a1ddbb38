"""Events of German texts through the real analyser, for tests of who does what to whom."""

from __future__ import annotations

from depesche.model import Article, Event, Participant, PublicationDate


def events_of(text: str, day: str) -> tuple[Event, ...]:
    """The events of a German text published on `day` (ISO 8601), in order of the text."""
    from depesche.pipeline import reader  # takes seconds: not where the tests are skipped

    return reader().read(Article("a", text, PublicationDate(day, "field"), language="de")).events


def codes(participants: tuple[Participant, ...], separator: str = " ") -> str:
    """The codes of participants, organisations before countries, in order of the alphabet."""
    return separator.join(sorted({p.org or p.country or "" for p in participants} - {""}))

"""Weekdays told together with a date against the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from depesche.model import Doc, Finding
from depesche.pack.facts import FactsLexicon


def check_weekdays(doc: Doc, lexicon: FactsLexicon) -> Iterator[Finding]:
    """`weekday`: a full date with a weekday in or right before its expression ("Mittwoch, 25. Mai 2005")."""
    for time in doc.times:
        if time.type not in ("DATE", "TIME") or time.granularity not in ("day", "time") or not time.earliest:
            continue
        if not any(ch.isdigit() for ch in time.span.of(doc.text)):
            continue
        sentence = doc.sentence_at(time.span.start)
        words = [w for w in sentence.words if time.span.start - 16 <= w.span.start < time.span.end] if sentence else []
        told = next(((w, v) for w in words if (v := lexicon.value("weekday.word", w.form, w.lemma))), None)
        if told is None:
            continue
        day = date.fromisoformat(time.earliest)
        holds = day.isoweekday() == int(told[1])
        message = f"{time.earliest} is a {day:%A}"
        yield Finding(
            "weekday",
            "consistent" if holds else "inconsistent",
            message,
            (told[0].span.to(time.span),),
            ("ISO 8601 calendar",),
        )

"""Ordinals of sessions against the body's calendar; visits against their length and the visitor's other visits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from depesche.model import Doc, Finding, MeetingFact, VisitFact
from depesche.model.records import Verdict
from depesche.pack.days import earliest, latest
from depesche.pack.kb import KnowledgeBase


def check_ordinals(doc: Doc, kb: KnowledgeBase) -> Iterator[Finding]:
    """`ordinal`: the number of a session against the calendar, where day or place is told too."""
    for fact in doc.facts:
        if not isinstance(fact, MeetingFact) or fact.ordinal is None:
            continue
        code = fact.body.split(" ")[0]
        row = next((s for s in kb.sessions if s.body == code and s.ordinal == fact.ordinal), None)
        if row is None:
            continue
        day = fact.date.earliest if fact.date and fact.date.earliest == fact.date.latest else None
        same_day = day is None or earliest(row.from_) <= day <= latest(row.until)
        same_place = fact.place is None or row.place is None or fact.place.casefold() == row.place.casefold()
        if day is None and fact.place is None:
            continue
        verdict: Verdict = "consistent" if same_day and same_place else "inconsistent"
        message = f"session {row.ordinal} of {code}: {row.from_} to {row.until}" + (
            f", {row.place}" if row.place else ""
        )
        yield Finding("ordinal", verdict, message, fact.spans, (f"kb/sessions.csv ({row.source})",), (fact.id,))


def check_visits(doc: Doc) -> Iterator[Finding]:
    """`visit-span`: start, end and length of a visit against each other and against other visits of the visitor."""
    visits = [f for f in doc.facts if isinstance(f, VisitFact)]
    for visit in visits:
        if visit.from_ is None or visit.to is None or visit.days is None:
            continue
        first, last = date.fromisoformat(visit.from_), date.fromisoformat(visit.to)
        length = (last - first).days + 1
        clashes = [v for v in visits if v is not visit and v.visitor == visit.visitor and _overlap(visit, v)]
        told = f"{visit.days} days from {first:%A} {first} to {last:%A} {last}"
        if length != visit.days:
            yield Finding(
                "visit-span", "inconsistent", f"{told}, but that is {length} days", visit.spans, (), (visit.id,)
            )
        elif clashes:
            other = clashes[0]
            yield Finding(
                "visit-span",
                "inconsistent",
                f"{told} overlaps a visit to {other.host} from {other.from_}",
                visit.spans,
                (),
                (visit.id, other.id),
            )
        else:
            yield Finding(
                "visit-span",
                "consistent",
                f"{told}; no other visit of the visitor overlaps it",
                visit.spans,
                (),
                (visit.id,),
            )


def _overlap(one: VisitFact, other: VisitFact) -> bool:
    if other.from_ is None or one.from_ is None or one.to is None:
        return False
    return other.from_ < one.to and (other.to or other.from_) > one.from_

"""Ordinals of sessions against the body's calendar; visits against their length and the visitor's other visits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from depesche.match.near import times_in
from depesche.model import Doc, Finding, MeetingFact, MembershipFact, Span, VisitFact
from depesche.model.records import Verdict
from depesche.pack.days import earliest, latest
from depesche.pack.facts import FactsLexicon
from depesche.pack.kb import KnowledgeBase


def check_ordinals(doc: Doc, lexicon: FactsLexicon, kb: KnowledgeBase) -> Iterator[Finding]:
    """`ordinal`: the number of a session against the calendar, where day or place is told too; the number of a member
    against the members on the day."""
    for fact in doc.facts:
        if isinstance(fact, MeetingFact) and fact.ordinal is not None:
            yield from _session(fact, kb)
        elif isinstance(fact, MembershipFact) and fact.status == "full member" and fact.from_ is not None:
            yield from _member(doc, fact, lexicon, kb)


def _session(fact: MeetingFact, kb: KnowledgeBase) -> Iterator[Finding]:
    code = fact.body.split(" ")[0]
    row = next((s for s in kb.sessions if s.body == code and s.ordinal == fact.ordinal), None)
    told = fact.date if fact.date is not None and "date" not in fact.from_kb else None
    if row is None or (told is None and fact.place is None):
        return
    same_day = told is None or told.earliest is None or told.latest is None or (
        told.earliest <= latest(row.until) and earliest(row.from_) <= told.latest
    )  # fmt: skip
    same_place = fact.place is None or row.place is None or fact.place.casefold() == row.place.casefold()
    counted = "counted" in row.source
    if not (same_day and same_place) and (counted or (told is None and row.place == "online")):
        return
    verdict: Verdict = "consistent" if same_day and same_place else "inconsistent"
    message = f"session {row.ordinal} of {code}: {row.from_} to {row.until}" + (f", {row.place}" if row.place else "")
    yield Finding("ordinal", verdict, message, fact.spans, (f"kb/sessions.csv ({row.source})",), (fact.id,))


def _member(doc: Doc, fact: MembershipFact, lexicon: FactsLexicon, kb: KnowledgeBase) -> Iterator[Finding]:
    """ "31. Mitglied" against the number of members after and before the day of accession; several states that join on
    one day share the numbers between."""
    number = _ordinal_at(doc, fact.spans[0], lexicon)
    code = fact.organisation.removeprefix("org:")
    day = earliest(str(fact.from_))
    rows = kb.memberships(code)
    if number is None or any(r.source.startswith("COW") for r in rows):
        return
    with_it = len({*kb.members(code, day), fact.member})
    before = len(set(kb.members(code, str(date.fromisoformat(day) - timedelta(days=1)))) - {fact.member})
    if before + 1 <= number <= with_it:
        verdict: Verdict = "consistent"
    elif fact.member in kb.members(code, day):
        verdict = "inconsistent"
    else:
        return
    message = f"{code} had {before} members before {day} and {with_it} from then on; told: number {number}"
    yield Finding("ordinal", verdict, message, fact.spans, ("kb/memberships.csv",), (fact.id,))


def _ordinal_at(doc: Doc, span: Span, lexicon: FactsLexicon) -> int | None:
    """The ordinal before the word of a fact ("als 31. Mitglied"), or before the noun of status in its clause; that of
    a day ("am 4. April") is none."""
    sentence = doc.sentence_at(span.start)
    days = [t.span for t in times_in(doc, sentence)] if sentence else []
    for word in sentence.words if sentence else ():
        if any(day.covers(word.span) for day in days):
            continue
        found = re.fullmatch(
            r"(\d+)(?:\.|st|nd|rd|th)?", lexicon.value("ordinal.word", word.form, word.lemma) or word.form
        )
        head = sentence.words[word.head] if sentence and found and word.head >= 0 else None
        if (
            found
            and head is not None
            and (head.span == span or (head.head >= 0 and sentence and sentence.words[head.head].span == span))
        ):
            return int(found.group(1)) if head.upos == "NOUN" else None
    return None


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

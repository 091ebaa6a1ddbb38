"""Ordinals of sessions against the body's calendar; visits against their length and the visitor's other visits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from depesche.match.near import times_in
from depesche.model import Doc, Finding, MeetingFact, MembershipFact, Span, VisitFact, Word
from depesche.model.records import Verdict
from depesche.pack import figures
from depesche.pack.days import earliest, latest, shifted
from depesche.pack.facts import FactsLexicon
from depesche.pack.kb import KnowledgeBase


def check_ordinals(doc: Doc, lexicon: FactsLexicon, kb: KnowledgeBase) -> Iterator[Finding]:
    """`ordinal`: the number of a session against the calendar, where day or place is told too; the number of a member
    against the members on the day."""
    for fact in doc.facts:
        if isinstance(fact, MeetingFact) and fact.ordinal is not None:
            yield from _session(fact, kb)
        elif isinstance(fact, MembershipFact) and fact.status == "full member":
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
    same_place = fact.place is None or row.place is None or _is_place(fact.place, row.place)
    counted = "counted" in row.source
    if not (same_day and same_place) and (counted or (told is None and row.place == "online")):
        return
    verdict: Verdict = "consistent" if same_day and same_place else "inconsistent"
    message = f"session {row.ordinal} of {code}: {row.from_} to {row.until}" + (f", {row.place}" if row.place else "")
    yield Finding("ordinal", verdict, message, fact.spans, (f"kb/sessions.csv ({row.source})",), (fact.id,))


def _is_place(told: str, known: str) -> bool:
    """Whether two names mean the same place: one is the other or a part of it ("Ise-Shima", "Shima")."""
    one, other = (set(re.findall(r"\w+", name.casefold())) for name in (told, known))
    return bool(one and other) and (one <= other or other <= one)


def _member(doc: Doc, fact: MembershipFact, lexicon: FactsLexicon, kb: KnowledgeBase) -> Iterator[Finding]:
    """ "31. Mitglied" against the number of members after and before the day of accession (as told, else the last
    one in the rows); several states that join on one day share the numbers between."""
    ordinal = _ordinal_at(doc, fact.spans[0], lexicon)
    code = fact.organisation.removeprefix("org:")
    rows = kb.memberships(code)
    joined = [str(fact.from_)] if fact.from_ is not None else sorted(
        r.from_ for r in rows if r.member == fact.member and r.role == "full member" and r.from_
    )  # fmt: skip
    if ordinal is None or not joined or any(r.source.startswith("COW") for r in rows):
        return
    number, span = ordinal
    day = earliest(joined[-1])
    with_it = len({*kb.members(code, day), fact.member})
    before = len(set(kb.members(code, shifted(day, -1))) - {fact.member})
    if before + 1 <= number <= with_it:
        verdict: Verdict = "consistent"
    elif fact.member in kb.members(code, day):
        verdict = "inconsistent"
    else:
        return
    message = f"{code} had {before} members before {day} and {with_it} from then on; told: number {number}"
    spans = tuple(sorted({*fact.spans, span}))
    yield Finding("ordinal", verdict, message, spans, ("kb/memberships.csv",), (fact.id,))


def _ordinal_at(doc: Doc, span: Span, lexicon: FactsLexicon) -> tuple[int, Span] | None:
    """The ordinal before the word of a fact or on a noun of status below it ("trat als 31. Mitglied bei", "joined,
    becoming its tenth member"), with its span; that of a day ("am 4. April") is none."""
    sentence = doc.sentence_at(span.start)
    if sentence is None:
        return None
    days = [t.span for t in times_in(doc, sentence)]
    at = {w.index for w in sentence.words if w.span == span}
    below = at | {a.index for i in at for a in sentence.ancestors(i)}
    for word in sentence.words:
        number = _number(word, lexicon)
        if number is None or word.head < 0 or any(day.covers(word.span) for day in days):
            continue
        head = sentence.words[word.head]
        status = lexicon.value("membership.noun", head.lemma, head.form) is not None
        near = at & {a.index for a in sentence.ancestors(head.index)} if status else {head.head} & below
        if head.upos == "NOUN" and (head.index in at or near):
            return number, word.span
    return None


def _number(word: Word, lexicon: FactsLexicon) -> int | None:
    """The number of an ordinal, in words or figures; its sign may be missing, as on a sentence's last word."""
    told = lexicon.value("ordinal.word", word.form, word.lemma) or word.form
    ordinal = lexicon.closed.ordinal(told)
    return figures.whole(told) if ordinal is None else ordinal


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

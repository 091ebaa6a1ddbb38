"""Stage `audit`: what stays open in an article, told as issues, and the days between which an undated one lies."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from depesche.match.near import times_in
from depesche.model import Doc, Interval, Issue, MembershipFact, OfficeFact, ResolutionFact
from depesche.pack.days import earliest, latest
from depesche.pack.kb import KnowledgeBase

MAX_UNLINKED = 25


def audit(doc: Doc) -> tuple[Issue, ...]:
    """The issues of the article: of its input, of its preparation, and what could not be resolved."""
    open_points = (*_times(doc), *_participants(doc))
    return (*doc.article.issues, *doc.prepared.issues, *open_points)


def _times(doc: Doc) -> Iterator[Issue]:
    for time in doc.times:
        if time.type in ("DATE", "TIME") and time.earliest is None and time.latest is None:
            words = time.span.of(doc.text)
            yield Issue("time.unresolved", f"“{words}” stays open: {time.reason or 'no day to count from'}", time.span)


def _participants(doc: Doc) -> Iterator[Issue]:
    seen: set[str] = set()
    for event in doc.events:
        for participant in (*event.actors, *event.recipients):
            if participant.country is None and participant.org is None and participant.text not in seen:
                seen.add(participant.text)
                if len(seen) <= MAX_UNLINKED:
                    yield Issue(
                        "actor.unlinked",
                        f"“{participant.text}” could not be tied to a state or organisation",
                        participant.span,
                    )
    for entity in doc.entities:
        if entity.candidates and entity.kind == "person":
            names = ", ".join(c.split(":", 1)[1] for c in entity.candidates)
            yield Issue(
                "entity.ambiguous", f"“{entity.name}” may be {names}", entity.mentions[0] if entity.mentions else None
            )


def dated_between(doc: Doc, kb: KnowledgeBase) -> Interval | None:
    """For an article without a date: the days between which it must have been written, by what it tells.

    A day told as past lies before it, and so does a resolution; an office told as held bounds it by the holder's
    spell. A day without a year that a dated row of the knowledge base knows lies no more than `YEARLESS` months back.
    None where the article is dated or nothing bounds it.
    """
    if doc.article.date or doc.prepared.date:
        return None
    floors: list[tuple[str, str]] = []
    ceilings: list[tuple[str, str]] = []
    for fact in doc.facts:
        if isinstance(fact, MembershipFact) and fact.status == "full member" and fact.from_:
            floors.append((earliest(str(fact.from_)), f"accession on {fact.from_}"))
        if isinstance(fact, MembershipFact) and fact.from_ is None:
            _bound_by_accession(doc, fact, kb, floors, ceilings)
        if isinstance(fact, ResolutionFact) and fact.date and len(str(fact.date)) == _FULL_DAY:
            floors.append((str(fact.date), f"resolution {fact.number} of {fact.date}"))
        if isinstance(fact, OfficeFact):
            _bound_by_office(fact, kb, floors, ceilings)
    past = {e.date.span.start for e in doc.events if e.date.span is not None and "future" not in e.aux}
    for time in doc.times:
        if (
            time.type == "DATE"
            and time.granularity in ("day", "month", "year")
            and time.latest
            and time.span.start in past
        ):
            floors.append((time.earliest or time.latest, f"“{time.span.of(doc.text)}” is past"))
    first = max(floors, default=None)
    # Somebody told by an office of long ago bounds nothing: an end before the beginning is no end.
    last = min((c for c in ceilings if first is None or c[0] >= first[0]), default=None)
    if first is None and last is None:
        return None
    reason = "; ".join(x[1] for x in (first, last) if x is not None)
    return Interval(first and first[0], last and last[0], "open", None, reason)


def _bound_by_accession(
    doc: Doc, fact: MembershipFact, kb: KnowledgeBase, floors: list[tuple[str, str]], ceilings: list[tuple[str, str]]
) -> None:
    """Bounds from a change of membership told with day and month, where one row of that member begins on such a day."""
    sentence = doc.sentence_at(fact.spans[0].start)
    times = times_in(doc, sentence) if sentence is not None else ()
    told = {t.value.removeprefix(_MONTH_DAY) for t in times if t.value.startswith(_MONTH_DAY)}
    rows = kb.memberships(fact.organisation.removeprefix("org:"), fact.member)
    days = {r.from_ for r in rows if r.from_ and len(r.from_) == _FULL_DAY and r.from_[5:] in told}
    if len(days) != 1:
        return
    day = days.pop()
    name = kb.entities[fact.organisation].name
    floors.append((day, f"change of membership in {name} on {day}"))
    ceilings.append((_months_after(day, YEARLESS), f"{day} is told without its year"))


YEARLESS = 13
"""Months for which news names a day without its year: a year, and a month in which the year is still clear."""
_MONTH_DAY = "month-day:"
_FULL_DAY = len("2021-09-17")


def _months_after(day: str, months: int) -> str:
    """The day so many months after an ISO day, the month's last where it has no such day."""
    at = date.fromisoformat(day)
    year, month = divmod(at.year * 12 + at.month - 1 + months, 12)
    return date(year, month + 1, min(at.day, monthrange(year, month + 1)[1])).isoformat()


def _bound_by_office(
    fact: OfficeFact, kb: KnowledgeBase, floors: list[tuple[str, str]], ceilings: list[tuple[str, str]]
) -> None:
    spells = [
        h for h in kb.offices_held(fact.person.removeprefix("person:")) if kb.offices[h.office].title_en == fact.office
    ]
    if len(spells) != 1:
        return
    spell = spells[0]
    if fact.former:
        if spell.until:
            floors.append((latest(spell.until), f"{fact.office} {fact.person} out of office since {spell.until}"))
    else:
        if spell.from_:
            floors.append((earliest(spell.from_), f"{fact.office} {fact.person} in office since {spell.from_}"))
        if spell.until:
            ceilings.append((latest(spell.until), f"{fact.office} {fact.person} in office until {spell.until}"))

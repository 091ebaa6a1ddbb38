"""Stage `audit`: what stays open in an article, told as issues, and the days between which an undated one lies."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.model import Doc, Interval, Issue, MembershipFact, OfficeFact
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

    A day told as past lies before it; an office told as held bounds it by the holder's spell. None where
    the article is dated or nothing bounds it.
    """
    if doc.article.date or doc.prepared.date:
        return None
    floors: list[tuple[str, str]] = []
    ceilings: list[tuple[str, str]] = []
    for fact in doc.facts:
        if isinstance(fact, MembershipFact) and fact.status == "full member" and fact.from_:
            floors.append((earliest(str(fact.from_)), f"accession on {fact.from_}"))
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

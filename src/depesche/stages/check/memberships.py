"""Accessions and status in organisations against the dated rows of the knowledge base."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from depesche.model import Doc, Finding, MembershipFact
from depesche.pack.days import earliest, latest, maybe_within, shifted
from depesche.pack.kb import KnowledgeBase
from depesche.pack.kb_rows import MembershipRow

SLACK = 2  # days: deposit and entry into force, time zones
COMING = 400  # days before a status takes effect within which news already tells it
MEMBERS = ("full member", "suspended")  # what a state is until it withdraws or is excluded
LOOSE = "COW"  # rows of yearly data: no day can contradict them


def check_memberships(doc: Doc, kb: KnowledgeBase) -> Iterator[Finding]:
    """One finding for each membership told as fact that the knowledge base knows the member's spells of."""
    published = doc.article.date or doc.prepared.date
    for fact in doc.facts:
        if isinstance(fact, MembershipFact) and not fact.by.endswith(":decided"):
            spells = kb.memberships(fact.organisation.removeprefix("org:"), fact.member)
            told = fact.from_ or fact.until or (published.day if published else None)
            if spells and told is not None:
                yield from _finding(fact, spells, str(told))


def _finding(fact: MembershipFact, spells: tuple[MembershipRow, ...], day: str) -> Iterator[Finding]:
    verdict = _verdict(fact, spells, day)
    if verdict is None:
        return
    who = f"{fact.member.removeprefix('country:')} in {fact.organisation.removeprefix('org:')}"
    rows = "; ".join(f"{s.role} from {s.from_ or '?'}" + (f" to {s.until}" if s.until else "") for s in spells)
    sources = tuple(dict.fromkeys(f"kb/memberships.csv ({s.source})" for s in spells))
    when = f" from {fact.from_}" if fact.from_ else f" until {fact.until}" if fact.until else ""
    message = f"{who} told as {fact.status}{when}; the dated rows have: {rows}"
    yield Finding("membership", verdict, message, fact.spans, sources, (fact.id,))  # type: ignore[arg-type]


def _verdict(fact: MembershipFact, spells: tuple[MembershipRow, ...], day: str) -> str | None:
    """Whether the rows bear out the status; None where they are too loose or the status is just to come."""
    same = [s for s in spells if s.role == fact.status]
    if fact.status == "withdrawn":
        ended = [s for s in spells if s.until and s.role in MEMBERS]
        if fact.until is None:
            return "consistent" if ended else None
        held = any(_meets(s.until, str(fact.until)) for s in ended)
        held = held or any(s.role == "suspended" and _meets(s.from_, str(fact.until)) for s in spells)
    elif fact.from_ is not None:
        held = any(_meets(s.from_, str(fact.from_)) for s in same)
        if fact.status == "suspended":
            held = held or any(s.role == "full member" and _meets(s.until, str(fact.from_)) for s in spells)
    elif fact.until is not None:
        held = any(s.until is None or maybe_within(s.from_, s.until, str(fact.until)) for s in same)
    else:
        held = any(maybe_within(s.from_, s.until, day) for s in same)
    if held:
        return "consistent"
    if any(s.source.startswith(LOOSE) for s in spells) or (fact.from_ is None and not _settled(same, spells, day)):
        return None
    return "inconsistent"


def _meets(row: str | None, told: str) -> bool:
    """Whether a row's day and a told one (either may be partial) are the same within the slack."""
    if row is None:
        return False
    first, last = shifted(earliest(told), -SLACK), shifted(latest(told), SLACK)
    return earliest(row) <= last and first <= latest(row)


def _settled(same: list[MembershipRow], spells: tuple[MembershipRow, ...], day: str) -> bool:
    """Whether the rows leave no doubt that the status is not held: another one is on the day, and the one told neither
    ended nor begins shortly before or after."""
    at, reach = date.fromisoformat(earliest(day)), timedelta(days=COMING)
    near = any(
        (s.from_ and abs((date.fromisoformat(earliest(s.from_)) - at)) <= reach)
        or (s.until and abs(date.fromisoformat(latest(s.until)) - at) <= reach)
        for s in same
    )
    return not near and any(maybe_within(s.from_, s.until, day) for s in spells)

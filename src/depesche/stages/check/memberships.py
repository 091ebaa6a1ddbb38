"""Accessions and status in organisations against the dated rows of the knowledge base."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.model import Doc, Finding, MembershipFact
from depesche.model.records import Verdict
from depesche.pack.days import maybe_within
from depesche.pack.kb import KnowledgeBase
from depesche.pack.kb_rows import MembershipRow


def check_memberships(doc: Doc, kb: KnowledgeBase) -> Iterator[Finding]:
    """One finding for each membership told that the knowledge base knows the member's spells of."""
    published = doc.article.date or doc.prepared.date
    for fact in doc.facts:
        if isinstance(fact, MembershipFact):
            spells = kb.memberships(fact.organisation.removeprefix("org:"), fact.member)
            day = fact.from_ or fact.until or (published.day if published else None)
            if spells and day is not None:
                yield _finding(fact, spells, day)


def _finding(fact: MembershipFact, spells: tuple[MembershipRow, ...], day: str) -> Finding:
    who = f"{fact.member.removeprefix('country:')} in {fact.organisation.removeprefix('org:')}"
    same = [s for s in spells if s.role == fact.status]
    rows = "; ".join(f"{s.role} from {s.from_ or '?'}" + (f" to {s.until}" if s.until else "") for s in spells)
    sources = tuple(dict.fromkeys(f"kb/memberships.csv ({s.source})" for s in spells))
    if fact.status == "withdrawn":
        left = [s for s in spells if s.until and fact.until and maybe_within(s.until, s.until, fact.until)]
        held = bool(left) or fact.until is None
    elif fact.from_ is not None:
        held = any(s.from_ and maybe_within(s.from_, s.from_, fact.from_) for s in same)
    elif fact.until is not None:
        held = any(s.until is None or maybe_within(s.from_, s.until, fact.until) for s in same)
    else:
        held = any(maybe_within(s.from_, s.until, day) for s in same)
    verdict: Verdict = "consistent" if held else "inconsistent"
    told = f"{who} told as {fact.status}" + (
        f" from {fact.from_}" if fact.from_ else f" until {fact.until}" if fact.until else ""
    )
    return Finding("membership", verdict, f"{told}; the dated rows have: {rows}", fact.spans, sources, (fact.id,))

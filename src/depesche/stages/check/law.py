"""Ends of embargoes against sunset clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from depesche.model import Doc, EmbargoFact, Finding
from depesche.pack.days import maybe_within
from depesche.pack.kb import KnowledgeBase
from depesche.pack.kb_rows import Provision


def check_sunsets(doc: Doc, kb: KnowledgeBase) -> Iterator[Finding]:
    """`sunset`: the end told of an embargo against the clause of its legal basis that ends it."""
    for fact in doc.facts:
        if not isinstance(fact, EmbargoFact) or fact.until is None:
            continue
        clauses = _clauses(fact, kb)
        held = [p for p in clauses if end_of(p) and maybe_within(end_of(p), end_of(p), str(fact.until))]
        if not clauses or (fact.legal_basis is None and not held):
            continue  # without a legal basis told, another clause may be meant
        best = (held or clauses)[0]
        basis = fact.legal_basis or _called(best, kb)
        message = f"{basis}, {best.paragraph}: ends on {end_of(best)}; told: {fact.until}"
        sources = (f"{basis}, {best.paragraph}", best.source)
        yield Finding("sunset", "consistent" if held else "inconsistent", message, fact.spans, sources, (fact.id,))


def _clauses(fact: EmbargoFact, kb: KnowledgeBase) -> list[Provision]:
    """The clauses that end the embargo: of the legal basis told, else all known on its target and scope."""
    if fact.legal_basis is None:
        known = (p for p in kb.all_provisions() if p.target == fact.target and fact.target is not None)
        return [p for p in known if ends(p) and same_scope(fact.scope, p.scope)]
    number = re.search(r"\d+", fact.legal_basis)
    row = kb.resolution(fact.legal_basis.split(" ")[0], number.group()) if number else None
    return [p for p in kb.provisions(row.id) if ends(p) and p.scope in (None, fact.scope)] if row else []


def _called(provision: Provision, kb: KnowledgeBase) -> str:
    """What the instrument of a provision is called in findings."""
    row = kb.instruments[provision.instrument]
    return f"{row.body} resolution {row.number}" if row.kind == "resolution" else row.short or row.name_en


def ends(provision: Provision) -> bool:
    """Whether a provision ends what others impose."""
    return provision.kind == "sunset" or provision.effect == "ends"


def end_of(provision: Provision) -> str | None:
    """The day on which a provision ends what it ends, None where it tells none."""
    return provision.until or provision.from_


def same_scope(told: str | None, row: str | None) -> bool:
    """Whether a provision is on what is told: its scope has the word ("arms" in "arms exports")."""
    return told is None or row is None or told in row.replace(",", " ").split()

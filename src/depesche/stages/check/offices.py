"""Persons and offices against the holder on the day; "former" against the day of the report."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.model import Doc, Finding, OfficeFact
from depesche.pack.days import earliest, latest, maybe_within
from depesche.pack.kb import KnowledgeBase
from depesche.pack.kb_rows import Holder


def check_offices(doc: Doc, kb: KnowledgeBase) -> Iterator[Finding]:
    """One finding for each office told of a person whose spells in that office are known."""
    published = doc.article.date or doc.prepared.date
    if published is None:
        return
    for fact in doc.facts:
        if isinstance(fact, OfficeFact):
            spells = [
                h
                for h in kb.offices_held(fact.person.removeprefix("person:"))
                if kb.offices[h.office].title_en == fact.office and fact.of in (None, kb.offices[h.office].of)
            ]
            if spells:
                yield _finding(fact, spells, published.day)


def _finding(fact: OfficeFact, spells: list[Holder], day: str) -> Finding:
    held = any(maybe_within(h.from_, h.until, day) for h in spells)
    over = any(h.until is not None and earliest(h.until) <= day for h in spells)
    later = all(h.from_ is not None and latest(h.from_) > day for h in spells)
    holds = over and not later if fact.former else held
    rows = "; ".join(f"{h.from_ or '?'} to {h.until or 'open'}" for h in spells)
    name = fact.person.removeprefix("person:")
    told = f"{name} told as {'former ' if fact.former else ''}{fact.office} on {day}"
    sources = tuple(dict.fromkeys(f"kb/holders.csv ({h.source})" for h in spells))
    return Finding(
        "office-holder",
        "consistent" if holds else "inconsistent",
        f"{told}; in office {rows}",
        fact.spans,
        sources,
        (fact.id,),
    )

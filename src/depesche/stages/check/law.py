"""Ends of embargoes against sunset clauses, and lengths told in words against the dated provisions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from depesche.model import Doc, EmbargoFact, Finding
from depesche.model.records import Verdict
from depesche.pack.days import earliest, latest, maybe_within
from depesche.pack.facts import FactsLexicon
from depesche.pack.kb import KnowledgeBase
from depesche.pack.kb_rows import Provision

YEAR = 365.25
AT_LEAST = {"P20Y": 20.0, "P2Y": 2.0}


def check_sunsets(doc: Doc, kb: KnowledgeBase) -> Iterator[Finding]:
    """`sunset`: the end told of an embargo against the clause of its legal basis that ends it."""
    for fact in doc.facts:
        if not isinstance(fact, EmbargoFact) or fact.until is None or fact.legal_basis is None:
            continue
        number = re.search(r"\d+", fact.legal_basis)
        body = fact.legal_basis.split(" ")[0]
        row = kb.resolution(body, number.group()) if number else None
        clauses = [p for p in kb.provisions(row.id) if _ends(p) and p.scope in (None, fact.scope)] if row else []
        if not clauses:
            continue
        held = [p for p in clauses if _end_of(p) and maybe_within(_end_of(p), _end_of(p), str(fact.until))]
        best = (held or clauses)[0]
        message = f"{fact.legal_basis}, {best.paragraph}: ends on {_end_of(best)}; told: {fact.until}"
        sources = (f"{fact.legal_basis}, {best.paragraph}", best.source)
        yield Finding("sunset", "consistent" if held else "inconsistent", message, fact.spans, sources, (fact.id,))


def _ends(provision: Provision) -> bool:
    return provision.kind == "sunset" or provision.effect == "ends"


def _end_of(provision: Provision) -> str | None:
    return provision.until or provision.from_


def check_durations(doc: Doc, lexicon: FactsLexicon, kb: KnowledgeBase) -> Iterator[Finding]:
    """`duration`: "jahrzehntelang", "years-long" on an embargo against the days it was in force."""
    for fact in doc.facts:
        if not isinstance(fact, EmbargoFact) or fact.target is None:
            continue
        sentence = doc.sentence_at(fact.spans[0].start)
        words = sentence.touching(fact.spans[0]) if sentence else ()
        near = [c for w in words for c in sentence.children(w.index)] if sentence else []
        told = next(
            (
                (c, v)
                for c in near
                if (v := lexicon.value("duration.word", c.lemma, c.form, lexicon.closed.stem(c.form)))
            ),
            None,
        )
        span = _in_force(fact, kb)
        if told is None or span is None or told[1] not in AT_LEAST:
            continue
        first, last, source = span
        years = (date.fromisoformat(last) - date.fromisoformat(first)).days / YEAR
        verdict: Verdict = "consistent" if years >= AT_LEAST[told[1]] else "inconsistent"
        message = f"“{told[0].form}”: in force from {first} to {last}, {years:.0f} years"
        yield Finding("duration", verdict, message, (told[0].span,), (source,), (fact.id,))


def _same_scope(told: str | None, row: str | None) -> bool:
    """Whether a provision is on what is told: its scope has the word ("arms" in "arms exports")."""
    return told is None or row is None or told in row.replace(",", " ").split()


def _in_force(fact: EmbargoFact, kb: KnowledgeBase) -> tuple[str, str, str] | None:
    """First and last day of the embargoes on the target with the scope told, by the provisions known."""
    fitting = [
        p
        for p in kb.all_provisions()
        if p.target == fact.target and p.kind == "embargo" and _same_scope(fact.scope, p.scope)
    ]
    starts = sorted((earliest(p.from_), p.source) for p in fitting if p.effect == "imposes" and p.from_)
    sunsets = [
        p for p in kb.all_provisions() if p.target == fact.target and _ends(p) and _same_scope(fact.scope, p.scope)
    ]
    ends = sorted(latest(e) for p in (*fitting, *sunsets) if (e := _end_of(p) if _ends(p) else p.until))
    if not starts or not ends or ends[0] < starts[0][0]:
        return None
    return starts[0][0], ends[-1], starts[0][1]

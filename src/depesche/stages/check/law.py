"""Ends of embargoes against sunset clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from depesche.match.near import times_in
from depesche.model import Doc, EmbargoFact, Finding, ResolutionFact, Sentence
from depesche.pack.days import maybe_within
from depesche.pack.facts import FactsLexicon
from depesche.pack.kb import KnowledgeBase
from depesche.pack.kb_rows import Provision

WHOLE = "termination of the resolution"  # scope of the clause by which a resolution ends itself


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


def check_ends(doc: Doc, lexicon: FactsLexicon, kb: KnowledgeBase) -> Iterator[Finding]:
    """`sunset` of a resolution that is told to end on a day ("Die Resolution 2231 läuft am 18. Oktober 2025 aus"):
    against the clause by which it ends itself."""
    for fact in doc.facts:
        sentence = doc.sentence_at(fact.spans[0].start) if isinstance(fact, ResolutionFact) else None
        if sentence is None or not isinstance(fact, ResolutionFact) or fact.number is None or fact.body is None:
            continue
        row = kb.resolution(fact.body.removeprefix("org:"), str(fact.number))
        clauses = kb.provisions(row.id) if row else ()
        own = [p for p in clauses if p.kind == "sunset" and p.until and p.scope == WHOLE]
        day = _end_told(sentence, fact, doc, lexicon)
        if not own or day is None:
            continue
        holds = maybe_within(own[0].until, own[0].until, day)
        basis = _called(own[0], kb)
        message = f"{basis}, {own[0].paragraph}: ends on {own[0].until}; told: {day}"
        sources = (f"{basis}, {own[0].paragraph}", own[0].source)
        yield Finding("sunset", "consistent" if holds else "inconsistent", message, fact.spans, sources, (fact.id,))


def _end_told(sentence: Sentence, fact: ResolutionFact, doc: Doc, lexicon: FactsLexicon) -> str | None:
    """The day on which the clause of a resolution that is its subject says that it ends."""
    at = next((w for w in sentence.words if w.span == fact.spans[0]), None)
    if at is None or not at.deprel.startswith("nsubj") or at.head < 0:
        return None
    verb = sentence.words[at.head]
    parts = [c.form for c in sentence.children(verb.index) if c.deprel.startswith("compound") and c.upos == "ADP"]
    forms = [verb.lemma, verb.form, *(f"{part}{verb.lemma}".casefold() for part in parts)]
    if lexicon.value("embargo.verb", *forms) != "ended":
        return None
    days = [t.earliest for t in times_in(doc, sentence) if t.type == "DATE" and t.earliest and t.earliest == t.latest]
    return days[0] if len(days) == 1 else None


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

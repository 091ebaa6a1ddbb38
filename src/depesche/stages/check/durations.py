"""Lengths told in words and in years ("jahrzehntelang", "after 47 years of membership") against the dated rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from depesche.match.near import times_in
from depesche.match.phrases import case_of
from depesche.model import Doc, EmbargoFact, Finding, MembershipFact, Sentence, Time, Word
from depesche.model.records import Verdict
from depesche.pack.days import earliest, latest
from depesche.pack.facts import FactsLexicon
from depesche.pack.kb import KnowledgeBase
from depesche.stages.check.law import end_of, ends, same_scope

YEAR = 365.25
AT_LEAST = {"P20Y": 20.0, "P2Y": 2.0}
SLACK = 1.0  # years: what is counted in years is rounded
YEARS = re.compile(r"P(\d{1,3})Y")

Held = tuple[str, str, str]  # first day, last day, source


def check_durations(doc: Doc, lexicon: FactsLexicon, kb: KnowledgeBase) -> Iterator[Finding]:
    """`duration`: how long an embargo was in force or a state a member, in words or in years."""
    for fact in doc.facts:
        if isinstance(fact, EmbargoFact) and fact.target is not None:
            yield from _in_words(doc, fact, lexicon, kb)
            yield from _in_years(doc, fact, _in_force(fact, kb, _published(doc)), lexicon, kb)
        elif isinstance(fact, MembershipFact):
            yield from _in_years(doc, fact, _member_for(fact, kb, _published(doc)), lexicon, kb)


def _published(doc: Doc) -> str | None:
    day = doc.article.date or doc.prepared.date
    return day.day if day is not None else None


def _years(held: Held) -> float:
    return (date.fromisoformat(held[1]) - date.fromisoformat(held[0])).days / YEAR


def _in_words(doc: Doc, fact: EmbargoFact, lexicon: FactsLexicon, kb: KnowledgeBase) -> Iterator[Finding]:
    sentence = doc.sentence_at(fact.spans[0].start)
    words = sentence.touching(fact.spans[0]) if sentence else ()
    near = [c for w in words for c in sentence.children(w.index)] if sentence else []
    told = next(
        ((c, v) for c in near if (v := lexicon.value("duration.word", c.lemma, c.form, lexicon.closed.stem(c.form)))),
        None,
    )
    held = _in_force(fact, kb, None)
    if told is None or held is None or told[1] not in AT_LEAST:
        return
    years = _years(held)
    verdict: Verdict = "consistent" if years >= AT_LEAST[told[1]] else "inconsistent"
    message = f"“{told[0].form}”: in force from {held[0]} to {held[1]}, {years:.0f} years"
    yield Finding("duration", verdict, message, (told[0].span,), (held[2],), (fact.id,))


def _in_years(
    doc: Doc, fact: EmbargoFact | MembershipFact, held: Held | None, lexicon: FactsLexicon, kb: KnowledgeBase
) -> Iterator[Finding]:
    sentence = doc.sentence_at(fact.spans[0].start)
    if sentence is None or held is None:
        return
    for time in times_in(doc, sentence):
        count = YEARS.fullmatch(time.value) if time.type == "DURATION" else None
        if count is None or not _is_on(sentence, time, fact, lexicon):
            continue
        years, told = _years(held), int(count.group(1))
        at_least = time.mod == "MORE_THAN" or _says_more(sentence, time, lexicon)
        fits = years > told - SLACK / 4 if at_least else abs(years - told) <= SLACK
        if not fits and told > years and _counts_forerunner(fact, held, kb):
            continue
        verdict: Verdict = "consistent" if fits else "inconsistent"
        what = "in force" if isinstance(fact, EmbargoFact) else fact.status
        message = f"“{time.span.of(doc.text)}”: {what} from {held[0]} to {held[1]}, {years:.1f} years"
        yield Finding("duration", verdict, message, (time.span,), (held[2],), (fact.id,))


def _counts_forerunner(fact: EmbargoFact | MembershipFact, held: Held, kb: KnowledgeBase) -> bool:
    """Whether a longer membership may count the organisation that came before ("47 Jahre" of the European Communities
    and the Union): the member was in from the first day of any."""
    if not isinstance(fact, MembershipFact):
        return False
    firsts = [earliest(s.from_) for s in kb.memberships(fact.organisation.removeprefix("org:")) if s.from_]
    return bool(firsts) and held[0] == min(firsts)


def _says_more(sentence: Sentence, time: Time, lexicon: FactsLexicon) -> bool:
    """Whether a length is told as the least ("mehr als zehn Jahre")."""
    words = [w for w in sentence.words if time.span.covers(w.span)]
    return any(lexicon.value("duration.more", w.lemma, w.form) for w in words)


def _is_on(sentence: Sentence, time: Time, fact: EmbargoFact | MembershipFact, lexicon: FactsLexicon) -> bool:
    """Whether a length is told of the fact: since when it holds, or what came before its end."""
    words = [w for w in sentence.words if time.span.covers(w.span)]
    head = next((w for w in words if w.head not in {x.index for x in words}), None)
    if head is None:
        return False
    case = case_of(sentence, head)
    at = next((w for w in sentence.words if w.span == fact.spans[0]), None)
    if at is None or at.index not in {head.head, *_kin(sentence, head)}:
        return False
    if case in lexicon.forms("since.case") or case in lexicon.forms("during.case"):
        return not isinstance(fact, MembershipFact) or fact.status not in ("withdrawn", "suspended")
    if case not in lexicon.forms("after.case"):
        return False
    if isinstance(fact, EmbargoFact):
        return fact.status == "ended"
    rest = sentence.words[head.index + 1 : head.index + 4]
    return fact.status == "withdrawn" and any(
        lexicon.value("membership.noun", w.lemma, w.form) is not None for w in rest
    )


def _kin(sentence: Sentence, head: Word) -> set[int]:
    """The words above a length and those that stand in one clause with it: its governor's other arguments."""
    above = list(sentence.ancestors(head.index))[:2]
    return {w.index for w in above} | {c.index for w in above for c in sentence.children(w.index)}


def _member_for(fact: MembershipFact, kb: KnowledgeBase, published: str | None) -> Held | None:
    """First and last day of the membership told: until it ended, else until the report."""
    ended = fact.status == "withdrawn"
    status = "full member" if ended else fact.status
    spells = [s for s in kb.memberships(fact.organisation.removeprefix("org:"), fact.member) if s.from_]
    fitting = [s for s in spells if s.role == status]
    last = str(fact.until) if ended and fact.until else published
    if not fitting or last is None:
        return None
    first = fitting[0] if ended else fitting[-1]
    return earliest(first.from_ or ""), latest(last), f"kb/memberships.csv ({first.source})"


def _in_force(fact: EmbargoFact, kb: KnowledgeBase, published: str | None) -> Held | None:
    """First and last day of the embargoes on the target with the scope told, by the provisions known; with `published`
    what was not told to have ended runs until then."""
    fitting = [
        p
        for p in kb.all_provisions()
        if p.target == fact.target and p.kind in ("embargo", fact.kind) and same_scope(fact.scope, p.scope)
    ]
    if published is None:
        fitting = [p for p in fitting if p.kind == "embargo"]
    starts = sorted((earliest(p.from_), p.source) for p in fitting if p.effect == "imposes" and p.from_)
    sunsets = [
        p for p in kb.all_provisions() if p.target == fact.target and ends(p) and same_scope(fact.scope, p.scope)
    ]
    stops = sorted(latest(e) for p in (*fitting, *sunsets) if (e := end_of(p) if ends(p) else p.until))
    if published is not None and fact.status != "ended":
        stops = [published] if not stops or stops[-1] >= published else stops
    if not starts or not stops or stops[-1] < starts[0][0] or (published is None and stops[0] < starts[0][0]):
        return None
    return starts[0][0], stops[-1], starts[0][1]

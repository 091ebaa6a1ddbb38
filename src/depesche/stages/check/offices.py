"""Persons and offices against the holder on the day; "former" against the day of the report.

Called inconsistent is only what two rows contradict: the person's own spells in the office, and who held it then.
"""

from __future__ import annotations

from collections.abc import Iterator

from depesche.match.near import times_in
from depesche.model import Doc, Finding, OfficeFact
from depesche.pack.days import earliest, latest, maybe_within, shifted
from depesche.pack.facts import FactsLexicon
from depesche.pack.kb import KnowledgeBase
from depesche.pack.kb_rows import Holder

PAST = 730  # days after which news may name a former holder by the office of then
LAG = 60  # days for which news calls somebody by an office to come, or that lie in the time of the report
LEFT = 30  # days for which news still calls somebody by an office just left
NEWS = 7  # days around the report in which its news happen
ROW = "facts:office:"


def check_offices(doc: Doc, lexicon: FactsLexicon, kb: KnowledgeBase) -> Iterator[Finding]:
    """One finding for each office told of a person whose spells in that office are known, and for each office of
    a state told of a known office-holder while somebody else is known to have held it."""
    published = doc.article.date or doc.prepared.date
    if published is None:
        return
    for fact in doc.facts:
        if isinstance(fact, OfficeFact):
            day, near = _day_of(doc, fact, published.day)
            if fact.by.startswith(ROW):
                acts = near and _acts_now(doc, fact, published.day)
                yield from _held(fact, fact.by.removeprefix(ROW), day, near, acts, kb)
            elif near and not fact.former:
                yield from _held_by_another(doc, fact, day, lexicon, kb)


def _day_of(doc: Doc, fact: OfficeFact, published: str) -> tuple[str, bool]:
    """The day that the mention speaks of, and whether that is the time of the report: the day told in its
    sentence, where that lies in the past, else the day of the report."""
    sentence = doc.sentence_at(fact.spans[0].start)
    times = times_in(doc, sentence) if sentence is not None else ()
    days = [t.latest for t in times if t.type == "DATE" and t.latest and t.earliest]
    past = [d for d in days if d < shifted(published, -LAG)]
    return (past[0], False) if past else (published, True)


def _acts_now(doc: Doc, fact: OfficeFact, published: str) -> bool:
    """Whether the sentence of the mention tells a day shortly before the report or of it: what it tells is news."""
    sentence = doc.sentence_at(fact.spans[0].start)
    days = [t.latest for t in times_in(doc, sentence) if t.type == "DATE" and t.latest] if sentence is not None else []
    return any(shifted(published, -NEWS) <= d <= shifted(published, NEWS) for d in days)


def _held(fact: OfficeFact, office: str, day: str, near: bool, acts: bool, kb: KnowledgeBase) -> Iterator[Finding]:
    spells = [h for h in kb.offices_held(fact.person.removeprefix("person:")) if h.office == office]
    if not spells:
        return
    name = kb.entities[fact.person].name
    told = f"{name} told as {'former ' if fact.former else ''}{fact.office} on {day}"
    rows = "; ".join(f"{h.from_ or '?'} to {h.until or 'open'}" for h in spells)
    sources = tuple(dict.fromkeys(f"kb/holders.csv ({h.source})" for h in spells))
    verdict = _verdict(fact, spells, day, near, acts, kb)
    if verdict is not None:
        holds = verdict == "consistent"
        others = "" if holds or fact.former else _others(office, fact.person, day, kb)
        message = f"{told}; in office {rows}{others}"
        yield Finding(
            "office-holder", "consistent" if holds else "inconsistent", message, fact.spans, sources, (fact.id,)
        )


def _verdict(fact: OfficeFact, spells: list[Holder], day: str, near: bool, acts: bool, kb: KnowledgeBase) -> str | None:
    """Whether the spells bear out what is told; None where news may well say so or the rows do not decide."""
    held = any(maybe_within(h.from_, h.until, day) for h in spells)
    over = any(h.until is not None and earliest(h.until) <= day for h in spells)
    if fact.former:
        if over:
            return "consistent"
        return "inconsistent" if held and near and _long_in_office(spells, day) else None
    if held:
        return "consistent"
    if not near or any(_close(h, day, acts) for h in spells):
        return None
    return "inconsistent" if _others(spells[0].office, fact.person, day, kb) else None


def _long_in_office(spells: list[Holder], day: str) -> bool:
    """Whether the person has been in the office and stays for some time: no change is under way."""
    return any(
        maybe_within(h.from_, h.until, day) and (h.until is None or earliest(h.until) > shifted(day, LAG))
        for h in spells
    )


def _close(spell: Holder, day: str, acts: bool) -> bool:
    """Whether a spell ended shortly before the day, or so long before that it is told as history (but of one who `acts`
    in the news), or begins shortly after the day."""
    ended = spell.until is not None and shifted(day, -LEFT) <= latest(spell.until) <= day
    ended = ended or (spell.until is not None and not acts and latest(spell.until) < shifted(day, -PAST))
    begins = spell.from_ is not None and day <= earliest(spell.from_) <= shifted(day, 2 * LAG)
    return ended or begins


def _others(office: str, person: str, day: str, kb: KnowledgeBase) -> str:
    """Who else surely held the office on the day, in words; empty where nobody is known."""
    held = [h for h in kb.holder(office, day) if f"person:{h.person}" != person and not h.acting]
    names = [kb.entities[f"person:{h.person}"].name for h in held]
    return f"; the holder on that day was {', '.join(names)}" if names else ""


def _held_by_another(
    doc: Doc, fact: OfficeFact, day: str, lexicon: FactsLexicon, kb: KnowledgeBase
) -> Iterator[Finding]:
    """A known office-holder told in an office of a state that somebody else is known to have held."""
    role = lexicon.value("office.role", fact.office)
    own = [h for h in kb.offices_held(fact.person.removeprefix("person:")) if maybe_within(h.from_, h.until, day)]
    if role is None or fact.of is None or "of" in fact.from_kb or not own:
        return
    if not all(kb.offices[h.office].of == fact.of for h in own):
        return
    titles = {t.split()[0] for h in own for t in (kb.offices[h.office].title_en, kb.offices[h.office].title_de) if t}
    if titles & set(fact.spans[0].of(doc.text).split()):
        return  # the word means the person's own office too ("Ministerpräsident" of a part of the state)
    posts = kb.offices_of(fact.of, role)
    others = _others(posts[0], fact.person, day, kb) if len(posts) == 1 else ""
    if others:
        held = ", ".join(kb.offices[h.office].title_en for h in own)
        name = kb.entities[fact.person].name
        message = (
            f"{name} told as {fact.office} of {fact.of.removeprefix('country:')} on {day}; in office as {held}{others}"
        )
        sources = tuple(dict.fromkeys(f"kb/holders.csv ({h.source})" for h in own))
        yield Finding("office-holder", "inconsistent", message, fact.spans, sources, (fact.id,))

"""Votes against the rules of the body: seats, counts, majority and veto (UN Charter, Articles 23 and 27)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from depesche.model import Doc, Finding, VoteFact
from depesche.model.records import Verdict
from depesche.pack.bodies import BodyRule, rule_of
from depesche.pack.days import latest
from depesche.pack.facts import FactsLexicon
from depesche.pack.kb import KnowledgeBase
from depesche.pack.kb_rows import Seat

LOOK_BACK = 3 * 366


def check_votes(doc: Doc, lexicon: FactsLexicon, kb: KnowledgeBase) -> Iterator[Finding]:
    """Findings `vote-count`, `vote-outcome` and `council-composition` for every vote told."""
    for vote in doc.facts:
        if isinstance(vote, VoteFact):
            named = [*vote.for_, *vote.against, *vote.abstained]
            day, why = _day_of(doc, vote, named, kb)
            body = vote.body.removeprefix("org:")
            rule = rule_of(body, day) if day else None
            if day is None:
                yield from _nobody_sat(vote, named, body)
            elif rule is not None:
                seats = kb.seats(body, day)
                yield from _composition(vote, named, seats, day, why)
                yield from _count(doc, vote, rule, lexicon)
                yield from _outcome(doc, vote, rule, seats, lexicon)


def _published(doc: Doc) -> str | None:
    published = doc.article.date or doc.prepared.date
    return published.day if published else None


def _day_of(doc: Doc, vote: VoteFact, named: list[str], kb: KnowledgeBase) -> tuple[str | None, str]:
    """The day of the vote: as told, else the latest day in the years before the report on which all the
    states named sat together."""
    if vote.date is not None and vote.date.earliest is not None:
        return vote.date.earliest, "as told"
    published = _published(doc)
    if published is None:
        return None, ""
    last = date.fromisoformat(published)
    floor = str(last - timedelta(days=LOOK_BACK))
    body = vote.body.removeprefix("org:")
    ends = sorted(
        {latest(s.until) for s in kb.all_seats(body) if s.until and floor <= latest(s.until) <= published}
        | {published},
        reverse=True,
    )
    for day in ends:
        sitting = {s.member for s in kb.seats(body, day)}
        if sitting and all(n in sitting for n in named):
            return day, f"the text tells no day; all of them sat together on {day}"
    return None, ""


def _nobody_sat(vote: VoteFact, named: list[str], body: str) -> Iterator[Finding]:
    if named:
        message = (
            f"in the three years before the report there was no day on which {_states(named)} sat on {body} together"
        )
        yield Finding(
            "council-composition", "inconsistent", message, vote.spans, ("UN Charter, Article 23",), (vote.id,)
        )


def _composition(vote: VoteFact, named: list[str], seats: tuple[Seat, ...], day: str, why: str) -> Iterator[Finding]:
    sitting = {s.member for s in seats}
    strangers = [n for n in named if n not in sitting]
    if not named or not sitting:
        return
    if strangers:
        message = f"{_states(strangers)} had no seat on {day}"
        yield Finding(
            "council-composition",
            "inconsistent",
            message,
            vote.spans,
            ("UN Charter, Article 23", "kb/seats.csv"),
            (vote.id,),
        )
    else:
        message = f"{_states(named)} had seats on {day} ({why})"
        yield Finding(
            "council-composition",
            "consistent",
            message,
            vote.spans,
            ("UN Charter, Article 23", "kb/seats.csv"),
            (vote.id,),
        )


def _tally(vote: VoteFact) -> dict[str, int | None]:
    told = {
        "for": (vote.for_count, vote.for_),
        "against": (vote.against_count, vote.against),
        "abstained": (vote.abstained_count, vote.abstained),
    }
    return {side: count if count is not None else (len(states) or None) for side, (count, states) in told.items()}


def _says_rest(doc: Doc, vote: VoteFact, lexicon: FactsLexicon) -> bool:
    """Whether the text presents one side as all that remain ("die verbleibenden elf Ratsmitglieder")."""
    sentence = doc.sentence_at(vote.spans[0].start)
    return sentence is not None and any(lexicon.value("vote.rest", w.lemma, w.form) for w in sentence.words)


def _count(doc: Doc, vote: VoteFact, rule: BodyRule, lexicon: FactsLexicon) -> Iterator[Finding]:
    tally = _tally(vote)
    told = {side: n for side, n in tally.items() if n is not None}
    total = sum(told.values())
    words = " + ".join(f"{n} {'in favour' if side == 'for' else side}" for side, n in told.items())
    if total > rule.members:
        message = f"{words} = {total} votes, but {rule.body} has {rule.members} members"
    elif total == rule.members:
        yield Finding(
            "vote-count",
            "consistent",
            f"{words} = {total} of {rule.members} votes",
            vote.spans,
            rule.sources[:1],
            (vote.id,),
        )
        return
    elif _says_rest(doc, vote, lexicon) or len(told) == len(tally):
        message = f"{words} = {total} of {rule.members} votes: {rule.members - total} members are left unaccounted for"
    else:
        return
    yield Finding("vote-count", "inconsistent", message, vote.spans, rule.sources[:1], (vote.id,))


def _outcome(
    doc: Doc, vote: VoteFact, rule: BodyRule, seats: tuple[Seat, ...], lexicon: FactsLexicon
) -> Iterator[Finding]:
    if vote.outcome is None:
        return
    tally = _tally(vote)
    in_favour = tally["for"]
    if in_favour is None:
        if tally["against"] is None and tally["abstained"] is None:
            return
        in_favour = rule.members - (tally["against"] or 0) - (tally["abstained"] or 0)
    powers = {s.member for s in seats if s.permanent}
    vetoes = [s for s in vote.against if s in powers] if rule.veto == "permanent" else []
    due = rule.decides(in_favour, len(vetoes))
    told = "adopted" if vote.outcome == "adopted" else "rejected"
    reason = f"{in_favour} in favour at most, {rule.needed} are needed" + (
        f"; {_states(vetoes)} can veto" if vetoes else ""
    )
    verdict: Verdict = "consistent" if due == told else "inconsistent"
    yield Finding(
        "vote-outcome",
        verdict,
        f"told as {vote.outcome}: {reason}, so the motion is {due}",
        vote.spans,
        rule.sources[-1:],
        (vote.id,),
    )


def _states(ids: list[str]) -> str:
    return ", ".join(i.removeprefix("country:") for i in ids)

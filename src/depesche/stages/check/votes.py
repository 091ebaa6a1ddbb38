"""Votes against the rules of the body: seats, counts, majority and veto (UN Charter, Articles 18, 23 and 27)."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.model import Doc, Finding, VoteFact
from depesche.model.records import Verdict
from depesche.pack.bodies import BodyRule, rule_for
from depesche.pack.days import latest, shifted
from depesche.pack.facts import FactsLexicon, Kind
from depesche.pack.kb import KnowledgeBase
from depesche.pack.kb_rows import Seat

LOOK_BACK = 3 * 366
SIDES = ("for", "against", "abstained")


def check_votes(doc: Doc, lexicon: FactsLexicon, kb: KnowledgeBase) -> Iterator[Finding]:
    """Findings `vote-count`, `vote-outcome` and `council-composition` for every vote told."""
    for vote in doc.facts:
        if isinstance(vote, VoteFact):
            named = list(dict.fromkeys((*vote.for_, *vote.against, *vote.abstained)))
            body = vote.body.removeprefix("org:")
            day, why = _day_of(doc, vote, named, kb)
            rule = rule_for(vote.body, day) if day else None
            if day is None:
                yield from _nobody_sat(vote, named, body)
            elif rule is not None:
                seats = kb.seats(body, day)
                yield from _composition(vote, named, seats, day, why)
                yield from _count(doc, vote, rule, _members(rule, day, kb), lexicon)
                yield from _outcome(doc, vote, rule, seats, lexicon)


def _day_of(doc: Doc, vote: VoteFact, named: list[str], kb: KnowledgeBase) -> tuple[str | None, str]:
    """The day of the vote: as told, else the latest day in the years before the report on which all the
    states named sat together; for a body without seats in the knowledge base the day of the report."""
    if vote.date is not None and vote.date.earliest is not None:
        return vote.date.earliest, "as told"
    published = doc.article.date or doc.prepared.date
    body = vote.body.removeprefix("org:")
    if published is None:
        return None, ""
    if not kb.all_seats(body):
        return published.day, "the day of the report"
    floor = shifted(published.day, -LOOK_BACK)
    ends = sorted(
        {latest(s.until) for s in kb.all_seats(body) if s.until and floor <= latest(s.until) <= published.day}
        | {published.day},
        reverse=True,
    )
    for day in ends:
        sitting = {s.member for s in kb.seats(body, day)}
        if sitting and all(n in sitting for n in named):
            return day, f"the text tells no day; all of them sat together on {day}"
    return None, ""


def _nobody_sat(vote: VoteFact, named: list[str], body: str) -> Iterator[Finding]:
    if named and vote.date is None:
        message = (
            f"in the three years before the report there was no day on which {_states(named)} sat on {body} together"
        )
        sources = ("UN Charter, Article 23",)
        yield Finding("council-composition", "inconsistent", message, vote.spans, sources, (vote.id,))


def _composition(vote: VoteFact, named: list[str], seats: tuple[Seat, ...], day: str, why: str) -> Iterator[Finding]:
    sitting = {s.member for s in seats}
    strangers = [n for n in named if n not in sitting]
    if not named or not sitting:
        return
    verdict: Verdict = "inconsistent" if strangers else "consistent"
    message = (
        f"{_states(strangers)} had no seat on {day}" if strangers else f"{_states(named)} had seats on {day} ({why})"
    )
    sources = ("UN Charter, Article 23", "kb/seats.csv")
    yield Finding("council-composition", verdict, message, vote.spans, sources, (vote.id,))


def _tally(doc: Doc, vote: VoteFact, lexicon: FactsLexicon) -> dict[str, int | None]:
    """Votes by side: the count told, else the states named where they are told as all of that side."""
    told = {
        "for": (vote.for_count, vote.for_),
        "against": (vote.against_count, vote.against),
        "abstained": (vote.abstained_count, vote.abstained),
    }
    some = _listed_in_part(doc, vote, lexicon)

    def number(side: str, count: int | None, states: tuple[str, ...]) -> int | None:
        whole = bool(states) and (side == "against" or not some & {*states})
        return count if count is not None else len(states) if whole else None

    return {side: number(side, count, states) for side, (count, states) in told.items()}


def _listed_in_part(doc: Doc, vote: VoteFact, lexicon: FactsLexicon) -> set[str]:
    """The states named in those sentences of the vote that name some only ("elf Staaten, darunter Kuba")."""
    sentences = {s.number: s for span in vote.spans if (s := doc.sentence_at(span.start)) is not None}
    some = {n for n, s in sentences.items() if any(lexicon.value("vote.partial", w.lemma, w.form) for w in s.words)}
    return {f"country:{m.country}" for m in doc.mentions if m.sentence in some and m.country}


def _says(doc: Doc, vote: VoteFact, lexicon: FactsLexicon, kind: Kind) -> bool:
    """Whether the sentences of the vote hold a word of a kind ("die verbleibenden elf", "darunter")."""
    sentences = {s.number: s for span in vote.spans if (s := doc.sentence_at(span.start)) is not None}
    words = [w for s in sentences.values() for w in s.words]
    return any(lexicon.value(kind, w.lemma, w.form) for w in words)


def _members(rule: BodyRule, day: str, kb: KnowledgeBase) -> int | None:
    """How many vote in the body on a day, None where nothing tells."""
    return rule.members or (len(kb.members(rule.members_of, day)) if rule.members_of else None)


def _count(doc: Doc, vote: VoteFact, rule: BodyRule, members: int | None, lexicon: FactsLexicon) -> Iterator[Finding]:
    """`vote-count`: the votes told against the number of members; who is not told of has not voted, where not all
    must."""
    tally = _tally(doc, vote, lexicon)
    told = {side: n for side, n in tally.items() if n is not None}
    counted = [s for s in SIDES if getattr(vote, f"{s}_count") is not None]
    if members is None or not counted or "for_count" in vote.from_kb:
        return
    if max(told.values(), default=0) > members:
        return  # another body's vote
    total = sum(told.values())
    words = " + ".join(f"{n} {'in favour' if side == 'for' else side}" for side, n in told.items())
    rest = members - total
    if rest < 0:
        message = f"{words} = {total} votes, but {rule.body} has {members} members"
    elif rest == 0 or (not rule.all_vote and "for" in told and "against" in told):
        message = f"{words} = {total} of {members} votes" + (f"; of {rest} members nothing is told" if rest else "")
        yield Finding("vote-count", "consistent", message, vote.spans, rule.sources[:1], (vote.id,))
        return
    elif rule.all_vote and (_says(doc, vote, lexicon, "vote.rest") or len(counted) == len(SIDES)):
        message = f"{words} = {total} of {members} votes: {rest} members are left unaccounted for"
    else:
        return
    yield Finding("vote-count", "inconsistent", message, vote.spans, rule.sources[:1], (vote.id,))


def _outcome(
    doc: Doc, vote: VoteFact, rule: BodyRule, seats: tuple[Seat, ...], lexicon: FactsLexicon
) -> Iterator[Finding]:
    """`vote-outcome`: the outcome told against what the votes told lead to; silent where they do not decide."""
    if vote.outcome is None:
        return
    tally = _tally(doc, vote, lexicon)
    powers = {s.member for s in seats if s.permanent}
    vetoes = [s for s in vote.against if s in powers] if rule.veto == "permanent" else []
    against, abstained = tally["against"] or 0, tally["abstained"] or 0
    in_favour, most = tally["for"], ""
    if in_favour is None:
        if rule.members is None or not (against or abstained):
            return
        in_favour, most = rule.members - against - abstained, " at most"
    due = rule.decides(in_favour, against, len(vetoes))
    told = "adopted" if vote.outcome == "adopted" else "rejected"
    if due == "open" or (most and due == "adopted" and told == "rejected"):
        return
    needs = (
        f"{rule.needed} are needed" if rule.majority == "votes" else f"the rule is {rule.important or rule.majority}"
    )
    reason = f"{in_favour} in favour{most}, {against} against; {needs}"
    reason += f"; {_states(vetoes)} can veto" if vetoes else ""
    verdict: Verdict = "consistent" if due == told else "inconsistent"
    message = f"told as {vote.outcome}: {reason}, so the motion is {due}"
    yield Finding("vote-outcome", verdict, message, vote.spans, rule.sources[-1:], (vote.id,))


def _states(ids: list[str]) -> str:
    return ", ".join(i.removeprefix("country:") for i in ids)

"""Memberships: who is told to be, become or cease to be what in which organisation."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.model import MembershipFact, Sentence, Span, Word
from depesche.stages.facts.scene import Scene


def memberships(scene: Scene) -> Iterator[MembershipFact]:
    """One fact for each word of status or accession that has a member and an organisation in its sentence.

    Where a sentence tells a change ("wurde Vollmitglied, nachdem es Beobachter war"), the status before
    ends on the day on which the new one begins.
    """
    for sentence in scene.doc.sentences:
        told = [(w, v) for s, w, v in scene.words("membership.noun", "membership.verb") if s is sentence]
        since = next((d for w, v in told if v == "full member" and (d := scene.exact_day(sentence, w))), None)
        for word, status in told:
            fact = _membership(scene, sentence, word, status, since)
            if fact is not None:
                yield fact


def _membership(scene: Scene, sentence: Sentence, word: Word, status: str, since: str | None) -> MembershipFact | None:
    near = scene.clause(sentence, word)
    whole = list(sentence.words)
    organisation = next(iter([*scene.organisations(sentence, near), *scene.organisations(sentence, whole)]), None)
    outside = [w for w in near if not _belongs_to_organisation(scene, sentence, w)]
    member = next(iter([*scene.countries(sentence, outside), *scene.countries(sentence, whole)]), None)
    if organisation is None or member is None:
        return None
    day = scene.exact_day(sentence, word)
    begins = status in ("full member", "candidate", "dialogue partner", "associate", "suspended")
    return MembershipFact(
        id=scene.fact_id("membership", member, organisation, status, word.span),
        claim=scene.claim(word.span),
        spans=(Span(*word.span),),
        member=member,
        organisation=organisation,
        status=status,
        from_=day if begins else None,
        until=(since if status == "observer" else day if status == "withdrawn" else None),
        by="facts:membership",
    )


def _belongs_to_organisation(scene: Scene, sentence: Sentence, word: Word) -> bool:
    return any(m.span.covers(word.span) and m.org for m in scene.mentions(sentence, "organisation"))

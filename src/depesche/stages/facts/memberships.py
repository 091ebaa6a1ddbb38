"""Memberships: who is told to be, become or cease to be what in which organisation."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.match.phrases import case_of
from depesche.model import MembershipFact, Sentence, Word
from depesche.stages.facts.scene import Scene

BEGINS = frozenset({"full member", "candidate", "dialogue partner", "associate", "suspended"})
REACH = 5  # sentences back within which the organisation is named
ARGUMENTS = ("obj", "iobj", "nsubj:pass", "obl")


def memberships(scene: Scene) -> Iterator[MembershipFact]:
    """One fact for each member and status that a sentence tells as being so.

    Where a sentence tells a change ("wurde Vollmitglied, nachdem es Beobachter war"), the status before
    ends on the day on which the new one begins. `by` ends in ``decided`` where the text tells a decision
    on the status, not the status itself.
    """
    for sentence in scene.doc.sentences:
        told = [(w, v) for w in sentence.words if (v := scene.value(sentence, w, "membership.noun", "membership.verb"))]
        since = next((d for w, v in told if v == "full member" and (d := scene.told_day(sentence, w))), None)
        before: list[str] = []
        seen: set[tuple[str, str, str]] = set()
        for word, status in told:
            found = list(_memberships(scene, sentence, word, status, since, before))
            before = [f.member for f in found] or before
            yield from (f for f in found if (f.member, f.organisation, f.status) not in seen)
            seen |= {(f.member, f.organisation, f.status) for f in found}


def _memberships(
    scene: Scene, sentence: Sentence, word: Word, status: str, since: str | int | None, before: list[str]
) -> Iterator[MembershipFact]:
    if word.upos in ("VERB", "AUX", "ADJ"):
        members, decided = _of_verb(scene, sentence, word, status)
    else:
        status = _changed(scene, sentence, word, status)
        members, decided = _of_noun(scene, sentence, word, status, before)
    organisation = _organisation(scene, sentence, word) if members else None
    moods = scene.moods(sentence, word)
    if organisation is None or "negation" in moods or (moods and status != "candidate"):
        return
    day = scene.told_day(sentence, word) if not moods else None
    for member in members:
        yield MembershipFact(
            id=scene.fact_id("membership", member, organisation, status, word.span),
            claim=scene.claim(word.span),
            claimed_by=scene.claimed_by(word.span),
            spans=(word.span,),
            member=member,
            organisation=organisation,
            status=status,
            from_=day if status in BEGINS else None,
            until=since if status == "observer" else day if status == "withdrawn" else None,
            by="facts:membership:decided" if decided or moods else "facts:membership",
        )


def _states(scene: Scene, sentence: Sentence, heads: list[Word]) -> list[str]:
    """The states that the given words name themselves, with those coordinated with or apposed to them; not the states
    inside their phrases, nor capitals that stand for them."""
    found: set[Word] = set()
    todo = list(heads)
    while todo:
        at = todo.pop()
        if at not in found:
            found.add(at)
            kin = ("conj", "appos", "flat", "amod", "compound")
            todo += [c for c in sentence.children(at.index) if c.deprel in kin and (c.upos != "ADJ" or c.name != "O")]
    named = [m for m in scene.mentions(sentence, "country", "pronoun") if not m.by.endswith(":metonym")]
    words = [w for w in found if any(m.span.covers(w.span) for m in named)]
    return scene.countries(sentence, words, "country")


def _of_verb(scene: Scene, sentence: Sentence, word: Word, status: str) -> tuple[list[str], bool]:
    """The members that a verb of accession or exclusion tells: its subject, or its object where others act on it."""
    acted_on = scene.lexicon.value("membership.object", scene.tree(sentence).lemma(word.index)) is not None
    heads = scene.affected(sentence, word) if acted_on else scene.subjects(sentence, word)
    return _states(scene, sentence, heads), False


def _changed(scene: Scene, sentence: Sentence, word: Word, status: str) -> str:
    """The status after what its verb does to a membership ("setzte die Mitgliedschaft aus")."""
    change = (
        scene.clause_value(sentence, word, "membership.change")
        if word.deprel in ("obj", "nsubj:pass", "nsubj")
        else None
    )
    return change or status


def _of_noun(scene: Scene, sentence: Sentence, word: Word, status: str, before: list[str]) -> tuple[list[str], bool]:
    """The members that a noun of status tells: its genitive, the subject it is said of, or whom it is given."""
    gov = scene.governor(sentence, word)
    own = [
        c
        for c in sentence.children(word.index)
        if c.deprel in ("nmod", "nmod:poss", "compound")
        and case_of(sentence, c) in (None, *scene.lexicon.forms("genitive.case"))
    ]
    members = _states(scene, sentence, own)
    change = (
        scene.clause_value(sentence, word, "membership.change")
        if word.deprel in ("obj", "nsubj:pass", "nsubj")
        else None
    )
    if members:
        acts = word.deprel in ("obj", "nsubj:pass", "obl", "nmod") and change is None
        return members, acts
    if change is not None:
        near = scene.countries(sentence, sentence.words, "country")
        return near[:1] if len(near) == 1 else [], False
    if _is_predicate(scene, sentence, word, gov):
        members = _states(scene, sentence, scene.subjects(sentence, gov))
        return members or (before if status == "observer" else []), False
    if word.deprel in ("obj", "obl", "xcomp") and scene.value(sentence, gov, "membership.grant") is not None:
        given = [c for c in sentence.children(gov.index) if c.deprel in ARGUMENTS and c.index != word.index]
        given = [c for c in given if case_of(sentence, c) is None]
        return _states(scene, sentence, [scene.meant(sentence, c) for c in given]), True
    if scene.value(sentence, gov, "membership.hold") is not None:
        return _states(scene, sentence, scene.subjects(sentence, gov)), False
    return [], False


def _is_predicate(scene: Scene, sentence: Sentence, word: Word, gov: Word) -> bool:
    """Whether the noun is said of a subject: with a copula, under "werden", "bleiben", or behind "als"."""
    if any(c.deprel == "cop" for c in sentence.children(word.index)):
        return True
    marked = scene.lexicon.closed.marks("as", sentence, word, "case", "mark")
    copular = scene.value(sentence, gov, "copula.verb") is not None
    return marked or (copular and word.deprel in ("xcomp", "obj", "nsubj", "obl", "root"))


def _organisation(scene: Scene, sentence: Sentence, word: Word) -> str | None:
    """The organisation with members that the phrase, the clause, the sentence or the one before names."""
    gov = scene.governor(sentence, word)
    near = [
        scene.below(sentence, word),
        scene.clause(sentence, word),
        list(sentence.subtree(gov.index)),
        list(sentence.words),
    ]
    for words in near:
        found = [o for o in scene.organisations(sentence, words) if scene.kb.memberships(o.removeprefix("org:"))]
        if found:
            return found[0]
    for number in range(sentence.number - 1, max(-1, sentence.number - 1 - REACH), -1):
        last = scene.doc.sentences[number]
        found = [o for o in scene.organisations(last, last.words) if scene.kb.memberships(o.removeprefix("org:"))]
        if found:
            return found[0] if len(set(found)) == 1 else None
    return None

"""Memberships: who is told to be, become or cease to be what in which organisation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from depesche.match.near import times_in
from depesche.match.phrases import case_of
from depesche.model import MembershipFact, Sentence, Word
from depesche.stages.facts.scene import Scene

BEGINS = frozenset({"full member", "candidate", "dialogue partner", "associate", "suspended", "withdrawn"})
REACH = 5  # sentences back within which the organisation is named
NEAR = 2  # sentences back within which a member is told whom a description or "damit" takes up
ARGUMENTS = ("obj", "iobj", "nsubj:pass", "obl")


@dataclass(frozen=True, slots=True)
class _Before:
    """What was told last: the members, of which organisation, in which sentence."""

    members: tuple[str, ...] = ()
    organisation: str | None = None
    sentence: int = -9


def memberships(scene: Scene) -> Iterator[MembershipFact]:
    """One fact for each member and status that a sentence tells as being so.

    Where a sentence tells a change ("wurde Vollmitglied, nachdem es Beobachter war"), the status before
    ends on the day on which the new one begins. A state that withdrew is so `from` the day on which its
    membership ran `until`. `by` ends in ``decided`` where the text tells a decision on the status, not the
    status itself.
    """
    last = _Before()
    for sentence in scene.doc.sentences:
        told = [(w, v) for w in sentence.words if (v := scene.value(sentence, w, "membership.noun", "membership.verb"))]
        since = next((d for w, v in told if v == "full member" and (d := scene.told_day(sentence, w))), None)
        seen: set[tuple[str, str, str]] = set()
        for word, status in told:
            found = list(_memberships(scene, sentence, word, status, since, last))
            if found:
                last = _Before(tuple(f.member for f in found), found[0].organisation, sentence.number)
            yield from (f for f in found if (f.member, f.organisation, f.status) not in seen)
            seen |= {(f.member, f.organisation, f.status) for f in found}


def _memberships(
    scene: Scene, sentence: Sentence, word: Word, status: str, since: str | int | None, last: _Before
) -> Iterator[MembershipFact]:
    verbal = word.upos in ("VERB", "AUX", "ADJ")
    at = word if verbal else _head(sentence, word)
    if verbal:
        members, decided = _of_verb(scene, sentence, word, status, last)
    else:
        status = _changed(scene, sentence, at, status)
        members, decided = _of_noun(scene, sentence, at, status, last)
    elsewhere = verbal and _joins_other(scene, sentence, word)
    organisation = _organisation(scene, sentence, at) if members and not elsewhere else None
    if members and not elsewhere and organisation is None and _is_of_any(scene, sentence, at):
        organisation = last.organisation  # the one that the article tells of, far above
    moods = scene.moods(sentence, at)
    if organisation is None or "negation" in moods or (moods and status != "candidate"):
        return
    day = scene.told_day(sentence, at) if not moods else None
    begins = status in BEGINS or (status == "observer" and since is None and _begins(scene, sentence, at))
    for member in members:
        yield MembershipFact(
            id=scene.fact_id("membership", member, organisation, status, word.span),
            claim=scene.claim(word.span),
            claimed_by=scene.claimed_by(word.span),
            spans=(word.span,),
            member=member,
            organisation=organisation,
            status=status,
            from_=day if begins else None,
            until=since if status == "observer" else day if status == "withdrawn" else None,
            by="facts:membership:decided" if decided or moods else "facts:membership",
        )


def _joins_other(scene: Scene, sentence: Sentence, verb: Word) -> bool:
    """Whether a verb of joining or belonging takes something that is no organisation ("gehört dem Schengen-Raum an",
    "joined the euro zone")."""
    if scene.lexicon.value("membership.object", scene.tree(sentence).lemma(verb.index)) is not None:
        return False
    taken = [c for c in sentence.children(verb.index) if c.deprel in ("obj", "iobj", "obl", "obl:arg")]
    taken = [c for c in taken if c.upos in ("NOUN", "PROPN") and case_of(sentence, c) is None]
    times = times_in(scene.doc, sentence)
    taken = [c for c in taken if not any(t.span.overlaps(c.span) for t in times)]
    return bool(taken) and not scene.bodies(sentence, [w for c in taken for w in scene.below(sentence, c)])


def _is_of_any(scene: Scene, sentence: Sentence, word: Word) -> bool:
    """Whether a word tells of members by itself: in the passive ("was admitted"), or a noun that says so."""
    return word.upos in ("NOUN", "PROPN") or scene.passive(sentence, word)


def _head(sentence: Sentence, noun: Word) -> Word:
    """The noun that tells the status with the one before it ("observer status"), else the noun itself."""
    head = sentence.words[noun.head] if noun.deprel == "compound" and noun.head >= 0 else noun
    return head if head.upos in ("NOUN", "PROPN") else noun


def _begins(scene: Scene, sentence: Sentence, word: Word) -> bool:
    """Whether the day told is the one from which a status is held: behind "since", or as it is given or gained."""
    gov = scene.governor(sentence, word)
    if scene.value(sentence, gov, "membership.grant") is not None:
        return True
    times = {w for c in sentence.children(gov.index) for w in sentence.subtree(c.index) if c.deprel.startswith("obl")}
    return any(case_of(sentence, w) in scene.lexicon.forms("since.case") for w in times)


def _states(scene: Scene, sentence: Sentence, heads: list[Word], *, seats: bool = False) -> list[str]:
    """The states that the given words name themselves, with those coordinated with or apposed to them; not the states
    inside their phrases, nor (but for `seats`) capitals that stand for them."""
    found: set[Word] = set()
    todo = list(heads)
    while todo:
        at = todo.pop()
        if at not in found:
            found.add(at)
            kin = ("conj", "appos", "flat", "amod", "compound")
            todo += [c for c in sentence.children(at.index) if c.deprel in kin and (c.upos != "ADJ" or c.name != "O")]
    kinds = ("country", "pronoun", *(("people",) if seats else ()))
    named = [m for m in scene.mentions(sentence, *kinds) if m.kind != "people" or m.by.endswith(":demonym")]
    named = [m for m in named if seats or not m.by.endswith(":metonym")]
    words = [w for w in found if any(m.span.covers(w.span) for m in named)]
    told = scene.countries(sentence, words, "country", *(("people",) if seats else ()))
    return told or _described_states(scene, sentence, found)


def _described_states(scene: Scene, sentence: Sentence, words: set[Word]) -> list[str]:
    """The states that a description takes up ("das Land", "alle drei Länder")."""
    described = [m for m in scene.mentions(sentence, "body") if any(m.span.covers(w.span) for w in words)]
    entities = dict.fromkeys(e.id for m in described for e in scene.entities_of(m) if e.kind == "country")
    return list(entities)


def _of_verb(scene: Scene, sentence: Sentence, word: Word, status: str, last: _Before) -> tuple[list[str], bool]:
    """The members that a verb of accession or exclusion tells: its subject, or its object where others act on it. What
    is joined or left by a verb that takes it as object must be an organisation ("verließ die Sitzung" tells none)."""
    lemma = scene.tree(sentence).lemma(word.index)
    if scene.lexicon.value("membership.object", lemma) is not None:
        return _states(scene, sentence, scene.affected(sentence, word)), False
    subjects = [s for s in scene.subjects(sentence, word) if not scene.bodies(sentence, [s])]
    kind = scene.lexicon.value("membership.direct", lemma)
    if kind == "from":
        left = [c for c in sentence.children(word.index) if case_of(sentence, c) in scene.lexicon.forms("from.case")]
        if not scene.bodies(sentence, [w for c in left for w in scene.below(sentence, c)]):
            return [], False
    elif kind is not None:
        objects = [c for c in sentence.children(word.index) if c.deprel in ("obj", "iobj", "obl:arg")]
        if objects and not scene.bodies(sentence, [w for c in objects for w in scene.below(sentence, c)]):
            return [], False
    return _states(scene, sentence, subjects, seats=True) or _told_before(scene, sentence, word, subjects, last), False


def _told_before(scene: Scene, sentence: Sentence, word: Word, subjects: list[Word], last: _Before) -> list[str]:
    """The one member told of shortly before in the same organisation, whom a subject only describes ("das Land")."""
    described = all(s.upos in ("PRON", "DET") or _is_state_noun(scene, sentence, s) for s in subjects)
    if not subjects or not described or sentence.number - last.sentence > NEAR or len(last.members) != 1:
        return []
    return list(last.members) if _organisation(scene, sentence, word) == last.organisation else []


def _changed(scene: Scene, sentence: Sentence, word: Word, status: str) -> str:
    """The status after what its verb does to a membership ("setzte die Mitgliedschaft aus")."""
    change = (
        scene.clause_value(sentence, word, "membership.change")
        if word.deprel in ("obj", "nsubj:pass", "nsubj")
        else None
    )
    return change or status


def _of_noun(scene: Scene, sentence: Sentence, word: Word, status: str, last: _Before) -> tuple[list[str], bool]:
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
    if word.deprel == "appos" and word.head >= 0:
        return _states(scene, sentence, [sentence.words[word.head]]), False
    if change is not None:
        near = scene.countries(sentence, sentence.words, "country")
        return near[:1] if len(near) == 1 else [], False
    if _is_predicate(scene, sentence, word, gov):
        return _of_predicate(scene, sentence, word, gov, status, last), False
    if word.deprel in ("obj", "obl", "xcomp") and scene.value(sentence, gov, "membership.grant") is not None:
        given = [c for c in sentence.children(gov.index) if c.deprel in ARGUMENTS and c.index != word.index]
        given = [c for c in given if case_of(sentence, c) is None]
        if not given and scene.passive(sentence, gov):
            given = [s for s in scene.subjects(sentence, gov) if s is not word]
        return _states(scene, sentence, [scene.meant(sentence, c) for c in given], seats=True), status == "full member"
    if scene.value(sentence, gov, "membership.hold") is not None:
        return _states(scene, sentence, scene.subjects(sentence, gov), seats=True), False
    return [], False


def _of_predicate(scene: Scene, sentence: Sentence, word: Word, gov: Word, status: str, last: _Before) -> list[str]:
    """The states of which a status is said; where the subject is only a description ("das Land", "es"), the member told
    of in the sentence or shortly before."""
    above = sentence.words[gov.head] if gov.deprel == "advcl" and gov.head >= 0 else gov
    subjects = scene.subjects(sentence, gov) or scene.subjects(sentence, above)  # "joined, becoming a member"
    subjects = [s for s in subjects if s is not word]
    members = _states(scene, sentence, subjects, seats=True)
    if members or scene.countries(sentence, subjects, "country", "person", "organisation"):
        return members
    if status == "observer":
        return list(last.members) if last.sentence == sentence.number else []
    return _told_before(scene, sentence, word, subjects, last)


def _is_state_noun(scene: Scene, sentence: Sentence, word: Word) -> bool:
    """Whether a word describes a state without naming it ("das Königreich")."""
    return any(m.kind == "body" and m.sector == "GOV" and m.span.covers(word.span) for m in scene.mentions(sentence))


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
        found = [o for o in scene.bodies(sentence, words) if scene.kb.memberships(o.removeprefix("org:"))]
        if found:
            return found[0]
    for number in range(sentence.number - 1, max(-1, sentence.number - 1 - REACH), -1):
        last = scene.doc.sentences[number]
        found = [o for o in scene.bodies(last, last.words) if scene.kb.memberships(o.removeprefix("org:"))]
        if found:
            return found[0] if len(set(found)) == 1 else None
    return None

"""Votes: who voted how, and how many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from depesche.match.phrases import case_of
from depesche.model import Sentence, Span, VoteFact, Word
from depesche.stages.facts.scene import Scene

REACH = 3


@dataclass(slots=True)
class _Sides:
    """States and counts by side of the vote."""

    states: dict[str, list[str]] = field(default_factory=lambda: {"for": [], "against": [], "abstained": []})
    counts: dict[str, int] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    motion: str | None = None


def votes(scene: Scene) -> Iterator[VoteFact]:
    """One fact for each sentence that tells how members of a body voted."""
    for sentence in scene.doc.sentences:
        sides = _Sides()
        for word in sentence.words:
            _read_verb(scene, sentence, word, sides)
            _read_noun(scene, sentence, word, sides)
        body = _body(scene, sentence)
        if body is None or not (sides.counts or any(sides.states.values())):
            continue
        yield VoteFact(
            id=scene.fact_id("vote", *sides.spans),
            claim=scene.claim(sides.spans[0]),
            spans=tuple(sides.spans),
            body=body,
            motion=sides.motion,
            proposed_by=_proposer(scene, sentence),
            for_=tuple(sides.states["for"]),
            against=tuple(sides.states["against"]),
            abstained=tuple(sides.states["abstained"]),
            for_count=sides.counts.get("for"),
            against_count=sides.counts.get("against"),
            abstained_count=sides.counts.get("abstained"),
            outcome=_outcome(scene, sentence),
            by="facts:vote",
        )


def _read_verb(scene: Scene, sentence: Sentence, word: Word, sides: _Sides) -> None:
    value = scene.value(word, "vote.verb")
    if value is None:
        return
    side = "abstained" if value == "abstained" else _direction(scene, sentence, word, sides)
    if side is None:
        return
    voters = [c for c in sentence.children(word.index) if c.deprel in ("nsubj", "nsubj:pass")]
    if not voters and word.deprel == "conj":
        voters = [c for c in sentence.children(word.head) if c.deprel == "nsubj"]
    words = [w for v in voters for w in scene.below(sentence, v)]
    words += [
        w
        for v in voters
        for c in sentence.children(v.index)
        if c.deprel in ("conj", "appos", "acl")
        for w in sentence.subtree(c.index)
    ]
    states = scene.countries(sentence, words)
    count = next((n for v in voters if (n := scene.numeral(sentence, v)) is not None), None)
    if not states and count is None:
        return
    sides.spans.append(word.span)
    sides.states[side] += [s for s in states if s not in sides.states[side]]
    if count is not None:
        sides.counts[side] = count


def _direction(scene: Scene, sentence: Sentence, word: Word, sides: _Sides) -> str | None:
    for child in sentence.children(word.index):
        if child.deprel in ("obl", "obj", "nmod", "advmod"):
            case = case_of(sentence, child)
            side = scene.lexicon.value("vote.for", case or child.lemma) or scene.lexicon.value("vote.for", child.lemma)
            if side is not None:
                sides.motion = scene.phrase(sentence, child).of(scene.doc.text)
                return side
    return None


def _read_noun(scene: Scene, sentence: Sentence, word: Word, sides: _Sides) -> None:
    side = scene.value(word, "vote.noun")
    count = scene.numeral(sentence, word) if side else None
    if side is not None and count is not None and side not in sides.counts:
        sides.counts[side] = count
        sides.spans.append(word.span)


def _body(scene: Scene, sentence: Sentence) -> str | None:
    """The body that votes: named in the sentence or shortly before, or told by the word for its members."""
    for word in sentence.words:
        code = scene.lexicon.value("vote.member", word.lemma, word.form)
        if code:
            return f"org:{code}"
    for number in range(sentence.number, max(-1, sentence.number - REACH), -1):
        near = scene.doc.sentences[number]
        bodies = [o for o in scene.organisations(near, list(near.words)) if o in ("org:UNSC", "org:UNGA", "org:UNHRC")]
        if bodies:
            return bodies[0]
    return None


def _proposer(scene: Scene, sentence: Sentence) -> str | None:
    """The state whose motion it is: the subject of the sentence before, where that tells of a motion."""
    if sentence.number == 0:
        return None
    before = scene.doc.sentences[sentence.number - 1]
    if not any(scene.lexicon.value("vote.motion", w.lemma, w.form) for w in before.words):
        return None
    subjects = [w for s in before.words if s.deprel in ("nsubj", "nsubj:pass") for w in scene.below(before, s)]
    return next(iter(scene.countries(before, subjects)), None)


def _outcome(scene: Scene, sentence: Sentence) -> str | None:
    """What came of the motion, told in the sentence or the one before; a denied success is a rejection."""
    for number in (sentence.number, sentence.number - 1):
        for word in scene.doc.sentences[number].words if number >= 0 else ():
            value = scene.lexicon.value("vote.outcome", word.lemma, word.form)
            if value is not None:
                denied = any(c.feat("Polarity") == "Neg" for c in scene.doc.sentences[number].children(word.index))
                return "rejected" if value == "adopted" and denied else value
    return None

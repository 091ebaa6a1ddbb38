"""Embargoes and sanctions: by whom, on whom, on what, and what becomes of them.

A definite mention that tells less ("das Embargo", "die Sanktionen") means the embargo told before and takes
its fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from depesche.match.near import times_in
from depesche.match.phrases import case_of
from depesche.model import EmbargoFact, Sentence, Word
from depesche.stages.facts.resolutions import resolution_in
from depesche.stages.facts.scene import Scene

DOING = frozenset({"imposed", "extended", "eased", "ended"})


@dataclass(slots=True)
class _Told:
    """What is known so far of the embargo that the text speaks of."""

    imposed_by: str | None = None
    target: str | None = None
    scope: str | None = None


def embargoes(scene: Scene) -> Iterator[EmbargoFact]:
    """One fact for each embargo or sanction that the text says something of."""
    last, last_status = _Told(), None
    for sentence, noun, kind in scene.words("embargo.noun"):
        word = _head(sentence, noun)
        status = _status(scene, sentence, word) or (last_status if _is_part(scene, sentence, word) else None)
        own = _Told(
            _imposer(scene, sentence, word, status), _target(scene, sentence, word), _scope(scene, sentence, noun)
        )
        told = _filled(own, last, definite=_is_definite(sentence, word) or own.target is None)
        last, last_status = told, status
        if told.target is None or (status is None and told.imposed_by is None and told.scope is None):
            continue
        day = scene.told_day(sentence, word) if scene.clause_value(sentence, word, "embargo.verb") else None
        yield EmbargoFact(
            id=scene.fact_id("embargo", noun.span, status),
            claim=scene.claim(noun.span),
            claimed_by=scene.claimed_by(noun.span),
            spans=(noun.span,),
            kind="sanction" if kind == "sanction" else "embargo",
            imposed_by=told.imposed_by,
            target=told.target,
            scope=told.scope,
            status=status,
            from_=day if status == "imposed" else _since(scene, sentence, word),
            until=day if status == "ended" else None,
            legal_basis=resolution_in(scene, sentence),
            by="facts:embargo",
        )


def _head(sentence: Sentence, noun: Word) -> Word:
    """The noun that a compound's parts hang on ("EU sanctions listings"), else the noun itself."""
    head = sentence.words[noun.head] if noun.deprel == "compound" and noun.head >= 0 else noun
    return head if head.upos in ("NOUN", "PROPN") else noun


def _is_part(scene: Scene, sentence: Sentence, word: Word) -> bool:
    """Whether the measure is told as part of others named before it ("Die Sanktionen bestehen aus einem Embargo")."""
    gov = scene.governor(sentence, word)
    subjects = [s for s in scene.subjects(sentence, gov) if s is not word]
    return scene.first(sentence, subjects, "embargo.noun") is not None


def _filled(own: _Told, last: _Told, *, definite: bool) -> _Told:
    """What a mention tells, with what the one before told where both can mean the same."""
    same = definite and own.target in (None, last.target) and own.imposed_by in (None, last.imposed_by)
    if not same:
        return own
    return _Told(own.imposed_by or last.imposed_by, own.target or last.target, own.scope or last.scope)


def _is_definite(sentence: Sentence, word: Word) -> bool:
    return any(c.deprel == "det" and c.feat("Definite") == "Def" for c in sentence.children(word.index))


def _status(scene: Scene, sentence: Sentence, word: Word) -> str | None:
    """What becomes of the embargo by the verb of its clause or by a noun over it ("nach der Aufhebung der
    Sanktionen"); "failed" where that is denied; None where it is only planned or possible."""
    above = next(iter(sentence.ancestors(word.index)), None)
    status = (
        scene.clause_value(sentence, word, "embargo.verb")
        if word.deprel in ("obj", "nsubj", "nsubj:pass", "conj", "appos", "obl")
        else None
    )
    if status is None and above is not None and word.deprel in ("nmod", "compound", "amod"):
        status = scene.value(sentence, above, "embargo.act.noun")
        if status is not None and not scene.real(sentence, above):
            return None
        if status is not None:
            return _by_motion(scene, sentence, above, status)
    if status is None:
        return None
    moods = scene.moods(sentence, word)
    if "negation" in moods:
        return "failed"
    return None if moods & {"future", "hypothetical"} else status


def _by_motion(scene: Scene, sentence: Sentence, act: Word, status: str) -> str | None:
    """The status that an act has where a motion wants it: what it wants if adopted, "failed" if not, None else."""
    words = [*sentence.ancestors(act.index), *scene.clause(sentence, act)]
    if not any(scene.lexicon.value("vote.motion", w.lemma, w.form) for w in words):
        return status
    outcome = scene.clause_value(sentence, act, "vote.outcome")
    return status if outcome == "adopted" else "failed" if outcome == "rejected" else None


def _imposer(scene: Scene, sentence: Sentence, word: Word, status: str | None) -> str | None:
    """The organisation or state in the compound, the phrase or (of a verb that imposes, extends, ends) the subject."""
    parts = [word, *(c for c in sentence.children(word.index) if c.deprel == "compound")]
    inside = scene.organisations(sentence, parts)
    if inside:
        return inside[0]
    cases = (None, *scene.lexicon.forms("genitive.case"))
    children = sentence.children(word.index)
    owners = [c for c in children if c.deprel.startswith("nmod") and case_of(sentence, c) in cases]
    found = scene.actor(sentence, [w for c in owners for w in scene.below(sentence, c)])
    if found is None:
        origin = [c for c in sentence.children(word.index) if c.deprel in ("compound", "amod")]
        prefix = scene.countries(sentence, [c for c in origin if c.deprel == "compound"])
        found = prefix[0] if prefix else None
    if found is None and status in DOING:
        for verb in scene.chain(sentence, word)[:2]:
            if scene.value(sentence, verb, "embargo.verb") is not None:
                found = scene.actor(
                    sentence,
                    [w for s in scene.acting(sentence, verb) if s is not word for w in scene.group(sentence, s)],
                )
    return found


def _target(scene: Scene, sentence: Sentence, word: Word) -> str | None:
    """The state behind "gegen"/"against"/"on", or of an adjective of origin ("das iranische Waffenembargo")."""
    marked = [c for c in sentence.children(word.index) if case_of(sentence, c) in scene.lexicon.forms("embargo.case")]
    marked += scene.complements(sentence, word, *scene.lexicon.forms("embargo.case"))
    for child in marked:
        found = scene.countries(sentence, scene.group(sentence, child))
        if found:
            return found[0]
    origin = [c for c in sentence.children(word.index) if c.deprel == "amod"]
    return next(iter(scene.countries(sentence, origin)), None)


def _scope(scene: Scene, sentence: Sentence, word: Word) -> str | None:
    parts = [word.form, *word.form.split("-")[1:]]
    parts += [c.form for c in sentence.children(word.index) if c.deprel in ("compound", "amod")]
    own = scene.lexicon.value("embargo.scope", word.lemma, word.form)
    if own is not None:
        return own
    kin = [c.form for c in sentence.children(word.index) if c.deprel == "nmod"]
    return next((v for p in [*parts, *kin] if (v := scene.lexicon.first_part("embargo.scope", p))), None)


def _since(scene: Scene, sentence: Sentence, word: Word) -> str | int | None:
    """Since when the embargo holds, told on the word itself ("das seit 2009 geltende Waffenembargo")."""
    for adjective in (c for c in sentence.children(word.index) if c.deprel in ("amod", "acl")):
        for child in sentence.children(adjective.index):
            if case_of(sentence, child) in scene.lexicon.forms("since.case"):
                times = [t for t in times_in(scene.doc, sentence) if t.span.overlaps(child.span) and t.type == "DATE"]
                for t in times:
                    return int(t.value[:4]) if t.granularity == "year" and t.value[:4].isdigit() else t.earliest
    return None

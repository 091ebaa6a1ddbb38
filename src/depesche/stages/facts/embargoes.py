"""Embargoes and sanctions: by whom, on whom, on what, and what becomes of them.

A definite mention that tells less ("das Embargo") means the embargo told before and takes its fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from depesche.match.phrases import case_of
from depesche.model import EmbargoFact, Sentence, Word
from depesche.stages.facts.resolutions import resolution_in
from depesche.stages.facts.scene import Scene


@dataclass(slots=True)
class _Told:
    """What is known so far of the embargo that the text speaks of."""

    imposed_by: str | None = None
    target: str | None = None
    scope: str | None = None


def embargoes(scene: Scene) -> Iterator[EmbargoFact]:
    """One fact for each embargo or sanction that the text says something of."""
    told = _Told()
    for sentence, word, kind in scene.words("embargo.noun"):
        told = _Told(
            _imposer(scene, sentence, word) or told.imposed_by,
            _target(scene, sentence, word) or told.target,
            _scope(scene, sentence, word) or told.scope,
        )
        status = scene.clause_value(sentence, word, "embargo.verb")
        if status is None and told.target is None:
            continue
        if status is not None and _denied(scene, sentence, word):
            status = "failed"
        day = scene.exact_day(sentence, word)
        yield EmbargoFact(
            id=scene.fact_id("embargo", word.span, status),
            claim=scene.claim(word.span),
            spans=(word.span,),
            kind="sanction" if kind == "sanction" else "embargo",
            imposed_by=told.imposed_by,
            target=told.target,
            scope=told.scope,
            status=status,
            from_=day if status == "imposed" else None,
            until=day if status == "ended" else None,
            legal_basis=resolution_in(scene, sentence),
            by="facts:embargo",
        )


def _imposer(scene: Scene, sentence: Sentence, word: Word) -> str | None:
    parts = [word, *(c for c in sentence.children(word.index) if c.deprel == "compound")]
    inside = scene.organisations(sentence, parts)
    if inside:
        return inside[0]
    if scene.clause_value(sentence, word, "embargo.verb") in ("imposed", "extended", "eased") and word.deprel == "obj":
        clause = scene.clause(sentence, word)
        subjects = [w for w in clause if w.deprel == "nsubj"]
        return next(iter([*scene.organisations(sentence, subjects), *scene.countries(sentence, subjects)]), None)
    return None


def _target(scene: Scene, sentence: Sentence, word: Word) -> str | None:
    """The state behind "gegen"/"against"/"on", or of an adjective of origin ("das iranische Waffenembargo")."""
    for child in sentence.children(word.index):
        if (child.deprel in ("nmod", "obl") and case_of(sentence, child) is not None) or child.deprel == "amod":
            found = scene.countries(sentence, [child])
            if found:
                return found[0]
    clause = [w for w in scene.clause(sentence, word) if w.deprel == "obl" and case_of(sentence, w) is not None]
    return next(iter(scene.countries(sentence, clause)), None)


def _scope(scene: Scene, sentence: Sentence, word: Word) -> str | None:
    parts = [word.form, *word.form.split("-")[1:]]
    parts += [c.form for c in sentence.children(word.index) if c.deprel in ("compound", "amod")]
    return next((v for p in parts if (v := scene.lexicon.first_part("embargo.scope", p))), None)


def _denied(scene: Scene, sentence: Sentence, word: Word) -> bool:
    """Whether an event with this trigger's clause is told as not having happened."""
    return any(
        e.sentence == sentence.number and "negation" in e.aux and e.type in ("SANCTION", "RETREAT")
        for e in scene.doc.events
    )

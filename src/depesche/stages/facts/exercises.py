"""Military exercises: who takes part, at sea, in the air or on land, planned or held."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.model import ExerciseFact
from depesche.stages.facts.scene import Scene


def exercises(scene: Scene) -> Iterator[ExerciseFact]:
    """One fact for each exercise that has participants in its sentence."""
    for sentence, word, _ in scene.words("exercise.noun"):
        participants = scene.countries(sentence, list(sentence.words))
        domain = scene.lexicon.first_part("exercise.domain", word.form)
        modifiers = [c.form for c in sentence.children(word.index) if c.deprel in ("amod", "compound")]
        domain = domain or next((v for m in modifiers if (v := scene.lexicon.first_part("exercise.domain", m))), None)
        if not participants:
            continue
        planned = any(scene.lexicon.value("exercise.planned", w.lemma) for w in sentence.ancestors(word.index))
        yield ExerciseFact(
            id=scene.fact_id("exercise", word.span),
            claim=scene.claim(word.span),
            spans=(scene.phrase(sentence, word),),
            participants=tuple(participants),
            domain=domain,
            status="planned" if planned else "held",
            from_=scene.exact_day(sentence, word),
            by="facts:exercise",
        )

"""Resolutions by number, and what they endorse."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.model import ResolutionFact, Sentence, Word
from depesche.stages.facts.scene import Scene


def resolutions(scene: Scene) -> Iterator[ResolutionFact]:
    """One fact for each resolution that the text numbers."""
    seen: set[int] = set()
    for sentence, word, _ in scene.words("resolution.noun"):
        number = _number(scene, sentence, word)
        if number is None or number in seen:
            continue
        seen.add(number)
        body, told = _body(scene, sentence, word)
        row = scene.kb.resolution((body or "org:UNSC").removeprefix("org:"), str(number))
        from_kb = [] if told else ["body"] if body else []
        if row is not None:
            from_kb += ["date"]
        yield ResolutionFact(
            id=scene.fact_id("resolution", body, number),
            claim=scene.claim(word.span),
            spans=(word.span,),
            body=body,
            number=number,
            date=row.adopted if row else None,
            endorses=_endorsed(scene, sentence),
            from_kb=tuple(from_kb),
            by="facts:resolution",
        )


def resolution_in(scene: Scene, sentence: Sentence) -> str | None:
    """The resolution that a sentence names, as "UNSC resolution 2231"."""
    for word in sentence.words:
        if scene.value(word, "resolution.noun"):
            number = _number(scene, sentence, word)
            if number is not None:
                body, _ = _body(scene, sentence, word)
                return f"{(body or 'org:UNSC').removeprefix('org:')} resolution {number}"
    return None


def _number(scene: Scene, sentence: Sentence, word: Word) -> int | None:
    following = sentence.words[word.index + 1 : word.index + 3]
    return next((int(w.form) for w in following if w.form.isdigit() and 1 <= len(w.form) <= 4), None)


def _body(scene: Scene, sentence: Sentence, word: Word) -> tuple[str | None, bool]:
    """The organ whose resolution it is, and whether the text tells it. A number above 300 that the
    knowledge base has as a resolution of the Security Council is one."""
    told = [*scene.organisations(sentence, scene.below(sentence, word)), *scene.organisations(sentence, [word])]
    councils = [o for o in told if o in ("org:UNSC", "org:UNGA", "org:UNHRC")]
    if councils:
        return councils[0], True
    number = _number(scene, sentence, word)
    if number is not None and scene.kb.resolution("UNSC", str(number)) is not None:
        return "org:UNSC", False
    return (told[0], True) if told else (None, False)


def _endorsed(scene: Scene, sentence: Sentence) -> str | None:
    if not any(scene.value(w, "resolution.verb") for w in sentence.words):
        return None
    for mention in scene.mentions(sentence):
        for key in mention.keys:
            if key.startswith("instrument:"):
                row = scene.kb.instruments[key.removeprefix("instrument:")]
                if row.kind != "resolution":
                    return row.short or row.name_en
    return None

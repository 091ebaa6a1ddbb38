"""Resolutions by number, when they were adopted, and what they endorse."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.model import ResolutionFact, Sentence, Word
from depesche.pack import figures
from depesche.stages.facts.scene import Scene

COUNCILS = ("org:UNSC", "org:UNGA", "org:UNHRC")


def resolutions(scene: Scene) -> Iterator[ResolutionFact]:
    """One fact for each resolution that the text numbers."""
    seen: set[int] = set()
    for sentence, word, _ in scene.words("resolution.noun"):
        number = number_of(scene, sentence, word)
        if number is None or number in seen:
            continue
        seen.add(number)
        body, told = body_of(scene, sentence, word)
        row = scene.kb.resolution((body or "org:UNSC").removeprefix("org:"), str(number))
        day = _adopted(scene, sentence, word)
        from_kb = [] if told else ["body"] if body else []
        if day is None and row is not None:
            from_kb += ["date"]
        yield ResolutionFact(
            id=scene.fact_id("resolution", body, number),
            claim=scene.claim(word.span),
            claimed_by=scene.claimed_by(word.span),
            spans=(word.span,),
            body=body,
            number=number,
            date=day or (row.adopted if row else None),
            endorses=_endorsed(scene, sentence),
            from_kb=tuple(from_kb),
            by="facts:resolution",
        )


def resolution_in(scene: Scene, sentence: Sentence) -> str | None:
    """The resolution that a sentence names, as "UNSC resolution 2231"."""
    for word in sentence.words:
        if scene.value(sentence, word, "resolution.noun"):
            number = number_of(scene, sentence, word)
            if number is not None:
                body, _ = body_of(scene, sentence, word)
                return f"{(body or 'org:UNSC').removeprefix('org:')} resolution {number}"
    return None


def number_of(scene: Scene, sentence: Sentence, word: Word) -> int | None:
    """The number behind the word for a resolution ("Resolution 2231", "Resolution Nr. 2231")."""
    following = [w.form for w in sentence.words[word.index + 1 : word.index + 3]]
    if following and scene.lexicon.closed.is_("number.sign", following[0].rstrip(".")):
        following = following[1:]
    return figures.whole(following[0]) if following else None


def body_of(scene: Scene, sentence: Sentence, word: Word) -> tuple[str | None, bool]:
    """The organ whose resolution it is, and whether the text tells it: in the phrase, as the one organ of the
    sentence or of the sentence before. A number that the knowledge base has as a resolution of the Security
    Council is one."""
    told = [*scene.organisations(sentence, scene.below(sentence, word)), *scene.organisations(sentence, [word])]
    near = [told, scene.organisations(sentence, sentence.words)]
    if sentence.number > 0:
        last = scene.doc.sentences[sentence.number - 1]
        near.append(scene.organisations(last, last.words))
    for found in near:
        councils = [o for o in found if o in COUNCILS]
        if councils:
            return councils[0], True
    number = number_of(scene, sentence, word)
    if number is not None and scene.kb.resolution("UNSC", str(number)) is not None:
        return "org:UNSC", False
    return (told[0], True) if told else (None, False)


def _adopted(scene: Scene, sentence: Sentence, word: Word) -> str | None:
    """The day on which the clause tells that the resolution was adopted."""
    if scene.clause_value(sentence, word, "vote.outcome") != "adopted" or not scene.real(sentence, word):
        return None
    return scene.exact_day(sentence, word)


def _endorsed(scene: Scene, sentence: Sentence) -> str | None:
    if not any(scene.value(sentence, w, "resolution.verb") for w in sentence.words):
        return None
    for mention in scene.mentions(sentence):
        for key in mention.keys:
            if key.startswith("instrument:"):
                row = scene.kb.instruments[key.removeprefix("instrument:")]
                if row.kind != "resolution":
                    return row.short or row.name_en
    return None

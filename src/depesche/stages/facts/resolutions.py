"""Resolutions by number, when they were adopted, and what they endorse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from depesche.model import Fact, ResolutionFact, Sentence, VoteFact, Word
from depesche.pack import figures
from depesche.pack.bodies import rule_for
from depesche.stages.facts.scene import Scene

NEAR = 1  # sentences back in which the body of "the resolution" is named
COUNCILS = ("org:UNSC", "org:UNGA", "org:UNHRC")


def resolutions(scene: Scene) -> Iterator[ResolutionFact]:
    """One fact for each resolution that the text numbers, and for each that a body adopts without one."""
    seen: set[int] = set()
    unnumbered: set[tuple[str, str | None]] = set()
    for sentence, word, _ in scene.words("resolution.noun"):
        number = number_of(scene, sentence, word)
        if number is None:
            fact = _unnumbered(scene, sentence, word)
            if fact is not None and (fact.body, str(fact.date)) not in unnumbered:
                unnumbered.add((fact.body or "", str(fact.date)))
                yield fact
            continue
        if number in seen:
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
            endorses=_endorsed(scene, sentence) or _endorsed_behind(scene, sentence),
            from_kb=tuple(from_kb),
            by="facts:resolution",
        )


def _unnumbered(scene: Scene, sentence: Sentence, word: Word) -> ResolutionFact | None:
    """A resolution without a number that a body is told to have adopted: the body that acts, or one named shortly
    before of a definite one ("die Resolution wurde angenommen")."""
    if scene.clause_value(sentence, word, "vote.outcome") != "adopted" or not scene.real(sentence, word):
        return None
    gov = scene.governor(sentence, word)
    acting = [w for s in scene.acting(sentence, gov) if s is not word for w in scene.group(sentence, s)]
    places = [scene.organisations(sentence, acting), scene.organisations(sentence, sentence.words)]
    for number in range(sentence.number - 1, max(-1, sentence.number - 1 - NEAR), -1):
        near = scene.doc.sentences[number]
        places.append(scene.organisations(near, near.words))
    bodies = [b for found in places for b in found if rule_for(b, "2020-01-01") is not None]
    if not bodies:
        return None
    return ResolutionFact(
        id=scene.fact_id("resolution", bodies[0], word.span),
        claim=scene.claim(word.span),
        claimed_by=scene.claimed_by(word.span),
        spans=(word.span,),
        body=bodies[0],
        date=scene.exact_day(sentence, word),
        by="facts:resolution",
    )


def with_days_of_votes(found: Iterable[Fact]) -> Iterator[Fact]:
    """The facts, a resolution without a day with that of the vote that adopted it: told of its number, or, of one
    without a number, in its body."""
    facts = list(found)
    votes = [f for f in facts if isinstance(f, VoteFact) and f.outcome == "adopted" and f.date is not None]
    for fact in facts:
        if isinstance(fact, ResolutionFact) and fact.date is None:
            days = {v.date.earliest for v in votes if v.date and _is_on(v, fact) and v.date.earliest == v.date.latest}
            yield replace(fact, date=days.pop()) if len(days) == 1 else fact
        else:
            yield fact


def _is_on(vote: VoteFact, fact: ResolutionFact) -> bool:
    if vote.body != fact.body:
        return False
    return fact.number is None or str(fact.number) in (vote.motion or "").split()


def resolution_in(scene: Scene, sentence: Sentence) -> str | None:
    """The resolution that a sentence names, as "UNSC resolution 2231"."""
    for word in sentence.words:
        if scene.value(sentence, word, "resolution.noun"):
            number = number_of(scene, sentence, word)
            if number is not None:
                body, _ = body_of(scene, sentence, word)
                return f"{(body or 'org:UNSC').removeprefix('org:')} resolution {number}"
    return _taken_up(scene, sentence)


def _taken_up(scene: Scene, sentence: Sentence) -> str | None:
    """The resolution of the sentence before that a phrase takes up without its number ("under the text")."""
    for word in sentence.words if sentence.number else ():
        told = scene.lexicon.value("vote.motion", word.lemma, word.form) is not None and word.deprel == "obl"
        definite = any(
            c.feat("Definite") == "Def" or c.feat("PronType") == "Dem" for c in sentence.children(word.index)
        )
        if told and definite:
            before = scene.doc.sentences[sentence.number - 1]
            numbered = any(
                number_of(scene, before, w) for w in before.words if scene.value(before, w, "resolution.noun")
            )
            return resolution_in(scene, before) if numbered else None
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


def _endorsed_behind(scene: Scene, sentence: Sentence) -> str | None:
    """What the next sentence tells that the resolution endorsed, where a pronoun takes it up as subject ("Sie hatte das
    Abkommen bestätigt")."""
    if sentence.number + 1 >= len(scene.doc.sentences):
        return None
    behind = scene.doc.sentences[sentence.number + 1]
    for word in behind.words:
        if scene.value(behind, word, "resolution.verb") is not None:
            subjects = [c for c in behind.children(word.index) if c.deprel.startswith("nsubj")]
            pronouns = [s for s in subjects if s.upos == "PRON" and s.feat("Number") != "Plur"]
            noun = [s for s in subjects if scene.value(behind, s, "resolution.noun") is not None]
            return _endorsed(scene, behind) if pronouns or noun else None
    return None

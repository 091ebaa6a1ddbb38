"""Motions: what a vote is on, and whose it is.

"den Antrag" says little: its content stands in the sentence before, where somebody wanted something by a
resolution, or in the phrase of the draft itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from depesche.match.phrases import case_of
from depesche.model import Sentence, Word
from depesche.stages.facts.gloss import noun_phrase
from depesche.stages.facts.resolutions import number_of
from depesche.stages.facts.scene import Scene

REACH = 2


@dataclass(slots=True)
class Motion:
    """What is known of a motion: the words for it, its number, who proposed it."""

    text: str | None = None
    number: int | None = None
    proposed_by: tuple[str, ...] = ()
    at: Word | None = None

    def with_(self, other: Motion) -> Motion:
        """This motion with what another sentence adds."""
        return Motion(
            self.text or other.text, self.number or other.number, self.proposed_by or other.proposed_by, self.at
        )


def motion_of(scene: Scene, sentence: Sentence, known: Motion) -> Motion:
    """The motion that a sentence votes on: its own words for it, with what the sentences before say of it."""
    noun = known.at or _noun(scene, sentence)
    found = _told(scene, sentence, noun) if noun is not None else Motion()
    if noun is None or _is_bare(scene, sentence, noun):
        for number in range(sentence.number - 1, max(-1, sentence.number - 1 - REACH), -1):
            before = scene.doc.sentences[number]
            other = _noun(scene, before)
            if other is not None:
                told = _told(scene, before, other)
                content = _content(scene, before, other)
                return Motion(
                    content or told.text or found.text,
                    told.number,
                    found.proposed_by or told.proposed_by or _subject(scene, before, other),
                )
    return found


def _noun(scene: Scene, sentence: Sentence) -> Word | None:
    return next(
        (
            w
            for w in sentence.words
            if scene.lexicon.value("vote.motion", w.lemma, w.form) and w.upos in ("NOUN", "PROPN")
        ),
        None,
    )


def _is_bare(scene: Scene, sentence: Sentence, noun: Word) -> bool:
    """Whether the words say no more than "den Antrag"."""
    own = [c for c in sentence.children(noun.index) if c.deprel in ("nmod", "amod", "acl", "appos", "nmod:poss")]
    own = [c for c in own if c.deprel != "appos" or not _lists_some(scene, sentence, c)]
    return number_of(scene, sentence, noun) is None and not own


def _lists_some(scene: Scene, sentence: Sentence, word: Word) -> bool:
    """Whether a phrase lists some of those told before ("darunter Kuba"): parsers hang it on the nearest noun."""
    return any(scene.lexicon.value("vote.partial", c.lemma, c.form) for c in sentence.children(word.index))


def _told(scene: Scene, sentence: Sentence, noun: Word) -> Motion:
    """The motion as its own phrase tells it."""
    text = scene.phrase(sentence, noun).of(scene.doc.text)
    return Motion(text, number_of(scene, sentence, noun), _proposers(scene, sentence, noun))


def _proposers(scene: Scene, sentence: Sentence, noun: Word) -> tuple[str, ...]:
    """Whose motion it is by its phrase: "der von Russland eingebrachte Entwurf", "ein Entwurf der USA und Albaniens",
    "a resolution drafted by the United States", "die Frankreich eingebracht hatte", "auf Initiative Frankreichs"."""
    for child in sentence.children(noun.index):
        if child.deprel in ("amod", "acl", "acl:relcl"):
            found = _proposing(scene, sentence, child)
            if found:
                return found
        case = case_of(sentence, child)
        if child.deprel.startswith("nmod") and case in (
            None,
            *scene.lexicon.forms("genitive.case"),
            *scene.grammar.agent,
        ):
            found = tuple(scene.countries(sentence, scene.group(sentence, child)))
            if found:
                return found
        if child.deprel in ("amod", "compound"):
            found = tuple(scene.countries(sentence, [child], "country"))
            if found:
                return found
    for word in sentence.words:
        if scene.lexicon.value("vote.initiative", word.lemma, word.form):
            found = tuple(scene.countries(sentence, scene.group(sentence, word)))
            if found:
                return found
    return ()


def _proposing(scene: Scene, sentence: Sentence, verb: Word) -> tuple[str, ...]:
    """Who does what a participle or clause on the motion tells: its agent; of a verb of proposing also the subject, for
    which parsers often take the relative pronoun."""
    marks = (*scene.grammar.agent, *scene.lexicon.forms("genitive.case"))
    heads = [c for c in sentence.children(verb.index) if case_of(sentence, c) in marks]
    if not heads and scene.value(sentence, verb, "vote.propose.verb") is not None:
        kinds = ("nsubj", "obj", "obl", "nsubj:pass")
        heads = [c for c in sentence.children(verb.index) if c.deprel in kinds and c.upos in ("NOUN", "PROPN")]
        heads = [h for h in heads if case_of(sentence, h) is None]
    return tuple(scene.countries(sentence, [w for h in heads for w in scene.group(sentence, h)]))


def _content(scene: Scene, sentence: Sentence, noun: Word) -> str | None:
    """What the motion wants, where it is the means of an infinitive ("durch eine Resolution ... zu verlängern"):
    object and verb, with the English beside them where the glossary has it."""
    gov = scene.governor(sentence, noun)
    if gov.feat("VerbForm") != "Inf":
        return None
    target = next((c for c in sentence.children(gov.index) if c.deprel == "obj" and c.upos in ("NOUN", "PROPN")), None)
    if target is None:
        return None
    lemma = scene.tree(sentence).lemma(gov.index)
    words = f"{scene.phrase(sentence, target).of(scene.doc.text)} {gov.form}"
    verb, english = scene.lexicon.value("gloss.verb", lemma), noun_phrase(scene, sentence, target)
    return f"{words} ({verb} the {english})" if verb and english else words


def _subject(scene: Scene, sentence: Sentence, noun: Word) -> tuple[str, ...]:
    """The states that wanted the motion: the subject of the sentence that tells of it."""
    for gov in (*scene.chain(sentence, noun), *(w for w in sentence.words if w.deprel == "root")):
        found = scene.countries(sentence, [w for s in scene.subjects(sentence, gov) for w in scene.group(sentence, s)])
        if found:
            return tuple(found)
    return ()

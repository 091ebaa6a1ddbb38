"""Phrases in the text's words with their English rendering beside it, so that records of different languages meet.

Rendered is only what the language pack's glossary knows word by word; any other phrase stays in its own words.
"""

from __future__ import annotations

from depesche.match.phrases import case_of
from depesche.model import Sentence, Word
from depesche.stages.facts.scene import Scene


def glossed(scene: Scene, sentence: Sentence, head: Word) -> str:
    """The noun phrase of `head` as it stands in the text, with its English in brackets where the glossary has it."""
    words = scene.phrase(sentence, head).of(scene.doc.text)
    english = noun_phrase(scene, sentence, head)
    return f"{words} ({english})" if english and english.casefold() != words.casefold() else words


def noun_phrase(scene: Scene, sentence: Sentence, head: Word) -> str | None:
    """The English of the noun phrase of `head`: adjectives, compound, genitives and complements; None where a word
    is not in the glossary."""
    noun = scene.lexicon.noun_gloss(head.form, head.lemma, plural=head.feat("Number") == "Plur")
    if noun is None:
        return None
    before: list[str] = []
    after: list[str] = []
    for child in sentence.children(head.index):
        if child.deprel in ("det", "case", "punct", "cc", "conj", "appos", "acl", "nummod"):
            continue
        state = _state(scene, sentence, child)
        if child.deprel == "amod" and state is not None:
            after.append(f"on {state}")
            continue
        part = scene.lexicon.adjective_gloss(child.form, child.lemma) if child.deprel == "amod" else None
        if part is not None:
            before.append(part)
            continue
        case = case_of(sentence, child)
        link = scene.lexicon.value("gloss.case", case) if case else "of"
        inner = state or noun_phrase(scene, sentence, child)
        if link is None or inner is None:
            return None
        after.append(f"{link} {inner}")
    return " ".join([*before, noun, *after])


def _state(scene: Scene, sentence: Sentence, word: Word) -> str | None:
    """The English name of the state that a word names or is the adjective of."""
    found = scene.countries(sentence, [word], "country", "place")
    known = scene.kb.entities.get(found[0]) if len(found) == 1 else None
    return known.name if known else None

"""What a clause tells besides its event: negation, future, possibility, and what it is about."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.match.scope import governor
from depesche.match.source import innermost
from depesche.model import Doc, Sentence, Word
from depesche.model.records import Aux
from depesche.pack.qualify import QualifyLexicon

ARGUMENTS = ("nsubj", "nsubj:pass", "obj", "csubj")


def modality(doc: Doc, number: int, index: int, lexicon: QualifyLexicon) -> Iterator[Aux]:
    """The auxiliary modes that the clause of word `index` of sentence `number` shows (PLOVER manual)."""
    sentence = doc.sentences[number]
    word = sentence.words[index]
    gov = governor(sentence, index)
    near = list(_near(sentence, word, gov))
    if _negated(sentence, word, gov, near, lexicon):
        yield "negation"
    reported = _future_in_report(doc, word, near, gov, lexicon)
    if reported or _future(sentence, word, near, gov, lexicon):
        yield "future"
    told = lexicon.future.reported if reported else frozenset()
    if _hypothetical(sentence, [w for w in near if w.lemma.casefold() not in told], gov, lexicon):
        yield "hypothetical"


def _near(sentence: Sentence, word: Word, gov: Word) -> Iterator[Word]:
    """The trigger, its governor, and the function words that hang on them; the verbs that chain them."""
    heads = {word.index, gov.index}
    for above in sentence.ancestors(gov.index):
        if sentence.words[gov.index].deprel == "xcomp":
            heads.add(above.index)
        break
    for w in sentence.words:
        if w.index in heads or (
            w.head in heads and w.deprel in ("aux", "aux:pass", "advmod", "mark", "cop", "amod", "det")
        ):
            yield w


def _negated(sentence: Sentence, word: Word, gov: Word, near: list[Word], lexicon: QualifyLexicon) -> bool:
    text = " ".join(w.form.casefold() for w in sentence.words)
    words = lexicon.negation.words
    direct = [
        w
        for w in near
        if (w.lemma.casefold() in words or w.form.casefold() in words) and w.head in (word.index, gov.index)
    ]
    if word.index == gov.index:
        objects = [c for c in sentence.children(word.index) if c.deprel in ARGUMENTS]
        direct += [
            d for o in objects for d in sentence.children(o.index) if d.deprel == "det" and d.lemma.casefold() in words
        ]
    if direct and not any(p in text for p in lexicon.negation.pseudo):
        return True
    if word.index != gov.index and word.deprel in ARGUMENTS and gov.lemma.casefold() in lexicon.negation.failed:
        return True
    return _denied_above(sentence, gov, lexicon)


def _denied_above(sentence: Sentence, gov: Word, lexicon: QualifyLexicon) -> bool:
    """An infinitive under a verb that implies it ("es gelang ihr nicht, ... zu ...") shares its negation."""
    if gov.deprel not in ("xcomp", "ccomp", "csubj") or gov.feat("VerbForm") != "Inf" or gov.head < 0:
        return False
    above = sentence.words[gov.head]
    failed = above.lemma.casefold() in lexicon.negation.failed
    implies = above.lemma.casefold() in lexicon.negation.implicative
    denied = any(c.form.casefold() in lexicon.negation.words for c in sentence.children(above.index))
    return failed or (implies and denied)


def _is_present(sentence: Sentence, word: Word, *, passive: bool) -> bool:
    """Whether a verb is told in the present; a participle by its auxiliaries, if `passive` ("is expected to visit")."""
    helping = [c for c in sentence.children(word.index) if c.deprel in ("aux", "aux:pass", "cop")]
    told = helping if passive and word.feat("VerbForm") == "Part" and helping else [word]
    return all(w.feat("Tense") in (None, "Pres") and w.feat("Mood") in (None, "Ind") for w in told)


def _is_destined(sentence: Sentence, gov: Word, auxiliaries: frozenset[str]) -> bool:
    """Whether the verb is an infinitive behind an auxiliary of the present and its marker ("is to travel")."""
    before = [c for c in sentence.children(gov.index) if c.index < gov.index]
    marks = [c.index for c in before if c.upos == "PART" and c.deprel == "mark"]
    helping = [c for c in before if c.deprel in ("aux", "cop") and c.lemma.casefold() in auxiliaries]
    return any(c.index < mark and c.feat("Tense") in (None, "Pres") for c in helping for mark in marks)


def _future(sentence: Sentence, word: Word, near: list[Word], gov: Word, lexicon: QualifyLexicon) -> bool:
    future = lexicon.future
    if _is_destined(sentence, gov, future.destined):
        return True
    for w in near:
        lemma = w.lemma.casefold()
        present = _is_present(sentence, w, passive=word.index == gov.index)
        infinitive = gov.feat("VerbForm") == "Inf" or not lexicon.closed.has("future by the infinitive alone")
        if w.upos in ("AUX", "VERB") and w.index != gov.index and present:
            if lemma in future.auxiliaries and infinitive and w.deprel == "aux":
                return True
            if lemma in future.modals:
                return True
        if w.upos in ("ADV", "ADJ") and lemma in future.adverbs:
            return True
    return False


def _future_in_report(doc: Doc, word: Word, near: list[Word], gov: Word, lexicon: QualifyLexicon) -> bool:
    """In reported speech the future auxiliary shifts ("werde", "würde verstärken"; "said it would withdraw")."""
    claim = innermost(doc, word.span)
    if claim is None or claim.manner in ("publisher", "direct") or gov.feat("VerbForm") != "Inf":
        return False
    auxiliaries = [w for w in near if w.head == gov.index and w.lemma.casefold() in lexicon.future.auxiliaries]
    shifted = any(w.head == gov.index and w.lemma.casefold() in lexicon.future.reported for w in near)
    return shifted or any(w.feat("Mood") == "Sub" for w in auxiliaries)


def _hypothetical(sentence: Sentence, near: list[Word], gov: Word, lexicon: QualifyLexicon) -> bool:
    hypothetical = lexicon.hypothetical
    for w in near:
        lemma = w.lemma.casefold()
        modal = w.index != gov.index and w.upos in ("AUX", "VERB") and lemma in hypothetical.modals
        shifted = w.feat("Mood") == "Sub" and w.feat("Tense") == "Past"
        if modal and (shifted or not lexicon.closed.has("possibility by the subjunctive")):
            return True
        if w.index != gov.index and w.upos in ("AUX", "VERB") and w.form.casefold() in hypothetical.forms:
            return True
        if lemma in hypothetical.adverbs or (w.deprel == "mark" and w.form.casefold() in hypothetical.marks):
            return True
    return False

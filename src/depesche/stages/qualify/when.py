"""The days of an event beyond what its own clause tells: lasting visits, what a definite noun refers back to, and
what is reported under a dated verb of saying."""

from __future__ import annotations

import re

from depesche.match.near import times_in
from depesche.match.scope import governor
from depesche.match.when import event_day
from depesche.model import Candidate, Doc, Interval, Sentence, Word
from depesche.model.records import Aux
from depesche.pack.days import shifted
from depesche.pack.qualify import QualifyLexicon


def day_of(doc: Doc, candidate: Candidate, aux: set[Aux], lexicon: QualifyLexicon) -> Interval:
    """The days on which an event happened or will happen, with the reason."""
    told = event_day(doc, candidate.sentence, candidate.word, lexicon.closed, future="future" in aux)
    sentence = doc.sentences[candidate.sentence]
    word = sentence.words[candidate.word]
    if told.span is not None:
        lasting = _lasting(doc, sentence, word, told, lexicon) if candidate.mode == "visit" else None
        return lasting or told
    if "future" in aux:
        return told
    before = _of_sentence_before(doc, sentence, word, lexicon)
    return before or _of_report(doc, candidate, sentence, word, lexicon) or told


def _lasting(doc: Doc, sentence: Sentence, word: Word, told: Interval, lexicon: QualifyLexicon) -> Interval | None:
    """All days of a visit whose length and last (or first) day the clause tells."""
    if told.earliest is None or told.earliest != told.latest:
        return None
    inside = {w.index for w in sentence.subtree(word.index)}
    lengths = [
        int(found.group(1))
        for t in times_in(doc, sentence)
        if t.type == "DURATION" and (found := re.fullmatch(r"P(\d+)D", t.value))
        and any(w.index in inside for w in sentence.touching(t.span))
    ]  # fmt: skip
    if not lengths or not 1 < lengths[0] < 60:
        return None
    rest, day = lengths[0] - 1, told.earliest
    verbs = {word.lemma.casefold(), governor(sentence, word.index).lemma.casefold()}
    if verbs & lexicon.aspect.ends:
        return Interval(shifted(day, -rest), told.latest, "day", told.span, f"{lengths[0]} days that end on {day}")
    if verbs & lexicon.aspect.begins:
        return Interval(day, shifted(day, rest), "day", told.span, f"{lengths[0]} days that begin on {day}")
    return None


def _of_sentence_before(doc: Doc, sentence: Sentence, word: Word, lexicon: QualifyLexicon) -> Interval | None:
    """The day of the sentence before, where the subject of the clause means what that tells ("Der Beitritt ...")."""
    if sentence.number == 0:
        return None
    gov = governor(sentence, word.index)
    above = sentence.words[gov.head] if gov.deprel == "xcomp" and gov.head >= 0 else gov
    subjects = [c for v in (gov, above) for c in sentence.children(v.index) if c.deprel.startswith("nsubj")]
    means_it = any(
        s.lemma.casefold() in lexicon.anaphora.events
        and any(d.deprel == "det" and d.feat("Definite") == "Def" for d in sentence.children(s.index))
        and not any(d.deprel in ("nmod", "amod", "acl") for d in sentence.children(s.index))
        for s in subjects
    )
    if not means_it:
        return None
    last = doc.sentences[sentence.number - 1]
    days = [t for t in times_in(doc, last) if t.type == "DATE" and t.earliest and t.earliest == t.latest]
    if len({t.earliest for t in days}) != 1:
        return None
    t = days[0]
    return Interval(t.earliest, t.latest, "day", t.span, "told of the same matter in the sentence before")


def _of_report(
    doc: Doc, candidate: Candidate, sentence: Sentence, word: Word, lexicon: QualifyLexicon
) -> Interval | None:
    """An agreement announced by a dated statement is dated by it; any other event reported so lies on or before it."""
    gov = governor(sentence, word.index)
    if gov.deprel != "ccomp" or gov.head < 0:
        return None
    told = event_day(doc, sentence.number, gov.head, lexicon.closed)
    if told.span is None or told.earliest is None or told.earliest != told.latest:
        return None
    if candidate.type == "AGREE":
        return Interval(
            told.earliest, told.latest, told.granularity, told.span, "announced on the day of the statement"
        )
    return Interval(None, told.latest, "open", None, "reported: on or before the day of the statement")

"""The day of an event: the expression that governs its clause, else the bound that tense gives."""

from __future__ import annotations

from depesche.match.near import times_in
from depesche.match.scope import governor
from depesche.model import Doc, Interval, Sentence, Time, Word
from depesche.pack.closed import ClosedClasses


def event_day(doc: Doc, number: int, index: int, closed: ClosedClasses, *, future: bool = False) -> Interval:
    """The days on which what word `index` of sentence `number` tells may have happened, with the reason; `closed` are
    the closed classes of the language, whose prepositions tell what happened at another time."""
    sentence = doc.sentences[number]
    times = [t for t in times_in(doc, sentence) if t.type in ("DATE", "TIME")]
    near = sorted(
        (t.value.endswith("_REF"), d, t.span, t)  # a day before "zuletzt", "recently"
        for t in times
        if (d := _distance(sentence, t, index, closed)) is not None
    )
    if near:
        time = near[0][3]
        reason = time.reason or "the time expression that governs the clause of the trigger"
        return Interval(time.earliest, time.latest, time.granularity, time.span, reason)
    return _by_tense(doc, sentence, index, future)


def _distance(sentence: Sentence, time: Time, index: int, closed: ClosedClasses) -> int | None:
    """How far the expression hangs from the trigger: 0 on the trigger itself, 1 on the verb of its clause,
    2 on another part of that clause; None where it belongs to another clause."""
    inside = sentence.touching(time.span)
    if not inside:
        return None
    indexes = {w.index for w in inside}
    top = next((w for w in inside if w.head not in indexes), inside[0])
    gov = governor(sentence, index)
    if top.head == index:
        return 0
    if top.head == gov.index or top.index == gov.index:
        return 1
    if governor(sentence, top.index).index == gov.index:
        return None if _is_of_another(sentence, top, index, closed) else 2
    chain = {w.index for w in sentence.ancestors(gov.index) if gov.deprel in ("xcomp", "conj", "ccomp")}
    return 3 if gov.deprel in ("xcomp", "conj") and top.head in chain else None


def _is_of_another(sentence: Sentence, top: Word, index: int, closed: ClosedClasses) -> bool:
    """Whether an expression dates what the event followed, preceded or was about ("nach dem Putsch vom 26. Juli")."""
    if top.deprel not in ("nmod", "appos", "nummod", "amod") or top.head < 0 or top.head == index:
        return False
    dated = sentence.words[top.head]
    return dated.upos == "NOUN" and closed.marks("elsewhen", sentence, dated)


def _by_tense(doc: Doc, sentence: Sentence, index: int, future: bool) -> Interval:
    published = doc.article.date or doc.prepared.date
    if published is None:
        return Interval(None, None, "open", None, "no time expression in the clause and no date of publication")
    gov = governor(sentence, index)
    verbs = [gov, *(c for c in sentence.children(gov.index) if c.deprel in ("aux", "aux:pass", "cop"))]
    past = any(v.feat("Tense") == "Past" or v.feat("VerbForm") == "Part" for v in verbs)
    if future:
        return Interval(published.day, None, "open", None, "told as future: on or after the day of publication")
    if past:
        return Interval(None, published.day, "open", None, "told in the past: on or before the day of publication")
    return Interval(
        None, published.day, "open", None, "no time expression in the clause: reported by the day of publication"
    )

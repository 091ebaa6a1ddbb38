"""Reported speech that runs on: subjunctive main clauses without a frame, and statements after a colon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from depesche.match.clauses import mood
from depesche.model import Span
from depesche.stages.claims import sources, verbs
from depesche.stages.claims.found import Found, Reading

_GAP = 2  # sentences without a first person that may stand between two with one in a statement without marks


def apply(readings: list[Reading], found: list[list[Found]], text: str) -> None:
    """Add what goes on from one sentence to the next. `found` is changed in place."""
    _statements(readings, found, text)
    voice: Found | None = None
    reach = -1  # the end of the last claim: it may run over sentences
    for n, r in enumerate(readings):
        if r.sentence.span.start >= reach:
            fresh = n > 0 and bool(found[n - 1])
            found[n].extend(_subjunctive(r, voice, fresh, found[n]))
        for f in found[n]:
            reach = max(reach, f.span.end)
        if found[n]:
            voice = max(found[n], key=lambda f: (f.source is not None, f.span.end - f.span.start))


def _subjunctive(r: Reading, voice: Found | None, fresh: bool, told: list[Found]) -> list[Found]:
    """The sentence, where its main verb can only be reported speech, or may be and follows a report, and no
    other claim holds that verb or is framed by it."""
    root = next((w.index for w in r.words if w.head < 0), None)
    if root is None or any(f.span.covers(r.words[root].span) or f.cue == r.words[root].span for f in told):
        return []
    kind = mood(r.tree, root, r.moods)
    if kind == "clear" or (kind == "open" and fresh):
        span = r.span(0, len(r.words) - 1)
        if span is not None:
            source = voice.source if voice is not None else None
            return [Found(span, None, "subjunctive", f"{r.lexicon.language}.claims.subjunctive", source)]
    return []


def _statements(readings: list[Reading], found: list[list[Found]], text: str) -> None:
    """ "The minister said:" and then his words without marks: to the end, where a paragraph follows the colon;
    else as far as sentences in the first person reach."""
    for n in range(1, len(readings)):
        if not any(f.manner == "direct" for f in found[n]):
            found[n].extend(_colon_before(readings[n - 1], found[n - 1], readings[n]))
    n = 0
    while n < len(readings):
        frame = next((f for f in found[n] if _opens_statement(f, text)), None)
        n += 1
        if frame is None:
            continue
        block = "\n" in text[text.rindex(":", 0, frame.span.start) : frame.span.start]
        last = _reach(readings, found, n, block)
        if last >= n:
            end = readings[last].span(0, len(readings[last].words) - 1)
            start = readings[n].span(0, len(readings[n].words) - 1)
            if start is not None and end is not None:
                span = Span(start.start, end.end)
                more = replace(frame, span=span, cue=None, source_span=None, manner="direct", strength=4)
                found[n].append(more)
                n = last + 1


def _colon_before(before: Reading, told: list[Found], r: Reading) -> Iterator[Found]:
    """A sentence after one that ends in a reporting verb and a colon ("Der Minister sagte:")."""
    span = r.span(0, len(r.words) - 1)
    if before.words[-1].form != ":" or span is None:
        return
    for w in before.words:
        for rule in verbs.rules_of(before, w.index) if w.upos == "VERB" else ():
            source, reports = sources.of_verb(before, w.index, rule)
            if "clause" in rule.frames and reports and not any(f.cue == w.span for f in told):
                yield r.found(rule, span, w.span, source, "direct", 4)
                return


def _opens_statement(f: Found, text: str) -> bool:
    before = text[max(0, f.span.start - 12) : f.span.start].rstrip()
    return before.endswith(":") and f.source_span is not None and f.strength >= 3


def _reach(readings: list[Reading], found: list[list[Found]], n: int, block: bool) -> int:
    """The last sentence of the statement that sentence `n` may belong to."""
    last = n - 1
    while n < len(readings) and not any(f.manner == "direct" or f.by.endswith("quotation") for f in found[n]):
        if any(_frames_anew(f, readings[n]) for f in found[n]):
            break
        if block or readings[n].first_person:
            last = n
        elif n - last > _GAP:
            break
        n += 1
    return last


def _frames_anew(f: Found, r: Reading) -> bool:
    """Whether a claim has a source of its own outside the statement: a report, not the speaker's word on others."""
    return f.strength >= 3 and f.manner != "direct" and not r.first_person and f.span.start == r.sentence.span.start

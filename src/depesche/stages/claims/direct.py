"""Direct speech: quotations and who speaks in them; "Name: ..." without marks."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from depesche.match.clauses import clause_head, is_finite, subject
from depesche.model import Span, Word
from depesche.stages.claims import sources
from depesche.stages.claims.found import Found, Reading
from depesche.stages.claims.quotes import Quote

_MOSTLY = 0.6  # share of a reported clause that must stand in marks for it to be direct speech
_WHOLLY = 0.9  # the same of an object or phrase
_SENTENCE = 0.5  # share of a sentence that a quotation without a frame must fill
_WORDS = 4  # words of a quotation that can stand alone; shorter ones are names and scare quotes
_NAME = 9  # words that may stand before the colon of "Name: ..."


def apply(readings: list[Reading], found: list[list[Found]], quotes: list[Quote], text: str) -> None:
    """Turn the reported clauses in quotation marks into direct speech and add the quotations that no verb
    frames. `found` (the claims of every sentence) is changed in place."""
    ends = [r.sentence.span.end for r in readings]
    last: tuple[Quote, Found] | None = None
    for q in quotes:
        parts = _parts(readings, ends, q)
        if not parts:
            continue
        frame = _framed(found, parts, q)
        if frame is None and not _inside(found, parts):
            frame = _unframed(readings, found, parts, q, text, last)
        if frame is not None:
            last = q, frame
    for r, claims in zip(readings, found, strict=True):
        pieces = {f.cue for f in claims if f.manner == "direct"}
        claims[:] = [f for f in claims if f.cue not in pieces or f.manner == "direct" or not _holds_cue(f)]
        if not claims:
            claims.extend(_speaker_colon(r))


def _parts(readings: list[Reading], ends: list[int], q: Quote) -> list[tuple[int, Span]]:
    """The stretches of the quotation in each of its sentences."""
    parts = []
    n = bisect_left(ends, q.inner.start + 1)
    while n < len(readings) and readings[n].sentence.span.start < q.inner.end:
        s = readings[n].sentence.span
        inside = [w for w in readings[n].words if q.inner.covers(w.span)]
        span = readings[n].tree.between(inside[0].index, inside[-1].index) if inside else None
        if span is not None and s.overlaps(span):
            parts.append((n, span))
        n += 1
    return parts


def _framed(found: list[list[Found]], parts: list[tuple[int, Span]], q: Quote) -> Found | None:
    """Make the claims whose content is the quotation direct; the sentences of the quotation that no frame
    reaches go on with it."""
    frame: Found | None = None
    bare = []
    for n, part in parts:
        hits = [i for i, f in enumerate(found[n]) if _is_content(f, part, q)]
        for i in hits:
            frame = found[n][i] = replace(found[n][i], span=part, manner="direct", strength=4)
        around = [] if hits else [f for f in found[n] if _stands_inside(f, part, q)]
        for f in around:
            frame = replace(f, span=part, manner="direct", strength=4)
            found[n].append(frame)
        if not hits and not around:
            bare.append((n, part))
    if frame is not None:
        _go_on(found, bare, frame)
    return frame


def _holds_cue(f: Found) -> bool:
    return f.cue is not None and f.span.covers(f.cue)


def _stands_inside(f: Found, part: Span, q: Quote) -> bool:
    """Whether a claim's verb stands between its words, of which the quotation is a piece ("...", he said, "...")."""
    at_edge = part.start <= f.span.start + 3 or q.outer.end >= f.span.end - 3
    between = f.cue is not None and _holds_cue(f) and f.span.covers(part) and not q.outer.covers(f.cue)
    return between and at_edge and f.manner == "indirect" and f.strength >= 3


def _is_content(f: Found, part: Span, q: Quote) -> bool:
    shared = min(f.span.end, part.end) - max(f.span.start, part.start)
    framed = f.cue is not None and not q.outer.covers(f.cue)
    share = _MOSTLY if f.strength >= 3 else _WHOLLY
    opens = (
        part.start <= f.span.start + 3
        or q.outer.end <= f.span.end + 3
        or shared >= _WHOLLY * (f.span.end - f.span.start)
    )
    return framed and f.strength >= 2 and opens and shared >= share * (f.span.end - f.span.start)


def _go_on(found: list[list[Found]], parts: list[tuple[int, Span]], frame: Found) -> None:
    """One claim for each run of neighbouring sentences: direct speech of the frame's source."""
    run: list[tuple[int, Span]] = []
    for n, part in [*parts, (-1, Span(0, 0))]:
        if run and n != run[-1][0] + 1:
            span = run[0][1].to(run[-1][1])
            found[run[0][0]].append(replace(frame, span=span, cue=None, source_span=None, strength=4))
            run = []
        run.append((n, part))


def _inside(found: list[list[Found]], parts: list[tuple[int, Span]]) -> bool:
    """Whether the quotation is a fragment of a reported clause."""
    n, part = parts[0]
    covered = (min(f.span.end, part.end) - max(f.span.start, part.start) for f in found[n] if f.strength >= 1)
    return len(parts) == 1 and any(2 * shared >= part.end - part.start for shared in covered)


def _unframed(
    readings: list[Reading], found: list[list[Found]], parts: list[tuple[int, Span]], q: Quote, text: str,
    last: tuple[Quote, Found] | None,
) -> Found | None:  # fmt: skip
    n, part = parts[0]
    r = readings[n]
    inside = [w for w in r.words if part.covers(w.span) and w.upos != "PUNCT"]
    before = text[: q.outer.start].rstrip()[-1:] if q.outer.start - r.sentence.span.start < 3 else ""
    before = before or text[r.sentence.span.start : q.outer.start].rstrip()[-1:]
    alone = len(inside) >= _WORDS or len(parts) > 1 or any(w.feat("VerbForm") == "Fin" for w in inside)
    fills = part.end - part.start >= _SENTENCE * (r.sentence.span.end - r.sentence.span.start)
    told = _verb_behind(readings[parts[-1][0]], q) if len(parts) == 1 else None
    goes_on = before == "," and last is not None and r.sentence.span.covers(last[0].outer)
    if not alone or not (before == ":" or fills or told or goes_on):
        return None
    language = r.lexicon.language
    frame = Found(part, None, "direct", f"{language}.claims.quotation", strength=4)
    if before == ":":
        frame = _before_colon(r, frame, q) or _sentence_before(readings, n, frame) or frame
    elif told is not None:
        frame = replace(frame, cue=told[0], source_span=told[1], source=told[1].of(text))
    elif last is not None and (goes_on or _next_to(text, last[0], q)):
        frame = replace(frame, source=last[1].source)
    else:
        frame = replace(frame, source=_last_source(found, n))
    found[n].append(frame)
    _go_on(found, parts[1:], frame)
    return frame


def _next_to(text: str, before: Quote, q: Quote) -> bool:
    return len(text[before.outer.end : q.outer.start].strip(" \n\t\r,.–-")) == 0


def _last_source(found: list[list[Found]], n: int) -> str | None:
    """The source of the claim in the sentence before, else none."""
    for claims in found[max(0, n - 1) : n]:
        for f in claims:
            if f.source:
                return f.source
    return None


def _before_colon(r: Reading, frame: Found, q: Quote) -> Found | None:
    """The speaker in front of the colon, in the quotation's own sentence."""
    words = [w for w in r.words if w.span.end <= q.outer.start]
    return _speaker(r, words, frame)


def _speaker(r: Reading, words: list[Word], frame: Found) -> Found | None:
    words = [w for w in words if w.upos != "PUNCT" and w.span.start >= r.floor]
    if not words:
        return None
    verb = next((w for w in reversed(words) if w.upos in ("VERB", "AUX")), None)
    if verb is not None:
        head = clause_head(r.tree, verb.index)
        who = subject(r.tree, head)
        if who is None or who.form.lower() in r.grammar.no_source:
            return replace(frame, cue=verb.span)
        span = sources.phrase(r, who.index)
        return replace(frame, cue=verb.span, source_span=span, source=span.of(r.text) if span else None)
    lo = words[0].index
    while lo < words[-1].index and r.words[lo].form.lower() in r.grammar.articles:
        lo += 1
    named = r.span(lo, words[-1].index) if len(words) <= _NAME else None
    return replace(frame, source_span=named, source=named.of(r.text) if named else None)


def _verb_behind(r: Reading, q: Quote) -> tuple[Span, Span] | None:
    """Verb and speaker where any verb stands right behind the quotation ("...", lachte er)."""
    behind = [w for w in r.words if w.span.start >= q.outer.end]
    first = next((w for w in behind if w.upos != "PUNCT"), None)
    if first is None or not is_finite(first):
        return None
    who = subject(r.tree, clause_head(r.tree, first.index))
    if who is None or who.index < first.index or who.form.lower() in r.grammar.no_source:
        return None
    span = sources.phrase(r, who.index)
    return (first.span, span) if span is not None else None


def _sentence_before(readings: list[Reading], n: int, frame: Found) -> Found | None:
    """The speaker in the sentence before, which ends in the colon."""
    if n == 0 or readings[n - 1].words[-1].form != ":":
        return None
    told = _speaker(readings[n - 1], list(readings[n - 1].words), frame)
    return told


def _speaker_colon(r: Reading) -> list[Found]:
    """ "Name: ..." at the start of a sentence, as in interviews and headlines."""
    words = [w for w in r.words if w.span.start >= r.floor]
    at = next((i for i, w in enumerate(words[: _NAME + 1]) if w.form == ":"), None)
    if at is None or at == 0 or len(words) - at < _WORDS:
        return []
    name, rest = words[:at], words[at + 1 :]
    if not any(is_finite(w) for w in rest) or any(w.form in "()" for w in name):
        return []
    if any(w.upos in ("VERB", "AUX") for w in name) or not any(w.name[2:] in ("PER", "ORG") for w in name):
        return []
    span = r.span(rest[0].index, rest[-1].index)
    source = r.span(name[0].index, name[-1].index)
    if span is None or source is None:
        return []
    by = f"{r.lexicon.language}.claims.colon"
    return [Found(span, words[at].span, "direct", by, source.of(r.text), source, 2)]

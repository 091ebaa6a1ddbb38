"""What stands around the running text, by the rules of `prepare.yaml`: dateline, desk codes, credits, bylines."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from depesche.model import PublicationDate, Source, Span, hull
from depesche.pack.prepare import PrepareLexicon, Rule
from depesche.stages.prepare.lines import Layout

EDGE = 8
"""So many lines at the beginning and at the end may be bylines, codes, dates."""

LONGEST = 250
"""Characters of a line that may be anything but running text."""

LEAD = 800
"""Characters from the beginning within which a dateline may follow the lead."""

_SENTENCE_END = re.compile(r"[.!?…:][\"“”»«')]* {1,3}|[“”»] {1,3}")


@dataclass(slots=True)
class Frame:
    """What was found; `taken` are the spans that are no running text."""

    taken: list[Span] = field(default_factory=list)
    desk_code: Span | None = None
    dateline: Span | None = None
    place: Span | None = None
    publisher: Source | None = None
    date: PublicationDate | None = None


@dataclass(frozen=True, slots=True)
class _Search:
    """One search over one text: what all its steps look at."""

    text: str
    lexicon: PrepareLexicon
    known: frozenset[str]
    frame: Frame

    def take(self, rule: Rule, match: re.Match[str], offset: int = 0, *, at_end: bool = False) -> None:
        """Note what a match tells; `offset` is where the matched string begins in the text. Desk codes `at_end` are
        one; they go before those at the beginning."""
        span = _shifted(match, 0, offset)
        frame = self.frame
        frame.taken.append(span)
        if rule.code and (frame.desk_code is None or at_end):
            frame.desk_code = span if frame.desk_code is None else frame.desk_code.to(span)
        frame.publisher = frame.publisher or publisher_in(match, offset, self.known, self.lexicon)
        frame.place = frame.place or _group(match, "place", offset)
        frame.date = frame.date or date_in(match, offset, self.lexicon)


def find_frame(text: str, layout: Layout, lexicon: PrepareLexicon, media: frozenset[str]) -> Frame:
    """The frame of a text: from the end inwards, then from the beginning."""
    search = _Search(text, lexicon, lexicon.agencies | media, Frame())
    last = _peel(search, list(layout.lines))
    kept = _strip_lines(search, last)
    if kept:
        start = _find_dateline(search, kept)
        _find_opening(search, kept, start)
    return search.frame


def fires(rule: Rule, match: re.Match[str], known: frozenset[str], lexicon: PrepareLexicon) -> bool:
    """Whether a match counts: a rule for `known` publishers needs one."""
    return not rule.known or _all_known(match.group("name"), known, lexicon)


def _peel(search: _Search, lines: list[Span]) -> list[Span]:
    """The lines without the tails that end the text, one after the other."""
    while lines:
        line = lines[-1]
        start = max(line.start, line.end - LONGEST)
        # A line cut on the left must not look as if it began there.
        window = ("x" if start > line.start else "") + search.text[start : line.end]
        offset = line.end - len(window)
        found = next(((r, m) for r in search.lexicon.tails if (m := r.pattern.search(window)) is not None), None)
        if found is None:
            break
        search.take(*found, offset, at_end=True)
        rest = search.text[line.start : offset + found[1].start()].rstrip()
        lines.pop()
        if rest:
            lines.append(Span(line.start, line.start + len(rest)))
    return lines


def _strip_lines(search: _Search, lines: list[Span]) -> list[Span]:
    """The lines that are left once whole lines of other things are taken away."""
    kept: list[Span] = []
    edges = len(lines) - EDGE
    for number, line in enumerate(lines):
        if line.end - line.start > LONGEST or not _is_apart(search, line, number < EDGE or number >= edges):
            kept.append(line)
    return kept


def _is_apart(search: _Search, line: Span, at_edge: bool) -> bool:
    if not at_edge and search.lexicon.furniture.fullmatch(search.text, line.start, line.end) is None:
        return False
    for rule in search.lexicon.lines:
        match = rule.pattern.fullmatch(search.text, line.start, line.end) if at_edge or rule.anywhere else None
        if match and fires(rule, match, search.known, search.lexicon):
            search.take(rule, match)
            return True
    return False


def _find_dateline(search: _Search, lines: list[Span]) -> int:
    """Note the first dateline; returned is where the text begins after it (or begins at all)."""
    for place, in_line, end in _beginnings(search.text, lines):
        for rule in search.lexicon.datelines:
            if in_line and not rule.after_lead:
                continue
            match = rule.pattern.match(search.text, place, end)
            if match and fires(rule, match, search.known, search.lexicon):
                search.take(rule, match)
                search.frame.dateline = _stripped(search.text, _shifted(match, 0, 0))
                return match.end()
    return lines[0].start


def _beginnings(text: str, lines: list[Span]) -> Iterator[tuple[int, bool, int]]:
    """Where a dateline may begin: (place, whether inside a line, end of the line)."""
    for line in lines[:EDGE]:
        if line.start - lines[0].start > LEAD:
            return
        yield line.start, False, line.end
        for match in _SENTENCE_END.finditer(text, line.start, min(line.end, lines[0].start + LEAD)):
            yield match.end(), True, line.end


def _find_opening(search: _Search, lines: list[Span], start: int) -> None:
    """A publisher named by the first words: of the text, of each of its first two lines, or after the dateline."""
    ends = {line.start: line.end for line in lines[:2]}
    ends[start] = next((line.end for line in lines if line.end > start), start)
    for place in sorted(ends):
        for rule in search.lexicon.openings:
            match = rule.pattern.match(search.text, place, min(ends[place], place + LONGEST))
            if match and fires(rule, match, search.known, search.lexicon):
                found = publisher_in(match, 0, search.known, search.lexicon)
                # The words of the opening say whose report this is; signs in brackets only who had a share in it.
                search.frame.publisher = found or search.frame.publisher
                return


def publisher_in(match: re.Match[str], offset: int, known: frozenset[str], lexicon: PrepareLexicon) -> Source | None:
    """The publisher that a match names: `name`, or an `agency` all of whose signs are known."""
    name = _group(match, "name", offset)
    if name is not None:
        return Source(match.group("name"), "text", name)
    agency = _group(match, "agency", offset)
    if agency is not None and _all_known(match.group("agency"), known, lexicon):
        return Source(match.group("agency"), "text", agency)
    return None


def date_in(match: re.Match[str], offset: int, lexicon: PrepareLexicon) -> PublicationDate | None:
    """The day that a match tells with day, month and year; None where one is missing or there is no such day."""
    parts = match.groupdict()
    if not (parts.get("day") and parts.get("month") and parts.get("year")):
        return None
    month = parts["month"].rstrip(".")
    number = int(month) if month.isdecimal() else lexicon.months.get(month.lower(), 0)
    try:
        day = datetime.date(_full_year(parts["year"]), number, int(parts["day"])).isoformat()
    except ValueError:
        return None
    spans = [_shifted(match, name, offset) for name in ("day", "month", "year")]
    return PublicationDate(day, "text", hull(spans))


def _full_year(year: str) -> int:
    """A year of two figures as that of the hundred years from 1970 on: stamps of agencies leave the century out."""
    number = int(year)
    return number if len(year) > 2 else number + (1900 if number >= 70 else 2000)


def _all_known(names: str, known: frozenset[str], lexicon: PrepareLexicon) -> bool:
    return names in known or all(part in known for part in lexicon.between.split(names))


def _group(match: re.Match[str], name: str, offset: int) -> Span | None:
    if name not in match.re.groupindex or match.group(name) is None:
        return None
    return _shifted(match, name, offset)


def _shifted(match: re.Match[str], group: str | int, offset: int) -> Span:
    return Span(match.start(group) + offset, match.end(group) + offset)


def _stripped(text: str, span: Span) -> Span:
    return Span(span.start, span.start + len(span.of(text).rstrip()))

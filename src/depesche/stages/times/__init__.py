"""Time expressions: spans, TIMEX3 values, and the days they may mean."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from depesche.model import Doc, Span, Time
from depesche.pack.times import Slots, TimesLexicon
from depesche.stages.times import amounts, dates, named, relative
from depesche.stages.times.reading import Anchor, Reading
from depesche.stages.times.scan import Hit, Signs, encode, hits
from depesche.stages.times.tense import Tense

_READERS: Mapping[str, Callable[[Slots, Anchor], Reading]] = {
    "date": dates.dated, "weekday": relative.weekday, "day": relative.deictic, "unit": relative.shifted,
    "ref": named.reference, "decade": named.decade, "century": named.century, "millennium": named.millennium,
    "clock": named.clock, "part": named.part_of_day, "ago": amounts.ago, "ahead": amounts.ahead,
    "later": amounts.later, "earlier": amounts.earlier, "duration": amounts.duration, "set": amounts.repeated,
}  # fmt: skip
_NEAR, _RECENT = 250, 31


@dataclass(frozen=True, slots=True)
class Expression:
    """A time and what ISO-TimeML writes for it: `measure` is the amount of time that its words name where
    the record tells the day it leads to (``P3Y`` for "vor drei Jahren"); `timeml` is false for vague words
    that its guidelines leave unmarked ("bisher")."""

    time: Time
    measure: str | None
    timeml: bool


def times(doc: Doc, lexicon: TimesLexicon) -> tuple[Time, ...]:
    """The time expressions of `doc`, in order of the text, none overlapping another.

    Values follow TIMEX3 (TimeML 1.2.1) with parts of the day as ``T`` and MO, MI, AF, EV, NI. What is counted
    from the day of publication stays symbolic (``weekday:THU``, ``year:-1``) where the article has no date.
    """
    return tuple(e.time for e in expressions(doc, lexicon))


def expressions(doc: Doc, lexicon: TimesLexicon) -> tuple[Expression, ...]:
    """The same, with what ISO-TimeML asks for besides."""
    signs = encode(doc.text[: doc.analysed_end], lexicon.signs)
    people = _people(doc)
    found = [h for h in hits(signs, lexicon) if "holiday" in h.slots or not _inside(people, h.span)]
    return tuple(_resolve(doc, signs, lexicon, found))


def published_on(doc: Doc) -> date | None:
    """The day of publication: as given with the article, else as the text tells it; None where neither does."""
    for told in (doc.article.date, doc.prepared.date):
        if told is not None:
            try:
                return date.fromisoformat(told.day[:10])
            except ValueError:
                continue
    return None


@dataclass(slots=True)
class _Story:
    """What the text has told so far: the day and the year told last, and where."""

    day: date | None = None
    day_at: int = -_NEAR
    year: int | None = None
    year_at: int = -_NEAR

    def hear(self, hit: Hit, reading: Reading) -> None:
        """Take note of what one expression means. Times of the day do not tell a day of their own."""
        if reading.first is None:
            return
        if reading.granularity in ("day", "time") and hit.rule.row.means not in ("clock", "part"):
            self.day, self.day_at = reading.first, hit.span.end
        if reading.granularity in ("day", "time", "month", "year", "season"):
            self.year = reading.first.year
        if reading.explicit:
            self.year_at = hit.span.end


def _resolve(doc: Doc, signs: Signs, lexicon: TimesLexicon, found: list[Hit]) -> Iterator[Expression]:
    tense, published, story = Tense(doc, signs, lexicon.tense), published_on(doc), _Story()
    daily = _is_daily(found, published) or any(
        h.slots.get("offset") == 0 and h.rule.row.means == "day" and tense.past(h.first, h.last) for h in found
    )
    for hit in found:
        anchor = Anchor(
            published=published,
            told=story.day or published,
            told_year=story.year,
            near=_near(hit, story, published),
            year_near=hit.span.start - story.year_at < _NEAR // 2,
            direction=partial(tense.direction, hit.first, hit.last),
            nowadays=partial(_nowadays, hit, tense, lexicon, daily),
        )
        reading = _READERS[hit.rule.row.means](hit.slots, anchor)
        yield Expression(_record(hit, reading), reading.measure, hit.rule.row.timeml)
        story.hear(hit, reading)


def _near(hit: Hit, story: _Story, published: date | None) -> date | None:
    """The day that a part of the day or a time of the clock belongs to, where the text has just told one."""
    if story.day is None:
        return None
    if hit.span.start - story.day_at < _NEAR:
        return story.day
    recent = published is not None and 0 <= (published - story.day).days <= 3
    return story.day if recent and hit.rule.row.means == "part" else None


def _is_daily(found: list[Hit], published: date | None) -> bool:
    """Whether the text tells of single days around publication, as news agencies and dailies do."""
    for hit in found:
        slots, means = hit.slots, hit.rule.row.means
        if means == "weekday" or slots.get("offset") or (means == "day" and "part" in slots):
            return True
        if (
            means == "date"
            and published
            and {"day", "month"} <= slots.keys()
            and slots.get("year", published.year) == published.year
        ):
            months = abs(int(slots["month"]) - published.month)
            if months * 30 <= _RECENT:
                return True
    return False


def _nowadays(hit: Hit, tense: Tense, lexicon: TimesLexicon, daily: bool) -> bool:
    """Whether "heute" means nowadays: next to "bis", "noch" ..., or in the present tense of a text that tells no
    other day."""
    before, after = tense.nearby(hit.first, hit.last)
    if after in lexicon.tense.clock or (after[:1].isdigit() and not tense.compound(hit.last)):
        return False
    if before in lexicon.tense.generic_before or after in lexicon.tense.generic_after:
        return True
    return not daily and not tense.finite(hit.first, hit.last)


def _record(hit: Hit, reading: Reading) -> Time:
    mod, quant, freq = (hit.slots.get(k) for k in ("mod", "quant", "freq"))
    mod = mod if mod is not None else hit.slots.get("approx")
    return Time(
        hit.span, reading.type, reading.value,
        reading.first.isoformat() if reading.first else None, reading.last.isoformat() if reading.last else None,
        reading.granularity, _text(mod), _text(quant), _text(freq), reading.reason, f"rule:{hit.rule.row.id}",
    )  # fmt: skip


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _people(doc: Doc) -> tuple[list[int], list[int]]:
    """Where words of persons' names begin and end."""
    spans = sorted({w.span for s in doc.sentences for w in s.words if w.name.endswith("-PER")})
    return [s.start for s in spans], [s.end for s in spans]


def _inside(people: tuple[list[int], list[int]], span: Span) -> bool:
    """Whether `span` begins inside a word of a person's name."""
    at = bisect_right(people[0], span.start) - 1
    return at >= 0 and people[1][at] > span.start

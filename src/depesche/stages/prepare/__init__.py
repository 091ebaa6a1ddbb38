"""Stage 1: what the bare text tells before any analysis.

Its language, the stretches of running text, and what stands around them: dateline, desk codes, credits, bylines,
furniture of pages, markup and links. Publisher and day of publication where the text says them in so many words.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from depesche.model import Doc, Issue, Prepared, PublicationDate, Source, Span
from depesche.pack.prepare import PrepareLexicon
from depesche.stages.prepare.frame import Frame, find_frame
from depesche.stages.prepare.language import identify
from depesche.stages.prepare.lines import lay_out, paragraphs, regions_of, running_text

__all__ = ["LIMIT", "paragraphs", "prepare", "running_text"]

LIMIT = 1_000_000
"""Characters of a text that are analysed. The text itself is kept whole."""


def prepare(doc: Doc, lexicons: Mapping[str, PrepareLexicon], media: Collection[str] = ()) -> Prepared:
    """The layer `Prepared` of `doc`. `lexicons` holds one entry a language; `media` are names of known media.

    `publisher` and `date` are those that came with the article, else what the text itself tells (evidence ``text``,
    with its span), else None. A language without a lexicon gets its paragraphs as regions. Issues: ``input.empty``,
    ``input.too-long``, ``language.unsupported``, ``language.uncertain``, ``text.no-running-text``, ``date.conflict``.
    """
    article, issues = doc.article, []
    if not article.text.strip():
        told = any(i.code.startswith("input.") for i in article.issues)
        return Prepared(article.language, (), publisher=article.publisher, date=article.date,
                        issues=() if told else (Issue("input.empty", "the text is empty"),))  # fmt: skip
    end = len(article.text)
    if end > LIMIT:
        end = _cut(article.text)
        message = f"the text has {len(article.text)} characters: analysed up to {end}"
        issues.append(Issue("input.too-long", message, Span(end, len(article.text))))
    layout = lay_out(article.text, end)
    language, doubts = identify(article.text, layout, article.language, lexicons)
    lexicon = lexicons.get(language or "")
    frame = find_frame(article.text, layout, lexicon, frozenset(media)) if lexicon else Frame()
    regions = regions_of(article.text, layout, frame.taken)
    issues += doubts
    if not regions:
        issues.append(Issue("text.no-running-text", "no stretch of running text was found: no two words in a row"))
    return _prepared(doc, language, regions, frame, issues)


def _cut(text: str) -> int:
    """Where to stop below the limit: at the last white space of the last thousand characters, if there is one."""
    for place in range(LIMIT, LIMIT - 1000, -1):
        if text[place].isspace():
            return place
    return LIMIT


def _prepared(doc: Doc, language: str | None, regions: tuple[Span, ...], frame: Frame, issues: list[Issue]) -> Prepared:
    given = doc.article.date
    if given and frame.date and frame.date.day != given.day:
        message = f"the text tells {frame.date.day}; {given.day} ({given.evidence}) holds"
        issues.append(Issue("date.conflict", message, frame.date.span))
    return Prepared(
        language,
        regions,
        dateline=frame.dateline,
        dateline_place=frame.place,
        desk_code=frame.desk_code,
        publisher=_publisher(doc.article.publisher, frame.publisher),
        date=_date(given, frame.date),
        issues=tuple(issues),
    )


def _publisher(given: Source | None, found: Source | None) -> Source | None:
    """The publisher given, with its place in the text where the text names the same."""
    if given is None or found is None:
        return given or found
    return Source(given.name, given.evidence, given.span or found.span) if given.name == found.name else given


def _date(given: PublicationDate | None, found: PublicationDate | None) -> PublicationDate | None:
    if given is None or found is None:
        return given or found
    same = given.day == found.day
    return PublicationDate(given.day, given.evidence, given.span or found.span) if same else given

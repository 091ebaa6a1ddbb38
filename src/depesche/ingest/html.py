"""A web page: its body of text (trafilatura), title, site, and publication date with the place it was found.

Spans of all records refer to the extracted text. No clock is asked: htmldate's latest day is set to `LATEST`, not
to today. A day is taken only from where pages state it, in this order: meta elements (``html:meta``), JSON-LD
(``html:json-ld``), `time` and `abbr` elements (``html:time``), the address (``html:url``), and elements
whose class or property is named for a date (``html:element``); never from dates that merely occur in the text.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

from htmldate import find_date
from lxml import etree
from lxml import html as lhtml
from trafilatura import bare_extraction
from trafilatura.metadata import extract_metadata

from depesche.ingest.encoding import Decoded, decode
from depesche.ingest.markup import bare_text, parse, streamed_text, tagless_text
from depesche.model import Article, Issue, PublicationDate, Source

EARLIEST, LATEST = "1900-01-01", "2099-12-31"
"""The days between which a page's date may lie."""

LARGE_BYTES, LARGE_ELEMENTS, LARGE_DEPTH = 1_500_000, 10_000, 250
"""Markup without scripts beyond which a page is read by the plain, linear extractor; the usual one's time grows faster
than the page. News pages have a tenth of that."""

PARSED_DEPTH = 2000
"""Nesting from which libxml2 (which stops at 2,048) has lost what stands further in."""

TREE_CHARACTERS, TREE_TAGS, TREE_MARKUP = 10_000_000, 100_000, 1_500_000
"""A page with more characters, more tags or more characters within tags is read without a tree, whose nodes take a
hundred times the memory of small tags; what it tells of itself is read from its `BEGINNING` (characters)."""

BEGINNING = 300_000

NO_TEXT = Issue("input.empty", "the page has no text")

_TAG = re.compile(r"<[^<>]*>?")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_DATED = re.compile(
    r"(?:^|[\s_:-])(?:date|datum|time|publish\w*|posted|byline|dateline|veroeffentlicht)", re.IGNORECASE
)
# A whole date in figures in any order, or with a word for the month.
_FIGURES = re.compile(r"(?<!\d)(?:(\d{4})(\d\d)(\d\d)|(\d{1,4})[-/.] ?(\d{1,2})[-/.] ?(\d{1,4}))(?!\d)")
_WORDS = re.compile(r"(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th)?[\s-]*[^\W\d_]{3,12}\.?,?[\s-]*(\d{4})(?!\d)")
_WORDS_US = re.compile(r"[^\W\d_]{3,12}\.?\s*(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")
_SHOWN = 40  # so many elements of one sort are looked at for a date


def decode_page(data: bytes, charset: str | None = None) -> Decoded:
    """The markup of a page; `charset` is the protocol's, which goes before the page's own (HTML Standard, 13.2.3)."""
    named = _CHARSET.search(data[:4096])
    return decode(data, charset or (named.group(1).decode("ascii", "ignore") if named else None))


def article(identity: str, page: Decoded, url: str | None = None, latest: str = LATEST) -> Article:
    """The article of a page. `latest` is a day after which it cannot have been published (of an archive's visit)."""
    large = _is_large(page.text)
    tree = parse(page.text[:BEGINNING] if large else page.text)
    if tree is None:
        return Article(identity, "", url=url, issues=(*page.issues, Issue("input.empty", "the page has no content")))
    _prune(tree)
    metadata = extract_metadata(copy.deepcopy(_head_and_titles(tree)), default_url=url, date_config=_date_config())
    text, issues = _whole(page.text) if large else _body(tree, page.text)
    return Article(
        identity,
        text,
        date=publication_date(tree, url or metadata.url, latest),
        publisher=Source(metadata.sitename, "html:sitename") if metadata.sitename else None,
        title=metadata.title or None,
        url=url or metadata.url or None,
        issues=(*page.issues, *issues),
    )


def _is_large(markup: str) -> bool:
    """Whether a page is too large to be held as a tree."""
    if len(markup) > TREE_CHARACTERS:
        return True
    characters = 0
    for tags, tag in enumerate(_TAG.finditer(markup), 1):
        characters += tag.end() - tag.start()
        if tags > TREE_TAGS or characters > TREE_MARKUP:
            return True
    return False


def _whole(markup: str) -> tuple[str, tuple[Issue, ...]]:
    """The text of a page that is not held as a tree."""
    text, elements, depth = streamed_text(markup)
    if depth >= PARSED_DEPTH:
        text = tagless_text(markup)
    message = f"{elements} elements, {depth} deep, {len(markup)} characters: read whole, navigation and all"
    return text, (Issue("html.large", message), *(() if text else (NO_TEXT,)))


def _prune(tree: lhtml.HtmlElement) -> None:
    """Drop what no reader sees, JSON-LD apart: it is most of a large page."""
    for element in list(tree.iter("script", "style", "svg", "template", "noscript", "iframe")):
        if element.get("type", "").lower() != "application/ld+json" and element.getparent() is not None:
            element.drop_tree()


def _body(tree: lhtml.HtmlElement, markup: str) -> tuple[str, tuple[Issue, ...]]:
    (elements, depth), size = _extent(tree), len(etree.tostring(tree))
    if elements > LARGE_ELEMENTS or depth > LARGE_DEPTH or size > LARGE_BYTES:
        message = f"{elements} elements, {depth} deep, {size} bytes beside scripts: read whole, navigation and all"
        text = bare_text(tree) if depth < PARSED_DEPTH else tagless_text(markup)
        return text, (Issue("html.large", message), *(() if text else (NO_TEXT,)))
    found = bare_extraction(copy.deepcopy(tree), include_comments=False, deduplicate=False, with_metadata=False)
    text = (found.text if found is not None and not isinstance(found, dict) else None) or ""
    if text.strip():
        return text, ()
    text = bare_text(tree)
    if text:
        return text, (Issue("html.no-body", "no body of an article was found: the page is read whole"),)
    return "", (NO_TEXT,)


def _extent(tree: lhtml.HtmlElement) -> tuple[int, int]:
    """How many elements there are, and how deep they are nested."""
    count = depth = deepest = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        deepest = max(deepest, depth)
    return count, deepest


def _head_and_titles(tree: lhtml.HtmlElement) -> lhtml.HtmlElement:
    """A small page of what metadata is read from: of a large page it is a thousandth."""
    page = lhtml.document_fromstring("<html><head></head><body></body></html>")
    for element in tree.iterfind("head/*"):
        page.head.append(copy.deepcopy(element))
    for element in _first(tree, "h1"):
        page.body.append(copy.deepcopy(element))
    return page


def publication_date(tree: lhtml.HtmlElement, url: str | None, latest: str = LATEST) -> PublicationDate | None:
    """The day a page says it was published, with where it says so; None where it does not say."""
    for method, elements in _places(tree):
        day = _date_in(elements, latest) if elements else None
        if day:
            return PublicationDate(day, f"html:{method}")
        if method == "time" and url and (day := _date_in([], latest, url)):
            return PublicationDate(day, "html:url")
    return None


def _places(tree: lhtml.HtmlElement) -> Iterator[tuple[str, list[Any]]]:
    yield "meta", [e for e in _first(tree, "meta", 200) if e.getparent().tag != "noscript"]
    yield "json-ld", [e for e in _first(tree, "script") if e.get("type", "").lower() == "application/ld+json"]
    yield "time", _first(tree, "time") + _first(tree, "abbr")
    yield "element", _dated_elements(tree)


def _first(tree: lhtml.HtmlElement, tag: str, count: int = _SHOWN) -> list[Any]:
    return [e for _, e in zip(range(count), tree.iter(tag), strict=False)]


def _dated_elements(tree: lhtml.HtmlElement) -> list[Any]:
    found = []
    for element in tree.iter("div", "span", "p", "li", "td"):
        names = f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')}"
        if len(names) > 2 and _DATED.search(names) and _is_small(element):
            found.append(element)
            if len(found) == _SHOWN:
                break
    return found


def _is_small(element: Any) -> bool:
    """Whether an element holds few others and little text, looked at no further than that needs."""
    parts = [part for _, part in zip(range(12), element.iter(), strict=False)]
    return len(parts) < 12 and sum(len(p.text or "") + len(p.tail or "") for p in parts) < 200


def _date_in(elements: list[Any], latest: str, url: str | None = None) -> str | None:
    page = lhtml.document_fromstring("<html><head></head><body></body></html>")
    for element in elements:
        (page.head if element.tag in ("meta", "script") else page.body).append(_without_tail(element))
    day = find_date(page, extensive_search=False, url=url or "", **_date_config())
    source = etree.tostring(page, encoding="unicode") + " " + (url or "")
    return day if day is not None and day <= latest and _is_written(day, source) else None


def _is_written(day: str, source: str) -> bool:
    """Whether the whole date stands in `source`. Of a mere month or year htmldate takes the missing rest from the clock
    or the first day."""
    year, month, number = map(int, day.split("-"))
    for match in _FIGURES.finditer(source):
        figures = sorted(int(f) for f in match.groups() if f is not None)
        if figures in (sorted((year, month, number)), sorted((year % 100, month, number))):
            return True
    dates = [*_WORDS.findall(source), *_WORDS_US.findall(source)]
    return any((int(d), int(y)) == (number, year) for d, y in dates)


def _without_tail(element: Any) -> Any:
    twin = copy.deepcopy(element)
    twin.tail = None
    return twin


def _date_config() -> dict[str, Any]:
    return {"original_date": True, "min_date": EARLIEST, "max_date": LATEST}

"""From raw text to lines, paragraphs and regions of running text, in linear time.

Markup that was left in a text is no running text: scripts, styles and comments with all they hold, tags by themselves.
So are links at the edge of a paragraph and the shortened links of tweets; a link inside a sentence is one of its words.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from depesche.model import Span

# Elements of HTML (Living Standard, section 4) that begin or end a paragraph, and those that stand within one.
_BLOCK = (
    "address|article|aside|blockquote|body|br|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|iframe|"
    "li|main|nav|ol|option|p|pre|section|select|script|style|table|tbody|td|tfoot|th|thead|title|tr|ul|video|audio|object"
)
_INLINE = (
    "a|abbr|acronym|b|big|button|center|cite|code|del|dfn|em|embed|font|i|img|input|ins|kbd|label|link|mark|meta|noscript|q|s|"
    "small|source|span|strike|strong|sub|sup|svg|time|tt|u|var|wbr"
)
_TAG = re.compile(
    rf"</?(?:(?P<block>{_BLOCK})|{_INLINE})(?:\s[^<>]{{0,2000}})?/?>|<!DOCTYPE[^<>]{{0,500}}>", re.IGNORECASE
)
_OPENING = re.compile(r"<(script|style)\b[^<>]{0,2000}>|<!--|<!\[CDATA\[", re.IGNORECASE)
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"“”„«»]+")
_TWEET_LINK = re.compile(r"(?:https?://)?(?:\bt\.co/\w+|\bpic\.twitter\.com/\w+)")
_LINE = re.compile("[^\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]+")
_BREAK = re.compile("[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_ENDED = tuple('.!?:;…"“”»«)')


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of a text (trimmed, none empty), in order; whether two of them belong to one paragraph; and what of
    them is markup or link (`noise`, sorted)."""

    lines: tuple[Span, ...]
    joined: tuple[bool, ...]
    noise: tuple[Span, ...]


def lay_out(text: str, end: int) -> Layout:
    """The layout of the first `end` characters of `text`. `joined[i]` tells that line i continues line i - 1."""
    blocks, inline = _markup(text, end)
    lines = tuple(_lines(text, end, blocks))
    links = _links(text, end, lines)
    return Layout(lines, _joined(text, lines), tuple(sorted([*inline, *links])))


def regions_of(text: str, layout: Layout, taken: Iterable[Span]) -> tuple[Span, ...]:
    """The paragraphs without markup, links and what is `taken` for other things. Stretches without a letter are left
    out; where nothing has two words in a row there is no running text and no region."""
    holes = _merged([*layout.noise, *taken])
    starts = [h.start for h in holes]
    regions: list[Span] = []
    for paragraph in _paragraphs(layout):
        place = paragraph.start
        for hole in holes[max(bisect_left(starts, place) - 1, 0) : bisect_left(starts, paragraph.end)]:
            regions += _trimmed(text, place, hole.start)
            place = max(place, hole.end)
        regions += _trimmed(text, place, paragraph.end)
    lettered = tuple(r for r in regions if re.search(r"[^\W\d_]", r.of(text)))
    return lettered if any(_two_words(r.of(text)) for r in lettered) else ()


def running_text(text: str, regions: Iterable[Span]) -> str:
    """`text` with everything outside `regions` blanked: same length, same offsets, for an analyser to read at once.

    Between paragraphs stand line feeds and nowhere else: a line end within a paragraph is a space, and so is what was
    blanked between two regions of one line (a tag, a link), for there a sentence may go on.
    """
    pieces: list[str] = []
    place = 0
    for region in regions:
        gap = text[place : region.start]
        pieces.append(("\n" if not pieces or _parts(gap) else " ") * len(gap))
        pieces.append(_BREAK.sub(" ", region.of(text)))
        place = region.end
    pieces.append("\n" * (len(text) - place))
    return "".join(pieces)


def paragraphs(text: str, regions: Iterable[Span]) -> tuple[Span, ...]:
    """The regions, those of one paragraph (parted by a tag or link only) as one: where to look for sentences in
    `running_text`."""
    found: list[Span] = []
    for region in regions:
        if found and not _parts(text[found[-1].end : region.start]):
            found[-1] = found[-1].to(region)
        else:
            found.append(region)
    return tuple(found)


def _parts(gap: str) -> bool:
    """Whether what stands between two regions parts two paragraphs."""
    if _BREAK.search(gap) or any(m.group("block") for m in _TAG.finditer(gap)):
        return True
    return bool(_LINK.sub("", _TWEET_LINK.sub("", _TAG.sub("", gap))).strip())


def _markup(text: str, end: int) -> tuple[list[Span], list[Span]]:
    """Stretches of markup that part paragraphs, and tags within them."""
    if "<" not in text:
        return [], []
    enclosed = list(_enclosed(text, end))
    starts = [e.start for e in enclosed]
    blocks, inline = enclosed.copy(), list[Span]()
    for match in _TAG.finditer(text, 0, end):
        span = Span(*match.span())
        around = bisect_right(starts, span.start) - 1
        if around < 0 or not enclosed[around].covers(span):
            (inline if _is_inline(match) else blocks).append(span)
    return sorted(blocks), inline


def _is_inline(tag: re.Match[str]) -> bool:
    return tag.group("block") is None and not tag.group().startswith("<!")


def _enclosed(text: str, end: int) -> Iterator[Span]:
    """Scripts, styles, comments and CDATA sections; one that is never closed is only its opening."""
    place = 0
    unclosed: set[str] = set()
    lowered = text.lower() if len(text.lower()) == len(text) else text
    while (match := _OPENING.search(text, place, end)) is not None:
        sort = (match.group(1) or match.group()).lower()
        closing = {"<!--": "-->", "<![cdata[": "]]>"}.get(sort, f"</{sort}")
        stop = -1 if sort in unclosed else lowered.find(closing, match.end(), end)
        if stop < 0:
            unclosed.add(sort)  # looking again for the next one would make the search quadratic
            place = match.end()
            continue
        place = stop + len(closing)
        if match.group(1):
            bracket = text.find(">", place, min(place + 100, end))
            place = bracket + 1 if bracket >= 0 else place
        yield Span(match.start(), place)


def _lines(text: str, end: int, blocks: list[Span]) -> Iterator[Span]:
    place = 0
    for block in [*blocks, Span(end, end)]:
        for match in _LINE.finditer(text, place, max(block.start, place)):
            yield from _trimmed(text, *match.span())
        place = max(place, block.end)


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    """The span without white space around it, in a list; an empty list where nothing is left."""
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    return [Span(left, right)] if left < right else []


def _links(text: str, end: int, lines: tuple[Span, ...]) -> list[Span]:
    found = [Span(*m.span()) for m in _TWEET_LINK.finditer(text, 0, end)]
    for line in lines:
        head = _LINK.match(text, line.start, line.end)
        if head:
            found.append(Span(*head.span()))
        tail = text.rfind(" ", line.start, line.end) + 1 or line.start
        last = _LINK.match(text, tail, line.end)
        # A link that ends a sentence, full stop and all, is a word of it.
        if last and last.end() == line.end and text[line.end - 1] not in ".!?" and text[line.start : tail].rstrip():
            found.append(Span(*last.span()))
    return _merged(found)


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = merged[-1].to(span)
        else:
            merged.append(span)
    return merged


def _joined(text: str, lines: tuple[Span, ...]) -> tuple[bool, ...]:
    """Which lines continue the line before: in hard-wrapped text all of a block, else those that begin in lower case
    after a line without a full stop."""
    blocks = list(_blocks(text, lines))
    wrapped = any(len(block) > 2 and _even(block) for block in blocks)
    joined: list[bool] = []
    for block in blocks:
        whole = wrapped and _even(block)
        joined.append(False)
        joined += [whole or _continues(text, a, b) for a, b in itertools.pairwise(block)]
    return tuple(joined)


def _blocks(text: str, lines: tuple[Span, ...]) -> Iterator[list[Span]]:
    """Runs of lines with nothing but one line end between them."""
    block: list[Span] = []
    for line in lines:
        if block and not _adjacent(text[block[-1].end : line.start]):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _adjacent(gap: str) -> bool:
    return len(gap) < 200 and gap.strip() == "" and len(_BREAK.findall(gap.replace("\r\n", "\n"))) == 1


def _even(block: list[Span]) -> bool:
    """Whether lines look cut at a width: all but the last about as long as a typewriter's or terminal's line."""
    lengths = [line.end - line.start for line in block]
    full, last = lengths[:-1], lengths[-1]
    return bool(full) and min(full) >= 45 and max(full) <= 100 and max(full) - min(full) <= 20 and last <= max(full) + 2


def _continues(text: str, line: Span, following: Span) -> bool:
    return not text[line.end - 1].endswith(_ENDED) and text[following.start].islower() and line.end - line.start > 20


def _paragraphs(layout: Layout) -> Iterator[Span]:
    paragraph: Span | None = None
    for line, joined in zip(layout.lines, layout.joined, strict=True):
        if paragraph is not None and joined:
            paragraph = paragraph.to(line)
            continue
        if paragraph is not None:
            yield paragraph
        paragraph = line
    if paragraph is not None:
        yield paragraph


def _two_words(piece: str) -> bool:
    return len(_LETTERS.findall(piece[:2000])) > 1

"""Markup to bare text, in linear time: for fragments (feed entries) and for pages too large for an extractor."""

from __future__ import annotations

import contextlib
import re
from html.parser import HTMLParser

from lxml import etree, html

# Characters that XML 1.0 cannot hold (section 2.2): lxml refuses them.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PIECE = 1_000_000
"""Characters of a page that are parsed at once where there is no tree."""

_SILENT = frozenset(("script", "style", "noscript", "template", "svg", "head", "iframe", "object", "nav", "form"))
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "td", "th", "tr",
    "ul",
))  # fmt: skip


def parse(markup: str) -> html.HtmlElement | None:
    """The tree of a page or fragment, None where there is none. Characters that XML cannot hold are U+FFFD in it."""
    clean = _NO_XML.sub("\ufffd", markup)
    clean = re.sub(r"^\s*<\?xml[^>]*\?>", "", clean)
    if not clean.strip():
        return None
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return html.document_fromstring(clean.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


class _Lines:
    """Collects the text that a reader sees: a line a block, white space folded, no empty lines."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._hidden = 0

    def start(self, tag: str) -> None:
        """An element begins."""
        self._hidden += tag in _SILENT
        self.end_line(tag)

    def end(self, tag: str) -> None:
        """An element ends."""
        self._hidden -= tag in _SILENT
        self.end_line(tag)

    def end_line(self, tag: str) -> None:
        """A tag stands here: the line ends with it where it is a block's."""
        if tag in _BLOCKS:
            self._break()

    def data(self, string: str) -> None:
        """Text between tags."""
        if not self._hidden:
            self._line.append(string)

    def text(self) -> str:
        """All lines so far."""
        self._break()
        return "\n".join(self._lines)

    def _break(self) -> None:
        if self._line:
            folded = " ".join("".join(self._line).split())
            self._line.clear()
            if folded:
                self._lines.append(folded)


class _Tagless(HTMLParser):
    """Reports the text between tags, without a tree; silent from one element's beginning to its end tag."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = _Lines()
        self._silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self._silent and tag in ("script", "style", "noscript", "template", "svg", "head"):
            self._silent = tag
        self.lines.end_line(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = ""
        self.lines.end_line(tag)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.lines.data(data)


def tagless_text(markup: str) -> str:
    """The same as `bare_text` by tags alone, for markup nested too deep for a parser."""
    parser = _Tagless()
    parser.feed(markup)
    parser.close()
    return parser.lines.text()


def bare_text(tree: html.HtmlElement) -> str:
    """What a reader sees of `tree`: one line a block, white space within a line folded, no scripts or styles."""
    lines = _Lines()
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            lines.start(element.tag)
            string = element.text
        else:
            lines.end(element.tag)
            string = element.tail if element is not tree else None
        if string:
            lines.data(string)
    return lines.text()


class _Target:
    """What a parser without a tree reports to (lxml, "The target parser interface")."""

    def __init__(self) -> None:
        self.lines = _Lines()
        self.elements = self.deepest = self._depth = 0

    def start(self, tag: str, attributes: object) -> None:
        self.elements += 1
        self._depth += 1
        self.deepest = max(self.deepest, self._depth)
        self.lines.start(tag)

    def end(self, tag: str) -> None:
        self._depth -= 1
        self.lines.end(tag)

    def data(self, string: str) -> None:
        self.lines.data(string)

    def close(self) -> None:
        pass


def streamed_text(markup: str) -> tuple[str, int, int]:
    """The same as `bare_text` without ever holding the tree, which takes a hundred times the memory of small tags;
    and how many elements there are and how deep they are nested."""
    target = _Target()
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, target=target)
    for place in range(0, len(markup), _PIECE):
        parser.feed(_NO_XML.sub("\ufffd", markup[place : place + _PIECE]).encode("utf-8"))
    with contextlib.suppress(etree.ParserError, etree.XMLSyntaxError):  # no element at all
        parser.close()
    return target.lines.text(), target.elements, target.deepest

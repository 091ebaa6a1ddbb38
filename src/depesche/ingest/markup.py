"""Markup to bare text, in linear time: for fragments (feed entries) and for pages too large for an extractor."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from lxml import etree, html

# Characters that XML 1.0 cannot hold (section 2.2): lxml refuses them.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
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


class _Tagless(HTMLParser):
    """Collects the text between tags, line by line, without a tree."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[list[str]] = [[]]
        self._silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self._silent and tag in ("script", "style", "noscript", "template", "svg", "head"):
            self._silent = tag
        if tag in _BLOCKS:
            self.lines.append([])

    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = ""
        if tag in _BLOCKS:
            self.lines.append([])

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.lines[-1].append(data)


def tagless_text(markup: str) -> str:
    """The same as `bare_text` by tags alone, for markup nested too deep for a parser."""
    parser = _Tagless()
    parser.feed(markup)
    parser.close()
    folded = (" ".join("".join(line).split()) for line in parser.lines)
    return "\n".join(line for line in folded if line)


def bare_text(tree: html.HtmlElement) -> str:
    """What a reader sees of `tree`: one line a block, white space within a line folded, no scripts or styles."""
    lines: list[str] = []
    line: list[str] = []
    hidden = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag
        hidden += (tag in _SILENT) * (1 if event == "start" else -1)
        if tag in _BLOCKS:
            lines.append("".join(line))
            line = []
        string = element.text if event == "start" else element.tail
        if string and not hidden and element is not (tree if event == "end" else None):
            line.append(string)
    lines.append("".join(line))
    folded = (" ".join(x.split()) for x in lines)
    return "\n".join(x for x in folded if x)

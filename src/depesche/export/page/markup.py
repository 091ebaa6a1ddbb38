"""HTML from values: everything is escaped unless it is markup already."""

from __future__ import annotations

import html
import re

_SURROGATES = re.compile("[\ud800-\udfff]")
_CONTROLS = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"} | {0x7F: 0x2421}
_VOID = frozenset({"meta", "input", "br"})


class Markup(str):
    """A string that is HTML already and is not escaped again."""

    __slots__ = ()


def escape(text: str) -> Markup:
    """`text` as HTML, character for character: control characters become their visible pictures (U+2400 and on)
    and lone surrogates U+FFFD, so that the page is valid UTF-8 and nothing in the text is read as markup."""
    return Markup(html.escape(_SURROGATES.sub("\ufffd", text.translate(_CONTROLS))))


def join(parts: list[Markup], between: str = "") -> Markup:
    """The parts in a row, with `between` (escaped) in the gaps."""
    return Markup(escape(between).join(parts))


def el(tag: str, *children: str | None, **attributes: str | int | bool | None) -> Markup:
    """An element. Children that are not `Markup` are escaped, None is left out. Attribute names lose a trailing
    underscore and have hyphens for underscores (`class_`, `data_k`); False and None leave an attribute out."""
    told = "".join(_attribute(name.rstrip("_").replace("_", "-"), value) for name, value in attributes.items())
    if tag in _VOID:
        return Markup(f"<{tag}{told}>")
    inner = "".join(c if isinstance(c, Markup) else escape(c) for c in children if c is not None)
    return Markup(f"<{tag}{told}>{inner}</{tag}>")


def _attribute(name: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'

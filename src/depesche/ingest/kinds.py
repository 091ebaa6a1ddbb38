"""What kind of input some bytes are: by their content first, by the file's name second."""

from __future__ import annotations

import json
import re
import zlib
from typing import Literal

from depesche.ingest.encoding import decode, is_binary

Kind = Literal["empty", "binary", "text", "html", "jsonl", "feed", "warc"]

HEAD = 65_536
"""So many bytes of an input are looked at."""

_EXTENSIONS: tuple[tuple[str, Kind], ...] = (
    (".warc", "warc"), (".warc.gz", "warc"), (".jsonl", "jsonl"), (".ndjson", "jsonl"), (".rss", "feed"),
    (".atom", "feed"), (".xml", "feed"),
)  # fmt: skip
_PROLOGUE = r"(?:(?:<\?[^>]*>|<!--(?:[^-]|-(?!->))*-->|<!DOCTYPE\s+(?!html)[^>]*>)\s*)*"
_FEED = re.compile(_PROLOGUE + r"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_HTML = re.compile(_PROLOGUE + r"<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|meta|title)\b", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][a-z0-9]*[\s>/]", re.IGNORECASE)


def kind_of(head: bytes, name: str) -> Kind:
    """The kind of an input that begins with the bytes `head` (at most `HEAD` of them) and is called `name`."""
    extension = next((kind for end, kind in _EXTENSIONS if name.lower().endswith(end)), None)
    if not head:
        return "empty"
    if _is_warc(head) or extension == "warc":
        return "warc"
    if is_binary(head):
        return "binary"
    text = decode(head).text.lstrip()
    if _FEED.match(text):
        return "feed"
    if _HTML.match(text) or (name.lower().endswith((".html", ".htm", ".xhtml")) and _TAG.search(text)):
        return "html"
    if extension:
        return extension
    return "jsonl" if _is_json_lines(text) else "text"


def _is_warc(head: bytes) -> bool:
    if head.startswith(b"\x1f\x8b"):
        try:
            head = zlib.decompressobj(31).decompress(head, 16)
        except zlib.error:
            return False
    return head.startswith(b"WARC/")


def _is_json_lines(text: str) -> bool:
    first = text.partition("\n")[0].strip()
    if not first.startswith("{"):
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        # A first line longer than what was looked at cannot be read whole: its shape decides.
        return len(text) > HEAD // 4 and "\n" not in text and re.match(r'\{\s*"\w+"\s*:', first) is not None

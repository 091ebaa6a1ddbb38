"""From bytes to text: which encoding, how sure, and what could not be read.

Order: byte order mark (Unicode Standard, section 23.8), UTF-16 without a mark by the place of its NUL bytes,
the encoding that the page or protocol declares, UTF-8, UTF-8 with foreign bytes in between, and last what
charset-normalizer finds. Everything but a mark, a declaration that holds and plain UTF-8 is told in an Issue.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from depesche.model import Issue, Span

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Single-byte encodings that news in European languages has been kept in. Wider searches take German umlauts
# for Baltic or Vietnamese letters.
_LEGACY = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "koi8_r", "iso8859_2", "iso8859_5", "iso8859_15"]
_SAMPLE = 65_536
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MAGIC = (
    b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"\x1f\x8b", b"BZh", b"\xfd7zXZ",
    b"\xd0\xcf\x11\xe0", b"7z\xbc\xaf", b"Rar!", b"RIFF", b"OggS", b"ID3", b"\x28\xb5\x2f\xfd", b"SQLite format",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read by, and what there is to say about that."""

    text: str
    encoding: str
    issues: tuple[Issue, ...] = ()


def is_binary(head: bytes) -> bool:
    """Whether bytes are no text in any encoding: a known signature, or too many control characters.

    Valid UTF-8 may hold up to three control characters in ten (they are kept); other bytes one in fifty.
    """
    if head.startswith(_MAGIC):
        return True
    if any(head.startswith(mark) for mark, _ in _MARKS) or _unmarked_utf16(head):
        return False
    share = len(_CONTROL.findall(head)) / max(len(head), 1)
    return share > (0.3 if _utf8(head, final=False) is not None else 0.02)


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of `data`. `declared` is the encoding that a page or protocol names, None where none does.

    Bytes that no reading explains become U+FFFD and are counted in an Issue ``input.encoding``.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _by(data[len(mark) :], encoding)
    unmarked = _unmarked_utf16(data[:_SAMPLE])
    if unmarked:
        return _by(data, unmarked, note=f"no byte order mark; read as {unmarked}")
    text = _utf8(data)
    if text is not None:
        return Decoded(text, "utf-8")
    if declared and (known := _known(declared)) not in (None, "utf-8"):
        return _by(data, known or "")
    return _mixed(data) if _mostly_utf8(data) else _legacy(data)


def _utf8(data: bytes, *, final: bool = True) -> str | None:
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(data, final)
    except UnicodeDecodeError:
        return None


def _known(name: str) -> str | None:
    try:
        encoding = codecs.lookup(name.strip("\"' ")).name
    except (LookupError, ValueError):
        return None
    # Browsers read Latin-1 and ASCII as Windows-1252 (WHATWG Encoding Standard): so were the pages written.
    return {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(encoding, encoding)


def _unmarked_utf16(head: bytes) -> str | None:
    if len(head) < 4:
        return None
    pairs = len(head) // 2
    even, odd = head[0 : 2 * pairs : 2].count(0) / pairs, head[1 : 2 * pairs : 2].count(0) / pairs
    if odd > 0.7 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 and odd < 0.1 else None


def _by(data: bytes, encoding: str, note: str = "") -> Decoded:
    try:
        text = data.decode(encoding)
        bad: list[int] = []
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        bad = [m.start() for m in re.finditer("\ufffd", text)]
    except LookupError:  # a codec that is no text encoding ("hex")
        return _legacy(data)
    issues = (Issue("input.encoding", note),) if note else ()
    return Decoded(text, encoding, issues + _undecodable(bad, encoding))


def _undecodable(places: list[int], encoding: str) -> tuple[Issue, ...]:
    if not places:
        return ()
    message = f"{len(places)} places are no {encoding}; they stand as U+FFFD, the first here"
    return (Issue("input.encoding", message, Span(places[0], places[0] + 1)),)


def _mostly_utf8(data: bytes) -> bool:
    """Whether at least half of the bytes beyond ASCII are well-formed UTF-8 sequences."""
    beyond = len(re.findall(rb"[\x80-\xff]", data))
    well = re.findall(
        rb"[\xc3-\xdf][\x80-\xbf]|\xc2[\xa0-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}", data
    )
    return sum(map(len, well)) * 2 >= beyond


def _mixed(data: bytes) -> Decoded:
    """UTF-8 with bytes of Windows-1252 in between, as pasted texts have them."""
    foreign: list[int] = []
    lost: list[int] = []
    pieces: list[str] = []
    length = 0
    for piece in re.split(rb"(?<=\n)", data):
        text = _utf8(piece)
        if text is None:
            text, strange, gone = _mixed_line(piece, length)
            foreign += strange
            lost += gone
        pieces.append(text)
        length += len(text)
    issues: tuple[Issue, ...] = ()
    if foreign:
        message = f"UTF-8 with {len(foreign)} bytes that are none, read as Windows-1252; the first stands here"
        issues = (Issue("input.encoding", message, Span(foreign[0], foreign[0] + 1)),)
    return Decoded("".join(pieces), "utf-8", issues + _undecodable(lost, "UTF-8 and no Windows-1252"))


def _mixed_line(line: bytes, offset: int) -> tuple[str, list[int], list[int]]:
    # Undecodable bytes come out as lone surrogates U+DC80..U+DCFF, one each; now they are read anew.
    raw = line.decode("utf-8", "surrogateescape")
    foreign: list[int] = []
    lost: list[int] = []
    out: list[str] = []
    for place, char in enumerate(raw, offset):
        if not "\udc80" <= char <= "\udcff":
            out.append(char)
            continue
        read = bytes([ord(char) - 0xDC00]).decode("cp1252", "replace")
        (lost if read == "\ufffd" else foreign).append(place)
        out.append(read)
    return "".join(out), foreign, lost


def _legacy(data: bytes) -> Decoded:
    """What charset-normalizer finds among the usual single-byte encodings; Windows-1252 where it is as good."""
    found = from_bytes(data[:_SAMPLE], cp_isolation=_LEGACY, threshold=0.3)
    best = found.best()
    encoding = best.encoding if best else "cp1252"
    western = next((m for m in found if m.encoding == "cp1252" or "cp1252" in m.could_be_from_charset), None)
    if best and western and western.chaos <= best.chaos and western.coherence >= best.coherence - 0.05:
        encoding = "cp1252"
    note = f"not UTF-8; read as {encoding}"
    return _by(data, encoding, note=note)

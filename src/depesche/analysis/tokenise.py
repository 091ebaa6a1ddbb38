"""Text to sentences and words, by rules; what is particular to a language lies in its `tokens.yaml`.

Words follow the treebanks the analyser learned from: UD German-GSD and UD English-EWT. Every word's span
lies in the text as received; nothing is normalised.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from depesche.analysis.blocks import blocks
from depesche.analysis.rules import TokenRules, load_rules
from depesche.analysis.words import RawSentence, RawWord
from depesche.model.text import Span

LONGEST_SENTENCE = 400  # words; what is longer is no sentence and is cut
_MARKS = (  # combining marks, joiners and the soft hyphen: part of the word they stand in
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u0900-\u0903\u093a-\u094f\u200c\u200d\u00ad"
)
_LETTER = rf"[^\W\d_]|[{_MARKS}]"
_SILENT = r"\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff"
_DOMAINS = (  # ends of the names of sites and files
    "de|com|org|net|info|eu|ch|at|uk|gov|mil|edu|int|ir|ru|ua|cn|fr|pl|tr|il|tv|biz|io|"
    "pdf|docx?|xlsx?|pptx?|html?|txt|jpe?g|png|gif|zip|mp3|mp4|xml|csv"
)
_EMOJI = "\U0001f000-\U0001faff\u2600-\u27bf"
_TOKEN = re.compile(
    rf"""
      (?P<link>(?:https?://|www\.)[^\s<>"„“”»«]{{1,2000}})
    | (?P<mail>[\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{1,8}})
    | (?P<domain>[^\W\d_][\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{0,6}}\.(?:{_DOMAINS})\b(?!\.?\w))
    | (?P<tag>[@\#][^\W\d]\w{{0,100}})
    | (?P<initials>(?:[^\W\d_]\.){{2,12}}(?:[^\W\d_](?![\w])){{0,1}})
    | (?P<number>\d+(?:[.,:’']\d+)*(?:/\d+){{0,3}}[^\W_]*)
    | (?P<word>(?:{_LETTER})(?:{_LETTER}|\d|_)*(?:['’`´](?:{_LETTER})(?:{_LETTER}|\d|_)*)*)
    | (?P<dots>\.{{2,}}|…+)
    | (?P<smile>[:;]-?[()](?!\w))
    | (?P<clitic>(?<!\w)['’](?:s|\d0s)(?!\w))
    | (?P<quote>``|''|,,(?=\w))
    | (?P<rule>[-=_*~+\#]{{2,}})
    | (?P<emoji>[{_EMOJI}][{_EMOJI}\ufe0f\u200d\U0001f3fb-\U0001f3ff]*)
    | (?P<section>§+)
    | (?P<marks>[!?]+)
    | (?P<other>[^\s{_SILENT}])
    """,
    re.VERBOSE,
)
_ROMAN = re.compile(r"[IVX]{1,5}$")
_CLOSING = set("\"'“”’‘»«›‹)]}") | {"''", "``"}
_OPENING = set("\"'„“‚‘»«›‹([{") | {"``", ",,"}


class Piece(NamedTuple):
    """A stretch of text that is one token, and which part of the pattern found it. `mark` says what a
    full stop at its end means: "" nothing, "abbr" never an end, "may" perhaps one."""

    start: int
    end: int
    kind: str
    mark: str = ""


@dataclass(slots=True)
class _Line:
    """What the rules look at: the text and its language's rules."""

    text: str
    rules: TokenRules

    def of(self, piece: Piece) -> str:
        return self.text[piece.start : piece.end]


def tokenise(text: str, language: str, regions: Sequence[Span] | None = None) -> Iterator[RawSentence]:
    """The sentences of `text` (or of its `regions`) and their words, in order; offsets are the text's.

    Paragraphs end sentences; a line break within a paragraph does where the line looks complete. An
    unknown language is cut by the English rules.
    """
    line = _Line(text, load_rules(language))
    for region in (Span(0, len(text)),) if regions is None else regions:
        for start, end in blocks(text, max(0, region.start), min(len(text), region.end)):
            pieces = _join_stops(line, _scan(line, start, end))
            for first, last in _sentences(line, pieces):
                yield from _finish(line, pieces[first:last])


def words_of(form: str, language: str) -> tuple[str, ...]:
    """The syntactic words of a given token: those of a contraction ("zum", "don't"), else the token itself."""
    rules = load_rules(language)
    parts = rules.contractions.get(form.lower())
    if parts:
        return _cased(form, parts)
    at = _clitic_at(rules, form)
    return (form[:at], form[at:]) if at else (form,)


# -------------------------------------------------------------------------------------------- tokens


def _scan(line: _Line, start: int, end: int) -> list[Piece]:
    out: list[Piece] = []
    for match in _TOKEN.finditer(line.text, start, end):
        kind = match.lastgroup or "other"
        if kind in ("link", "mail"):
            out.extend(_trimmed(line.text, match.start(), match.end(), kind))
        elif kind == "word":
            out.extend(_word(line, match.start(), match.end()))
        elif kind == "marks" and not line.rules.merge_marks:
            out.extend(Piece(k, k + 1, kind) for k in range(match.start(), match.end()))
        else:
            out.append(Piece(match.start(), match.end(), kind))
    return _join_hyphens(line, out)


def _trimmed(text: str, start: int, end: int, kind: str) -> Iterator[Piece]:
    """A link without the punctuation of the sentence it stands in."""
    stop = end
    while stop > start + 1 and text[stop - 1] in ".,;:!?)'’":
        stop -= 1
    yield Piece(start, stop, kind)
    for k in range(stop, end):
        yield Piece(k, k + 1, "marks" if text[k] in "!?" else "other")


def _word(line: _Line, start: int, end: int) -> Iterator[Piece]:
    """A word, its clitics split off ("do" "n't", "Iran" "'s")."""
    at = _clitic_at(line.rules, line.text[start:end])
    if at:
        yield Piece(start, start + at, "word")
        yield Piece(start + at, end, "rest")
    else:
        yield Piece(start, end, "word")


def _clitic_at(rules: TokenRules, form: str) -> int:
    """Where the second word of a form begins, 0 where it is one word."""
    if not rules.two_words and not rules.clitics:
        return 0
    plain = form.lower().replace("’", "'").replace("`", "'").replace("´", "'")
    if len(plain) != len(form):
        return 0
    at = rules.two_words.get(plain, 0)
    if not at:
        clitic = next((c for c in rules.clitics if plain.endswith(c) and len(plain) > len(c)), "")
        at = len(form) - len(clitic) if clitic else 0
    return at


def _join_hyphens(line: _Line, pieces: list[Piece]) -> list[Piece]:
    """Joins what the language keeps together around a hyphen: prefixes ("e-mail"), telephone numbers."""
    out: list[Piece] = []
    for piece in pieces:
        if len(out) >= 2 and _hyphened(line, out[-2], out[-1], piece):
            before = out[-2]
            del out[-2:]
            out.append(Piece(before.start, piece.end, "word" if before.kind == "word" else "number"))
        else:
            out.append(piece)
    return out


def _hyphened(line: _Line, before: Piece, hyphen: Piece, after: Piece) -> bool:
    if line.text[hyphen.start : hyphen.end] != "-" or before.end != hyphen.start or hyphen.end != after.start:
        return False
    if before.kind == "number" and after.kind == "number":
        return True
    if before.kind != "word" or after.kind != "word":
        return False
    return not line.rules.split_hyphens or line.of(before).lower() in line.rules.keep_prefixes


# --------------------------------------------------------------------------------- full stops, ends


def _join_stops(line: _Line, pieces: list[Piece]) -> list[Piece]:
    """Gives a full stop to the abbreviation, ordinal or initial before it."""
    out: list[Piece] = []
    for n, piece in enumerate(pieces):
        if piece.kind == "initials":
            piece = piece._replace(mark=_initials_mark(line, piece))
        stop = line.text[piece.start : piece.end] == "." and out and out[-1].end == piece.start
        if stop and out[-1].kind in ("word", "number") and not out[-1].mark:
            following = pieces[n + 1] if n + 1 < len(pieces) else None
            mark = _stop_mark(line, out, following)
            if mark:
                out[-1] = Piece(out[-1].start, piece.end, out[-1].kind, mark)
                continue
        out.append(piece)
    return out


def _initials_mark(line: _Line, piece: Piece) -> str:
    form = line.of(piece)
    if not form.endswith("."):
        return ""
    return "may" if form in line.rules.may_end or form.isupper() else "abbr"


def _stop_mark(line: _Line, before: list[Piece], following: Piece | None) -> str:
    """What the full stop after the last of `before` is, "" where it is the end of the sentence."""
    form = line.of(before[-1])
    if before[-1].kind == "number":
        return "abbr" if following and _ordinal(line, before, following) else ""
    stopped = form + "."
    if stopped in line.rules.may_end:
        return "may"
    begins = len(before) == 1 or line.of(before[-2]) in _CLOSING | _OPENING | {".", "!", "?"}
    if stopped in line.rules.abbreviations or (
        begins and len(form) > 1 and form.istitle() and stopped.lower() in line.rules.lower_abbreviations
    ):
        return "abbr"
    if following is None:
        return ""
    nearby = line.of(following)
    if stopped in line.rules.before_number and (following.kind == "number" or _ROMAN.match(nearby)):
        return "abbr"
    if len(form) == 1 and form.isalpha():
        return "abbr" if _lone_letter(line, before, form, nearby) else ""
    if _ROMAN.match(form):
        if nearby in line.rules.ordinal_before:
            return "abbr"
        named = len(before) > 1 and line.of(before[-2])[0].isupper()
        return "abbr" if named and (nearby[0].islower() or nearby[0] in ",;") else ""
    return ""


def _lone_letter(line: _Line, before: list[Piece], form: str, nearby: str) -> bool:
    """Whether a single letter with a full stop is an initial ("J. R. Smith") or part of a spaced abbreviation
    ("d. h.")."""
    if form.isupper():
        return nearby[0].isalpha() or nearby[0] in "-."
    inner = len(before) > 1 and len(line.of(before[-2])) == 2 and line.of(before[-2]).endswith(".")
    return inner or (len(nearby) == 1 and nearby.isalpha() and nearby.islower())


def _ordinal(line: _Line, before: list[Piece], following: Piece) -> bool:
    rules, form, nearby = line.rules, line.of(before[-1]), line.of(following)
    if not rules.ordinal_after or not form.isdecimal() or len(form) > 3:
        return False
    if nearby[0].islower() or nearby.rstrip(".") in rules.months or nearby in rules.ordinal_before:
        return True
    if nearby in ",/-–":
        return True
    if following.kind == "number":  # "17. 9."
        return following.start - before[-1].end <= 2
    if len(before) == 1 or line.of(before[-2]) in ".!?":
        return True  # "2. Soziale Bewegungen": numbers a paragraph
    word = line.of(before[-2])
    opens = word.istitle() and word.lower() in rules.ordinal_after and nearby not in rules.starters  # "Der 26. Gipfel"
    leads = word in rules.ordinal_after or opens or (word.islower() and nearby not in rules.starters)
    return nearby[0].isalpha() and leads


def _sentences(line: _Line, pieces: list[Piece]) -> Iterator[tuple[int, int]]:
    """Where the sentences of a block of pieces begin and end."""
    first = n = 0
    while n < len(pieces):
        after = n + 1
        if _terminal(line, pieces[n]):
            after = _past_closers(line, pieces, first, n)
            if after < len(pieces) and _ends(line, pieces, n, after):
                yield first, after
                first = after
        n = after
    if first < len(pieces):
        yield first, len(pieces)


def _terminal(line: _Line, piece: Piece) -> bool:
    return piece.kind in ("marks", "dots") or piece.mark == "may" or line.of(piece) == "."


def _past_closers(line: _Line, pieces: list[Piece], first: int, n: int) -> int:
    """The place after the further marks, quotation marks and brackets that close what ends at `n`."""
    k = n + 1
    while k < len(pieces):
        form, glued = line.of(pieces[k]), pieces[k].start == pieces[k - 1].end
        more = pieces[k].kind in ("marks", "dots") or form == "."
        closes = form in _CLOSING and (glued or (form not in _OPENING))
        if not (glued and more) and not (closes and not _opens(line, pieces, k)):
            break
        k += 1
    return k


def _opens(line: _Line, pieces: list[Piece], k: int) -> bool:
    """Whether a quotation mark that could be either stands before what it quotes: space before it, none
    after it."""
    if line.of(pieces[k]) not in _OPENING:
        return False
    space_before = k == 0 or pieces[k - 1].end < pieces[k].start
    space_after = k + 1 == len(pieces) or pieces[k].end < pieces[k + 1].start
    return space_before and not space_after


def _ends(line: _Line, pieces: list[Piece], n: int, after: int) -> bool:
    """Whether the mark at `n` ends a sentence, given that `pieces[after]` follows its closers."""
    following = line.of(pieces[after])
    if pieces[after - 1].end == pieces[after].start and following not in _OPENING:
        return False
    first = following[0]
    if pieces[n].mark == "may":
        return following in line.rules.starters or (first in _OPENING and after == n + 1 and first not in "([")
    if first.islower():
        return False
    return first.isalnum() or following in _OPENING or first in "-–—•*§#@…" or pieces[after].kind in ("emoji", "link")


# --------------------------------------------------------------------------------------------- words


def _finish(line: _Line, pieces: list[Piece]) -> Iterator[RawSentence]:
    """The sentence of `pieces`; what is too long is cut, after a semicolon or comma if possible."""
    while len(pieces) > LONGEST_SENTENCE:
        cut = LONGEST_SENTENCE
        for k in range(LONGEST_SENTENCE, LONGEST_SENTENCE // 2, -1):
            if line.of(pieces[k - 1]) in ";,.":
                cut = k
                break
        yield _sentence(line, pieces[:cut])
        pieces = pieces[cut:]
    if pieces:
        yield _sentence(line, pieces)


def _sentence(line: _Line, pieces: list[Piece]) -> RawSentence:
    words: list[RawWord] = []
    for piece in pieces:
        span, form = Span(piece.start, piece.end), sys.intern(line.of(piece))
        parts = line.rules.contractions.get(form.lower()) if piece.kind == "word" else None
        if parts:
            words.extend(RawWord(span, part, n) for n, part in enumerate(_cased(form, parts)))
        elif piece.kind == "rest" and words:
            words.append(RawWord(span, form, words[-1].part + 1))
        else:
            words.append(RawWord(span, form))
    return RawSentence(Span(pieces[0].start, pieces[-1].end), tuple(words))


def _cased(form: str, parts: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a contraction in the case of its form ("Im": "In", "dem"; "IM": "IN", "DEM")."""
    if len(form) > 1 and form.isupper():
        return tuple(p.upper() for p in parts)
    return (parts[0].capitalize(), *parts[1:]) if form[0].isupper() else parts

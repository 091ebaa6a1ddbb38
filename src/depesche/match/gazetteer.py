"""Finding known names in a row of words, whatever their inflection, in linear time.

A name of one word is found by a table of its inflected forms; a name of several words by light stems of
its words ("Vereinten Nationen", "Vereinte Nationen"). The longest name wins, from left to right.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to call an entity: the id, the kind of name, and what agreement needs."""

    entity: str
    kind: str
    weak: bool = False
    gender: str | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """Words `first` to `last` (both included) are a name of each of `entries`, in order of the files."""

    first: int
    last: int
    entries: tuple[Entry, ...]


def split_acronyms(form: str) -> list[str]:
    """The words of a name as treebanks cut them: a hyphen behind an acronym stands alone ("UN-Rat" -> UN - Rat)."""
    words: list[str] = []
    for word in form.split():
        first, hyphen, rest = word.partition("-")
        cut = hyphen and rest and len(first) > 1 and first.isupper()
        words += [first, "-", rest] if cut else [word]
    return words


def split_hyphens(form: str) -> list[str]:
    """The words of a name with every hyphen as a word of its own, as some treebanks have it ("Timor - Leste")."""
    return re.findall(r"[^\s-]+|-", form)


class Gazetteer:
    """Known names, ready to be found. `endings` gives the inflectional endings of each kind of name, `sibilants` those
    of names whose genitive has an apostrophe alone, `genitives` those that may stand behind another ending."""

    def __init__(
        self,
        names: Iterable[tuple[str, Entry]],
        endings: dict[str, Sequence[str]],
        sibilants: Iterable[str] = (),
        genitives: Iterable[str] = (),
    ) -> None:
        self._genitives = tuple(genitives)
        self._sibilants = tuple(sibilants)
        self._single: dict[str, list[Entry]] = defaultdict(list)
        self._phrases: dict[str, list[tuple[tuple[str, ...], tuple[str, ...], Entry]]] = defaultdict(list)
        self._suffixes = tuple(sorted((e for e in endings["phrase"] if e), key=len, reverse=True))
        for form, entry in names:
            plain = form.replace("’", "'")
            for parts in dict.fromkeys((tuple(split_acronyms(plain)), tuple(split_hyphens(plain)))):
                if len(parts) == 1:
                    self._add_single(parts[0], entry, endings)
                elif parts:
                    stems = tuple(self._stem(p) for p in parts)
                    self._phrases[stems[0]].append((stems, parts, entry))
        for group in self._phrases.values():
            group.sort(key=lambda item: -len(item[0]))

    def _add_single(self, form: str, entry: Entry, endings: dict[str, Sequence[str]]) -> None:
        key = entry.kind if entry.kind in endings else "name"
        if entry.kind == "acronym" and len(form) <= 4:
            variants = [form]
        elif key == "name" and form.endswith(self._sibilants):
            variants = [form, form + "'"]
        else:
            variants = [form + e.replace("’", "'") for e in endings[key]]
        for variant in dict.fromkeys(variants):
            if entry not in self._single[variant]:
                self._single[variant].append(entry)

    def _stem(self, word: str) -> str:
        low = word.casefold()
        if len(low) > 4:
            # The genitive may stand behind what looks like an ending ("Arabien-s").
            if len(low) > 5:
                low = next((low.removesuffix(e) for e in self._genitives if low.endswith(e)), low)
            for suffix in self._suffixes:
                if low.endswith(suffix):
                    return low[: -len(suffix)]
        return low

    def single(self, form: str) -> tuple[Entry, ...]:
        """The entries of a name of one word in this form."""
        return tuple(self._single.get(form.replace("’", "'"), ()))

    def scan(self, forms: Sequence[str]) -> list[Hit]:
        """The names among the words of a sentence, left to right, none overlapping another."""
        hits: list[Hit] = []
        plain = [f.replace("’", "'") for f in forms]
        stems = [self._stem(f) for f in plain]
        at = 0
        while at < len(plain):
            hit = self._phrase_at(plain, stems, at) or self._single_at(plain, at)
            if hit is None:
                at += 1
            else:
                hits.append(hit)
                at = hit.last + 1
        return hits

    def _phrase_at(self, plain: Sequence[str], stems: Sequence[str], at: int) -> Hit | None:
        found: list[Entry] = []
        length = 0
        for pattern, parts, entry in self._phrases.get(stems[at], ()):
            if found and len(pattern) < length:
                break
            end = at + len(pattern)
            if tuple(stems[at:end]) == pattern and all(
                a[:1].isupper() == b[:1].isupper() for a, b in zip(plain[at:end], parts, strict=True)
            ):
                found.append(entry)
                length = len(pattern)
        return Hit(at, at + length - 1, tuple(dict.fromkeys(found))) if found else None

    def _single_at(self, plain: Sequence[str], at: int) -> Hit | None:
        entries = self._single.get(plain[at])
        return Hit(at, at, tuple(entries)) if entries else None

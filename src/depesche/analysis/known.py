"""Which lemma a form may have, as far as a dictionary knows: a Bloom filter, which takes no time to load.

The filter holds pairs of form and lemma, and lemmas alone. It answers "maybe" wrongly in about one case
of a hundred; the network's own order of lemmas decides between what it lets pass.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterable, Mapping
from functools import partial
from hashlib import blake2b

import numpy as np

from depesche.analysis.verb_lemma import verb_lemma
from depesche.analysis.verbs import load_verbs

HASHES = 6
BITS_PER_ENTRY = 16  # of a hundred thousand words that are none, about 90 pass


def _hashed(entry: str) -> tuple[int, int]:
    """Where the first bit of an entry is, and how far from one of its bits to the next; both modulo the bits."""
    digest = blake2b(entry.encode("utf-8", "replace"), digest_size=16).digest()
    return int.from_bytes(digest[:8], "little"), int.from_bytes(digest[8:], "little") | 1


def _places(entry: str, bits: int) -> list[int]:
    place, step = _hashed(entry)
    return [(place + n * step) % bits for n in range(HASHES)]


def pack_filter(entries: Iterable[str]) -> str:
    """The filter over `entries` as text (base85 of its deflated bits)."""
    distinct = sorted(set(entries))
    bits = bytearray(max(1, len(distinct) * BITS_PER_ENTRY // 8 + 1))
    for entry in distinct:
        for place in _places(entry, len(bits) * 8):
            bits[place >> 3] |= 1 << (place & 7)
    return base64.b85encode(zlib.compress(bytes(bits), 1)).decode()


def pack_exceptions(pairs: Iterable[tuple[str, str]]) -> str:
    """Forms and their lemmas as text (base85 of deflated lines)."""
    lines = "\n".join(f"{form}\t{lemma}" for form, lemma in sorted(set(pairs)))
    return base64.b85encode(zlib.compress(lines.encode("utf-8"), 9)).decode()


_DIGITS = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
_VALUES = np.zeros(256, np.uint64)
_VALUES[np.frombuffer(_DIGITS, np.uint8)] = np.arange(85)


_ROWS = 20_000


def unpack(text: str) -> bytes:
    """The bytes that base85 text and deflation hold; `base64.b85decode` takes most of a second for them."""
    missing = -len(text) % 5
    digits = np.frombuffer(text.encode("ascii") + _DIGITS[-1:] * missing, np.uint8).reshape(-1, 5)
    powers = np.array([85**n for n in (4, 3, 2, 1, 0)], np.uint64)
    # piece by piece: as whole numbers the digits take eight times their memory
    pieces = (digits[at : at + _ROWS] for at in range(0, len(digits), _ROWS))
    data = b"".join((_VALUES[piece] @ powers).astype(">u4").tobytes() for piece in pieces)
    return zlib.decompress(data[: len(data) - missing])


_VERBAL = frozenset({"VERB", "AUX"})
INFLECTED = frozenset({"NOUN", "VERB", "AUX", "ADJ", "ADV"})
"""The parts of speech of which a dictionary is asked."""

_SHORTEST_PART = 4  # letters of the last part of a compound


class KnownWords:
    """Answers by language; for a language without a filter nothing is known.

    `exceptions` holds the forms whose lemma no edit script makes ("Käufe": "Kauf").
    """

    def __init__(self, filters: Mapping[str, str], exceptions: Mapping[str, str]) -> None:
        self._bits = {lang: unpack(text) for lang, text in filters.items()}
        self._exceptions = {
            lang: dict(line.split("\t") for line in unpack(text).decode("utf-8").split("\n"))
            for lang, text in exceptions.items()
        }

    def has(self, language: str, entry: str) -> bool:
        """Whether `entry` ("form\\tlemma", or a lemma) may be in the dictionary of `language`."""
        bits = self._bits.get(language)
        if bits is None:
            return False
        size = len(bits) * 8
        place, step = _hashed(entry)
        for _ in range(HASHES):
            at = place % size
            if not bits[at >> 3] >> (at & 7) & 1:
                return False
            place += step
        return True

    def choose(self, language: str, form: str, upos: str, lemmas: Iterable[str], feats: str = "") -> str:
        """The lemma of `form`, whose features are `feats` ("Key=Value|...").

        For verbs the tables of `depesche.analysis.verbs` come first. Then: of `lemmas` (best first) the first
        that the dictionary gives for the form, else the dictionary's own, else that of the last part of a
        compound, else the first of `lemmas` that is the lemma of anything, else the first. `lemmas` are taken one
        by one, no further than needed: making them is most of the work.
        """
        if upos not in INFLECTED:
            return next(iter(lemmas), form)
        if upos in _VERBAL:
            lemmas = list(dict.fromkeys(lemmas))
            if not lemmas:
                return form
            verbs = load_verbs(language)
            verb = verbs and verb_lemma(verbs, partial(self.has, language), form, upos, lemmas, feats)
            if verb:
                return verb
        candidates: list[str] = []
        for lemma in lemmas:
            if lemma not in candidates:
                if self.has(language, f"{form}\t{lemma}"):
                    return lemma
                candidates.append(lemma)
        if not candidates:
            return form
        found = self._exception(language, form, upos) or self._compound(language, form, upos, candidates)
        if found:
            return found
        for lemma in candidates:
            if self.has(language, lemma):
                return lemma
        return candidates[0]

    def _exception(self, language: str, form: str, upos: str) -> str | None:
        exceptions = self._exceptions.get(language, {})
        lemma = exceptions.get(form)
        if lemma is None and upos != "NOUN":
            lemma = exceptions.get(form.lower())
        if lemma is None or (language == "de" and (upos == "NOUN") != lemma[:1].isupper()):
            return None
        return lemma

    def _compound(self, language: str, form: str, upos: str, candidates: list[str]) -> str | None:
        """German nouns: the longest known last part decides ("Waffenkäufe": "Käufe")."""
        if language != "de" or upos != "NOUN":
            return None
        for at in range(2, len(form) - _SHORTEST_PART + 1):
            last = form[at:].capitalize()
            exception = self._exception(language, last, upos)
            if exception:
                return form[:at] + exception.lower()
            for lemma in candidates:
                if lemma[:at] == form[:at] and self.has(language, f"{last}\t{lemma[at:].capitalize()}"):
                    return lemma
        return None

"""One name in many spellings: how the German, the English and the scholarly spelling of a name meet.

"Schoigu" and "Shoigu", "Bagheri" and "Baqeri", "Lawrow" and "Lavrov" write the same sounds by other letters. A
word is read into the ways it can sound (`sounds`): each is a skeleton of consonant classes with a dot for every
run of vowels, and the runs themselves. A letter that stands for several sounds (German *ch* is English *kh*,
English *ch* is German *tsch*) gives several ways. Two words may be one where a skeleton is the same and no two
runs of vowels are at odds. That is weak evidence: it finds candidates and never proves who is meant.

The correspondences are those of the German (Duden) and English (BGN/PCGN) transcriptions of Russian, Ukrainian,
Arabic and Persian.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import islice, product

Sound = tuple[str, tuple[str, ...]]

# Letters that decompose into no base letter of their own, and Slavic and Turkish letters for sibilants.
_PLAIN = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "æ": "ae", "œ": "oe", "ə": "a"}
)
_SIBILANTS = str.maketrans({"č": "tsch", "ć": "tsch", "ç": "tsch", "š": "sch", "ş": "sch", "ș": "sch", "ž": "sch"})
# What is written (longest first) and the sounds it can stand for. Capitals are sounds that need several letters:
# S = sh and zh, C = tsch, J = dsch, X = ch as in "Bach". A glide (j, y) sounds like the vowel i.
_WRITTEN: dict[str, tuple[str, ...]] = {
    "schtsch": ("S",), "stsch": ("S",), "shch": ("S",), "dsch": ("J",), "tsch": ("C",), "dzh": ("J",),
    "tch": ("C",), "sch": ("S",), "sh": ("S",), "zh": ("S",), "ch": ("C", "X"), "kh": ("X",), "gh": ("g",),
    "ph": ("f",), "th": ("t",), "dh": ("d",), "dj": ("J",), "ts": ("s",), "tz": ("s",), "ck": ("k",),
    "q": ("k", "g"), "x": ("ks",), "z": ("s",), "c": ("k", "s"), "w": ("v",), "j": ("J", "i"), "y": ("i",),
    "ee": ("i",), "ie": ("i",), "oo": ("u",), "ou": ("u",), "aa": ("a",),
}  # fmt: skip
_PIECE = re.compile("|".join(_WRITTEN) + "|[a-z0-9]")
_VOWELS = re.compile("[aeiou]+")
# Vowels that transcriptions take for one another.
_NEAR = {"a": "ae", "e": "aei", "i": "ei", "o": "ou", "u": "ou"}
_ABDUL = re.compile(r"\babd[ -]?[aeou](?:sch|sh|[lrsnzt])[- ]?(?=[a-z]{3})")
_PATRONYMIC = re.compile(r"(?:[oeiy][vw][iy](?:tsch|tch|ch|c)|(?:[oeiy][vw]|itsch|ich|inich)n[ay])$")
_MARKS = re.compile(r"[^\w -]+|[\u0300-\u036f_]+")
# The Arabic article, "son of", and other small words that one spelling of a name has and another has not.
_PARTICLES = re.compile("al|el|ul|ol|as|es|ash|esch|asch|ad|ar|an|at|az|il|ibn|bin|ben|bint|bent|ould|e|i")
MAX_WAYS = 16


def folded(name: str) -> str:
    """`name` in lower case without marks and apostrophes: the same for spellings that differ in those only."""
    plain = name.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFD", plain.translate(_PLAIN))
    return _MARKS.sub("", plain)


def words_of(name: str) -> tuple[str, ...]:
    """The words that tell a person from another, in order and in lower case: no particles, neither patronymic nor
    initial behind the first name, "Abdel Fattah" as one word."""
    low = name.casefold()
    spread = folded(low if low.isascii() else low.translate(_SIBILANTS))
    if "abd" in spread:
        spread = _ABDUL.sub("abdul", spread)
    words = [w for w in re.split(r"[ -]+", spread) if w]
    kept = [w for w in words if not _PARTICLES.fullmatch(w)] or words
    if len(kept) > 2:
        kept = [kept[0], *(w for w in kept[1:-1] if len(w) > 1 and not _PATRONYMIC.search(w)), kept[-1]]
    return tuple(kept)


@lru_cache(maxsize=65_536)
def sounds(word: str) -> frozenset[Sound]:
    """The ways in which a word (as of `words_of`) can sound: skeletons with their runs of vowels."""
    pieces = [_WRITTEN.get(p, (p,)) for p in _PIECE.findall(word)]
    ways = ["".join(choice) for choice in islice(product(*pieces), MAX_WAYS)]
    return frozenset(_sound(way) for way in ways)


def _sound(way: str) -> Sound:
    """A way of sounding taken apart; doubled consonants count once, a last h is mute, a last f is "-off"."""
    skeleton = re.sub(r"(.)\1+", r"\1", _VOWELS.sub(".", way))
    skeleton = re.sub(r"(?<=\.)h$", "", re.sub(r"f$", "v", skeleton))
    return skeleton, tuple(_run(v) for v in _VOWELS.findall(way))


def _run(vowels: str) -> str:
    """A run of vowels as its first one and, where it ends in another, a glide ("ai" for "Raisi", "Raeisi")."""
    run = re.sub(r"(.)\1+", r"\1", vowels)
    first = run[1:] if len(run) > 1 and run[0] == "i" else run
    return first[0] + ("i" if len(first) > 1 and first[-1] == "i" else "")


def sound_alike(one: str, other: str) -> bool:
    """Whether two words can be spellings of one."""
    return one == other or any(
        skeleton == twin and len(runs) == len(others) and all(map(_near, runs, others))
        for skeleton, runs in sounds(one)
        for twin, others in sounds(other)
    )


def _near(a: str, b: str) -> bool:
    return b[0] in _NEAR[a[0]] and len(a) == len(b)


def skeletons(word: str) -> frozenset[str]:
    """The keys under which a word can be looked up."""
    return frozenset(skeleton for skeleton, _ in sounds(word))

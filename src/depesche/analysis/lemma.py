"""Lemmas as edit scripts: what must be done to a word's form to get its dictionary form.

A script is a short string of casing, prefix and suffix (parted by tabs) after the manner of UDPipe:
casing is ``k`` (keep), ``l`` (lower case), ``t`` (title case) or ``u`` (upper case); the suffix is ``=``
for nothing or ``cut count>letters to add``, the prefix the same after ``kept count+``. Where form and
lemma share no stem, the script is ``!lemma``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

_CASINGS: dict[str, Callable[[str], str]] = {
    "k": lambda s: s,
    "l": str.lower,
    "t": lambda s: s[:1].upper() + s[1:].lower(),
    "u": str.upper,
}


def make_script(form: str, lemma: str) -> str:
    """The shortest script that turns `form` into `lemma`."""
    for casing, change in _CASINGS.items():
        if change(form) == lemma:
            return f"{casing}\t=\t="
    if "\t" in lemma:  # which stands between the parts of a script
        return "!" + lemma
    casing = "l" if lemma == lemma.lower() else "t" if lemma == _CASINGS["t"](lemma) else "k"
    base = _CASINGS[casing](form)
    start_form, start_lemma, length = _common(base.lower(), lemma.lower())
    if length == 0 or len(base.lower()) != len(base) or len(lemma.lower()) != len(lemma):
        return "!" + lemma
    prefix = _prefix_edit(base[:start_form], lemma[:start_lemma])
    suffix = _edit(len(base) - start_form - length, lemma[start_lemma + length :])
    script = f"{casing}\t{prefix}\t{suffix}"
    return script if apply_script(form, script) == lemma else "!" + lemma


def apply_script(form: str, script: str) -> str:
    """The lemma that `script` makes of `form`; the form itself where the script does not fit it."""
    parsed = _parsed(script)
    if isinstance(parsed, str):
        return parsed
    word = parsed.change(form)
    if parsed.prefix is not None:
        keep, cut, added = parsed.prefix
        word = word[:keep] + added + word[keep + cut :]
    if parsed.suffix is not None:
        cut, added = parsed.suffix
        if cut > len(word):
            return form
        word = word[: len(word) - cut] + added
    if parsed.recase and word:
        word = parsed.change(word)
    return word or form


class _Script(NamedTuple):
    """A script taken apart: `prefix` is what is kept, cut and added, `suffix` what is cut and added, None for nothing;
    `recase` says that the casing is applied to the whole once more."""

    change: Callable[[str], str]
    prefix: tuple[int, int, str] | None
    suffix: tuple[int, str] | None
    recase: bool


@lru_cache(maxsize=4096)
def _parsed(script: str) -> _Script | str:
    """A script taken apart; a lemma where it is one."""
    if script.startswith("!"):
        return script[1:]
    casing, prefix, suffix = script.split("\t", 2)
    before: tuple[int, int, str] | None = None
    after: tuple[int, str] | None = None
    if prefix != "=":
        keep, _, edit = prefix.partition("+")
        count, _, added = edit.partition(">")
        before = int(keep), int(count), added
    if suffix != "=":
        count, _, added = suffix.partition(">")
        after = int(count), added
    return _Script(_CASINGS[casing], before, after, casing in "tu")


def _edit(cut: int, added: str) -> str:
    return f"{cut}>{added}" if cut or added else "="


def _prefix_edit(form: str, lemma: str) -> str:
    """Keeps a shared beginning ("ange" -> "an" is: keep 2, cut 2), so that separable verbs share scripts."""
    if form == lemma:
        return "="
    keep = 0
    while keep < min(len(form), len(lemma)) and form[keep] == lemma[keep]:
        keep += 1
    return f"{keep}+{_edit(len(form) - keep, lemma[keep:])}"


def _common(a: str, b: str) -> tuple[int, int, int]:
    """Start in `a`, start in `b` and length of their longest common stretch, the leftmost of equals."""
    best = (0, 0, 0)
    row = [0] * (len(b) + 1)
    for i, x in enumerate(a):
        new = [0] * (len(b) + 1)
        for j, y in enumerate(b):
            if x == y:
                new[j + 1] = row[j] + 1
                if new[j + 1] > best[2]:
                    best = (i - row[j], j - row[j], new[j + 1])
        row = new
    return best

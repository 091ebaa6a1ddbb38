"""Which language a text is in.

Statistics over byte sequences (py3langid: Lui & Baldwin 2012, langid.py) decide where they are sure. A text too
short for them is decided by function words of the languages at hand; where the two disagree, or neither speaks, an
Issue says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

from depesche.model import Issue
from depesche.pack.prepare import PrepareLexicon
from depesche.stages.prepare.lines import Layout

SURE = 0.8
"""On 60 characters of news nothing wrong was seen above 0.6, on 200 nothing wrong at all and the right above 0.9."""

SAMPLE = 3000
"""Characters looked at, from the beginning, the middle and the end. Beyond it the statistics gain nothing."""

ENOUGH = 200
"""Letters from which on the statistics may contradict a language that was named."""

_WORD = re.compile(r"[^\W\d_]+")


def identify(
    text: str, layout: Layout, named: str | None, lexicons: Mapping[str, PrepareLexicon]
) -> tuple[str | None, list[Issue]]:
    """The language (ISO 639-1) and what is doubtful about it. A language `named` by input or caller holds; None
    where nothing tells."""
    sample = _sample(text, layout)
    language: str | None
    if named:
        language, doubts = named, _contradiction(sample, named)
    else:
        language, doubts = _find(sample, lexicons)
    if language and language not in lexicons:
        there = ", ".join(sorted(lexicons)) or "none"
        how = "named" if named else "detected"
        doubts.append(Issue("language.unsupported", f"no language pack for {language!r} ({how}); there are: {there}"))
    return language, doubts


def _sample(text: str, layout: Layout) -> str:
    """Words of lines from the beginning, the middle and the end of the text, without markup and links."""
    lines = layout.lines
    third = SAMPLE // 3
    pieces = []
    for first in sorted({0, len(lines) // 2, max(len(lines) - 8, 0)}):
        length = 0
        for line in lines[first : first + 200]:
            piece = text[line.start : min(line.end, line.start + third - length)]
            pieces.append(piece)
            length += len(piece)
            if length >= third:
                break
    return " ".join(" ".join(_WORD.findall(p)) for p in pieces)


def _contradiction(sample: str, named: str) -> list[Issue]:
    if len(sample) < ENOUGH:
        return []
    found, share = _classify(sample)
    if found == named or share < 0.95:
        return []
    return [Issue("language.uncertain", f"named {named!r}, but the text reads like {found!r} ({share:.2f})")]


def _find(sample: str, lexicons: Mapping[str, PrepareLexicon]) -> tuple[str | None, list[Issue]]:
    if not sample:
        return None, [Issue("language.uncertain", "the text has no words")]
    found, share = _classify(sample)
    if share >= SURE:
        return found, []
    by_words = _by_function_words(sample, lexicons)
    if by_words == found:
        return found, []
    statistics = f"statistics say {found!r} ({share:.2f})"
    if by_words:
        return by_words, [Issue("language.uncertain", f"read as {by_words!r} by its function words; {statistics}")]
    if share >= SURE / 2:
        return found, [Issue("language.uncertain", f"read as {found!r}: {statistics}")]
    return None, [Issue("language.uncertain", f"too little text to tell; {statistics}")]


def _by_function_words(sample: str, lexicons: Mapping[str, PrepareLexicon]) -> str | None:
    """The language with most of its function words in the text, None where there are none or two languages draw."""
    words = sample.lower().split()
    counts = sorted((-sum(w in lexicons[name].function_words for w in words), name) for name in sorted(lexicons))
    if not counts or counts[0][0] == 0 or (len(counts) > 1 and counts[0][0] == counts[1][0]):
        return None
    return counts[0][1]


def _classify(sample: str) -> tuple[str, float]:
    language, share = _identifier().classify(sample)
    return str(language), float(share)


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

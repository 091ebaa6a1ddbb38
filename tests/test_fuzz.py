"""No text crashes the reader, every span lies in the text, the same text gives the same bytes.

The texts are the same in every run (`conftest.py`, which also says how to draw others).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import depesche
from depesche.batch import line_of
from depesche.model import Article, PublicationDate
from depesche.pipeline import reader

DATA = Path(depesche.__file__).parent / "data"
MODEL = DATA / "models" / "best.onnx"
pytestmark = pytest.mark.skipif(not MODEL.is_file(), reason="the model file is missing")
WORDS = [
    "Der",
    "Minister",
    "sagte",
    "„",
    "“",
    "Iran",
    "am Montag",
    "UN-Sicherheitsrat",
    "(dpa)",
    "-",
    ".",
    "\n\n",
    "21.",
    "said",
    "\u202e",
    "🚀",
    "\x00",
    "\ud800",
    "Putin",
    "stimmte",
    "gegen",
    "Resolution 2231",
    "٣ zu ٢",
    "das " + "9" * 5000 + ". Mitglied",
    "İran",
    "Großmacht",
    "Re\u00adso\u0301lution",
    "<script>alert(1)</script>",
]
ODD = [
    "²",
    "¹",
    "١٢",
    "①",
    "½",
    "Ⅳ",
    "0",
    "00",
    "99999999999",
    "-1",
    "1,5",
    "'",
    "’",
    "ß",
    "İ",
    "ﬁ",
    "\u0301",
    "\u00ad",
    "%",
    "(",
    ")",
    ":",
]
DAYS = [None, "0001-01-01", "2021-10-18", "2024-02-29", "9999-12-31"]


def spans(value: Any, key: str = "") -> list[list[int]]:
    if isinstance(value, dict):
        return [s for k, v in value.items() for s in spans(v, k)]
    if key in ("span", "source_span", "cue", "trigger"):
        return [value] if value else []
    if key in ("spans", "mentions", "sentences"):
        return list(value)
    return [s for v in value for s in spans(v)] if isinstance(value, list) else []


def check(text: str, *, language: str = "de", date: str | None = None) -> None:
    article = Article("x", text, date=PublicationDate(date, "argument") if date else None)
    first = line_of(reader(language).code_article(article))
    record = json.loads(first)
    assert not [i for i in record["issues"] if i["code"].startswith("internal")]
    assert all(0 <= a <= b <= len(text) for a, b in spans(record))
    assert first == line_of(reader(language).code_article(article))


def examples(value: Any) -> Iterator[str]:
    """The sentences by which a data file shows what its rows find."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from examples(inner) if key not in ("fires", "not") else strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from examples(inner)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)


@cache
def sentences(language: str) -> list[str]:
    files = sorted((DATA / "lang" / language).glob("*.yaml"))
    found = {s for f in files for s in examples(yaml.safe_load(f.read_text("utf-8"))) if " " in s}
    return sorted(s.translate({ord(c): None for c in "{}[]"}) for s in found)


@st.composite
def spoilt(draw: st.DrawFn, language: str) -> str:
    """A few sentences of the data files, words of them lost, doubled, or put in odd figures and signs."""
    words = " ".join(draw(st.lists(st.sampled_from(sentences(language)), min_size=1, max_size=4))).split(" ")
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(words) - 1))
        words[at : at + draw(st.integers(0, 1))] = [
            draw(st.sampled_from([*ODD, *WORDS, words[at] + draw(st.sampled_from(ODD))]))
        ]
    return " ".join(words)


@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=12)), max_size=40).map(" ".join))
def test_no_text_crashes(text: str) -> None:
    check(text)


@pytest.mark.parametrize("language", ["de", "en"])
@given(data=st.data())
def test_no_spoilt_sentence_crashes(language: str, data: st.DataObject) -> None:
    check(data.draw(spoilt(language)), language=language, date=data.draw(st.sampled_from(DAYS)))


@pytest.mark.parametrize(
    "text",
    ["", " \n\t", "a\n" * 10_000, "„" * 500, "“ ‚ „ »" * 50, "\u202e\u202d Iran \u200f", "🚀" * 300, "x" * 20_000, "\x00" * 50, "\ud800 Iran", "Der Iran. " * 500, "Der AA:¹", "Resolution ² ¹½"],
    ids=["empty", "white", "letters", "open-quotes", "quotes", "rtl", "emoji", "long-word", "nul", "surrogate", "repeated", "raised", "raised-number"],
)  # fmt: skip
def test_bad_texts(text: str) -> None:
    check(text)

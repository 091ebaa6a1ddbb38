"""No text crashes the reader, every span lies in the text, the same text gives the same bytes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import depesche
from depesche.batch import line_of
from depesche.model import Article
from depesche.pipeline import reader

MODEL = Path(depesche.__file__).parent / "data" / "models" / "best.onnx"
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
    "<script>alert(1)</script>",
]


def spans(value: Any, key: str = "") -> list[list[int]]:
    if isinstance(value, dict):
        return [s for k, v in value.items() for s in spans(v, k)]
    if key in ("span", "source_span", "cue", "trigger"):
        return [value] if value else []
    if key in ("spans", "mentions", "sentences"):
        return list(value)
    return [s for v in value for s in spans(v)] if isinstance(value, list) else []


def check(text: str) -> None:
    first = line_of(reader("de").code_article(Article("x", text)))
    record = json.loads(first)
    assert not [i for i in record["issues"] if i["code"].startswith("internal")]
    assert all(0 <= a <= b <= len(text) for a, b in spans(record))
    assert first == line_of(reader("de").code_article(Article("x", text)))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=12)), max_size=40).map(" ".join))
def test_no_text_crashes(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    ["", " \n\t", "a\n" * 10_000, "„" * 500, "“ ‚ „ »" * 50, "\u202e\u202d Iran \u200f", "🚀" * 300, "x" * 20_000, "\x00" * 50, "\ud800 Iran", "Der Iran. " * 500],
    ids=["empty", "white", "letters", "open-quotes", "quotes", "rtl", "emoji", "long-word", "nul", "surrogate", "repeated"],
)  # fmt: skip
def test_bad_texts(text: str) -> None:
    check(text)

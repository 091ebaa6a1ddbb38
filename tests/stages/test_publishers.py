"""Whom and where the dateline and the credits of a text name: entities of agencies and towns, with their signs."""

from __future__ import annotations

from pathlib import Path

import pytest

import depesche
from depesche.model import Article
from depesche.pipeline import reader

MODEL = Path(depesche.__file__).parent / "data" / "models" / "best.onnx"
pytestmark = pytest.mark.skipif(not MODEL.is_file(), reason="the model file is missing")
NEWS = "Der Minister hat am Montag den Vertrag unterzeichnet. Das Parlament muss noch zustimmen."


@pytest.mark.parametrize(
    ("text", "agencies", "towns"),
    [
        (f"New York/Jerusalem (dpa) - {NEWS}", {"dpa"}, {"New York", "Jerusalem"}),
        (f"Wien (APA/Reuters) - {NEWS}", {"APA", "Reuters"}, {"Wien"}),
        (f"{NEWS} (dpa, afp)", {"dpa", "afp"}, set()),
        (f"ANKARA/BAKU (AA) - {NEWS}", {"AA"}, {"ANKARA", "BAKU"}),
    ],
)
def test_signs_and_towns(text: str, agencies: set[str], towns: set[str]) -> None:
    entities = reader("de").code_article(Article("x", text)).entities
    signs = {s.of(text) for e in entities if e.kind == "news agency" for s in e.mentions}
    places = {s.of(text) for e in entities if e.kind == "place" for s in e.mentions}
    assert (signs, places) == (agencies, towns)

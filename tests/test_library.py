"""The library as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import depesche

MODEL = Path(depesche.__file__).parent / "data" / "models" / "best.onnx"
needs_model = pytest.mark.skipif(not MODEL.is_file(), reason="the model file is missing")
TEXT = (
    "Der russische Außenminister Sergej Lawrow reiste am Montag nach Wien. Er verurteilte dort die Sanktionen der EU."
)


def test_public_names() -> None:
    assert depesche.__all__ == ["Library", "Reading", "code", "load", "model"]


@needs_model
def test_reading() -> None:
    reading = depesche.load("de").code(TEXT, date="2021-10-18")
    assert {e.type for e in reading.events} >= {"CONSULT"}
    assert json.loads(reading.to_json())["date"]["day"] == "2021-10-18"
    assert "person:sergey-lavrov" in {e.id for e in reading.entities} or any(
        "Lavrov" in e.name for e in reading.entities
    )
    assert reading._repr_html_().startswith("<iframe sandbox")


@needs_model
def test_tables() -> None:
    reading = depesche.load("de").code(TEXT, date="2021-10-18")
    pytest.importorskip("pyarrow")
    pytest.importorskip("pandas")
    assert reading.to_arrow().num_rows == len(reading.events)
    assert list(reading.to_pandas("facts")["kind"]) == [f.kind for f in reading.facts]
    with pytest.raises(ValueError, match="no layer"):
        reading.to_arrow("nothing")

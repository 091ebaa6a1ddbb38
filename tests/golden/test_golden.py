"""The examples give the records that were last looked at; what differs is told item by item."""

from __future__ import annotations

from pathlib import Path

import pytest

import depesche
from depesche.model import Record
from depesche.model.codec import decode, encode
from tests.golden.refresh import DATES, coded, differences, golden

MODEL = Path(depesche.__file__).parent / "data" / "models" / "best.onnx"
needs_model = pytest.mark.skipif(not MODEL.is_file(), reason="the model file is missing")


@needs_model
@pytest.mark.parametrize("name", DATES)
def test_the_record_is_the_golden_one(name: str) -> None:
    text, record = coded(name)
    told = list(differences(golden(name), record, text))
    assert not told, "\n".join(["python tests/golden/refresh.py writes these, if they are right:", *told])


@pytest.mark.parametrize("name", DATES)
def test_golden_records_are_records(name: str) -> None:
    assert encode(decode(Record, golden(name))) == golden(name)


def test_differences_are_told_item_by_item() -> None:
    before = {
        "language": "de",
        "events": [{"id": "e1", "type": "AID", "trigger": [0, 3]}, {"id": "e2", "type": "AGREE", "trigger": [4, 7]}],
        "times": [],
    }
    now = {
        "language": "en",
        "events": [{"id": "e1", "type": "AID", "trigger": [0, 2]}],
        "times": [{"span": [0, 3], "type": "DATE", "value": "2001"}],
    }
    assert list(differences(before, now, "abc def")) == [
        'language: "de" -> "en"',
        "events: change AID “ab” [0, 2]: trigger: [0, 3] -> [0, 2]",
        "events: gone   AGREE “def” [4, 7]",
        "times: new    DATE 2001 “abc” [0, 3]",
    ]

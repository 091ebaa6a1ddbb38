"""Codings kept apart from their texts come back when joined."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


@pytest.fixture(scope="module")
def codings() -> ModuleType:
    path = Path(__file__).parents[2] / "bench/codings.py"
    spec = importlib.util.spec_from_file_location("codings", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TEXT = "Minister A kam an. Er kritisierte B."
EVENT: dict[str, Any] = {
    "sentence": 1,
    "trigger": "kritisierte",
    "type": "ACCUSE",
    "mode": "disapprove",
    "aux": [],
    "actors": [{"text": "Minister A", "country": "DEU", "org": None, "sector": "GOV"}],
    "recipients": [{"text": "B", "country": None, "org": "BB", "sector": "PTY"}],
    "date_text": None,
    "place_text": None,
    "attribution": [],
}
ARTICLE = {"id": "x", "text": TEXT, "sentences": [[0, 18], [19, 36]], "events": [EVENT]}


def test_a_coding_holds_places_and_no_words(codings: ModuleType) -> None:
    kept = codings.packed(ARTICLE, "T")
    assert kept["events"][0]["trigger"] == [22, 33]
    assert kept["events"][0]["actors"][0]["span"] == [0, 10]
    assert "kritisierte" not in str(kept)


def test_a_coding_comes_back(codings: ModuleType) -> None:
    source = {"id": "x", "text": TEXT + " Mehr.", "publisher": "P", "date": "2020-01-01", "language": "de"}
    joined = codings.joined(codings.packed(ARTICLE, "T"), source)
    assert joined["events"] == [EVENT]
    assert joined["text"] == TEXT


def test_a_trigger_that_is_not_in_its_sentence_is_an_error(codings: ModuleType) -> None:
    wrong = ARTICLE | {"events": [EVENT | {"sentence": 0}]}
    with pytest.raises(ValueError, match="x: no 'kritisierte' in sentence 0"):
        codings.packed(wrong, "T")

"""Every example of an event rule, read by the whole pipeline, does what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

import depesche
from depesche.cli.examples import failing_examples

MODEL = Path(depesche.__file__).parent / "data" / "models" / "best.onnx"


@pytest.mark.skipif(not MODEL.is_file(), reason="the model file is missing")
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_rule_fires_on_its_examples_and_only_there(language: str) -> None:
    assert list(failing_examples(language)) == []

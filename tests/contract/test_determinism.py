"""The same article gives the same bytes in any process, without a network."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import depesche
from depesche.batch import line_of
from depesche.model import Article
from depesche.pipeline import reader

MODEL = Path(depesche.__file__).parent / "data" / "models" / "best.onnx"
pytestmark = pytest.mark.skipif(not MODEL.is_file(), reason="the model file is missing")
EXAMPLES = Path(__file__).parents[2] / "examples"


def coded(seed: str, *arguments: str) -> bytes:
    command = [
        sys.executable,
        "-m",
        "depesche.cli",
        "code",
        str(EXAMPLES / "both.jsonl"),
        "--format",
        "jsonl",
        *arguments,
    ]
    return subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout


def test_the_same_bytes_in_any_process_and_on_any_number_of_them() -> None:
    first = coded("1", "--jobs", "1")
    assert first.count(b"\n") == 2
    assert first == coded("2", "--jobs", "2")


def test_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    text = (EXAMPLES / "hafen.txt").read_text(encoding="utf-8")
    assert line_of(reader().code_article(Article("x", text)))

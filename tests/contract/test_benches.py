"""Every bench can be started and says what it measures; what it measures is no matter of tests."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import depesche

ROOT = Path(__file__).parents[2]
BENCHES = sorted(ROOT.glob("bench/*.py"))


@pytest.mark.parametrize("bench", BENCHES, ids=lambda path: path.name)
def test_a_bench_starts(bench: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(Path(depesche.__file__).parents[1])}
    done = subprocess.run(
        [sys.executable, bench, "--help"], capture_output=True, text=True, check=False, env=environment
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("usage:")


@pytest.mark.parametrize("bench", BENCHES, ids=lambda path: path.name)
def test_a_bench_says_what_it_measures(bench: Path) -> None:
    assert len(ast.get_docstring(ast.parse(bench.read_text("utf-8"))) or "") > 40

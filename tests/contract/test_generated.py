"""Pages written by a script are what the script writes now."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "scripts"


@pytest.mark.parametrize("script", ["make_cli_docs.py", "make_codebook.py", "make_outputs.py"])
def test_the_page_is_current(script: str) -> None:
    done = subprocess.run([sys.executable, SCRIPTS / script, "--check"], check=False, capture_output=True, text=True)
    assert done.returncode == 0, f"python scripts/{script} writes it anew\n{done.stderr}"

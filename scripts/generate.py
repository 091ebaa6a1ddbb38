"""Everything that is written by a script, written anew: run it after a change to stages, data, commands or records.

``python scripts/generate.py`` writes the schema, the command reference, the codebook, the golden records, the outputs
shown in pages. Look at what it changes before you commit it; the golden changes are told item by item.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
STEPS = (
    "scripts/make_towns.py",
    "scripts/make_cli_docs.py",
    "scripts/make_codebook.py",
    "tests/golden/refresh.py",
    "scripts/make_outputs.py",
)


def main() -> None:
    """Run every step; the first that fails ends it."""
    path = os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH"))))
    environment = os.environ | {"PYTHONPATH": path}
    schema = [sys.executable, "-m", "depesche.export.schema"]
    told = subprocess.run(schema, env=environment, check=True, capture_output=True).stdout
    (ROOT / "docs" / "record.schema.json").write_bytes(told)
    for step in STEPS:
        subprocess.run([sys.executable, ROOT / step], env=environment, check=True)


if __name__ == "__main__":
    main()

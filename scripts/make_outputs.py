"""Writes what commands print into the pages that show it.

A block ``sh`` with commands of `depesche`, followed by a block ``text``, is a promise: the second shows what the last
command of the first prints. ``text show=Events,Facts head=6`` shows the parts under these headings only, and of each
six lines. The commands run where the examples are, in a terminal of 100 columns.

``python scripts/make_outputs.py`` writes the blocks anew; with ``--check`` it only says which are stale (status 1).
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
import tempfile
from pathlib import Path

from click.testing import CliRunner

from depesche.cli import depesche

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", ROOT / "docs" / "tutorial.md", *sorted((ROOT / "docs").glob("how-to-*.md")))
SHOWN = re.compile(
    r"(^```sh\n(?P<commands>(?:(?!^```).*\n)+)```\n\n```text(?P<wish>[^\n]*)\n)(?:(?!^```).*\n)*(?=```$)", re.MULTILINE
)
WIDTH = "100"


def page(text: str) -> str:
    """The page with the outputs that its commands give now."""
    return SHOWN.sub(lambda m: m.group(1) + _shown(m["commands"].strip().splitlines()[-1], m["wish"]), text)


def _shown(command: str, wish: str) -> str:
    wishes = dict(w.split("=", 1) for w in wish.split())
    lines = [line.rstrip() for line in _output(command).splitlines()]
    while lines and not lines[-1]:
        lines.pop()
    parts = [lines]
    if "show" in wishes:
        parts = [_part(lines, heading.replace("_", " ")) for heading in wishes["show"].split(",")]
    most = int(wishes.get("head", 10**6))
    cut = [[*part[:most], "  ..."] if len(part) > most else part for part in parts if part]
    return "\n".join("".join(f"{line}\n" for line in part) for part in cut)


def _part(lines: list[str], heading: str) -> list[str]:
    """The lines from a heading to the next empty line."""
    start = lines.index(heading) if heading in lines else len(lines)
    end = next((n for n in range(start, len(lines)) if not lines[n]), len(lines))
    return lines[start:end]


def _output(command: str) -> str:
    words = shlex.split(command, comments=True)
    given = None
    if words[0] in ("cat", "echo"):
        given = Path(words[1]).read_text("utf-8") if words[0] == "cat" else words[1] + "\n"
        words = words[words.index("|") + 1 :]
    if words[1] == "code" and not {"--format", "--out"} & set(words):
        words.append("--format=table")  # what a terminal gets
    done = CliRunner().invoke(
        depesche, words[1:], input=given, env={"COLUMNS": WIDTH}, prog_name="depesche", standalone_mode=False
    )
    if done.exception is not None:
        raise SystemExit(f"{command}: {done.exception!r}")
    return done.output


def main(arguments: list[str]) -> int:
    """Write the pages, or with ``--check`` name those whose outputs are stale."""
    status = 0
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder) / "examples")
        os.chdir(folder)
        for path in (p for p in PAGES if p.is_file()):
            before = path.read_text("utf-8")
            now = page(before)
            if now != before:
                status = 1
                print(f"{path.relative_to(ROOT)}: {'stale' if '--check' in arguments else 'written'}")
                if "--check" not in arguments:
                    path.write_text(now, "utf-8")
        os.chdir(ROOT)
    return status if "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Writes docs/reference-commands.md from the commands themselves.

``python scripts/make_cli_docs.py`` writes the page; with ``--check`` it only says (exit status 1) whether it is stale.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from pages import write_or_check

from depesche.cli import STATUSES, depesche

PAGE = Path(__file__).parents[1] / "docs" / "reference-commands.md"
HEAD = """\
# Reference: commands

<!-- Written by scripts/make_cli_docs.py from the commands' own help. Change that, not this page. -->

Inputs and what is found in them: [reference-inputs.md](reference-inputs.md). What a record holds:
[reference-record.md](reference-record.md).

| exit status | meaning |
| --- | --- |
"""


def page() -> str:
    """The whole page."""
    statuses = "".join(f"| {status} | {meaning} |\n" for status, meaning in STATUSES.items())
    return HEAD + statuses + "".join(f"\n{section}" for section in _sections(depesche, "depesche"))


def _sections(command: click.Command, path: str) -> Iterator[str]:
    context = click.Context(command, info_name=path)
    if isinstance(command, click.Group):
        if path != "depesche":
            yield f"## {path}\n\n{_prose(command.help)}\n"
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            if child is not None:
                yield from _sections(child, f"{path} {name}")
        return
    level = "#" * path.count(" ")
    yield "\n".join([f"#{level} {path}", "", *_body(command, context, path)])


def _body(command: click.Command, context: click.Context, path: str) -> Iterator[str]:
    usage = " ".join([path, *command.collect_usage_pieces(context)])
    yield from ("```text", usage, "```", "", _prose(command.help), "", "| option | meaning |", "| --- | --- |")
    for option in command.get_params(context):
        if isinstance(option, click.Option) and option.name != "help":
            record = option.get_help_record(context)
            assert record is not None, option
            names, meaning = (re.sub(r"\s+", " ", part).replace("|", "\\|") for part in record)
            yield f"| `{names}` | {meaning.strip()} |"
    examples = re.findall(r"^  (.+)$", command.epilog or "", re.MULTILINE)
    yield from ("", "```sh", *examples, "```", "")


def _prose(text: str | None) -> str:
    paragraphs = re.split(r"\n\s*\n", (text or "").strip())
    return "\n\n".join(" ".join(p.split()) for p in paragraphs)


if __name__ == "__main__":
    sys.exit(write_or_check(PAGE, page(), sys.argv[1:]))

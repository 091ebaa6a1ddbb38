"""Every command that the documentation shows can be run as it stands."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import depesche as package
from depesche.cli import depesche

ROOT = Path(__file__).parents[2]
MODEL = Path(package.__file__).parent / "data" / "models" / "best.onnx"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(ROOT.glob("docs/*.md")), ROOT / "examples" / "README.md"]
STEPS = re.compile(r"^```(?:sh|)\n(.*?)^```", re.DOTALL | re.MULTILINE)


def documented() -> Iterator[tuple[str, list[str]]]:
    """Each page with the command lines of `depesche` in its blocks, in order: they build on one another."""
    for page in PAGES:
        lines = [line.strip() for block in STEPS.findall(page.read_text("utf-8")) for line in block.splitlines()]
        wanted = [line for line in lines if re.search(r"(^|\| )(\.venv/bin/)?depesche ", line)]
        if wanted:
            yield page.relative_to(ROOT).as_posix(), wanted


def run(line: str) -> tuple[int, str]:
    """The status and output of a line `[LEFT |] depesche ARGUMENTS [| ANYTHING]`."""
    words = shlex.split(line, comments=True)
    given = None
    if words[0] in ("cat", "echo"):
        left, words = words[: words.index("|")], words[words.index("|") + 1 :]
        given = Path(left[1]).read_text("utf-8") if left[0] == "cat" else left[1] + "\n"
    words = words[: words.index("|")] if "|" in words else words
    if ">" in words:
        words = words[: words.index(">")]
    done = CliRunner().invoke(depesche, words[1:], input=given, standalone_mode=False)
    return (done.return_value if done.exception is None else 2), f"{line}\n{done.output}\n{done.exception!r}"


@pytest.mark.skipif(not MODEL.is_file(), reason="the model file is missing")
@pytest.mark.parametrize(("page", "lines"), list(documented()))
def test_documented_commands_run(page: str, lines: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    for line in lines:
        status, told = run(line)
        assert status == 0, told


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name), command


def test_every_command_and_option_is_explained() -> None:
    for path, command in commands(depesche):
        assert command.help, path
        assert command.epilog, f"{path} shows no example"
        unexplained = [p.name for p in command.params if isinstance(p, click.Option) and not p.help]
        assert not unexplained, (path, unexplained)

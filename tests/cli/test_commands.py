"""The commands as a user meets them: statuses, one clear line for a bad argument, outputs on the examples."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import depesche

MODEL = Path(depesche.__file__).parent / "data" / "models" / "best.onnx"
needs_model = pytest.mark.skipif(not MODEL.is_file(), reason="the model file is missing")
EXAMPLES = Path(__file__).parents[2] / "examples"


def run(*arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "depesche.cli", *arguments]
    return subprocess.run(command, capture_output=True, text=True, input=given, check=False)


@pytest.mark.parametrize(
    "arguments",
    [
        ("code",),
        ("code", "x.txt", "--format", "xml"),
        ("code", "x.txt", "--date", "2021-13-01"),
        ("code", "x.txt", "--language", "xx"),
        ("code", "x.txt", "--format", "jsonl", "--resume"),
        ("kb", "holder", "nothing-of-the-kind"),
        ("kb", "members", "SCO"),
        ("nothing",),
    ],
)
def test_a_bad_argument_is_told_in_one_line(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stdout == ""


def test_the_knowledge_base_answers_for_a_day() -> None:
    assert "Ebrahim Raisi" in run("kb", "holder", "president-of-iran", "--on", "2021-10-18").stdout
    assert len(run("kb", "seats", "UNSC", "--on", "2020-08-14").stdout.splitlines()) == 15
    assert "country:HRV" in run("kb", "members", "EUR", "--on", "2014-01-01").stdout
    gysi = "The Left (group:LINKE) 2005-07-17 to open [recalled]"
    assert gysi in run("kb", "entity", "person:gregor-gysi").stdout
    assert gysi not in run("kb", "entity", "person:gregor-gysi", "--on", "1998-05-04").stdout


def test_the_knowledge_base_understands_names_and_says_what_it_lacks() -> None:
    assert "Colin Powell" in run("kb", "holder", "US-Außenminister", "--on", "2003-02-05").stdout
    assert "(acting)" in run("kb", "holder", "minister-of-foreign-affairs-of-iran", "--on", "2024-06-01").stdout
    assert "also (--role): " in run("kb", "members", "SOZ", "--on", "2021-10-18").stderr
    assert "President of Georgia: Mikheil Saakashvili" in run("kb", "entity", "Georgien", "--on", "2008-08-08").stdout
    nobody = run("kb", "holder", "Kremlsprecher", "--on", "1950-01-01")
    assert (nobody.returncode, nobody.stdout) == (0, "")
    assert "nobody is known" in nobody.stderr
    near = run("kb", "holder", "Kremlsprächer")
    assert (near.returncode, "(like it: kremlsprecher" in near.stderr) == (2, True)


@needs_model
def test_a_missing_file_is_an_issue_and_the_others_are_read() -> None:
    done = run("code", "no-such-file.txt", str(EXAMPLES / "hafen.txt"), "--format", "jsonl")
    assert done.returncode == 1
    first, second = map(json.loads, done.stdout.splitlines())
    assert first["issues"][0]["code"] == "input.missing"
    assert second["events"]


@needs_model
@pytest.mark.parametrize("form", ["table", "json", "html"])
def test_one_article_in_every_format(form: str) -> None:
    done = run("code", str(EXAMPLES / "hafen.txt"), "--format", form)
    assert done.returncode == 0
    assert {"table": "Events", "json": '"events"', "html": "<!doctype html>"}[form] in done.stdout


@needs_model
def test_an_interrupted_run_takes_up_where_it_stopped(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    arguments = ("code", str(EXAMPLES / "both.jsonl"), "--format", "jsonl", "--out", str(out))
    assert run(*arguments).returncode == 0
    whole = out.read_bytes()
    out.write_bytes(whole[: len(whole) // 2 + 10])
    assert run(*arguments, "--resume").returncode == 0
    assert out.read_bytes() == whole


@needs_model
def test_explain_names_the_rule() -> None:
    done = run("explain", str(EXAMPLES / "hafen.txt"), "1")
    assert done.returncode == 0
    assert "rule:" in done.stdout


@needs_model
def test_times_and_trees() -> None:
    assert "<TIMEX3" in run("times", str(EXAMPLES / "hafen.txt")).stdout
    given = "Der\nIran\nkam\n.\n"
    assert [
        line.split("\t")[0]
        for line in run("analyse", "--pretokenised", "--format", "iob2", given=given).stdout.split("\n")
    ][:4] == given.split()

"""The batch: order, failures, dying processes, interruption and resumption, with readers that misbehave on command."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche import batch
from depesche.model import Article, Issue, Record
from depesche.model.codec import decode

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))  # processes of a batch inherit the path, whatever way this module was imported

from batch_readers import Killer, Parrot, articles, unloadable  # noqa: E402


def lines(out: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.read_bytes().decode().splitlines()]


def codes(record: dict[str, object]) -> list[str]:
    return [issue["code"] for issue in record["issues"]]  # type: ignore[attr-defined, index]


@pytest.mark.parametrize("jobs", [1, 2])
def test_order_and_failures(tmp_path: Path, jobs: int) -> None:
    given = articles(*(["fine", "slow", "raise", "deep", "fine"] * 8))
    out = tmp_path / "out.jsonl"
    summary = batch.run(iter(given), Parrot, jobs, out)
    found = lines(out)
    assert [r["id"] for r in found] == [a.id for a in given]
    assert [codes(r) == ["article.failed"] for r in found] == [a.text in ("raise", "deep") for a in given]
    assert "ValueError in batch_readers.code_article: no such thing" in found[2]["issues"][0]["message"]  # type: ignore[index]
    assert (summary.written, summary.failed, summary.skipped) == (40, 16, 0)


def test_same_bytes_on_any_number_of_processes(tmp_path: Path) -> None:
    given = [Article(f"ä{n}", "fine " * (n * 300), title="\ud800 \u202e \x00") for n in range(30)]
    for jobs in (1, 2, 3):
        batch.run(given, Parrot, jobs, tmp_path / str(jobs))
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes() == (tmp_path / "3").read_bytes()


def test_a_dying_process_costs_one_article(tmp_path: Path) -> None:
    texts = ["fine"] * 40
    texts[5], texts[6], texts[30] = "die", "leave", "die"
    out = tmp_path / "out.jsonl"
    summary = batch.run(articles(*texts), Parrot, 2, out)
    found = lines(out)
    assert [r["id"] for r in found] == [f"a{n}" for n in range(40)]
    assert [n for n, r in enumerate(found) if codes(r)] == [5, 6, 30]
    assert "SIGKILL" in found[5]["issues"][0]["message"]  # type: ignore[index]
    assert "exit status 3" in found[6]["issues"][0]["message"]  # type: ignore[index]
    assert summary.failed == 3


@pytest.mark.parametrize(("factory", "jobs"), [(unloadable, 1), (unloadable, 2), (Killer, 2)])
def test_no_reader_no_run(tmp_path: Path, factory: batch.Factory, jobs: int) -> None:
    with pytest.raises(batch.BatchError, match="load"):
        batch.run(articles("fine"), factory, jobs, tmp_path / "out")


def test_no_input_no_process(tmp_path: Path) -> None:
    assert batch.run([], unloadable, 2, tmp_path / "out") == batch.Summary()
    assert (tmp_path / "out").read_bytes() == b""


def test_memory_is_bounded(tmp_path: Path) -> None:
    """So many articles are read ahead and no more, however slowly the first is coded."""
    read = 0

    def endless() -> object:
        nonlocal read
        for n in range(2000):
            read += 1
            yield Article(str(n), "slow" if n == 0 else "fine")

    ahead = []
    batch.run(endless(), Parrot, 2, tmp_path / "out", progress=lambda s: ahead.append(read - s.written))  # type: ignore[arg-type]
    assert max(ahead) <= (4 * 2 + 1) * 8


def test_output_to_a_stream() -> None:
    out = io.BytesIO()
    batch.run(articles("fine", "fine"), Parrot, 1, out)
    assert out.getvalue().count(b"\n") == 2
    with pytest.raises(batch.BatchError, match="file"):
        batch.run([], Parrot, 1, out, resume=True)


@pytest.mark.parametrize("cut", [0, 1, 7, 400, -1, -2, None])
def test_resume_after_any_cut(tmp_path: Path, cut: int | None) -> None:
    given = [Article(f"id{n % 3}", "fine", title=str(n)) for n in range(12)]  # each id four times
    whole, out = tmp_path / "whole", tmp_path / "out"
    batch.run(given, Parrot, 1, whole)
    out.write_bytes(whole.read_bytes()[:cut])
    summary = batch.run(given, Parrot, 1, out, resume=True)
    assert out.read_bytes() == whole.read_bytes()
    assert summary.written + summary.skipped == 12


def test_resume_without_output_begins(tmp_path: Path) -> None:
    assert batch.run(articles("fine"), Parrot, 1, tmp_path / "out", resume=True).written == 1


def test_resume_refuses_what_is_no_output(tmp_path: Path) -> None:
    out = tmp_path / "notes.txt"
    out.write_text("shopping\nlist\n")
    with pytest.raises(batch.BatchError, match=r"notes\.txt:1"):
        batch.run([], Parrot, 1, out, resume=True)
    assert out.read_text() == "shopping\nlist\n"


def test_without_resume_the_output_begins_anew(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for _ in range(2):
        batch.run(articles("fine"), Parrot, 1, out)
    assert len(lines(out)) == 1


@given(
    st.text(st.characters(exclude_categories=()), max_size=30),
    st.text(st.characters(exclude_categories=()), max_size=30),
)
def test_any_text_survives_as_valid_utf8(identity: str, title: str) -> None:
    article = Article(identity, "", title=title, issues=(Issue("x", title),))
    line = batch.line_of(batch.failure(article, "why"))
    assert line.count(b"\n") == 1
    back = decode(Record, json.loads(line.decode("utf-8")))
    # Two halves of a surrogate pair side by side come back as the one character they make.
    assert back.title == title.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


INTERRUPTED = """
import sys
from pathlib import Path
from depesche import batch
from batch_readers import Parrot, articles
if __name__ == "__main__":
    try:
        batch.run(articles(*["slow"] * 120), Parrot, int(sys.argv[2]), Path(sys.argv[1]), resume=True)
    except KeyboardInterrupt:
        sys.exit(130)
"""


def heed_interrupts() -> None:
    """Heed SIGINT, which a shell lets processes in the background ignore."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs process groups")
@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_leaves_whole_lines_and_nothing_is_lost(tmp_path: Path, jobs: int) -> None:
    script, out = tmp_path / "script.py", tmp_path / "out.jsonl"
    script.write_text(INTERRUPTED)
    command = [sys.executable, str(script), str(out), str(jobs)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(HERE), *sys.path])}
    process = subprocess.Popen(
        command, env=environment, start_new_session=True, stderr=subprocess.PIPE, preexec_fn=heed_interrupts
    )
    while not (out.exists() and out.stat().st_size):
        assert process.poll() is None, process.communicate()
        time.sleep(0.02)
    time.sleep(0.3)
    os.killpg(process.pid, signal.SIGINT)
    _, complaint = process.communicate(timeout=30)
    assert (process.returncode, complaint) == (130, b"")
    part = out.read_bytes()
    assert part.endswith(b"}\n")
    assert 0 < part.count(b"\n") < 120
    subprocess.run(command, env=environment, check=True)
    assert [r["id"] for r in lines(out)] == [f"a{n}" for n in range(120)]
    assert out.read_bytes().startswith(part)

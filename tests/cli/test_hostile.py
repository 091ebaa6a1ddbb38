"""Bad inputs through the whole command `code`: each has its clear line or Issue, and the run goes on."""

from __future__ import annotations

import gzip
import json
import os
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import depesche
from depesche.cli import main
from depesche.cli.code import Unread
from depesche.model import Article, PublicationDate
from depesche.pipeline import Reader
from tests.test_fuzz import spans

MODEL = Path(depesche.__file__).parent / "data" / "models" / "best.onnx"
pytestmark = pytest.mark.skipif(not MODEL.is_file(), reason="the model file is missing")

GOOD = "Wien, 4. Mai 2021 (dpa) – Russland und die Türkei haben am Montag in Wien ein Abkommen unterzeichnet."
TEXT = GOOD + "\nDer russische Außenminister Sergej Lawrow kritisierte die Sanktionen der Europäischen Union."
PAGE = f"<!doctype html><html><head><title>T</title></head><body><article><p>{TEXT}</p></article></body></html>"
ANSWER = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{PAGE}".encode()
WARC = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x>\r\nWARC-Target-URI: https://a.example/\r\nWARC-Date: 2021-05-05T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
SCRIPT = "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\">"


@dataclass(frozen=True)
class Case:
    """An input, the issue that must tell of it (None for none), and whether it must be read for all that."""

    name: str
    data: bytes | str
    issue: str | None
    read: bool
    status: int = 0

    def __str__(self) -> str:
        return self.name


def rng(count: int) -> bytes:
    return random.Random(7).randbytes(count)


CASES = [
    Case("empty.txt", "", "input.empty", False, 1),
    Case("white.txt", " \n\t\u3000\n" * 50, "input.empty", False, 1),
    Case("binary.dat", rng(5000), "input.binary", False, 1),
    Case("binary-after-text.txt", TEXT.encode() + rng(5000), "input.binary", False, 1),
    Case("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(300), "input.binary", False, 1),
    Case("cp1252.txt", TEXT.encode("cp1252"), "input.encoding", True),
    Case("utf-16.txt", TEXT.encode("utf-16"), None, True),
    Case("utf-16-unmarked.txt", TEXT.encode("utf-16-le"), "input.encoding", True),
    Case("mixed.txt", TEXT.encode() + "\nDas erklärte die Türkei.".encode("cp1252"), "input.encoding", True),
    Case("declared-wrongly.html", PAGE.replace("<head>", "<head><meta charset=utf-8>").encode("cp1252"), "input.encoding", True),
    Case("cut-in-a-character.txt", TEXT.encode() + "ü".encode()[:1], "input.encoding", True),
    Case("quotes.txt", TEXT + ' Er sagte: „Wir »gehen “nie" ‚mehr. (( [ «', None, True),
    Case("direction.txt", "\u202e\u2067" + TEXT.replace(" ", " \u200f"), None, True),
    Case("emoji.txt", TEXT.replace(".", " 🚀👩‍👩‍👧‍👦🇦🇹."), None, True),
    Case("control.txt", TEXT.replace("Montag", "Montag\x1b[2J\x07\x00"), None, True),
    Case("combining.txt", TEXT + " Z" + "\u0301" * 5000 + "algo.", None, True),
    Case("french.txt", "Le président de la République s'est rendu lundi à Berlin. Les deux dirigeants ont signé un accord.", "language.unsupported", False),
    Case("letters.txt", "a\n" * 10_000, "text.no-running-text", False),
    Case("one-word.txt", "x" * 1_000_000, "text.no-running-text", False),
    Case("markup.txt", TEXT.replace("Abkommen", f"{SCRIPT} Abkommen"), None, True),
    Case("script.html", PAGE.replace("<p>", f"{SCRIPT}<p>"), None, True),
    Case("large.html", PAGE.replace("<article>", f"<div style='{'x' * 400}'><span></span></div>" * 11_500 + "<article>"), "html.large", True),
    Case("deep.html", "<html><body>" + "<div>" * 5000 + f"<p>{TEXT}</p>", "html.large", True),
    Case("broken.html", f"<html><body><p>{TEXT}<p", None, True),
    Case("broken.jsonl", json.dumps({"id": "a", "text": TEXT}) + '\n{"id": "b", "text', "input.json", True, 1),
    Case("fields.jsonl", json.dumps({"id": 7, "text": ["no"], "date": 3}), "input.field", False, 1),
    Case("date.jsonl", json.dumps({"id": "a", "text": TEXT, "date": "2021-02-30"}), "input.field", True),
    Case("surrogate.jsonl", json.dumps({"id": "\ud800", "text": TEXT + " \udc00"}), None, True),
    Case("broken.rss", f"<rss><channel><item><title>x</title><description>{TEXT}</description></item><item><ti", "input.feed", True, 1),
    Case("broken.warc", WARC % (len(ANSWER), ANSWER) + (WARC % (99_999, ANSWER)), "input.warc", True, 1),
    Case("broken.warc.gz", gzip.compress(WARC % (len(ANSWER), ANSWER))[:-30], "input.warc", False, 1),
]  # fmt: skip


@pytest.fixture
def code(capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., tuple[int, bytes, str]]:
    """`depesche code ARGUMENTS`: its status, what it wrote, what it told on standard error."""

    def run(*arguments: str | Path) -> tuple[int, bytes, str]:
        with pytest.raises(SystemExit) as left:
            main(["code", *map(str, arguments)])
        out, err = capfdbinary.readouterr()
        assert b"Traceback" not in err
        return int(left.value.code or 0), out, err.decode()

    return run


def texts(path: Path) -> dict[str, str]:
    from depesche.ingest import read

    return {article.id: article.text for article in read([path])}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_bad_input_is_told_and_the_run_goes_on(case: Case, code: Callable[..., tuple[int, bytes, str]], tmp_path: Path) -> None:  # fmt: skip
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    (tmp_path / "z.txt").write_text(GOOD, "utf-8")
    path = tmp_path / case.name
    path.write_bytes(case.data if isinstance(case.data, bytes) else case.data.encode("utf-8"))
    status, out, err = code(tmp_path / "a.txt", path, tmp_path / "z.txt", "--jobs", "1", "--format", "jsonl")
    first, *between, last = map(json.loads, out.decode("utf-8").splitlines())
    assert first["events"]
    assert last["events"] == first["events"] or len(last["events"]) == len(first["events"])
    issues = [issue["code"] for record in between for issue in record["issues"]]
    assert not [i for i in issues if i.startswith(("article.failed", "internal"))], issues
    assert case.issue is None or case.issue in issues, issues
    assert any(record["events"] for record in between) == case.read
    assert (status, bool(err)) == (case.status, bool(case.status))
    known = texts(path)
    for record in between:
        size = len(known[record["id"]]) if record["id"] in known else 10**9
        assert all(0 <= start <= end <= size for start, end in spans(record))


@pytest.mark.parametrize("form", ["table", "json", "html"])
@pytest.mark.parametrize("case", [c for c in CASES if "jsonl" not in c.name and "warc" not in c.name and "rss" not in c.name and not c.name.startswith(("one-word", "large", "letters"))], ids=str)  # fmt: skip
def test_every_format_holds_it(case: Case, form: str, code: Callable[..., tuple[int, bytes, str]], tmp_path: Path) -> None:  # fmt: skip
    path = tmp_path / case.name
    path.write_bytes(case.data if isinstance(case.data, bytes) else case.data.encode("utf-8"))
    status, out, _ = code(path, "--format", form)
    shown = out.decode("utf-8")
    assert status == case.status
    if form == "html":
        assert "<script>document" not in shown
        assert "<img" not in shown
    else:
        assert "\x1b" not in shown.replace("\\u001b", "")
    if form == "table":
        assert not any(c in shown for c in "\u202e\u2067\x00\x07")
        assert case.issue is None or case.issue in shown


def test_an_unreadable_folder(code: Callable[..., tuple[int, bytes, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """Permissions do not bind the superuser, whom tests may run as: the system's refusal is played."""
    (tmp_path / "locked").mkdir()
    (tmp_path / "secret.txt").write_text(GOOD, "utf-8")
    (tmp_path / "z.txt").write_text(GOOD, "utf-8")
    listdir, open_ = os.listdir, open

    def refuse(path: Any, *rest: Any, **more: Any) -> Any:
        if "locked" in str(path) or "secret" in str(path):
            raise PermissionError(13, "Permission denied", str(path))
        return (listdir if not rest and not more else open_)(path, *rest, **more)

    monkeypatch.setattr(os, "listdir", refuse)
    monkeypatch.setattr("builtins.open", refuse)
    status, out, err = code(tmp_path, "--jobs", "1", "--format", "jsonl")
    records = [json.loads(line) for line in out.decode().splitlines()]
    assert status == 1
    assert [[i["code"] for i in r["issues"]] for r in records[:2]] == [["input.unreadable"], ["input.unreadable"]]
    assert records[2]["events"]
    assert err.count("input.unreadable") == 2


def test_a_missing_file_and_a_lone_one(code: Callable[..., tuple[int, bytes, str]], tmp_path: Path) -> None:
    status, out, err = code(tmp_path / "nothing.txt", "--format", "json")
    assert status == 1
    assert json.loads(out)["issues"][0]["code"] == "input.missing"
    assert "input.missing: there is no such file or folder" in err


def test_a_future_date_is_taken_and_told(code: Callable[..., tuple[int, bytes, str]], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT.partition("– ")[2], "utf-8")
    status, out, err = code(tmp_path / "a.txt", "--date", "2999-01-01", "--format", "json")
    assert (status, json.loads(out)["date"]["day"]) == (0, "2999-01-01")
    assert "its date 2999-01-01 lies in the future" in err


def test_what_is_written_is_not_what_is_read(code: Callable[..., tuple[int, bytes, str]], tmp_path: Path) -> None:
    good = tmp_path / "a.txt"
    good.write_text(GOOD, "utf-8")
    for inputs in ([good], [tmp_path]):
        status, _, err = code(*inputs, "--out", good)
        assert (status, good.read_text("utf-8")) == (2, GOOD)
        assert "is among the inputs" in err
    status, _, err = code(good, "--out", tmp_path / "no" / "x.jsonl")
    assert (status, err.count("\n")) == (2, 1)


def test_an_article_that_cannot_be_coded_costs_itself_alone(
    code: Callable[..., tuple[int, bytes, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    (tmp_path / "b.txt").write_text("Boom. " + GOOD, "utf-8")
    real = Reader.code_article

    def fragile(self: Reader, article: Article) -> Any:
        if article.text.startswith("Boom"):
            raise RuntimeError("as told")
        return real(self, article)

    monkeypatch.setattr(Reader, "code_article", fragile)
    for form in ("jsonl", "table", "html"):
        status, out, err = code(tmp_path, "--format", form, *(("--jobs", "1") if form == "jsonl" else ()))
        assert status == 1
        assert b"article.failed" in out
        assert "1 article failed" in err


def test_many_unread_inputs_are_told_in_few_lines(capsys: pytest.CaptureFixture[str]) -> None:
    unread = Unread()
    bad = [Article(f"a{n}", "", PublicationDate("2021-01-01", "field")) for n in range(3)]
    assert list(unread.watching(iter(bad))) == bad
    assert unread.count == 0
    from depesche.model import Issue

    list(unread.watching(Article(f"{n}", "", issues=(Issue("input.empty", "x"),)) for n in range(500)))
    unread.tell()
    lines = capsys.readouterr().err.splitlines()
    assert (len(lines), lines[-1]) == (11, "depesche: 490 more inputs could not be read")

"""Inputs of every sort, good and bad: each gives its articles or its Issue, and reading goes on."""

from __future__ import annotations

import io
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from depesche.ingest import Defaults, inputs, read
from depesche.ingest.kinds import kind_of
from depesche.model import Article

Ingest = Callable[..., list[Article]]
TEXT = "Der Minister ist am Montag nach Wien gereist."
JSON = '{"id": "a", "text": "Der Rat tagt."}\n'
RSS = "<?xml version='1.0'?>\n<!-- Notiz -->\n<rss version='2.0'><channel><title>Blatt</title></channel></rss>"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (TEXT, "a.txt", "text"),
        (TEXT, "a.html", "text"),  # called a page, but without a tag
        ("<!DOCTYPE html><p>x", "a.txt", "html"),
        ("\ufeff <html><body>x", "a", "html"),
        ("Text <b>mit</b> Marken", "a.htm", "html"),
        ("Text <b>mit</b> Marken", "a.txt", "text"),
        (JSON, "a.txt", "jsonl"),
        ("kaputt\n" + JSON, "a.jsonl", "jsonl"),
        ("{geschweifte Klammern}", "a.txt", "text"),
        ('{"id": "a", "text": "' + "x" * 65_000, "a", "jsonl"),
        (RSS, "a.txt", "feed"),
        ("<feed xmlns='http://www.w3.org/2005/Atom'>", "-", "feed"),
        ("", "a.warc", "empty"),
        ("WARC/1.0\r\n", "a", "warc"),
        ("kaputt", "a.warc.gz", "warc"),
        (" " * 60_000 + "x", "a", "text"),
        ("<!-- a -->" * 6_000, "a", "text"),
    ],
)
def test_kind_by_content_then_name(head: str, name: str, kind: str) -> None:
    assert kind_of(head.encode(), name) == kind


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("leer.txt", b"", "input.empty"),
        ("leer.html", b"", "input.empty"),
        ("weiss.txt", b" \n\t\n", "input.empty"),
        ("bild.txt", PNG, "input.binary"),
        ("bild.html", PNG, "input.binary"),
        ("zufall", random.Random(7).randbytes(5000), "input.binary"),
        ("nullen", bytes(5000), "input.binary"),
        ("kaputt.warc", b"kein Archiv" * 50, "input.warc"),
        ("kaputt.jsonl", b"{kaputt", "input.json"),
        ("kaputt.xml", b"<rss>kaputt", "input.feed"),
        ("leer.xml", RSS.encode(), "input.feed"),
        ("leer.warc", b"WARC/1.0\r\n\r\n", "input.empty"),
        ("ohne.html", b"<html><head><title>T</title></head><body></body></html>", "input.empty"),
    ],
)
def test_bad_files(ingest: Ingest, name: str, data: bytes, code: str) -> None:
    (article,) = ingest(name, data)
    assert article.text.strip() == ""
    assert [i.code for i in article.issues] == [code]


def test_the_batch_goes_on(tmp_path: Path) -> None:
    (tmp_path / "gut.txt").write_text(TEXT)
    found = list(read([tmp_path / "fehlt", tmp_path / "gut.txt", "a\0b", tmp_path / "gut.txt"]))
    assert [[i.code for i in a.issues] for a in found] == [["input.missing"], [], ["input.unreadable"], []]
    assert found[1].id == str(tmp_path / "gut.txt")
    assert found[1].text == found[3].text == TEXT


def test_folders(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/10.txt", "a.txt", ".versteckt", "b/.git/x.txt", "b/c/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT)
    (tmp_path / "leer").mkdir()
    (tmp_path / "b" / "schleife").symlink_to(tmp_path)
    (tmp_path / "b" / "tot").symlink_to(tmp_path / "nirgends")
    os.mkfifo(tmp_path / "rohr")
    os.chdir(tmp_path)
    found = list(read(["."]))
    assert [a.id for a in found] == ["./a.txt", "./b/10.txt", "./b/2.txt", "./b/c/d.txt", "./b/tot", "./rohr"]
    assert [bool(a.issues) for a in found] == [False, False, False, False, True, True]
    assert [a.issues[0].code for a in read(["leer"])] == ["input.empty"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_unreadable(tmp_path: Path) -> None:
    closed, file = tmp_path / "zu", tmp_path / "zu.txt"
    closed.mkdir(mode=0)
    file.touch(mode=0)
    assert [a.issues[0].code for a in read([tmp_path])] == ["input.unreadable"] * 2


def test_unreadable_for_any_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(TEXT)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(os, "listdir", refuse)
        (folder,) = read([tmp_path])
    with monkeypatch.context() as patch:
        patch.setattr("builtins.open", refuse)
        (file,) = read([tmp_path / "a.txt"])
    assert folder.issues[0].message == "the folder cannot be read: Permission denied"
    assert (file.issues[0].code, file.issues[0].message) == ("input.unreadable", "Permission denied")


@pytest.mark.parametrize("data", [TEXT, JSON, JSON * 5000, f"<html><p>{TEXT}</p></html>"])
def test_standard_input_reads_like_a_file(ingest: Ingest, monkeypatch: pytest.MonkeyPatch, data: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
    assert [a.text for a in read(["-"])] == [a.text for a in ingest("datei", data)]


def test_standard_input_from_a_slow_pipe() -> None:
    code = "from depesche.ingest import read\nprint([(a.id, a.text) for a in read(['-'])])"
    command = f'(echo \'{{"id": "a",\'; sleep 0.3; echo; printf x) | tail -c1 | {sys.executable} -c "{code}"'
    assert subprocess.run(command, shell=True, capture_output=True, check=True).stdout == b"[('-', 'x')]\n"


def test_defaults_fill_gaps_and_hold_for_a_single_article(ingest: Ingest, tmp_path: Path) -> None:
    page = f"<html><head><meta property='article:published_time' content='2004-03-12'></head><body><p>{TEXT}</p></body>"
    (single,) = ingest("a.html", page, date="2004-03-13", publisher="Globus", language="de-AT")
    assert single.date
    assert (single.date.day, single.date.evidence) == ("2004-03-13", "argument")
    assert single.publisher
    assert (single.publisher.evidence, single.language) == ("argument", "de")
    assert [i.code for i in single.issues] == ["date.conflict"]
    several = list(read([tmp_path / "a.html"] * 2, Defaults(date="2004-03-13")))
    assert [(a.date.day, a.date.evidence) for a in several if a.date] == [("2004-03-12", "html:meta")] * 2
    lines = ingest("a.jsonl", '{"text": "a b", "date": "2004-03-12"}\n{"text": "c d"}\n', date="2004-03-13")
    assert [(a.date.day, a.date.evidence) for a in lines if a.date] == [
        ("2004-03-12", "field"),
        ("2004-03-13", "argument"),
    ]
    (future,) = ingest("a.txt", TEXT, date="2999-12-31")
    assert future.date
    assert future.date.day == "2999-12-31"


@pytest.mark.parametrize("date", ["gestern", "2004-02-30", "2004-3-1", "2004-03-12T10:00"])
def test_defaults_refuse_what_is_no_day(date: str) -> None:
    with pytest.raises(ValueError, match="no day"):
        Defaults(date=date)


def test_too_large_a_text_is_not_read(ingest: Ingest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "SIZE_LIMIT", 1000)
    (article,) = ingest("a.txt", TEXT * 100)
    assert [i.code for i in article.issues] == ["input.too-large"]
    assert len(ingest("a.jsonl", JSON * 1000)) == 1000


def test_a_text_of_20_million_characters(ingest: Ingest) -> None:
    (article,) = ingest("a.txt", (TEXT + "\n") * (20_000_000 // len(TEXT)))
    assert len(article.text) > 19_000_000
    assert article.issues == ()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.xml", "a.warc", "a.warc.gz", "a"]),
    st.sampled_from(
        [b"", b"<html>", b"{", b"<rss><channel><item><title>", b"WARC/1.0\r\nWARC-Type: response\r\n", b"\xff\xfe"]
    ),
    st.one_of(st.binary(max_size=200), st.text(max_size=80).map(str.encode)),
)
def test_any_bytes(tmp_path: Path, name: str, head: bytes, rest: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(head + rest)
    found = list(read([path]))
    assert found == list(read([path]))
    assert found or name.endswith("jsonl") or (head + rest).strip() == b""
    for article in found:
        assert article.id.startswith(str(path)) or article.id
        assert article.text.strip() or article.issues

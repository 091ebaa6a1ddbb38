"""JSON Lines: fields, ids, bad lines."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from depesche.ingest import jsonl
from depesche.model import Article

Ingest = Callable[..., list[Article]]


def test_all_fields(ingest: Ingest) -> None:
    value = {"id": "a-1", "text": "Der Rat tagt.", "date": "2004-03-12T23:30:00+01:00", "publisher": "Globus",
             "title": "Rat", "url": "https://example.org/a", "language": "de-AT", "section": "x"}  # fmt: skip
    (article,) = ingest("a.jsonl", json.dumps(value))
    assert article.date
    assert article.publisher
    assert (article.id, article.text, article.title) == ("a-1", "Der Rat tagt.", "Rat")
    assert (article.date.day, article.date.evidence, article.publisher.evidence) == ("2004-03-12", "field", "field")
    assert (article.url, article.language, article.issues) == ("https://example.org/a", "de", ())


@pytest.mark.parametrize(
    ("line", "text", "code", "message"),
    [
        ("kaputt", "", "input.json", "line 2: Expecting value"),
        ("[1]", "", "input.json", "line 2: not an object"),
        ("[" * 100_000, "", "input.json", "line 2"),
        ('{"text": 9' + "9" * 5000 + "}", "", "input.json", "line 2"),
        ('{"id": "x"}', "", "input.json", "line 2: no text"),
        ('{"text": 5}', "", "input.field", "line 2: text is int"),
        ('{"text": " "}', " ", "input.empty", "line 2"),
        ('{"text": "a", "date": "morgen"}', "a", "input.field", "line 2: date 'morgen'"),
        ('{"text": "a", "date": "2004-02-30"}', "a", "input.field", "line 2: date"),
        ('{"text": "a", "publisher": {"name": "x"}}', "a", "input.field", "line 2: publisher is dict"),
    ],
)
def test_a_bad_line_names_its_number_and_the_rest_is_read(
    ingest: Ingest, line: str, text: str, code: str, message: str
) -> None:
    good = '{"id": "%s", "text": "Der Rat tagt."}'
    found = ingest("a.jsonl", "\n".join([good % 1, line, "", good % 4]))
    assert [a.id for a in found[::2]] == ["1", "4"]
    assert found[1].text == text
    assert found[1].issues[0].code == code
    assert found[1].issues[0].message.startswith(message)
    assert found[1].id in ("x", found[1].id.rpartition("#")[0] + "#2")


def test_ids(ingest: Ingest) -> None:
    found = ingest(
        "a.jsonl", '{"id": 7, "text": "a"}\n{"id": "7", "text": "a"}\n{"text": "a"}\n{"id": true, "text": "a"}\n'
    )
    assert [a.id.rpartition("/")[2] for a in found] == ["7", "7", "a.jsonl#3", "a.jsonl#4"]


def test_lone_surrogates_and_control_characters_are_kept(ingest: Ingest) -> None:
    (article,) = ingest("a.jsonl", r'{"text": "\ud800 \u0000 \u202e \ud83d\ude80"}')
    assert article.text == "\ud800 \x00 \u202e \U0001f680"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_encodings(ingest: Ingest, encoding: str) -> None:
    found = ingest("a.jsonl", '{"text": "Größe"}\n{"text": "Österreich"}\n'.encode(encoding))
    assert [a.text for a in found] == ["Größe", "Österreich"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("piece", [3, 1000])
def test_a_line_that_is_too_long_is_passed_over(
    ingest: Ingest, encoding: str, piece: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jsonl, "LINE_LIMIT", 100)
    monkeypatch.setattr(jsonl, "_PIECE", piece)
    lines = ['{"text": "Österreich"}', '{"text": "' + "a" * 1000 + '"}', "", '{"text": "Größe"}']
    found = ingest("a.jsonl", "\n".join(lines).encode(encoding))
    assert [a.text for a in found] == ["Österreich", "", "Größe"]
    assert [i.code for i in found[1].issues] == ["input.too-large"]
    assert found[1].issues[0].message.startswith("line 2:")

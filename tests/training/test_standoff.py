"""Stand-off sentences: written without text, joined to it again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from training.standoff import Annotated, conllu, join, to_json

TEXT = "Im Mai reiste Merkel nach Wien."
GERMAN = Annotated(
    "d0", "de", "wn-1",
    ((0, 2, "In"), (0, 2, "dem"), (3, 6), (7, 13), (14, 20), (21, 25), (26, 30), (30, 31)),
    ("In", "dem", "Mai", "reiste", "Merkel", "nach", "Wien", "."),
    ("ADP", "DET", "PROPN", "VERB", "PROPN", "ADP", "PROPN", "PUNCT"),
    ("", "Case=Dat", "Case=Dat", "Mood=Ind", "Case=Nom", "", "Case=Dat", ""),
    ("in", "der", "Mai", "reisen", "Merkel", "nach", "Wien", "."),
    (3, 3, 4, 0, 4, 7, 4, 4),
    ("case", "det", "obl", "root", "nsubj", "case", "obl", "punct"),
    ("O", "O", "O", "O", "B-PER", "O", "B-LOC", "O"),
)  # fmt: skip
ENGLISH = Annotated(
    "e0", "en", "1_A", ((3,), (4,)), ("Talks", "failed"), ("NOUN", "VERB"), ("Number=Plur", "Tense=Past"),
    ("talk", "fail"), (2, 0), ("nsubj", "root"), ("O", "O"),
)  # fmt: skip


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    (tmp_path / "news/wikinews-de.jsonl").write_text(json.dumps({"id": "wn-1", "text": TEXT}) + "\n", "utf-8")
    (tmp_path / "time/meantime-en").mkdir(parents=True)
    tokens = "".join(
        f'<token t_id="{n}" sentence="{s}" number="0">{w}</token>' for n, s, w in [(3, 1, "Talks"), (4, 1, "failed")]
    )
    (tmp_path / "time/meantime-en/1_A.xml").write_text(f"<Document>{tokens}</Document>", "utf-8")
    return tmp_path


@pytest.mark.parametrize(("sentence", "name"), [(GERMAN, "de-x.jsonl"), (ENGLISH, "en-x.jsonl")])
def test_what_is_written_comes_back(sentence: Annotated, name: str, corpora: Path, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(to_json(sentence) + "\n", "utf-8")
    assert list(join(path, corpora)) == [sentence]


def test_no_word_of_the_text_is_kept() -> None:
    line = to_json(GERMAN)
    assert not [w for w in ("Mai", "reiste", "Merkel", "Wien") if w in line]


def test_a_missing_article_is_an_error(corpora: Path, tmp_path: Path) -> None:
    path = tmp_path / "de-x.jsonl"
    path.write_text(to_json(GERMAN).replace("wn-1", "wn-2") + "\n", "utf-8")
    with pytest.raises(KeyError):
        list(join(path, corpora))


def test_conllu_has_names_in_misc() -> None:
    assert "5\tMerkel\tMerkel\tPROPN\t_\tCase=Nom\t4\tnsubj\t_\tName=B-PER" in conllu(GERMAN).splitlines()

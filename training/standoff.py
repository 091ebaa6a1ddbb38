"""Annotated sentences kept stand-off: offsets and labels in a file, the words in the texts they belong to.

A file (``corpus/de-*.jsonl``, ``corpus/en-*.jsonl``) has one JSON object a sentence: `words` are [start, end] in the
text of a German Wikinews article (a word of a contraction is [start, end, form]), or the numbers of MEANTIME's
tokens in English; lemmas are edit scripts (`depesche.analysis.lemma`); heads count words from 1, 0 is the root.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from depesche.analysis.lemma import apply_script, make_script

CORPUS = Path(__file__).parent.parent / "corpus"


@dataclass(frozen=True)
class Annotated:
    """One sentence: where it stands, its words and what is said of them. Heads count words from 1, 0 is the root."""

    id: str
    language: str
    article: str
    words: tuple[tuple[Any, ...], ...]  # (start, end), (start, end, form) or (token number,)
    forms: tuple[str, ...]
    upos: tuple[str, ...]
    feats: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    names: tuple[str, ...]


def german_articles(corpora: Path) -> dict[str, str]:
    """The texts of German Wikinews by id."""
    with (corpora / "news/wikinews-de.jsonl").open(encoding="utf-8") as lines:
        return {raw["id"]: raw["text"] for raw in map(json.loads, lines)}


def english_tokens(corpora: Path, article: str) -> list[tuple[int, int, str]]:
    """(token number, sentence number, form) of an article of MEANTIME."""
    root = ET.parse(corpora / f"time/meantime-en/{article}.xml").getroot()
    return [(int(t.get("t_id", 0)), int(t.get("sentence", 0)), t.text or "_") for t in root.iter("token")]


def to_json(s: Annotated) -> str:
    """The sentence's line of a stand-off file: no form of a word, no lemma that could give one away."""
    scripts = [make_script(form, lemma) for form, lemma in zip(s.forms, s.lemmas, strict=True)]
    row = {
        "id": s.id, "article": s.article, "words": s.words, "upos": s.upos, "feats": s.feats, "scripts": scripts,
        "heads": s.heads, "deprels": s.deprels, "names": s.names,
    }  # fmt: skip
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def join(path: Path, corpora: Path) -> Iterator[Annotated]:
    """The sentences of a stand-off file, joined to the texts. Raises KeyError where an article is missing."""
    language = path.name[:2]
    texts = german_articles(corpora) if language == "de" else {}
    for raw in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        if language == "de":
            text = texts[raw["article"]]
            forms = [w[2] if len(w) > 2 else text[w[0] : w[1]] for w in raw["words"]]
        else:
            tokens = {n: form for n, _, form in english_tokens(corpora, raw["article"])}
            forms = [tokens[w[0]] for w in raw["words"]]
        lemmas = [apply_script(f, s) for f, s in zip(forms, raw["scripts"], strict=True)]
        yield Annotated(
            raw["id"], language, raw["article"], tuple(map(tuple, raw["words"])), tuple(forms), tuple(raw["upos"]),
            tuple(raw["feats"]), tuple(lemmas), tuple(raw["heads"]), tuple(raw["deprels"]), tuple(raw["names"]),
        )  # fmt: skip


def conllu(s: Annotated) -> str:
    """The sentence in CoNLL-U; names as `Name=` in MISC."""
    lines = [f"# sent_id = {s.id}", f"# article = {s.article}"]
    for n, form in enumerate(s.forms):
        misc = "_" if s.names[n] == "O" else f"Name={s.names[n]}"
        cells = (n + 1, form, s.lemmas[n], s.upos[n], "_", s.feats[n] or "_", s.heads[n], s.deprels[n], "_", misc)
        lines.append("\t".join(map(str, cells)))
    return "\n".join(lines) + "\n\n"

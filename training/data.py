"""The corpora as training examples: trees, names, and where each comes from.

Only sets whose licence lets a shipped model be trained on them are read for training (corpora/README.md).
Relations are cut to their universal part; names are mapped to PER, ORG, LOC and MISC in IOB2.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from depesche.analysis.conllu import Tree, read_conllu
from training.standoff import CORPUS, Annotated, join

SEED = 20211018
NAME_TYPES = ("PER", "ORG", "LOC", "MISC")
NAME_TAGS = ("O", *(f"{p}-{t}" for t in NAME_TYPES for p in "BI"))
CONTRACTIONS = {
    "am": "an dem", "ans": "an das", "aufs": "auf das", "beim": "bei dem", "fürs": "für das", "im": "in dem",
    "ins": "in das", "vom": "von dem", "zum": "zu dem", "zur": "zu der", "ums": "um das", "durchs": "durch das",
}  # fmt: skip


@dataclass(frozen=True)
class Source:
    """A corpus: `style` is the treebank whose conventions the parser is told to follow, `names` the
    corpus whose conventions the name finder follows ("" where names are not annotated), `share` its
    part of all pieces seen in training."""

    key: str
    language: str
    style: str
    names: str
    share: float


SOURCES = (
    Source("de_gsd", "de", "de_gsd", "", 0.14),
    Source("de_pud", "de", "de_pud", "de_uner", 0.17),
    Source("en_ewt", "en", "en_ewt", "", 0.29),
    Source("en_gum", "en", "en_gum", "en_gum", 0.13),
    Source("de_germeval", "de", "de_gsd", "de_germeval", 0.12),
    Source("de_mobie", "de", "de_gsd", "de_mobie", 0.02),
    Source("de_smartdata", "de", "de_gsd", "de_smartdata", 0.03),
    Source("de_wikiann", "de", "de_gsd", "de_wikiann", 0.04),
    Source("en_meantime", "en", "en_ewt", "en_meantime", 0.03),
    Source("en_wikiann", "en", "en_ewt", "en_wikiann", 0.03),
    Source("de_news", "de", "de_gsd", "de_germeval", 0.24),
    Source("en_news", "en", "en_ewt", "en_meantime", 0.06),
    Source("de_silver", "de", "de_gsd", "de_germeval", 0.30),
)
STYLES = ("de_gsd", "de_pud", "en_ewt", "en_gum")
NAME_STYLES = tuple(dict.fromkeys(s.names for s in SOURCES if s.names))
RUNTIME_STYLE = {"de": "de_gsd", "en": "en_ewt"}
RUNTIME_NAMES = {"de": "de_germeval", "en": "en_meantime"}


@dataclass(frozen=True)
class Example:
    """One sentence. `heads` counts words from 1, 0 is the root; None where there is no tree. `names`
    is None where the corpus does not annotate them."""

    source: str
    words: tuple[str, ...]
    upos: tuple[str, ...] | None = None
    feats: tuple[str, ...] | None = None
    lemmas: tuple[str, ...] | None = None
    heads: tuple[int, ...] | None = None
    deprels: tuple[str, ...] | None = None
    names: tuple[str, ...] | None = None


def load_training(
    corpora: Path, silver: Path | None = None
) -> tuple[dict[str, list[Example]], dict[str, list[Example]]]:
    """All examples by source: those to train on and those held out, split by a fixed seed. `silver` is a file of
    `training.silver` (trees and names that a larger model has set), for smaller models."""
    train: dict[str, list[Example]] = {}
    held: dict[str, list[Example]] = {}
    read = _read_all(corpora) | ({"de_silver": list(read_examples(silver))} if silver is not None else {})
    for key, examples in read.items():
        shuffled = list(examples)
        random.Random(f"{SEED}:{key}").shuffle(shuffled)
        count = HELD_OUT.get(key, 0)
        held[key], train[key] = shuffled[:count], shuffled[count:]
    held["de_news"] = [_from_standoff(s) for s in join(CORPUS / "de-test.jsonl", corpora)]
    held["en_ewt"] = [_from_tree(t, "en_ewt") for t in _conllu(corpora / "treebanks/en_ewt-dev.conllu")]
    return train, {k: v for k, v in held.items() if v}


HELD_OUT = {"de_gsd": 90, "de_pud": 60, "de_germeval": 250}  # sentences


def held_out_trees(corpora: Path, key: str) -> list[Tree]:
    """The held-out trees of a German treebank as they stand in the file."""
    name = {"de_gsd": "de_gsd-dev", "de_pud": "de_pud"}[key]
    trees = list(_conllu(corpora / f"treebanks/{name}.conllu"))
    random.Random(f"{SEED}:{key}").shuffle(trees)
    return trees[: HELD_OUT[key]]


def _read_all(corpora: Path) -> dict[str, list[Example]]:
    banks, names = corpora / "treebanks", corpora / "ner"
    ewt = [t for part in (1, 2) for t in _conllu(banks / f"en_ewt-train-{part}.conllu")]
    return {
        "de_gsd": list(map(_requoted, (_from_tree(t, "de_gsd") for t in _conllu(banks / "de_gsd-dev.conllu")))),
        "de_pud": list(_read_pud(banks / "de_pud.conllu", names / "de_uner-pud.iob2")),
        "en_ewt": [_from_tree(t, "en_ewt") for t in ewt],
        "en_gum": list(_read_gum(banks / "en_gum-free.conllu")),
        "de_germeval": list(_read_germeval(names / "de_germeval14-dev.tsv")),
        "de_mobie": [e for part in ("train", "dev") for e in _read_mobie(names / f"de_mobie-{part}.conll2003")],
        "de_smartdata": list(_read_smartdata(names / "de_smartdata-v1-train.json.gz")),
        "de_wikiann": list(_read_wikiann(names / "de_wikiann-train.txt", "de_wikiann")),
        "en_meantime": list(_read_meantime(corpora / "time/meantime-en")),
        "en_wikiann": list(_read_wikiann(names / "en_wikiann-train.txt", "en_wikiann")),
        "de_news": [_from_standoff(s) for s in join(CORPUS / "de-train.jsonl", corpora)],
        "en_news": [_from_standoff(s) for s in join(CORPUS / "en-train.jsonl", corpora)],
    }


def read_examples(path: Path) -> Iterator[Example]:
    """The examples of a file with one JSON object a line."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            raw = json.loads(line)
            yield Example(**{k: tuple(v) if isinstance(v, list) else v for k, v in raw.items()})


# ---------------------------------------------------------------------------------------------- trees


def _conllu(path: Path) -> Iterator[Tree]:
    with path.open(encoding="utf-8") as lines:
        yield from read_conllu(lines)


def _from_standoff(s: Annotated) -> Example:
    return Example(f"{s.language}_news", s.forms, s.upos, s.feats, s.lemmas, s.heads, s.deprels, s.names)


def _from_tree(tree: Tree, source: str, names: tuple[str, ...] | None = None) -> Example:
    nodes = tree.nodes
    return Example(
        source,
        tuple(n.form for n in nodes),
        tuple(n.upos for n in nodes),
        tuple(n.feats for n in nodes),
        tuple(n.lemma for n in nodes),
        tuple(n.head for n in nodes),
        tuple(n.deprel.split(":")[0] for n in nodes),
        names,
    )


QUOTES = (("„", "“"), ('"', '"'), ("»", "«"), ("“", "”"), ("«", "»"))


def _requoted(example: Example) -> Example:
    """German GSD has the quotation marks `` and ''; every other sentence (by a hash of its words) gets
    those that newspapers print."""
    number = zlib.crc32(" ".join(example.words).encode())
    if number % 2 or not {"``", "''"} & set(example.words):
        return example
    marks = dict(zip(("``", "''"), QUOTES[number // 2 % len(QUOTES)], strict=True))
    lemmas = zip(example.words, example.lemmas or (), strict=True)
    return replace(
        example,
        words=tuple(marks.get(w, w) for w in example.words),
        lemmas=tuple(marks.get(w, m) for w, m in lemmas),
    )


def _read_pud(path: Path, names_path: Path) -> Iterator[Example]:
    """PUD trees joined to their names by the words themselves."""
    tagged = dict(_columns(names_path, 1, 2))
    for tree in _conllu(path):
        tags = tagged.get(tuple(n.form for n in tree.nodes))
        yield _from_tree(
            tree, "de_pud", _known_types(tags, {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}) if tags else None
        )


def _read_gum(path: Path) -> Iterator[Example]:
    """GUM's entities are whole phrases; a name is the run of proper nouns at the phrase's head."""
    for tree in _conllu(path):
        names = ["O"] * len(tree.nodes)
        for start, end, kind in _gum_entities(tree):
            _mark_gum_name(tree, names, start, end, kind)
        yield _from_tree(tree, "en_gum", tuple(names))


def _gum_entities(tree: Tree) -> list[tuple[int, int, str]]:
    """(first word, last word, type) of every phrase, longest first."""
    types = {
        "person": "PER",
        "place": "LOC",
        "organization": "ORG",
        "event": "MISC",
        "object": "MISC",
        "abstract": "MISC",
    }
    opened: list[tuple[str, int, str]] = []
    found = []
    for at, node in enumerate(tree.nodes):
        cell = next((p[7:] for p in node.misc.split("|") if p.startswith("Entity=")), "")
        for mark in re.findall(r"\([^()]*\)?|[^()]+\)", cell):
            if mark.startswith("("):
                parts = mark.strip("()").split("-")
                opened.append((parts[0], at, parts[1] if len(parts) > 1 else ""))
                if not mark.endswith(")"):
                    continue
                ident = parts[0]
            else:
                ident = mark.rstrip(")")
            for k in range(len(opened) - 1, -1, -1):
                if opened[k][0] == ident:
                    _, start, kind = opened.pop(k)
                    if kind in types:
                        found.append((start, at, types[kind]))
                    break
    return sorted(found, key=lambda f: (f[0] - f[1], f[0]))


def _mark_gum_name(tree: Tree, names: list[str], start: int, end: int, kind: str) -> None:
    nodes = tree.nodes
    inside = range(start + 1, end + 2)
    head = next((i for i in range(start, end + 1) if nodes[i].head not in inside), start)
    if nodes[head].upos != "PROPN":
        return
    first = last = head
    while first > start and nodes[first - 1].upos == "PROPN":
        first -= 1
    while last < end and nodes[last + 1].upos == "PROPN":
        last += 1
    if any(names[i] != "O" for i in range(first, last + 1)):
        return
    for i in range(first, last + 1):
        names[i] = ("B-" if i == first else "I-") + kind


# ---------------------------------------------------------------------------------------------- names


def _columns(path: Path, word: int, tag: int, comment: str = "#") -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Words and tags of the sentences of a file with one token a line, columns parted by tabs."""
    rows: list[tuple[str, str]] = []
    with path.open(encoding="utf-8") as lines:
        for line in (*lines, ""):
            cells = line.rstrip("\n").split("\t")
            if (
                len(cells) > max(word, tag)
                and not line.startswith(comment + "\t")
                and not line.startswith(comment + " ")
            ):
                if cells[word].strip():
                    rows.append((cells[word].strip(), cells[tag].strip()))
            elif not line.strip() and rows:
                yield tuple(r[0] for r in rows), tuple(r[1] for r in rows)
                rows = []


def _known_types(tags: Iterable[str], types: dict[str, str]) -> tuple[str, ...]:
    """Tags mapped to our types; what is not in `types` is O, and the result is well-formed IOB2."""
    out: list[str] = []
    for tag in tags:
        kind = types.get(tag[2:])
        if kind is None:
            out.append("O")
        elif tag[0] == "I" and out and out[-1][2:] == kind:
            out.append("I-" + kind)
        else:
            out.append("B-" + kind)
    return tuple(out)


def _split_contractions(words: Iterable[str], tags: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """German contractions in two words, as the treebanks and the tokeniser have them."""
    out: list[tuple[str, str]] = []
    for word, tag in zip(words, tags, strict=True):
        parts = CONTRACTIONS.get(word.lower())
        if parts is None or tag != "O":
            out.append((word, tag))
            continue
        first, second = parts.split()
        out += [(first.capitalize() if word[0].isupper() else first, "O"), (second, "O")]
    return tuple(o[0] for o in out), tuple(o[1] for o in out)


def _split_hyphens(words: tuple[str, ...], tags: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Compounds with a hyphen cut as the treebanks have them ("US", "-", "Präsident")."""
    out: list[tuple[str, str]] = []
    for word, tag in zip(words, tags, strict=True):
        parts = [p for p in re.split(r"(?<=\w)(-)(?=\w|$)", word) if p]
        for n, part in enumerate(parts):
            out.append((part, tag if n == 0 or tag == "O" else "I" + tag[1:]))
    return tuple(o[0] for o in out), tuple(o[1] for o in out)


def _named(source: str, words: Iterable[str], tags: Iterable[str]) -> Example:
    """An example with names. The corpora keep compounds whole, our tokeniser cuts them: two in three
    sentences (by a hash of their words) are cut, so that both ways are learned."""
    words, tags = tuple(words), tuple(tags)
    if source.startswith("de"):
        words, tags = _split_contractions(words, tags)
    if zlib.crc32(" ".join(words).encode()) % 3:
        words, tags = _split_hyphens(words, tags)
    return Example(source, words, names=tags)


def _read_germeval(path: Path) -> Iterator[Example]:
    types = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "OTH": "MISC"}  # derived words and parts count as O
    for words, tags in _columns(path, 1, 2):
        yield _named("de_germeval", words, _known_types(tags, types))


def _read_mobie(path: Path) -> Iterator[Example]:
    types = {
        "person": "PER", "organization": "ORG", "organization-company": "ORG", "location": "LOC",
        "location-city": "LOC", "location-street": "LOC", "location-stop": "LOC",
    }  # fmt: skip
    for words, tags in _columns(path, 0, 3):
        if len(words) > 3:
            yield _named("de_mobie", words, _known_types(tags, types))


def _read_wikiann(path: Path, source: str) -> Iterator[Example]:
    types = {t: t for t in ("PER", "ORG", "LOC")}
    for words, tags in _columns(path, 0, 1):
        clean = [(w[3:], t) for w, t in zip(words, tags, strict=True) if set(w[3:]) - set("'*[]")]
        if len(clean) >= 4:
            yield _named(source, [c[0] for c in clean], _known_types([c[1] for c in clean], types))


def _read_smartdata(path: Path) -> Iterator[Example]:
    """Character spans over raw text; nominal mentions ("Gruppe") are in it, hence its own name style."""
    decoder, at = json.JSONDecoder(), 0
    raw = gzip.decompress(path.read_bytes()).decode("utf-8")
    while True:
        at = _skip(raw, at)
        if at >= len(raw):
            return
        document, at = decoder.raw_decode(raw, at)
        yield from _smartdata_sentences(document)


def _skip(raw: str, at: int) -> int:
    while at < len(raw) and raw[at] in " \r\n\t,[]":
        at += 1
    return at


def _smartdata_sentences(document: dict[str, object]) -> Iterator[Example]:
    types = {
        "person": "PER", "organization": "ORG", "organization-company": "ORG", "location": "LOC",
        "location-city": "LOC", "location-street": "LOC", "location-stop": "LOC",
    }  # fmt: skip
    text = document["text"]["string"]  # type: ignore[index]
    spans = []
    for mention in (document["conceptMentions"] or {"array": []})["array"]:  # type: ignore[index]
        if mention["type"] in types:
            spans.append((mention["span"]["start"], mention["span"]["end"], types[mention["type"]]))
    for line in re.finditer(r"[^\n]+", text):
        for part in re.finditer(r".+?(?:[.!?][\"“»]?(?= +[A-ZÄÖÜ„»\"])|$)", line.group()):
            start = line.start() + part.start()
            words, tags = [], []
            for token in re.finditer(r"\d+(?:[.,:]\d+)+|[\w’]+(?:[-&][\w’]+)*|\S", part.group()):
                a = start + token.start()
                hit = next((s for s in spans if s[0] <= a < s[1]), None)
                words.append(token.group())
                tags.append("O" if hit is None else ("B-" if hit[0] == a else "I-") + hit[2])
            if len(words) > 3:
                yield _named("de_smartdata", words, _known_types(tags, {t: t for t in NAME_TYPES}))


def _read_meantime(folder: Path) -> Iterator[Example]:
    for path in sorted(folder.glob("*.xml")):
        root = ET.parse(path).getroot()
        tokens = [(t.get("t_id"), t.text or "", t.get("sentence")) for t in root.iter("token")]
        tags = _meantime_tags(root, [t[0] for t in tokens])
        annotated = [n for n in dict.fromkeys(t[2] for t in tokens) if int(n or 0) < 6]  # the rest is bare text
        for number in annotated:
            rows = [(w, tags.get(i, "O")) for i, w, s in tokens if s == number]
            if len(rows) > 3:
                yield _named(
                    "en_meantime",
                    [r[0] for r in rows],
                    _known_types([r[1] for r in rows], {t: t for t in NAME_TYPES}),
                )


def _meantime_tags(root: ET.Element, order: list[str | None]) -> dict[str | None, str]:
    """Tags of the mentions that are names, by token id. A mention's type is that of its entity."""
    types = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "PRO": "MISC", "FIN": "MISC"}
    kinds = {e.get("m_id"): e.get("ent_type", "") for e in root.iter("ENTITY")}
    entity = {s.get("m_id"): kinds.get(r.find("target").get("m_id"), "")  # type: ignore[union-attr]
              for r in root.iter("REFERS_TO") for s in r.findall("source")}  # fmt: skip
    place = {ident: n for n, ident in enumerate(order)}
    tags: dict[str | None, str] = {}
    for mention in root.iter("ENTITY_MENTION"):
        kind = types.get(entity.get(mention.get("m_id"), ""))
        if kind is None or mention.get("syntactic_type") not in ("NAM", "PRE.NAM"):
            continue
        for n, anchor in enumerate(
            sorted((a.get("t_id") for a in mention.findall("token_anchor")), key=lambda i: place[i])
        ):
            tags.setdefault(anchor, ("I-" if n else "B-") + kind)
    return tags

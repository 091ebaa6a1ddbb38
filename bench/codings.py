"""Our own codings of articles, kept apart from the texts (`corpus/events.jsonl`), and joined to them for measuring.

usage: python bench/codings.py join --corpora CORPORA [--sets P R ...] > GOLD.jsonl
       python bench/codings.py pack GOLD.jsonl [...] > corpus/events.jsonl

A line of the kept file is an article: its id, the set it was coded in, the places of its sentences, and its events with
places (characters, half open) where the coded articles of `bench/gold.py` have words. What a coder wrote that does
not stand in the text is left out. CORPORA holds `news/*.jsonl` with the fields `id`, `text`, `publisher`, `date` and
`language`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

KEPT = Path(__file__).parent.parent / "corpus/events.jsonl"
FIELDS = ("sentence", "type", "mode", "aux")


def packed(article: dict[str, Any], name: str) -> dict[str, Any]:
    """An article without its words."""
    text, sentences = article["text"], article["sentences"]
    events = []
    for event in article["events"]:
        start, end = sentences[event["sentence"]]
        trigger = _place(text, event["trigger"], start, end)
        if trigger is None:
            raise ValueError(f"{article['id']}: no {event['trigger']!r} in sentence {event['sentence']}")
        kept = {f: event[f] for f in FIELDS} | {"trigger": trigger}
        for role in ("actors", "recipients"):
            kept[role] = [_participant(text, p, start, end) for p in event[role]]
        kept["attribution"] = [p for a in event["attribution"] if (p := _near(text, a, start, end)) is not None]
        events.append(kept)
    return {"id": article["id"], "set": name, "sentences": sentences, "events": events}


def joined(kept: dict[str, Any], source: dict[str, Any]) -> dict[str, Any]:
    """A kept article with its words again, as `bench/gold.py` reads it."""
    text = source["text"][: kept["sentences"][-1][1]]
    events = [
        event
        | {"trigger": text[slice(*event["trigger"])], "date_text": None, "place_text": None}
        | {r: [_worded(text, p) for p in event[r]] for r in ("actors", "recipients")}
        | {"attribution": [text[slice(*a)] for a in event["attribution"]]}
        for event in kept["events"]
    ]
    same = {k: source.get(k) for k in ("id", "language", "publisher", "date")}
    return same | {
        "text": text, "sentences": kept["sentences"], "events": events, "attributions": [], "times": [],
    }  # fmt: skip


def _participant(text: str, who: dict[str, Any], start: int, end: int) -> dict[str, Any]:
    return {"span": _near(text, who["text"], start, end), **{k: who[k] for k in ("country", "org", "sector")}}


def _worded(text: str, who: dict[str, Any]) -> dict[str, Any]:
    words = text[slice(*who["span"])] if who["span"] else ""
    return {"text": words, **{k: who[k] for k in ("country", "org", "sector")}}


def _near(text: str, words: str, start: int, end: int) -> list[int] | None:
    """Where words stand: in the sentence, else the last time before it, else anywhere."""
    inside = _place(text, words, start, end)
    if inside is not None or not words:
        return inside
    at = text.rfind(words, 0, start)
    at = at if at >= 0 else text.find(words)
    return [at, at + len(words)] if at >= 0 else None


def _place(text: str, words: str, start: int, end: int) -> list[int] | None:
    at = text.find(words, start, end) if words else -1
    return [at, at + len(words)] if at >= 0 else None


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def _write(rows: Iterable[dict[str, Any]]) -> None:
    for row in rows:
        sys.stdout.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")


def main() -> None:
    """Pack or join."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("pack", "join"))
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--corpora", type=Path)
    parser.add_argument("--sets", nargs="*")
    arguments = parser.parse_intermixed_args()
    if arguments.what == "pack":
        _write(packed(article, path.stem) for path in arguments.files for article in _lines(path))
        return
    if arguments.corpora is None:
        parser.error("join needs --corpora")
    sources = {row["id"]: row for path in sorted((arguments.corpora / "news").glob("*.jsonl")) for row in _lines(path)}
    kept = [row for row in _lines(KEPT) if not arguments.sets or row["set"] in arguments.sets]
    _write(joined(row, sources[row["id"]]) for row in kept)


if __name__ == "__main__":
    main()

"""The records of the examples as they were last looked at and found good.

``python tests/golden/refresh.py`` reads the examples anew, writes their records here, and prints what has changed
since: look at that before you commit it. ``--check`` writes nothing and leaves with status 1 where something changed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
DATES: dict[str, str | None] = {"bagheri": "2021-10-18", "hafen": None, "border": None}
"""The examples, each with the day of publication that is given with it."""

Record = dict[str, Any]


def coded(name: str) -> tuple[str, Record]:
    """The text of an example and its record as plain values."""
    from depesche.batch import line_of
    from depesche.ingest import Defaults, read
    from depesche.pipeline import reader

    (article,) = read([EXAMPLES / f"{name}.txt"], Defaults(date=DATES[name]))
    article = replace(article, id=f"examples/{name}.txt")  # not where this clone happens to stand
    record: Record = json.loads(line_of(reader().code_article(article)))
    return article.text, record


def golden(name: str) -> Record:
    """The record as it stands here, empty where there is none."""
    file = HERE / f"{name}.json"
    record: Record = json.loads(file.read_text("utf-8")) if file.is_file() else {}
    return record


def write(name: str, record: Record) -> None:
    """The record with a line for each field and for each item of a layer, so that `git diff` shows which changed."""
    parts = []
    for key, value in record.items():
        told = json.dumps(value, ensure_ascii=False)
        if isinstance(value, list) and value and isinstance(value[0], dict):
            told = "[\n  " + ",\n  ".join(json.dumps(v, ensure_ascii=False) for v in value) + "\n ]"
        parts.append(f" {json.dumps(key)}: {told}")
    (HERE / f"{name}.json").write_text("{\n" + ",\n".join(parts) + "\n}\n", "utf-8")


def differences(before: Record, now: Record, text: str) -> Iterator[str]:
    """A line for each thing that changed: the path to it, its words where it has a place in the text, and the values."""
    for key in dict.fromkeys([*before, *now]):
        old, new = before.get(key), now.get(key)
        if isinstance(old or new, list) and any(isinstance(v, dict) for v in [*(old or ()), *(new or ())]):
            yield from _layer(key, old or [], new or [], text)
        elif old != new:
            yield f"{key}: {_short(old)} -> {_short(new)}"


def _layer(layer: str, before: list[Record], now: list[Record], text: str) -> Iterator[str]:
    old, new = ({_key(item): item for item in items} for items in (before, now))
    for key in dict.fromkeys([*old, *new]):
        if key not in new:
            yield f"{layer}: gone   {_told(old[key], text)}"
        elif key not in old:
            yield f"{layer}: new    {_told(new[key], text)}"
        else:
            fields = [f for f in new[key] if new[key][f] != old[key].get(f)]
            for field in fields:
                yield f"{layer}: change {_told(new[key], text)}: {field}: {_short(old[key].get(field))} -> {_short(new[key][field])}"


def _key(item: Record) -> str:
    """What makes two items the same one: its id, or its place and what it is."""
    named = item.get("id") or [item.get(k) for k in ("check", "code", "span", "spans", "name", "type")]
    return json.dumps(named)


def _told(item: Record, text: str) -> str:
    place = item.get("trigger") or item.get("span") or next(iter(item.get("spans") or item.get("mentions") or ()), None)
    words = f" “{' '.join(text[slice(*place)].split())[:60]}” {place}" if place else ""
    what = [item.get(k) for k in ("type", "mode", "kind", "check", "verdict", "code", "name", "source", "value")]
    return " ".join(str(w) for w in what if w) + words


def _short(value: object) -> str:
    told = json.dumps(value, ensure_ascii=False)
    return told if len(told) <= 300 else told[:300] + " …"


def main(arguments: list[str]) -> int:
    """Refresh (or with ``--check`` only compare) all records; 1 where something changed and nothing was written."""
    changed = 0
    for name in DATES:
        text, record = coded(name)
        for line in differences(golden(name), record, text):
            print(f"{name}: {line}")
            changed += 1
        if "--check" not in arguments:
            write(name, record)
    print(f"{changed} changes in {len(DATES)} records")
    return 1 if changed and "--check" in arguments else 0


if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parents[1] / "src"))
    sys.exit(main(sys.argv[1:]))

"""Code the articles of gold files and score the records with the yardstick.

usage: python bench/gold.py GOLD.jsonl [...] [--out PRED.jsonl] [--errors N]

GOLD is a file of coded articles (see the coding guide); `score.py` is looked for beside the first of them.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path

from depesche.batch import line_of
from depesche.model import Article, PublicationDate, Source
from depesche.pipeline import reader


def main() -> None:
    """Code, write, score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=Path("pred.jsonl"))
    parser.add_argument("--errors", default="0")
    arguments = parser.parse_args()
    machine = reader()
    words, started = 0, time.perf_counter()
    with arguments.out.open("wb") as out:
        for path in arguments.gold:
            for line in path.read_text(encoding="utf-8").splitlines():
                raw = json.loads(line)
                date = PublicationDate(raw["date"], "field") if raw.get("date") else None
                publisher = Source(raw["publisher"], "field") if raw.get("publisher") else None
                article = Article(raw["id"], raw["text"], date, publisher, language=raw.get("language"))
                out.write(line_of(machine.code_article(article)))
                words += len(raw["text"].split())
    seconds = time.perf_counter() - started
    print(f"{words} words in {seconds:.1f} s: {words / seconds:.0f} words/s")
    yardstick = arguments.gold[0].parent / "score.py"
    command = [
        sys.executable,
        str(yardstick),
        *map(str, arguments.gold),
        "--pred",
        str(arguments.out),
        "--errors",
        arguments.errors,
    ]
    sys.exit(subprocess.call(command))


if __name__ == "__main__":
    main()

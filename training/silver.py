"""Trees and names that the shipped model sets on news text, for smaller models to learn from.

``python -m training.silver --corpora CORPORA --to training/work/silver.jsonl``: German Wikinews (CC BY 2.5), without
the articles kept for evaluation. One example a line, as `training.data.read_examples` reads them.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path

from depesche.analysis import load_analyser
from depesche.model.analysis import Sentence
from training.data import Example

SHORTEST, LONGEST = 5, 80  # words


def example(sentence: Sentence) -> Example:
    """The analysed sentence as an example of the treebank and the names that German follows at run time."""
    words = sentence.words
    return Example(
        "de_silver",
        tuple(w.form for w in words),
        tuple(w.upos for w in words),
        tuple(w.feats for w in words),
        tuple(w.lemma for w in words),
        tuple(w.head + 1 for w in words),
        tuple(w.deprel for w in words),
        tuple(w.name for w in words),
    )


def articles(corpora: Path) -> Iterator[str]:
    """The texts of German Wikinews but for those that `gold/reserved.txt` beside the corpora names."""
    reserved = set((corpora.parent / "gold/reserved.txt").read_text(encoding="utf-8").split())
    with (corpora / "news/wikinews-de.jsonl").open(encoding="utf-8") as lines:
        for raw in map(json.loads, lines):
            if raw["id"] not in reserved:
                yield raw["text"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--model", default="best")
    parser.add_argument("--to", type=Path, required=True)
    args = parser.parse_args()
    analyser = load_analyser(args.model)
    args.to.parent.mkdir(parents=True, exist_ok=True)
    with args.to.open("w", encoding="utf-8") as out:
        for text in articles(args.corpora):
            for sentence in analyser.analyse(text, "de"):
                if SHORTEST <= len(sentence.words) <= LONGEST:
                    out.write(json.dumps(dataclasses.asdict(example(sentence)), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()

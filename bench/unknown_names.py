"""How the stages behind the analysis grow on texts of names that nobody knows, each named once.

    python bench/unknown_names.py [--sentences 120]     1, 2, 4, 8 times as many sentences in one German text

Milliseconds of process time, the least of four rounds. The names are made of syllables, the same each time.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from depesche import pipeline
from depesche.model import Article, Doc, PublicationDate

STAGES = (
    "names", "times", "places", "with_countries", "coreference", "link", "claims", "events", "qualify", "facts",
    "check",
)  # fmt: skip
SENTENCES = (
    "{a} {b} traf am Montag {c} {d} in {e}.",
    "Der Minister {a} {b} kritisierte die {c}-Gruppe.",
    "{a} {b} warf {c} {d} Betrug vor.",
    "Die Organisation {a} {b} forderte seinen Rücktritt.",
    "Ihre Anhänger verließen {a}, sagte {b} {c}.",
    "Die Soldaten töteten in {a} zwei Rebellen.",
    "Der Vorsitzende der {a}-Partei, {b} {c}, trat zurück.",
)
ROUNDS = 4


def main() -> None:
    """Print a row a stage."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=int, default=120)
    base = parser.parse_args().sentences
    sentences = made(8 * base)
    reader = pipeline.reader("de")
    columns = []
    for times in (1, 2, 4, 8):
        article = Article(
            "a", " ".join(sentences[: times * base]), PublicationDate("2021-10-18", "field"), language="de"
        )
        columns.append(least(reader, reader.read_sentences(article)))
    print("| stage | 1x | 2x | 4x | 8x | 8x / 1x |\n" + "| --- " * 6 + "|")
    for stage in STAGES:
        row = [column[stage] * 1000 for column in columns]
        print(f"| `{stage}` | " + " | ".join(f"{cell:.0f}" for cell in row) + f" | {row[-1] / row[0]:.1f} |")


def made(count: int) -> list[str]:
    """So many sentences of names made up."""
    chance = random.Random(5)

    def name() -> str:
        syllables = (chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(chance.randint(2, 4)))
        return ("".join(syllables) + chance.choice(("n", "r", "s", "l", ""))).capitalize()

    return [chance.choice(SENTENCES).format(**{slot: name() for slot in "abcde"}) for _ in range(count)]


def least(reader: pipeline.Reader, doc: Doc) -> dict[str, float]:
    """The least seconds that each stage takes in some rounds."""
    stages = {stage: getattr(pipeline, stage) for stage in STAGES}
    found: dict[str, float] = {}
    for _ in range(ROUNDS):
        took: dict[str, float] = defaultdict(float)
        for stage, run in stages.items():
            setattr(pipeline, stage, timed(run, stage, took))
        reader._layers(doc, pipeline.pack_of(doc))  # type: ignore[arg-type]
        found = {stage: min(found.get(stage, took[stage]), took[stage]) for stage in STAGES}
    for stage, run in stages.items():
        setattr(pipeline, stage, run)
    return found


def timed(run: Callable[..., Any], stage: str, took: dict[str, float]) -> Callable[..., Any]:
    """The stage, what it takes added to `took`."""

    def timing(*arguments: Any) -> Any:
        start = time.process_time()
        try:
            return run(*arguments)
        finally:
            took[stage] += time.process_time() - start

    return timing


if __name__ == "__main__":
    main()

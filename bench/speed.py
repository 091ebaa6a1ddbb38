"""How fast `depesche code` reads, where the time goes, how much memory it takes, and how both grow with the input.

    python bench/speed.py stages FILE...        documents and words a second, share of each stage, peak memory
    python bench/speed.py documents FILE...     1, 2, 4, 8 times as many articles
    python bench/speed.py length FILE           one text of 1, 2, 4, 8 times as many articles
    python bench/speed.py one FILE...           each input in a process of its own: time and peak memory

All times are process time on one core (the analyser runs on one thread), without loading. Every row is measured in a
process of its own. Inputs are what `depesche code` takes; `--articles N` takes the first N of each input.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from depesche import pipeline, sentences
from depesche.batch import line_of
from depesche.ingest import Defaults, read
from depesche.model import Article

STAGES = (
    "prepare", "names", "times", "places", "with_countries", "coreference", "link", "claims", "events", "qualify",
    "facts", "check", "audit",
)  # fmt: skip
WHO_WHEN_WHERE = ("names", "times", "places", "with_countries", "coreference", "link")
WARM_UP = (
    "Der russische Außenminister Lawrow reiste am Montag nach Wien. The minister met officials in Geneva on Monday."
)


@dataclass
class Measured:
    """What reading some articles took: seconds of process time, in all and by stage, and the process's peak memory."""

    articles: int = 0
    words: int = 0
    characters: int = 0
    seconds: float = 0.0
    stages: dict[str, float] = field(default_factory=dict)
    megabytes: float = 0.0


def main() -> None:
    """Run one of the measurements and print its table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("stages", "documents", "length", "one"))
    parser.add_argument("inputs", nargs="+")
    parser.add_argument("--articles", type=int, default=None)
    given = parser.parse_args()
    {"stages": stages, "documents": documents, "length": length, "one": one}[given.what](given.inputs, given.articles)


def stages(inputs: list[str], limit: int | None) -> None:
    """A row an input, and the share of every stage."""
    found = {path: _measure(_articles, [path], limit) for path in inputs}
    print("| input | articles | words | articles/s | words/s | ms an article | peak MB |\n" + "| --- " * 7 + "|")
    for path, m in found.items():
        print(f"| {_name(path)} | {_speed(m)} | {m.megabytes:.0f} |")
    names = ("analyse", *STAGES, "rest")
    print("\n| stage | " + " | ".join(f"{_name(p)}" for p in found) + " |\n| --- " + "| --- " * len(found) + "|")
    for name in names:
        print(f"| {name} | " + " | ".join(_share(m, m.stages[name]) for m in found.values()) + " |")
    print("| *names to link* | " + " | ".join(_share(m, _middle(m)) for m in found.values()) + " |")


def documents(inputs: list[str], limit: int | None) -> None:
    """One row for each multiple of the number of articles."""
    base = limit or 25
    print("| articles | words | seconds | times 1x | MB |\n" + "| --- " * 5 + "|")
    _growth([_measure(_articles, inputs, base * times) for times in (1, 2, 4, 8)], lambda m: f"{m.articles}")


def length(inputs: list[str], limit: int | None) -> None:
    """One row for each multiple of the number of articles that are put together to one. A text that repeats itself
    would not do: what stands twice is analysed once."""
    base = limit or 3
    print("| characters | words | seconds | times 1x | MB |\n" + "| --- " * 5 + "|")
    _growth([_measure(_together, inputs[:1], base * times) for times in (1, 2, 4, 8)], lambda m: f"{m.characters:,}")


def one(inputs: list[str], limit: int | None) -> None:
    """One row an input."""
    print("| input | characters | seconds | MB |\n" + "| --- " * 4 + "|")
    for path in inputs:
        m = _measure(_articles, [path], limit)
        print(f"| {_name(path)} | {m.characters:,} | {m.seconds:.1f} | {m.megabytes:.0f} |")


def _growth(rows: list[Measured], size: Callable[[Measured], str]) -> None:
    for m in rows:
        print(f"| {size(m)} | {m.words:,} | {m.seconds:.2f} | {m.seconds / rows[0].seconds:.2f} | {m.megabytes:.0f} |")


def _measure(source: Callable[..., Iterator[Article]], *arguments: Any) -> Measured:
    """`_read` in a fresh process."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        return pool.apply(_read, (source, arguments))


def _read(source: Callable[..., Iterator[Article]], arguments: tuple[Any, ...]) -> Measured:
    reader = pipeline.reader()
    for language in ("de", "en"):
        reader.code(WARM_UP, language=language)
    measured = Measured()
    spent = _timed(reader)
    begun = time.process_time()
    for article in source(*arguments):
        line_of(reader.code_article(article))
        measured.articles += 1
        measured.characters += len(article.text)
        measured.words += len(article.text.split())
    measured.seconds = time.process_time() - begun
    measured.stages = {**spent, "rest": measured.seconds - sum(spent.values())}
    measured.megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return measured


def _timed(reader: pipeline.Reader) -> dict[str, float]:
    """The seconds that the analyser and each stage will take, counted from now on."""
    spent = dict.fromkeys(("analyse", *STAGES), 0.0)

    def watched(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any) -> Any:
            begun = time.process_time()
            try:
                return function(*arguments)
            finally:
                spent[name] += time.process_time() - begun

        return run

    for name in STAGES:
        module = pipeline if hasattr(pipeline, name) else sentences
        setattr(module, name, watched(name, getattr(module, name)))
    analyser: Any = reader.analyser
    analyser.analyse = watched("analyse", analyser.analyse)
    return spent


def _articles(inputs: list[str], limit: int | None) -> Iterator[Article]:
    for path in inputs:
        yield from islice(read([path], Defaults()), limit)


def _together(inputs: list[str], number: int) -> Iterator[Article]:
    articles = list(_articles(inputs, number))
    yield replace(articles[0], text="\n\n".join(a.text for a in articles))


def _name(path: str) -> str:
    return path.rsplit("/", 1)[-1]


def _speed(m: Measured) -> str:
    rates = f"{m.articles / m.seconds:.1f} | {m.words / m.seconds:,.0f} | {1000 * m.seconds / m.articles:.0f}"
    return f"{m.articles:,} | {m.words:,} | {rates}"


def _share(m: Measured, seconds: float) -> str:
    return f"{seconds / m.seconds:.1%}"


def _middle(m: Measured) -> float:
    return sum(m.stages[name] for name in WHO_WHEN_WHERE)


if __name__ == "__main__":
    main()

"""Layer 4: thousands of articles on all cores: order kept, memory bounded, failures told, interruptions harmless.

The output (JSON Lines, a record a line, in the order of the input) is its own journal: what stands there is done.
Work goes to processes of our own that load the model once, several short articles at a time. A process that dies
takes nothing with it: its articles are tried again one by one, and the one that kills again gets an Issue.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from depesche.batch.coding import BatchError, Factory, Reader, attempt, code, failure, line_of, reason
from depesche.batch.crew import Crew
from depesche.batch.journal import Summary, Tally, done_before, opened
from depesche.model import Article

__all__ = ["BatchError", "Factory", "Reader", "Summary", "attempt", "failure", "line_of", "run"]

CHUNK_ARTICLES, CHUNK_CHARACTERS = 8, 40_000
"""A task is so many articles, or fewer when they are long."""


def run(
    articles: Iterable[Article],
    factory: Factory,
    jobs: int,
    out: Path | BinaryIO,
    resume: bool = False,
    progress: Callable[[Summary], None] = lambda _: None,
) -> Summary:
    """Code `articles` on `jobs` processes and write their records to `out` in the order of the input.

    `factory` makes the reader of a process; with `jobs` > 1 it must be importable (a function of a module, or a
    `functools.partial` of one). With 1 everything happens in this process. `resume` (for a path only) keeps the whole
    lines of `out` and skips as many articles of each id as stand there. `progress` is told after every task.
    KeyboardInterrupt passes through once the line under way is whole and all processes are gone (exit status 130 is
    the command's to give). Raises BatchError where no reader can be had or `out` cannot be resumed.
    """
    if resume and not isinstance(out, Path):
        raise BatchError("only a file can be resumed")
    done = done_before(out) if resume and isinstance(out, Path) else Counter()
    with opened(out, resume) as sink:
        tally = Tally(sink, progress)
        chunks = _tasks(_remaining(articles, done, tally))
        if jobs <= 1:
            _alone(chunks, factory, tally)
        else:
            Crew(factory, jobs).run(chunks, tally)
        return tally.summary


def _remaining(articles: Iterable[Article], done: Counter[str], tally: Tally) -> Iterator[Article]:
    for article in articles:
        # The id as it comes back from JSON: two lone surrogates side by side come back as one character.
        key = article.id.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
        if done[key] > 0:
            done[key] -= 1
            tally.skip()
        else:
            yield article


def _tasks(articles: Iterable[Article]) -> Iterator[list[Article]]:
    chunk: list[Article] = []
    size = 0
    for article in articles:
        if chunk and (len(chunk) == CHUNK_ARTICLES or size + len(article.text) > CHUNK_CHARACTERS):
            yield chunk
            chunk, size = [], 0
        chunk.append(article)
        size += len(article.text)
    if chunk:
        yield chunk


def _alone(chunks: Iterable[list[Article]], factory: Factory, tally: Tally) -> None:
    reader: Reader | None = None
    for chunk in chunks:
        for article in chunk:
            reader = reader or _loaded(factory)
            tally.write([code(reader, article)])


def _loaded(factory: Factory) -> Reader:
    try:
        return factory()
    except Exception as error:
        raise BatchError(f"the reader cannot be loaded: {reason(error)}") from error

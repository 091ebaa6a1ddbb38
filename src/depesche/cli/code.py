"""`depesche code`: articles to records, as a table to read, as JSON, or as a page."""

from __future__ import annotations

import datetime
import functools
import json
import os
import sys
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import IO

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from depesche.analysis import model_names
from depesche.batch import BatchError, attempt, run
from depesche.cli.common import example, input_options, loaded_reader, plural
from depesche.cli.terminal import show
from depesche.export.html import page
from depesche.ingest import Defaults, read
from depesche.model import Article, Record
from depesche.model.codec import encode
from depesche.pipeline import reader

FORMATS = ("table", "json", "jsonl", "html")


EXAMPLES = example(
    "depesche code examples/hafen.txt",
    "depesche code examples/bagheri.txt --date 2021-10-18 --format html --out bagheri.html",
    "depesche code examples/both.jsonl --out records.jsonl --jobs 2",
    "depesche code examples/both.jsonl --out records.jsonl --resume",
    "cat examples/border.txt | depesche code - --date 2022-11-16 --format json",
)


@click.command("code", epilog=EXAMPLES)
@input_options
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="What to write (default: table on a terminal, jsonl in a pipe or file).",
)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file instead of standard output."
)
@click.option("--jobs", type=click.IntRange(min=1), default=None, help="Processes for jsonl (default: all cores).")
@click.option("--resume", is_flag=True, help="Go on with the jsonl file --out where an interrupted run stopped.")
@click.option(
    "--model", type=click.Choice(model_names()), default="best", show_default=True, help="The analyser's model."
)
def code_command(
    inputs: tuple[str, ...], date: str | None, publisher: str | None, language: str | None,
    form: str | None, out: Path | None, jobs: int | None, resume: bool, model: str,
) -> int:  # fmt: skip
    """Read articles and write down who did what to whom, when, where, and according to whom.

    INPUT is a text, a web page, JSON Lines, an RSS or Atom file, a WARC archive, a folder of these, or - for
    standard input. The format `json` is one object for one article, `jsonl` a line an article in the order of the
    inputs, `html` one page for all of them.
    """
    form = form or ("jsonl" if out is not None or not sys.stdout.isatty() else "table")
    if resume and (form != "jsonl" or out is None):
        raise click.UsageError("--resume needs --format jsonl and --out FILE")
    if jobs is not None and form != "jsonl":
        raise click.UsageError("--jobs goes with --format jsonl")
    if out is not None:
        _check_out(out, inputs)
    unread = Unread()
    articles = unread.watching(read(inputs, Defaults(date, publisher, language)))
    try:
        if form == "jsonl":
            failed = _lines(articles, language, model, out, jobs or os.cpu_count() or 1, resume)
        else:
            failed = _one_by_one(articles, language, model, form, out)
    except OSError as error:
        if out is None or isinstance(error, BrokenPipeError):
            raise
        raise click.UsageError(f"{out} cannot be written: {error.strerror}") from None
    unread.tell()
    if failed:
        click.echo(
            f"depesche: {plural(failed, 'article')} failed: see the issue article.failed in the record", err=True
        )
    return 1 if failed or unread.count else 0


def _check_out(out: Path, inputs: tuple[str, ...]) -> None:
    """What is written must not be what is read."""
    whole = out.resolve()
    for given in inputs:
        path = Path(given).resolve()
        if given != "-" and (path == whole or (path in whole.parents and path.is_dir())):
            raise click.UsageError(f"--out {out} is among the inputs")


class Unread:
    """Notes the inputs that held nothing to read, and those dated in the future, as they come by."""

    MOST = 10  # of them are told line by line

    def __init__(self) -> None:
        self.count = 0
        self._lines: list[str] = []
        # The clock is asked for a word to the user alone; no record depends on it.
        self._latest = (datetime.date.today() + datetime.timedelta(days=1)).isoformat()
        self._ahead = 0

    def watching(self, articles: Iterator[Article]) -> Iterator[Article]:
        """The articles as they come."""
        for article in articles:
            issue = next((i for i in article.issues if i.code.startswith("input.")), None)
            if issue is not None and not article.text.strip():
                self.count += 1
                if self.count <= self.MOST:
                    self._lines.append(f"depesche: {article.id}: {issue.code}: {issue.message}")
            if article.date is not None and article.date.day > self._latest:
                self._ahead += 1
                if self._ahead <= self.MOST:
                    self._lines.append(f"depesche: {article.id}: its date {article.date.day} lies in the future")
            yield article

    def tell(self) -> None:
        """A line for each on standard error, for the first ones at least."""
        for line in self._lines:
            click.echo(line.encode("utf-8", "backslashreplace"), err=True)
        if self.count > self.MOST:
            click.echo(f"depesche: {plural(self.count - self.MOST, 'more input')} could not be read", err=True)


def _lines(
    articles: Iterator[Article], language: str | None, model: str, out: Path | None, jobs: int, resume: bool
) -> int:
    """Write a line an article; how many failed."""
    few = list(islice(articles, 2))
    several = len(few) > 1
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal or not several) as bar:
        task = bar.add_task("reading", total=None)
        try:
            summary = run(
                chain(_given_up(few), articles), functools.partial(reader, language, model), jobs if several else 1,
                out if out is not None else sys.stdout.buffer, resume,
                lambda s: bar.update(task, completed=s.written + s.skipped),
            )  # fmt: skip
        except BatchError as error:
            raise click.UsageError(str(error)) from None
    return summary.failed


def _given_up(articles: list[Article]) -> Iterator[Article]:
    """The articles of a list that holds none of them longer than it must: one alone may be very long."""
    while articles:
        yield articles.pop(0)


def _one_by_one(articles: Iterator[Article], language: str | None, model: str, form: str, out: Path | None) -> int:
    """Write a table an article, one page, or one JSON object; how many articles failed."""
    few = list(islice(articles, 2))
    if form == "json" and len(few) > 1:
        raise click.UsageError("json is one object for one input; use --format jsonl for several")
    machine = loaded_reader(language, model)
    coded: list[tuple[Article, Record]] = []
    failures = 0
    with click.open_file(str(out) if out else "-", "w", encoding="utf-8") as sink:
        for article in chain(_given_up(few), articles):
            record, failed = attempt(machine, article)
            failures += failed
            if form == "table":
                show(article.text, record, Console(file=sink, width=None if out is None else 120, highlight=False))
            else:
                coded.append((article, record))
        _write(coded, form, sink)
    return failures


def _write(coded: list[tuple[Article, Record]], form: str, sink: IO[str]) -> None:
    if form == "html":
        sink.write(page([(article.text, record) for article, record in coded]))
    for _, record in coded if form == "json" else ():
        shown = json.dumps(encode(record), ensure_ascii=False, indent=2)
        sink.write(shown.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")

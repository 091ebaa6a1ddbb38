"""`depesche code`: articles to records, as a table to read, as JSON, or as a page."""

from __future__ import annotations

import functools
import json
import os
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from depesche.analysis import model_names
from depesche.batch import BatchError, run
from depesche.cli.common import example, input_options, loaded_reader
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
    articles = read(inputs, Defaults(date, publisher, language))
    if form == "jsonl":
        return _lines(articles, language, model, out, jobs or os.cpu_count() or 1, resume)
    return _one_by_one(articles, language, model, form, out)


def _lines(
    articles: Iterator[Article], language: str | None, model: str, out: Path | None, jobs: int, resume: bool
) -> int:
    factory = functools.partial(reader, language, model)
    unread: list[str] = []
    watched = _watched(articles, unread)
    few = list(islice(watched, 2))
    if len(few) < 2:
        jobs = 1
    everything = _chained(few, watched)
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal or len(few) < 2) as bar:
        task = bar.add_task("reading", total=None)
        try:
            summary = run(
                everything, factory, jobs, out if out is not None else sys.stdout.buffer, resume,
                lambda s: bar.update(task, completed=s.written + s.skipped),
            )  # fmt: skip
        except BatchError as error:
            raise click.UsageError(str(error)) from None
    return 1 if summary.failed or unread else 0


def _watched(articles: Iterator[Article], unread: list[str]) -> Iterator[Article]:
    """The articles as they come; the ids of inputs that held nothing to read are noted in `unread`."""
    for article in articles:
        if not article.text and any(i.code.startswith("input.") for i in article.issues):
            unread.append(article.id)
        yield article


def _chained(first: list[Article], rest: Iterator[Article]) -> Iterator[Article]:
    yield from first
    yield from rest


def _one_by_one(articles: Iterator[Article], language: str | None, model: str, form: str, out: Path | None) -> int:
    machine = loaded_reader(language, model)
    coded: list[tuple[Article, Record]] = []
    failed = False
    with (
        click.open_file(str(out), "w", encoding="utf-8") if out else click.open_file("-", "w", encoding="utf-8") as sink
    ):
        for article in articles:
            if form == "json" and coded:
                raise click.UsageError("json is one object for one input; use --format jsonl for several")
            record = machine.code_article(article)
            failed |= any(i.code.startswith("input.") and not record.sentences for i in record.issues)
            if form == "table":
                show(article.text, record, Console(file=sink, width=None if out is None else 120, highlight=False))
            else:
                coded.append((article, record))
        _write(coded, form, sink)
    return 1 if failed else 0


def _write(coded: list[tuple[Article, Record]], form: str, sink: IO[str]) -> None:
    if form == "html":
        sink.write(page([(article.text, record) for article, record in coded]))
    for _, record in coded if form == "json" else ():
        shown = json.dumps(encode(record), ensure_ascii=False, indent=2)
        sink.write(shown.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")

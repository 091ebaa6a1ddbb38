"""`depesche times`: the time expressions of a text alone, as TimeML or JSON."""

from __future__ import annotations

import json

import click

from depesche.analysis import Analyser, load_analyser
from depesche.cli.common import example, input_options, plain_errors
from depesche.export.timeml import timeml, timex3
from depesche.ingest import Defaults, read
from depesche.model import Article, Doc
from depesche.model.codec import encode
from depesche.pack.parts import load_times
from depesche.sentences import analysed, readable
from depesche.stages.times import times


@click.command(
    "times",
    epilog=example("depesche times examples/hafen.txt", "depesche times examples/border.txt --format json"),
)
@input_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["timeml", "json"]),
    default="timeml",
    show_default=True,
    help="A TimeML document an input, or a line of JSON an input.",
)
def times_command(
    inputs: tuple[str, ...], date: str | None, publisher: str | None, language: str | None, form: str
) -> int:
    """Find the time expressions of INPUT and their values (TIMEX3)."""
    analyser = load_analyser()
    failed = False
    for article in read(inputs, Defaults(date, publisher, language)):
        with plain_errors():
            doc = _timed(article, analyser)
        failed |= not doc.sentences
        for issue in () if doc.sentences else doc.issues:
            click.echo(f"depesche: {article.id}: {issue.code}: {issue.message}", err=True)
        click.echo(_written(doc, form).encode("utf-8", "backslashreplace"), nl=form == "json")
    return 1 if failed else 0


def _timed(article: Article, analyser: Analyser) -> Doc:
    """The article with its sentences and time expressions only."""
    doc = analysed(article, analyser)
    language = readable(doc)
    return doc if language is None else doc.having(times=times(doc, load_times(language)))


def _written(doc: Doc, form: str) -> str:
    lexicon = load_times(readable(doc) or "de")
    if form == "timeml":
        return timeml(doc, lexicon)
    times = [{**encode(t), "text": t.span.of(doc.text)} for t in timex3(doc, lexicon)]
    published = doc.article.date or doc.prepared.date
    row = {"id": doc.article.id, "date": published.day if published else None, "times": times}
    return json.dumps(row, ensure_ascii=False)

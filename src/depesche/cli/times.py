"""`depesche times`: the time expressions of a text alone, as TimeML or JSON."""

from __future__ import annotations

import json

import click

from depesche.cli.common import input_options, loaded_reader
from depesche.export.timeml import timeml
from depesche.ingest import Defaults, read
from depesche.model.codec import encode


@click.command("times")
@input_options
@click.option("--format", "form", type=click.Choice(["timeml", "json"]), default="timeml", show_default=True)
def times_command(inputs: tuple[str, ...], date: str | None, publisher: str | None, language: str | None, form: str) -> int:
    """Find the time expressions of INPUT and their values (TIMEX3)."""
    machine = loaded_reader(language)
    for article in read(inputs, Defaults(date, publisher, language)):
        doc = machine.read_times(article)
        if form == "timeml":
            click.echo(timeml(doc))
        else:
            row = {"id": article.id, "date": article.date.day if article.date else None, "times": encode(doc.times)}
            row["times"] = [{**t, "text": doc.text[t["span"][0] : t["span"][1]]} for t in row["times"]]
            click.echo(json.dumps(row, ensure_ascii=False))
    return 0

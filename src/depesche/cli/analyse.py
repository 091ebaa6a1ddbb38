"""`depesche analyse`: sentences, words, trees and names of a text."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from depesche.analysis import Analyser, load_analyser
from depesche.analysis.conllu import analyse_pretokenised, to_conllu, to_iob2, to_json
from depesche.ingest import Defaults, read
from depesche.model import Doc, Sentence
from depesche.pack.language import languages, load_language
from depesche.stages.prepare import prepare

WRITERS = {"conllu": to_conllu, "iob2": to_iob2, "json": to_json}


@click.command("analyse")
@click.argument("source", default="-", metavar="[INPUT]")
@click.option("--format", "form", type=click.Choice(sorted(WRITERS)), default="conllu", show_default=True)
@click.option("--pretokenised", is_flag=True, help="INPUT is CoNLL-U, or one token a line: its tokens are kept.")
@click.option("--language", type=click.Choice(languages()), default=None, help="Language of the text (default: identified, else de).")
@click.option("--model", type=click.Choice(["best", "fast"]), default="best", show_default=True)
@click.option("--threads", type=click.IntRange(min=1), default=1, show_default=True)
def analyse_command(source: str, form: str, pretokenised: bool, language: str | None, model: str, threads: int) -> int:
    """Analyse a text: CoNLL-U (UD v2), names as IOB2, or JSON with character offsets."""
    analyser = load_analyser(model, threads)
    if pretokenised:
        lines = sys.stdin.read().splitlines() if source == "-" else _lines_of(source)
        for out in WRITERS[form](analyse_pretokenised(analyser, lines, language or "de"), None):
            click.echo(out)
        return 0
    for text, sentences in _analysed(analyser, source, language):
        for out in WRITERS[form](sentences, text):
            click.echo(out)
    return 0

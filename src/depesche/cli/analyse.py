"""`depesche analyse`: sentences, words, trees and names of a text."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import click

from depesche.analysis import ADAPTERS, Analyser, load_analyser, model_names
from depesche.analysis.conllu import Kept, read_pretokenised, to_conllu, to_iob2, to_json
from depesche.cli.common import example, plain_errors
from depesche.ingest import Defaults, read
from depesche.model import Sentence
from depesche.pack.parts import languages
from depesche.sentences import prepared, readable
from depesche.stages.audit import audit

EXAMPLES = example(
    "depesche analyse examples/hafen.txt",
    "echo 'Der Minister reiste nach Wien.' | depesche analyse --language de --format iob2",
)


class ModelName(click.ParamType[str]):
    """A model that ships, an ONNX file, or another's pipeline ("spacy:NAME", "stanza:LANGUAGE")."""

    name = "model"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name as given; one of another shape is a usage error."""
        text = str(value)
        maker, _, rest = text.partition(":")
        if text not in model_names() and not text.endswith(".onnx") and not (rest and maker in ADAPTERS):
            known = ", ".join((*model_names(), *(f"{maker}:NAME" for maker in ADAPTERS)))
            self.fail(f"{text!r} is no model (there are: {known})", param, ctx)
        return text


@click.command("analyse", epilog=EXAMPLES)
@click.argument("source", default="-", metavar="[INPUT]")
@click.option(
    "--format",
    "form",
    type=click.Choice(["conllu", "iob2", "json"]),
    default="conllu",
    show_default=True,
    help="CoNLL-U (UD v2), names as IOB2, or JSON.",
)
@click.option("--pretokenised", is_flag=True, help="INPUT is CoNLL-U, or one token a line: its tokens are kept.")
@click.option("--language", type=click.Choice(languages()), help="Language (default: identified; de if pretokenised).")
@click.option("--model", type=ModelName(), default="best", show_default=True, help="Or spacy:NAME, stanza:LANGUAGE.")
@click.option("--threads", type=click.IntRange(min=1), default=1, show_default=True, help="Threads of the model.")
def analyse_command(source: str, form: str, pretokenised: bool, language: str | None, model: str, threads: int) -> int:
    """Write the sentences, words, trees and names of a text (INPUT, standard input by default)."""
    try:
        analyser = load_analyser(model, threads)
    except (FileNotFoundError, ModuleNotFoundError) as error:
        click.echo(f"depesche: {error}", err=True)
        return 2
    if pretokenised:
        return _pretokenised(source, form, language or "de", analyser)
    failed = False
    for article in read([source], Defaults(language=language)):
        with plain_errors():
            doc = prepared(article)
        code = readable(doc)
        sentences = analyser.stream(doc.text, code, doc.prepared.regions) if code else iter(())
        first = next(sentences, None)
        if first is None:
            failed = True
            for issue in audit(doc):
                click.echo(f"depesche: {article.id}: {issue.code}: {issue.message}", err=True)
        else:
            _write(_lines(form, itertools.chain((first,), sentences), doc.text))
    return 1 if failed else 0


def _pretokenised(source: str, form: str, language: str, analyser: Analyser) -> int:
    count = 0
    with click.open_file(source, encoding="utf-8", errors="surrogateescape") as stream:
        try:
            for given in read_pretokenised(stream, language):
                done = analyser.analyse_words(given.sentences, language)
                numbered = [replace(s, number=count + s.number) for s in done]
                count += len(done)
                _write(_lines(form, numbered, given.text, given.kept))
        except ValueError as error:
            click.echo(f"depesche: {source}: {error}", err=True)
            return 2
    return 0


def _lines(form: str, sentences: Iterable[Sentence], text: str, kept: Sequence[Kept | None] = ()) -> Iterator[str]:
    if form == "conllu":
        return to_conllu(sentences, text, kept)
    return to_iob2(sentences, text) if form == "iob2" else to_json(sentences)


def _write(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line.encode("utf-8", "backslashreplace"))

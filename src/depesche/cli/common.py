"""What several commands share: options, days, counts in words, the reader with its errors told plainly."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from depesche.pack.files import DataError
from depesche.pack.parts import languages

if TYPE_CHECKING:
    from depesche.pipeline import Reader


class Day(click.ParamType[str]):
    """A day as ISO 8601 (``2021-10-18``)."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The day as text; anything else is a usage error."""
        text = str(value)
        try:
            parsed = datetime.date.fromisoformat(text)
        except ValueError:
            self.fail(f"{text!r} is no day (write YYYY-MM-DD)", param, ctx)
        return parsed.isoformat()


def source_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What the caller says of the inputs: --date, --publisher, --language."""
    for decorate in (
        click.option("--language", type=click.Choice(languages()), help="Language of the texts (default: identified)."),
        click.option("--publisher", help="Who published the texts, where they do not tell."),
        click.option("--date", type=Day(), help="Day of publication (YYYY-MM-DD), where the texts do not tell."),
    ):
        command = decorate(command)
    return command


def input_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """INPUT... and what the caller says of the inputs."""
    return click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")(source_options(command))


def example(*lines: str) -> str:
    """Commands to try, as the end of a command's help."""
    return "\b\n" + "\n".join(("Examples:", *(f"  {line}" for line in lines)))


def loaded_reader(language: str | None, model: str = "best", threads: int = 1) -> Reader:
    """The reader; data files that cannot be used end the command with all their problems."""
    from depesche.pipeline import reader  # with all stages: only for who needs them

    with plain_errors():
        return reader(language, model, threads)


@contextmanager
def plain_errors() -> Iterator[None]:
    """Data files that cannot be used end the command with all their problems."""
    try:
        yield
    except DataError as error:
        raise click.ClickException(f"data files cannot be used:\n{error}") from None


def plural(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun: "1 file", "2 files"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"

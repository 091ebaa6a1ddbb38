"""What the titles of names.yaml mean among the offices of the knowledge base (``kb/titles.yaml``), and what their words
tell (``kb/title_words.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import Field

from depesche.pack.files import Exemplified, Problems, read_yaml_list
from depesche.pack.kb import KB
from depesche.pack.kb_rows import Office, Role

WordKind = Literal["deputy", "head", "minister", "speaker", "vice"]
_WORD = re.compile(r"[^\W\d_]+")


class Title(Exemplified[str]):
    """A title and the offices that it can mean: those of its classes, for a `general` one no more than those whose full
    title begins so, else also these. A row for a `portfolio` is for all titles that begin so ("Minister of Justice"):
    they can mean offices of its classes whose full title has their last word."""

    title: str
    roles: tuple[Role, ...]
    begins: tuple[str, ...] = ()
    general: bool = False
    portfolio: bool = False

    def means(self, office: Office) -> bool:
        """Whether it can mean an office."""
        of_class, begins = office.role in self.roles, office.title_en.startswith(self.begins)
        return (of_class and begins) if self.general else (of_class or begins)


class TitleWord(Exemplified[str]):
    """Words by which titles are of a kind: by their first word, by any where they may stand `anywhere`."""

    kind: WordKind
    words: Annotated[tuple[str, ...], Field(min_length=1)]
    anywhere: bool = False

    def tells(self, title: str) -> bool:
        """Whether a title is of the kind."""
        words = _WORD.findall(title)
        return not set(self.words).isdisjoint(words if self.anywhere else words[:1])


def read_title_words(problems: Problems, folder: Path = KB) -> Mapping[WordKind, TitleWord]:
    """The rows of ``title_words.yaml`` by kind; a kind that is missing or stands twice is a problem, and so is an
    example that its row does not bear out."""
    found: dict[WordKind, TitleWord] = {}
    path = folder / "title_words.yaml"
    for row in read_yaml_list(path, TitleWord, problems):
        if row.value.kind in found:
            problems.add(path, row.line, f"{row.value.kind} stands twice")
        for title, tells in row.value.examples():
            if row.value.tells(title) is not tells:
                problems.add(path, row.line, f"{row.value.kind}: {title!r} should {'' if tells else 'not '}be one")
        found[row.value.kind] = row.value
    for kind in sorted(set(get_args(WordKind)) - found.keys()):
        problems.add(path, 0, f"no words for {kind}")
    return found


@cache
def _words() -> Mapping[WordKind, TitleWord]:
    problems = Problems()
    found = read_title_words(problems)
    problems.raise_if_any()
    return found


def title_words(kind: WordKind) -> tuple[str, ...]:
    """The words by which a title is of a kind; the first is what records write."""
    return _words()[kind].words


def word_for(kind: WordKind) -> str:
    """The word that records write for a kind."""
    return title_words(kind)[0]


def is_of(kind: WordKind, title: str) -> bool:
    """Whether a title is of a kind by its words."""
    return _words()[kind].tells(title)


def read_titles(problems: Problems, folder: Path = KB) -> Mapping[str, Title]:
    """The rows by title; a title that stands twice is a problem."""
    found: dict[str, Title] = {}
    for row in read_yaml_list(folder / "titles.yaml", Title, problems):
        if row.value.title in found:
            problems.add(row.file, row.line, f"title {row.value.title!r} stands twice")
        found[row.value.title] = row.value
    return found


def check_titles(offices: Mapping[str, Office], problems: Problems, folder: Path = KB) -> None:
    """Add to `problems` every example that the rows do not bear out."""
    for title, row in read_titles(problems, folder).items():
        for example, means in row.examples():
            if example not in offices:
                problems.add(folder / "titles.yaml", 0, f"{title}: no office {example!r}")
            elif row.means(offices[example]) is not means:
                problems.add(
                    folder / "titles.yaml", 0, f"{title}: {example!r} should {'' if means else 'not '}be meant"
                )


@cache
def load_titles() -> Mapping[str, Title]:
    """The rows that ship. Raises DataError with every problem."""
    problems = Problems()
    found = read_titles(problems)
    problems.raise_if_any()
    return found


def means(title: str, office: Office) -> bool:
    """Whether a title told in a text is that of an office: by its class, else by the words of the full title."""
    if is_of("vice", title) != is_of("vice", office.title_en):
        return False
    rows = load_titles()
    row = rows.get(title)
    if row is not None and not row.general:
        return row.means(office)
    portfolio = next((r for r in rows.values() if r.portfolio and title.startswith(f"{r.title} ")), None)
    if row is None and portfolio is not None:
        return portfolio.means(office) and title.split()[-1].casefold() in office.title_en.casefold()
    return title.split()[-1].casefold() in office.title_en.casefold() or office.title_en.split()[0] == title.split()[0]


def general(title: str) -> Title | None:
    """The row of a general title ("Head", "Envoy"); None where it is none."""
    row = load_titles().get(title)
    return row if row is not None and row.general else None

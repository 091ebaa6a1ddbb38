"""Schemas of the data files that `depesche.analysis` reads itself: how text is cut, how verbs inflect.

The analyser reads them without checks, so as to start fast; `check-data` and every load of a language pack check.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator, model_validator

from depesche.pack.files import Problems, Row, read_csv, read_yaml

_FORM = re.compile(r"[^\W\d_'’]+(?:['’][^\W\d_]+)?|['’][^\W\d_]+")


class TokenTable(Row):
    """`tokens.yaml`: how a language's text is cut into sentences and words."""

    contractions: dict[str, tuple[str, ...]]
    split_hyphens: bool
    keep_prefixes: tuple[str, ...]
    merge_marks: bool
    clitics: tuple[str, ...]
    two_words: dict[str, int]
    abbreviations: dict[str, tuple[str, ...]]
    may_end: dict[str, tuple[str, ...]]
    before_number: tuple[str, ...]
    starters: tuple[str, ...]
    months: tuple[str, ...]
    ordinal_after: tuple[str, ...]
    ordinal_before: tuple[str, ...]

    @field_validator("abbreviations", "may_end")
    @classmethod
    def _stops(cls, classes: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """Every abbreviation ends in its full stop and stands once."""
        forms = [form for group in classes.values() for form in group]
        if wrong := sorted(f for f in forms if not f.endswith(".")):
            raise ValueError(f"no full stop at the end: {', '.join(wrong)}")
        if twice := sorted({f for f in forms if forms.count(f) > 1}):
            raise ValueError(f"listed twice: {', '.join(twice)}")
        return classes

    @field_validator("two_words")
    @classmethod
    def _inside(cls, words: dict[str, int]) -> dict[str, int]:
        """The place where a word is cut lies within it."""
        if wrong := sorted(w for w, at in words.items() if not 0 < at < len(w)):
            raise ValueError(f"the first word does not end within: {', '.join(wrong)}")
        return words


class Ending(Row):
    """An ending of a regular form, and what the infinitive has instead."""

    form: Literal["Inf", "Fin", "Part", "Ger"]
    tense: Literal["", "Pres", "Past"] = ""
    mood: Literal["", "Imp"] = ""
    ending: str
    infinitive: str
    doubled: bool = False
    sure: bool = False


class VerbTable(Row):
    """`verbs.yaml`: prefixes and regular endings."""

    separable: tuple[str, ...]
    inseparable: tuple[str, ...] = Field(min_length=1)
    augment: str
    to: str
    bare: tuple[str, ...]
    endings: tuple[Ending, ...] = Field(min_length=1)

    @field_validator("separable", "inseparable")
    @classmethod
    def _once(cls, prefixes: tuple[str, ...]) -> tuple[str, ...]:
        if twice := sorted({p for p in prefixes if prefixes.count(p) > 1}):
            raise ValueError(f"listed twice: {', '.join(twice)}")
        return prefixes


class VerbRow(Row):
    """A row of `verbs.csv`: a verb's principal parts, several forms of one parted by spaces."""

    infinitive: str
    present: str = ""
    preterite: str = ""
    subjunctive: str = ""
    participle: str = ""

    @field_validator("*")
    @classmethod
    def _words(cls, cell: str) -> str:
        if wrong := [form for form in cell.split() if not _FORM.fullmatch(form)]:
            raise ValueError(f"not a word: {', '.join(wrong)}")
        return cell


class Labels(Row):
    """`labels.yaml`: the labels of other analysers by ours."""

    universal: tuple[str, ...]
    relations: dict[str, str]
    raised: dict[str, str]
    under_governor: dict[str, str]
    names: dict[str, Literal["PER", "ORG", "LOC", "MISC"] | None]

    @model_validator(mode="after")
    def _known(self) -> Labels:
        """Every relation given is a universal one."""
        given = {*self.relations.values(), *self.raised.values(), *self.under_governor.values()}
        if wrong := sorted(given - set(self.universal)):
            raise ValueError(f"no universal relations: {', '.join(wrong)}")
        return self


def check_labels(root: Path, problems: Problems) -> None:
    """Check the table of labels below a data folder; one without it has none of its own."""
    if (root / "labels.yaml").is_file():
        read_yaml(root / "labels.yaml", Labels, problems)


def check(folder: Path, problems: Problems) -> None:
    """Check the files of one language; those that are missing are none of its own (English rules cut then)."""
    if (folder / "tokens.yaml").is_file():
        read_yaml(folder / "tokens.yaml", TokenTable, problems)
    if not (folder / "verbs.csv").is_file():
        return
    read_yaml(folder / "verbs.yaml", VerbTable, problems)
    seen: set[str] = set()
    for row in read_csv(folder / "verbs.csv", VerbRow, problems):
        if row.value.infinitive in seen:
            problems.add(row.file, row.line, f"{row.value.infinitive!r} stands twice")
        seen.add(row.value.infinitive)

"""Reading `prepare.yaml`: what stands around the running text of news in one language.

A rule is a regular expression; its `kind` says where it is looked for, its named groups say what it tells:

- ``dateline``: at the beginning of a paragraph, with `after_lead` also after a sentence of the lead.
- ``opening``: at the beginning of the running text, which it remains part of.
- ``line``: a whole line, among the first and last lines, with `anywhere` all lines. No running text.
- ``tail``: what the text ends with, tried on its last line (``(?<=^)``: at the line's beginning) again and again
  until nothing more is found. No running text.

Groups: `place`; `agency` (signs, taken as publisher where all of them are known); `name` (the publisher, with `known`
only if it is a known medium); `day`, `month`, `year` of publication. With `code` the match is a desk code.
In patterns ``{word}`` stands for the entry of `parts`, ``{month}`` for any name of a month, ``{agency}`` for any
sign of an agency.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from depesche.pack.files import Located, Problems, Row, read_yaml

Kind = Literal["dateline", "opening", "line", "tail"]
GROUPS = frozenset(("place", "agency", "name", "day", "month", "year"))


class Example(Row):
    """A text on which the rule fires, and what it finds there."""

    text: str
    finds: str


class RuleRow(Row):
    """One rule of prepare.yaml."""

    id: Annotated[str, Field(pattern=r"^(de|en)\.[a-z.-]+$")]
    kind: Kind
    pattern: str
    after_lead: bool = False
    anywhere: bool = False
    known: bool = False
    code: bool = False
    fires: Annotated[list[Example], Field(min_length=1)]
    silent: Annotated[list[str], Field(min_length=1)]


class PrepareFile(Row):
    """prepare.yaml: `function_words` tell the language of short texts; `agencies` are signs of news agencies, `between`
    a pattern of what stands between two of them."""

    function_words: Annotated[list[str], Field(min_length=20)]
    agencies: Annotated[list[str], Field(min_length=1)]
    between: Annotated[str, Field(min_length=1)] = "(?: ?[/+,] ?)"
    months: dict[str, Annotated[int, Field(ge=1, le=12)]]
    parts: dict[str, str]
    rules: list[RuleRow]


@dataclass(frozen=True)
class Rule:
    """A rule ready for use; its `pattern` is compiled when it is first asked for, its examples stay for the tests."""

    id: str
    source: str
    after_lead: bool
    anywhere: bool
    known: bool
    code: bool
    fires: tuple[tuple[str, str], ...]
    silent: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The rule's expression; `source` with all parts in it."""
        return re.compile(self.source)


@dataclass(frozen=True)
class PrepareLexicon:
    """What `prepare` knows of one language."""

    function_words: frozenset[str]
    agencies: frozenset[str]
    months: Mapping[str, int]
    datelines: tuple[Rule, ...]
    openings: tuple[Rule, ...]
    lines: tuple[Rule, ...]
    tails: tuple[Rule, ...]
    between: re.Pattern[str] = re.compile(r" ?[/+,] ?")

    @cached_property
    def furniture(self) -> re.Pattern[str]:
        """One expression for all rules of lines anywhere."""
        return _furniture(self.lines)


def load(folder: Path, problems: Problems, *, patterns: bool = True) -> PrepareLexicon:
    """The lexicon of the language whose data stand in `folder` (data/lang/de); empty where it has problems. Without
    `patterns` those of the rules are left unchecked, which takes as long as to compile them."""
    read = read_yaml(folder / "prepare.yaml", PrepareFile, problems)
    if read is None:
        return PrepareLexicon(frozenset(), frozenset(), {}, (), (), (), ())
    data = read.value
    parts = _parts(data)
    rules = {kind: tuple(_rules(read, kind, parts)) for kind in ("dateline", "opening", "line", "tail")}
    if patterns:
        _check_patterns(read, parts, problems)
    seen: set[str] = set()
    for row in data.rules:
        if row.id in seen:
            problems.add(read.file, _line(read, row), f"rule {row.id} stands twice")
        seen.add(row.id)
    return PrepareLexicon(
        frozenset(w.lower() for w in data.function_words),
        frozenset(data.agencies),
        {name.lower(): number for name, number in data.months.items()},
        rules["dateline"],
        rules["opening"],
        rules["line"],
        rules["tail"],
        re.compile(data.between),
    )


def _parts(data: PrepareFile) -> dict[str, str]:
    longest_first = sorted(data.months, key=lambda m: (-len(m), m))
    parts = {
        "month": "(?i:" + "|".join(map(re.escape, longest_first)) + ")",
        "agency": "(?:" + "|".join(map(re.escape, sorted(data.agencies, key=lambda a: (-len(a), a)))) + ")",
    }
    for name, pattern in data.parts.items():  # a part may use those before it
        parts[name] = f"(?:{_expand(pattern, parts)})"
    return parts


def _expand(pattern: str, parts: Mapping[str, str]) -> str:
    return re.sub(r"\{([a-z_]+)\}", lambda m: parts[m.group(1)], pattern)


def _rules(read: Located[PrepareFile], kind: str, parts: Mapping[str, str]) -> list[Rule]:
    rules = []
    for row in read.value.rules:
        source = _source(row, parts)
        if row.kind == kind and source is not None:
            fires = tuple((e.text, e.finds) for e in row.fires)
            rules.append(
                Rule(row.id, source, row.after_lead, row.anywhere, row.known, row.code, fires, tuple(row.silent))
            )
    return rules


def _source(row: RuleRow, parts: Mapping[str, str]) -> str | None:
    """The expression of a rule with all parts in it; None where one of them is missing."""
    try:
        whole = _expand(row.pattern, parts)
    except KeyError:
        return None
    return whole if row.kind != "tail" else rf"(?:{whole})\Z"


def _check_patterns(read: Located[PrepareFile], parts: Mapping[str, str], problems: Problems) -> None:
    """Add to `problems` the rules whose expression cannot be compiled or has a group that means nothing."""
    for row in read.value.rules:
        try:
            pattern = re.compile(_expand(row.pattern, parts))
        except (re.error, KeyError) as error:
            problems.add(read.file, _line(read, row), f"rule {row.id}: pattern: {error}")
            continue
        strange = sorted(pattern.groupindex.keys() - GROUPS)
        if strange:
            problems.add(read.file, _line(read, row), f"rule {row.id}: no such group: {', '.join(strange)}")


def _line(read: Located[PrepareFile], row: RuleRow) -> int:
    """The line of a rule in its file, by its id."""
    lines = read.file.read_text(encoding="utf-8").splitlines()
    return next((n for n, line in enumerate(lines, 1) if re.search(rf"\bid:\s*{re.escape(row.id)}\s*[,}}]?$", line)), 0)


def _furniture(rules: tuple[Rule, ...]) -> re.Pattern[str]:
    anywhere = [re.sub(r"\?P<\w+>", "?:", rule.source) for rule in rules if rule.anywhere]
    return re.compile("|".join(f"(?:{p})" for p in anywhere) or r"(?!)")

"""Reading data files so that every problem is known by its file and line.

YAML and CSV files are checked against pydantic models. Nothing stops at the first problem: all of them
are collected in a `Problems` and raised together as one `DataError`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

DATA = Path(__file__).resolve().parent.parent / "data"


class Row(BaseModel):
    """The base of every data file's model: unknown keys are problems, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


X = TypeVar("X")


class Exemplified(Row, Generic[X]):
    """The base of rows that show what they mean: `fires` is an example of it, `not` one that only looks so."""

    fires: X
    not_: X = Field(alias="not")

    def examples(self) -> tuple[tuple[X, bool], tuple[X, bool]]:
        """Both examples, each with whether it must show what the row means."""
        return (self.fires, True), (self.not_, False)


R = TypeVar("R", bound=BaseModel)
_GIVEN: frozenset[str] = frozenset()
Loc = tuple[int | str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in a data file. `line` counts from 1, 0 where the file as a whole is meant."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class DataError(ValueError):
    """Data files cannot be used; `problems` lists everything wrong with them."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


@dataclass(slots=True)
class Problems:
    """What was found wrong so far; filled while files are read."""

    found: list[Problem] = field(default_factory=list)

    def add(self, file: Path, line: int, message: str) -> None:
        """Note one problem. The file is named by its place below the data folder."""
        name = file.relative_to(DATA).as_posix() if file.is_relative_to(DATA) else file.as_posix()
        self.found.append(Problem(name, line, message))

    def raise_if_any(self) -> None:
        """Raise DataError with all problems, or return."""
        if self.found:
            raise DataError(self.found)


@dataclass(frozen=True, slots=True)
class Located(Generic[R]):
    """A checked value and where it stands."""

    value: R
    file: Path
    line: int


class _Loader(yaml.CSafeLoader):
    """Safe YAML, read as a tree first so that lines are known."""


def read_yaml(path: Path, model: type[R], problems: Problems) -> Located[R] | None:
    """The checked content of one YAML file, None where it cannot be read (see `problems`)."""
    read = _load(path, problems)
    if read is None:
        return None
    node, value = read
    checked = _check(value, node, path, model, problems)
    return Located(checked, path, 1) if checked is not None else None


def read_yaml_list(path: Path, model: type[R], problems: Problems) -> list[Located[R]]:
    """The checked items of a YAML file that holds one list; items with problems are left out."""
    read = _load(path, problems)
    if read is None:
        return []
    node, value = read
    if not isinstance(node, yaml.SequenceNode):
        problems.add(path, 1, "expected a list of items")
        return []
    checked = [(_check(raw, item, path, model, problems), item) for raw, item in zip(value, node.value, strict=True)]
    return [Located(value, path, item.start_mark.line + 1) for value, item in checked if value is not None]


def _load(path: Path, problems: Problems) -> tuple[yaml.Node, Any] | None:
    try:
        loader = _Loader(path.read_text(encoding="utf-8"))
        node = loader.get_single_node()
        if node is None:
            problems.add(path, 0, "the file is empty")
            return None
        value = loader.construct_document(node)
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        problems.add(path, mark.line + 1 if mark else 0, f"not readable as YAML: {getattr(error, 'problem', error)}")
        return None
    repeated = list(_repeated_keys(node))
    for line, key in repeated:
        problems.add(path, line, f"key {key!r} stands twice")
    return None if repeated else (node, value)


def _check(value: Any, node: yaml.Node, path: Path, model: type[R], problems: Problems) -> R | None:
    try:
        return model.model_validate(value)
    except ValidationError as error:
        for e in error.errors():
            problems.add(path, _line_of(node, e["loc"]), _message(e))
        return None


def read_csv(path: Path, model: type[R], problems: Problems) -> list[Located[R]]:
    """The checked rows of a CSV file with a header; an empty cell leaves the field out; `#` lines are comments."""
    rows: list[Located[R]] = []
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        problems.add(path, 0, f"not readable: {error}")
        return rows
    numbered = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    if not numbered:
        problems.add(path, 0, "no header line")
        return rows
    header = next(csv.reader([numbered[0][1]]))
    for line, raw in numbered[1:]:
        cells = next(csv.reader([raw])) if '"' in raw else raw.split(",")
        if len(cells) != len(header):
            problems.add(path, line, f"{len(cells)} cells where the header has {len(header)}")
            continue
        try:
            values = {k: v for k, v in zip(header, cells, strict=True) if v and not v.isspace()}
            row = model.model_validate(values)
            # which fields were given is noted by pydantic in a set for each row, a third of what all rows take
            object.__setattr__(row, "__pydantic_fields_set__", _GIVEN)
            rows.append(Located(row, path, line))
        except ValidationError as error:
            for e in error.errors():
                problems.add(path, line, _message(e))
    return rows


def _message(error: Any) -> str:
    where = ".".join(str(p) for p in error["loc"])
    return f"{where}: {error['msg']}" if where else str(error["msg"])


def _line_of(node: yaml.Node, loc: Loc) -> int:
    line = node.start_mark.line + 1
    for part in loc:
        found = _child(node, part)
        if found is None:
            return line
        node, line = found
    return line


def _child(node: yaml.Node, part: int | str) -> tuple[yaml.Node, int] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if str(key.value) == str(part):
                return value, key.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        value = node.value[part]
        return value, value.start_mark.line + 1
    return None


def _repeated_keys(node: yaml.Node | None) -> Iterator[tuple[int, str]]:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                yield key.start_mark.line + 1, key.value
            if isinstance(key.value, str):
                seen.add(key.value)
            yield from _repeated_keys(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _repeated_keys(item)

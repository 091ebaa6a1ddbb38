"""The event ontology as data: PLOVER's types, modes, contexts and sectors, its recoding rules, CAMEO's codes.

Source: PLOVER manual and the CAMEO crosswalk of 17 September 2021 (Open Event Data Alliance, CC BY-SA 4.0);
where they disagree, `docs/decisions/0002-plover.md` says what was decided.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from depesche.model.records import Aux, EventType
from depesche.pack.files import DATA, Exemplified, Located, Problems, Row, read_csv, read_yaml_list

FOLDER = DATA / "ontology" / "plover"
Cameo = Annotated[str, Field(pattern=r"^\d{2,4}$")]


class Mode(Row):
    """A mode of an event type. `context` is a context that the mode brings with it."""

    name: str
    score: float | None
    cameo: Cameo
    context: str | None = None


class Type(Row):
    """An event type: `quad` class 1 to 4, `score` from -10 to 10, and its modes."""

    name: EventType
    quad: Annotated[int, Field(ge=1, le=4)]
    recipient_required: bool
    score: float
    cameo: Cameo
    definition: str
    modes: tuple[Mode, ...]


class Named(Row):
    """A context or a sector. `plover` is a sector's code in PLOVER where it differs from ours."""

    name: str
    gloss: str | None = None
    plover: str | None = None


class CameoRow(Row):
    """A CAMEO code, its Goldstein score, and the PLOVER type, mode and contexts (joined by ``;``)."""

    code: Cameo
    label: str
    goldstein: float | None = None
    type: EventType | None = None
    mode: str | None = None
    contexts: str = ""
    note: str | None = None


class When(Row):
    """The condition of a recoding rule."""

    type: tuple[EventType, ...]
    aux: Aux


class Then(Row):
    """What a recoding rule writes."""

    type: EventType
    mode: str | None


class Coding(Row):
    """A type, mode and auxiliary modes: the part of an event that recoding may change."""

    type: EventType
    mode: str | None
    aux: tuple[Aux, ...] = ()


class Example(Coding):
    """An example of a recoding rule: what goes in and what comes out."""

    gives: Coding


class Rewrite(Exemplified[Example]):
    """A recoding rule of the ontology, with an example on which it fires and one on which it must not."""

    id: str
    when: When
    then: Then
    keep: bool
    source: str

    def fits(self, coding: Coding) -> bool:
        """Whether the rule's condition holds."""
        return coding.type in self.when.type and self.when.aux in coding.aux

    def apply(self, coding: Coding) -> Coding:
        """The coding after the rule."""
        aux = coding.aux if self.keep else tuple(a for a in coding.aux if a != self.when.aux)
        return Coding(type=self.then.type, mode=self.then.mode, aux=aux)


@dataclass(frozen=True)
class Ontology:
    """Types, contexts, sectors, CAMEO codes and recoding rules."""

    types: Mapping[str, Type]
    contexts: Mapping[str, Named]
    sectors: Mapping[str, Named]
    cameo: Mapping[str, CameoRow]
    rewrites: tuple[Rewrite, ...]

    def mode(self, type_: str, mode: str | None) -> Mode | None:
        """The mode of a type by name, None where the type has no such mode."""
        return next((m for m in self.types[type_].modes if m.name == mode), None)

    def score(self, type_: str, mode: str | None) -> float:
        """The intensity score of a type and mode; the type's own where the mode has none."""
        found = self.mode(type_, mode)
        return self.types[type_].score if found is None or found.score is None else found.score

    def cameo_code(self, type_: str, mode: str | None) -> str:
        """The CAMEO code nearest to a type and mode."""
        found = self.mode(type_, mode)
        return found.cameo if found else self.types[type_].cameo

    def recode(self, coding: Coding) -> tuple[Coding, str | None]:
        """The coding after the first recoding rule that fits, and the rule's id."""
        rule = next((r for r in self.rewrites if r.fits(coding)), None)
        return (rule.apply(coding), rule.id) if rule else (coding, None)


def read_ontology(problems: Problems, folder: Path = FOLDER) -> Ontology:
    """The ontology's files, what is wrong with them added to `problems`."""
    types = read_yaml_list(folder / "types.yaml", Type, problems)
    contexts = read_yaml_list(folder / "contexts.yaml", Named, problems)
    sectors = read_yaml_list(folder / "sectors.yaml", Named, problems)
    cameo = read_csv(folder / "cameo.csv", CameoRow, problems)
    rewrites = read_yaml_list(folder / "rewrites.yaml", Rewrite, problems)
    ontology = Ontology(
        {t.value.name: t.value for t in types},
        {c.value.name: c.value for c in contexts},
        {s.value.name: s.value for s in sectors},
        {c.value.code: c.value for c in cameo},
        tuple(r.value for r in rewrites),
    )
    _check_types(types, ontology, problems)
    _check_cameo(cameo, ontology, problems)
    _check_rewrites(rewrites, problems)
    return ontology


@cache
def load_ontology() -> Ontology:
    """The ontology that ships. Raises DataError with every problem of its files."""
    problems = Problems()
    ontology = read_ontology(problems)
    problems.raise_if_any()
    return ontology


def _check_types(types: list[Located[Type]], ontology: Ontology, problems: Problems) -> None:
    for row in types:
        for mode in row.value.modes:
            if mode.cameo not in ontology.cameo:
                problems.add(row.file, row.line, f"mode {mode.name}: CAMEO has no code {mode.cameo}")
            if mode.context and mode.context not in ontology.contexts:
                problems.add(row.file, row.line, f"mode {mode.name}: no context {mode.context!r}")
        if row.value.cameo not in ontology.cameo:
            problems.add(row.file, row.line, f"CAMEO has no code {row.value.cameo}")


def _check_cameo(cameo: list[Located[CameoRow]], ontology: Ontology, problems: Problems) -> None:
    for row in cameo:
        value = row.value
        if value.mode and (value.type is None or ontology.mode(value.type, value.mode) is None):
            problems.add(row.file, row.line, f"{value.type} has no mode {value.mode!r}")
        for context in filter(None, value.contexts.split(";")):
            if context not in ontology.contexts:
                problems.add(row.file, row.line, f"no context {context!r}")


def _check_rewrites(rewrites: list[Located[Rewrite]], problems: Problems) -> None:
    for row in rewrites:
        rule = row.value
        if not rule.fits(rule.fires) or rule.apply(rule.fires) != rule.fires.gives:
            problems.add(row.file, row.line, f"{rule.id}: the example under `fires` does not give what it says")
        if rule.fits(rule.not_):
            problems.add(row.file, row.line, f"{rule.id}: the rule fires on its example under `not`")

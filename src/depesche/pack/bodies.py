"""How bodies decide: the rules of ``kb/bodies.yaml``, each with an example of rejection and of adoption."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from depesche.pack.days import surely_within
from depesche.pack.files import Problems, Row, read_yaml_list
from depesche.pack.kb import KB
from depesche.pack.kb_rows import Code, Day


class Ballot(Row):
    """An example of a vote and what comes of it."""

    for_: int = Field(alias="for")
    vetoes: int
    outcome: Literal["adopted", "rejected"]


class BodyRule(Row):
    """The voting rule of a body while it is in force."""

    body: Code
    from_: Day | None = Field(default=None, alias="from")
    until: Day | None = None
    members: int
    needed: int
    veto: Literal["permanent", "none"]
    sources: tuple[str, ...]
    fires: Ballot
    not_: Ballot = Field(alias="not")

    def decides(self, in_favour: int, vetoes: int) -> str:
        """What comes of a motion with so many votes in favour and against by veto powers."""
        stopped = self.veto == "permanent" and vetoes > 0
        return "adopted" if in_favour >= self.needed and not stopped else "rejected"


def read_bodies(problems: Problems, folder: Path = KB) -> tuple[BodyRule, ...]:
    """The rules; an example that does not come out as it says is a problem."""
    rows = read_yaml_list(folder / "bodies.yaml", BodyRule, problems)
    for row in rows:
        for ballot in (row.value.fires, row.value.not_):
            if row.value.decides(ballot.for_, ballot.vetoes) != ballot.outcome:
                problems.add(row.file, row.line, f"{row.value.body}: an example does not come out as {ballot.outcome}")
    return tuple(row.value for row in rows)


@cache
def load_bodies() -> tuple[BodyRule, ...]:
    """The rules that ship. Raises DataError with every problem."""
    problems = Problems()
    rules = read_bodies(problems)
    problems.raise_if_any()
    return rules


def rule_of(body: str, day: str) -> BodyRule | None:
    """The rule of a body (a code) on a day."""
    return next((r for r in load_bodies() if r.body == body and surely_within(r.from_, r.until, day)), None)

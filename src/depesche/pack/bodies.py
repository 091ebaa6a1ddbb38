"""How bodies decide: the rules of ``kb/bodies.yaml``, each with an example of rejection and of adoption."""

from __future__ import annotations

from functools import cache
from math import ceil
from pathlib import Path
from typing import Literal

from pydantic import Field

from depesche.pack.days import surely_within
from depesche.pack.files import Exemplified, Problems, Row, read_yaml_list
from depesche.pack.kb import KB
from depesche.pack.kb_rows import Code, Day

Majority = Literal["votes", "simple", "two thirds", "unanimity"]
Outcome = Literal["adopted", "rejected", "open"]


class Ballot(Row):
    """An example of a vote and what comes of it."""

    for_: int = Field(alias="for")
    against: int = 0
    vetoes: int = 0
    outcome: Literal["adopted", "rejected"]


class BodyRule(Exemplified[Ballot]):
    """The voting rule of a body while it is in force.

    `majority`: ``votes`` asks for `needed` votes in favour; ``simple`` and ``two thirds`` count those who vote for
    or against; ``unanimity`` fails on one vote against. `important`: the majority that important questions take,
    where the body has two. `members` is None where the number changes: it is that of the members of the organisation
    `members_of`, if any, on the day. `all_vote` says that a unanimous vote is one
    of all members.
    """

    body: Code
    from_: Day | None = Field(default=None, alias="from")
    until: Day | None = None
    members: int | None = None
    members_of: Code | None = None
    majority: Majority
    important: Majority | None = None
    needed: int | None = None
    veto: Literal["permanent", "none"] = "none"
    all_vote: bool = False
    sources: tuple[str, ...]

    def decides(self, in_favour: int, against: int, vetoes: int) -> Outcome:
        """What comes of a motion with so many votes for and against, and against by veto powers; ``open`` where it
        depends on whether the question is an important one."""
        if self.veto == "permanent" and vetoes > 0:
            return "rejected"
        kinds: tuple[Majority, ...] = (self.majority, *((self.important,) if self.important else ()))
        outcomes = {self._passes(kind, in_favour, against) for kind in kinds}
        return "open" if len(outcomes) > 1 else "adopted" if outcomes.pop() else "rejected"

    def _passes(self, majority: Majority, in_favour: int, against: int) -> bool:
        if majority == "votes":
            return in_favour >= (self.needed or 1)
        if majority == "unanimity":
            return against == 0
        if majority == "simple":
            return in_favour > against
        return in_favour >= ceil(2 * (in_favour + against) / 3) and in_favour > 0


def read_bodies(problems: Problems, folder: Path = KB) -> tuple[BodyRule, ...]:
    """The rules; an example that does not come out as it says, or a number of votes that is missing, is a problem."""
    rows = read_yaml_list(folder / "bodies.yaml", BodyRule, problems)
    for row in rows:
        rule = row.value
        if rule.majority == "votes" and rule.needed is None:
            problems.add(row.file, row.line, f"{rule.body}: `needed` is missing")
        for ballot, _ in rule.examples():
            if rule.decides(ballot.for_, ballot.against, ballot.vetoes) != ballot.outcome:
                problems.add(row.file, row.line, f"{rule.body}: an example does not come out as {ballot.outcome}")
    return tuple(row.value for row in rows)


@cache
def load_bodies() -> tuple[BodyRule, ...]:
    """The rules that ship. Raises DataError with every problem."""
    problems = Problems()
    rules = read_bodies(problems)
    problems.raise_if_any()
    return rules


PARLIAMENT = "PARLIAMENT"  # what the rule of every parliament stands under


def rule_for(entity: str, day: str) -> BodyRule | None:
    """The rule of a body by the id of its entity ("org:UNSC"); that of parliaments for an organ that is one."""
    if entity.startswith("organ:"):
        return rule_of(PARLIAMENT, day) if "-leg" in entity else None
    return rule_of(entity.removeprefix("org:"), day)


def rule_of(body: str, day: str) -> BodyRule | None:
    """The rule of a body (a code) on a day."""
    return next((r for r in load_bodies() if r.body == body and surely_within(r.from_, r.until, day)), None)

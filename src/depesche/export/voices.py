"""Who says so, as a tree: each voice once under the words that report it, with all that it is made to say there."""

from __future__ import annotations

from dataclasses import dataclass

from depesche.export.words import Names
from depesche.model import Claim, Record


@dataclass(frozen=True, slots=True)
class Voice:
    """One source below one claim (`parent`, an id; None at the root) and its `claims`, in order of the text.
    `name` is None where the text tells no source."""

    parent: str | None
    name: str | None
    claims: tuple[Claim, ...]

    @property
    def called(self) -> str:
        """What to call it: an article whose publisher is not known speaks for itself."""
        unnamed = "the text itself" if self.claims[0].manner == "publisher" else "a source not told"
        return self.name or unnamed


def voices(record: Record, names: Names) -> tuple[Voice, ...]:
    """The voices of the record, parents before what they report."""
    found: dict[tuple[str | None, str | None], list[Claim]] = {}
    above: list[str] = []
    for claim, depth in claim_tree(record):
        del above[depth:]
        found.setdefault((above[-1] if above else None, names.source(claim)), []).append(claim)
        above.append(claim.id)
    return tuple(Voice(parent, name, tuple(claims)) for (parent, name), claims in found.items())


def claim_tree(record: Record) -> tuple[tuple[Claim, int], ...]:
    """The claims in the order of the tree, each with its depth; a claim whose parent is unknown is a root,
    and so is every claim of a circle."""
    known = {claim.id for claim in record.claims}
    children: dict[str | None, list[Claim]] = {}
    for claim in record.claims:
        parent = claim.parent if claim.parent in known and claim.parent != claim.id else None
        children.setdefault(parent, []).append(claim)
    waiting = [(c, 0) for c in reversed(children.get(None, ()))]
    ordered = []
    while waiting:
        claim, depth = waiting.pop()
        ordered.append((claim, depth))
        waiting.extend((c, depth + 1) for c in reversed(children.pop(claim.id, ())))
    reached = {claim.id for claim, _ in ordered}
    return (*ordered, *((c, 0) for c in record.claims if c.id not in reached))

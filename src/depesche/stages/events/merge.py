"""One event, one candidate: what two triggers of a sentence tell together."""

from __future__ import annotations

from dataclasses import replace

from depesche.match.tree import Tree
from depesche.model import Candidate

_LINKS = frozenset(
    {"obj", "obl", "nmod", "nsubj", "nsubj:pass", "xcomp", "acl", "acl:relcl", "advcl", "amod", "obl:agent", "appos"}
)
_FAR = 4  # steps up the tree within which two triggers of one type tell one event


def merge(tree: Tree, found: list[Candidate], weak: frozenset[int]) -> list[Candidate]:
    """Candidates of one type whose triggers hang together, made one; the higher trigger keeps its place.

    `weak` are the words of triggers that tell the outcome of an act ("starben", "Tote"): they join any other
    candidate of the type in the sentence.
    """
    groups: list[list[Candidate]] = []
    for candidate in sorted(found, key=lambda c: (_depth(tree, c.word), c.word, c.type)):
        home = next((g for g in groups if _same(tree, g, candidate, weak)), None)
        if home is None:
            groups.append([candidate])
        else:
            home.append(candidate)
    return [_united(g, weak) for g in groups]


def _same(tree: Tree, group: list[Candidate], candidate: Candidate, weak: frozenset[int]) -> bool:
    if group[0].type != candidate.type:
        return False
    if candidate.word in weak or all(c.word in weak for c in group):
        return True
    return any(_linked(tree, candidate.word, c.word) for c in group)


def _linked(tree: Tree, low: int, high: int) -> bool:
    """Whether word `low` hangs on word `high` by few steps, none of which coordinates."""
    at: int | None = low
    for _ in range(_FAR):
        if at == high:
            return True
        if at is None or tree.words[at].deprel not in _LINKS:
            return False
        at = tree.head(at)
    return at == high


def _depth(tree: Tree, index: int) -> int:
    return sum(1 for _ in tree.sentence.ancestors(index))


def _united(group: list[Candidate], weak: frozenset[int]) -> Candidate:
    """The first strong candidate, with the roles and the mode that it lacks taken from the others."""
    ordered = sorted(group, key=lambda c: c.word in weak)
    main = ordered[0]
    for other in ordered[1:]:
        actors = main.actors or other.actors
        recipients = main.recipients or tuple(s for s in other.recipients if s not in actors)
        contexts = main.contexts + tuple(c for c in other.contexts if c not in main.contexts)
        main = replace(
            main,
            actors=actors,
            recipients=recipients,
            mode=main.mode or other.mode,
            contexts=contexts,
            cameo=main.cameo or other.cameo,
        )
    return main

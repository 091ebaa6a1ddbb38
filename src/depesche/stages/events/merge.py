"""One event, one candidate: what two triggers of a sentence tell together."""

from __future__ import annotations

from dataclasses import replace

from depesche.match.tree import Tree
from depesche.match.voice import antecedent
from depesche.model import Candidate, Span

_LINKS = frozenset(
    {"obj", "obl", "nmod", "nsubj", "nsubj:pass", "xcomp", "acl", "acl:relcl", "advcl", "amod", "obl:agent", "appos"}
)
_FAR = 4  # steps up the tree within which two triggers of one type tell one event


def merge(tree: Tree, found: list[Candidate], weak: frozenset[int]) -> list[Candidate]:
    """Candidates of one type whose triggers hang together, made one; the higher trigger keeps its place.

    `weak` are the words of triggers that tell the outcome of an act ("starben", "Tote"): they join any other
    candidate of the type in the sentence.
    """
    groups = _Groups(tree, weak)
    for candidate in sorted(found, key=lambda c: (tree.depths[c.word], c.word, c.type)):
        groups.add(candidate)
    return [_united(tree, g, weak) for g in groups.all]


class _Groups:
    """Candidates that tell one event, found by the words of those that are already in."""

    def __init__(self, tree: Tree, weak: frozenset[int]) -> None:
        self.tree, self.weak = tree, weak
        self.all: list[list[Candidate]] = []
        self.by_word: dict[tuple[str, int], list[Candidate]] = {}
        self.first: dict[str, list[Candidate]] = {}

    def add(self, candidate: Candidate) -> None:
        """Put a candidate to those it belongs to, or open a group for it."""
        home = self._home(candidate)
        if home is None:
            home = []
            self.all.append(home)
            self.first.setdefault(candidate.type, home)
        home.append(candidate)
        self.by_word.setdefault((candidate.type, candidate.word), home)

    def _home(self, candidate: Candidate) -> list[Candidate] | None:
        first = self.first.get(candidate.type)
        if first is None:
            return None
        if candidate.word in self.weak:
            return self._above(candidate) or first
        return first if all(c.word in self.weak for c in first) else self._above(candidate)

    def _above(self, candidate: Candidate) -> list[Candidate] | None:
        """The group of a word that the candidate's hangs on by few steps, none of which coordinates."""
        at: int | None = candidate.word
        for _ in range(_FAR + 1):
            if at is None:
                return None
            home = self.by_word.get((candidate.type, at))
            if home is not None:
                return home
            if self.tree.words[at].deprel not in _LINKS:
                return None
            at = self._governor(at)
        return None

    def _governor(self, index: int) -> int | None:
        """The word that a word hangs on; for a relative clause the noun that its pronoun stands for."""
        if self.tree.words[index].deprel in ("acl", "acl:relcl"):
            for k in self.tree.kids[index]:
                noun = antecedent(self.tree, k)
                if noun != k:
                    return noun
        return self.tree.head(index)


def _united(tree: Tree, group: list[Candidate], weak: frozenset[int]) -> Candidate:
    """The first strong candidate, with the roles and the mode that it lacks taken from the others. A role that names
    nobody ("eine Bombe") gives way to one that does; the dead and wounded of an attack join what it was aimed at."""
    ordered = sorted(group, key=lambda c: c.word in weak)
    main = ordered[0]
    for other in ordered[1:]:
        fallen = _fallen(main, other)
        if fallen:
            main, other = replace(main, actors=fallen, recipients=()), replace(other, actors=(), recipients=())
        if other.word in weak:  # who dies in an attack did not make it ("bei dem Angriff kamen Soldaten ums Leben")
            main = replace(main, actors=tuple(s for s in main.actors if s not in other.recipients))
        doers = tuple(s for s in other.actors if s not in main.recipients)
        actors = _fuller(tree, main.actors, doers)
        others = tuple(s for s in other.recipients if s not in actors)
        recipients = _fuller(tree, main.recipients, others)
        if other.word in weak and main.recipients == recipients:
            recipients += tuple(s for s in others if s not in recipients and _people(tree, s))
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


def _fallen(one: Candidate, other: Candidate) -> tuple[Span, ...]:
    """Those of both sides of a fight: who acts in it by the one candidate and suffers by the other."""
    sides = ((one.actors, other.recipients), (other.actors, one.recipients))
    return next((doers for doers, others in sides if len(doers) > 1 and doers == others), ())


def _fuller(tree: Tree, mine: tuple[Span, ...], others: tuple[Span, ...]) -> tuple[Span, ...]:
    return others if not mine or (_names(tree, others) and not _names(tree, mine)) else mine


def _people(tree: Tree, phrase: Span) -> bool:
    return any(tree.kinds[i] in ("people", "person", "office") and phrase.covers(tree.span(i)) for i in tree.kinds)


def _names(tree: Tree, phrases: tuple[Span, ...]) -> bool:
    return any(p.covers(tree.span(i)) for p in phrases for i in tree.kinds if tree.names(i))

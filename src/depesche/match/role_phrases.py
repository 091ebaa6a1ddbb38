"""From a word to the phrase it heads: the stretch of text that names an actor."""

from __future__ import annotations

from depesche.match.paths import Hit, Path, Trigger, follow
from depesche.match.tree import Tree
from depesche.model import Span, hull

_OUTSIDE = frozenset(
    {"case", "cc", "punct", "conj", "acl", "acl:relcl", "parataxis", "advcl", "mark", "cop", "aux", "aux:pass", "nsubj",
     "nsubj:pass", "obj", "ccomp", "xcomp", "discourse", "vocative", "dep", "orphan", "expl", "csubj", "list", "obl"}
)  # fmt: skip
_LONGEST = 40  # words: a phrase that is longer is a parser's mistake and is cut to its head


def fill(
    tree: Tree, trigger: Trigger, paths: tuple[Path, ...], taken: tuple[Span, ...] = ()
) -> tuple[Path | None, tuple[Span, ...]]:
    """The phrases in a role, and the path that found them: the first that reaches a phrase that names somebody, else
    the first that reaches anything. Where one does name somebody, what names nobody beside it is left out; so are the
    phrases that are `taken` by the other role ("von" is the agent's in the passive, elsewhere who is asked)."""
    weak: tuple[Path | None, tuple[Span, ...]] = (None, ())
    for path in paths:
        hits = follow(tree, trigger, path)
        found = {s: None for hit in hits for s in role_spans(tree, hit) if s not in taken}
        if not found:
            continue
        named = {s: None for hit in hits if _names(tree, hit) for s in role_spans(tree, hit) if s not in taken}
        if named or not tree.kinds:
            return path, tuple(sorted(named or found))
        weak = weak if weak[1] else (path, tuple(sorted(found)))
    return weak


def _names(tree: Tree, hit: Hit) -> bool:
    """Whether the phrase names somebody or a place, by its head or by what stands in it."""
    if hit.part:
        return True
    return any(
        tree.names(i) or any(tree.names(k) and tree.kinds[k] != "place" for k in _inside(tree, i) or ())
        for i in tree.coordinated(hit.index)
        if _nominal(tree, i)
    )


def role_spans(tree: Tree, hit: Hit) -> tuple[Span, ...]:
    """The phrases that `hit` stands for, one for each member of a coordination, in order of the text."""
    if hit.part:
        return (hit.part,)
    whole = [*tree.coordinated(hit.index), *_companions(tree, hit.index)]
    members = [m for i in whole if _nominal(tree, i) for m in _examples(tree, i) or (i,)]
    return tuple(sorted({phrase(tree, i) for i in members}))


def _companions(tree: Tree, index: int) -> list[int]:
    """Those who are told to have part in what the verb says of its subject at `index`, of somebody or a thing of
    theirs."""
    verb = tree.head(index)
    if verb is None or not tree.companions or tree.words[index].deprel not in ("nsubj", "nsubj:pass"):
        return []
    return [k for k in tree.companions.get(verb, ()) if tree.is_somebody(k)]


def _examples(tree: Tree, index: int) -> list[int]:
    """Those of a noun's kind that are named behind it and stand for it ("militias like Hezbollah")."""
    named = [k for k in tree.marked(index, tree.grammar.examples) if k > index and tree.is_somebody(k)]
    return [c for k in named for c in tree.coordinated(k)]


_NO_PHRASE = frozenset({"VERB", "AUX", "ADP", "CCONJ", "PUNCT", "SCONJ", "PART"})


def _nominal(tree: Tree, index: int) -> bool:
    """Whether a word heads a phrase that names somebody: no time, no predicative ("als Leiter der Delegation"), no
    pronoun that means nobody."""
    if tree.lemma(index) in tree.grammar.impersonal and index not in tree.kinds:
        return False
    if tree.is_time(index) or tree.cases[index] & tree.grammar.predicative:
        return False
    return tree.words[index].upos not in _NO_PHRASE or tree.kinds.get(index) in ("people", "office")


def phrase(tree: Tree, index: int) -> Span:
    """The span of the noun phrase that word `index` heads: without adpositions, coordinated phrases and clauses."""
    inside = _inside(tree, index)
    if inside is None:
        return tree.span(index)
    return hull([tree.span(i) for i in _unbroken(inside, index, tree)])


def _inside(tree: Tree, index: int) -> set[int] | None:
    """The words of the phrase; None where it is too long to be one."""
    inside, todo = {index}, [index]
    while todo and len(inside) <= _LONGEST:
        here = todo.pop()
        for k in tree.kids[here]:
            if _belongs(tree, index, here, k) and k not in inside:
                inside.add(k)
                todo.append(k)
    return inside if len(inside) <= _LONGEST else None


def _belongs(tree: Tree, top: int, here: int, child: int) -> bool:
    relation = tree.words[child].deprel
    if relation == "nmod" and tree.cases[child] & tree.grammar.apart and tree.is_somebody(here):
        return False
    if relation not in _OUTSIDE:
        return True
    return here != top and relation in ("case", "conj", "cc")


def _unbroken(inside: set[int], index: int, tree: Tree) -> list[int]:
    """The stretch of `inside` around `index` that is broken by nothing but punctuation."""
    found = [index]
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(tree.words) and (at in inside or tree.words[at].upos == "PUNCT"):
            if at in inside:
                found.append(at)
            at += step
    return found

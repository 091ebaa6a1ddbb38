"""Paths over a dependency tree, and conditions on what they reach: the language in which rules name roles.

A path is read from the trigger outwards::

    path      := way (" + " way)*            what any of the ways reaches
    way       := step (" > " step)*          one step after the other
    step      := relations ["[" lemmas "]"]  children in one of the relations, with one of these adpositions
    relations := name ("|" name)*

Names are UD relations, or one of the steps below, which know grammar (see `voice`):

    agent, patient, subject   of a verb, whatever its voice
    iobj                      the indirect object, also where the treebank calls it `obl`
    genitive                  the noun's genitive attribute, or its possessive pronoun
    pp[...]                   a prepositional phrase, also where the parser has hung it one step too high or too low
    demonym                   an adjective of origin ("russische Offensive")
    first                     the first part of a compound ("Luftangriff")
    maker                     the same where it may name an actor ("US-Angriff", "Polizeieinsatz")
    carrier                   the light verb that governs the noun ("führten Gespräche")
    taker                     who takes part: the subject of the carrier, or of the verb that the noun depends on
    noun                      the noun that a participle or adjective modifies
    up                        the governor
    self                      the trigger itself

A condition is a path, or ``path in a, b, @class`` (what it reaches has one of these lemmas; ``*x`` and ``x*``
are a lemma's ending and beginning), or ``path is VerbForm=Part`` (a feature or a UPOS), each with ``not`` before it.
``and`` joins conditions that must all hold, ``or`` such of which one must; ``and`` binds closer.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from depesche.match import voice
from depesche.match.tree import Tree
from depesche.model import Span

_STEP = re.compile(r"([a-z:]+(?:\|[a-z:]+)*)(?:\[([^\]]*)\])?$")
_CONDITION = re.compile(r"(not +)?(.+?)(?: +(in|is) +(.+))?$")
_PARTS = 40  # characters: a compound's first part that is longer is no compound but noise


class PathError(ValueError):
    """A path or condition is not written as the language of rules has it."""


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A word that a path reaches; `part` is its stretch of text where it is only a part of the word."""

    index: int
    part: Span | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a way: relations or named steps, and the adpositions that must mark what is reached."""

    names: tuple[str, ...]
    marks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Path:
    """A compiled path: ways, each a chain of steps. `source` is how it was written."""

    ways: tuple[tuple[Step, ...], ...]
    source: str

    def __str__(self) -> str:
        return self.source


@dataclass(frozen=True, slots=True)
class Trigger:
    """Where rules start from: a word, and how long the first part is if it is a compound (0 for none)."""

    index: int
    cut: int = 0


def compile_path(source: str) -> Path:
    """The path that `source` writes. Raises PathError where it is none."""
    ways = tuple(tuple(_step(s.strip()) for s in way.split(">")) for way in source.split("+"))
    return Path(ways, source)


def _step(source: str) -> Step:
    found = _STEP.match(source)
    if not found:
        raise PathError(f"{source!r} is no step of a path")
    marks = frozenset(m.strip().casefold() for m in (found[2] or "").split(",") if m.strip())
    names = tuple(found[1].split("|"))
    if "pp" in names and not marks:
        raise PathError(f"{source!r} names no adposition: pp[...]")
    return Step(names, marks)


def follow(tree: Tree, trigger: Trigger, path: Path) -> list[Hit]:
    """What `path` reaches from `trigger`, in order of the text, without the trigger's own word."""
    found: dict[Hit, None] = {}
    for way in path.ways:
        hits = [Hit(trigger.index)]
        for step in way:
            hits = [h for hit in hits for h in _take(tree, hit, step, trigger)]
        own = way[-1].names == ("self",)
        found.update((h, None) for h in hits if own or h.part or h.index != trigger.index)
    return sorted(found, key=_place)


def _place(hit: Hit) -> tuple[int, Span]:
    return hit.index, hit.part or Span(0, 0)


def _take(tree: Tree, hit: Hit, step: Step, trigger: Trigger) -> list[Hit]:
    found: list[Hit] = []
    for name in step.names:
        if name in ("first", "maker"):
            found += _first(tree, trigger, name == "maker") if hit.index == trigger.index else []
        elif name == "pp":
            found += [Hit(i) for i in phrases(tree, hit.index, step.marks)]
        else:
            reached = _NAMED[name](tree, hit.index) if name in _NAMED else tree.related(hit.index, name)
            found += [Hit(i) for i in reached if not step.marks or tree.cases[i] & step.marks]
    return found


def _first(tree: Tree, trigger: Trigger, maker: bool) -> list[Hit]:
    if not 0 < trigger.cut <= _PARTS:
        return []
    word = tree.words[trigger.index]
    part = word.form[: trigger.cut].rstrip("-–")
    named = part.casefold() in tree.grammar.makers or (
        word.form[trigger.cut : trigger.cut + 1] == "-" and part.casefold() not in tree.grammar.not_makers
    )
    if maker and not named:
        return []
    return [Hit(trigger.index, Span(word.span.start, word.span.start + len(part)))] if part else []


def phrases(tree: Tree, index: int, marks: frozenset[str]) -> list[int]:
    """The prepositional phrases of word `index` with one of the adpositions `marks`.

    Attachment is what parsers err in most. Where the word has no such phrase itself, a verb takes that of its
    object or subject, a noun that of its governor if it stands behind the noun and is no genitive by its preposition.
    """
    own = tree.marked(index, marks)
    if own:
        return [voice.antecedent(tree, k) for k in own]
    if tree.words[index].upos in ("VERB", "AUX"):
        below = [k for k in tree.kids[index] if tree.words[k].deprel in ("obj", "nsubj", "nsubj:pass", "obl", "xcomp")]
        return [k for b in below for k in tree.marked(b, marks) if k > b]
    below = [b for b in tree.related(index, "nmod") if tree.cases[b] <= tree.grammar.of]
    under = [k for b in below for k in tree.marked(b, marks) if k > b]
    if under:
        return under
    head = tree.head(tree.top(index))
    if head is None:
        return []
    marked = tree.marked(head, marks)
    beside = [k for k in marked[bisect_right(marked, index) :] if not tree.cases[k] <= tree.grammar.of][:1]
    return [k for k in beside if tree.words[k].deprel in ("obl", "nmod", "nmod:tmod")]


def genitives(tree: Tree, index: int) -> list[int]:
    """The genitive attributes of a noun: no preposition, or the possessive marker; else its possessive pronoun."""
    found = []
    for k in tree.related(index, "nmod", "nmod:poss"):
        marks = tree.cases[k]
        if marks & tree.grammar.possessive or (
            not marks and tree.words[k].upos in ("NOUN", "PROPN", "ADJ", "NUM", "X")
        ):
            found.append(k)
    if found:
        return found
    return [k for k in tree.kids[index] if tree.words[k].feat("Poss") == "Yes"]


def demonyms(tree: Tree, index: int) -> list[int]:
    """The adjectives of origin that modify a noun, by the language's endings, or by a capital letter."""
    endings = tree.grammar.demonyms
    found = []
    for k in tree.related(index, "amod", "compound", "nmod", "flat"):
        word = tree.words[k]
        if word.upos not in ("ADJ", "PROPN") or tree.cases[k]:
            continue
        lemma = (word.lemma or word.form).casefold()
        if lemma in tree.grammar.not_demonyms:
            continue
        if (word.deprel == "amod" and lemma.endswith(endings or ("\0",))) or (not endings and word.form[:1].isupper()):
            found.append(k)
    return found


def _modified(tree: Tree, index: int) -> list[int]:
    head = tree.head(index)
    return [head] if head is not None and tree.words[index].deprel in ("amod", "acl", "acl:relcl") else []


def _takers(tree: Tree, index: int) -> list[int]:
    carriers = voice.carriers(tree, index)
    if carriers:
        return [a for c in carriers for a in voice.agents(tree, c)]
    top = tree.top(index)
    head = tree.head(top)
    if head is None or genitives(tree, index) or tree.words[head].upos not in ("VERB", "AUX"):
        return []
    return voice.agents(tree, head) if tree.words[top].deprel in ("obl", "obj", "xcomp") else []


def _up(tree: Tree, index: int) -> list[int]:
    head = tree.head(tree.top(index))
    return [] if head is None else [head]


_NAMED: Mapping[str, Callable[[Tree, int], list[int]]] = {
    "agent": voice.agents,
    "patient": voice.patients,
    "subject": voice.subjects,
    "genitive": genitives,
    "iobj": voice.datives,
    "demonym": demonyms,
    "carrier": voice.carriers,
    "taker": _takers,
    "noun": _modified,
    "up": _up,
    "self": lambda tree, index: [index],
}


@dataclass(frozen=True, slots=True)
class Condition:
    """A compiled condition: what `path` reaches must be there with these words or features (`negated`: must not).

    `also` are the conditions that ``and`` joins to it, `others` those that ``or`` does.
    """

    path: Path
    negated: bool
    words: frozenset[str] | None
    endings: tuple[str, ...]
    beginnings: tuple[str, ...]
    features: frozenset[str] | None
    source: str
    also: tuple[Condition, ...] = ()
    others: tuple[Condition, ...] = ()

    def __str__(self) -> str:
        return self.source


def compile_condition(source: str, classes: Mapping[str, tuple[str, ...]]) -> Condition:
    """The condition that `source` writes; `classes` are the word classes it may name. Raises PathError."""
    first, *others = (_conjunction(s, classes) for s in source.split(" or "))
    return replace(first, others=tuple(others), source=source)


def _conjunction(source: str, classes: Mapping[str, tuple[str, ...]]) -> Condition:
    first, *also = (_simple(s, classes) for s in source.split(" and "))
    return replace(first, also=tuple(also))


def _simple(source: str, classes: Mapping[str, tuple[str, ...]]) -> Condition:
    found = _CONDITION.match(source.strip())
    if not found:
        raise PathError(f"{source!r} is no condition")
    path = compile_path(found[2].strip())
    items = [i.strip() for i in (found[4] or "").split(",") if i.strip()]
    if found[3] == "is":
        return Condition(path, bool(found[1]), None, (), (), frozenset(items), source)
    words = frozenset(expand(items, classes)) if found[3] else None
    plain = frozenset(w for w in words if "*" not in w) if words is not None else None
    endings = tuple(sorted(w[1:] for w in words or () if w.startswith("*")))
    beginnings = tuple(sorted(w[:-1] for w in words or () if w.endswith("*")))
    return Condition(path, bool(found[1]), plain, endings, beginnings, None, source)


def expand(items: list[str] | tuple[str, ...], classes: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The words of a list in which ``@name`` stands for a class, casefolded. Raises PathError for unknown classes."""
    found: list[str] = []
    for item in items:
        if not item.startswith("@"):
            found.append(item.casefold())
        elif item[1:] in classes:
            found += classes[item[1:]]
        else:
            raise PathError(f"no word class {item!r}")
    return found


def reached(tree: Tree, trigger: Trigger, condition: Condition) -> list[Hit]:
    """What the condition's path reaches and its words or features fit, and those of the conditions joined to it."""
    joined = (c for c in (*condition.also, *condition.others) if not c.negated)
    return _hits(tree, trigger, condition) + [h for c in joined for h in reached(tree, trigger, c)]


def _hits(tree: Tree, trigger: Trigger, condition: Condition) -> list[Hit]:
    hits = follow(tree, trigger, condition.path)
    whole = [Hit(c) for h in hits if not h.part for c in tree.coordinated(h.index) if c != h.index]
    return [h for h in hits + whole if _fits(tree, h, condition)]


def holds(tree: Tree, trigger: Trigger, condition: Condition) -> bool:
    """Whether the condition is true of the trigger."""
    own = bool(_hits(tree, trigger, condition)) != condition.negated
    if own and all(holds(tree, trigger, c) for c in condition.also):
        return True
    return any(holds(tree, trigger, c) for c in condition.others)


def _fits(tree: Tree, hit: Hit, condition: Condition) -> bool:
    word = tree.words[hit.index]
    if condition.features is not None:
        return word.upos in condition.features or any(p in condition.features for p in word.feats.split("|"))
    if condition.words is None:
        return True
    if hit.part:
        names = {word.form[: hit.part.end - hit.part.start].casefold()}
    else:
        names = {tree.lemma(hit.index)} if word.upos == "VERB" else {tree.lemma(hit.index), word.form.casefold()}
    if names & condition.words:
        return True
    return any(n.endswith(condition.endings) or n.startswith(condition.beginnings) for n in names)

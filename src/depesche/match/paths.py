"""Paths over a dependency tree, and conditions on what they reach: the language in which rules name roles.

A path is read from the trigger outwards::

    path      := way (" + " way)*            what any of the ways reaches
    way       := step (" > " step)*          one step after the other
    step      := relations ["[" lemmas "]"] ["{" words "}"]
    relations := name ("|" name)*

A step leads to children in one of the relations, with one of the adpositions in "[]", and with one of the lemmas in
"{}" (as in conditions). Names are UD relations, or one of the steps below, which know grammar (see `voice`):

    agent, patient, subject   of a verb, whatever its voice
    iobj                      the indirect object, also where the treebank calls it `obl`
    genitive                  the noun's genitive attribute, or its possessive pronoun
    pp[...]                   a prepositional phrase, also where the parser has hung it one step too high or too low
    clause[...]               the nearest such phrase behind the word in its clause, whatever the parser has hung it on
    demonym                   an adjective of origin ("russische Offensive")
    first                     the first part of a compound ("Luftangriff")
    maker                     the same where it may name an actor ("US-Angriff", "Polizeieinsatz")
    carrier                   the light verb that governs the noun ("führten Gespräche")
    taker                     who takes part: the subject of the carrier, or of the verb that the noun depends on
    noun                      the noun that a participle or adjective modifies
    somebody                  the word itself where it is known to name a person, body, group or country
    acting                    the same without countries ("Anschläge von Paris" tells where)
    above                     the verb or noun whose content the clause is ("kündigte an, die Grenze werde geschlossen")
    means                     the verb of a clause with an object whose means the noun is ("trafen sie mit Angriffen")
    owner                     whose act or thing a noun is: genitive, demonym, maker, "durch", its participle's agent
    up                        the governor
    self                      the trigger itself

A condition is a path, or ``path in a, b, @class`` (what it reaches has one of these lemmas; ``*x`` and ``x*``
are a lemma's ending and beginning, ``#country`` is a mention's kind), or ``path is VerbForm=Part`` (a feature or a
UPOS), each with ``not`` before it.
``and`` joins conditions that must all hold, ``or`` such of which one must; ``and`` binds closer.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from depesche.match import voice
from depesche.match.tree import Tree
from depesche.model import Span, unfolded

_STEP = re.compile(r"([a-z:]+(?:\|[a-z:]+)*)(?:\[([^\]]*)\])?(?:\{([^}]*)\})?$")
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
class Words:
    """Lemmas, whole or by their ending or beginning, features ("Case=Acc"), and kinds of mentions that a word heads
    ("#country"); one of them has to fit."""

    whole: frozenset[str]
    endings: tuple[str, ...]
    beginnings: tuple[str, ...]
    features: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()

    def fit(self, tree: Tree, hit: Hit) -> bool:
        """Whether the word, or the part of it, is one of these."""
        word = tree.words[hit.index]
        if hit.part:
            names = {word.form[: hit.part.end - hit.part.start].casefold()}
        elif self.features & set(word.feats.split("|")) or tree.kinds.get(hit.index) in self.kinds:
            return True
        else:
            names = {tree.lemma(hit.index)} if word.upos == "VERB" else {tree.lemma(hit.index), word.form.casefold()}
            names |= tree.singulars.get(hit.index, frozenset())
        return bool(names & self.whole) or any(n.endswith(self.endings) or n.startswith(self.beginnings) for n in names)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a way: relations or named steps, the adpositions that must mark what is reached, and its lemmas."""

    names: tuple[str, ...]
    marks: frozenset[str]
    words: Words | None = None


@dataclass(frozen=True, slots=True)
class Path:
    """A compiled path: ways, each a chain of steps. `source` is how it was written."""

    ways: tuple[tuple[Step, ...], ...]
    source: str

    def __str__(self) -> str:
        return self.source


@dataclass(frozen=True, slots=True)
class Trigger:
    """Where rules start from: a word, and how many characters the first part of a compound has (0 for none)."""

    index: int
    cut: int = 0


def compile_path(source: str, classes: Mapping[str, tuple[str, ...]] | None = None) -> Path:
    """The path that `source` writes; `classes` are the word classes it may name. Raises PathError where it is none."""
    ways = tuple(tuple(_step(s.strip(), classes or {}) for s in way.split(">")) for way in source.split("+"))
    return Path(ways, source)


def _step(source: str, classes: Mapping[str, tuple[str, ...]]) -> Step:
    found = _STEP.match(source)
    if not found:
        raise PathError(f"{source!r} is no step of a path")
    marks = frozenset(m.strip().casefold() for m in (found[2] or "").split(",") if m.strip())
    names = tuple(found[1].split("|"))
    if not marks and ("pp" in names or "clause" in names):
        raise PathError(f"{source!r} names no adposition: pp[...]")
    return Step(names, marks, _words(found[3], classes) if found[3] else None)


def _words(source: str, classes: Mapping[str, tuple[str, ...]]) -> Words:
    items = [i.strip() for i in source.split(",") if i.strip()]
    words = frozenset(expand([i for i in items if "=" not in i], classes))
    kinds = frozenset(w[1:] for w in words if w.startswith("#"))
    words -= {f"#{kind}" for kind in kinds}
    return Words(
        frozenset(w for w in words if "*" not in w),
        tuple(sorted(w[1:] for w in words if w.startswith("*"))),
        tuple(sorted(w[:-1] for w in words if w.endswith("*"))),
        frozenset(i for i in items if "=" in i),
        kinds,
    )


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
            cut = trigger.cut if hit.index == trigger.index else _cut(tree, hit.index) if name == "maker" else 0
            found += _first(tree, Trigger(hit.index, cut), name == "maker")
        elif name == "owner":
            found += _owners(tree, hit, trigger)
        elif name == "pp":
            found += [Hit(i) for i in phrases(tree, hit.index, step.marks)]
        elif name == "clause":
            found += [Hit(i) for i in in_clause(tree, hit.index, step.marks)]
        else:
            reached = _NAMED[name](tree, hit.index) if name in _NAMED else tree.related(hit.index, name)
            found += [Hit(i) for i in reached if not step.marks or tree.cases[i] & step.marks]
    return found if step.words is None else [h for h in found if step.words.fit(tree, h)]


_OWNERS = (Step(("genitive", "demonym"), frozenset()), Step(("maker",), frozenset()))
_UNDERGONE = (Step(("demonym",), frozenset()), Step(("maker",), frozenset()))


def _owners(tree: Tree, hit: Hit, trigger: Trigger) -> list[Hit]:
    """Whose act or thing a noun is, by all that tells it within the noun's phrase."""
    undergone = not hit.part and tree.lemma(hit.index).endswith(tree.grammar.undergone)
    inside = [h for step in (_UNDERGONE if undergone else _OWNERS) for h in _take(tree, hit, step, trigger)]
    by = [Hit(k) for k in tree.marked(hit.index, tree.grammar.agent) if tree.words[k].deprel == "nmod"]
    by = [h for h in by if not undergone or tree.cases[h.index] & tree.grammar.means]  # "Freilassung von Geiseln"
    modifiers = tree.related(hit.index, "amod", "acl", "acl:relcl")
    return inside + by + [Hit(a) for m in modifiers if _makes(tree, m, hit.index) for a in voice.agents(tree, m)]


def _makes(tree: Tree, modifier: int, noun: int) -> bool:
    """Whether who does what the participle says is whose the noun is ("ein von Russland eingebrachter Entwurf")."""
    return tree.lemma(modifier) in tree.grammar.making or modifier in voice.carriers(tree, noun)


def _hyphenated(tree: Tree, index: int) -> list[int]:
    """The first part of a compound that the analyser splits at its hyphen ("US", "-", "Angriff")."""
    return [k for k in tree.related(index, "compound") if k == index - 2 and tree.words[k + 1].form in ("-", "–")]


def _may_make(tree: Tree, index: int) -> bool:
    """Whether the first part of a compound may name who acts."""
    part = tree.words[index].form.casefold()
    return part in tree.grammar.makers or (part not in tree.grammar.not_makers and tree.is_somebody(index))


def _cut(tree: Tree, index: int) -> int:
    """How long the first part of a compound is that is no trigger: up to its hyphen, else a maker at its beginning."""
    word = tree.words[index]
    if word.upos != "NOUN" or len(word.form) > _PARTS:
        return 0
    hyphen = word.form.find("-")
    if hyphen > 0:
        return hyphen
    form = word.form.casefold()
    makers = (len(m) for m in tree.grammar.makers if form.startswith(m) and len(form) > len(m) + 2)
    return unfolded(word.form, max(makers, default=0))


def _first(tree: Tree, trigger: Trigger, maker: bool) -> list[Hit]:
    before = [Hit(k) for k in _hyphenated(tree, trigger.index) if not maker or _may_make(tree, k)]
    if not 0 < trigger.cut <= _PARTS:
        return before
    word = tree.words[trigger.index]
    part = word.form[: trigger.cut].rstrip("-–")
    named = part.casefold() in tree.grammar.makers or (
        word.form[trigger.cut : trigger.cut + 1] == "-" and part.casefold() not in tree.grammar.not_makers
    )
    if maker and not named:
        return before  # "US-Luftangriff": the air makes no attack
    return [Hit(trigger.index, Span(word.span.start, word.span.start + len(part)))] if part else []


def phrases(tree: Tree, index: int, marks: frozenset[str]) -> list[int]:
    """The prepositional phrases of word `index` with one of the adpositions `marks`.

    Attachment is what parsers err in most. Where the word has no such phrase itself, a verb takes that of its
    object or subject, or of the passive that it is coordinated with; a noun that of its governor if it stands behind
    the noun and is no genitive by its preposition.
    """
    own = tree.marked(index, marks)
    if own:
        return [voice.antecedent(tree, k) for k in own]
    if tree.words[index].upos in ("VERB", "AUX"):
        below = [k for k in tree.kids[index] if tree.words[k].deprel in ("obj", "nsubj", "nsubj:pass", "obl", "xcomp")]
        below = [k for k in below if not tree.cases[k] & tree.grammar.topics]
        found = [k for b in below for k in tree.marked(b, marks) if k > b]
        head = tree.head(index) if not found and voice.shares_passive(tree, index) else None
        return found if head is None else [k for k in tree.marked(head, marks) if k < head]
    below = [b for b in tree.related(index, "nmod") if tree.cases[b] <= tree.grammar.of]
    under = [k for b in below for k in tree.marked(b, marks) if k > b]
    under = under or [k for c in tree.related(index, "conj")[:1] for k in tree.marked(c, marks) if k > c]
    if under or (under := _within(tree, index, marks)):
        return under
    top = tree.top(index)
    shared = [k for k in tree.marked(top, marks) if k > index] if top != index else []
    head = tree.head(top)
    if shared or head is None:
        return shared
    marked = tree.marked(head, marks)
    if marks & tree.grammar.agent and tree.words[top].deprel.startswith("nsubj") and voice.is_passive(tree, head):
        agents = {k for k in marked if tree.cases[k] & tree.grammar.agent}
        helping = tree.related(head, "aux", "aux:pass")
        # "the attack was condemned by Egypt", but "die Zerstörung durch die Armee wurde bestätigt"
        marked = [k for k in marked if k not in agents or not any(index < a < k for a in helping)]
    behind = bisect_right(marked, index)
    beside = [k for k in marked[behind:] if not tree.cases[k] <= tree.grammar.of][:1]
    beside = beside or (marked[behind - 1 : behind] if voice.carriers(tree, index) else [])
    if not beside and tree.words[top].deprel == "nmod":
        beside = _right_behind(tree, index, tree.head(head), marks)
    return [k for k in beside if tree.words[k].deprel in ("obl", "nmod", "nmod:tmod")]


def _within(tree: Tree, index: int, marks: frozenset[str]) -> list[int]:
    """The phrase that ends a noun's phrase and hangs on a name deep inside it ("Kritik aus den Reihen der SPD an der
    Kanzlerin"), where that name stands in the genitive and nothing of it follows."""
    inside = [d for b in tree.related(index, "nmod") if b > index for d in tree.related(b, "nmod") if tree.can_act(d)]
    return [k for d in inside if not tree.cases[d] for k in tree.marked(d, marks) if k > d]


_CLAUSES = frozenset({"root", "ccomp", "csubj", "parataxis", "acl", "acl:relcl", "advcl", "xcomp"})


def in_clause(tree: Tree, index: int, marks: frozenset[str]) -> list[int]:
    """The nearest phrase behind word `index` with one of the adpositions `marks`, wherever it hangs in the clause:
    not in one that has a subject of its own, and no time."""
    top = index
    while (above := tree.head(top)) is not None and tree.words[top].deprel not in _CLAUSES:
        top = above
    todo, found = [top], []
    while todo:
        here = todo.pop()
        found += [k for k in tree.marked(here, marks) if k > index and not tree.is_time(k)]
        todo += [k for k in tree.kids[here] if not tree.related(k, "nsubj", "nsubj:pass", "csubj")]
    return sorted(found)[:1]


def _right_behind(tree: Tree, index: int, above: int | None, marks: frozenset[str]) -> list[int]:
    """The phrase of the word `above` that begins right behind the noun at `index`, which is inside another noun's
    phrase ("wegen der Zahl der Angriffe auf Rechner beunruhigt")."""
    if above is None:
        return []
    return [
        k
        for k in tree.marked(above, marks)
        if any(c == index + 1 and tree.words[c].deprel == "case" for c in tree.kids[k])
    ]


def genitives(tree: Tree, index: int) -> list[int]:
    """The genitive attributes of a noun: no preposition, or the possessive marker; else its possessive pronoun. A noun
    without any has that of the next noun that it is coordinated with ("Folter und Misshandlung der Gefangenen")."""
    found = _own_genitives(tree, index)
    shared = [
        c for c in tree.related(index, "conj")[:1] if not found and not tree.cases[c] and not tree.related(c, "det")
    ]
    return found or [g for c in shared for g in _own_genitives(tree, c)]


def _own_genitives(tree: Tree, index: int) -> list[int]:
    found = []
    for k in tree.related(index, "nmod", "nmod:poss"):
        marks = tree.cases[k]
        if marks & tree.grammar.possessive or (_is_bare(tree, k) and _beside(tree, k) in (index, None)):
            found.append(k)
    found = found or _strayed_genitives(tree, index)
    found += [voice.antecedent(tree, k) for k in tree.kids[index] if _is_relative_genitive(tree, k)]
    found = found or [k for k in tree.related(index, "appos") if k == index + 1 and tree.words[k].upos == "PROPN"]
    found = found or [k for k in tree.related(index, "flat") if k == index + 1 and tree.words[k].feat("Case") == "Gen"]
    return found or [_possessor(tree, k) for k in tree.kids[index] if tree.words[k].feat("Poss") == "Yes"]


def _possessor(tree: Tree, pronoun: int) -> int:
    """Whom a possessive pronoun means where several are the subject of its verb and no mention stands for them all
    ("Die USA und Japan unterbrachen ihre Gespräche"); else the pronoun itself."""
    noun = tree.head(pronoun)
    verb = tree.head(tree.top(noun)) if noun is not None else None
    if verb is None or tree.words[verb].upos != "VERB" or not _is_theirs(tree, pronoun):
        return pronoun
    several = [s for s in voice.agents(tree, verb) if len(tree.coordinated(s)) > 1 and s < pronoun]
    return several[0] if len(several) == 1 else pronoun


def _is_theirs(tree: Tree, pronoun: int) -> bool:
    word = tree.words[pronoun]
    return any(f.casefold().startswith(tree.grammar.theirs) for f in (word.form, word.lemma))


def _is_bare(tree: Tree, index: int) -> bool:
    """Whether the attribute has no preposition and is no time ("Angriff vergangener Woche")."""
    return (
        not tree.cases[index]
        and tree.words[index].upos in ("NOUN", "PROPN", "ADJ", "NUM", "X")
        and not tree.is_time(index)
    )


def _beside(tree: Tree, index: int) -> int | None:
    """The noun that the genitive at `index` stands right behind, where it is not the one that it hangs on but one
    within that one's phrase ("Anschlag im Nordosten Nigerias"); None where it stands behind no such noun."""
    head = tree.head(index)
    before = min((index, *tree.kids[index])) - 1
    if tree.words[index].feat("Case") != "Gen" or head is None or not head < before:
        return None
    noun = tree.words[before]
    inside = noun.upos == "NOUN" and noun.deprel == "nmod" and noun.head == head and bool(tree.cases[before])
    return before if inside else None


def _strayed_genitives(tree: Tree, index: int) -> list[int]:
    """The genitive right behind the noun at `index` that the parser has hung on the noun above."""
    head = tree.head(index)
    if head is None or tree.words[index].deprel != "nmod":
        return []
    return [k for k in tree.related(head, "nmod") if k > index and _is_bare(tree, k) and _beside(tree, k) == index]


def _is_relative_genitive(tree: Tree, index: int) -> bool:
    """Whether the word is the genitive of a relative pronoun that stands for a noun ("dessen Rücktritt")."""
    word = tree.words[index]
    return word.feat("Case") == "Gen" and word.upos in ("PRON", "DET") and voice.antecedent(tree, index) != index


def demonyms(tree: Tree, index: int) -> list[int]:
    """The adjectives of origin that modify a noun, by the language's endings, or by a capital letter."""
    endings = tree.grammar.demonyms
    found = []
    for k in tree.related(index, "amod", "compound", "nmod", "flat"):
        word = tree.words[k]
        if word.upos not in ("ADJ", "PROPN") or tree.cases[k]:
            continue
        lemma = (word.lemma or word.form).casefold()
        if lemma in tree.grammar.not_demonyms or (word.deprel == "compound" and tree.kinds.get(k) == "place"):
            continue  # "the Mosul offensive": the town is where it happens
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
    top = tree.top(index)
    head = tree.head(top)
    topic = head is not None and tree.words[top].deprel == "appos" and voice.is_heading(tree, head)
    return [] if head is None or topic else [head]


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
    "means": voice.means,
    "above": voice.above,
    "somebody": lambda tree, index: [index] if tree.is_somebody(index) else [],
    "acting": lambda tree, index: [index] if tree.can_act(index) else [],
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
    words: Words | None
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
    path = compile_path(found[2].strip(), classes)
    if found[3] == "is":
        marks = frozenset(i.strip() for i in (found[4] or "").split(",") if i.strip())
        return Condition(path, bool(found[1]), None, marks, source)
    return Condition(path, bool(found[1]), _words(found[4], classes) if found[3] else None, None, source)


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
    words = condition.words
    return words is None or words.fit(tree, hit) or any(words.fit(tree, Hit(k)) for k in _measured(tree, hit))


def _measured(tree: Tree, hit: Hit) -> list[int]:
    """What a noun of measure measures ("ein Teil des Lagers"): the genitives behind it."""
    if hit.part or tree.lemma(hit.index) not in tree.grammar.measures:
        return []
    return [k for k in genitives(tree, hit.index) if tree.words[k].upos == "NOUN"]

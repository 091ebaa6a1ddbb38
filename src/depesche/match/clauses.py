"""Clauses on a UD tree: who governs what, which words a clause covers, what mood its verb is in.

Relations follow Universal Dependencies v2 without subtypes. Nothing here knows a language: the endings
that mark reported speech come in as `Moods`.
"""

from __future__ import annotations

from dataclasses import dataclass

from depesche.match.tree import Tree
from depesche.model import Word
from depesche.pack.claims import Grammar as ClaimGrammar

CLAUSES = frozenset({"root", "ccomp", "csubj", "advcl", "acl", "parataxis", "xcomp"})
SUBJECTS = frozenset({"nsubj", "csubj"})
VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Moods:
    """How a language marks reported speech on its finite verb; `clear` forms say it alone, `open` ones only
    after a report. `endings` pairs the ending of the infinitive with that of the third person ("en", "e");
    `speakers` are subjects with which that form is no third person, `bare` the forms that need no subject to
    be told from a first person or an imperative."""

    clear: frozenset[str] = frozenset()
    open: frozenset[str] = frozenset()
    endings: tuple[tuple[str, str], ...] = ()
    speakers: frozenset[str] = frozenset()
    bare: frozenset[str] = frozenset()


def moods_of(g: ClaimGrammar) -> Moods:
    """How the language of these grammar words marks reported speech on its verbs."""
    return Moods(
        frozenset(g.subjunctive_clear), frozenset(g.subjunctive_open), g.subjunctive_endings, frozenset(g.speakers),
        frozenset(g.subjunctive_bare),
    )  # fmt: skip


def has_verb(tree: Tree, i: int) -> bool:
    """Whether word `i` can head a clause: a verb, or a predicate with copula or auxiliary."""
    return tree.words[i].upos in VERBAL or any(k.deprel in ("cop", "aux") for k in tree.children(i))


def clause_head(tree: Tree, i: int) -> int:
    """The predicate of the clause in which word `i` stands (itself where it is one)."""
    path = [tree.words[i], *tree.above(i)]
    for w in path:
        if w.deprel in CLAUSES or w.head < 0 or (w.deprel == "conj" and has_verb(tree, w.index)):
            return w.index
    return path[-1].index


def first_conjunct(tree: Tree, i: int) -> int:
    """The first of the coordinated words to which word `i` belongs."""
    for w in tree.above(i):
        if tree.words[i].deprel != "conj":
            break
        i = w.index
    return i


def finite_verb(tree: Tree, head: int) -> Word | None:
    """The finite verb of the clause that word `head` heads: itself, its auxiliary or its copula."""
    options = [tree.words[head], *(k for k in tree.children(head) if k.deprel in ("aux", "cop"))]
    return next((w for w in options if is_finite(w)), None)


def is_finite(word: Word) -> bool:
    """Whether a word is a finite verb: treebanks say so by its form or only by its mood."""
    form = word.feat("VerbForm")
    return word.upos in VERBAL and (form == "Fin" or (form is None and word.feat("Mood") is not None))


def subject(tree: Tree, head: int) -> Word | None:
    """The subject of the clause of word `head`, taken from the clause above where it is shared
    (coordination, infinitives); None where there is none."""
    seen: set[int] = set()
    while head not in seen:
        seen.add(head)
        own = own_subject(tree, head)
        word = tree.words[head]
        if own is not None or word.deprel not in ("conj", "xcomp") or word.head < 0:
            return own
        head = word.head
    return None


def own_subject(tree: Tree, head: int) -> Word | None:
    """The subject that hangs on word `head` itself; of two (a faulty tree) the one behind a verb that stands
    first in its clause, else the first."""
    kids = [k for k in tree.children(head) if k.deprel == "nsubj"]
    kids = kids or [k for k in tree.children(head) if k.deprel == "csubj"]
    if len(kids) > 1 and head > 0 and tree.words[head - 1].upos == "PUNCT":
        return next((k for k in kids if k.index > head), kids[0])
    return kids[0] if kids else None


def mood(tree: Tree, head: int, moods: Moods) -> str:
    """``clear`` where the clause of word `head` can only be reported speech by its finite verb, ``open`` where
    it may be, else ``none``."""
    verb = finite_verb(tree, head)
    if verb is None:
        return "none"
    form, lemma = verb.form.lower(), verb.lemma.lower()
    who = subject(tree, head)
    if (who is None and form not in moods.bare) or (who is not None and who.form.lower() in moods.speakers):
        return "none"
    if form in moods.clear:
        return "clear"
    if form in moods.open:
        return "open"
    for infinitive, ending in moods.endings:
        if lemma.endswith(infinitive) and form == lemma[: len(lemma) - len(infinitive)] + ending:
            return "clear"
    past = verb.feat("Mood") == "Sub" and verb.feat("Tense") == "Past" and verb.feat("Number") == "Plur"
    return "open" if past else "none"

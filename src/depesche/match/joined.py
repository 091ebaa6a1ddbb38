"""Mentions that grammar ties to each other: appositions, predicates, abbreviations in brackets, coordinations."""

from __future__ import annotations

import re
from collections import defaultdict

from depesche.model import Doc, Mention, Sentence, Word
from depesche.pack.closed import ClosedClasses

_BEFORE_BRACKET = re.compile(r"[\"“”«»]?\s*\(\s*[\"“„]?$")
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:arg"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_NAMED = ("organisation", "group", "body")


def grammar_links(doc: Doc, closed: ClosedClasses) -> dict[int, int]:
    """For a mention (its place in the layer) the earlier one that grammar says is the same: what it is an apposition
    to, the subject it is said of ("X ist Sprecher der Y"), or the name it abbreviates ("Volksallianz (PAD)")."""
    links: dict[int, int] = {}
    for sentence, indexes in _by_sentence(doc):
        heads = {i: head_word(sentence, doc.mentions[i]) for i in indexes}
        for i in indexes:
            other = _bracketed(doc, i, indexes) if doc.mentions[i].kind in ("organisation", "group") else None
            if other is None and doc.mentions[i].name:
                other = _classed(sentence, i, heads, doc)
            if other is None and doc.mentions[i].kind in ("office", "people"):
                other = _said_of(sentence, i, heads, doc, closed)
            if other is not None and other != i:
                links[i] = other
    return links


def joined(doc: Doc) -> dict[int, tuple[int, ...]]:
    """The coordinations of two or more mentions, by their first mention: "Merkel und Hollande"."""
    found: dict[int, tuple[int, ...]] = {}
    for sentence, indexes in _by_sentence(doc):
        heads: dict[int, list[int]] = defaultdict(list)
        for i in indexes:
            word = head_word(sentence, doc.mentions[i])
            if word is not None and doc.mentions[i].kind == "person":
                word = above(sentence, word, ("appos", "flat"))  # to the title before the name
            if word is not None and doc.mentions[i].kind not in ("pronoun", "place", "facility", "instrument"):
                heads[word.index].append(i)
        for top, mentions in heads.items():
            others = [c.index for c in sentence.children(top) if c.deprel == "conj" and c.index in heads]
            if others and sentence.words[top].deprel != "conj":
                members = (mentions[0], *(heads[o][0] for o in others))
                found[max(members)] = members
    return found


def together(doc: Doc, closed: ClosedClasses) -> dict[int, tuple[int, ...]]:
    """Two persons or states of one clause, one its subject, the other its object or behind "with", by the later one:
    "they" of the next sentence may mean both ("Johnson met al-Jaafari. They discussed ...")."""
    found: dict[int, tuple[int, ...]] = {}
    for sentence, indexes in _by_sentence(doc):
        subjects: dict[int, int] = {}
        others: dict[int, int] = {}
        for i in indexes:
            word = head_word(sentence, doc.mentions[i])
            if word is None or doc.mentions[i].kind not in ("person", "country", "office", "pronoun"):
                continue
            word = above(sentence, word, ("appos", "flat"))
            if word.deprel in _SUBJECTS:
                subjects.setdefault(word.head, i)
            elif word.deprel in ("obj", "iobj") or (word.deprel == "obl" and closed.marks("with", sentence, word)):
                others.setdefault(word.head, i)
        for verb in subjects.keys() & others.keys():
            pair = (subjects[verb], others[verb])
            found[max(pair)] = pair
    return found


def apart(doc: Doc) -> dict[int, frozenset[int]]:
    """For a pronoun, what somebody is called again or a noun for two (its place in the layer) the mentions before it in
    its sentence that it cannot mean: the other arguments of its verb, for a pronoun that is not reflexive and a name
    are free there (binding principles B and C, Chomsky 1981). The subject may be that of the verb before ("traf Lawrow
    und forderte ihn auf")."""
    found: dict[int, frozenset[int]] = {}
    for sentence, indexes in _by_sentence(doc):
        places: dict[int, tuple[int, bool]] = {}
        for i in indexes:
            word = head_word(sentence, doc.mentions[i])
            if word is not None:
                places[i] = _argument(sentence, word)
        for i, (verb, is_argument) in places.items():
            two = doc.mentions[i].refers in ("pair", "both")  # "praised the two leaders": not the one who does
            described = doc.mentions[i].kind == "office" and not (doc.mentions[i].office or doc.mentions[i].name)
            if (doc.mentions[i].kind == "pronoun" or two or described) and is_argument:
                others = {k for k, v in places.items() if k != i and v == (verb, True)}
                shared = _sharing(sentence, verb)
                subjects = {
                    k for k, v in places.items() if v == (shared, True) and _is_subject(sentence, doc.mentions[k])
                }
                found[i] = frozenset(others | subjects)
    return found


def _sharing(sentence: Sentence, verb: int) -> int | None:
    """The verb before, whose subject the one at `verb` shares because it has none of its own."""
    word = sentence.words[verb]
    own = any(c.deprel in _SUBJECTS for c in sentence.children(verb))
    return word.head if word.deprel == "conj" and word.head >= 0 and not own else None


def _is_subject(sentence: Sentence, mention: Mention) -> bool:
    word = head_word(sentence, mention)
    return word is not None and above(sentence, word, ("conj", "appos", "flat")).deprel in _SUBJECTS


def _argument(sentence: Sentence, word: Word) -> tuple[int, bool]:
    """The word that a phrase hangs on, past what it is joined to, and whether it is an argument there."""
    word = above(sentence, word, ("conj", "appos", "flat"))
    return word.head, word.deprel in _ARGUMENTS and word.head >= 0


def above(sentence: Sentence, word: Word, relations: tuple[str, ...]) -> Word:
    """The word itself, or the first above it that hangs by none of `relations`."""
    while word.deprel in relations and word.head >= 0:
        word = sentence.words[word.head]
    return word


def head_word(sentence: Sentence, mention: Mention) -> Word | None:
    """The word that heads a mention: the one of its core that hangs on a word outside."""
    words = sentence.within(mention.head)
    inside = {w.index for w in words}
    return next((w for w in words if w.head not in inside), words[0] if words else None)


def _by_sentence(doc: Doc) -> list[tuple[Sentence, list[int]]]:
    found: dict[int, list[int]] = defaultdict(list)
    for i, mention in enumerate(doc.mentions):
        found[mention.sentence].append(i)
    return [(doc.sentences[n], indexes) for n, indexes in sorted(found.items())]


def _said_of(
    sentence: Sentence, index: int, heads: dict[int, Word | None], doc: Doc, closed: ClosedClasses
) -> int | None:
    """The person before an office or description that stands in apposition to him, or is said of him with a copula or
    behind "als" ("X gilt als Anführer", "trat als Minister zurück"): of the object where there is one."""
    word = heads[index]
    if word is None or doc.mentions[index].number == "Plur":
        return None
    above = [word.head] if word.deprel == "appos" else []
    children = list(sentence.children(word.index))
    if any(c.deprel == "cop" for c in children):
        above += [c.index for c in children if c.deprel == "nsubj"]
    if word.deprel == "obl" and closed.marks("as", sentence, word):
        beside = list(sentence.children(word.head))
        above += [c.index for c in beside if c.deprel == "obj"] or [c.index for c in beside if c.deprel in _SUBJECTS]
    spans = [sentence.words[a].span for a in above if a >= 0]
    persons = [i for i in heads if i < index and doc.mentions[i].kind in ("person", "pronoun")]
    return next((i for i in persons if any(doc.mentions[i].span.covers(s) for s in spans)), None)


def _classed(sentence: Sentence, index: int, heads: dict[int, Word | None], doc: Doc) -> int | None:
    """The noun right before a name that says what it is the name of ("Hafenstadt Odessa", "Nachbarland Kamerun",
    "Geheimdienst GKNB")."""
    word, named = heads[index], doc.mentions[index]
    if word is None or word.deprel not in ("appos", "flat"):
        return None
    for other in (i for i in heads if i < index):
        noun, mention = heads[other], doc.mentions[other]
        if noun is None or noun.index != word.head or mention.name or mention.number == "Plur":
            continue
        if doc.text[mention.head.end : named.span.start].strip(' „“"»«'):
            continue
        classes = _CLASSES.get(named.kind, ())
        if mention.refers in classes or (mention.kind == "body" and named.kind in ("organisation", "group")):
            return other
    return None


_CLASSES = {"place": ("town", "capital"), "country": ("state", "neighbour")}


def _bracketed(doc: Doc, index: int, indexes: list[int]) -> int | None:
    """The name right before the bracket in which an abbreviation stands."""
    start = doc.mentions[index].span.start
    for other in reversed([i for i in indexes if i < index]):
        mention = doc.mentions[other]
        if mention.kind in _NAMED and _BEFORE_BRACKET.fullmatch(doc.text[mention.span.end : start]):
            return other
    return None

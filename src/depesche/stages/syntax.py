"""Trees set right where word order, case or mood rule out what the parser made of them.

What decides who speaks and who acts, and nothing else:

- what is joined to reported speech but can only belong to the verb above it: "Er sagte, Europa brauche die Briten,
  und fügte hinzu: ..." (an indicative beside a subjunctive), "Sie beklagte, dass nichts geschehe, und verlangte ..."
  (a verb right behind the conjunction, where subordinate clauses have theirs last), "He insisted that it was legal,
  and called on ..." (a comma before a verb without a subject of its own);
- who reports it all: "Er habe gelogen, sagte der Minister, wie die Zeitung Le Monde berichtet";
- a subject whose article no subject has, beside an object that can be one: "Ihren Rivalen rief die Ministerin auf";
- a nominative without adposition under a verb that has no subject: "wie die Zeitung Le Monde berichtet";
- what somebody is accused or convicted of, which the tree hangs on who is: "accused the rebels of war crimes";
- a name behind a comma, which the tree hangs on the first of two that are joined, though that has its own: "the
  minister John Doe and the president of Ruritania, Jane Roe, met";
- a place right behind the title of the subject, of a verb without an object: "hat der litauische Präsident Helsinki
  besucht" (nobody is called so);
- the particle at the end of the last of several clauses: "sie nannte die Wahl eine Farce und rief zu Protesten auf".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from depesche.match import declension
from depesche.match.clauses import Moods, finite_verb, is_finite, mood, moods_of, own_subject
from depesche.match.tree import Grammar, Tree
from depesche.model import Doc, Sentence, Word
from depesche.pack.claims import ClaimLexicon
from depesche.pack.names import NamesLexicon

_LONGEST = 400  # words; what is longer is a list or a table, and its tree says nothing


def syntax(doc: Doc, grammar: Grammar, speech: ClaimLexicon, names: NamesLexicon) -> tuple[Sentence, ...]:
    """The sentences of `doc`, their words with other heads and relations where grammar asks for them; `speech` are the
    words of reported speech of the language, `names` its titles and known names."""
    moods = moods_of(speech.grammar)
    return tuple(_amended(s, grammar, speech, names, moods) if len(s.words) <= _LONGEST else s for s in doc.sentences)


def _amended(sentence: Sentence, grammar: Grammar, speech: ClaimLexicon, names: NamesLexicon, moods: Moods) -> Sentence:
    tree = Tree(sentence, grammar)
    changes = {
        w.index: w
        for w in (
            *_raised(tree, moods),
            *_outermost(tree, speech),
            *_exchanged(tree),
            *_subjects(tree),
            *_charges(tree),
            *_apposed(tree),
            *_particles(tree),
            *_places_behind_titles(tree, names),
        )
    }
    if not changes:
        return sentence
    return replace(sentence, words=tuple(changes.get(w.index, w) for w in sentence.words))


def _raised(tree: Tree, moods: Moods) -> Iterator[Word]:
    """Conjuncts of reported speech that belong to the verb above it."""
    for word in tree.words:
        if word.deprel != "conj":
            continue
        told = tree.words[word.head]
        above = tree.words[told.head] if told.deprel == "ccomp" and told.head >= 0 else None
        if above is None or above.index > told.index or above.upos != "VERB" or own_subject(tree, word.index):
            continue
        if _belongs_above(tree, word, told, moods):
            yield replace(word, head=above.index)


def _belongs_above(tree: Tree, word: Word, told: Word, moods: Moods) -> bool:
    joint = next((k for k in tree.children(word.index) if k.deprel == "cc"), None)
    verb = finite_verb(tree, word.index)
    if joint is None or mood(tree, word.index, moods) != "none":
        return False
    if verb is not None and mood(tree, told.index, moods) != "none" and verb.feat("Mood") == "Ind":
        return True
    behind = tree.words[joint.index + 1]
    if not tree.grammar.verbs_last:
        finite = verb == word or (verb is None and word.feat("VerbForm") == "Part" and not _auxiliaries(tree, word))
        return finite and behind == word and tree.words[joint.index - 1].form == ","
    inside = finite_verb(tree, told.index)
    last = (
        inside is not None and inside.index >= told.index and any(k.deprel == "mark" for k in tree.children(told.index))
    )
    return last and verb is not None and behind == verb and any(k.index > verb.index for k in tree.children(word.index))


def _outermost(tree: Tree, speech: ClaimLexicon) -> Iterator[Word]:
    """A clause like "wie die Zeitung berichtet" at the end of a sentence tells who reports all of it, and not who says
    the clause that somebody else says in it; with a pronoun it is the speaker's own."""
    for word in tree.words:
        told = tree.words[word.head]
        if word.deprel != "advcl" or told.deprel != "ccomp" or not 0 <= told.head < told.index < word.index:
            continue
        lo, hi = tree.extent(word.index)
        opening = next(w for w in tree.words[lo:] if w.upos != "PUNCT")
        last = all(w.upos == "PUNCT" for w in tree.words[hi + 1 :])
        named = any(k.upos in ("NOUN", "PROPN") for k in tree.children(word.index))
        reports = _reports(tree, tree.words[told.head], speech) and _reports(tree, word, speech)
        if opening.form.lower() in speech.grammar.how_words and last and named and reports:
            yield replace(word, head=told.head)


def _reports(tree: Tree, verb: Word, speech: ClaimLexicon) -> bool:
    lemma = verb.lemma.lower()
    particles = (k.form.lower() for k in tree.children(verb.index) if k.deprel == "compound")
    return lemma in speech.verbs or any(p + lemma in speech.verbs for p in particles)


def _auxiliaries(tree: Tree, word: Word) -> list[Word]:
    return [k for k in tree.children(word.index) if k.deprel in ("aux", "cop")]


def _exchanged(tree: Tree) -> Iterator[Word]:
    """Subject and object, where the article of the one before the verb is no subject's and the other can be one."""
    for word in tree.words:
        case = declension.told(tree, word.index) if word.deprel == "nsubj" and word.head > word.index else None
        if case is None or not is_finite(tree.words[word.head]):
            continue
        others = [k for k in tree.children(word.head) if k.deprel in ("nsubj", "obj") and k.index > word.head]
        other = others[0] if len(others) == 1 and others[0].deprel == "obj" else None
        agrees = other is not None and other.feat("Number") in (None, tree.words[word.head].feat("Number"))
        if other is not None and agrees and declension.may_be_subject(tree, other.index):
            yield replace(word, deprel="obj" if case == "Acc" else "iobj")
            yield replace(other, deprel="nsubj")


def _subjects(tree: Tree) -> Iterator[Word]:
    """Nominatives that the tree hangs on a finite verb as adverbials, where the verb has no subject."""
    for word in tree.words:
        if word.deprel != "obl" or word.feat("Case") != "Nom" or tree.cases[word.index]:
            continue
        if word.upos not in ("NOUN", "PROPN") or declension.told(tree, word.index) or word.head < 0:
            continue
        verb = finite_verb(tree, word.head)
        kids = {k.deprel for k in tree.children(word.head)}
        if verb is not None and not kids & {"nsubj", "csubj", "expl"} and tree.words[word.head].deprel == "advcl":
            yield replace(word, deprel="nsubj")


def _charges(tree: Tree) -> Iterator[Word]:
    """The last phrase with "of" behind the object of a verb like "accuse": what somebody is accused of. A name there is
    the object's own ("accused the president of Ruritania")."""
    for word in tree.words:
        if word.deprel != "obj" or word.head < 0 or tree.lemma(word.head) not in tree.grammar.charging:
            continue
        behind = [k for k in tree.children(word.index) if k.deprel in ("nmod", "acl") and k.index > word.index]
        last = behind[-1] if behind else None
        if last is None or last.upos == "PROPN" or not _has_of(tree, last):
            continue
        yield replace(last, head=word.head, deprel="obl" if last.deprel == "nmod" else "advcl")


def _has_of(tree: Tree, word: Word) -> bool:
    marks = (k for k in tree.children(word.index) if k.deprel in ("case", "mark") and k.index < word.index)
    return any(k.form.casefold() in tree.grammar.of for k in marks)


def _apposed(tree: Tree) -> Iterator[Word]:
    """Names in apposition behind a comma that belong to the joined phrase right before it."""
    for word in tree.words:
        if word.deprel != "appos" or word.upos != "PROPN" or not 0 <= word.head < word.index - 1:
            continue
        comma = word.index - 1
        nearer = [k for k in tree.children(word.head) if _names(k) and k.index < comma]
        joined = [
            k for k in tree.children(word.head)
            if k.deprel == "conj" and k.upos == "NOUN" and nearer and nearer[-1].index < k.index < comma
        ]  # fmt: skip
        if tree.words[comma].form != "," or not joined or tree.extent(joined[-1].index)[1] != comma - 1:
            continue
        if not any(_names(k) for k in tree.children(joined[-1].index)):
            yield replace(word, head=joined[-1].index)


def _names(word: Word) -> bool:
    return word.upos == "PROPN" and word.deprel in ("appos", "flat")


def _particles(tree: Tree) -> Iterator[Word]:
    """Separated particles that the tree hangs on a verb before the one whose clause they close."""
    for word in tree.words:
        if word.deprel != "compound" or word.upos not in ("ADP", "ADV", "ADJ") or not 0 <= word.head < word.index:
            continue
        between = [
            k for k in tree.children(word.head)
            if k.deprel == "conj" and word.head < k.index < word.index and is_finite(k) and k.upos == "VERB"
        ]  # fmt: skip
        if between:
            yield replace(word, head=between[-1].index)


_NAMES = frozenset({"appos", "flat", "nmod"})
_OFFICES = frozenset({"office", "rank"})  # a member, host or partner may be a state


def _places_behind_titles(tree: Tree, names: NamesLexicon) -> Iterator[Word]:
    """Names of places that the tree takes for the name of the subject behind its title, or for a part of that name: the
    object of a verb that has no other. Their names are marked as those of places."""
    for word in tree.words if tree.grammar.verbs_last else ():
        title = _title_before(tree, word, names) if word.upos == "PROPN" and word.deprel in _NAMES else None
        last = _last_of_place(tree, word.index, names) if title is not None else None
        if title is None or last is None or title.head < 0 or tree.words[title.head].upos != "VERB":
            continue
        if any(k.deprel in ("obj", "iobj", "ccomp") for k in tree.children(title.head)):
            continue
        yield replace(word, head=title.head, deprel="obj", name="B-LOC")
        for part in tree.words[word.index + 1 : last + 1]:
            yield replace(part, name="I-LOC")


def _title_before(tree: Tree, word: Word, names: NamesLexicon) -> Word | None:
    """The title with an article that heads the subject's phrase, which the word ends: right before the word, or before
    the state whose title it is or the known person who has it ("der Außenminister der Ukraine Berlin", "Präsident
    Nauseda Helsinki"); None where there is none."""
    above = tree.words[word.head]
    direct = above.index == word.index - 1
    if word.deprel == "appos" and direct and any(k.deprel == "det" for k in tree.children(above.index)):
        return above if _is_title(above, names) else None
    if not direct or above.upos != "PROPN" or above.head < 0:
        return None
    title = tree.words[above.head]
    other = {e.entity.split(":")[0] for e in names.gazetteer.single(above.form) if not e.weak}
    told = other & {"country", "place"} if above.deprel == "nmod" else other == {"person"} and above.deprel == "appos"
    return title if told and title.index < above.index and _is_title(title, names) else None


def _is_title(word: Word, names: NamesLexicon) -> bool:
    role = names.role(word.lemma, word.form)
    return word.deprel == "nsubj" and word.upos == "NOUN" and role is not None and role.kind in _OFFICES


def _last_of_place(tree: Tree, first: int, names: NamesLexicon) -> int | None:
    """The last word of a known name of a place, and of nobody, that begins at a word and is not in the genitive."""
    forms = [w.form for w in tree.words[first : first + 4]]
    hit = next(iter(names.gazetteer.scan(forms)), None)
    if hit is None or hit.first > 0:
        return None
    last = tree.words[first + hit.last]
    behind = tree.words[last.index + 1] if last.index + 1 < len(tree.words) else last
    kinds = {e.entity.split(":")[0] for e in hit.entries if not e.weak and e.kind != "adjective"}
    owned = any(names.gazetteer.single(form) for form in names.closed.as_names(last.form)[1:])
    if "person" in kinds or not kinds & {"country", "place"} or owned or behind.name.startswith("I-"):
        return None
    return last.index

"""Sources beside verbs: "laut X", "nach Angaben von X", ", so X", "demnach", "soll ... haben", "der Bericht, dass"."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.match.clauses import clause_head, finite_verb, mood, subject
from depesche.model import Span, Word
from depesche.pack.claims import Rule
from depesche.stages.claims import sources, verbs
from depesche.stages.claims.clausal import around
from depesche.stages.claims.found import Found, Reading

_STOPS = frozenset({",", ";", ":", ".", "!", "?", "–", "—", "-", "(", ")", "„", "“", "”", '"', "»", "«"})
_NOMINAL = frozenset({"NOUN", "PROPN", "DET", "ADJ", "PRON", "NUM"})
_REST = 4  # words after a parenthesis that make the sentence go on


def read(r: Reading) -> Iterator[Found]:
    """The claims of the sentence's prepositions, parentheses, adverbs, modals and nouns."""
    told: set[int] = set()  # clauses whose source is named, or which are hearsay already
    for w in r.words:
        form, lemma = w.form.lower(), w.lemma.lower()
        for rule in r.lexicon.prepositions.get(form, ()):
            for f in _preposition(r, w, rule):
                told.add(clause_head(r.tree, w.index))
                yield f
        for rule in r.lexicon.parentheses.get(form, ()):
            yield from _parenthesis(r, w, rule)
        for rule in r.lexicon.adverbs.get(form, ()):
            for f in _adverb(r, w, rule):
                told.add(clause_head(r.tree, w.index))
                yield f
        if w.upos == "NOUN":
            for rule in r.lexicon.noun(lemma):
                yield from _noun(r, w, rule)
    for w in r.words:
        for rule in r.lexicon.modals.get(w.form.lower(), ()):
            if clause_head(r.tree, w.index) not in told:
                yield from _modal(r, w, rule)


def _preposition(r: Reading, w: Word, rule: Rule) -> Iterator[Found]:
    if w.head < 0 or w.deprel not in ("case", "mark", "fixed", "advmod", "obl"):
        return
    noun = _before_postposition(r, w) if rule.postposed and w.head > w.index else r.words[w.head]
    noun = _whole(r, noun)
    if noun.upos not in _NOMINAL or (rule.nouns and not _ends(noun, rule.nouns)):
        return
    named = any(_ends(noun, other.nouns) for rules in r.lexicon.prepositions.values() for other in rules)
    source = sources.of_speaker(r, noun.index) if named else sources.phrase(r, noun.index)
    lo, hi = _phrase_extent(r, noun.index)
    head = clause_head(r.tree, noun.index)
    if head == noun.index:
        return
    span = around(r, head, lo, hi)
    cue = w.span.to(noun.span) if named and w.index + 3 > noun.index > w.index else w.span
    if span is not None:
        yield r.found(rule, span, cue, source, "according-to", 3)


def _whole(r: Reading, noun: Word) -> Word:
    """The last part of a compound that a hyphen takes apart ("UNO-Angaben"), else the noun."""
    i = noun.index
    hyphen = i + 2 < len(r.words) and r.words[i + 1].form == "-" and r.words[i + 2].index == noun.head
    return r.words[i + 2] if noun.deprel == "compound" and hyphen else noun


def _before_postposition(r: Reading, w: Word) -> Word:
    """The noun before a word like "zufolge", where the tree hangs it on the one behind."""
    noun = r.words[w.index - 1] if w.index > 0 else w
    for above in r.tree.above(noun.index):
        if above.upos not in _NOMINAL or r.tree.extent(above.index)[1] >= w.index:
            break
        noun = above
    return noun


def _ends(noun: Word, endings: tuple[str, ...]) -> bool:
    for form in (noun.form.lower(), noun.lemma.lower()):
        if "=" + form in endings or form.endswith(tuple(e for e in endings if e[0] != "=")):
            return True
    return False


def _phrase_extent(r: Reading, n: int) -> tuple[int, int]:
    """The words of the noun phrase, its relative clauses with it."""
    return r.tree.extent(n)


def _parenthesis(r: Reading, w: Word, rule: Rule) -> Iterator[Found]:
    i, last = w.index, len(r.words) - 1
    if i == 0 or r.words[i - 1].form not in _STOPS or i == last or r.words[i + 1].upos not in _NOMINAL:
        return
    end = i + 1
    while end <= last and r.words[end].form not in _STOPS:
        end += 1
    inside = r.words[i + 1 : end]
    places = all(x.name[2:] == "LOC" or x.upos not in ("NOUN", "PROPN", "PRON") for x in inside)
    if places or any(x.upos == "AUX" or (x.upos == "VERB" and x.feat("VerbForm") == "Fin") for x in inside):
        return
    cut = next((x.index for x in inside if x.upos in ("ADP", "ADV") and x.index > i + 1), end)
    lo = i + 1
    while lo < cut - 1 and r.words[lo].form.lower() in r.grammar.articles:
        lo += 1
    source = r.span(lo, cut - 1)
    rest = sum(x.upos != "PUNCT" for x in r.words[end:])
    clause = end < last and r.words[end + 1].upos in ("PRON", "SCONJ")  # a relative clause about the source
    span = r.span(0, last if rest >= _REST and not clause else i - 1)
    if span is not None and source is not None:
        yield r.found(rule, span, w.span, source, "indirect", 3)


def _adverb(r: Reading, w: Word, rule: Rule) -> Iterator[Found]:
    head = clause_head(r.tree, w.index)
    if head == w.index or finite_verb(r.tree, head) is None:
        return
    above = r.words[head].head
    whose = sources.phrase(r, above) if r.words[head].deprel == "acl" and above >= 0 else None
    span = around(r, head, w.index, w.index)
    if span is not None and (w.head == head or r.words[w.head].deprel in ("cop", "aux")):
        yield r.found(rule, span, w.span, whose, "according-to" if whose else "hearsay", 1)


def _modal(r: Reading, w: Word, rule: Rule) -> Iterator[Found]:
    head = w.head if w.deprel == "aux" and w.head >= 0 else w.index
    if not _tells_the_past(r, head, rule) or r.words[head].deprel == "ccomp":
        return
    span = r.span(*r.tree.extent(head))
    if span is not None:
        yield r.found(rule, span, w.span, None, "hearsay", 0)


def _tells_the_past(r: Reading, head: int, rule: Rule) -> bool:
    """Whether the infinitive under a modal is in the perfect, or one that describes a state."""
    if r.words[head].lemma.lower() in rule.infinitives:
        return True
    for k in r.tree.children(head):
        if k.deprel == "cop" or (k.deprel == "aux" and k.lemma.lower() in r.grammar.perfect_auxiliaries):
            return True
    return False


def _noun(r: Reading, w: Word, rule: Rule) -> Iterator[Found]:
    for k in _clauses_of(r, w):
        lo, hi = r.tree.extent(k.index)
        span = r.span(lo, hi) if _is_content(r, k, lo) else None
        if span is not None:
            yield r.found(rule, span, w.span, _whose(r, w, rule), "indirect", 1)
            return


def _clauses_of(r: Reading, w: Word) -> Iterator[Word]:
    """The clauses that hang on a noun, or on the verb above it right behind the noun's phrase."""
    own = [k for k in r.tree.children(w.index) if k.index > w.index]
    yield from (k for k in own if k.deprel in ("acl", "ccomp", "advcl", "parataxis", "appos", "dep"))
    if w.deprel in ("obj", "nsubj", "obl", "conj") and w.head >= 0 and not _reports(r, w.head):
        last = r.tree.extent(w.index)[1]
        for k in r.tree.children(w.head):
            first = r.tree.extent(k.index)[0]
            near = first == last + 1 or (first == w.head + 1 and w.head > last)
            if k.deprel in ("ccomp", "advcl", "parataxis", "xcomp", "conj") and near and r.words[first].form == ",":
                yield k


def _reports(r: Reading, v: int) -> bool:
    """Whether word `v` is a verb that takes clauses of its own."""
    rules = (rule for rule in verbs.rules_of(r, v) if verbs.fits(r, v, rule))
    return any({"clause", "infinitive"} & set(rule.frames) for rule in rules)


def _whose(r: Reading, w: Word, rule: Rule) -> Span | None:
    """Whose statement a noun is: its own attribute, else the subject of the verb that supports it ("er vertrat
    die Ansicht") or of which it is the predicate ("er ist der Ansicht")."""
    source = sources.of_noun(r, w.index)
    if source is not None:
        return source
    own = next((k for k in r.tree.children(w.index) if k.deprel == "nsubj"), None)
    if own is None and w.deprel in ("obj", "obl", "nmod") and r.words[w.head].lemma.lower() in rule.support:
        if sources.is_passive(r, w.head):
            return None
        own = subject(r.tree, w.head)
    if own is None or own.form.lower() in r.grammar.no_source:
        return None
    return sources.phrase(r, own.index)


def _is_content(r: Reading, k: Word, lo: int) -> bool:
    """A that-clause, an infinitive or a clause in the subjunctive; not a relative clause."""
    while lo < k.index and r.words[lo].upos == "PUNCT":
        lo += 1
    first = r.words[lo]
    finite = finite_verb(r.tree, k.index)
    if finite is None:
        return k.upos == "VERB" and any(c.upos == "PART" or c.deprel == "mark" for c in r.tree.children(k.index))
    if first.upos == "SCONJ" or first.form.lower() in r.grammar.that_words:
        return first.form.lower() in r.grammar.that_words
    relative = first.feat("PronType") == "Rel" or first.upos == "ADP" or first.upos == "PRON"
    return mood(r.tree, k.index, r.moods) != "none" and not (relative and finite.index > k.index - 1)

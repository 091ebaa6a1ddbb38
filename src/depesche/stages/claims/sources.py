"""Who the source is: from a verb to its subject or agent, from a noun to whose it is, and the words that say so."""

from __future__ import annotations

from depesche.match.clauses import clause_head, finite_verb, subject
from depesche.model import Span, Word
from depesche.pack.claims import Rule
from depesche.stages.claims.found import Reading

_LOOSE = frozenset({"acl", "advcl", "parataxis", "ccomp", "csubj", "xcomp", "discourse", "vocative"})
_RELATORS = frozenset({"case", "cc", "mark"})
_LEADING = frozenset({"ADP", "ADV", "PUNCT", "CCONJ", "SCONJ", "PART"})


def phrase(r: Reading, i: int) -> Span | None:
    """The noun phrase of word `i` without article, preposition and the clauses that hang on it."""
    inside = _without_clauses(r, i)
    lo = hi = i
    while lo - 1 in inside:
        lo -= 1
    while hi + 1 in inside:
        hi += 1
    while lo < i and _drops(r, r.words[lo]):
        lo += 1
    while hi > i and r.words[hi].upos in _LEADING and r.words[hi].form != ")":
        hi -= 1
    opened = any(w.form == "(" for w in r.words[lo : hi + 1])
    if opened and hi + 1 < len(r.words) and r.words[hi + 1].form == ")":
        hi += 1
    return r.span(lo, hi)


def _without_clauses(r: Reading, i: int) -> set[int]:
    """Word `i` and what hangs on it, without the clauses."""
    inside, todo = {i}, [i]
    while todo:
        above = todo.pop()
        for k in r.tree.children(above):
            clause = k.deprel in _LOOSE or (k.deprel == "conj" and _is_clause(r, k.index))
            relator = above == i and k.deprel in _RELATORS
            if not clause and not relator and k.index not in inside:
                inside.add(k.index)
                todo.append(k.index)
    return inside


def _is_clause(r: Reading, i: int) -> bool:
    return finite_verb(r.tree, i) is not None


def _drops(r: Reading, w: Word) -> bool:
    return w.upos in _LEADING or (w.upos in ("DET", "PRON") and w.form.lower() in r.grammar.articles)


def of_verb(r: Reading, v: int, rule: Rule) -> tuple[Span | None, bool]:
    """Where the source of the reporting verb `v` stands, and whether the verb can report at all (a verb whose
    subject is "es" or "man" reports only in the rules for it)."""
    if rule.impersonal:
        named_by = _with_case(r, v, rule.source_prepositions)
        return named_by, _is_impersonal(r, v) or ("subject" in rule.frames and named_by is not None)
    if is_passive(r, v) and not rule.patient_speaks:
        return _agent(r, v), True
    if _is_bare_participle(r, v):  # "asked whether he would resign, the minister ..."
        agent = _agent(r, v)
        return agent, agent is not None
    if rule.patient_speaks and not is_passive(r, v):
        quoted = next((k for k in r.tree.children(v) if k.deprel == "obj" and k.upos in ("PROPN", "NOUN")), None)
        if quoted is not None:
            return phrase(r, quoted.index), True
    who = subject(r.tree, v) or _controller(r, v) or _of_sister(r, v)
    if who is not None and who.span.start < r.floor:
        who = next((k for k in r.tree.children(v) if k.deprel == "nsubj" and k.span.start >= r.floor), None)
    if who is None:
        return None, False
    who = _behind_anaphor(r, v, who) or who
    span = named(r, v, who)
    return _without_addressee(r, who, span), span is not None


def _without_addressee(r: Reading, who: Word, span: Span | None) -> Span | None:
    """`span` without the medium to which the source said it, which the tree takes for whose the source is."""
    if span is None or who.lemma.lower().endswith(r.grammar.staff or ("\0",)):
        return span
    for k in r.tree.children(who.index):
        to = k.deprel == "nmod" and k.index > who.index and k.lemma.lower().endswith(r.grammar.addressees or ("\0",))
        lo = r.tree.extent(k.index)[0]
        if to and lo == who.index + 1 and r.words[lo].upos == "DET" and not case_of(r, k.index):
            return Span(span.start, min(span.end, r.words[lo - 1].span.end))
    return span


def named(r: Reading, v: int, who: Word) -> Span | None:
    """The phrase of the subject `who` of word `v`; for a relative pronoun that of its antecedent; None where the
    subject is nobody ("es", "man")."""
    if is_relative(r, v, who):
        above = r.words[clause_head(r.tree, v)].head
        return phrase(r, above) if above >= 0 else None
    return None if who.form.lower() in r.grammar.no_source else phrase(r, who.index)


def teller(r: Reading, v: int) -> Span | None:
    """Who quotes, where the source of verb `v` is the one quoted: the agent, in the active the subject."""
    if is_passive(r, v):
        return _with_case(r, v, r.grammar.agent_prepositions)
    who = subject(r.tree, v)
    return named(r, v, who) if who is not None else None


def is_passive(r: Reading, v: int) -> bool:
    """Whether verb `v` is a passive participle."""
    word = r.words[v]
    form = word.feat("VerbForm") or ("Part" if word.form.lower() != word.lemma.lower() else "Inf")
    return form == "Part" and any(
        k.deprel == "aux" and k.lemma.lower() in r.grammar.passive_auxiliaries for k in r.tree.children(v)
    )


def _is_bare_participle(r: Reading, v: int) -> bool:
    """Whether a past participle without auxiliary opens a clause of its own."""
    word = r.words[v]
    alone = not any(k.deprel in ("aux", "cop", "nsubj") for k in r.tree.children(v))
    return word.feat("VerbForm") == "Part" and word.feat("Tense") != "Pres" and word.deprel == "advcl" and alone


def is_relative(r: Reading, v: int, who: Word) -> bool:
    """Whether `who` is the relative pronoun of the clause of word `v`."""
    head = clause_head(r.tree, v)
    first = who.feat("PronType") == "Rel" or who.index <= r.tree.extent(head)[0] + 1
    return who.upos in ("PRON", "DET") and who.feat("PronType") != "Prs" and r.words[head].deprel == "acl" and first


def _is_impersonal(r: Reading, v: int) -> bool:
    who = subject(r.tree, v)
    return who is None or who.form.lower() in r.grammar.no_source or who.deprel == "csubj"


def _controller(r: Reading, v: int) -> Word | None:
    """The subject of the clause above an infinitive."""
    head = clause_head(r.tree, v)
    word = r.words[head]
    if finite_verb(r.tree, head) is not None or word.deprel not in ("xcomp", "advcl", "ccomp") or word.head < 0:
        return None
    return subject(r.tree, clause_head(r.tree, word.head))


def _of_sister(r: Reading, v: int) -> Word | None:
    """The subject of a part of the verb that the tree puts beside it ("bekannt gab")."""
    sister = r.words[v - 1] if v > 0 else None
    same = sister is not None and sister.head == r.words[v].head and sister.deprel == r.words[v].deprel
    return subject(r.tree, v - 1) if same else None


def _behind_anaphor(r: Reading, v: int, who: Word) -> Word | None:
    """The subject behind the verb, where the tree takes "das" before it for one ("das teilte die Armee mit")."""
    if who.form.lower() not in r.grammar.anaphors or who.index > v:
        return None
    kids = (k for k in r.tree.children(v) if k.index > v and k.deprel in ("nsubj", "obj"))
    return next((k for k in kids if k.deprel == "nsubj" or k.feat("Case") == "Nom"), None)


def _agent(r: Reading, v: int) -> Span | None:
    return _with_case(r, v, r.grammar.agent_prepositions) or _document(r, v)


def _document(r: Reading, v: int) -> Span | None:
    """The statement in which something is said ("in einem Bericht wird vermutet")."""
    for k in r.tree.children(v):
        if k.deprel == "obl" and k.upos == "NOUN" and case_of(r, k.index) and r.lexicon.noun(k.lemma):
            return phrase(r, k.index)
    return None


def _with_case(r: Reading, i: int, prepositions: tuple[str, ...]) -> Span | None:
    for k in r.tree.children(i):
        if k.deprel in ("obl", "nmod", "obj") and case_of(r, k.index) in prepositions and k.upos != "NUM":
            return phrase(r, k.index)
    return None


def case_of(r: Reading, i: int) -> str:
    """The preposition of word `i`, "" without one."""
    case = next((k for k in r.tree.children(i) if k.deprel == "case"), None)
    return case.lemma.lower() if case else ""


def of_noun(r: Reading, n: int) -> Span | None:
    """Whose statement the noun `n` is: its genitive, a phrase with "von", an apposed name."""
    of_origin = r.words[clause_head(r.tree, n)].lemma.lower() in r.grammar.of_origin
    named_apart = [k for k in r.tree.children(n) if of_origin and case_of(r, k.index) in r.grammar.origins]
    if named_apart:
        return r.words[n].span
    for k in r.tree.children(n):
        case = case_of(r, k.index)
        if k.deprel == "nmod" and k.index > n and case in ("", *r.grammar.of_prepositions):
            return phrase(r, k.index)
    for k in r.tree.children(n):
        if k.deprel in ("nmod", "flat", "appos") and k.upos in ("PROPN", "NOUN") and not case_of(r, k.index):
            return phrase(r, k.index)
    return None


def of_speaker(r: Reading, n: int) -> Span | None:
    """The source of a phrase like "nach Angaben ...": whose account it is; with "eigenen" the subject of the
    clause; else the account itself."""
    whose = of_noun(r, n)
    if whose is not None:
        return whose
    if any(k.lemma.lower() in r.grammar.own or k.form.lower() in r.grammar.own for k in r.tree.children(n)):
        who = subject(r.tree, clause_head(r.tree, n))
        return named(r, n, who) if who is not None else None
    first = next((k for k in r.tree.children(n) if k.deprel == "compound" and k.upos == "PROPN"), None)
    return first.span if first is not None and r.words[first.index + 1].form == "-" else phrase(r, n)

"""What is vouched for: the words that hang on a reporting verb as clause, infinitive, object or phrase."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from depesche.match.clauses import (
    clause_head,
    finite_verb,
    first_conjunct,
    has_verb,
    is_finite,
    mood,
    own_subject,
)
from depesche.model import Span, Word
from depesche.pack.claims import Rule
from depesche.stages.claims.found import Reading
from depesche.stages.claims.sources import case_of, is_passive, is_relative

_QUOTES = frozenset("„“”\"»«‚‘’'‹›")
_BREAKS = frozenset({",", ":", "-", "–", "—", *_QUOTES})
_ENOUGH = 3  # words that a clause needs which the tree does not show to be one


def of_verb(r: Reading, v: int, rule: Rule) -> Span | None:
    """The content of verb `v` after the frames of `rule`, the fullest frame first; None where none fits."""
    for frame, read in _FRAMES:
        if frame in rule.frames:
            span = read(r, v)
            if span is not None:
                return span
    return prepositional(r, v, rule.prepositions) if rule.prepositions else None


def clause(r: Reading, v: int) -> Span | None:
    """A that-clause, a verb-second clause, or the sentence around a parenthesis ("..., sagte sie, ...")."""
    return _how_clause(r, v) or _before(r, v) or _after(r, v) or after_colon(r, v) or _behind_comma(r, v)


def _how_clause(r: Reading, v: int) -> Span | None:
    """"Wie X mitteilte, ...": the clause around it."""
    head = first_conjunct(r.tree, v)
    lo, hi = r.tree.extent(head)
    while lo < head and r.words[lo].upos == "PUNCT":
        lo += 1
    above = r.words[head].head
    if r.words[lo].form.lower() not in r.grammar.how_words or above < 0 or r.words[head].deprel == "ccomp":
        return None
    return around(r, clause_head(r.tree, above), lo, hi)


def around(r: Reading, head: int, lo: int, hi: int) -> Span | None:
    """The clause of word `head` without the stretch `lo` to `hi` where that stands at its edge; where it stands
    inside, from a finite full verb before it on, else what follows it, with the full verb in it."""
    first, last = r.tree.extent(head)
    for k in r.tree.children(head):
        if k.deprel == "parataxis" and k.index > hi:
            last = min(last, r.tree.extent(k.index)[0] - 1)
    before = sum(w.upos not in ("PUNCT", "CCONJ", "SCONJ") for w in r.words[first:lo])
    after = sum(w.upos != "PUNCT" for w in r.words[hi + 1 : last + 1])
    if before == 0:
        return r.span(hi + 1, last)
    if after == 0:
        return r.span(first, lo - 1)
    verb = finite_verb(r.tree, head)
    if after <= 1 or verb is None or 2 * after < before:
        return r.span(first, last)
    if verb.index > hi or verb.index != head:
        return r.span(hi + 1, last)
    return r.span(verb.index, last)


def _before(r: Reading, v: int) -> Span | None:
    """"..., sagte X": what stands before the verb, and goes on after it where the tree says so."""
    at = _inverted_at(r, v)
    if at is None:
        return None
    kids = [k.index for k in r.tree.children(v) if k.deprel in ("ccomp", "parataxis", "csubj", "xcomp", "dep")]
    left = [k for k in kids if k < v]
    word = r.words[v]
    if not left and any(k.index < v and k.upos not in ("PUNCT", "CCONJ", "AUX") for k in r.tree.children(v)):
        return None  # the clause before the comma is an adverbial of the verb
    if not left and word.deprel in ("parataxis", "ccomp", "advcl", "conj", "dep") and word.head >= 0:
        left = [word.head] if word.head < v or word.deprel == "parataxis" else []
    if word.head < 0 or not left or r.tree.extent(left[0])[0] == 0:
        lo = 0
    else:
        lo = min(r.tree.extent(k)[0] for k in left)
    lo = _after_mark(r, lo, at)
    if not _reads_as_clause(r, lo, at - 1):
        return None
    hi = at - 1
    for k in left:
        last = r.tree.extent(k)[1]
        if last > r.tree.extent(v)[1] or (k != word.head and last > v):
            hi = last
    return r.span(lo, hi)


def _after_mark(r: Reading, lo: int, v: int) -> int:
    """The first word after the last semicolon, or after a colon that opens a quotation, before word `v`."""
    for i in range(v - 1, lo, -1):
        if r.words[i].form == ";":
            return i + 1
    return lo


def _inverted_at(r: Reading, v: int) -> int | None:
    """The finite verb of `v` where it stands right after a comma, a dash or a closing quotation mark, with its
    subject behind it; else None."""
    verb = finite_verb(r.tree, v)
    if verb is None or verb.index == 0 or r.words[verb.index - 1].form not in _BREAKS:
        return None
    who = own_subject(r.tree, v)
    if who is None:
        return verb.index if r.words[v].deprel != "conj" else None
    return verb.index if who.index > verb.index else None


def _reads_as_clause(r: Reading, lo: int, hi: int) -> bool:
    words = [w for w in r.words[lo : hi + 1] if w.upos != "PUNCT"]
    return len(words) >= _ENOUGH or any(w.upos in ("VERB", "AUX") for w in words)


def _complements(r: Reading, v: int) -> Iterator[Word]:
    """The clauses that hang on a verb, also on its correlate ("darauf, dass")."""
    for k in r.tree.children(v):
        if k.deprel in ("ccomp", "csubj", "parataxis", "xcomp", "dep"):
            yield k
        elif k.upos in ("ADV", "PRON") or k.deprel in ("expl", "advmod"):
            yield from (c for c in r.tree.children(k.index) if _is_that_clause(r, c))
        elif k.deprel == "obj" and k.upos in ("VERB", "AUX"):
            yield k


def _is_that_clause(r: Reading, c: Word) -> bool:
    if c.deprel in ("ccomp", "csubj"):
        return True
    first = next((w for w in r.words[r.tree.extent(c.index)[0] :] if w.upos != "PUNCT"), c)
    told = first.form.lower() in r.grammar.that_words or mood(r.tree, c.index, r.moods) == "clear"
    return c.deprel in ("acl", "advcl") and told


def _after(r: Reading, v: int) -> Span | None:
    best: Span | None = None
    for k in _complements(r, v):
        lo, hi = r.tree.extent(k.index)
        if lo < v < hi:
            lo, hi = (lo, v - 1) if k.index < v else (v + 1, hi)
        if not has_verb(r.tree, k.index) or not _is_content(r, k, lo):
            continue
        span = r.span(lo, _rest(r, max(hi, _coordinated(r, v, hi))) if lo > v else hi)
        if span is not None and (best is None or span.end - span.start > best.end - best.start):
            best = span
    return best


def _rest(r: Reading, hi: int) -> int:
    """The end of the sentence, where no other clause stands between word `hi` and it; else `hi`."""
    last = len(r.words) - 1
    rest = r.words[hi + 1 :]
    goes_on = rest and rest[0].form not in _QUOTES and not any(w.upos in ("VERB", "AUX") and is_finite(w) for w in rest)
    return last if goes_on and r.words[hi].form not in _QUOTES else hi


def _behind_comma(r: Reading, v: int) -> Span | None:
    """Where the tree shows no content: what follows the comma right behind the verb (or its particle), if it
    opens like a that-clause or is in the subjunctive."""
    last = len(r.words) - 1
    at = v + 1
    while at <= last and (r.words[at].deprel == "compound" or (r.words[at].upos == "AUX" and r.words[at].head == v)):
        at += 1
    if at >= last or r.words[at].form != ",":
        return None
    opens = r.words[at + 1].form.lower() in r.grammar.that_words and r.words[at + 1].upos == "SCONJ"
    heads = (clause_head(r.tree, w.index) for w in r.words[at + 1 :] if w.upos in ("VERB", "AUX") and is_finite(w))
    first = next(heads, None)
    told = first is not None and first != v and mood(r.tree, first, r.moods) != "none"
    return r.span(at + 1, last) if opens or told else None


def _coordinated(r: Reading, v: int, hi: int) -> int:
    """Where a subjunctive clause ends that is joined to an indicative verb but goes on with its content."""
    if mood(r.tree, v, r.moods) != "none":
        return hi
    for k in r.tree.children(v):
        if k.deprel in ("conj", "parataxis") and k.index > hi and own_subject(r.tree, k.index) is not None:
            if mood(r.tree, k.index, r.moods) == "none":
                break
            hi = r.tree.extent(k.index)[1]
    return hi


def _is_content(r: Reading, k: Word, lo: int) -> bool:
    """A complement clause counts; a loosely joined one only in the subjunctive or after a colon or quotation mark."""
    finite = finite_verb(r.tree, k.index)
    if k.deprel in ("ccomp", "csubj"):
        return finite is not None
    marked = lo > 0 and (r.words[lo].form in _QUOTES or r.words[lo - 1].form in {":", *_QUOTES})
    return finite is not None and (marked or mood(r.tree, k.index, r.moods) != "none" or k.deprel in ("acl", "advcl"))


def after_colon(r: Reading, v: int) -> Span | None:
    """"X sagte: ...": to the end of the sentence, where only the verb's own phrase stands before the colon."""
    last = len(r.words) - 1
    for i in range(v + 1, last):
        if r.words[i].form == ":":
            told = r.words[i + 1].form in _QUOTES or any(is_finite(w) for w in r.words[i + 1 :])
            return r.span(i + 1, last) if told and _reads_as_clause(r, i + 1, last) else None
    return None


def infinitive(r: Reading, v: int) -> Span | None:
    """An infinitive clause after the verb or its correlate."""
    for k in r.tree.children(v):
        options = [k]
        if k.upos in ("ADV", "PRON") or k.deprel in ("expl", "advmod"):
            options = [c for c in r.tree.children(k.index) if c.deprel in ("ccomp", "acl", "advcl", "xcomp")]
        for c in options:
            if c.deprel in ("ccomp", "xcomp", "advcl", "acl", "csubj") and _is_infinitive(r, c):
                return r.span(*r.tree.extent(c.index))
    return None


def _is_infinitive(r: Reading, c: Word) -> bool:
    lo, hi = r.tree.extent(c.index)
    while lo < hi and r.words[lo].upos == "PUNCT":
        lo += 1
    marked = any(k.deprel == "mark" and k.upos in ("SCONJ", "ADP") and k.index == lo for k in r.tree.children(c.index))
    bare = c.feat("VerbForm") == "Inf" or c.form.lower() == c.lemma.lower() or any(
        k.upos == "PART" for k in r.tree.children(c.index)
    )
    return bare and c.upos in ("VERB", "AUX") and finite_verb(r.tree, c.index) is None and hi - lo >= 1 and not (
        marked and r.words[lo].upos != "PART" and c.deprel == "advcl"
    )


def anaphor(r: Reading, v: int) -> Span | None:
    """A pronoun for what was told before ("das teilte X mit")."""
    k = _patient(r, v)
    return k.span if k is not None and anaphoric(r, k) else None


def patient_subject(r: Reading, v: int) -> Span | None:
    """The subject, where it is what is told ("das geht aus dem Bericht hervor")."""
    k = own_subject(r.tree, v)
    if k is None or is_relative(r, v, k) or (k.form.lower() in r.grammar.no_source and not anaphoric(r, k)):
        return None
    return _beside(r, v, k.index)


def anaphoric(r: Reading, k: Word) -> bool:
    """Whether a word is a pronoun for what was told before."""
    return k.form.lower() in r.grammar.anaphors


def accusative(r: Reading, v: int) -> Span | None:
    """The object; in the passive the subject."""
    k = _patient(r, v)
    if k is None or is_relative(r, v, k) or _declares(r, v):
        return None
    return _beside(r, v, k.index)


def _declares(r: Reading, v: int) -> bool:
    """Whether the verb makes something so instead of telling it ("für nichtig erklären")."""
    return any(
        k.deprel in ("obl", "xcomp", "advmod", "obj") and k.upos in ("ADJ", "VERB") and case_of(r, k.index) in r.grammar.as_words
        for k in r.tree.children(v)
    )


def _beside(r: Reading, v: int, i: int) -> Span | None:
    """What hangs on word `i`, only its own side of verb `v` (a relative clause may stand behind the verb)."""
    lo, hi = r.tree.extent(i)
    if lo < v < hi:
        lo, hi = (lo, v - 1) if i < v else (v + 1, hi)
    return r.span(lo, hi)


def _patient(r: Reading, v: int) -> Word | None:
    wanted = "nsubj" if is_passive(r, v) else "obj"
    for k in r.tree.children(v):
        if k.deprel == wanted and k.form.lower() not in r.grammar.reflexives:
            return k
    return None


def genitive(r: Reading, v: int) -> Span | None:
    """An object in the genitive ("des Betrugs beschuldigen")."""
    for k in r.tree.children(v):
        if k.deprel in ("obj", "obl", "iobj") and k.feat("Case") == "Gen" and not case_of(r, k.index):
            return _beside(r, v, k.index)
    return None


def predicative(r: Reading, v: int) -> Span | None:
    """Object and as-phrase ("das Urteil als Schande"); in a passive with its agent only the as-phrase."""
    for k in r.tree.children(v):
        lo, hi = r.tree.extent(k.index)
        first = next((i for i in range(lo, hi + 1) if r.words[i].upos != "PUNCT"), lo)
        if r.words[first].form.lower() not in r.grammar.as_words or first == hi or _has_subject(r, k.index):
            continue
        patient = _patient(r, v)
        if any(c.form.lower() in r.grammar.reflexives for c in r.tree.children(v)):
            return None
        agent = is_passive(r, v) and any(case_of(r, c.index) in r.grammar.agent_prepositions for c in r.tree.children(v))
        if patient is not None and not agent and not is_relative(r, v, patient):
            start, end = r.tree.extent(patient.index)
            lo, hi = min(lo, start), max(hi, end)
        return r.span(lo, min(hi, v - 1) if first < v < hi else hi)
    return None


def _has_subject(r: Reading, i: int) -> bool:
    return finite_verb(r.tree, i) is not None or any(k.deprel in ("nsubj", "aux") for k in r.tree.children(i))


def naming(r: Reading, v: int) -> Span | None:
    """Two objects ("den Vorfall einen Rückschlag")."""
    kids = [k for k in r.tree.children(v) if k.deprel in ("obj", "xcomp", "iobj", "obl") and not case_of(r, k.index)]
    kids = [k for k in kids if k.form.lower() not in r.grammar.reflexives and k.feat("Case") != "Dat"]
    if len(kids) < 2:
        return None
    extents = [r.tree.extent(k.index) for k in kids]
    return r.span(min(lo for lo, _ in extents), max(hi for _, hi in extents))


def prepositional(r: Reading, v: int, prepositions: tuple[str, ...]) -> Span | None:
    """The phrase with one of `prepositions` that hangs on the verb, or on its object next to it."""
    for k in r.tree.children(v):
        if k.deprel in ("obl", "nmod", "obj") and case_of(r, k.index) in prepositions:
            return _beside(r, v, k.index)
    patient = _patient(r, v)
    for k in r.tree.children(patient.index) if patient is not None else ():
        if k.deprel == "nmod" and k.index > patient.index and case_of(r, k.index) in prepositions:
            return _beside(r, v, k.index)
    return None


def set_off(r: Reading, span: Span) -> bool:
    """Whether a comma stands before `span`."""
    return r.text[: span.start].rstrip()[-1:] == ","


_FRAMES: tuple[tuple[str, Callable[[Reading, int], Span | None]], ...] = (
    ("clause", clause),
    ("infinitive", infinitive),
    ("predicative", predicative),
    ("naming", naming),
    ("genitive", genitive),
    ("anaphor", anaphor),
    ("object", accusative),
    ("subject", patient_subject),
)

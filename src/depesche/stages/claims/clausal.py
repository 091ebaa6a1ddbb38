"""What is vouched for, where it is a clause: behind a reporting verb, around it, or after its colon."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.match.clauses import clause_head, finite_verb, first_conjunct, has_verb, is_finite, mood, own_subject
from depesche.model import Span, Word
from depesche.stages.claims.found import Reading
from depesche.stages.claims.sources import is_relative

_QUOTES = frozenset("„“”\"»«‚‘’'‹›")
_BREAKS = frozenset({",", ":", "-", "–", "—", *_QUOTES})
_SET_OFF = frozenset({",", "-", "–", "—"})
_ENOUGH = 3  # words that a clause needs which the tree does not show to be one


def clause(r: Reading, v: int) -> Span | None:
    """A that-clause, a verb-second clause, or the sentence around a parenthesis ("..., sagte sie, ...")."""
    framed = _how_clause(r, v) or _before(r, v) or _around_it(r, v) or _after(r, v) or after_colon(r, v)
    return framed or (_behind_comma(r, v) if infinitive(r, v) is None else None)


def _how_clause(r: Reading, v: int) -> Span | None:
    """Of "wie X mitteilte, ..." the clause around it."""
    head = first_conjunct(r.tree, v)
    lo, hi = r.tree.extent(head)
    if head > 0 and sisters(r, head - 1, head):
        lo = r.tree.extent(head - 1)[0]
    while lo < head and r.words[lo].upos == "PUNCT":
        lo += 1
    above = r.words[head].head
    if r.words[lo].form.lower() not in r.grammar.how_words or above < 0 or r.words[head].deprel == "ccomp":
        return None
    if finite_verb(r.tree, v) is None and finite_verb(r.tree, head) is None:
        return None  # "was quoted as saying"
    return around(r, clause_head(r.tree, above), lo, hi)


def sisters(r: Reading, a: int, b: int) -> bool:
    """Whether the tree puts two parts of one verb side by side ("bekannt gab")."""
    one, two = r.words[a], r.words[b]
    return one.head == two.head and one.deprel == two.deprel and one.deprel in ("advcl", "ccomp", "acl")


def around(r: Reading, head: int, lo: int, hi: int) -> Span | None:
    """The clause of word `head` without the stretch `lo` to `hi` where that stands at its edge; where it stands
    inside, from a finite full verb before it on, else what follows it, with the full verb in it."""
    first, last = r.tree.extent(head)
    joined = (r.tree.extent(k.index)[0] for k in r.tree.children(head) if k.deprel == "parataxis" and k.index > hi)
    last = min(joined, default=last + 1) - 1
    before = sum(w.upos not in ("PUNCT", "CCONJ", "SCONJ") for w in r.words[first:lo])
    after = sum(w.upos != "PUNCT" for w in r.words[hi + 1 : last + 1])
    if before == 0:
        return r.span(hi + 1, last)
    if after == 0:
        return r.span(first, lo - 1)
    verb = finite_verb(r.tree, head)
    subordinate = verb is not None and verb.index > hi and r.words[head].deprel in ("advcl", "acl", "ccomp")
    if verb is None or (not subordinate and (after <= 1 or 2 * after < before)):
        return r.span(first, last)
    who = own_subject(r.tree, head)
    if verb.index > hi and who is not None and who.index < lo and r.words[head].deprel in ("root", "conj"):
        return r.span(first, last)
    if verb.index > hi or verb.index != head:
        return r.span(hi + 1, last)
    return r.span(verb.index, last)


def _before(r: Reading, v: int) -> Span | None:
    """Of "..., sagte X" what stands before the verb, and goes on after it where the tree says so."""
    at = _inverted_at(r, v)
    if at is None:
        return None
    kids = [k.index for k in r.tree.children(v) if k.deprel in ("ccomp", "parataxis", "csubj", "xcomp", "dep")]
    left = [k for k in kids if k < v]
    word = r.words[v]
    own = at if _behind_quotation(r, v) is not None else v
    if not left and any(k.index < own and k.upos not in ("PUNCT", "CCONJ", "AUX") for k in r.tree.children(v)):
        return None  # the clause before the comma is an adverbial of the verb
    if not left and word.deprel in ("parataxis", "ccomp", "advcl", "conj", "dep") and word.head >= 0:
        left = [word.head] if word.head < v or word.deprel == "parataxis" else []
    lo = min((r.tree.extent(k)[0] for k in left), default=0) if word.head >= 0 else 0
    lo = _after_mark(r, lo, at)
    hi = at - 1
    for k in left:
        last = r.tree.extent(k)[1]
        if last > r.tree.extent(v)[1] or (k != word.head and last > v):
            hi = last
    return r.span(lo, hi) if _reads_as_clause(r, lo, at - 1) else None


def _around_it(r: Reading, v: int) -> Span | None:
    """Of a parenthesis of subject and verb alone ("Tehran, he warned, would face ...") the sentence around it."""
    verb, who = finite_verb(r.tree, v), own_subject(r.tree, v)
    if verb is None or who is None or is_relative(r, v, who):
        return None
    lo, hi = r.tree.extent(who.index)
    lo, hi = min(lo, verb.index, v), max(hi, verb.index, v)
    while hi + 1 < len(r.words) and r.words[hi + 1].head == v and r.words[hi + 1].deprel in ("compound", "advmod"):
        hi += 1
    enclosed = (
        lo > 0 and hi + 1 < len(r.words) and r.words[lo - 1].form in _SET_OFF and r.words[hi + 1].form in _SET_OFF
    )
    if not enclosed or any(w.form in _BREAKS for w in r.words[lo : hi + 1]):
        return None
    before, behind = r.words[: lo - 1], r.words[hi + 2 :]
    whole = before[:1] and before[0].upos != "SCONJ" and any(w.upos not in ("PUNCT", "CCONJ") for w in before)
    if not whole or who.form.lower() in r.grammar.no_source:
        return None
    finite = [w for w in before if is_finite(w)]
    inverted = verb.index < who.index
    ends_in_verb = (
        inverted
        and finite == [before[-1]]
        and r.words[clause_head(r.tree, before[-1].index)].deprel
        not in (
            "acl",
            "advcl",
        )
    )
    goes_on = ends_in_verb or (not finite and any(is_finite(w) for w in behind))
    return r.span(0, len(r.words) - 1) if goes_on else None


def _after_mark(r: Reading, lo: int, v: int) -> int:
    """The first word after the last semicolon before word `v`, not before `lo`."""
    for i in range(v - 1, lo, -1):
        if r.words[i].form == ";":
            return i + 1
    return lo


def _inverted_at(r: Reading, v: int) -> int | None:
    """The finite verb of `v` where it stands right after a comma, a dash or a closing quotation mark, with its
    subject behind it (in front of it after a quotation, see there); else None."""
    quoted = _behind_quotation(r, v)
    if quoted is not None:
        return quoted
    verb = finite_verb(r.tree, v)
    if verb is None or verb.index == 0 or r.words[verb.index - 1].form not in _BREAKS:
        return None
    who = own_subject(r.tree, v)
    if who is None:
        return verb.index if r.words[v].deprel != "conj" else None
    return verb.index if who.index > verb.index else None


def _behind_quotation(r: Reading, v: int) -> int | None:
    """The first word of "he told reporters", where subject and verb stand in that order right behind a quotation
    and the tree joins them to it loosely; else None."""
    verb, who = finite_verb(r.tree, v), own_subject(r.tree, v)
    if verb is None or who is None or who.index > verb.index or r.words[v].deprel != "parataxis":
        return None
    lo, hi = r.tree.extent(who.index)
    close = lo > 0 and r.words[lo - 1].form in _QUOTES and hi + 1 == verb.index
    return lo if close and not any(w.form in _QUOTES for w in r.words[lo:v]) else None


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
        span = r.span(lo, _rest(r, v, max(hi, _coordinated(r, v, hi))) if lo > v else hi)
        if span is not None and (best is None or span.end - span.start > best.end - best.start):
            best = span
    return best


def _rest(r: Reading, v: int, hi: int) -> int:
    """The end of the sentence, where no other clause stands between word `hi` and it; else `hi`."""
    last = len(r.words) - 1
    rest = r.words[hi + 1 :]
    if any(k.deprel == "conj" and k.index > hi and k.upos == "VERB" for k in r.tree.children(v)):
        return hi
    goes_on = rest and rest[0].form not in _QUOTES and not any(w.upos in ("VERB", "AUX") and is_finite(w) for w in rest)
    return last if goes_on and r.words[hi].form not in _QUOTES else hi


def _behind_comma(r: Reading, v: int) -> Span | None:
    """Where the tree shows no content: what follows the first comma behind the verb, if it opens like a
    that-clause or its first finite verb is in the subjunctive."""
    last = len(r.words) - 1
    at = v + 1
    while at < last and r.words[at].form != "," and not is_finite(r.words[at]):
        at += 1
    if at >= last or r.words[at].form != ",":
        return None
    opening = r.words[at + 1].form.lower()
    if opening in r.grammar.that_words and opening not in r.grammar.how_words and r.words[at + 1].upos == "SCONJ":
        return r.span(at + 1, last)
    finite = next((w for w in r.words[at + 1 :] if is_finite(w)), None)
    if finite is None:
        return None
    head = clause_head(r.tree, finite.index)
    lo = r.tree.extent(head)[0]
    if head == v or mood(r.tree, head, r.moods) == "none":
        return None
    return r.span(lo if lo > at else at + 1, last)


def _coordinated(r: Reading, v: int, hi: int) -> int:
    """Where a subjunctive clause ends that is joined to an indicative verb but goes on with its content."""
    if mood(r.tree, v, r.moods) != "none":
        return hi
    for k in r.tree.children(v):
        if k.deprel in ("conj", "parataxis") and k.index > hi:
            told = mood(r.tree, k.index, r.moods)
            if told == "none" or (told == "open" and own_subject(r.tree, k.index) is None):
                break
            hi = r.tree.extent(k.index)[1]
    return hi


def _is_content(r: Reading, k: Word, lo: int) -> bool:
    """A complement clause counts; a loosely joined one only in the subjunctive or after a colon or quotation mark."""
    finite = finite_verb(r.tree, k.index)
    if k.deprel in ("ccomp", "csubj"):
        return finite is not None or any(c.deprel == "nsubj" for c in r.tree.children(k.index))
    marked = lo > 0 and (r.words[lo].form in _QUOTES or r.words[lo - 1].form in {":", *_QUOTES})
    return finite is not None and (marked or mood(r.tree, k.index, r.moods) != "none" or k.deprel in ("acl", "advcl"))


def after_colon(r: Reading, v: int) -> Span | None:
    """Of "X sagte: ..." all to the end of the sentence, where only the verb's own phrase stands before the colon."""
    last = len(r.words) - 1
    for i in range(v + 1, last):
        if r.words[i].form == ":":
            told = r.words[i + 1].form in _QUOTES or any(is_finite(w) for w in r.words[i + 1 :])
            quoted = r.words[i + 1].form in _QUOTES
            return r.span(i + 1, last) if told and (quoted or _reads_as_clause(r, i + 1, last)) else None
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
    auxiliary = any(k.deprel in ("cop", "aux") for k in r.tree.children(c.index))
    if not (c.upos in ("VERB", "AUX") or auxiliary) or hi == lo or finite_verb(r.tree, c.index) is not None:
        return False
    if c.deprel == "advcl" and r.words[lo].upos in ("SCONJ", "ADP") and r.words[lo].deprel == "mark":
        return False  # "um ... zu", "ohne ... zu"
    form = (
        "Inf"
        if c.feat("VerbForm") == "Ger"
        else c.feat("VerbForm") or ("Inf" if c.form.lower().endswith(tuple(e for e, _ in r.moods.endings)) else "")
    )
    particle = any(k.upos == "PART" for k in r.tree.children(c.index))
    return form == "Inf" or particle or c.form.lower() == c.lemma.lower()

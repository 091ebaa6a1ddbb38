"""What is vouched for: the words that hang on a reporting verb as clause, infinitive, object or phrase."""

from __future__ import annotations

from collections.abc import Callable

from depesche.match.clauses import finite_verb, own_subject
from depesche.model import Span, Word
from depesche.pack.claims import Rule
from depesche.stages.claims.clausal import clause, infinitive
from depesche.stages.claims.found import Reading
from depesche.stages.claims.sources import case_of, is_passive, is_relative


def of_verb(r: Reading, v: int, rule: Rule) -> Span | None:
    """The content of verb `v` after the frames of `rule`, the fullest frame first; None where none fits."""
    for frame, read in _FRAMES:
        if frame in rule.frames:
            span = read(r, v)
            if span is not None:
                return span
    return prepositional(r, v, rule.prepositions) if rule.prepositions else None


def anaphor(r: Reading, v: int) -> Span | None:
    """A pronoun for what was told before ("das teilte X mit")."""
    kids = (k for k in r.tree.children(v) if k.deprel in ("obj", "nsubj") and anaphoric(r, k))
    k = next(kids, None)
    return k.span if k is not None and (k.deprel == "obj" or k.index < v) else None


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
    """Whether the verb makes something so instead of telling it ("für nichtig, zum Sieger erklären")."""
    for k in r.tree.children(v):
        case = case_of(r, k.index)
        if case in r.grammar.declaring or (case in r.grammar.as_words and k.upos in ("ADJ", "VERB")):
            return True
    return False


def _beside(r: Reading, v: int, i: int) -> Span | None:
    """What hangs on word `i`, only its own side of verb `v` (a relative clause may stand behind the verb)."""
    lo, hi = r.tree.extent(i)
    if lo < v < hi:
        lo, hi = (lo, v - 1) if i < v else (v + 1, hi)
    return r.span(lo, _stretch(r, v, hi))


def _stretch(r: Reading, v: int, hi: int) -> int:
    """Phrases right behind an object belong to its content ("den Anschlag auf das Konsulat") where the tree
    hangs them on the verb, unless they tell when, or to whom it was told."""
    for k in r.tree.children(v):
        lo, last = r.tree.extent(k.index)
        case = case_of(r, k.index)
        if k.deprel == "obl" and lo == hi + 1 and case and case not in r.grammar.circumstance and not lo < v < last:
            hi = last
    return hi


def _patient(r: Reading, v: int) -> Word | None:
    for wanted in ("nsubj", "obj") if is_passive(r, v) else ("obj",):
        for k in r.tree.children(v):
            if k.deprel == wanted and k.feat("Case") != "Dat" and k.form.lower() not in r.grammar.reflexives:
                return k
    return None


def genitive(r: Reading, v: int) -> Span | None:
    """An object in the genitive ("des Betrugs beschuldigen")."""
    patient = _patient(r, v)
    kids = list(r.tree.children(v))
    if patient is not None:
        kids += [k for k in r.tree.children(patient.index) if k.deprel == "nmod" and k.index > patient.index]
    for k in kids:
        named = k.deprel in ("obj", "obl", "iobj", "nmod") and k.feat("Case") == "Gen" and not case_of(r, k.index)
        if named and any(c.deprel == "det" for c in r.tree.children(k.index)):
            return _beside(r, v, k.index)
    return None


def predicative(r: Reading, v: int) -> Span | None:
    """Object and as-phrase ("das Urteil als Schande"); only the as-phrase where the source stands between."""
    for k in r.tree.children(v):
        lo, hi = r.tree.extent(k.index)
        first = next((i for i in range(lo, hi + 1) if r.words[i].upos != "PUNCT"), lo)
        if r.words[first].form.lower() not in r.grammar.as_words or first == hi or _has_subject(r, k.index):
            continue
        patient = _patient(r, v)
        if any(c.form.lower() in r.grammar.reflexives for c in r.tree.children(v)):
            return None
        if patient is not None and not is_relative(r, v, patient) and not _agent_between(r, v, patient.index, lo):
            start, end = r.tree.extent(patient.index)
            lo, hi = min(lo, start), max(hi, end)
        return r.span(lo, min(hi, v - 1) if first < v < hi else hi)
    return None


def _agent_between(r: Reading, v: int, patient: int, lo: int) -> bool:
    """Whether the agent of a passive stands between the subject and the as-phrase at word `lo`."""
    agents = (k for k in r.tree.children(v) if case_of(r, k.index) in r.grammar.agent_prepositions)
    return is_passive(r, v) and any(patient < k.index < lo for k in agents)


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
        if k.deprel in ("obl", "nmod", "obj") and k.upos != "PRON" and case_of(r, k.index) in prepositions:
            return _beside(r, v, k.index)
        marks = (c for c in r.tree.children(k.index) if c.deprel == "mark")
        if k.deprel in ("advcl", "ccomp", "xcomp") and any(c.form.lower() in prepositions for c in marks):
            return _beside(r, v, k.index)
    patient = _patient(r, v)
    below = r.tree.children(patient.index) if patient is not None else ()
    for k in below:
        if k.deprel == "nmod" and k.index > k.head and case_of(r, k.index) in prepositions:
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

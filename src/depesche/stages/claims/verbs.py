"""Reporting verbs: "X sagte, ...", "..., berichtete X", "wie X mitteilte", "X forderte Y", "Y wird als Z gesehen"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from depesche.pack.claims import Rule
from depesche.stages.claims import clausal, content, sources
from depesche.stages.claims.found import Found, Reading

_ORDER = {
    "clause": 0,
    "infinitive": 1,
    "predicative": 2,
    "naming": 3,
    "genitive": 4,
    "anaphor": 6,
    "object": 7,
    "subject": 8,
}
_PHRASE = 5  # where phrases with a preposition stand in that order


def read(r: Reading) -> Iterator[Found]:
    """The claims of the sentence's reporting verbs, at most one for each verb."""
    for w in r.words:
        if w.upos in ("VERB", "AUX") or (w.upos == "ADJ" and w.lemma.lower() in r.lexicon.adjectives):
            found = _claim(r, w.index)
            if found is not None:
                yield from _by_teller(r, w.index, found)
                yield found
                yield from _and_after_colon(r, w.index, found)


def _by_teller(r: Reading, v: int, found: Found) -> Iterator[Found]:
    """The claim around a quoted one ("Reuters zitiert den Minister ..."): that he said so is Reuters' word."""
    if any(rule.patient_speaks for rule in rules_of(r, v)):
        span = sources.teller(r, v)
        if span is not None and span != found.source_span:
            yield replace(found, source=span.of(r.text), source_span=span)


def _and_after_colon(r: Reading, v: int, found: Found) -> Iterator[Found]:
    """A second content of a verb that stands between two ("..., sagte X: ...")."""
    if found.strength >= 3 and found.span.end <= r.words[v].span.start:
        span = clausal.after_colon(r, v)
        if span is not None:
            yield replace(found, span=span)


def _claim(r: Reading, v: int) -> Found | None:
    rules = [rule for rule in rules_of(r, v) if fits(r, v, rule)]
    best: tuple[int, Found] | None = None
    for rule in rules:
        for order, narrow in _readings(rule):
            if best is not None and order >= best[0]:
                continue
            found = _read(r, v, narrow)
            if found is not None:
                best = (order, found)
    return best[1] if best else None


def _readings(rule: Rule) -> Iterator[tuple[int, Rule]]:
    """The rule once for every frame, the fullest first; phrases come before bare objects."""
    for frame in sorted(rule.frames, key=lambda f: _ORDER[f]):
        yield _ORDER[frame], rule.model_copy(update={"frames": (frame,), "prepositions": ()})
    if "clause" in rule.frames and "object" not in rule.frames and not rule.prepositions:
        yield _ORDER["anaphor"], rule.model_copy(update={"frames": ("anaphor",), "prepositions": ()})
    if rule.prepositions:
        yield _PHRASE, rule.model_copy(update={"frames": ()})


def _read(r: Reading, v: int, rule: Rule) -> Found | None:
    source, reports = sources.of_verb(r, v, rule)
    if not reports:
        return None
    span = content.of_verb(r, v, rule)
    word = r.words[v]
    if span is None and word.deprel == "xcomp" and word.head >= 0:  # "ließ verbreiten, ..."
        span = content.of_verb(r, word.head, rule)
        span = None if span is not None and span.covers(word.span) else span
    if span is not None and rule.comma and "infinitive" in rule.frames and not content.set_off(r, span):
        return None
    if span is None or (source is not None and source.covers(span)):
        return None
    if rule.not_opening and span.of(r.text).lower().split()[0] in rule.not_opening:
        return None
    return r.found(rule, span, r.words[v].span, source, "indirect", 3 if "clause" in rule.frames else 2)


def rules_of(r: Reading, v: int) -> tuple[Rule, ...]:
    """The rules for a verb: by its lemma with its particle; a verb with a particle is not the verb without."""
    lemma = r.words[v].lemma.lower()
    if v > 0 and r.words[v - 1].form.lower() + lemma in r.lexicon.verbs and r.words[v - 1].upos != "PART":
        return r.lexicon.verbs[r.words[v - 1].form.lower() + lemma]  # "wie X bekannt gab"
    if r.words[v].upos == "ADJ":
        return r.lexicon.adjectives.get(lemma, ())
    split = False
    for k in r.tree.children(v):
        if k.deprel in ("compound", "advmod", "xcomp", "obl", "obj", "mark") and k.upos != "PART" and len(k.form) <= 14:
            rules = r.lexicon.verbs.get(k.form.lower() + lemma)
            if rules:
                return rules
        split = split or (k.deprel == "compound" and k.upos in ("ADP", "ADV", "ADJ"))
    return () if split else r.lexicon.verbs.get(lemma, ())


def fits(r: Reading, v: int, rule: Rule) -> bool:
    """Whether a rule's reflexive pronoun is there, where it needs one."""
    if not rule.reflexive:
        return True
    return any(k.form.lower() in r.grammar.reflexives for k in r.tree.children(v))

"""Embargoes and sanctions: by whom, on whom, on what, and what becomes of them.

A definite mention that tells less ("das Embargo", "die Sanktionen") means the embargo told before and takes
its fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from depesche.match.near import times_in
from depesche.match.phrases import case_of
from depesche.model import EmbargoFact, Interval, Sentence, Word
from depesche.stages.facts.resolutions import resolution_in
from depesche.stages.facts.scene import Scene

NEAR = 2  # sentences back in which a pronoun has the measure that it takes up
CONTENT = ("acl", "xcomp", "ccomp", "advcl")
RELATIVE = ("acl", "acl:relcl", "amod")
DOING = frozenset({"imposed", "extended", "eased", "ended"})


Days = tuple[str | int | None, str | int | None]  # first and last


@dataclass(slots=True)
class _Told:
    """What is known so far of the embargo that the text speaks of."""

    imposed_by: str | None = None
    target: str | None = None
    scope: str | None = None


def embargoes(scene: Scene) -> Iterator[EmbargoFact]:
    """One fact for each embargo or sanction that the text says something of; what a pronoun takes up in the next
    sentence ("Sie gelten bis zum 31. Juli") completes the one told before."""
    found: list[EmbargoFact] = []
    last, last_status = _Told(), None
    for sentence in scene.doc.sentences:
        found = [*_completed(scene, sentence, found)]
        for noun in sentence.words:
            kind = scene.value(sentence, noun, "embargo.noun")
            if kind is None:
                continue
            word = _head(sentence, noun)
            status = _status(scene, sentence, word) or (last_status if _is_part(scene, sentence, word) else None)
            targets = _targets(scene, sentence, word)
            own = _Told(
                _imposer(scene, sentence, word, status), next(iter(targets), None), _scope(scene, sentence, noun)
            )
            told = _filled(own, last, definite=_is_definite(sentence, word) or own.target is None)
            last, last_status = told, status
            if told.target is None or (status is None and told.imposed_by is None and told.scope is None):
                continue
            days = _days(scene, sentence, word, status)
            for number, target in enumerate(targets or [told.target]):
                basis = [*([target] if number else [])]
                told = _Told(told.imposed_by, target, told.scope)
                found.append(_fact(scene, sentence, noun, kind, told, status, days, basis))
    yield from found


def _fact(
    scene: Scene, sentence: Sentence, at: Word, kind: str, told: _Told, status: str | None, days: Days, basis: list[str]
) -> EmbargoFact:
    return EmbargoFact(
        id=scene.fact_id("embargo", at.span, status, *basis),
        claim=scene.claim(at.span),
        claimed_by=scene.claimed_by(at.span),
        spans=(at.span,),
        kind="sanction" if kind == "sanction" else "embargo",
        imposed_by=told.imposed_by,
        target=told.target,
        scope=told.scope,
        status=status,
        from_=days[0],
        until=days[1],
        legal_basis=resolution_in(scene, sentence),
        by="facts:embargo",
    )


def _completed(scene: Scene, sentence: Sentence, found: list[EmbargoFact]) -> Iterator[EmbargoFact]:
    """The facts so far, those of the sentence before with the last day that a pronoun's clause tells, and a new one for
    each thing that is done to what the pronoun means."""
    near = scene.doc.sentences[max(0, sentence.number - NEAR) : sentence.number]
    last = next((f for b in reversed(near) if (f := [x for x in found if b.span.covers(x.spans[0])])), [])
    verb = _verb_of_pronoun(scene, sentence, last[-1]) if last else None
    yield from (f for f in found if f not in last)
    if verb is None:
        yield from last
        return
    status = scene.value(sentence, verb, "embargo.verb")
    moods = scene.moods(sentence, verb)
    end = _told_until(scene, sentence, verb) or (scene.exact_day(sentence, verb) if status == "ended" else None)
    runs = status is None or (status == "ended" and (bool(moods) or _is_to_come(scene, end)))
    for fact in last:
        if runs and "negation" not in moods and end is not None and fact.until is None:
            yield replace(fact, until=end, spans=(*fact.spans, verb.span))
        else:
            yield fact
        if not runs and status is not None and not moods:
            acting = [w for s in scene.acting(sentence, verb) for w in scene.group(sentence, s)]
            agent = scene.actor(sentence, acting) if scene.passive(sentence, verb) else None
            days = scene.told_day(sentence, verb) if status == "imposed" else None, end
            told = _Told(agent or fact.imposed_by, fact.target, fact.scope)
            yield _fact(scene, sentence, verb, fact.kind, told, status, days, [fact.target or ""])


def _verb_of_pronoun(scene: Scene, sentence: Sentence, fact: EmbargoFact) -> Word | None:
    """The verb that tells how long something holds or what is done to it, said of a pronoun that agrees with the
    measure told of shortly before."""
    before = scene.doc.sentence_at(fact.spans[0].start)
    number = next((w.feat("Number") for w in before.words if w.span == fact.spans[0]), None) if before else None
    for verb in sentence.words:
        if scene.value(sentence, verb, "embargo.hold.verb", "embargo.verb") is None:
            continue
        for subject in (c for c in sentence.children(verb.index) if c.deprel in ("nsubj", "nsubj:pass")):
            told = [e.kind for m in scene.mentions(sentence, "pronoun") if m.span == subject.span
                    for e in scene.entities_of(m)]  # fmt: skip
            if subject.upos == "PRON" and subject.feat("Number") in (number, None) and "person" not in told:
                return verb
    return None


def _is_to_come(scene: Scene, day: str | int | None) -> bool:
    published = scene.doc.article.date or scene.doc.prepared.date
    return isinstance(day, str) and published is not None and day > published.day


def _days(scene: Scene, sentence: Sentence, word: Word, status: str | None) -> Days:
    """First and last day told: of the clause that imposes or ends it, of words of its own ("das 2011 verhängte
    Embargo", "das ... ausgelaufen war"), and the day until which it holds."""
    acts = scene.clause_value(sentence, word, "embargo.verb", "embargo.light")
    day = scene.told_day(sentence, word) if acts else None
    first = day if status == "imposed" else _since(scene, sentence, word)
    end = day if status == "ended" else _told_until(scene, sentence, word)
    for child in sentence.children(word.index):
        ends = child.deprel in RELATIVE and scene.value(sentence, child, "embargo.verb") == "ended"
        if end is None and ends and scene.real(sentence, child):
            end = scene.told_day(sentence, child)
    return first, end


def _told_until(scene: Scene, sentence: Sentence, word: Word) -> str | int | None:
    """The day until which it holds or is extended ("bis zum 31. Juli", "until 31 May")."""
    gov = scene.governor(sentence, word)
    for child in (c for w in (word, gov) for c in sentence.children(w.index)):
        cases = [c.form for c in sentence.children(child.index) if c.deprel == "case"]
        if any(scene.lexicon.value("range.link", form) for form in cases):
            for time in times_in(scene.doc, sentence):
                if time.type == "DATE" and any(time.span.covers(w.span) for w in (child,)) and time.earliest:
                    return scene.as_told(Interval(time.earliest, time.latest, time.granularity, time.span, ""))
    return None


def _head(sentence: Sentence, noun: Word) -> Word:
    """The noun that a compound's parts hang on ("EU sanctions listings"), else the noun itself."""
    head = sentence.words[noun.head] if noun.deprel == "compound" and noun.head >= 0 else noun
    return head if head.upos in ("NOUN", "PROPN") else noun


def _is_part(scene: Scene, sentence: Sentence, word: Word) -> bool:
    """Whether the measure is told as part of others named before it ("Die Sanktionen bestehen aus einem Embargo")."""
    gov = scene.governor(sentence, word)
    subjects = [s for s in scene.subjects(sentence, gov) if s is not word]
    return scene.first(sentence, subjects, "embargo.noun") is not None


def _filled(own: _Told, last: _Told, *, definite: bool) -> _Told:
    """What a mention tells, with what the one before told where both can mean the same."""
    same = definite and own.target in (None, last.target) and own.imposed_by in (None, last.imposed_by)
    if not same:
        return own
    return _Told(own.imposed_by or last.imposed_by, own.target or last.target, own.scope or last.scope)


def _is_definite(sentence: Sentence, word: Word) -> bool:
    return any(c.deprel == "det" and c.feat("Definite") == "Def" for c in sentence.children(word.index))


def _status(scene: Scene, sentence: Sentence, word: Word) -> str | None:
    """What becomes of the embargo by the verb of its clause or by a noun over it ("nach der Aufhebung der
    Sanktionen"); "failed" where that is denied; None where it is only planned or possible."""
    above = next(iter(sentence.ancestors(word.index)), None)
    status = (
        scene.clause_value(sentence, word, "embargo.verb") or _by_light(scene, sentence, word)
        if word.deprel in ("obj", "nsubj", "nsubj:pass", "conj", "appos", "obl")
        else None
    )
    attempt = _attempted(scene, sentence, word)
    if status is not None and attempt is not None:
        outcome = scene.clause_value(sentence, attempt, "vote.outcome")
        return status if outcome == "adopted" else "failed" if outcome == "rejected" else None
    if status is None and above is not None and word.deprel in ("nmod", "compound", "amod"):
        status = scene.value(sentence, above, "embargo.act.noun")
        if status is not None and not scene.real(sentence, above):
            return None
        if status is not None:
            return _by_motion(scene, sentence, above, status)
    if status is None:
        return None
    moods = scene.moods(sentence, word)
    if "negation" in moods:
        return "failed"
    return None if moods & {"future", "hypothetical"} else status


def _by_light(scene: Scene, sentence: Sentence, word: Word) -> str | None:
    """The status by a set phrase ("in Kraft getreten", "came into force")."""
    gov = scene.governor(sentence, word)
    if scene.value(sentence, gov, "embargo.light") is None:
        return None
    for child in sentence.children(gov.index):
        if scene.lexicon.value("agreement.light", child.lemma, child.form) is not None:
            return scene.lexicon.value("embargo.light", case_of(sentence, child) or "")
    return None


def _attempted(scene: Scene, sentence: Sentence, word: Word) -> Word | None:
    """The attempt or motion of which what is done to the measure is the content ("der Versuch, das Embargo zu
    verlängern")."""
    gov = scene.governor(sentence, word)
    noun = sentence.words[gov.head] if gov.deprel in CONTENT and gov.head >= 0 else None
    if noun is None or noun.upos != "NOUN":
        return None
    told = scene.lexicon.value("embargo.attempt", noun.lemma, noun.form) or scene.lexicon.value(
        "vote.motion", noun.lemma, noun.form
    )
    return noun if told else None


def _by_motion(scene: Scene, sentence: Sentence, act: Word, status: str) -> str | None:
    """The status that an act has where a motion wants it: what it wants if adopted, "failed" if not, None else."""
    words = [*sentence.ancestors(act.index), *scene.clause(sentence, act)]
    if not any(scene.lexicon.value("vote.motion", w.lemma, w.form) for w in words):
        return status
    outcome = scene.clause_value(sentence, act, "vote.outcome")
    return status if outcome == "adopted" else "failed" if outcome == "rejected" else None


def _imposer(scene: Scene, sentence: Sentence, word: Word, status: str | None) -> str | None:
    """The organisation or state in the compound, the phrase or (of a verb that imposes, extends, ends) the subject."""
    parts = [word, *(c for c in sentence.children(word.index) if c.deprel == "compound")]
    inside = scene.organisations(sentence, parts)
    if inside:
        return inside[0]
    cases = (None, *scene.lexicon.forms("genitive.case"))
    children = [*sentence.children(word.index)]
    possessive = [c for c in children if c.feat("Poss") == "Yes" or (c.upos == "PRON" and c.deprel.startswith("nmod"))]
    controllers = _controllers(scene, sentence, word) if possessive else []
    if controllers:
        return controllers[0]
    owners = [c for c in children if c.deprel.startswith("nmod") and case_of(sentence, c) in cases]
    found = scene.actor(sentence, [w for c in owners for w in scene.below(sentence, c)])
    if found is None and possessive:
        found = next(iter([*scene.bodies(sentence, possessive), *scene.countries(sentence, possessive)]), None)
    if found is None:
        origin = [c for c in sentence.children(word.index) if c.deprel in ("compound", "amod")]
        against = bool(scene.complements(sentence, word, *scene.lexicon.forms("embargo.case")))
        prefix = scene.countries(sentence, [c for c in origin if c.deprel == "compound" or against])
        found = prefix[0] if prefix else None
    if found is None and status in DOING:
        for verb in scene.chain(sentence, word)[:2]:
            if scene.value(sentence, verb, "embargo.verb") is not None:
                found = scene.actor(
                    sentence,
                    [w for s in scene.acting(sentence, verb) if s is not word for w in scene.group(sentence, s)],
                )
    return found


def _controllers(scene: Scene, sentence: Sentence, word: Word) -> list[str]:
    """Whose measure a possessive means in an infinitive that somebody is asked for ("called on the United States to end
    its embargo", "forderte die USA auf, ihr Embargo zu beenden")."""
    verb = scene.governor(sentence, word)
    above = sentence.words[verb.head] if verb.feat("VerbForm") == "Inf" and verb.head >= 0 else None
    if above is None or verb.deprel not in (*CONTENT, "advcl") or scene.value(sentence, verb, "embargo.verb") is None:
        return []
    kinds = ("obj", "iobj", "obl", "obl:arg")
    asked = [c for c in sentence.children(above.index) if c.deprel in kinds and c.index < verb.index]
    return scene.countries(sentence, [w for c in asked for w in scene.group(sentence, c)], "country")


def _targets(scene: Scene, sentence: Sentence, word: Word) -> list[str]:
    """The states, or the companies, groups and persons named, behind "gegen"/"against"/"on"; the state of an adjective
    of origin ("das iranische Waffenembargo")."""
    marked = [c for c in sentence.children(word.index) if case_of(sentence, c) in scene.lexicon.forms("embargo.case")]
    marked += scene.complements(sentence, word, *scene.lexicon.forms("embargo.case"))
    for child in marked:
        found = _named(scene, sentence, child) or scene.countries(sentence, scene.group(sentence, child))
        if found:
            return found
    origin = [c for c in sentence.children(word.index) if c.deprel == "amod"]
    return scene.countries(sentence, origin)[:1]


def _named(scene: Scene, sentence: Sentence, word: Word) -> list[str]:
    """Companies, groups and persons that a phrase names itself ("gegen die Fluggesellschaft Belavia")."""
    heads = {
        w.span for w in scene.group(sentence, word) if w.index == word.index or w.deprel in ("appos", "conj", "flat")
    }
    named = [m for m in scene.mentions(sentence, "organisation", "group", "person") if m.name]
    named = [m for m in named if any(m.span.covers(span) for span in heads)]
    found = dict.fromkeys(e.id for m in named for e in scene.entities_of(m) if e.sector not in ("GOV", "IGO", "MIL")
                          or e.kind == "person")  # fmt: skip
    return list(found)


def _scope(scene: Scene, sentence: Sentence, word: Word) -> str | None:
    parts = [word.form, *word.form.split("-")[1:]]
    parts += [c.form for c in sentence.children(word.index) if c.deprel in ("compound", "amod")]
    own = scene.lexicon.value("embargo.scope", word.lemma, word.form)
    if own is not None:
        return own
    kin = [c.form for c in sentence.children(word.index) if c.deprel == "nmod"]
    return next((v for p in [*parts, *kin] if (v := scene.lexicon.first_part("embargo.scope", p))), None)


def _since(scene: Scene, sentence: Sentence, word: Word) -> str | int | None:
    """Since when the embargo holds, told on the word itself ("das seit 2009 geltende Waffenembargo", "das 2011
    verhängte Embargo")."""
    for adjective in (c for c in sentence.children(word.index) if c.deprel in ("amod", "acl", "nmod")):
        if scene.value(sentence, adjective, "embargo.verb") == "imposed":
            day = scene.told_day(sentence, adjective)
            if day is not None:
                return day
        for child in sentence.children(adjective.index):
            if case_of(sentence, child) in scene.lexicon.forms("since.case"):
                times = [t for t in times_in(scene.doc, sentence) if t.span.overlaps(child.span) and t.type == "DATE"]
                for t in times:
                    return int(t.value[:4]) if t.granularity == "year" and t.value[:4].isdecimal() else t.earliest
    return None

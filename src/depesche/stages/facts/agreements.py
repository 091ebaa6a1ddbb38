"""Agreements: treaties and deals by parties, subject and status, and the named ones of the knowledge base."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.match.near import times_in
from depesche.match.phrases import case_of
from depesche.model import AgreementFact, Sentence, Span, Word
from depesche.pack.kb_rows import Instrument
from depesche.stages.facts.gloss import glossed
from depesche.stages.facts.scene import Scene

TREATIES = frozenset({"treaty", "agreement", "charter"})
PLACES_OF_NOUN = ("obj", "nsubj", "nsubj:pass", "obl", "conj", "appos", "root")


def agreements(scene: Scene) -> Iterator[AgreementFact]:
    """One fact for each agreement told with a status and a party, and one for each named instrument."""
    told: set[str] = set()
    for sentence, word, _ in scene.words("agreement.noun", "ratified.noun", "agreement.paper"):
        fact = _told(scene, sentence, word)
        if fact is not None:
            yield fact
    for mention in scene.doc.mentions:
        for key in mention.keys[:1]:
            name = key.removeprefix("instrument:")
            if key.startswith("instrument:") and name not in told and scene.kb.instruments[name].kind in TREATIES:
                told.add(name)
                yield _known(scene, scene.kb.instruments[name])


def _told(scene: Scene, sentence: Sentence, word: Word) -> AgreementFact | None:
    """What a clause does to an agreement; None where it tells no status or no party."""
    status, at = _status(scene, sentence, word)
    if status is None:
        status, at = _status_within(scene, sentence, word)
    treaty = scene.value(sentence, word, "agreement.noun") is not None
    paper = status == "signed" and scene.lexicon.value("agreement.paper", word.lemma, word.form) is not None
    if status is None or not (treaty or paper or status == "ratified"):
        return None
    parties = _parties(scene, sentence, word, at)
    if not parties:
        return None
    row = _instrument(scene, sentence, word)
    return AgreementFact(
        id=scene.fact_id("agreement", word.span, *parties),
        claim=scene.claim(word.span),
        claimed_by=scene.claimed_by(word.span),
        spans=(scene.phrase(sentence, word),),
        parties=tuple(parties),
        name=row.name_en if row else None,
        short=row.short if row else None,
        subject=_subject(scene, sentence, word),
        status=status,
        date=scene.told_day(sentence, at),
        from_kb=("name", "short") if row else (),
        by="facts:agreement",
    )


def _status(scene: Scene, sentence: Sentence, word: Word) -> tuple[str | None, Word]:
    """How far the agreement has come, and the word that says so: the verb of its clause, or a noun over it
    ("die Unterzeichnung des Vertrags"). What is denied or only possible is none; what is planned is negotiated."""
    above = next(iter(sentence.ancestors(word.index)), None)
    if above is not None and word.deprel.startswith("nmod"):
        status = scene.value(sentence, above, "agreement.act.noun")
        return (status if status and scene.real(sentence, above) else None), above
    if word.deprel not in PLACES_OF_NOUN:
        return None, word
    gov = scene.governor(sentence, word)
    status = scene.clause_value(sentence, word, "agreement.verb")
    if status is None:
        act = next(
            (
                c
                for c in sentence.children(gov.index)
                if (v := scene.lexicon.value("agreement.light", c.lemma, c.form)) and v
            ),
            None,
        )
        status = scene.lexicon.value("agreement.light", act.lemma, act.form) if act is not None else None
    moods = scene.moods(sentence, word)
    if status is None or "negation" in moods or "hypothetical" in moods:
        return None, word
    return ("negotiated" if "future" in moods else status), word


def _status_within(scene: Scene, sentence: Sentence, word: Word) -> tuple[str | None, Word]:
    """The same by a clause or participle on the agreement ("a deal that both had reached on Monday")."""
    for child in sentence.children(word.index):
        status = scene.value(sentence, child, "agreement.verb") if child.deprel.startswith(("acl", "amod")) else None
        if status is not None and scene.real(sentence, child):
            return status, child
    return None, word


def _parties(scene: Scene, sentence: Sentence, word: Word, at: Word) -> list[str]:
    """The states and organisations that act on the agreement and those that its own phrase names: of the subject, the
    agent, behind "mit" and "zwischen", in the genitive; of a plural pronoun ("beide") by what it means."""
    gov = scene.governor(sentence, at)
    heads = [s for s in scene.acting(sentence, gov) if s is not word]
    for verb in scene.chain(sentence, at)[1:2]:
        heads += [] if heads else scene.acting(sentence, verb)
    heads += scene.complements(sentence, word, *scene.lexicon.forms("party.case"))
    heads += [c for c in sentence.children(word.index) if c.deprel in ("nmod", "nmod:poss", "amod", "compound")
              and case_of(sentence, c) in (None, *scene.lexicon.forms("genitive.case"))]  # fmt: skip
    found: list[str] = []
    for head in heads:
        words = scene.group(sentence, head)
        found += [c for c in (*scene.countries(sentence, words), *_unions(scene, sentence, words)) if c not in found]
        if head.upos == "PRON":  # "he and the Swedish prime minister signed"
            people = [f"country:{e.country}" for _, e in scene.persons(sentence, [head]) if e.country]
            found += [c for c in people if c not in found]
        found += [c for c in _pair(scene, sentence, words) if c not in found]
    return found


def _unions(scene: Scene, sentence: Sentence, words: list[Word]) -> list[str]:
    """Organisations that conclude treaties themselves (those with members), and armed groups."""
    found = [o for o in scene.organisations(sentence, words) if scene.kb.memberships(o.removeprefix("org:"))]
    groups = [m for m in scene.mentions(sentence, "group") if any(m.span.overlaps(w.span) for w in words)]
    return [*found, *(k for m in groups for k in m.keys[:1] if k.startswith("group:") and m.sector == "REB")]


def _pair(scene: Scene, sentence: Sentence, words: list[Word]) -> list[str]:
    """The two states that "beide Präsidenten", "both sides" mean: the only two that the sentences before name."""
    if not any(scene.lexicon.value("pair.word", w.lemma, w.form) for w in words):
        return []
    found: list[str] = []
    for number in range(sentence.number - 1, max(-1, sentence.number - 3), -1):
        near = scene.doc.sentences[number]
        found += [c for c in scene.countries(near, near.words) if c not in found]
        if len(found) == 2:
            return found
    return []


def _instrument(scene: Scene, sentence: Sentence, word: Word) -> Instrument | None:
    for mention in scene.mentions(sentence, "instrument"):
        if mention.span.overlaps(scene.phrase(sentence, word)):
            return scene.kb.instruments[mention.keys[0].removeprefix("instrument:")]
    return None


def _known(scene: Scene, row: Instrument) -> AgreementFact:
    """The fact of an instrument that the text names, dated as the text dates it ("das Abkommen von 2015")."""
    spans = [m.span for m in scene.doc.mentions if f"instrument:{row.id}" in m.keys]
    told = next((d for s in spans if (d := _dated(scene, s)) is not None), None)
    published = scene.doc.article.date or scene.doc.prepared.date
    known = row.adopted if row.adopted and (published is None or row.adopted <= published.day) else None
    return AgreementFact(
        id=scene.fact_id("agreement", row.id),
        claim=scene.claim(spans[0]),
        claimed_by=scene.claimed_by(spans[0]),
        spans=(spans[0],),
        name=row.name_en,
        short=row.short,
        date=told or known,
        from_kb=("name", "short", "date") if known and not told else ("name", "short"),
        by="facts:agreement:kb",
    )


def _dated(scene: Scene, span: Span) -> str | int | None:
    """The date that hangs on a name of the instrument, or on the description that it is apposed to."""
    sentence = scene.doc.sentence_at(span.start)
    if sentence is None:
        return None
    inside = sentence.within(span)
    nouns = {w.index for w in inside if w.upos in ("NOUN", "PROPN")}
    nouns |= {
        w.index
        for w in sentence.words
        if scene.value(sentence, w, "agreement.noun") and abs(w.span.start - span.start) < 80
    }
    clauses = (c for n in tuple(nouns) for c in sentence.children(n) if c.deprel.startswith("acl"))
    nouns |= {c.index for c in clauses if scene.value(sentence, c, "agreement.verb")}  # "..., which was signed in 2000"
    for time in times_in(scene.doc, sentence):
        words = sentence.touching(time.span)
        top = next((w for w in words if w.head not in {x.index for x in words}), None)
        if top is not None and top.head in nouns and time.type == "DATE" and time.earliest:
            if time.granularity == "year" and time.value[:4].isdecimal():
                return int(time.value[:4])
            return time.value if time.granularity in ("day", "month") else None
    return None


def _subject(scene: Scene, sentence: Sentence, word: Word) -> str | None:
    """What the agreement is about: the phrase behind "über" on it or on its verb; else the first part of its name
    ("Friedensabkommen")."""
    cases = scene.lexicon.forms("about.case")
    times = times_in(scene.doc, sentence)
    for child in scene.complements(sentence, word, *cases):
        if not scene.countries(sentence, [child]) and not any(t.span.overlaps(child.span) for t in times):
            return glossed(scene, sentence, child)
    for child in sentence.children(word.index):
        if child.deprel == "compound" and child.upos == "NOUN" and not scene.countries(sentence, [child]):
            parts = [w for w in sentence.subtree(child.index) if w.index < word.index]
            return scene.doc.text[parts[0].span.start : parts[-1].span.end]
    return scene.lexicon.first_gloss(word.form, word.lemma)

"""Participants that the clause means without naming them: whose embargo, whose motion, whose resolution.

"Das Embargo wurde aufgehoben" has the state on which the embargo told before lies; "stimmten gegen den Antrag"
has the state whose motion it is; what is done "im Rahmen der Resolution des Sicherheitsrats" the Council does.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from depesche.match.context import clauses_above
from depesche.match.near import candidates_in, mentions_in
from depesche.match.phrases import case_of, head_of
from depesche.match.publisher import is_party
from depesche.match.scope import clause_words, governor
from depesche.match.who import Who
from depesche.model import Candidate, Doc, Entity, Event, Participant, Sentence, Span, Word
from depesche.pack.qualify import QualifyLexicon
from depesche.stages.qualify.told import ATTACKS, Told, is_known, sides

REACH = 3
BESIDE = 1  # sentences between what is left unsaid and the only one whom it may mean
NEAR = 2  # sentences that what a noun alone takes up again stands before it at most
TOLD_AGAIN = frozenset({"CONSULT", "CONCEDE", "REJECT", "SUPPORT", "THREATEN"})
CLAIMS = frozenset({"ACCUSE", "AGREE", "REQUEST", "THREATEN"})
ON_MEASURES = frozenset({"RETREAT", "SANCTION"})
ON_MOTIONS = frozenset({"REJECT", "SUPPORT"})
FROM_AFAR = frozenset({"aerial", "drone", "heavy-weapons"})
SAID = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT"})
IN_COURT = frozenset({"investigate", "allege"})  # who accuses in a capital is the court there
SUBJECTS = ("nsubj", "nsubj:pass")


def target_told_before(doc: Doc, candidate: Candidate, lexicon: QualifyLexicon, told: Told) -> tuple[Participant, ...]:
    """For a measure that is told as known ("das Embargo"), the recipients of the latest event on one before."""
    sentence = doc.sentences[candidate.sentence]
    if candidate.type not in ON_MEASURES or not _definite(sentence, candidate.word, lexicon.anaphora.measures):
        return ()
    before = (
        e
        for e in told.within(candidate.sentence, REACH)
        if e.type in ON_MEASURES and e.recipients and e.sentence < candidate.sentence
        and all(r.country or r.org for r in e.recipients)
    )  # fmt: skip
    return next((e.recipients for e in before), ())


def holder_told_before(
    doc: Doc, candidate: Candidate, lexicon: QualifyLexicon, actors: Sequence[Participant], told: Told
) -> tuple[Participant, ...]:
    """For a retaking ("liberated the town"), which presupposes that somebody else held what is retaken: the armed group
    that the latest event before told as attacker or target, else the only one that the article names."""
    word = doc.sentences[candidate.sentence].words[candidate.word]
    if candidate.type not in ATTACKS or word.lemma.casefold() not in lexicon.anaphora.retakings:
        return ()
    own = {a.org for a in actors}
    for event in told.on_rebels():
        found = [p for p in sides(event) if p.sector == "REB" and p.org and p.org not in own]
        if found:
            return tuple(found[:1])
    armed = [e for e in doc.entities if e.sector == "REB" and e.org and e.org not in own]
    if len({e.org for e in armed}) != 1:
        return ()
    entity = min(armed, key=lambda e: (e.kind != "group", e.id))
    span = entity.mentions[0]
    return (Participant(entity.id, span.of(doc.text), span, entity.country, entity.org, entity.sector),)


def owner_of_materiel(
    doc: Doc, candidate: Candidate, lexicon: QualifyLexicon, actors: Sequence[Participant], told: Told
) -> tuple[Participant, ...]:
    """For strikes on arms, vehicles and works that are told without whose they are ("destroyed three trucks and a
    tunnel"), the armed group that the latest attack before told as target. Who rebels blows up what is his own."""
    sentence = doc.sentences[candidate.sentence]
    heads = [head for span in candidate.recipients if (head := head_of(sentence, span)) is not None]
    if candidate.type != "ASSAULT" or not heads or any(a.sector == "REB" for a in actors):
        return ()
    if any(h.lemma.casefold() not in lexicon.anaphora.materiel or _is_owned(sentence, h) for h in heads):
        return ()
    for event in told.on_rebels():
        found = [p for p in event.recipients if p.sector == "REB" and p.org]
        if found and event.type == "ASSAULT":
            return tuple(found[:1])
    return ()


def _is_owned(sentence: Sentence, noun: Word) -> bool:
    """Whether a noun's phrase tells whose it is: by a possessive or the name of somebody."""
    beside = sentence.children(noun.index)
    return any(c.deprel == "nmod:poss" or (c.deprel in ("compound", "nmod") and c.upos == "PROPN") for c in beside)


def same_target(doc: Doc, candidate: Candidate, actors: Sequence[Participant], told: Told) -> tuple[Participant, ...]:
    """For an attack or seizure whose target is a bare pronoun or number that means nobody known ("plünderten es", "nahm
    vier fest"), the recipients of the attack or seizure before it in the sentence, which hit the same thing or others
    of the same kind; of one by the same actors, where the pronoun is no number."""
    if candidate.type not in ATTACKS:
        return ()
    sentence = doc.sentences[candidate.sentence]
    target = next((w for w in sentence.children(candidate.word) if w.deprel in _TARGETS and is_counted(w)), None)
    thing = next((w for w in sentence.children(candidate.word) if w.deprel == "obj" and _is_it(w)), None)
    if target is None and thing is None:
        return ()
    mine = {(a.country, a.org) for a in actors}
    for event in told.within(candidate.sentence, 0):
        before = event.type in ATTACKS and event.trigger.end <= candidate.trigger.start and is_known(event.recipients)
        if before and (target is not None or mine == {(a.country, a.org) for a in event.actors}):
            return event.recipients
    return ()


_TARGETS = ("nsubj", "nsubj:pass", "obj")


def is_counted(word: Word) -> bool:
    """Whether a word without a noun tells how many ("64 wurden verhaftet", "viele")."""
    if word.upos == "NUM":
        return True
    return (
        word.upos in ("PRON", "DET", "ADJ") and word.feat("Number") == "Plur" and word.feat("PronType") not in _POINTS
    )


_POINTS = ("Prs", "Dem", "Rel", "Int", "Rcp", "Dem,Rel", "Int,Rel", "Rel,Int")


def _is_it(word: Word) -> bool:
    return word.upos == "PRON" and word.feat("PronType") == "Prs" and word.feat("Person") == "3"


def people_there(doc: Doc, candidate: Candidate, who: Who) -> tuple[Participant, ...]:
    """For an attack or arrest of so and so many without a noun, people of the country where it happens."""
    sentence = doc.sentences[candidate.sentence]
    verb = sentence.words[candidate.word].upos == "VERB"
    if candidate.type not in ATTACKS or len(candidate.recipients) != 1 or not verb:
        return ()
    span = candidate.recipients[0]
    head = head_of(sentence, span)
    unknown = all(doc.mentions[i].kind == "pronoun" for i in who.mentions_in(span))
    if head is None or not is_counted(head) or not unknown:
        return ()
    country = who.context.country(sentence.number, clauses_above(sentence, head))
    return (Participant(None, span.of(doc.text), span, country, None, "CVL"),) if country is not None else ()


def organ_of_act(doc: Doc, candidate: Candidate, lexicon: QualifyLexicon, who: Who) -> tuple[Participant, ...]:
    """For a measure without an actor, the organ whose legal act its clause names."""
    if candidate.type not in ON_MEASURES:
        return ()
    sentence = doc.sentences[candidate.sentence]
    gov = governor(sentence, candidate.word)
    for word in clause_words(sentence, gov.index):
        if (
            word.upos in ("NOUN", "PROPN")
            and word.lemma.casefold() in lexicon.anaphora.acts
            and word.deprel in ("obl", "nmod")
        ):
            kin = list(sentence.children(word.index))
            kin += [c for c in sentence.children(word.head) if c.index > word.index] if word.head >= 0 else []
            for child in kin:
                found = [p for p in who.of(child.span) if p.org and not p.country and p.entity]
                if child.deprel.startswith("nmod") and found:
                    return tuple(found[:1])
    return ()


def seat_of_speech(doc: Doc, candidate: Candidate, lexicon: QualifyLexicon) -> tuple[Participant, ...]:
    """For what is said in the passive without an agent ("wurde in Peking zurückgewiesen"), the government that sits in
    the capital where it is said."""
    sentence = doc.sentences[candidate.sentence]
    verb = sentence.words[candidate.word]
    beside = list(sentence.children(verb.index))
    passive = any(c.upos == "AUX" and c.lemma.casefold() in lexicon.anaphora.passive for c in beside)
    if (
        candidate.type not in SAID
        or candidate.mode in IN_COURT
        or verb.feat("VerbForm") not in (None, "Part")
        or not passive
    ):
        return ()
    inside = [c for c in beside if c.deprel == "obl" and case_of(sentence, c) in lexicon.anaphora.within]
    seats = [m for m in mentions_in(doc, sentence) if m.seat and m.country and any(m.head == c.span for c in inside)]
    return tuple(
        Participant(None, m.span.of(doc.text), m.span, m.country, None, "GOV") for m in seats
    ) if len(seats) == 1 else ()  # fmt: skip


def mover_of_motion(
    doc: Doc, candidate: Candidate, lexicon: QualifyLexicon, who: Who, recipients: Sequence[Participant]
) -> tuple[Participant, ...]:
    """For a vote on a motion that is told as known ("gegen den Antrag"), the subject of the latest sentence before
    that tells of a motion."""
    sentence = doc.sentences[candidate.sentence]
    if candidate.type not in ON_MOTIONS or any(p.country or p.org for p in recipients):
        return ()
    if not _definite(sentence, candidate.word, lexicon.anaphora.motions):
        return ()
    for number in range(candidate.sentence - 1, max(-1, candidate.sentence - 1 - REACH), -1):
        before = doc.sentences[number]
        if any(w.lemma.casefold() in lexicon.anaphora.motions for w in before.words):
            main = next((w for w in before.words if w.deprel == "root"), None)
            subjects = [c for c in before.children(main.index) if c.deprel in SUBJECTS] if main else []
            found = [p for s in subjects for p in who.of(s.span) if p.country and not p.org]
            return tuple(found)
    return ()


def controller(doc: Doc, candidate: Candidate, lexicon: QualifyLexicon, who: Who) -> tuple[Participant, ...]:
    """For an infinitive under an impersonal verb that implies it, whom that verb names in the dative ("es gelang der
    Regierung nicht, das Embargo zu verlängern")."""
    sentence = doc.sentences[candidate.sentence]
    gov = governor(sentence, candidate.word)
    if gov.feat("VerbForm") != "Inf" or gov.deprel not in ("xcomp", "ccomp", "csubj") or gov.head < 0:
        return ()
    above = sentence.words[gov.head]
    if above.lemma.casefold() not in lexicon.negation.implicative:
        return ()
    for child in sentence.children(above.index):
        bare = not any(c.deprel == "case" for c in sentence.children(child.index))
        if child.deprel in ("iobj", "obl", "obj", "nmod") and bare and child.feat("Case") in ("Dat", None):
            found = tuple(p for p in who.of(child.span) if p.country or p.org)
            if found:
                return found
    return ()


def doer_of_act(
    doc: Doc, candidate: Candidate, lexicon: QualifyLexicon, who: Who, actors: Sequence[Participant], told: Told
) -> tuple[Participant, ...]:
    """For praise or blame of an act ("begrüßte die Festnahme"), who did it: the actors of the act in this sentence,
    else of the event that the same word told before; of a "move" or "decision" those of the latest event before, of an
    act told again by another word ("nahm zwölf Gegner fest ... kritisierte die Festnahmen") those of the latest one."""
    if candidate.type not in ("ACCUSE", "SUPPORT"):
        return ()
    sentence = doc.sentences[candidate.sentence]
    heads = [head for span in candidate.recipients if (head := head_of(sentence, span)) is not None]
    for head in heads or [c for c in sentence.children(candidate.word) if c.deprel in ("obj", "nsubj:pass", "obl")]:
        acts = [c for c in candidates_in(doc, sentence) if c.word == head.index]
        found = tuple(p for c in acts for p in who.all_in(c.actors) if p.country or p.org)
        if found:
            return found
        before = next((e for e in told.by_noun(head.lemma) if e.sentence < candidate.sentence), None)
        if before is not None:
            return before.actors
        if head.lemma.casefold() in lexicon.anaphora.deeds and _definite_alone(sentence, head):
            return _latest_doer(candidate, actors, told)
        if acts and _definite_alone(sentence, head):
            return _latest_of_type({c.type for c in acts}, candidate, actors, told)
    return ()


def _latest_of_type(
    types: Container[str], candidate: Candidate, actors: Sequence[Participant], told: Told
) -> tuple[Participant, ...]:
    """Who acts in the latest event of one of `types` in this sentence or the one before, if it is somebody else."""
    own = {(a.country, a.org, a.sector) for a in actors}
    for event in told.within(candidate.sentence, BESIDE):
        if event.type in types and event.trigger.end <= candidate.trigger.start:
            known = {(a.country, a.org, a.sector) for a in event.actors}
            return () if known & own else event.actors
    return ()


def _definite_alone(sentence: Sentence, noun: Word) -> bool:
    """Whether a noun is told as known and without whose it is."""
    return _is_known(sentence, noun) and not any(k.deprel.startswith("nmod") for k in sentence.children(noun.index))


def _latest_doer(candidate: Candidate, actors: Sequence[Participant], told: Told) -> tuple[Participant, ...]:
    """Who acts in the latest event before; where that judges as the candidate does, whom it judges."""
    own = {(a.country, a.org) for a in actors}
    for event in told.within(candidate.sentence, BESIDE):
        doers = event.recipients if event.type == candidate.type else event.actors
        if event.trigger.end <= candidate.trigger.start and is_known(doers):
            return () if own & {(a.country, a.org) for a in doers} else doers
    return ()


def only_attacker(
    doc: Doc, candidate: Candidate, lexicon: QualifyLexicon, who: Who, others: Sequence[Participant], told: Told
) -> tuple[Participant, ...]:
    """For violence whose doer a government's statement leaves unsaid ("the horrific attacks in Paris"), or for blame of
    it, the armed group that it speaks of, where it is the only one and no state was told to attack before. Forces
    report losses of which they do not say who inflicted them."""
    home = who.publisher
    if home is None or not is_party(home) or home.sector == "MIL" or home.country is None:
        return ()
    if not _is_outrage(doc, candidate, lexicon):
        return ()
    armed = [e for e in doc.entities if e.sector == "REB" and e.org]
    groups = {e.org for e in armed}
    if len(groups) != 1 or any(p.org in groups for p in others) or _states_attacked(told, groups):
        return ()
    return _named_beside(doc, candidate, armed)


def only_enemy(
    doc: Doc, candidate: Candidate, who: Who, actors: Sequence[Participant], recipients: Sequence[Participant]
) -> tuple[Participant, ...]:
    """For strikes from afar whose target a statement leaves unsaid ("has conducted 2,000 airstrikes"), the armed group
    that it speaks of, where it is the only one and those who publish the statement strike, or nobody is told to."""
    home = who.publisher
    if home is None or not is_party(home) or home.country is None:
        return ()
    if candidate.type != "ASSAULT" or candidate.mode not in FROM_AFAR or is_known(recipients):
        return ()
    armed = [e for e in doc.entities if e.sector == "REB" and e.org]
    if len({e.org for e in armed}) != 1 or any(a.org or a.country not in (None, home.country) for a in actors):
        return ()
    return _named_beside(doc, candidate, armed)


def _named_beside(doc: Doc, candidate: Candidate, entities: Sequence[Entity]) -> tuple[Participant, ...]:
    """The first of `entities` that the sentence of a candidate or one beside it names, groups before their people."""
    sentences = doc.sentences[max(0, candidate.sentence - BESIDE) : candidate.sentence + BESIDE + 1]
    named = sorted((s, e.kind != "group", e.id) for e in entities for s in e.mentions)
    near = [(other, s, id) for s, other, id in named if any(n.span.covers(s) for n in sentences)]
    if not near:
        return ()
    _, span, id = min(near)
    entity = next(e for e in entities if e.id == id)
    return (Participant(entity.id, span.of(doc.text), span, entity.country, entity.org, entity.sector),)


def _is_outrage(doc: Doc, candidate: Candidate, lexicon: QualifyLexicon) -> bool:
    """Whether an event is violence as terrorists commit it, or blame of such."""
    sentence = doc.sentences[candidate.sentence]
    if candidate.type == "ACCUSE":
        near = {w.index for w in sentence.subtree(candidate.word)}
        inside = [c for c in candidates_in(doc, sentence) if c.type == "ASSAULT" and c.word in near]
        return any(_is_outrage(doc, c, lexicon) for c in inside)
    word = sentence.words[candidate.word].lemma.casefold()
    return candidate.type == "ASSAULT" and candidate.mode not in FROM_AFAR and word in lexicon.anaphora.outrages


def _states_attacked(told: Told, groups: Container[str | None]) -> bool:
    """Whether it was told that somebody else than the armed groups attacked, and not them."""
    attacks = (e for e in told.all() if e.type == "ASSAULT")
    return any(
        any((a.country or a.org) and a.org not in groups for a in e.actors)
        and not any(r.org in groups for r in e.recipients)
        for e in attacks
    )


def doer_of_this(doc: Doc, candidate: Candidate, actors: Sequence[Participant], told: Told) -> tuple[Participant, ...]:
    """For praise, blame or refusal of what a demonstrative takes up ("kritisierte diesen Schritt", "verurteilte dies"),
    whose the latest event before is, in this sentence or the one before."""
    if candidate.type not in ("ACCUSE", "SUPPORT", "REJECT"):
        return ()
    sentence = doc.sentences[candidate.sentence]
    heads = [head for span in candidate.recipients if (head := head_of(sentence, span)) is not None]
    heads = heads or [c for c in sentence.children(candidate.word) if c.deprel in ("obj", "nsubj:pass")]
    if sentence.words[candidate.word].upos != "VERB" or not any(_is_this(sentence, head) for head in heads):
        return ()
    return _latest_doer(candidate, actors, told)


def _is_this(sentence: Sentence, word: Word) -> bool:
    """Whether a word is a demonstrative pronoun of things, or a noun with a demonstrative that names nobody."""
    if word.upos in ("PRON", "DET"):
        return word.feat("PronType") == "Dem" and word.feat("Gender") in ("Neut", None)
    return any(k.deprel == "det" and k.feat("PronType") == "Dem" for k in sentence.children(word.index))


def same_act_told_before(doc: Doc, candidate: Candidate, told: Told) -> Event | None:
    """For talks or words that a noun tells as known ("die Verhandlungen", "das Veto") without whose they are, the
    latest event of the type in the two sentences before."""
    sentence = doc.sentences[candidate.sentence]
    noun = sentence.words[candidate.word]
    if candidate.type not in TOLD_AGAIN or noun.upos != "NOUN" or not _is_known(sentence, noun):
        return None
    before = (e for e in told.within(candidate.sentence, NEAR) if e.sentence < candidate.sentence)
    return next((e for e in before if e.type == candidate.type and is_known((*e.actors, *e.recipients))), None)


def claimant(
    doc: Doc, candidate: Candidate, lexicon: QualifyLexicon, actors: Sequence[Participant], told: Told
) -> tuple[Participant, ...]:
    """For the refusal of what is told as known ("wies den Vorwurf zurück"), who accused, asked or offered before."""
    if candidate.type != "REJECT" or not _is_about(doc, candidate, lexicon.anaphora.claims):
        return ()
    own = {(a.country, a.org, a.sector) for a in actors}
    for event in told.within(candidate.sentence, NEAR):
        before = event.type in CLAIMS and event.trigger.end <= candidate.trigger.start
        if before and is_known(event.actors):
            known = {(a.country, a.org, a.sector) for a in event.actors}
            return () if known & own else event.actors
    return ()


def _is_about(doc: Doc, candidate: Candidate, nouns: frozenset[str]) -> bool:
    """Whether an argument of the trigger is one of `nouns`, told as known and without an owner."""
    sentence = doc.sentences[candidate.sentence]
    return any(
        w.lemma.casefold() in nouns
        and _is_known(sentence, w)
        and not any(k.deprel.startswith("nmod") for k in sentence.children(w.index))
        for w in sentence.children(candidate.word)
    )


def _is_known(sentence: Sentence, noun: Word) -> bool:
    """Whether a noun has the definite article or a demonstrative."""
    return any(
        k.deprel == "det" and (k.feat("Definite") == "Def" or k.feat("PronType") == "Dem")
        for k in sentence.children(noun.index)
    )


def present(doc: Doc, candidate: Candidate, lexicon: QualifyLexicon, who: Who) -> tuple[Participant, ...]:
    """Who is told to have been there: the phrase under "in Anwesenheit von" in the clause of a meeting, or whoever
    brought about what others talk of or agree on ("unter türkischer Vermittlung")."""
    if candidate.type not in ("AGREE", "CONSULT"):
        return ()
    sentence = doc.sentences[candidate.sentence]
    gov = governor(sentence, candidate.word)
    found: dict[str, Participant] = {}
    for word in sentence.subtree(gov.index):
        if word.upos != "NOUN":
            continue
        if candidate.type == "CONSULT" and word.lemma.casefold() in lexicon.anaphora.presence:
            phrases = [c.span for c in sentence.children(word.index) if c.deprel.startswith("nmod")]
            found.update((p.entity, p) for s in phrases for p in who.of(s) if p.entity and p.country)
        elif case_of(sentence, word) in lexicon.anaphora.under:
            found.update((p.entity, p) for p in _mediators(sentence, word, lexicon, who) if p.entity)
    return tuple(found.values())


def _mediators(sentence: Sentence, noun: Word, lexicon: QualifyLexicon, who: Who) -> list[Participant]:
    """Whose the mediation is that a noun tells: of its genitive, adjective or first part ("UN-Vermittlung")."""
    first, _, last = noun.lemma.casefold().rpartition("-")
    if last not in lexicon.anaphora.mediation:
        return []
    beside = [c.span for c in sentence.children(noun.index) if c.deprel.split(":")[0] in ("nmod", "amod", "compound")]
    parts = [Span(noun.span.start, noun.span.start + len(first))] if first else []
    return [p for s in (*beside, *parts) for p in who.of(s) if p.country or p.org]


def _definite(sentence: Sentence, index: int, nouns: frozenset[str]) -> bool:
    """Whether an argument of the trigger, or the trigger itself, is one of `nouns` with a definite article and no
    owner of its own."""
    words: list[Word] = [sentence.words[index], *sentence.children(index)]
    return any(
        w.lemma.casefold() in nouns
        and any(d.deprel == "det" and d.feat("Definite") == "Def" for d in sentence.children(w.index))
        and not any(d.deprel.startswith("nmod") for d in sentence.children(w.index))
        for w in words
    )

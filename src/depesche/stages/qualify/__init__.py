"""Stage `qualify`: candidates become events.

Role phrases are resolved to entities (an event whose sentence names nobody stays, with empty roles); negation,
future, possibility and background are read off the clause; the ontology's own recoding rules are applied;
day, place, contexts and the chain of who says so are added.
"""

from __future__ import annotations

from dataclasses import dataclass

from depesche.match.modality import modality
from depesche.match.phrases import head_of
from depesche.match.source import attribution_of, innermost
from depesche.match.who import Who
from depesche.model import Candidate, Doc, Event, Interval, Participant, evidence_id
from depesche.pack.ontology import Coding, Ontology
from depesche.pack.qualify import QualifyLexicon
from depesche.stages.qualify.bridges import (
    claimant,
    controller,
    doer_of_act,
    doer_of_this,
    holder_told_before,
    mover_of_motion,
    only_attacker,
    only_enemy,
    organ_of_act,
    owner_of_materiel,
    people_there,
    present,
    same_act_told_before,
    same_target,
    seat_of_speech,
    target_told_before,
)
from depesche.stages.qualify.contexts import contexts_of
from depesche.stages.qualify.told import Told
from depesche.stages.qualify.when import day_of
from depesche.stages.qualify.where import event_place

VERBAL = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE"})  # acts of speech
OF_INSTITUTIONS = VERBAL | {"AID", "CONSULT", "COOPERATE", "RETREAT", "SANCTION"}  # no building does them

WITH_SOMEBODY = frozenset({"AGREE", "AID", "COOPERATE"})  # acts that take a political actor

FORESEEN = frozenset({"CONSULT", "COOPERATE"})  # what is arranged beforehand and told in the present tense
TO_COME = frozenset({"AGREE", "THREATEN"})  # what is promised or threatened is to come, not that it is


@dataclass(frozen=True, slots=True)
class _Roles:
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]


def qualify(doc: Doc, lexicon: QualifyLexicon, ontology: Ontology) -> tuple[Event, ...]:
    """The events of the article in order of their triggers."""
    who = Who(doc, lexicon.closed)
    text_id = evidence_id("", doc.text)
    found: dict[str, Event] = {}
    told = Told(doc)
    for candidate in doc.candidates:
        roles = _Roles(_actors(doc, who, candidate, lexicon), _recipients(doc, who, candidate))
        if candidate.voiced:
            roles = _Roles(roles.actors, tuple(r for r in roles.recipients if not _is_among(r, roles.actors)))
        if candidate.voiced and all(p.sector == "MED" for p in roles.actors):
            continue  # nobody's act, or news of a paper's, which is no party to what it reports
        if candidate.type in ("ASSAULT", "COERCE"):
            roles = _Roles(roles.actors, tuple(r for r in roles.recipients if not _is_own_group(r, roles.actors)))
        if candidate.mode in _ON_LAND:
            roles = _Roles(roles.actors, tuple(r for r in roles.recipients if not _is_own_land(doc, r, roles.actors)))
        roles = _bridged(doc, candidate, roles, lexicon, who, told)
        if candidate.recipients != candidate.actors:  # what all do to each other has all in both roles
            roles = _Roles(roles.actors, tuple(r for r in roles.recipients if not _same_as_any(r, roles.actors)))
        if candidate.type in WITH_SOMEBODY and not any(map(_is_political, (*roles.actors, *roles.recipients))):
            continue  # help and promises among nobody of whom the article tells more are no politics
        event = _event(doc, candidate, roles, lexicon, ontology, text_id)
        if event.id not in found:
            found[event.id] = event
            told.add(event)
    return tuple(sorted(found.values(), key=lambda e: (e.trigger, e.type, e.id)))


def _actors(doc: Doc, who: Who, candidate: Candidate, lexicon: QualifyLexicon) -> tuple[Participant, ...]:
    """The participants in the role of actor; a judgement or duty without a judge ("it is unacceptable", "the regime
    must withdraw") is the speaker's."""
    if not candidate.actors and candidate.type in VERBAL and _is_speakers(doc, candidate, lexicon):
        return tuple(p for p in who.speaker(candidate.trigger) if p.country or p.org)
    actors = who.all_in(candidate.actors)
    if candidate.type in OF_INSTITUTIONS:
        return actors  # "die Stadt lehnte ab", "die Universität klagte": who sits there
    return tuple(p for p in actors if not (p.entity or "").startswith("facility:"))


def _recipients(doc: Doc, who: Who, candidate: Candidate) -> tuple[Participant, ...]:
    """The participants in the role of recipient. A protest goes against those whom its phrase means, not against those
    to whom or where what it is about happens ("gegen den Angriff auf Kobane", "gegen Wahlen im Donbass")."""
    found = who.all_in(candidate.recipients)
    if candidate.type != "PROTEST":
        return found
    sentence = doc.sentences[candidate.sentence]
    heads = [head.span for span in candidate.recipients if (head := head_of(sentence, span)) is not None]
    return tuple(p for p in found if any(p.span.covers(head) for head in heads))


def _is_speakers(doc: Doc, candidate: Candidate, lexicon: QualifyLexicon) -> bool:
    """Whether the words of an event are the act of who says them: a predicate that judges, a noun that does ("it shows
    the barbarity of the regime"), or what others have to do."""
    sentence = doc.sentences[candidate.sentence]
    trigger = sentence.words[candidate.word]
    if candidate.voiced:
        return True
    if trigger.upos == "ADJ":
        return trigger.deprel not in ("amod", "nmod")
    if trigger.upos == "NOUN":
        return trigger.lemma.casefold() in lexicon.anaphora.verdicts
    beside = [trigger, *sentence.children(candidate.word)]
    return candidate.type == "REQUEST" and any(w.lemma.casefold() in lexicon.anaphora.duties for w in beside)


def _bridged(doc: Doc, candidate: Candidate, roles: _Roles, lexicon: QualifyLexicon, who: Who, told: Told) -> _Roles:
    """The roles with the participants that the clause means without naming them."""
    actors, recipients = roles.actors, roles.recipients
    recipients = mover_of_motion(doc, candidate, lexicon, who, recipients) or recipients
    if not any(p.country or p.org for p in recipients):
        recipients = (
            doer_of_act(doc, candidate, lexicon, who, actors, told)
            or claimant(doc, candidate, lexicon, actors, told)
            or doer_of_this(doc, candidate, actors, told)
            or same_target(doc, candidate, actors, told)
            or people_there(doc, candidate, who)
            or recipients
        )
    if not any(p.org for p in recipients):
        recipients = owner_of_materiel(doc, candidate, lexicon, actors, told) or recipients
    if not recipients:
        recipients = target_told_before(doc, candidate, lexicon, told) or holder_told_before(
            doc, candidate, lexicon, actors, told
        )
    if not actors:
        actors = (
            controller(doc, candidate, lexicon, who)
            or organ_of_act(doc, candidate, lexicon, who)
            or seat_of_speech(doc, candidate, lexicon)
        )
    if not actors and not recipients:
        same = same_act_told_before(doc, candidate, told)
        if same:
            actors, recipients = same.actors, same.recipients
    if candidate.type == "ASSAULT" and not any(p.country or p.org for p in actors):
        actors = only_attacker(doc, candidate, lexicon, who, recipients, told) or actors
    recipients = only_enemy(doc, candidate, who, actors, recipients) or recipients
    if candidate.type == "ACCUSE" and not any(p.country or p.org for p in recipients):
        recipients = only_attacker(doc, candidate, lexicon, who, actors, told) or recipients
    actors += tuple(p for p in present(doc, candidate, lexicon, who) if all(p.entity != a.entity for a in actors))
    return _Roles(actors, recipients)


def _is_political(participant: Participant) -> bool:
    """Whether it is told of somebody which state or organisation he belongs to, or that he is in politics or arms."""
    return bool(participant.country or participant.org) or participant.sector in _IN_POLITICS


_IN_POLITICS = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG", "PTY", "REB", "IGO"})


def _is_among(participant: Participant, others: tuple[Participant, ...]) -> bool:
    return participant.entity is not None and any(participant.entity == other.entity for other in others)


def _same_as_any(participant: Participant, others: tuple[Participant, ...]) -> bool:
    return any(participant.span == other.span for other in others)


def _is_own_group(participant: Participant, actors: tuple[Participant, ...]) -> bool:
    """Whether the participant is an armed group or state that acts itself, which is never its own target ("the enemy",
    "closed its border")."""
    if participant.entity is not None and participant.entity.startswith("country:"):
        return participant.entity in {a.entity for a in actors}
    return participant.sector == "REB" and participant.org is not None and participant.org in {a.org for a in actors}


def _is_own_land(doc: Doc, participant: Participant, actors: tuple[Participant, ...]) -> bool:
    """Whether the participant is the land of the state that acts, which is no other side ("rief im ganzen Land den
    Notstand aus")."""
    kinds = {m.kind for m in doc.mentions if m.span == participant.span}
    organs = {a.country for a in actors if a.sector in _ORGANS}
    return kinds <= {"country", "place"} and bool(kinds) and participant.org is None and participant.country in organs


_ON_LAND = frozenset({"curfew", "martial-law"})
_ORGANS = frozenset({"GOV", "LEG", "MIL", "COP", "JUD", None})


def _event(
    doc: Doc, candidate: Candidate, roles: _Roles, lexicon: QualifyLexicon, ontology: Ontology, text_id: str
) -> Event:
    aux = set(candidate.aux) | set(modality(doc, candidate.sentence, candidate.word, lexicon))
    date = day_of(doc, candidate, aux, lexicon)
    if date.span is not None and _is_historical(doc, date.latest):
        aux.add("historical")
    if candidate.type in FORESEEN and _lies_ahead(doc, date):
        aux.add("future")
    coding, _ = ontology.recode(Coding(type=candidate.type, mode=candidate.mode, aux=tuple(sorted(aux))))
    if coding.type in TO_COME and "future" in coding.aux:
        content = {"future", "negation"} if coding.type == "THREATEN" else {"future"}  # "we will not allow it"
        coding = Coding(type=coding.type, mode=coding.mode, aux=tuple(a for a in coding.aux if a not in content))
    mode = ontology.mode(coding.type, coding.mode)
    contexts = dict.fromkeys((*candidate.contexts, *contexts_of(doc, candidate, lexicon)))
    if mode is not None and mode.context:
        contexts[mode.context] = None
    claim = innermost(doc, candidate.trigger)
    spans = [p.span for p in (*roles.actors, *roles.recipients)]
    return Event(
        id=evidence_id("e", text_id, coding.type, candidate.trigger, *spans),
        sentence=candidate.sentence,
        type=coding.type,
        mode=coding.mode if mode is not None else None,
        contexts=tuple(sorted(contexts)),
        trigger=candidate.trigger,
        actors=roles.actors,
        recipients=roles.recipients,
        date=date,
        place=event_place(
            doc, candidate, roles.recipients if candidate.mode == "visit" else (), (*roles.actors, *roles.recipients)
        ),
        aux=coding.aux,
        claim=claim.id if claim else "",
        attribution=attribution_of(doc, claim),
        cameo=candidate.cameo or ontology.cameo_code(coding.type, coding.mode),
        quad=ontology.types[coding.type].quad,
        score=ontology.score(coding.type, coding.mode),
        confidence=candidate.confidence,
        by=candidate.by,
    )


def _lies_ahead(doc: Doc, date: Interval) -> bool:
    """Whether the text dates an event after its publication ("reist am Montag nach Budapest")."""
    published = doc.article.date or doc.prepared.date
    told = date.span is not None and date.granularity in ("day", "time") and date.earliest is not None
    return published is not None and told and str(date.earliest) > published.day


def _is_historical(doc: Doc, latest: str | None) -> bool:
    """Background over about a year before the report (coding guide, `historical`)."""
    published = doc.article.date or doc.prepared.date
    if published is None or latest is None:
        return False
    year_before = f"{int(published.day[:4]) - 1:04d}{published.day[4:]}"
    return latest < year_before

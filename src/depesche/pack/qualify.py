"""The language pack's words for negation, future, possibility and contexts of events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator

from depesche.pack.closed import ClosedClasses
from depesche.pack.files import Exemplified, Problems, Row, read_yaml
from depesche.pack.ontology import Ontology

MIN_PART = 4
Folded = Annotated[str, AfterValidator(str.casefold)]  # as texts are compared: "abschließen" is "abschliessen"


class Negation(Exemplified[str]):
    """Words that deny a clause, phrases that only look so, and verbs whose object did not happen."""

    words: frozenset[Folded]
    pseudo: tuple[str, ...]
    failed: frozenset[Folded]
    implicative: frozenset[Folded]


class Future(Exemplified[str]):
    """Auxiliaries, modal verbs and adverbs that put a clause in the future; `reported` are auxiliaries that do so in
    reported speech alone ("said it would withdraw"), `destined` those that do so before a marked infinitive ("is to
    travel")."""

    auxiliaries: frozenset[Folded]
    modals: frozenset[Folded]
    adverbs: frozenset[Folded]
    reported: frozenset[Folded] = frozenset()
    destined: frozenset[Folded] = frozenset()


class Hypothetical(Exemplified[str]):
    """Modals (in the subjunctive, where the language has one), `forms` that can be nothing else, adverbs and
    conjunctions of possibility."""

    modals: frozenset[Folded]
    auxiliaries: frozenset[Folded]
    adverbs: frozenset[Folded]
    marks: frozenset[Folded]
    forms: frozenset[Folded] = frozenset()


class ContextWords(Exemplified[str]):
    """Words that tell a context of the ontology."""

    context: str
    words: tuple[str, ...]


class Aspect(Exemplified[str]):
    """Verbs and nouns that tell the start or the end of what lasts ("beendete einen viertägigen Besuch")."""

    ends: frozenset[Folded]
    begins: frozenset[Folded]


class Anaphora(Exemplified[str]):
    """Nouns that, with a definite article, mean what was told before: `events` the event of the sentence before,
    `measures` an embargo or sanction, `motions` a motion, `claims` a charge, demand or offer that is answered, `acts`
    the legal act it rests on; `agenda` what talks are about; `presence` under which those present stand. `retakings`
    are verbs and nouns that presuppose that somebody else held what is taken; `materiel` are arms, vehicles and works
    of a force, which are whose force is; `verdicts` nouns by which a speaker judges what others do ("barbarity"),
    `duties` verbs by which he says what they have to do; `outrages` are verbs and nouns of violence as terrorists
    commit it; `deeds` nouns for whatever somebody was told to have done ("the move"); `mediation` under which others
    talk or agree, behind one of the prepositions `under` ("unter Vermittlung Ägyptens"); `passive` are
    the auxiliaries of the passive, `within` the prepositions of where something is said ("wurde in Peking begrüßt")."""

    events: frozenset[Folded]
    measures: frozenset[Folded]
    motions: frozenset[Folded]
    acts: frozenset[Folded]
    agenda: frozenset[Folded]
    presence: frozenset[Folded]
    claims: frozenset[Folded] = frozenset()
    retakings: frozenset[Folded] = frozenset()
    materiel: frozenset[Folded] = frozenset()
    verdicts: frozenset[Folded] = frozenset()
    duties: frozenset[Folded] = frozenset()
    outrages: frozenset[Folded] = frozenset()
    deeds: frozenset[Folded] = frozenset()
    mediation: frozenset[Folded] = frozenset()
    under: frozenset[Folded] = frozenset()
    passive: frozenset[Folded] = frozenset()
    within: frozenset[Folded] = frozenset()


class QualifyFile(Row):
    """lang/<code>/qualify.yaml."""

    negation: Negation
    future: Future
    hypothetical: Hypothetical
    aspect: Aspect
    anaphora: Anaphora
    contexts: tuple[ContextWords, ...]


@dataclass(frozen=True)
class QualifyLexicon:
    """What qualifies an event in one language."""

    closed: ClosedClasses
    negation: Negation
    future: Future
    hypothetical: Hypothetical
    aspect: Aspect
    anaphora: Anaphora
    contexts: Mapping[str, tuple[str, ...]]

    def contexts_of(self, lemma: str) -> tuple[str, ...]:
        """The contexts that a word tells, as a whole or by the first or last part of a compound."""
        key = lemma.casefold()
        if key in self.contexts:
            return self.contexts[key]
        if not self.closed.has("compounds closed") or len(key) < 2 * MIN_PART:
            return ()
        for cut in range(len(key) - MIN_PART, MIN_PART - 1, -1):
            if key[:cut] in self.contexts:
                return self.contexts[key[:cut]]
        for cut in range(MIN_PART, len(key) - MIN_PART + 1):
            if key[cut:] in self.contexts:
                return self.contexts[key[cut:]]
        return ()


def load(folder: Path, problems: Problems, ontology: Ontology, closed: ClosedClasses) -> QualifyLexicon | None:
    """The lexicon of a language folder; contexts that the ontology does not have are problems."""
    path = folder / "qualify.yaml"
    read = read_yaml(path, QualifyFile, problems)
    if read is None:
        return None
    contexts: dict[str, list[str]] = {}
    for group in read.value.contexts:
        if group.context not in ontology.contexts:
            problems.add(path, 0, f"no context {group.context!r} in the ontology")
        for word in group.words:
            contexts.setdefault(word.casefold(), []).append(group.context)
    value = read.value
    return QualifyLexicon(
        closed,
        value.negation,
        value.future,
        value.hypothetical,
        value.aspect,
        value.anaphora,
        {k: tuple(v) for k, v in contexts.items()},
    )

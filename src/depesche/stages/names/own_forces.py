"""Forces whose state the verb tells: who deploys, withdraws, mobilises or loses soldiers has them ("Russland verlegte
Truppen an die Grenze", "Caracas would deploy troops")."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from depesche.match.joined import above
from depesche.model import Doc, Mention, Sentence, Word
from depesche.pack.closed import ClosedClasses

_FORCES = frozenset({"MIL", "COP", "SPY"})
_KINDS = frozenset({"body", "people"})
_STATE = frozenset({"country", "person", "office", "body", "organisation"})


def of_senders(found: list[Mention], doc: Doc, closed: ClosedClasses) -> list[Mention]:
    """The mentions, those of forces whose own words tell no state with that of the subject of their verb, where the
    verb is of the class `verb.sends` and its subject a state, or somebody who acts for one."""
    by_sentence: dict[int, list[Mention]] = defaultdict(list)
    for mention in found:
        by_sentence[mention.sentence].append(mention)

    def settled(mention: Mention) -> Mention:
        told = mention.country or mention.org or mention.keys or mention.abroad
        if told or mention.kind not in _KINDS or mention.sector not in _FORCES:
            return mention
        sentence = doc.sentences[mention.sentence]
        subject = _sender(sentence, mention, closed)
        near = by_sentence[mention.sentence] if subject is not None else []
        states = {m.country or m.native for m in near if subject is not None and m.head.covers(subject.span)}
        return replace(mention, country=next(iter(states))) if len(states) == 1 else mention

    return [settled(m) if m.kind in _KINDS else m for m in found]


def _sender(sentence: Sentence, mention: Mention, closed: ClosedClasses) -> Word | None:
    """The subject of the verb of sending that governs the head of a mention, shared ones included."""
    word = next((w for w in sentence.words if mention.head.covers(w.span)), None)
    word = above(sentence, word, ("conj",)) if word is not None else None  # "Panzer und Soldaten"
    if word is None or word.deprel != "obj" or word.head < 0:
        return None
    verb = sentence.words[word.head]
    particles = [c.form.casefold() for c in sentence.children(verb.index) if c.deprel.startswith("compound")]
    if not closed.is_("verb.sends", verb.lemma, *(p + verb.lemma for p in particles)):
        return None
    for _ in range(len(sentence.words)):
        subject = next((c for c in sentence.children(verb.index) if c.deprel == "nsubj"), None)
        if subject is not None or verb.deprel not in ("conj", "xcomp") or verb.head < 0:
            return subject
        verb = sentence.words[verb.head]
    return None

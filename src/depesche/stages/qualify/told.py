"""The events that the text told so far, found without a look at each of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from depesche.model import Doc, Event, Participant

ATTACKS = frozenset({"ASSAULT", "COERCE"})
HOSTILE = ATTACKS | {"ACCUSE", "THREATEN"}


class Told:
    """Events in the order in which they are told, latest first when looked up; of two with one trigger the one that was
    added first."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._events: list[Event] = []
        self._rebels: list[Event] = []
        self._by_noun: dict[str, list[Event]] = defaultdict(list)

    def add(self, event: Event) -> None:
        """Take note of an event, told behind or with those before."""
        self._events.append(event)
        if any(p.sector == "REB" and p.org for p in sides(event)):
            self._rebels.append(event)
        if is_known(event.actors):
            words = self._doc.sentences[event.sentence].within(event.trigger)
            for lemma in {w.lemma for w in words if w.upos == "NOUN"}:
                self._by_noun[lemma].append(event)

    def all(self) -> Iterator[Event]:
        """The events told so far, in the order in which they were."""
        return iter(self._events)

    def within(self, sentence: int, reach: int) -> Iterator[Event]:
        """The events of `sentence` and the `reach` sentences before it."""
        for event in _backwards(self._events):
            if sentence - event.sentence > reach:
                return
            yield event

    def on_rebels(self) -> Iterator[Event]:
        """The hostile events with an armed group among their `sides`."""
        return _backwards(self._rebels)

    def by_noun(self, lemma: str) -> Iterator[Event]:
        """The events told by a noun of which it is known who did them."""
        return _backwards(self._by_noun.get(lemma, ()))


def sides(event: Event) -> tuple[Participant, ...]:
    """Who fights in a hostile event: whom it hits, and who attacks."""
    if event.type not in HOSTILE:
        return ()
    return (*event.recipients, *(event.actors if event.type in ATTACKS else ()))


def is_known(participants: Sequence[Participant]) -> bool:
    """Whether one of the participants has a country or organisation."""
    return any(p.country or p.org for p in participants)


def _backwards(events: Sequence[Event]) -> Iterator[Event]:
    for _, together in groupby(reversed(events), key=lambda e: e.trigger):
        yield from reversed(list(together))

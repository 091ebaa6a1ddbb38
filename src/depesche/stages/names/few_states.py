"""Organs and offices that only some states have, as their words tell ("Bundeswehr", "Revolutionsgarde")."""

from __future__ import annotations

from dataclasses import dataclass, replace

from depesche.model import Mention
from depesche.pack.names import NamesLexicon, OfStates

_KINDS = frozenset({"body", "office", "people", "person"})


@dataclass(frozen=True, slots=True)
class States:
    """The states (ISO 3166-1 alpha-3) that an article names, the one it names most, and the one it is published in."""

    main: str | None
    named: frozenset[str]
    home: str | None


def of_few_states(found: list[Mention], text: str, lexicon: NamesLexicon, states: States) -> list[Mention]:
    """The mentions, those whose words only some states have with the state that is meant: the one the article is
    about, else one that it names, else its publisher's, else the one that news means most. Where the article is about
    another federation and names none of them, its own may be meant, which is left open; so it is where it is about any
    other state, for what is common to many."""
    pattern = lexicon.of_state
    if pattern is None:
        return found

    def settled(mention: Mention) -> Mention:
        if mention.country or mention.org or mention.kind not in _KINDS:
            return mention
        word = pattern.search(text[mention.span.start : mention.head.end].casefold())
        return mention if word is None else replace(mention, country=_meant(lexicon.of_states[word[0]], states))

    return [settled(m) for m in found]


def _meant(row: OfStates, states: States) -> str | None:
    named = [c for c in row.countries if c in states.named]
    if states.main in row.countries:
        return states.main
    if (states.main in row.also and not named) or (row.common and states.main is not None):
        return None
    home = [c for c in row.countries if c == states.home]
    return (named or home or list(row.countries))[0]

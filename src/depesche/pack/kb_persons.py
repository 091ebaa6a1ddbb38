"""Which persons of the knowledge base a name can mean, in whatever spelling, given what the text tells beside it.

A name that a row has (marks and hyphens aside) means the people of these rows and nobody else. Where no row has
it, names that sound alike give candidates (`match/spelling.py`). How much of a name agrees decides how much the
text must add. A whole name stands for itself. With a further family name behind it ("Nicolás Maduro Moros") the
text must name the country or an organisation of the person, or the office; with words more or less between
("Baschar Hafis al-Assad") the office; a family name alone, in a spelling no row has, needs both. A common (weak)
family name needs one of them. Nothing is linked against a word of the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from depesche.match.spelling import folded, skeletons, sound_alike, words_of
from depesche.pack.closed import without_genitive
from depesche.pack.kb_rows import Name
from depesche.pack.parts import genitives

Shown = Literal["whole", "front", "ends", "family"]
RANK: dict[Shown, int] = {"whole": 0, "front": 1, "ends": 2, "family": 3}


@dataclass(frozen=True)
class Told:
    """What a text tells of a person beside the name: the country its words give him or her, the entities (ids of
    countries and organisations) it names at all, and whether an office it gives is one that a person (an id) held."""

    country: str | None = None
    named: frozenset[str] = field(default_factory=frozenset)
    role: Callable[[str], bool] = lambda person: False


class KnownNames:
    """The names of persons, ready to be asked. `belongs` gives the countries and organisations (ids) of each person,
    the own country first."""

    def __init__(self, names: Iterable[Name], belongs: Mapping[str, tuple[str, ...]]) -> None:
        self._names = tuple(names)
        self._belongs = belongs
        self._exact: dict[str, dict[str, None]] = defaultdict(dict)
        self._strong: set[tuple[str, str]] = set()
        for name in self._names:
            form = _plain(name.form)
            self._exact[form][name.entity] = None
            if not name.weak:
                self._strong.add((form, name.entity))

    @cached_property
    def _families(self) -> Mapping[str, list[tuple[str, tuple[str, ...]]]]:
        """The persons with the words of their names, by family name (the last word)."""
        families: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        for name in self._names:
            words = words_of(name.form) if name.kind != "short" else ()
            if len(words) > 1:
                families[words[-1]].append((name.entity, words))
        return families

    @cached_property
    def _sounds(self) -> Mapping[str, list[str]]:
        """The family names by each skeleton they can have."""
        sounds: dict[str, list[str]] = defaultdict(list)
        for family in self._families:
            for key in skeletons(family):
                sounds[key].append(family)
        return sounds

    def exact(self, name: str) -> tuple[str, ...]:
        """The persons that a row calls `name`, marks, hyphens and the ending of a genitive aside."""
        forms = (form for form in without_genitive(_plain(name), genitives()) if form in self._exact)
        return tuple(self._exact[next(forms, "")]) if forms else ()

    def alike(self, name: str) -> dict[str, Shown]:
        """The persons whose name sounds like `name` and what it shows of theirs, the best reading of each."""
        found: dict[str, Shown] = {}
        for form in without_genitive(name, genitives()):
            words = words_of(form)
            for person, known in self._near(words):
                shown = _shown(words, known)
                if shown is not None and (person not in found or RANK[shown] < RANK[found[person]]):
                    found[person] = shown
            if found:
                break
        return found

    def _near(self, words: tuple[str, ...]) -> Iterable[tuple[str, tuple[str, ...]]]:
        """Known names with a family name that sounds like the last word, or (two family names) the last but one."""
        keys = {key for word in words[-1:] + words[1:-1][-1:] for key in skeletons(word)}
        families = {family: None for key in sorted(keys) for family in self._sounds.get(key, ())}
        return {known: None for family in families for known in self._families[family]}

    def meant(self, name: str, hits: Sequence[str], told: Told) -> list[str]:
        """The persons that `name` can mean, in order of their ids. `hits` are those that the words of the text
        are listed for; of a name of several words they count where the whole of it agrees."""
        exact = self.exact(name)
        if len(words_of(name)) == 1 and (hits or exact):
            return sorted(p for p in hits or exact if self._supported(name, p, told))
        if exact:
            return sorted(p for p in exact if self._agrees(p, told) is not False)
        return self._spelled(name, told)

    def _supported(self, name: str, person: str, told: Told) -> bool:
        """Whether a name of one word may mean a person: alone where it is no common name, else with the country,
        an organisation or the office in the text."""
        if self._agrees(person, told) is False:
            return False
        strong = any((form, person) in self._strong for form in without_genitive(_plain(name), genitives()))
        return strong or self._named(person, told) or told.role(person)

    def _spelled(self, name: str, told: Told) -> list[str]:
        """The persons whose name sounds like `name`, as far as the text bears them out; the best agreement only."""
        found: dict[str, int] = {}
        for person, shown in self.alike(name).items():
            named, role = self._named(person, told), told.role(person)
            borne = {"whole": True, "front": named or role, "ends": role, "family": named and role}
            if borne[shown] and self._agrees(person, told) is not False:
                found[person] = RANK[shown]
        best = min(found.values(), default=0)
        return sorted(p for p, rank in found.items() if rank == best)

    def _agrees(self, person: str, told: Told) -> bool | None:
        """Whether the text gives a person his or her country; None where it gives none."""
        mine = next((b for b in self._belongs.get(person, ()) if b.startswith("country:")), None)
        return None if told.country is None or mine is None else mine == f"country:{told.country}"

    def _named(self, person: str, told: Told) -> bool:
        """Whether the text names the country or an organisation of a person."""
        return bool(self._agrees(person, told)) or not told.named.isdisjoint(self._belongs.get(person, ()))


def _plain(name: str) -> str:
    return " ".join(folded(name).replace("-", " ").split())


def _shown(words: tuple[str, ...], known: tuple[str, ...]) -> Shown | None:
    """What `words` show of a known name; None where they contradict it."""
    if len(words) == 1:
        return "family" if sound_alike(words[0], known[-1]) else None
    if not _first_alike(words[0], known[0]):
        return None
    if len(words) == len(known):
        return "whole" if all(map(sound_alike, words[1:], known[1:])) else None
    if len(words) == len(known) + 1 and all(map(sound_alike, words[1:], known[1:])):
        return "front"
    if not sound_alike(words[-1], known[-1]):
        return None
    short, long = sorted((words, known), key=len)
    rest = iter(long)
    return "ends" if all(any(sound_alike(w, other) for other in rest) for w in short) else None


def _first_alike(word: str, known: str) -> bool:
    """Whether a first name is the other, or its initial."""
    return word == known[0] or sound_alike(word, known)

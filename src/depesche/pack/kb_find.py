"""What a question to the knowledge base means: offices, organisations and others by what people call them.

An office is asked for by its id, its title, a name of it ("Kremlsprecher") or by its class and whose it is, in any
order ("iranischer Außenminister", "US-Verteidigungsminister", "prime minister of Israel"). The words for classes of
offices are those of the language packs, the words for states and organisations the names of the knowledge base.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, cached_property

from depesche.match.spelling import folded
from depesche.pack.files import Problems, read_yaml
from depesche.pack.kb import KnowledgeBase, load_kb
from depesche.pack.kb_rows import Office
from depesche.pack.names import NamesFile
from depesche.pack.parts import LANGUAGES, languages

_WORD = re.compile(r"[\w+]+")
_LONGEST_NAME = 6
_SMALL = 3
"""A word of so few letters that is no name tells nothing ("der", "of")."""
_STEM = 5
_NAMED = ("country:", "org:", "group:")


@dataclass(frozen=True)
class Asked:
    """A question in parts: what names a state, organisation or group, with the words that do, and the other words."""

    whose: tuple[tuple[frozenset[str], tuple[str, ...]], ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class Finder:
    """Finds what questions mean. `roles` are the classes of office (`Office.role`) of the words of the language packs,
    `endings` what adjectives of states may end in."""

    kb: KnowledgeBase
    roles: Mapping[str, frozenset[str]]
    endings: tuple[str, ...]

    def offices(self, wanted: str) -> tuple[Office, ...]:
        """The offices that `wanted` means, in order of their ids; none where it means none."""
        if wanted in self.kb.offices:
            return (self.kb.offices[wanted],)
        called = self._offices_called.get(_plain(wanted))
        if called:
            return tuple(sorted(called, key=lambda o: o.id))
        asked = self._parts(wanted)
        return tuple(sorted((o for o in self.kb.offices.values() if self._fits(o, asked)), key=lambda o: o.id))

    def offices_near(self, wanted: str) -> tuple[str, ...]:
        """Titles and names of offices that are written much like `wanted`, the nearest first."""
        return tuple(get_close_matches(_plain(wanted), self._offices_called, 3, 0.7))

    def organisations(self, wanted: str) -> tuple[str, ...]:
        """The codes of the organisations that `wanted` means: by code, else by a name, else by part of one."""
        for code in (wanted, wanted.upper()):
            if f"org:{code}" in self.kb.entities:
                return (code,)
        asked = _plain(wanted)
        named = {e: weak for e, weak in self._named.get(asked, ()) if e.startswith("org:")}
        own = {e for e in named if asked in (_plain(self.kb.entities[e].name), _plain(self.kb.entities[e].name_de))}
        strong = {e for e, weak in named.items() if not weak}
        within = {e for form, found in self._named.items() if asked and asked in form for e, _ in found}
        meant = own or strong or named or {e for e in within if e.startswith("org:")}
        return tuple(sorted(e.removeprefix("org:") for e in meant))

    def entities(self, wanted: str) -> tuple[str, ...]:
        """The ids of all that is called `wanted`, marks and capitals aside; else the persons whose name sounds so."""
        if wanted in self.kb.entities:
            return (wanted,)
        asked = _plain(wanted)
        found = {e for e, _ in self._named.get(asked, ())}
        found |= {n.entity for n in self.kb.names if n.entity in self.kb.entities and _plain(n.form) == asked}
        return tuple(sorted(found)) or tuple(sorted(p for p, how in self._alike(wanted) if how in ("whole", "front")))

    def _alike(self, wanted: str) -> Iterable[tuple[str, str]]:
        return self.kb.person_names.alike(wanted).items() if " " in wanted.strip() else ()

    def _parts(self, wanted: str) -> Asked:
        words, whose, rest = _WORD.findall(folded(wanted)), [], []
        while words:
            for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
                run = tuple(words[:length])
                entities = self._entities_of(" ".join(run))
                if entities:
                    whose.append((entities, run))
                    words = words[length:]
                    break
            else:
                rest.append(words.pop(0))
        return Asked(tuple(whose), tuple(w for w in rest if len(w) > _SMALL))

    def _entities_of(self, run: str) -> frozenset[str]:
        """What a run of words names: a state, an organisation, a group; a state by its adjective too."""
        forms = (run, *(run[: len(run) - len(e)] for e in self.endings if e and run.endswith(e)))
        found = {e for e, _ in self._named.get(run, ())} | {e for f in forms for e in self._adjectives.get(f, ())}
        return frozenset(found)

    def _fits(self, office: Office, asked: Asked) -> bool:
        if not (asked.whose or asked.words):
            return False
        words = self._words_of[office.id]
        owners = self._owners[office.of]
        told = [_begins(w, words) or office.role in self.roles.get(w, frozenset()) for w in asked.words]
        return all(told) and all(
            not owners.isdisjoint(entities) or all(w in words or (len(w) >= _STEM and _begins(w, words)) for w in run)
            for entities, run in asked.whose
        )

    @cached_property
    def _named(self) -> Mapping[str, tuple[tuple[str, bool], ...]]:
        """States, organisations and groups by all they are called, with whether that is a weak name."""
        found: dict[str, dict[str, bool]] = defaultdict(dict)
        for name in self.kb.names:
            if name.entity.startswith(_NAMED) and name.entity in self.kb.entities and name.kind != "adjective":
                known = found[_plain(name.form)].get(name.entity, True)
                found[_plain(name.form)][name.entity] = known and name.weak
        for entity in self.kb.entities.values():
            for form in (entity.name, entity.name_de) if entity.id.startswith(_NAMED) else ():
                found[_plain(form)].setdefault(entity.id, False)
        return {form: tuple(entities.items()) for form, entities in found.items()}

    @cached_property
    def _adjectives(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for name in self.kb.names:
            if name.kind == "adjective" and name.entity.startswith(_NAMED):
                found[_plain(name.form)].add(name.entity)
        return {form: frozenset(entities) for form, entities in found.items()}

    @cached_property
    def _offices_called(self) -> Mapping[str, tuple[Office, ...]]:
        found: dict[str, dict[str, Office]] = defaultdict(dict)
        for office in self.kb.offices.values():
            for form in (office.title_en, office.title_de, *self.kb.forms_of(f"office:{office.id}")):
                found[_plain(form)][office.id] = office
        return {form: tuple(offices.values()) for form, offices in found.items()}

    @cached_property
    def _words_of(self) -> Mapping[str, frozenset[str]]:
        """The words of the id, the titles and the names of each office."""
        return {
            o.id: frozenset(
                w
                for form in (o.id, o.title_en, o.title_de, *self.kb.forms_of(f"office:{o.id}"))
                for w in _WORD.findall(folded(form))
            )
            for o in self.kb.offices.values()
        }

    @cached_property
    def _owners(self) -> Mapping[str, frozenset[str]]:
        """Whose an office is that belongs to each owner: the owner's, and an organ's organisation's."""
        return {of: frozenset(self._upward(of)) for of in {o.of for o in self.kb.offices.values()}}

    def _upward(self, entity: str) -> Iterator[str]:
        known = self.kb.entities.get(entity)
        yield entity
        if known is not None and known.parent is not None and entity.startswith("org:"):
            yield from self._upward(known.parent)


def _plain(form: str) -> str:
    """A form as it is compared: in lower case, without marks, its words parted by spaces."""
    return " ".join(_WORD.findall(folded(form)))


def _begins(word: str, words: frozenset[str]) -> bool:
    """Whether a word begins one of `words`, or is one of them with an ending."""
    return word in words or any(
        w.startswith(word) or (len(w) >= _STEM and word.startswith(w) and len(word) <= len(w) + _SMALL) for w in words
    )


@cache
def load_finder() -> Finder:
    """The finder over the knowledge base and the language packs that ship. Raises DataError."""
    problems = Problems()
    files = [read_yaml(LANGUAGES / code / "names.yaml", NamesFile, problems) for code in languages()]
    problems.raise_if_any()
    roles: dict[str, set[str]] = defaultdict(set)
    endings: dict[str, None] = {}
    for data in (f.value for f in files if f is not None):
        endings |= dict.fromkeys(data.inflection.get("adjective", ()))
        for group in data.offices:
            for word in group.words if group.role not in (None, "other") else ():
                roles[folded(word).lstrip("-")].add(str(group.role))
    return Finder(load_kb(), {w: frozenset(r) for w, r in roles.items()}, tuple(endings))

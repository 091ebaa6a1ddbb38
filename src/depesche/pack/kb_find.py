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
from depesche.pack.facts import Group
from depesche.pack.files import Problems, read_yaml, read_yaml_list
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
_LED = ("head of organisation", "commander", "chief of staff")


@dataclass(frozen=True)
class Asked:
    """A question in parts: what names a state, organisation or group, with the words that do, and the other words."""

    whose: tuple[tuple[frozenset[str], tuple[str, ...]], ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class Finder:
    """Finds what questions mean. `roles` are the classes of office (`Office.role`) of the words of the language packs,
    `heads` and `speakers` their words for who heads and who speaks for something, `endings` what words may end in,
    `case_endings` what names may."""

    kb: KnowledgeBase
    roles: Mapping[str, frozenset[str]]
    heads: frozenset[str]
    speakers: frozenset[str]
    endings: tuple[str, ...]
    case_endings: tuple[str, ...]

    def offices(self, wanted: str) -> tuple[Office, ...]:
        """The offices that `wanted` means, in order of their ids; none where it means none. A title that has the words
        goes before a class that they tell, whoever holds an office before a deputy, a title that names whose it is
        before one that is only theirs."""
        if wanted in self.kb.offices:
            return (self.kb.offices[wanted],)
        called = self._offices_called.get(_plain(wanted))
        if called:
            return tuple(sorted(called, key=lambda o: o.id))
        asked = self._parts(wanted)
        theirs = [o for o in self.kb.offices.values() if (asked.whose or asked.words) and self._is_of(o, asked)]
        found = (
            [o for o in theirs if all(self._in_title(w, o, whole=True) for w in asked.words)]
            or [o for o in theirs if all(self._in_title(w, o) for w in asked.words)]
            or [o for o in theirs if all(self._in_title(w, o) or self._of_class(w, o) for w in asked.words)]
        )
        deputy = any("vice" in self.roles.get(w, ()) for w in asked.words)
        found = found if deputy else [o for o in found if o.role != "vice"] or found
        told = {o.id: self._told(o, asked) for o in found}
        return tuple(sorted((o for o in found if told[o.id] == max(told.values())), key=lambda o: o.id))

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
        named = {e: weak for e, weak in named.items() if wanted in self.kb.forms_of(e)} or named
        strong = {e for e, weak in named.items() if not weak}
        within = {e for form, found in self._named.items() if asked and asked in form for e, _ in found}
        meant = own.intersection(named) or strong or named or {e for e in within if e.startswith("org:")}
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
        """What a run of words names: a state, an organisation, a group; a state by its adjective and organs too."""
        forms = (run, *(run[: len(run) - len(e)] for e in self.endings if e and run.endswith(e)))
        found = {e for e, _ in self._named.get(run, ())} | {e for f in forms for e in self._adjectives.get(f, ())}
        organs = [k for e in found if (k := self.kb.entities[e]).kind == "organisation" and k.org is None]
        return frozenset(found | {f"country:{k.country}" for k in organs})

    def _is_of(self, office: Office, asked: Asked) -> bool:
        """Whether an office is theirs whom the question names, or names them itself."""
        owners = self._owners[office.of]
        return all(
            not owners.isdisjoint(entities) or self._has_all(office, run) or self._names_one(office, entities)
            for entities, run in asked.whose
        )

    def _told(self, office: Office, asked: Asked) -> int:
        """How many words of the names in a question a title has itself; as they are they count twice."""
        title, words = self._words_of[office.id], [w for _, run in asked.whose for w in run]
        return sum((w in title) + any(self._inflected(w, other) for other in title) for w in words)

    def _has_all(self, office: Office, run: Iterable[str]) -> bool:
        """Whether a title has all words of a name, as they are or with a case ending."""
        words = self._words_of[office.id]
        return all(any(w + e in words for e in self.case_endings) for w in run)

    def _names_one(self, office: Office, entities: frozenset[str]) -> bool:
        """Whether a title has another name of one of the entities ("UN" where the question has "UNO")."""
        forms = (_plain(f) for e in entities if e.startswith("org:") for f in self.kb.forms_of(e))
        return not self._words_of[office.id].isdisjoint(forms)

    def _in_title(self, word: str, office: Office, whole: bool = False) -> bool:
        words = self._words_of[office.id]
        found = any(self._inflected(word, w) for w in words) or (not whole and any(w.startswith(word) for w in words))
        return found or (word in self.speakers and not words.isdisjoint(self.speakers))

    def _inflected(self, word: str, other: str) -> bool:
        """Whether two words are the same but for what words may end in ("Präsidialamts", "Präsidialamtes")."""
        if word == other or word[:_STEM] != other[:_STEM]:
            return word == other
        shared = next(
            (i for i, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(map(len, (word, other)))
        )
        return word[shared:] in self.endings and other[shared:] in self.endings

    def _of_class(self, word: str, office: Office) -> bool:
        return office.role in self.roles.get(word, ()) or (word in self.heads and office.role in _LED)

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


@cache
def load_finder() -> Finder:
    """The finder over the knowledge base and the language packs that ship. Raises DataError."""
    problems = Problems()
    files = [read_yaml(LANGUAGES / code / "names.yaml", NamesFile, problems) for code in languages()]
    told = [
        row.value for code in languages() for row in read_yaml_list(LANGUAGES / code / "facts.yaml", Group, problems)
    ]
    problems.raise_if_any()
    roles: dict[str, set[str]] = defaultdict(set)
    endings: dict[str, None] = {}
    cases: dict[str, None] = {}
    for data in (f.value for f in files if f is not None):
        endings |= dict.fromkeys(e for kind in data.inflection.values() for e in kind)
        cases |= dict.fromkeys(data.inflection.get("name", ()))
        for group in data.offices:
            for word in group.words if group.role not in (None, "other") else ():
                roles[folded(word).lstrip("-")].add(str(group.role))
    heads, speakers = (
        frozenset(folded(w) for group in told if group.kind == kind for w in group.words)
        for kind in ("office.head", "office.speaker.noun")
    )
    return Finder(load_kb(), {w: frozenset(r) for w, r in roles.items()}, heads, speakers, tuple(endings), tuple(cases))

"""The language pack's words for actors: offices, persons, bodies, ranks, and the gazetteer of known names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import Field

from depesche.match.gazetteer import Entry, Gazetteer, split_hyphens
from depesche.model import Word
from depesche.pack import callings
from depesche.pack.callings import Callings
from depesche.pack.closed import ClosedClasses
from depesche.pack.files import Exemplified, Problems, Row, read_yaml
from depesche.pack.kb import KnowledgeBase

G = TypeVar("G")
_NO_CALLINGS = Callings()

MIN_LAST_PART = 5
MIN_LAST_PART_ONLY = 3  # for words that are written as last parts
MIN_FIRST_PART = 4
# Kinds of role words whose compounds may tell another sector by their first part.
COMPOUNDED = frozenset({"person", "office", "rank"})


class Words(Exemplified[str]):
    """A group of role words that act in one sector, with an example that has one and one that has none. The first
    part of a compound tells another sector ("Polizeipräsident") unless the group is `fixed` ("Umweltminister"). A word
    behind a hyphen counts as the last part of a compound only, of any length ("-riese": "Ölriese")."""

    sector: str | None
    fixed: bool = False
    words: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...] = ()
    role: str | None = None
    title: str | None = None


class Parts(Row):
    """First parts of compounds that tell the sector."""

    parts: tuple[str, ...]
    sector: str


class Pronoun(Row):
    """Forms of a personal, possessive or demonstrative pronoun; `person` 1 is who speaks, 3 who is spoken of. A form
    for two genders names both ("sein": MascNeut). A demonstrative means what was named last; it is
    `possessive` if it stands before what is whose ("dessen Truppen"). A form that may mean nothing (`not_of`: "es
    gibt") is read as the subject of a verb with an object alone, but of none of these."""

    forms: tuple[str, ...]
    gender: str | None
    number: str
    person: int = 3
    demonstrative: bool = False
    possessive: bool = False
    not_of: tuple[str, ...] = ()


class Pairs(Row):
    """Words for two parties together ("beide Seiten"): heads and quantifiers; `states` are people's words that mean
    states ("die beiden Nachbarn"); `persons` are the heads that may mean two
    persons who meet by their article alone ("die Präsidenten"); `counts` are the numbers from three on that count such
    heads ("alle drei Länder")."""

    words: tuple[str, ...]
    quantifiers: tuple[str, ...]
    counts: dict[str, int] = Field(default_factory=dict)
    states: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()


class Substantives(Row):
    """Adjectives and participles that stand for persons ("Angeklagte", "53-Jähriger"): patterns of their stems, the
    endings they take, and stems of other nouns that look alike."""

    sector: str
    endings: tuple[str, ...]
    stems: tuple[str, ...]
    not_: frozenset[str] = Field(alias="not")

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """A whole word of the class, its stem as the group ``stem``."""
        stems, endings = "|".join(self.stems), "|".join(self.endings)
        return re.compile(rf"(?P<stem>{stems})(?:{endings})", re.IGNORECASE)


class OfStates(Row):
    """Beginnings of words that only these states' organs and offices have ("Bundeswehr", "Bundespräsident"), the state
    that news means most first; an article about one of `also` may mean that one's ("die Bundesregierung in Brasília").
    What is `common` to many states ("Stadtrat") is theirs only where the article is about one of them or about none.
    """

    countries: tuple[str, ...]
    also: tuple[str, ...] = ()
    common: bool = False
    stems: tuple[str, ...]


class TitlesElsewhere(Row):
    """Titles of office, as they begin, that none of these states has ("minister": the United States)."""

    countries: tuple[str, ...]
    stems: tuple[str, ...]


class TownAdjectives(Exemplified[str]):
    """Adjectives made of names of towns ("Delmenhorster"): their ending, in which countries (ISO 3166-1 alpha-2) names
    are declined so as a rule, and pairs of what a name ends in before it and by itself ("Ingolstädter": städt, stadt).
    """

    ending: str
    countries: frozenset[str]
    names: tuple[tuple[str, str], ...]


class PlaceNouns(Row):
    """Nouns that say what the name behind them is ("das Dorf Robotyne"): whole words (lemmas) and last parts of
    compounds ("Bergdorf"), and what may stand between noun and name ("the village of X")."""

    words: frozenset[str] = frozenset()
    ends: tuple[str, ...] = ()
    links: frozenset[str] = frozenset()


_NO_NOUNS = PlaceNouns()


class Led(Row):
    """Alliances of states, which act for none of them: participles that tell who leads one, by their beginnings, and
    what they are called, by the ends of the words."""

    by: tuple[str, ...] = ("\0",)
    bodies: tuple[str, ...] = ("\0",)


WHOLE_ONLY = frozenset(
    {
        "named", "state", "neighbour", "town", "capital", "ministry", "agency", "company", "court", "broadcaster",
        "paper", "press",
    }
)  # fmt: skip
"""Classes of `anaphors` whose words count as a whole only: "Minister" is no "Premierminister"."""


class NamesFile(Row):
    """lang/<code>/names.yaml."""

    inflection: dict[str, tuple[str, ...]]
    first_parts: tuple[Parts, ...]
    offices: tuple[Words, ...]
    persons: tuple[Words, ...]
    bodies: tuple[Words, ...]
    facilities: tuple[Words, ...] = ()
    ranks: tuple[str, ...]
    rank_phrases: tuple[tuple[str, ...], ...]
    honorifics: tuple[str, ...]
    former: tuple[str, ...]
    pronouns: tuple[Pronoun, ...]
    pairs: Pairs
    owner_cases: frozenset[str]
    locative_cases: frozenset[str]
    within_cases: frozenset[str]
    apart_cases: frozenset[str] = frozenset()
    abroad: frozenset[str]
    led: Led = Led()
    against: tuple[str, ...] = ("\0",)
    harming: tuple[str, ...] = ("\0",)
    not_first_parts: frozenset[str] = frozenset()
    not_last_parts: frozenset[str] = frozenset()
    substantives: Substantives | None = None
    anaphors: dict[str, tuple[str, ...]]
    stranded: frozenset[str]
    origin: frozenset[str]
    of_states: tuple[OfStates, ...] = ()
    elsewhere: tuple[TitlesElsewhere, ...] = ()
    own_forces: frozenset[str] = frozenset()
    posted: frozenset[str] = frozenset()
    mandate_cases: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()
    of_body: frozenset[str] = frozenset()
    assemblies: frozenset[str] = frozenset()
    name_links: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    moves: tuple[str, ...] = ()
    tidings: tuple[str, ...] = ()
    towns: TownAdjectives | None = None
    areas: frozenset[str] = frozenset()
    beside_cases: frozenset[str] = frozenset()
    settlements: PlaceNouns
    divisions: PlaceNouns
    features: PlaceNouns
    borders: PlaceNouns
    directions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleWord:
    """What a role word says: its class (office, person, body, rank), sector, office role and title."""

    kind: str
    sector: str | None
    role: str | None = None
    title: str | None = None
    prefix: str = ""
    fixed: bool = False


@dataclass(frozen=True)
class NamesLexicon:
    """Role words by lemma, their phrases, and known names for one language."""

    closed: ClosedClasses
    roles: Mapping[str, RoleWord]
    last_parts: Mapping[str, RoleWord]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], RoleWord], ...]]
    first_parts: tuple[tuple[str, str], ...]
    ranks: frozenset[str]
    honorifics: frozenset[str]
    former: frozenset[str]
    pronouns: Mapping[str, tuple[Pronoun, ...]]
    pairs: Pairs
    owner_cases: frozenset[str]
    locative_cases: frozenset[str]
    within_cases: frozenset[str]
    apart_cases: frozenset[str]
    abroad: frozenset[str]
    led: Led
    against: tuple[str, ...]
    harming: tuple[str, ...]
    gazetteer: Gazetteer
    compounds: Mapping[str, tuple[Entry, ...]]
    not_first_parts: frozenset[str]
    not_last_parts: frozenset[str]
    substantives: Substantives | None
    anaphors: Mapping[str, str]
    stranded: frozenset[str]
    origin: frozenset[str]
    of_states: Mapping[str, OfStates] = field(default_factory=dict)
    elsewhere: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    own_forces: frozenset[str] = frozenset()
    posted: frozenset[str] = frozenset()
    mandate_cases: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()
    of_body: frozenset[str] = frozenset()
    assemblies: frozenset[str] = frozenset()
    name_links: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    moves: tuple[str, ...] = ()
    tidings: tuple[str, ...] = ()
    towns: TownAdjectives | None = None
    areas: frozenset[str] = frozenset()
    beside_cases: frozenset[str] = frozenset()
    settlements: PlaceNouns = _NO_NOUNS
    divisions: PlaceNouns = _NO_NOUNS
    features: PlaceNouns = _NO_NOUNS
    borders: PlaceNouns = _NO_NOUNS
    directions: tuple[str, ...] = ()
    callings: Callings = _NO_CALLINGS

    def place_noun(self, word: Word) -> Literal["settlement", "division", "feature"] | None:
        """What a noun before a name says that is called so: a settlement, a division of a state, or something else
        that no town is (a river, an island, a street, a storm)."""
        if _is_one(self.settlements, word):
            return "settlement"
        if _is_one(self.divisions, word):
            return "division"
        return "feature" if _is_one(self.features, word) else None

    def is_border(self, word: Word) -> bool:
        """Whether a noun means a border, where two states lie."""
        return _is_one(self.borders, word)

    def without_direction(self, name: str) -> str | None:
        """The whole of which a name tells a part by its direction ("Südbulgarien": Bulgarien), else None."""
        for direction in self.directions:
            rest = name[len(direction) :].lstrip(" -")
            closed = len(rest) + len(direction) == len(name)
            if name.startswith(direction) and len(rest) >= MIN_FIRST_PART and rest[0].islower() == closed:
                return rest[0].upper() + rest[1:]
        return None

    @cached_property
    def of_state(self) -> re.Pattern[str] | None:
        """What finds a word of few states by its beginning, the longest beginning first; None where there is none."""
        stems = sorted(map(re.escape, self.of_states), key=lambda s: (-len(s), s))
        return re.compile(rf"(?<!\w)(?:{'|'.join(stems)})") if stems else None

    @cached_property
    def titles(self) -> frozenset[str]:
        """Single words that stand before a name and are none themselves: offices, ranks, forms of address."""
        offices = {word for word, role in self.roles.items() if role.kind in ("office", "rank")}
        return frozenset(offices | self.ranks | self.honorifics)

    def role(self, *keys: str) -> RoleWord | None:
        """What a word is by any of its keys (lemma, form): as a whole, or by the last part of a compound."""
        lowered = [k.casefold() for k in keys if k]
        for key in lowered:
            if key in self.roles:
                return self.roles[key]
        return next(filter(None, (self._by_last_part(k) for k in lowered)), None)

    def first_part(self, prefix: str) -> tuple[Entry, ...]:
        """The organ, organisation or group that the first part of a closed compound names ("Bundeswehrmajor")."""
        links = self.closed.longest_first("ending.linking")
        forms = dict.fromkeys((prefix, *(prefix.removesuffix(link) for link in links)))
        for form in forms if len(prefix) > MIN_FIRST_PART else ():
            named = tuple(
                e for e in self.compounds.get(form, ()) if not e.weak and e.entity.startswith(("org:", "group:"))
            )
            if named:
                return named[:1]
        return ()

    def anaphor(self, *keys: str) -> str | None:
        """The class of what a word takes up when it stands with a definite article ("die Miliz": armed), by any of its
        keys, as a whole or by the last part of a compound."""
        lowered = [k.casefold() for k in keys if k]
        whole = next((self.anaphors[k] for k in lowered if k in self.anaphors), None)
        if whole is not None or not self.closed.has("compounds closed"):
            return whole
        ends = (k[cut:].lstrip("-") for k in lowered for cut in range(3, len(k) - MIN_LAST_PART + 1))
        return next((c for end in ends if (c := self.anaphors.get(end)) is not None and c not in WHOLE_ONLY), None)

    def substantive(self, form: str) -> RoleWord | None:
        """The person that an adjective or participle used as a noun means ("Festgenommene"), by its form."""
        found = self.substantives.pattern.fullmatch(form) if self.substantives is not None else None
        if self.substantives is None or found is None or not (form[:1].isupper() or form[:1].isdigit()):
            return None
        other = any(found["stem"].casefold().endswith(stem) for stem in self.substantives.not_)
        return None if other else RoleWord("person", self.substantives.sector)

    def _by_last_part(self, key: str) -> RoleWord | None:
        for cut in range(2, len(key) - MIN_LAST_PART_ONLY + 1):
            part = key[cut:].lstrip("-")
            last = self.last_parts.get(part)
            if last is None and len(key) - cut >= MIN_LAST_PART and part not in self.not_last_parts:
                last = self.roles.get(part)
            if last is not None and (key[cut - 1] == "-" or self.closed.has("compounds closed")):
                prefix = key[:cut].rstrip("-")
                if prefix in self.not_first_parts:
                    continue
                told = None if last.fixed or last.kind not in COMPOUNDED else self.sector_of_first_part(prefix)
                title = self.callings.title(last.title, key)
                return RoleWord(last.kind, told or last.sector, last.role, title, prefix)
        return None

    def sector_of_first_part(self, prefix: str) -> str | None:
        """The sector that the first part of a compound tells ("regierungs" -> GOV)."""
        return next((s for part, s in self.first_parts if prefix.casefold().endswith(part)), None)


def load(folder: Path, problems: Problems, kb: KnowledgeBase, closed: ClosedClasses) -> NamesLexicon | None:
    """The names lexicon of a language folder over the names of the knowledge base."""
    read = read_yaml(folder / "names.yaml", NamesFile, problems)
    if read is None:
        return None
    data = read.value
    called = callings.load(folder, problems, closed)
    roles, last_parts, phrases = _role_words(data, closed, called)
    names = [
        (n.form, Entry(n.entity, n.kind, n.weak, n.gender, n.number))
        for n in kb.names
        if _usable(n.entity, n.kind, n.lang, folder.name)
    ]
    return NamesLexicon(
        closed,
        roles,
        last_parts,
        phrases,
        tuple(sorted(((p.casefold(), g.sector) for g in data.first_parts for p in g.parts), key=lambda x: -len(x[0]))),
        _lower(data.ranks),
        _lower(data.honorifics),
        _lower(data.former),
        _grouped((form, p) for p in data.pronouns for form in p.forms),
        data.pairs,
        data.owner_cases,
        data.locative_cases,
        data.within_cases,
        data.apart_cases,
        _lower(data.abroad),
        data.led,
        tuple(w.casefold() for w in data.against),
        tuple(w.casefold() for w in data.harming),
        Gazetteer(
            [n for n in names if n[1].kind != "compound"],
            dict(data.inflection),
            closed.words.get("ending.sibilant", ()),
            closed.genitives,
        ),
        _grouped((f.casefold(), e) for f, e in names if e.kind in _FIRST_PARTS and " " not in f),
        data.not_first_parts,
        _lower(data.not_last_parts),
        data.substantives,
        {w.casefold(): kind for kind, words in data.anaphors.items() for w in words},
        data.stranded,
        data.origin,
        {stem.casefold(): row for row in data.of_states for stem in row.stems},
        {country: row.stems for row in data.elsewhere for country in row.countries},
        _lower(data.own_forces),
        _lower(data.posted),
        data.mandate_cases,
        _lower(data.members),
        _lower(data.of_body),
        _lower(data.assemblies),
        data.name_links,
        _lower(data.states),
        tuple(sorted(w.casefold() for w in data.moves)),
        tuple(sorted(w.casefold() for w in data.tidings)),
        data.towns,
        _lower(data.areas),
        data.beside_cases,
        _lowered(data.settlements),
        _lowered(data.divisions),
        _lowered(data.features),
        _lowered(data.borders),
        tuple(sorted(data.directions, key=lambda d: (-len(d), d))),
        called,
    )


def _lowered(nouns: PlaceNouns) -> PlaceNouns:
    return nouns.model_copy(update={"words": _lower(nouns.words)})


def _is_one(nouns: PlaceNouns, word: Word) -> bool:
    keys = (word.lemma.casefold(), word.form.casefold())
    return word.upos in ("NOUN", "PROPN") and any(k in nouns.words or k.endswith(nouns.ends) for k in keys)


_FIRST_PARTS = frozenset({"compound", "acronym", "name", "short", "metonym"})
"""Kinds of names that a compound may begin with."""


def _lower(words: Iterable[str]) -> frozenset[str]:
    return frozenset(w.casefold() for w in words)


def _grouped(pairs: Iterable[tuple[str, G]]) -> dict[str, tuple[G, ...]]:
    groups: dict[str, list[G]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {k: tuple(v) for k, v in groups.items()}


Phrase = tuple[tuple[str, ...], RoleWord]


def _role_words(
    data: NamesFile, closed: ClosedClasses, called: Callings
) -> tuple[dict[str, RoleWord], dict[str, RoleWord], dict[str, tuple[Phrase, ...]]]:
    """The role words by word, those that are last parts of compounds alone, and the phrases by their first word, the
    longest first."""
    whole = closed.has("compounds closed")
    roles: dict[str, RoleWord] = {}
    last_parts: dict[str, RoleWord] = {}
    phrases: list[Phrase] = []
    for kind, groups in (
        ("facility", data.facilities), ("body", data.bodies), ("person", data.persons), ("office", data.offices)
    ):  # fmt: skip
        for group in groups:
            word = RoleWord(kind, group.sector, group.role, group.title, fixed=group.fixed)
            for w in group.words:
                key = w.removeprefix("-").casefold()
                (last_parts if w.startswith("-") else roles)[key] = _called(word, key, called)
            for p in (*group.phrases, *_split(group.words, group.phrases, whole)):
                phrases.append((p, _called(word, " ".join(p).casefold(), called)))
    rank = RoleWord("rank", "MIL")
    roles |= {w.casefold(): rank for w in data.ranks}
    phrases += [(p, rank) for p in (*data.rank_phrases, *_split(data.ranks, data.rank_phrases, whole))]
    lowered = ((tuple(p.casefold() for p in phrase), word) for phrase, word in phrases)
    grouped = _grouped((phrase[0], (phrase, word)) for phrase, word in lowered)
    return roles, last_parts, {k: tuple(sorted(v, key=lambda item: -len(item[0]))) for k, v in grouped.items()}


def _called(word: RoleWord, words: str, called: Callings) -> RoleWord:
    return replace(word, title=called.title(word.title, words))


def _split(words: Iterable[str], phrases: Iterable[tuple[str, ...]], whole: bool) -> Iterator[tuple[str, ...]]:
    """Words and phrases with hyphens, each hyphen a word of its own, as the analyser cuts English ("Secretary -
    General"); German keeps compounds whole."""
    if not whole:
        for phrase in (*((w,) for w in words), *phrases):
            if any("-" in word.strip("-") for word in phrase):
                yield tuple(part for word in phrase for part in split_hyphens(word))


def _usable(entity: str, kind: str, lang: str, language: str) -> bool:
    """Names of the text's own language; proper names of persons, groups and organisations in any."""
    if lang in (language, "und"):
        return True
    return entity.split(":")[0] in ("person", "group", "org", "media") and kind in ("name", "alias", "official")

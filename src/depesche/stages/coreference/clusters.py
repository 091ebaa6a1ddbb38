"""The mentions of one thing as they are put together, and where to look for those that a mention may belong to.

Every look-up gives clusters in the order in which they were begun, and costs what it gives, not what the article holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from depesche.model import Mention
from depesche.pack.closed import without_genitive

REACH = {"state": 8, "town": 8, "pronoun": 2, "office": 6, "people": 4, "group": 8, "pair": 3}
_FURTHEST = max(REACH.values())


@dataclass(slots=True, eq=False)
class Cluster:
    """The mentions of one thing so far and what is known of it. `named` is the last sentence that names it by a noun
    (and not by an adjective), `nouns` are the words that it is called by, `order` counts the clusters of the article
    from 0; `forms` and `parts` are those of its names (see `forms_of`, `parts_of`), `genitives` the endings of
    the genitive."""

    order: int = 0
    genitives: tuple[str, ...] = ()
    members: list[int] = field(default_factory=list)
    keys: frozenset[str] = frozenset()
    names: set[str] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)
    parts: set[str] = field(default_factory=set)
    country: str | None = None
    native: str | None = None
    sort: str | None = None
    named: int = -1
    nouns: set[str] = field(default_factory=set)
    org: str | None = None
    sector: str | None = None
    office: str | None = None
    number: str | None = None
    gender: str | None = None
    kind: str = ""
    last: int = -1
    subject: bool = False

    def take(self, index: int, mention: Mention, subject: bool, nouns: Iterable[str] = ()) -> None:
        """Make a mention a member and learn from it."""
        if mention.name and not self.names and self.kind in ("body", "facility"):
            self.kind, self.sector = mention.kind, mention.sector  # "Hafenstadt" is a place by "Odessa"
        self.members.append(index)
        keys = frozenset(mention.keys)
        self.keys = (self.keys & keys or self.keys) if self.keys and keys else self.keys | keys
        if mention.name:
            name = mention.name.casefold()
            self.names.add(name)
            self.forms |= forms_of(name, self.genitives)
            self.parts |= parts_of(name, self.genitives)
        self.country = self.country or mention.country
        self.native = self.native or mention.native
        self.sort = self.sort or mention.sort
        self.nouns.update(nouns)
        if mention.name and mention.by != "names:kb:demonym":
            self.named = mention.sentence
        self.org = self.org or mention.org
        self.sector = self.sector or mention.sector
        self.office = self.office or mention.office
        if mention.kind != "pronoun":
            self.number = self.number or mention.number
            self.gender = self.gender or mention.gender
        self.kind = "person" if mention.kind == "person" else self.kind or mention.kind
        self.subject = subject or (self.subject and mention.sentence == self.last)
        self.last = mention.sentence

    def has_name(self, name: str) -> bool:
        """Whether `name` (casefolded) is a part of one of its names or one of them a part of it ("Bagheri", "Mohammad
        Bagheri"), the ending of a genitive aside."""
        forms, parts = forms_of(name, self.genitives), parts_of(name, self.genitives)
        return not (self.parts.isdisjoint(forms) and self.forms.isdisjoint(parts))

    def is_other(self, name: str) -> bool:
        """Whether `name` (casefolded) is a whole name of another of the family: with the same last part, and a first
        part that begins unlike that of every whole name it has ("Grace Mugabe", "Robert Mugabe")."""
        first, _, rest = name.partition(" ")
        last = self._bare(rest.split(" ")[-1])
        whole = [n.split(" ") for n in self.names if " " in n]
        family = [n for n in whole if self._bare(n[-1]) == last and n[0] not in rest and first not in n]
        return bool(rest and family) and all(n[0][0] != first[0] for n in family) and len(family) == len(whole)

    def _bare(self, name: str) -> str:
        return without_genitive(name, self.genitives)[-1]


def forms_of(name: str, genitives: Iterable[str]) -> set[str]:
    """A name as it may stand within a longer one: itself, and without the ending of a genitive."""
    return set(without_genitive(name, genitives))


def parts_of(name: str, genitives: Iterable[str]) -> set[str]:
    """What a name may be called by: all of it, its last parts, or its first word, as many countries call their people
    ("Abhisit")."""
    parts = {name, name.rstrip("".join(genitives))} | {name[at + 1 :] for at, sign in enumerate(name) if sign in " -"}
    first, space, _ = name.partition(" ")
    return parts | {first} if space and len(first) > 3 else parts


Index = dict[str, dict[int, Cluster]]


class Found:
    """What the search has found so far. `clusters` are all in order of their first mention, `of` gives the one that a
    mention was put in; `genitives` are the endings of the genitive of names."""

    def __init__(self, genitives: tuple[str, ...]) -> None:
        self._genitives = genitives
        self.clusters: list[Cluster] = []
        self.of: dict[int, Cluster] = {}
        self.by_key: dict[str, Cluster] = {}
        self._recent: dict[int, Cluster] = {}
        self._sentence = -1
        self._forms: Index = defaultdict(dict)
        self._parts: Index = defaultdict(dict)
        self._names: Index = defaultdict(dict)
        self._offices: Index = defaultdict(dict)
        self._bodies: Index = defaultdict(dict)

    def put(
        self, index: int, mention: Mention, cluster: Cluster | None, subject: bool, nouns: Iterable[str] = ()
    ) -> None:
        """Make a mention (its place in the layer) a member of a cluster, None for one of its own."""
        if cluster is None:
            cluster = Cluster(len(self.clusters), self._genitives)
            self.clusters.append(cluster)
        self._recent[cluster.order] = cluster
        cluster.take(index, mention, subject, nouns)
        self.of[index] = cluster
        for key in cluster.keys:
            self.by_key.setdefault(key, cluster)
        if mention.name:
            name = mention.name.casefold()
            _file(self._names, (name,), cluster)
            _file(self._forms, forms_of(name, self._genitives), cluster)
            _file(self._parts, parts_of(name, self._genitives), cluster)
        if cluster.office:
            _file(self._offices, (cluster.office,), cluster)
        if cluster.country and cluster.kind == "body":
            _file(self._bodies, (cluster.country,), cluster)

    def take_up(self, index: int, mention: Mention, clusters: Iterable[Cluster]) -> None:
        """Make a mention that means several things a member of each."""
        for cluster in clusters:
            self._recent[cluster.order] = cluster
            cluster.members.append(index)
            cluster.last = mention.sentence

    def recent(self, sentence: int, reach: str) -> list[Cluster]:
        """The clusters that were last mentioned at most `REACH[reach]` sentences before `sentence`."""
        if sentence != self._sentence:
            self._sentence = sentence
            self._recent = {n: c for n, c in self._recent.items() if sentence - c.last <= _FURTHEST}
        return [c for _, c in sorted(self._recent.items()) if sentence - c.last <= REACH[reach]]

    def called(self, name: str) -> Iterator[Cluster]:
        """The clusters of which `Cluster.has_name`, the latest begun first."""
        found: dict[int, Cluster] = {}
        for form in forms_of(name, self._genitives):
            found |= self._parts.get(form, {})
        for part in parts_of(name, self._genitives):
            found |= self._forms.get(part, {})
        return (found[order] for order in sorted(found, reverse=True))

    def named(self, name: str) -> list[Cluster]:
        """The clusters with just this name (casefolded)."""
        return _sorted(self._names, name)

    def with_office(self, office: str) -> list[Cluster]:
        """The clusters of this office."""
        return _sorted(self._offices, office)

    def bodies(self, country: str) -> list[Cluster]:
        """The organs of a country."""
        return [c for c in _sorted(self._bodies, country) if c.kind == "body"]


class Together:
    """Things that are named together ("Merkel und Hollande"). `members` are the mentions, by the last of them."""

    def __init__(self, members: Mapping[int, tuple[int, ...]]) -> None:
        self._members = members
        self._of: dict[int, dict[frozenset[int], tuple[int, list[Cluster]]]] = defaultdict(dict)

    def note(self, index: int, found: Found) -> None:
        """Take note of what a mention was put in, if it is the last of several different things."""
        members = self._members.get(index, ())
        clusters = list(dict.fromkeys(found.of[i] for i in members if i in found.of))
        if len(clusters) == len(members) >= 2:
            orders = frozenset(c.order for c in clusters)
            self._of[max(orders)][orders] = (index, clusters)

    def nearest(self, recent: Iterable[Cluster], kinds: Container[str], count: int | None = None) -> list[Cluster]:
        """Those named together last, `count` of them if given, that are all among `recent` and of `kinds`; empty where
        there are none."""
        there = {c.order for c in recent if c.kind in kinds}
        told = [
            pair
            for n in there
            for orders, pair in self._of.get(n, {}).items()
            if orders <= there and count in (None, len(orders))
        ]
        return max(told, key=lambda pair: pair[0])[1] if told else []


def _file(index: Index, keys: Iterable[str], cluster: Cluster) -> None:
    for key in keys:
        index[key][cluster.order] = cluster


def _sorted(index: Index, key: str) -> list[Cluster]:
    found = index.get(key, {})
    return [found[order] for order in sorted(found)]

"""Stage `coreference`: which mentions of the article mean the same.

Names meet by entity or family name, offices by title and state, descriptions and pronouns by number,
gender, country and sector, nearest and most prominent first (after Hobbs 1978 and the centering rules of
Grosz, Joshi and Weinstein 1995). A contradiction in any of these always keeps mentions apart.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from depesche.model import Chain, Doc, Mention

REACH = {"pronoun": 2, "office": 6, "people": 4}
SUBJECT = ("nsubj", "nsubj:pass")


@dataclass(slots=True)
class Cluster:
    """The mentions of one thing so far and what is known of it."""

    members: list[int] = field(default_factory=list)
    keys: frozenset[str] = frozenset()
    names: set[str] = field(default_factory=set)
    country: str | None = None
    org: str | None = None
    sector: str | None = None
    office: str | None = None
    number: str | None = None
    gender: str | None = None
    kind: str = ""
    last: int = -1
    subject: bool = False

    def take(self, index: int, mention: Mention, subject: bool) -> None:
        """Make a mention a member and learn from it."""
        self.members.append(index)
        keys = frozenset(mention.keys)
        self.keys = (self.keys & keys or self.keys) if self.keys and keys else self.keys | keys
        if mention.name:
            self.names.add(mention.name.casefold())
        self.country = self.country or mention.country
        self.org = self.org or mention.org
        self.sector = self.sector or mention.sector
        self.office = self.office or mention.office
        self.number = self.number or mention.number
        self.gender = self.gender or mention.gender
        self.kind = "person" if mention.kind == "person" else self.kind or mention.kind
        self.last, self.subject = mention.sentence, subject


def coreference(doc: Doc) -> tuple[Chain, ...]:
    """Chains over all mentions; a mention that stands alone is a chain of one."""
    clusters: list[Cluster] = []
    by_key: dict[str, Cluster] = {}
    for index, mention in enumerate(doc.mentions):
        subject = _is_subject(doc, mention)
        cluster = _find(mention, clusters, by_key)
        if cluster is None:
            cluster = Cluster()
            clusters.append(cluster)
        cluster.take(index, mention, subject)
        for key in cluster.keys:
            by_key.setdefault(key, cluster)
    return tuple(Chain(tuple(sorted(c.members, key=lambda i: _fullness(doc.mentions[i], i)))) for c in clusters)


def _fullness(mention: Mention, index: int) -> tuple[int, int, int]:
    """Names before descriptions before pronouns, longer before shorter, earlier before later."""
    rank = 2 if mention.kind == "pronoun" else 0 if mention.name else 1
    return rank, -len(mention.name or ""), index


def _find(mention: Mention, clusters: list[Cluster], by_key: dict[str, Cluster]) -> Cluster | None:
    if mention.kind == "pronoun":
        return _antecedent(mention, clusters) if mention.person == 3 else None
    if mention.keys and mention.kind not in ("people", "office"):
        same = next((by_key[k] for k in mention.keys if k in by_key and _agree(mention, by_key[k])), None)
        if same is not None:
            return same
    if mention.kind == "person" and mention.name:
        return next(
            (c for c in reversed(clusters) if c.kind == "person" and _same_name(mention, c) and _agree(mention, c)),
            None,
        )
    if mention.kind in ("organisation", "place", "group") and mention.name and not mention.keys:
        return next((c for c in clusters if mention.name.casefold() in c.names and c.kind == mention.kind), None)
    if mention.kind == "office" and mention.definite:
        return _described(mention, clusters)
    if mention.kind == "body" and mention.country is not None:
        return next((c for c in reversed(clusters) if c.kind == "body" and _same_body(mention, c)), None)
    return None


def _same_name(mention: Mention, cluster: Cluster) -> bool:
    """One name is the other, or its last part ("Bagheri", "Mohammad Bagheri"), genitive -s aside."""
    name = (mention.name or "").casefold()
    return any(_is_part(name, other) or _is_part(other, name) for other in cluster.names)


def _is_part(short: str, long: str) -> bool:
    for form in (short, short[:-1] if short.endswith("s") else short):
        if form == long or form == long.rstrip("s") or long.endswith((" " + form, "-" + form)):
            return True
    return False


def _same_body(mention: Mention, cluster: Cluster) -> bool:
    same = mention.sector == cluster.sector and mention.org == cluster.org
    return same and mention.country == cluster.country


def _described(mention: Mention, clusters: list[Cluster]) -> Cluster | None:
    """The person whom an office or a description ("der iranische Befehlshaber") means: same office and
    state anywhere, else the nearest person of the same state and sector."""
    if mention.office:
        for c in reversed(clusters):
            same = c.office == mention.office and mention.country in (None, c.country)
            if same and c.kind in ("person", "office") and _agree(mention, c):
                return c
    if mention.country is None or mention.sector is None:
        return None
    for c in reversed(clusters):
        near = c.kind == "person" and mention.sentence - c.last <= REACH["office"]
        if near and c.country == mention.country and c.sector == mention.sector and _agree(mention, c):
            return c
    return None


def _antecedent(mention: Mention, clusters: list[Cluster]) -> Cluster | None:
    """The nearest fitting cluster, subjects first."""
    fitting = [
        c
        for c in clusters
        if 0 <= mention.sentence - c.last <= REACH["pronoun"] and c.kind != "place" and _fits_pronoun(mention, c)
    ]
    return max(fitting, key=lambda c: (c.last, c.subject, c.members[-1]), default=None)


def _fits_pronoun(mention: Mention, cluster: Cluster) -> bool:
    if mention.number == "Plur":
        return cluster.number == "Plur"
    if cluster.number == "Plur":
        return False
    if cluster.kind == "person":
        return mention.gender in (None, cluster.gender) or cluster.gender is None
    return (
        mention.gender is not None
        and cluster.gender == mention.gender
        and cluster.kind in ("office", "body", "organisation")
    )


def _agree(mention: Mention, cluster: Cluster) -> bool:
    """No contradiction in number, gender, country or organisation."""
    for mine, theirs in ((mention.number, cluster.number), (mention.country, cluster.country)):
        if mine and theirs and mine != theirs and mention.kind not in ("country", "organisation", "place", "group"):
            return False
    if (
        mention.kind == "person"
        and mention.gender
        and cluster.gender
        and {mention.gender, cluster.gender} == {"Masc", "Fem"}
    ):
        return False
    if mention.name and cluster.names and mention.kind == "person":
        return _same_name(mention, cluster) or bool(set(mention.keys) & cluster.keys)
    return True


def _is_subject(doc: Doc, mention: Mention) -> bool:
    sentence = doc.sentences[mention.sentence]
    return any(
        w.deprel in SUBJECT
        for w in sentence.words
        if mention.span.covers(w.span) and w.upos in ("NOUN", "PROPN", "PRON")
    )

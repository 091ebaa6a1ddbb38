"""Stage `coreference`: which mentions of the article mean the same.

Names meet by entity or family name, appositions and predicates by the tree, offices by title and state, descriptions
and pronouns by number, gender, country and sector, nearest and most prominent first (after Hobbs 1978 and the
centering rules of Grosz, Joshi and Weinstein 1995). A contradiction in any of these always keeps mentions apart. Two
that are named together ("Merkel und Hollande") can be taken up together ("sie", "beide").
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from depesche.match.joined import apart, grammar_links, joined, together
from depesche.model import Chain, Doc, Mention, Sentence, Word
from depesche.pack.closed import ClosedClasses
from depesche.pack.titles import is_of, word_for
from depesche.stages.coreference.clusters import Cluster, Found, Together

SUBJECT = ("nsubj", "nsubj:pass")
STATES = ("country",)
PARTIES = ("country", "group", "organisation", "person", "office", "body")
PERSONS = ("person", "office", "people")
GROUPS = ("party", "armed", "group")

_DEMONYM = "names:kb:demonym"


def coreference(doc: Doc, closed: ClosedClasses) -> tuple[Chain, ...]:
    """Chains over all mentions; a mention that stands alone is a chain of one, one that takes up several things is in
    the chain of each."""
    found = Found(closed.genitives)
    grammar = grammar_links(doc, closed)
    named_by = {
        k: i for i, k in grammar.items() if doc.mentions[i].name and doc.mentions[k].kind in ("body", "facility")
    }
    coordinated, companions = Together(joined(doc)), Together(together(doc, closed))
    free = apart(doc)
    ahead = _ahead(doc)
    waiting = {subject: pronoun for pronoun, subject in ahead.items()}
    for index, mention in enumerate(doc.mentions):
        if index in ahead:
            continue
        rivals = [c for i in free.get(index, ()) if (c := found.of.get(i)) is not None]
        both = _both(mention, found, coordinated, companions, rivals)
        if both:
            found.take_up(index, mention, both)
            continue
        scene = _scene(doc, index, found, free.get(index, frozenset()))
        known = _by_grammar(mention, grammar.get(index), found)
        if known is None:
            known = _find(doc.mentions[named_by.get(index, index)], found, scene)
        found.put(index, mention, known, _is_subject(doc, mention), scene.nouns)
        if index in waiting:
            found.put(waiting[index], doc.mentions[waiting[index]], found.of[index], True)
        coordinated.note(index, found)
        companions.note(index, found)
    return tuple(Chain(tuple(sorted(c.members, key=lambda i: _fullness(doc.mentions[i], i)))) for c in found.clusters)


def _ahead(doc: Doc) -> dict[int, int]:
    """The possessives that mean a subject behind them, which is named by its mention: those in the phrase that opens a
    clause ("Vor seiner Abreise nach Moskau sagte der Premier ...")."""
    found: dict[int, int] = {}
    for index, mention in enumerate(doc.mentions):
        sentence = doc.sentences[mention.sentence]
        word = next(iter(sentence.within(mention.span)), None) if mention.kind == "pronoun" else None
        if word is None or word.upos != "DET" or mention.person != 3 or word.head < 0:
            continue
        subject = _subject_behind(sentence, word)
        if subject is None or not _may_own(subject, mention):
            continue
        at = _mention_over(doc, index, subject)
        if at is not None and at not in found.values():
            found[index] = at
    return found


def _mention_over(doc: Doc, index: int, subject: Word) -> int | None:
    """The first mention behind `index` that a subject stands in."""
    for i in range(index + 1, len(doc.mentions)):
        mention = doc.mentions[i]
        if mention.span.start > subject.span.start:
            return None
        if mention.kind in _NAMEABLE and mention.span.covers(subject.span):
            return i
    return None


def _subject_behind(sentence: Sentence, possessive: Word) -> Word | None:
    """The subject behind the verb of the main clause that the phrase of a possessive opens."""
    phrase = sentence.words[possessive.head]
    while phrase.deprel == "nmod" and phrase.head >= 0:
        phrase = sentence.words[phrase.head]
    verb = sentence.words[phrase.head] if phrase.head >= 0 else None
    if verb is None or phrase.deprel != "obl" or verb.deprel != "root":
        return None
    first = min(w.index for w in sentence.subtree(phrase.index))
    opens = all(w.upos == "PUNCT" for w in sentence.words[:first])
    subjects = [w for w in sentence.children(verb.index) if w.deprel in SUBJECT and w.index > phrase.index]
    return subjects[0] if opens and len(subjects) == 1 and subjects[0].upos in ("NOUN", "PROPN") else None


_NAMEABLE = ("person", "office", "people", "body", "organisation", "group", "country")


@dataclass(frozen=True, slots=True)
class Scene:
    """What stands around a mention: the clusters that it cannot mean (other arguments of its verb, phrases that it is
    a part of), the possessive before it and what that means, the states of its sentence before it, its own nouns,
    whether a possessive may be one of many as well as one of a woman ("ihre"), and whether it may mean a subject that
    is none of the article's actors."""

    rivals: list[Cluster]
    owned: bool
    owner: Cluster | None
    states: frozenset[str]
    nouns: tuple[str, ...]
    either: bool
    unknown: bool


def _scene(doc: Doc, index: int, found: Found, apart: frozenset[int]) -> Scene:
    mention = doc.mentions[index]
    sentence = doc.sentences[mention.sentence]
    before: list[int] = []
    while index - len(before) > 0 and doc.mentions[index - len(before) - 1].sentence == mention.sentence:
        before.append(index - len(before) - 1)
    around = [i for i in before if doc.mentions[i].span.covers(mention.span)] if mention.kind == "pronoun" else []
    rivals = [c for i in (*apart, *around) if (c := found.of.get(i)) is not None]
    ends = (mention.span.start, mention.span.start - 1)
    owners = [i for i in before if doc.mentions[i].kind == "pronoun" and doc.mentions[i].span.end in ends]
    states = frozenset(m for i in before if (m := doc.mentions[i].country) is not None)
    words = [w for w in sentence.within(mention.span) if w.upos == "NOUN" or _is_title(w, mention)]
    words = words if mention.kind in _CALLED else []
    nouns = tuple(dict.fromkeys(f.casefold() for w in words for f in (w.lemma, w.form) if len(f) > 3))
    word = next(iter(sentence.within(mention.span)), None) if mention.kind == "pronoun" else None
    either = word is not None and word.upos == "DET" and mention.gender == "Fem" and mention.refers is None
    unknown = word is not None and word.upos == "DET" and _is_of_unknown(doc, mention, word, before)
    owner = found.of.get(owners[0]) if owners else None
    return Scene(rivals, bool(owners), owner, states, nouns, either, unknown)


def _is_title(word: Word, mention: Mention) -> bool:
    """Whether a word stands before a person's name as part of a title ("Major General Testmoyo")."""
    return word.upos == "PROPN" and mention.kind == "person" and not mention.head.overlaps(word.span)


def _is_of_unknown(doc: Doc, mention: Mention, word: Word, before: list[int]) -> bool:
    """Whether a subject before a possessive, which agrees with it, is no mention."""
    sentence = doc.sentences[mention.sentence]
    subjects = [
        w for w in sentence.words[: word.index] if w.deprel in SUBJECT and w.upos == "NOUN" and w.feat("Gender")
    ]
    above = {a.index for a in sentence.ancestors(word.index)}
    subjects = [w for w in subjects if not any(doc.mentions[i].head.overlaps(w.span) for i in before)]
    return any(_may_own(w, mention) for w in subjects if w.index not in above)


def _may_own(subject: Word, possessive: Mention) -> bool:
    """Whether a possessive agrees with a subject: "ihr" with many and with a feminine, "sein" with the others."""
    if subject.feat("Number") == "Plur":
        return possessive.gender in (None, "Fem")
    return (subject.feat("Gender") or "?") in (possessive.gender or "")


_CALLED = ("person", "office", "body", "organisation", "people")


def _fullness(mention: Mention, index: int) -> tuple[int, int, int]:
    """Names before descriptions before pronouns, longer before shorter, earlier before later."""
    rank = 2 if mention.kind == "pronoun" else 0 if mention.name and mention.by != _DEMONYM else 1
    return rank, -len(mention.name or ""), index


def _by_grammar(mention: Mention, other: int | None, found: Found) -> Cluster | None:
    """The cluster of what the mention is an apposition to, a predicate of, or the abbreviation of."""
    cluster = found.of.get(other) if other is not None else None
    if cluster is None:
        return None
    if mention.kind in ("office", "people"):
        return cluster if cluster.kind == "person" and _agree(mention, cluster) else None
    known = frozenset(mention.keys)
    return cluster if not (known and cluster.keys) or known & cluster.keys else None


def _both(
    mention: Mention, found: Found, coordinated: Together, companions: Together, rivals: list[Cluster]
) -> list[Cluster]:
    """The clusters that a description or pronoun for two takes up, no rivals; empty for any other mention."""
    if mention.refers == "pair":
        return _pair(mention, found, (coordinated, companions), _kinds_of_pair(mention), rivals)
    if mention.refers is not None and mention.refers.startswith("several:"):
        near = [c for c in found.recent(mention.sentence, "state") if c not in rivals]
        return coordinated.nearest(near, _kinds_of_pair(mention), int(mention.refers.partition(":")[2]))
    if mention.refers == "both":
        near = [c for c in found.recent(mention.sentence, "pair") if c not in rivals]
        return coordinated.nearest(near, PERSONS) or companions.nearest(near, PERSONS)
    if mention.kind != "pronoun" or mention.number != "Plur" or mention.person != 3:
        return []
    nearest = _antecedent(mention, found.recent(mention.sentence, "pronoun"))
    near = found.recent(mention.sentence, "pair")
    pair = coordinated.nearest(near, PARTIES)
    if pair and (nearest is None or min(c.last for c in pair) >= nearest.last):
        return pair
    return companions.nearest(near, PARTIES) if nearest is None else []


def _kinds_of_pair(mention: Mention) -> tuple[str, ...]:
    if mention.kind in ("office", "people"):
        return PERSONS
    return STATES if mention.kind == "body" and mention.sector == "GOV" else PARTIES


def _pair(
    mention: Mention, found: Found, told: tuple[Together, ...], kinds: tuple[str, ...], rivals: list[Cluster]
) -> list[Cluster]:
    """The two that were last named together, else the last two named, no rivals; empty where there are not two."""
    near = [c for c in found.recent(mention.sentence, "pair") if c.kind in kinds and c not in rivals]
    pairs = [p for t in told if (p := t.nearest(near, kinds))]
    if pairs:
        return max(pairs, key=lambda pair: min(c.last for c in pair))
    near = [c for c in near if c.number != "Plur" and (c.keys or c.kind != "organisation")]
    states = {c.country or c.native for c in near if c.kind == "person"}
    near = [c for c in near if c.kind != "country" or c.country not in states]  # "der lettische Präsident": the person
    last = sorted(near, key=lambda c: c.members[-1])[-2:]
    if len(last) == 2:
        return last
    return _most_told_of(found) if kinds == STATES else []


def _most_told_of(found: Found) -> list[Cluster]:
    """The two states that the article has told of most so far, by their names and by their people; empty where a third
    is told of as much."""
    told: Counter[str] = Counter()
    for cluster in found.clusters:
        state = cluster.country or cluster.native
        if state is not None and cluster.kind != "place":
            told[state] += len(cluster.members)
    states = {c.country: c for c in found.clusters if c.kind == "country" and c.country}
    ranked = sorted(states, key=lambda s: (-told[s], s))
    if len(ranked) < 2 or (len(ranked) > 2 and told[ranked[1]] == told[ranked[2]]):
        return []
    return [states[s] for s in ranked[:2]]


def _find(mention: Mention, found: Found, scene: Scene) -> Cluster | None:
    """The cluster of a pronoun's antecedent, of the same entity or name, else of what a description takes up."""
    if mention.kind == "pronoun":
        near = found.recent(mention.sentence, "pronoun") if mention.person == 3 else []
        near = [c for c in near if c not in scene.rivals and (c.last == mention.sentence or not scene.unknown)]
        here = [c for c in near if c.last == mention.sentence]
        many = [c for c in here if c.number == "Plur" and (c.subject or c.kind == "country")] if scene.either else []
        if many and not any(_fits_pronoun(mention, c) for c in here):
            return many[-1]
        return _antecedent(mention, near)
    if mention.refers in ("state", "neighbour") and mention.number != "Plur":
        return _state(mention, found, scene)
    if mention.refers in ("town", "capital") and mention.number != "Plur":
        return _town(mention, found)
    if mention.keys and mention.kind not in ("people", "office"):
        named = (found.by_key[k] for k in mention.keys if k in found.by_key)
        same = next((c for c in named if _agree(mention, c)), None)
        if same is not None:
            return same
    if mention.kind == "person" and mention.name:
        called = found.called(mention.name.casefold())
        return next((c for c in called if c.kind == "person" and _agree(mention, c)), None)
    if mention.kind in ("organisation", "place", "group") and mention.name and not mention.keys:
        return next((c for c in found.named(mention.name.casefold()) if c.kind == mention.kind), None)
    return _find_described(mention, found, scene)


def _find_described(mention: Mention, found: Found, scene: Scene) -> Cluster | None:
    """The cluster that a description without a name takes up."""
    if mention.kind == "people" and mention.by == _DEMONYM and mention.number == "Sing" and mention.definite:
        return _compatriot(mention, found)
    if mention.kind == "office" and mention.definite:
        office = _described(mention, found, scene.rivals)
        if office is None and mention.former and mention.office and not mention.country and not mention.org:
            office = _once_in_office(mention, found)
        if office is not None:
            return office
    if mention.refers == "named":
        if mention.kind != "office" or mention.former:
            return None
        near = [c for c in found.recent(mention.sentence, "group") if c.kind == "person" and c not in scene.rivals]
        return _called_so(mention, near, scene.nouns) or _of_calling(mention, found, scene.rivals)
    if mention.refers in _ORGANS and mention.number != "Plur" and not mention.org:
        near = [c for c in found.recent(mention.sentence, "group") if c not in scene.rivals]
        return _called_so(mention, near, scene.nouns) or _organ(mention, near)
    if (mention.refers in GROUPS or mention.refers in _LIKE) and not mention.org:
        taken = _taken_up(mention, found.recent(mention.sentence, "group"))
        if taken is not None or mention.kind not in ("office", "body"):
            return taken
    if mention.kind == "body" and mention.country is not None:
        return next((c for c in reversed(found.bodies(mention.country)) if _same_body(mention, c)), None)
    if mention.kind == "office" and mention.definite and not scene.owned and mention.number != "Plur":
        near = [c for c in found.recent(mention.sentence, "group") if c not in scene.rivals]
        return _called_so(mention, near, scene.nouns)
    return None


def _state(mention: Mention, found: Found, scene: Scene) -> Cluster | None:
    """The state that a description means ("das Land", "das westafrikanische Land", "sein Land"): that of whom the
    possessive before it means, else the one named last, a neighbour not one that the sentence has named."""
    if scene.owned:
        code = (scene.owner.country or scene.owner.native) if scene.owner is not None else None
        return found.by_key.get(f"country:{code}")
    near = [c for c in found.recent(mention.sentence, "state") if c.kind == "country"]
    fitting = [c for c in near if mention.country in (None, c.country)]
    fitting = [c for c in fitting if not mention.among or not c.keys.isdisjoint(mention.among)]
    if mention.refers == "neighbour":
        fitting = [c for c in fitting if c.country not in scene.states]
    elif (home := _home_of_all(mention, found)) is not None and home in fitting:
        return home
    return max(fitting, key=lambda c: (c.named, c.last, c.subject, c.members[-1]), default=None)


def _home_of_all(mention: Mention, found: Found) -> Cluster | None:
    """The state of all the persons that the sentence before tells of, where it names no state ("Präsident Kiir und sein
    Rivale Machar unterzeichneten ... Das Land")."""
    near = [c for c in found.recent(mention.sentence, "pronoun") if c.last >= mention.sentence - 1]
    homes = {c.native or c.country for c in near if c.kind == "person" and c.last < mention.sentence}
    named = [c for c in near if c.kind == "country" and c.named >= mention.sentence - 1]
    return found.by_key.get(f"country:{homes.pop()}") if len(homes) == 1 and not named else None


def _town(mention: Mention, found: Found) -> Cluster | None:
    """The town named last that a description means ("die Hafenstadt"), a seat of government for "die Hauptstadt"."""
    near = [c for c in found.recent(mention.sentence, "town") if c.kind == "place"]
    sorts = ("capital",) if mention.refers == "capital" else ("capital", "city", None)
    fitting = [c for c in near if c.sort in sorts and (mention.country in (None, c.country))]
    told = {c.country: len(c.members) for c in found.clusters if c.kind == "country"} if "city" not in sorts else {}
    return max(fitting, key=lambda c: (told.get(c.country, 0), c.last, c.members[-1]), default=None)


def _called_so(mention: Mention, clusters: list[Cluster], nouns: tuple[str, ...]) -> Cluster | None:
    """What was called before by the noun of a description, or by a compound with it ("Kapitänin Rackete ... die
    Kapitänin", "Verteidigungsministerium ... das Ministerium")."""
    if len(nouns) == 0 or mention.country or mention.org:
        return None
    fitting = [
        c for c in clusters
        if c.number != "Plur" and c.kind in ("person", "office", "body", "organisation") and _same_gender(mention, c)
        and any(called.endswith(nouns) for called in c.nouns)
    ]  # fmt: skip
    return max(fitting, key=lambda c: (c.last, c.subject, c.members[-1]), default=None)


def _organ(mention: Mention, clusters: list[Cluster]) -> Cluster | None:
    """The authority, company, court or medium that a description takes up ("die Behörde"): the nearest that fits."""
    sorts, sectors, kinds = _ORGANS[mention.refers or ""]
    fitting = [
        c for c in clusters
        if c.number != "Plur"
        and (c.sort in sorts or (c.sort in _OPEN_SORTS and c.sector in sectors and c.kind in kinds))
        and (None in (mention.country, c.country) or mention.country == c.country)
    ]  # fmt: skip
    return max(fitting, key=lambda c: (c.last, c.members[-1]), default=None)


_OPEN_SORTS = (None, "organ", "igo", "state organ", "agency")
_BODIES = ("body", "organisation")
_Organ = tuple[tuple[str, ...], tuple[str | None, ...], tuple[str, ...]]
_ORGANS: dict[str, _Organ] = {
    "ministry": ((), (), ()),
    "agency": (("court",), ("COP", "SPY", "IGO", "JUD"), _BODIES),
    "company": (("company",), ("BUS", None), ("organisation",)),
    "court": (("court",), ("JUD",), _BODIES),
    "broadcaster": (("broadcaster",), (), ()),
    "paper": (("paper",), (), ()),
    "press": (("agency",), (), ()),
}
"""For a class of descriptions the sorts of what it takes up, and the sectors and kinds where the sort is not known."""


def _compatriot(mention: Mention, found: Found) -> Cluster | None:
    """The person named before whom a demonym means ("IAEA-Chef Grossi ... Der Argentinier"): the nearest of that
    country, a subject before others."""
    near = [c for c in found.recent(mention.sentence, "office") if c.kind == "person" and c.number != "Plur"]
    fitting = [c for c in near if mention.country in (c.native, c.country) and _agree(mention, c)]
    fitting = [c for c in fitting if None in (mention.gender, c.gender) or mention.gender == c.gender]
    return max(fitting, key=lambda c: (c.last, c.subject, c.members[-1]), default=None)


def _of_calling(mention: Mention, found: Found, rivals: list[Cluster]) -> Cluster | None:
    """The person named before whom news calls by a calling or rank ("Chamenei ... Der Geistliche"): the nearest whose
    office or knowledge-base row says that it is somebody of public life, a subject before others."""
    near = [c for c in found.recent(mention.sentence, "pronoun") if c.kind == "person" and c.number != "Plur"]
    minister = mention.office == word_for("minister")  # "der Minister" is none but a minister
    fitting = [
        c
        for c in near
        if c.names and (c.office or c.keys) and c.last < mention.sentence
        and (not minister or is_of("minister", c.office or ""))
        and c not in rivals
        and mention.country in (None, c.native, c.country)
        and mention.org in (None, c.org) and _same_gender(mention, c)
    ]  # fmt: skip
    return max(fitting, key=lambda c: (c.last, c.subject, c.members[-1]), default=None)


def _taken_up(mention: Mention, clusters: list[Cluster]) -> Cluster | None:
    """What a definite description takes up ("die Miliz", "die Angeklagten", "der Mann"): the nearest that fits."""
    fitting = [c for c in clusters if _fits_class(mention, c)]
    return max(
        fitting, key=lambda c: (mention.refers == "suspects" and bool(c.org), c.last, c.members[-1]), default=None
    )


def _fits_class(mention: Mention, cluster: Cluster) -> bool:
    if mention.country and cluster.country and mention.country != cluster.country:
        return False
    if mention.country and mention.refers == "group" and cluster.sector == "IGO":
        return False  # "die iranische Organisation" is none of many states
    if mention.refers in GROUPS:
        if cluster.kind not in ("group", "organisation") or (mention.kind == "body" and mention.number == "Plur"):
            return False
        sectors = {
            "party": ("PTY",),
            "armed": ("REB",),
            "group": ("PTY", "REB", "CVL", "NGO", "REL", "CRM", "IGO", None),
        }
        return cluster.sector in sectors[mention.refers]
    told = bool(cluster.country or cluster.org)
    if mention.number == "Plur":
        return (
            cluster.kind == "people" and cluster.number == "Plur" and told and cluster.sector in _LIKE[mention.refers]
        )
    genders = (mention.gender, cluster.gender)
    return (
        (cluster.kind == "person" or (cluster.kind in ("office", "people") and cluster.number == "Sing"))
        and (mention.refers == "aged" or cluster.sector in (*_LIKE[mention.refers or ""], "LEG", "PTY", "MED"))
        and (None in genders or mention.gender == cluster.gender)
    )


_LIKE: dict[str | None, tuple[str | None, ...]] = {
    "suspects": ("REB", "CRM", "CVL", None),
    "human": ("CVL", "REF", None),
    "aged": ("CVL", None),
}


def _same_body(mention: Mention, cluster: Cluster) -> bool:
    same = mention.sector == cluster.sector and mention.org == cluster.org
    return same and mention.country == cluster.country


def _described(mention: Mention, found: Found, rivals: list[Cluster]) -> Cluster | None:
    """The person whom an office or a description ("der iranische Befehlshaber") means: same office and
    state anywhere, else the nearest person of the same state and sector."""
    if mention.office:
        holders = [
            c for c in found.with_office(mention.office)
            if mention.country in (None, c.country or c.native) and c.kind in ("person", "office")
            and _agree(mention, c) and _same_gender(mention, c)
        ]  # fmt: skip
        if holders:
            return max(holders, key=lambda c: (c.last, c.subject, c.members[-1]))
    if mention.country is None or mention.sector is None:
        return None
    for c in reversed(found.recent(mention.sentence, "office")):
        same = c.country == mention.country and c.sector == mention.sector and c.org in (None, mention.org)
        if c.kind == "person" and c not in rivals and same and _agree(mention, c) and _same_gender(mention, c):
            return c
    return None


def _once_in_office(mention: Mention, found: Found) -> Cluster | None:
    """Whom a former office without a state means ("Alain Juppé ... Der frühere Premierminister"): the person named
    last who is not told to hold it now."""
    near = [c for c in found.recent(mention.sentence, "pronoun") if c.kind == "person" and c.number != "Plur"]
    fitting = [c for c in near if c.names and c.office != mention.office and _agree(mention, c)]
    fitting = [c for c in fitting if _same_gender(mention, c)]
    return max(fitting, key=lambda c: (c.last, c.subject, c.members[-1]), default=None)


def _same_gender(mention: Mention, cluster: Cluster) -> bool:
    """No contradiction in gender between a description and a person: "die frühere Regierungschefin" is a woman."""
    return {mention.gender, cluster.gender} != {"Masc", "Fem"}


def _antecedent(mention: Mention, clusters: list[Cluster]) -> Cluster | None:
    """The nearest fitting cluster: a gender that is known to agree before one that is not known, subjects first; for a
    demonstrative ("dieser", "letztere") the one named last."""
    fitting = [c for c in clusters if c.last <= mention.sentence and c.kind != "place" and _fits_pronoun(mention, c)]
    last_named = mention.refers == "demonstrative"
    return max(
        fitting,
        key=lambda c: (_is_he(mention, c), c.last, c.gender is not None, c.subject and not last_named, c.members[-1]),
        default=None,
    )


def _is_he(mention: Mention, cluster: Cluster) -> bool:
    """Whether a personal pronoun for a man may mean a person of the last two sentences, which goes before an organ."""
    if mention.refers == "demonstrative":
        return False
    return mention.gender == "Masc" and cluster.kind in PERSONS and mention.sentence - cluster.last <= 2


def _fits_pronoun(mention: Mention, cluster: Cluster) -> bool:
    if mention.refers == "stranded":
        return cluster.number == "Plur" and cluster.kind == "people" and bool(cluster.country or cluster.org)
    if mention.refers == "possessor":
        return cluster.number == "Plur" or cluster.gender == "Fem" or cluster.kind == "country"
    if mention.number == "Plur":
        return cluster.number == "Plur"
    if cluster.number == "Plur" and cluster.kind in ("country", "organisation") and mention.gender == "Neut":
        return True  # "the United States ... its"
    if cluster.number == "Plur":
        return False
    gender = mention.gender or ""
    if cluster.kind == "person":
        return gender != "Neut" and (not gender or cluster.gender is None or cluster.gender in gender)
    if cluster.kind in ("country", "organisation", "group", "body") and cluster.gender is None and "Neut" in gender:
        return True
    return (cluster.gender or "?") in gender and cluster.kind in _WITH_GENDER


_WITH_GENDER = ("office", "people", "body", "organisation", "group", "country")


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
    if mention.kind == "person" and mention.keys and cluster.keys and cluster.keys.isdisjoint(mention.keys):
        return False  # "König Salman" and "Kronprinz Mohammed bin Salman"
    if mention.name and mention.kind == "person" and cluster.is_other(mention.name.casefold()):
        return bool(set(mention.keys) & cluster.keys) and len(mention.keys) == 1
    if mention.name and cluster.names and mention.kind == "person":
        return cluster.has_name(mention.name.casefold()) or not cluster.keys.isdisjoint(mention.keys)
    return True


def _is_subject(doc: Doc, mention: Mention) -> bool:
    words = doc.sentences[mention.sentence].within(mention.span)
    return any(w.deprel in SUBJECT and w.upos in ("NOUN", "PROPN", "PRON") for w in words)

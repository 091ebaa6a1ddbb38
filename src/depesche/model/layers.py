"""The article and its layers. A stage reads a `Doc` and returns one layer; nothing is changed in place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from depesche.model.analysis import Sentence
from depesche.model.article import Article
from depesche.model.issue import Issue
from depesche.model.records import (
    Aux,
    Claim,
    Entity,
    Event,
    EventType,
    Fact,
    Finding,
    Interval,
    Place,
    PublicationDate,
    Source,
    Time,
)
from depesche.model.text import Span

MentionKind = Literal[
    "person", "organisation", "country", "group", "place", "office", "body", "people", "pronoun", "instrument",
    "facility",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the bare text tells before any analysis: its language, the stretches of running text
    (`regions`), what stands around them, and who published it when."""

    language: str | None
    regions: tuple[Span, ...]
    dateline: Span | None = None
    dateline_place: Span | None = None
    desk_code: Span | None = None
    publisher: Source | None = None
    date: PublicationDate | None = None
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that means an actor, a place or an office.

    `span` is the whole phrase ("des russischen Aussenministers Sergej Lawrow"), `head` the words of its
    core ("Lawrow"). `name` is the proper name in it, `office` the office as the knowledge base names it
    ("Minister of Foreign Affairs"), `country`/`org`/`sector` what its own words tell (adjective,
    genitive, compound part). `keys` are ids of the knowledge base that the name may mean, best first.
    `number` and `gender` (Sing/Plur, Masc/Fem/Neut) are for agreement. `located` says that it stands behind a
    preposition of place ("in Syrien"), `seat` that it names the town where a government sits, `abroad` that its words
    put it outside any one state ("internationale Beobachter"), so that no country is inherited, `foreign` that the
    state in whose name the text is published has no such office ("foreign minister" in a statement of the United
    States); `refers` names the class of what a definite description takes up ("die Miliz": armed, "beide Seiten":
    pair, "die Präsidenten" for two who met: both).
    `native` is the country of the persons whom a name may mean, where the knowledge base has all of them in one
    (`KnowledgeBase.home_of`): whom a demonym may mean ("der Argentinier"), and whose a possessive tells.
    `sort` is what kind of organisation or place a name means ("court", "capital"), `among` the states one of which a
    description means ("das westafrikanische Land").
    """

    span: Span
    head: Span
    kind: MentionKind
    sentence: int
    name: str | None = None
    office: str | None = None
    rank: str | None = None
    country: str | None = None
    org: str | None = None
    sector: str | None = None
    former: bool = False
    number: str | None = None
    gender: str | None = None
    definite: bool = True
    person: int = 3
    keys: tuple[str, ...] = ()
    by: str = ""
    located: bool = False
    seat: bool = False
    abroad: bool = False
    foreign: bool = False
    refers: str | None = None
    native: str | None = None
    sort: str | None = None
    among: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """Mentions (indexes into `Doc.mentions`) that mean the same; the first is the fullest."""

    mentions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """What a mention resolves to: `entity` is an id in `Doc.entities`."""

    mention: int
    entity: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event before it is qualified: trigger, type, and the phrases in its roles (spans of the text).

    `sentence` and `word` say where the trigger's main word stands. What is `voiced` is the act of who says it ("müsse
    sparen, sagte der Minister"), and nobody's where that is not known.
    """

    sentence: int
    word: int
    trigger: Span
    type: EventType
    mode: str | None
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    aux: tuple[Aux, ...] = ()
    confidence: float = 0.5
    by: str = ""
    voiced: bool = False


@dataclass(frozen=True, slots=True)
class Doc:
    """An article and all that is known of it so far. Layers are filled in the order of `pipeline`."""

    article: Article
    prepared: Prepared = Prepared(None, ())
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    dated_between: Interval | None = None
    places: tuple[Place, ...] = ()
    chains: tuple[Chain, ...] = ()
    entities: tuple[Entity, ...] = ()
    links: tuple[Link, ...] = ()
    claims: tuple[Claim, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    events: tuple[Event, ...] = ()
    facts: tuple[Fact, ...] = ()
    findings: tuple[Finding, ...] = ()
    issues: tuple[Issue, ...] = ()

    @property
    def text(self) -> str:
        """The article's text as received."""
        return self.article.text

    @property
    def analysed_end(self) -> int:
        """The end of what is analysed of the text: a text that is too long is cut there (Issue ``input.too-long``)."""
        cut = (i.span.start for i in self.prepared.issues if i.code == "input.too-long" and i.span is not None)
        return next(cut, len(self.text))

    def having(self, **layers: Any) -> Doc:
        """The same document with the given layers in place."""
        return replace(self, **layers)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character at `offset`, None between sentences."""
        lo, hi = 0, len(self.sentences)
        while lo < hi:
            mid = (lo + hi) // 2
            if self.sentences[mid].span.end <= offset:
                lo = mid + 1
            else:
                hi = mid
        if lo < len(self.sentences) and self.sentences[lo].span.start <= offset:
            return self.sentences[lo]
        return None

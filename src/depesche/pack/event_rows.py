"""The rows of the event rules' data files, as they are written; `depesche.pack.events` compiles them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from depesche.model.records import Aux, EventType
from depesche.pack import ontology
from depesche.pack.files import Exemplified, Row

Words = tuple[str, ...]


class ModeRow(Row):
    """A mode and the condition under which a rule's event has it."""

    mode: str | None
    when: str


class AlsoRow(Row):
    """A second event that the same words tell."""

    type: EventType
    mode: str | None = None


class FrameRow(Row):
    """Where the roles of a class of triggers stand: paths, the first that reaches something wins. What `absorbs`
    reaches is content of this event and no event of its own."""

    actor: Words = ()
    recipient: Words = ()
    absorbs: Words = ()


class GrammarRow(Row):
    """Grammar words; see `depesche.match.tree.Grammar`."""

    passive: Words = ()
    predicative: Words = ()
    bearings: Words = ()
    apart: Words = ()
    undergone: Words = ()
    together: Words = ()
    alongside: Words = ()
    topics: Words = ()
    examples: Words = ()
    not_passive: Words = ()
    stative: Words = ()
    hearsay: Words = ()
    agent: Words = ()
    means: Words = ()
    impersonal: Words = ()
    generic: Words = ()
    carried: Words = ()
    possessive: Words = ()
    of: Words = ()
    object_control: Words = ()
    charging: Words = ()
    object_marks: Words = ()
    light: Words = ()
    letting: Words = ()
    feeling: Words = ()
    giving: Words = ()
    mutual: Words = ()
    spoken: Words = ()
    deeds: Words = ()
    making: Words = ()
    reciprocal: Words = ()
    demonyms: Words = ()
    not_demonyms: Words = ()
    makers: Words = ()
    not_makers: Words = ()
    theirs: Words = ()
    moving: Words = ()
    particles: Words = ()
    particles_after: bool = False
    verbs_last: bool = False
    times: Words = ()
    nominatives: Words = ()
    dative_articles: Words = ()
    accusative_articles: Words = ()
    feminine_articles: Words = ()
    feminine: Words = ()
    weak_endings: Words = ()
    strong_endings: Words = ()
    third_person: Words = ()
    infinitive_endings: Words = ()
    plurals: Words = ()
    measures: Words = ()


class ParticiplesRow(Row):
    """How participles are built; see `depesche.pack.participles`."""

    augment: str = ""
    ending: str = ""
    endings: Words = ()
    separable: Words = ()
    inseparable: Words = ()
    bare_endings: Words = ()
    irregular: dict[str, str] = Field(default_factory=dict)
    forms: dict[str, Words] = Field(default_factory=dict)
    prefixes: Words = ()
    noun_endings: Words = ()
    agent_endings: Words = ()
    umlauts: dict[str, str] = Field(default_factory=dict)
    form_endings: Words = ("",)
    regular: Words = ()
    linked: Words = ()
    hard: Words = ()


class SharedFile(Row):
    """What the rules of a language share; `$name` in a path stands for one of its `ways`."""

    grammar: GrammarRow
    participles: ParticiplesRow = ParticiplesRow()
    classes: dict[str, Words] = Field(default_factory=dict)
    ways: dict[str, str] = Field(default_factory=dict)
    frames: dict[str, FrameRow]
    modes: dict[str, tuple[ModeRow, ...]] = Field(default_factory=dict)


class RuleRow(Exemplified[Annotated[Words, Field(min_length=1)]]):
    """A rule: trigger words (`noun: *x` is a compound's last part), where its roles stand, what must hold (`needs`)
    or must not (`unless`), what it says, and examples. An act of its `own` is told also where another rule takes its
    words for content ("lehnte die Forderung der Opposition ab": both demanded and refused). One that is `voiced` counts
    only where the article tells who says it ("Das Land müsse sparen, sagte der Minister")."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    mode: str | None = None
    verb: Words = ()
    noun: Words = ()
    adj: Words = ()
    modal: Words = ()
    frame: str | FrameRow
    needs: Words = ()
    unless: Words = ()
    modes: str | tuple[ModeRow, ...] = ()
    also: tuple[AlsoRow, ...] = ()
    contexts: Words = ()
    cameo: ontology.Cameo | None = None
    aux: tuple[Aux, ...] = ()
    score: Annotated[float, Field(gt=0, le=1)] = 0.6
    weak: bool = False
    own: bool = False
    voiced: bool = False

"""The rules that find events, read from ``data/lang/<language>/events/``: see docs/how-to-write-event-rules.md.

One YAML file an event type (``assault.yaml``, ...), ``none.yaml`` for what looks like an event and is none, and
``shared.yaml`` with word classes, frames, tables of modes and the grammar words that rules rely on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, get_args

from depesche.match import paths
from depesche.match.paths import Condition, PathError, expand
from depesche.match.tree import Grammar
from depesche.model.records import Aux, EventType
from depesche.pack import ontology
from depesche.pack.event_rows import FrameRow, ModeRow, RuleRow, SharedFile, Words
from depesche.pack.files import Located, Problems, read_yaml, read_yaml_list
from depesche.pack.participles import FiniteForms, Participles, noun_forms

SHARED = "shared.yaml"
S = TypeVar("S")
T = TypeVar("T")
Modes = tuple[tuple[Condition, str | None], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """Compiled role paths."""

    actor: tuple[paths.Path, ...] = ()
    recipient: tuple[paths.Path, ...] = ()
    absorbs: tuple[paths.Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A compiled rule. `type` is None for what is no event; `order` is its place in the files."""

    id: str
    type: EventType | None
    mode: str | None
    frame: Frame
    needs: tuple[Condition, ...]
    unless: tuple[Condition, ...]
    modes: Modes
    also: tuple[tuple[EventType, str | None], ...]
    contexts: tuple[str, ...]
    cameo: str | None
    aux: tuple[Aux, ...]
    score: float
    weak: bool
    own: bool
    voiced: bool
    order: int
    fires: tuple[str, ...]
    not_: tuple[str, ...]


Index = Mapping[str, tuple[Rule, ...]]


@dataclass(frozen=True)
class EventLexicon:
    """All rules of a language, by trigger: `verbs`, `nouns`, `adjectives`, `modals` by casefolded lemma, `endings` by
    the last part of compounds; `participles` leads from a participle's lemma to its verb."""

    grammar: Grammar = field(default_factory=Grammar)
    verbs: Index = field(default_factory=dict)
    nouns: Index = field(default_factory=dict)
    adjectives: Index = field(default_factory=dict)
    modals: Index = field(default_factory=dict)
    endings: Index = field(default_factory=dict)
    participles: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, Rule] = field(default_factory=dict)
    inflection: Participles = field(default_factory=Participles)


def load(folder: Path, problems: Problems) -> EventLexicon:
    """The rules below ``folder / "events"``; an empty lexicon where the folder is missing. Problems are noted."""
    home = folder / "events"
    if not home.is_dir():
        problems.add(home, 0, "the folder of event rules is missing")
        return EventLexicon()
    shared = read_yaml(home / SHARED, SharedFile, problems)
    if shared is None:
        return EventLexicon()
    compiler = _Compiler(shared.value, home / SHARED, problems)
    for path in sorted(home.glob("*.yaml")):
        if path.name != SHARED:
            compiler.file(path)
    return compiler.lexicon()


_TRIGGERS = ("verb", "noun", "adj", "modal", "end")


class _Compiler:
    """Turns rows into rules and notes every problem with its file and line."""

    def __init__(self, shared: SharedFile, file: Path, problems: Problems) -> None:
        self.shared, self.problems = shared, problems
        self.classes = _classes(shared.classes, file, problems)
        self.frames = {name: self._frame(row, file, 1) for name, row in shared.frames.items()}
        self.modes = {name: self._modes(rows, file, 1) for name, rows in shared.modes.items()}
        known = ontology.load_ontology().types
        self.known = {name: {m.name for m in kind.modes} for name, kind in known.items()}
        self.rules: dict[str, Rule] = {}
        self.triggers: dict[str, dict[str, list[Rule]]] = {k: defaultdict(list) for k in _TRIGGERS}

    def file(self, path: Path) -> None:
        """Compile one file of rules; its name is the event type."""
        name = path.stem.upper()
        kind: EventType | None = next((t for t in get_args(EventType) if t == name), None)
        if kind is None and name != "NONE":
            self.problems.add(path, 0, f"no event type {name}")
            return
        for row in read_yaml_list(path, RuleRow, self.problems):
            if row.value.id in self.rules:
                self.problems.add(path, row.line, f"rule {row.value.id!r} stands twice")
                continue
            rule = self._rule(row, kind)
            if rule is not None:
                self.rules[rule.id] = rule
                self._index(rule, row)

    def _rule(self, row: Located[RuleRow], kind: EventType | None) -> Rule | None:
        r, before = row.value, len(self.problems.found)
        frame = self.frames.get(r.frame) if isinstance(r.frame, str) else self._frame(r.frame, row.file, row.line)
        modes = self.modes.get(r.modes) if isinstance(r.modes, str) else self._modes(r.modes, row.file, row.line)
        if frame is None or modes is None:
            self.problems.add(row.file, row.line, f"no frame {r.frame!r}" if frame is None else f"no modes {r.modes!r}")
            return None
        self._check_modes(row, kind, modes)
        rule = Rule(
            r.id, kind, r.mode, frame, self._conditions(r.needs, row), self._conditions(r.unless, row), modes,
            tuple((a.type, a.mode) for a in r.also), r.contexts, r.cameo, r.aux, r.score, r.weak, r.own, r.voiced,
            len(self.rules), r.fires, r.not_,
        )  # fmt: skip
        return rule if len(self.problems.found) == before else None

    def _check_modes(self, row: Located[RuleRow], kind: EventType | None, modes: Modes) -> None:
        told = [(kind, m) for m in [row.value.mode, *(m for _, m in modes)]]
        for type_, mode in told + [(a.type, a.mode) for a in row.value.also]:
            if mode is not None and (type_ is None or mode not in self.known[type_]):
                self.problems.add(row.file, row.line, f"{type_} has no mode {mode!r}")

    def _conditions(self, sources: Words, row: Located[RuleRow]) -> tuple[Condition, ...]:
        return self._each(sources, self._condition, row.file, row.line)

    def _condition(self, source: str) -> Condition:
        return paths.compile_condition(source, self.classes)

    def _frame(self, row: FrameRow, file: Path, line: int) -> Frame:
        roles = (row.actor, row.recipient, row.absorbs)
        return Frame(*(self._each(sources, self._path, file, line) for sources in roles))

    def _path(self, source: str) -> paths.Path:
        for name, way in self.shared.ways.items():
            source = source.replace(f"${name}", way)
        return paths.compile_path(source, self.classes)

    def _modes(self, rows: Iterable[ModeRow], file: Path, line: int) -> Modes:
        return self._each(rows, lambda row: (self._condition(row.when), row.mode), file, line)

    def _each(self, sources: Iterable[S], compile_one: Callable[[S], T], file: Path, line: int) -> tuple[T, ...]:
        """Every source compiled; those that cannot be are noted as problems."""
        found = []
        for source in sources:
            try:
                found.append(compile_one(source))
            except PathError as error:
                self.problems.add(file, line, str(error))
        return tuple(found)

    def _index(self, rule: Rule, row: Located[RuleRow]) -> None:
        r = row.value
        for kind, words in (("verb", r.verb), ("noun", r.noun), ("adj", r.adj), ("modal", r.modal)):
            try:
                expanded = expand(words, self.classes)
            except PathError as error:
                self.problems.add(row.file, row.line, str(error))
                continue
            for word in expanded:
                if word.startswith("*"):
                    self.triggers["end"][word[1:]].append(rule)
                else:
                    self.triggers[kind][word].append(rule)
        if not (r.verb or r.noun or r.adj or r.modal):
            self.problems.add(row.file, row.line, f"rule {rule.id!r} has no trigger")

    def lexicon(self) -> EventLexicon:
        """The compiled rules and their indexes."""
        p = self.shared.participles
        irregular = {verb.casefold(): participle.casefold() for verb, participle in p.irregular.items()}
        participles = Participles(p.augment, p.ending, p.endings, p.separable, p.inseparable, p.bare_endings, irregular)
        index = {k: {w: tuple(rules) for w, rules in sorted(v.items())} for k, v in self.triggers.items()}
        for kind in ("noun", "end"):
            for word, rules in list(index[kind].items()):
                for form in noun_forms(word, p.noun_endings, p.umlauts, p.agent_endings):
                    index[kind].setdefault(form, rules)
        verbs = {*index["verb"], *expand(self.shared.grammar.light, self.classes)}
        table = participles.table(verbs)
        return EventLexicon(
            self._grammar(table, frozenset(verbs)),
            index["verb"],
            index["noun"],
            index["adj"],
            index["modal"],
            index["end"],
            table,
            self.rules,
            participles,
        )

    def _grammar(self, table: Mapping[str, str], verbs: frozenset[str]) -> Grammar:
        g, p = self.shared.grammar, self.shared.participles
        return Grammar(
            passive=_set(g.passive),
            predicative=_set(g.predicative),
            bearings=_set(g.bearings),
            apart=_set(g.apart),
            undergone=tuple(w.lstrip("*").casefold() for w in g.undergone) or ("\0",),
            together=_set(g.together),
            alongside=_set(g.alongside),
            topics=_set(g.topics),
            examples=_set(g.examples),
            not_passive=_set(g.not_passive),
            stative=_set(g.stative),
            hearsay=_set(g.hearsay),
            agent=_set(g.agent),
            means=_set(g.means),
            impersonal=_set(g.impersonal),
            generic=_set(g.generic),
            carried=_set(g.carried),
            possessive=_set(g.possessive),
            of=_set(g.of),
            object_control=_set(expand(g.object_control, self.classes)),
            charging=_set(expand(g.charging, self.classes)),
            object_marks=_set(g.object_marks),
            light=_set(expand(g.light, self.classes)),
            letting=_set(g.letting),
            feeling=_set(g.feeling),
            giving=_set(g.giving),
            mutual=_set(g.mutual),
            spoken=_set(g.spoken),
            deeds=tuple(w.lstrip("*").casefold() for w in g.deeds),
            making=_set(g.making),
            reciprocal=_set(g.reciprocal),
            demonyms=g.demonyms,
            not_demonyms=_set(g.not_demonyms),
            makers=_set(expand(g.makers, self.classes)),
            not_makers=_set(expand(g.not_makers, self.classes)),
            particles_after=g.particles_after,
            verbs_last=g.verbs_last,
            theirs=g.theirs or ("\0",),
            moving=g.moving or ("\0",),
            particles=_set((*g.particles, *p.separable)),
            times=_set(expand(g.times, self.classes)),
            forms=self._forms(),
            participles={**{v: v for v in verbs}, **table},
            verbs=verbs,
            nominatives=_set(g.nominatives),
            dative_articles=_set(g.dative_articles),
            accusative_articles=_set(g.accusative_articles),
            feminine_articles=_set(g.feminine_articles),
            feminine=_set(w for w in g.feminine if not w.startswith("*")),
            feminine_endings=tuple(w[1:].casefold() for w in g.feminine if w.startswith("*")),
            weak_endings=g.weak_endings,
            strong_endings=g.strong_endings or ("\0",),
            third_person=g.third_person or ("\0",),
            infinitive_endings=g.infinitive_endings,
            plurals=g.plurals,
            umlauts={plural: singular for singular, plural in p.umlauts.items()},
            measures=_set(g.measures),
        )

    def _forms(self) -> dict[str, str]:
        p = self.shared.participles
        finite = FiniteForms(
            stems={verb.casefold(): tuple(f.casefold() for f in stems) for verb, stems in p.forms.items()},
            endings=p.form_endings,
            regular=p.regular,
            linked=p.linked,
            hard=p.hard,
            infinitives=p.endings,
            prefixes=(*p.separable, *p.inseparable, *p.prefixes),
        )
        return finite.table(self.triggers["verb"])


def _set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(w.casefold() for w in words)


def _classes(raw: Mapping[str, Words], file: Path, problems: Problems) -> dict[str, Words]:
    """Word classes, each of which may use classes above it."""
    found: dict[str, Words] = {}
    for name, words in raw.items():
        try:
            found[name] = tuple(expand(words, found))
        except PathError as error:
            problems.add(file, 1, f"class {name!r}: {error}")
    return found

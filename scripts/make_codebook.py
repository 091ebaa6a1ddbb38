"""Writes docs/codebook.md from the ontology's data files and the event rules of the language packs.

``python scripts/make_codebook.py`` writes the page; with ``--check`` it only says (exit status 1) whether it is stale.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pages import write_or_check

from depesche.pack.events import Rule
from depesche.pack.language import load_language
from depesche.pack.ontology import Coding, Ontology, Type, load_ontology
from depesche.pack.parts import languages

PAGE = Path(__file__).parents[1] / "docs" / "codebook.md"
QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
AUX = {
    "future": "it is said to come; cooperative acts in the future are recoded (below)",
    "hypothetical": "it is possible, conditional, or feared",
    "negation": "it is said not to have happened, or to have failed",
    "historical": "it is background, more than about a year before the report",
}
HEAD = """\
# Codebook

<!-- Written by scripts/make_codebook.py from src/depesche/data. Change the data, not this page. -->

What the codes in a record's `events` mean. The ontology is PLOVER (Open Event Data Alliance, CC BY-SA 4.0); where its
sources disagree, [decision 2](decisions/0002-plover.md) says what was taken. How an event is found is written in
[how-to-write-event-rules.md](how-to-write-event-rules.md); every field of a record in
[reference-record.md](reference-record.md).

One event is one thing that one set of actors does, did, will do or does not do, of one type, as told in one sentence.
A sentence may hold several. `score` runs from -10 (most hostile) to 10 (most cooperative). `cameo` is the nearest code
of the older scheme CAMEO. An example shows a sentence on which a rule of that type fires, and the rule.
"""


def page() -> str:
    """The whole page."""
    ontology = load_ontology()
    parts = [
        HEAD,
        _types(ontology),
        *(_type(t) for t in ontology.types.values()),
        _no_event(),
        _aux(),
        _rewrites(ontology),
    ]
    parts += [_contexts(ontology), _sectors(ontology), _crosswalk(ontology)]
    return "\n".join(parts)


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(_cell(c) for c in line) + " |\n" for line in lines)


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split()).replace("|", "\\|")


def _types(ontology: Ontology) -> str:
    rows = (
        (f"[{t.name}](#{t.name.lower()})", f"{t.quad} {QUADS[t.quad]}", f"{t.score:+g}", t.cameo,
         "required" if t.recipient_required else "may be missing", ", ".join(m.name for m in t.modes) or "none")
        for t in ontology.types.values()
    )  # fmt: skip
    head = ("type", "quad class", "score", "CAMEO", "recipient", "modes")
    return "## Types\n\n" + _table(head, rows)


def _type(kind: Type) -> str:
    lines = [f"### {kind.name}\n", kind.definition.strip() + "\n"]
    if kind.modes:
        rows = (
            (m.name, f"{kind.score if m.score is None else m.score:+g}", m.cameo, m.context or "") for m in kind.modes
        )
        lines.append(_table(("mode", "score", "CAMEO", "brings the context"), rows))
    lines.append(_examples(kind.name))
    return "\n".join(lines)


def _rules(language: str, kind: str | None) -> list[Rule]:
    return [r for r in load_language(language).events.rules.values() if r.type == kind]


def _examples(kind: str) -> str:
    rows = []
    for language in languages():
        for rule in _one_a_mode(_rules(language, kind)):
            rows.append((language, rule.mode or "", rule.fires[0], rule.not_[0], f"`{rule.id}`"))
    return _table(("language", "mode", "fires", "does not fire", "rule"), rows)


def _one_a_mode(rules: Iterable[Rule]) -> Iterator[Rule]:
    """The first rule of each mode that rules name themselves, and the first without one."""
    seen: set[str | None] = set()
    for rule in rules:
        if rule.mode not in seen:
            seen.add(rule.mode)
            yield rule


def _no_event() -> str:
    rows = [(language, r.fires[0], f"`{r.id}`") for language in languages() for r in _rules(language, None)]
    intro = "Neutral speech, description and idiom are no events. These rules win over those of the types:\n"
    return "\n".join(("## What is no event\n", intro, _table(("language", "no event in", "rule"), rows)))


def _aux() -> str:
    return "## Auxiliary modes (`aux`)\n\n" + _table(("aux", "meaning"), AUX.items())


def _rewrites(ontology: Ontology) -> str:
    rows = (
        (f"`{r.id}`", f"{', '.join(r.when.type)} with {r.when.aux}",
         _coding(Coding(type=r.then.type, mode=r.then.mode)) + (f", keeps {r.when.aux}" if r.keep else ""),
         f"{_coding(r.fires)} → {_coding(r.fires.gives)}", f"{_coding(r.not_)} stays", r.source)
        for r in ontology.rewrites
    )  # fmt: skip
    head = ("rule", "when", "becomes", "example", "not", "source")
    intro = "The first rule that fits recodes an event; its examples are tested when the data load.\n"
    return "\n".join(("## Recoding (`rewrites.yaml`)\n", intro, _table(head, rows)))


def _coding(coding: Coding) -> str:
    return " ".join(filter(None, (coding.type, coding.mode, *(f"[{a}]" for a in coding.aux))))


def _contexts(ontology: Ontology) -> str:
    bearers: dict[str, list[str]] = {}
    for kind in ontology.types.values():
        for mode in kind.modes:
            if mode.context:
                bearers.setdefault(mode.context, []).append(f"{kind.name} {mode.name}")
    rows = ((c.name, c.gloss, ", ".join(bearers.get(c.name, ()))) for c in ontology.contexts.values())
    intro = "What an event is about, beside what it is. An event may have several.\n"
    return "\n".join(("## Contexts\n", intro, _table(("context", "meaning", "brought by"), rows)))


def _sectors(ontology: Ontology) -> str:
    rows = ((s.name, s.gloss, s.plover if s.plover != s.name else "") for s in ontology.sectors.values())
    intro = "What a participant acts as.\n"
    return "\n".join(("## Sectors\n", intro, _table(("sector", "meaning", "in PLOVER"), rows)))


def _crosswalk(ontology: Ontology) -> str:
    rows = (
        (c.code, c.label, "" if c.goldstein is None else f"{c.goldstein:+g}", c.type, c.mode,
         c.contexts.replace(";", ", "), c.note)
        for c in ontology.cameo.values()
    )  # fmt: skip
    head = ("CAMEO", "label", "Goldstein", "type", "mode", "contexts", "note")
    intro = (
        "CAMEO 1.1b3 in the numbering of ICEWS. Codes without a type are neutral statements, which PLOVER leaves out.\n"
    )
    return "\n".join(("## Crosswalk from CAMEO\n", intro, _table(head, rows)))


if __name__ == "__main__":
    sys.exit(write_or_check(PAGE, page(), sys.argv[1:]))

"""A record as a person reads it on a terminal: who says so, events, facts, findings, open points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from depesche.export.voices import Voice, voices
from depesche.export.words import (
    Names,
    day_of,
    fact_fields,
    participants,
    printable,
    shortened,
    sorted_findings,
    value_words,
)
from depesche.model import Claim, Event, Finding, Record, hull
from depesche.model.codec import decode, encode

MARK = {"consistent": ("✓", "green"), "inconsistent": ("✗", "bold red"), "unverifiable": ("?", "yellow")}
QUAD = {1: "blue", 2: "green", 3: "yellow", 4: "red"}
MAX_EXCERPT = 70
MAX_ISSUES = 12
WIDE = 100
"""Columns from which the events' table has a column of its own for who says so."""


def show(text: str, record: Record, console: Console) -> None:
    """Print one record."""
    text, record = printable(text), decode(Record, _printable(encode(record)))
    names = Names(record)
    console.print(_head(record))
    parts: tuple[tuple[str, RenderableType | None], ...] = (
        ("Who says so", _claims(text, record, names, console.width) if record.claims else None),
        ("Events", _events(text, record, names, console.width) if record.events else None),
        ("Facts", _facts(record, names) if record.facts else None),
        ("Findings", _findings(text, record) if record.findings else None),
        ("Open points", _issues(record) if record.issues else None),
    )
    for title, part in parts:
        if part is not None:
            console.print(Text(f"\n{title}", style="bold"))
            console.print(Padding(part, (0, 0, 0, 2)))
    console.print()


def _printable(value: Any) -> Any:
    """Plain values with every string fit for a terminal: what an article holds must not steer it."""
    if isinstance(value, dict):
        return {key: _printable(v) for key, v in value.items()}
    if isinstance(value, list):
        return [_printable(v) for v in value]
    return printable(value) if isinstance(value, str) else value


def excerpt(text: str, start: int, end: int, length: int = MAX_EXCERPT) -> str:
    """The words of a span on one line, cut in the middle where they are long."""
    return f"“{shortened(text[start:end], length)}”"


def _head(record: Record) -> Text:
    head = Text(" ".join((record.title or record.id).split()), style="bold underline")
    parts = [record.language or "language unknown"]
    parts.append(f"{record.publisher.name} ({record.publisher.evidence})" if record.publisher else "publisher not told")
    if record.date:
        parts.append(f"{record.date.day} ({record.date.evidence})")
    elif record.dated_between:
        parts.append(
            f"undated, between {record.dated_between.earliest or '…'} and {record.dated_between.latest or '…'}"
        )
    else:
        parts.append("undated")
    if record.desk_code:
        parts.append(f"desk code {record.desk_code}")
    return head.append("\n" + " · ".join(parts), style="not bold not underline dim")


def _claims(text: str, record: Record, names: Names, width: int) -> Tree:
    """The tree of voices; what one voice is made to say several times stands below it."""
    told = voices(record, names)
    roots = [v for v in told if v.parent is None]
    tree = Tree(_voice(roots[0]) if len(roots) == 1 else Text("the text"), guide_style="dim")
    said: dict[str | None, Tree] = {None: tree}
    depth: dict[str | None, int] = {None: 0}
    for voice in told:
        level = depth[voice.parent] + 1
        node = tree if [voice] == roots else said[voice.parent].add(_voice(voice))
        for claim in voice.claims:
            alone = len(voice.claims) == 1
            room = max(40, width - 4 * level - 26 - (len(voice.called) if alone else 0))
            words = _said(text, claim, min(MAX_EXCERPT, room))
            if alone and isinstance(node.label, Text) and words:
                node.label.append("  ").append(words)
            said[claim.id] = node if alone else node.add(words)
            depth[claim.id] = level if alone else level + 1
    return tree


def _voice(voice: Voice) -> Text:
    return Text(voice.called, style="cyan" if voice.name else "cyan dim")


def _said(text: str, claim: Claim, length: int) -> Text:
    label = Text(claim.manner, style="dim")
    if claim.manner != "publisher":
        label.append("  ").append(excerpt(text, claim.span.start, claim.span.end, length), style="not dim")
    return label


def _events(text: str, record: Record, names: Names, width: int) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0), expand=True)
    table.add_column("", justify="right", style="dim")
    table.add_column("when", overflow="fold", max_width=10)
    table.add_column("what", overflow="fold", max_width=14)
    table.add_column("who → to whom", overflow="fold", ratio=1)
    if width >= WIDE:
        table.add_column("who says so", overflow="fold", max_width=24)
    for number, event in enumerate(record.events, 1):
        says = names.attribution(event)
        kind = Text(event.type, style=f"bold {QUAD[event.quad]}").append(
            f"{' ' + event.mode if event.mode else ''}", style="default not bold"
        )
        for aux in event.aux:
            kind.append(f" [{aux}]", style="dim not bold")
        roles = _roles(event, names).append(f"\n“{event.trigger.of(text)}”", style="italic dim")
        if event.place:
            roles.append(f" in {event.place.name}", style="dim")
        if width < WIDE and len(says) > 1:
            roles.append(f" · according to {says[-1]}", style="dim")
        table.add_row(str(number), day_of(event.date), kind, roles, *(says[-1:] if width >= WIDE else ()))
    return table


def _roles(event: Event, names: Names) -> Text:
    whom = participants(event.recipients, names)
    roles = Text(participants(event.actors, names)) if event.actors else Text("nobody named", style="dim")
    return roles.append(f" → {whom}", style="default not dim") if whom else roles


def _facts(record: Record, names: Names) -> Table:
    """A line a fact; a star marks what the knowledge base adds."""
    table = _grid()
    claims = {c.id: c for c in record.claims}
    for fact in record.facts:
        line = Text()
        for name, value, added in fact_fields(fact):
            line.append(" · " if line.plain else "").append(f"{name}{'*' if added else ''}", style="dim")
            words = value_words(value, names)
            line.append(f" {words}" if words else "")
        claim = claims.get(fact.claim)
        if claim is not None and claim.parent is not None:
            line.append(f" · according to {names.source(claim) or 'a source not told'}", style="dim")
        table.add_row(Text(fact.kind, style="bold"), line)
    return table


def _findings(text: str, record: Record) -> Table:
    """What does not add up first; what several reports have alike stands once."""
    table = _grid()
    told = {(f.check, f.verdict, f.message): f for _, f in reversed(sorted_findings(record.findings))}
    for finding in reversed(told.values()):
        sign, style = MARK[finding.verdict]
        table.add_row(Text(f"{sign} ", style=style).append(finding.check, style="bold default"), _reason(text, finding))
    return table


def _reason(text: str, finding: Finding) -> Text:
    reason = Text(finding.message)
    if finding.spans and finding.verdict != "consistent":
        words = excerpt(text, *hull(finding.spans), length=60)
        reason.append("" if words in finding.message else f" {words}", style="italic dim")
    if finding.sources:
        reason.append(f" [{'; '.join(finding.sources)}]", style="dim")
    return reason


def _issues(record: Record) -> Table:
    table = _grid()
    for code, message in _gathered(record):
        table.add_row(Text(code, style="yellow"), Text(message))
    return table


def _gathered(record: Record) -> Iterator[tuple[str, str]]:
    said = Counter((i.code, i.message) for i in record.issues)
    for (code, message), count in list(said.items())[:MAX_ISSUES]:
        yield code, f"{message} ({count} times)" if count > 1 else message
    if len(said) > MAX_ISSUES:
        yield "", f"… and {len(said) - MAX_ISSUES} more"


def _grid() -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    return table

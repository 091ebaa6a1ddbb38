"""A record as a person reads it on a terminal: who says so, events, facts, findings, open points."""

from __future__ import annotations

from collections import defaultdict

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from depesche.export.words import day_of, fact_line, names_of, participants, shortened, what
from depesche.model import Claim, Record

MARK = {"consistent": ("✓", "green"), "inconsistent": ("✗", "bold red"), "unverifiable": ("?", "yellow")}
MAX_EXCERPT = 70
MAX_ISSUES = 12


def show(text: str, record: Record, console: Console) -> None:
    """Print one record."""
    console.print(_head(record))
    if record.claims:
        console.print(Padding(_claims(text, record), (0, 0, 0, 2)))
    for title, part in (("Events", _events(text, record)), ("Facts", _facts(record)), ("Findings", _findings(record))):
        if part is not None:
            console.print(Text(f"\n{title}", style="bold"))
            console.print(Padding(part, (0, 0, 0, 2)))
    if record.issues:
        console.print(Text("\nOpen points", style="bold"))
        console.print(Padding(_issues(record), (0, 0, 0, 2)))
    console.print()


def _head(record: Record) -> Text:
    head = Text(record.title or record.id, style="bold underline")
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
    return head.append("\n" + " · ".join(parts) + "\n", style="not bold not underline dim")


def _claims(text: str, record: Record) -> Tree:
    names = names_of(record)
    children: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in record.claims:
        children[claim.parent].append(claim)
    root = Tree(Text("Who says so", style="bold"), guide_style="dim")

    def grow(tree: Tree, parent: str | None) -> None:
        for claim in children[parent]:
            label = Text(shortened(names.get(claim.source or "", claim.source or "source not told")), style="cyan")
            label.append(f"  {claim.manner}", style="dim")
            if claim.manner != "publisher":
                label.append("  " + excerpt(text, claim.span.start, claim.span.end))
            grow(tree.add(label), claim.id)

    grow(root, None)
    return root


def excerpt(text: str, start: int, end: int) -> str:
    """The words of a span on one line, cut in the middle where they are long."""
    words = " ".join(text[start:end].split())
    if len(words) > MAX_EXCERPT:
        words = words[: MAX_EXCERPT // 2].rstrip() + " … " + words[-MAX_EXCERPT // 2 :].lstrip()
    return f"“{words}”"


def _events(text: str, record: Record) -> Table | None:
    if not record.events:
        return None
    names = names_of(record)
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0), expand=True)
    table.add_column("", justify="right", style="dim")
    table.add_column("when", overflow="fold", max_width=10)
    table.add_column("what", overflow="fold", max_width=14)
    table.add_column("who → to whom", overflow="fold", ratio=1)
    table.add_column("who says so", overflow="fold", max_width=18)
    for number, event in enumerate(record.events, 1):
        roles = Text(f"{participants(event.actors, names) or '–'} → {participants(event.recipients, names) or '–'}")
        roles.append(f"\n“{event.trigger.of(text)}”", style="italic dim")
        if event.place:
            roles.append(f" in {event.place.name}", style="dim")
        says = event.attribution[-1] if event.attribution else ""
        table.add_row(str(number), day_of(event.date), Text(what(event), style="bold"), roles, shortened(says))
    return table


def _facts(record: Record) -> Group | None:
    lines = [Text(fact_line(fact, record)) for fact in record.facts]
    return Group(*lines) if lines else None


def _findings(record: Record) -> Group | None:
    lines = []
    for finding in record.findings:
        sign, style = MARK[finding.verdict]
        line = (
            Text(f"{sign} ", style=style)
            .append(f"{finding.check}: ", style="bold")
            .append(finding.message, style="default")
        )
        if finding.sources:
            line.append(f" [{'; '.join(finding.sources)}]", style="dim not bold")
        lines.append(line)
    return Group(*lines) if lines else None


def _issues(record: Record) -> Group:
    lines = [Text(f"{i.code}: ", style="yellow").append(i.message, style="default") for i in record.issues[:MAX_ISSUES]]
    if len(record.issues) > MAX_ISSUES:
        lines.append(Text(f"… and {len(record.issues) - MAX_ISSUES} more", style="dim"))
    return Group(*lines)

"""`depesche kb`: questions to the knowledge base, for a day."""

from __future__ import annotations

import click

from depesche.cli.common import Day, example
from depesche.pack.days import maybe_within
from depesche.pack.kb import KnowledgeBase, Known, load_kb
from depesche.pack.kb_rows import Holder


@click.group("kb")
def kb_command() -> None:
    """Ask the dated knowledge base: who held an office, belonged to an organisation, sat in a council.

    A line an answer; its fields, parted by tabs, end with the first and last day and the source of the row.
    """


@kb_command.command("holder", epilog=example("depesche kb holder president-of-iran --on 2021-10-18"))
@click.argument("office")
@click.option("--on", "day", type=Day(), help="The day asked for; all holders without it.")
def holder_command(office: str, day: str | None) -> int:
    """Who held OFFICE (an id such as president-of-iran, or words of its title)."""
    kb = load_kb()
    posts = [o for o in kb.offices.values() if o.id == office] or [
        o
        for o in kb.offices.values()
        if all(w in f"{o.id} {o.title_en} {o.title_de}".casefold() for w in office.casefold().split())
    ]
    if not posts:
        raise click.UsageError(f"no office is known as {office!r}")
    for post in sorted(posts, key=lambda o: o.id):
        for spell in _holders(kb, post.id, day):
            who = kb.entities[f"person:{spell.person}"].name
            click.echo(f"{post.id}\t{who}\t{spell.from_ or '?'}\t{spell.until or 'open'}\t{spell.source}")
    return 0


def _holders(kb: KnowledgeBase, office: str, day: str | None) -> tuple[Holder, ...]:
    return kb.holder(office, day) if day else kb.holders(office)


@kb_command.command("members", epilog=example("depesche kb members SCO --on 2021-10-18"))
@click.argument("organisation")
@click.option("--on", "day", type=Day(), required=True, help="The day asked for.")
@click.option("--role", default="full member", show_default=True, help="The members of this status only.")
def members_command(organisation: str, day: str, role: str) -> int:
    """The members of ORGANISATION (its code) on a day."""
    kb = load_kb()
    if f"org:{organisation}" not in kb.entities:
        raise click.UsageError(f"no organisation is known as {organisation!r}")
    for row in kb.memberships(organisation):
        if row.role == role and maybe_within(row.from_, row.until, day):
            click.echo(
                f"{row.member}\t{kb.entities[row.member].name}\t{row.from_ or '?'}\t{row.until or 'open'}\t{row.source}"
            )
    return 0


@kb_command.command("seats", epilog=example("depesche kb seats UNSC --on 2020-08-14"))
@click.argument("council", default="UNSC")
@click.option("--on", "day", type=Day(), required=True, help="The day asked for.")
def seats_command(council: str, day: str) -> int:
    """Who sat in COUNCIL on a day."""
    kb = load_kb()
    for seat in kb.seats(council, day):
        kind = "permanent" if seat.permanent else "elected"
        name = kb.entities[seat.member].name
        click.echo(f"{seat.member}\t{name}\t{kind}\t{seat.from_}\t{seat.until or 'open'}\t{seat.source}")
    return 0


@kb_command.command("entity", epilog=example("depesche kb entity Lawrow --on 2021-10-18"))
@click.argument("name", nargs=-1, required=True)
@click.option("--on", "day", type=Day(), help="Offices held and parties on this day; all without it.")
def entity_command(name: tuple[str, ...], day: str | None) -> int:
    """What is known of an entity, by id or by any of its names."""
    kb = load_kb()
    wanted = " ".join(name)
    ids = (
        [wanted]
        if wanted in kb.entities
        else sorted({n.entity for n in kb.names if n.form.casefold() == wanted.casefold()})
    )
    ids = [i for i in ids if i in kb.entities] or sorted(
        e.id for e in kb.entities.values() if wanted.casefold() in (e.name.casefold(), e.name_de.casefold())
    )
    if not ids:
        raise click.UsageError(f"nothing is known as {wanted!r}")
    for entity in (kb.entities[i] for i in ids):
        _show(kb, entity, day)
    return 0


def _show(kb: KnowledgeBase, entity: Known, day: str | None) -> None:
    parts = [entity.id, entity.kind, entity.name]
    parts += [
        f"{k}={v}"
        for k, v in (
            ("country", entity.country),
            ("org", entity.org),
            ("sector", entity.sector),
            ("wikidata", entity.wikidata),
        )
        if v
    ]
    click.echo("\t".join(parts))
    forms = sorted({n.form for n in kb.names if n.entity == entity.id})
    if forms:
        click.echo("  names: " + ", ".join(forms))
    person = entity.id.removeprefix("person:") if entity.kind == "person" else ""
    for spell in kb.offices_held(person, day):
        post = kb.offices[spell.office]
        click.echo(f"  {post.title_en} ({post.of}) {spell.from_ or '?'} to {spell.until or 'open'} [{spell.source}]")
    for told in kb.affiliations(person, day):
        group = kb.entities[f"group:{told.group}"]
        click.echo(f"  {group.name} ({group.id}) {told.from_ or '?'} to {told.until or 'open'} [{told.source}]")

"""`depesche kb`: questions to the knowledge base, for a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import click

from depesche.cli.common import Day, example
from depesche.pack.days import maybe_within
from depesche.pack.kb import KnowledgeBase, Known
from depesche.pack.kb_find import Finder, load_finder
from depesche.pack.kb_rows import Holder, MembershipRow, Office


@click.group("kb")
def kb_command() -> None:
    """Ask the dated knowledge base: who held an office, belonged to an organisation, sat in a council.

    A line an answer; its fields, parted by tabs, end with the first and last day and the source of the row. Names are
    understood in German and English.
    """


@kb_command.command(
    "holder",
    epilog=example(
        "depesche kb holder president-of-iran --on 2021-10-18", "depesche kb holder US-Außenminister --on 2003-02-05"
    ),
)
@click.argument("office", nargs=-1, required=True)
@click.option("--on", "day", type=Day(), help="The day asked for; all holders without it.")
def holder_command(office: tuple[str, ...], day: str | None) -> int:
    """Who held OFFICE: an id such as president-of-iran, a name (Kremlsprecher), or its class and whose it is."""
    finder, wanted = load_finder(), " ".join(office)
    posts = finder.offices(wanted)
    if not posts:
        near = ", ".join(finder.offices_near(wanted))
        raise click.UsageError(f"no office is known as {wanted!r}" + (f" (like it: {near})" if near else ""))
    if len(posts) > _TOO_MANY:
        raise click.UsageError(f"{len(posts)} offices are known as {wanted!r}: say whose")
    answers = [(post, spell) for post in posts for spell in _spells(finder.kb, post, day)]
    for post, spell in answers:
        name = finder.kb.entities[f"person:{spell.person}"].name + (" (acting)" if spell.acting else "")
        click.echo(f"{post.id}\t{name}\t{spell.from_ or '?'}\t{spell.until or 'open'}\t{spell.source}")
    if not answers:
        click.echo(f"nobody is known in that office{_on(day)}: {', '.join(p.id for p in posts)}", err=True)
    return 0


def _spells(kb: KnowledgeBase, post: Office, day: str | None) -> tuple[Holder, ...]:
    return kb.holder(post.id, day) if day else kb.holders(post.id)


def _on(day: str | None) -> str:
    return f" on {day}" if day else ""


@kb_command.command(
    "members",
    epilog=example(
        "depesche kb members SCO --on 2021-10-18", 'depesche kb members SOZ --on 2021-10-18 --role "dialogue partner"'
    ),
)
@click.argument("organisation", nargs=-1, required=True)
@click.option("--on", "day", type=Day(), required=True, help="The day asked for.")
@click.option("--role", default="full member", show_default=True, help="The members of this status only.")
def members_command(organisation: tuple[str, ...], day: str, role: str) -> int:
    """The members of ORGANISATION, by its code or a name, on a day; what else it has is told on standard error."""
    finder = load_finder()
    code = _one_organisation(finder, " ".join(organisation))
    rows = [r for r in finder.kb.memberships(code) if maybe_within(r.from_, r.until, day)]
    told = [r for r in rows if r.role == role]
    for row in told:
        name = finder.kb.entities[row.member].name
        click.echo(f"{row.member}\t{name}\t{row.from_ or '?'}\t{row.until or 'open'}\t{row.source}")
    if not told:
        click.echo(f"no {role} of {finder.kb.entities[f'org:{code}'].name} is known on {day}", err=True)
    _tell_others(rows, role)
    return 0


def _tell_others(rows: Sequence[MembershipRow], role: str) -> None:
    """The other statuses that members have, with their numbers."""
    others = Counter(r.role for r in rows if r.role != role)
    if others:
        click.echo("also (--role): " + ", ".join(f"{n} {name}" for name, n in sorted(others.items())), err=True)


def _one_organisation(finder: Finder, wanted: str) -> str:
    """The code of the organisation meant; a usage error where there is none or are several."""
    codes = finder.organisations(wanted)
    if not codes:
        raise click.UsageError(f"no organisation is known as {wanted!r}")
    if len(codes) > 1:
        told = [f"{c} ({finder.kb.entities[f'org:{c}'].name})" for c in codes[:_MOST]]
        more = f" and {len(codes) - _MOST} more" if len(codes) > _MOST else ""
        raise click.UsageError(f"several organisations are known as {wanted!r}: {', '.join(told)}{more}")
    return codes[0]


_TOO_MANY = 25
_MOST = 8
"""As many organisations are named where a question means several."""


@kb_command.command(
    "seats",
    epilog=example("depesche kb seats UNSC --on 2020-08-14", "depesche kb seats Sicherheitsrat --on 2020-08-14"),
)
@click.argument("council", default="UNSC")
@click.option("--on", "day", type=Day(), required=True, help="The day asked for.")
def seats_command(council: str, day: str) -> int:
    """Who sat in COUNCIL, by its code or a name, on a day."""
    finder = load_finder()
    kb, code = finder.kb, _one_organisation(finder, council)
    seats = kb.seats(code, day)
    for seat in seats:
        kind = "permanent" if seat.permanent else "elected"
        name = kb.entities[seat.member].name
        click.echo(f"{seat.member}\t{name}\t{kind}\t{seat.from_}\t{seat.until or 'open'}\t{seat.source}")
    if not seats:
        click.echo(f"no seats of {kb.entities[f'org:{code}'].name} are known on {day}", err=True)
    return 0


@kb_command.command(
    "entity",
    epilog=example("depesche kb entity Lawrow --on 2021-10-18", "depesche kb entity Georgien --on 2008-08-08"),
)
@click.argument("name", nargs=-1, required=True)
@click.option("--on", "day", type=Day(), help="Offices and parties on this day, and who holds a state's offices.")
def entity_command(name: tuple[str, ...], day: str | None) -> int:
    """What is known of an entity, by id or by any of its names."""
    finder, wanted = load_finder(), " ".join(name)
    ids = finder.entities(wanted)
    if not ids:
        raise click.UsageError(f"nothing is known as {wanted!r}")
    for entity in (finder.kb.entities[i] for i in ids):
        _show(finder.kb, entity, day)
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
    for post in kb.offices.values() if day else ():
        for spell in kb.holder(post.id, day) if day and post.of == entity.id else ():
            holder = kb.entities[f"person:{spell.person}"].name
            click.echo(f"  {post.title_en}: {holder} {spell.from_ or '?'} to {spell.until or 'open'} [{spell.source}]")

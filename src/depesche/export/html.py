"""Records as one HTML page: the text with its words marked, and the records beside it.

The page is complete in itself: it loads nothing, and its content security policy lets only its own style
and script run, by their hashes. Whatever stands in an article is shown, never executed.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from depesche.export.page.article import article
from depesche.export.page.marks import Shown
from depesche.export.page.markup import Markup, el, escape, join
from depesche.export.page.panels import panels
from depesche.model import Record

LAYERS = (
    ("entities", "actors and places"), ("times", "times"), ("events", "events"),
    ("claims", "who says so"), ("facts", "facts"), ("findings", "findings"),
)  # fmt: skip


def page(coded: Sequence[tuple[str, Record]]) -> str:
    """One self-contained HTML page for texts and their records, a section each; UTF-8 can write every character."""
    shown = [Shown(text, record, f"d{n}-") for n, (text, record) in enumerate(coded, 1)]
    style, script = _asset("page.css"), _asset("page.js")
    title = title_of(shown[0].record) if len(shown) == 1 else f"{len(shown)} articles"
    head = el(
        "head", el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="referrer", content="no-referrer"), el("meta", name="color-scheme", content="light dark"),
        el("title", f"{title} – Depesche"), el("style", style),
    )  # fmt: skip
    contents = _contents(shown) if len(shown) > 1 else None
    body = el("body", _legend(), contents, el("main", join([_section(s) for s in shown])), el("script", script))
    return "<!doctype html>\n" + el("html", head, "\n", body, lang="en") + "\n"


def title_of(record: Record) -> str:
    """The article's title, its id where it has none."""
    return record.title or record.id


@cache
def _asset(name: str) -> Markup:
    return Markup((files("depesche.export.page") / name).read_text("utf-8"))


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )


def _hash(source: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"


def _legend() -> Markup:
    """Switches for the marks; the style sheet reads them, so they work without the script."""
    switches = [
        el(
            "label",
            el("input", type="checkbox", checked=True, class_=f"on-{layer}"),
            el("span", name, class_=f"k-{layer}"),
        )
        for layer, name in LAYERS
    ]
    return el("header", el("span", "Marked", class_="k"), *switches, class_="legend")


def _contents(shown: Sequence[Shown]) -> Markup:
    rows = [
        el(
            "li",
            el("a", el("bdi", title_of(s.record)), href=f"#{s.prefix}top"),
            " ",
            el("span", _counts(s.record), class_="small"),
        )
        for s in shown
    ]
    return el("nav", el("ol", *rows), class_="contents", aria_label="Contents")


def _counts(record: Record) -> str:
    counts = (
        ("event", record.events),
        ("fact", record.facts),
        ("finding", record.findings),
        ("open point", record.issues),
    )
    return ", ".join(f"{len(items)} {name}{'s' * (len(items) != 1)}" for name, items in counts if items)


def _section(shown: Shown) -> Markup:
    head = el("header", el("h2", el("bdi", title_of(shown.record))), _source(shown.record), class_="source")
    records = el("aside", panels(shown), aria_label="Records")
    return el("article", head, el("div", article(shown), records, class_="spread"), id=f"{shown.prefix}top")


def _source(record: Record) -> Markup:
    parts: list[str] = [record.language or "language unknown"]
    parts.append(f"{record.publisher.name} ({record.publisher.evidence})" if record.publisher else "publisher not told")
    if record.date:
        parts.append(f"{record.date.day} ({record.date.evidence})")
    elif record.dated_between:
        between = record.dated_between
        parts.append(f"undated, between {between.earliest or '…'} and {between.latest or '…'}")
    else:
        parts.append("undated")
    if record.desk_code:
        parts.append(f"desk code {record.desk_code}")
    if record.title:
        parts.append(record.id)
    if record.url:
        parts.append(_address(record.url))
    return el("p", join([el("bdi", part) for part in parts], " · "), class_="small")


def _address(url: str) -> Markup:
    """A link only where the address is one of the web: `javascript:` and the like stay words."""
    if url.lower().startswith(("https://", "http://")):
        return el("a", url, href=url, rel="noreferrer noopener")
    return escape(url)

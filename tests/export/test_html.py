"""The page: whatever stands in an article is shown, never executed, and nothing is loaded from elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from depesche.export.html import page
from depesche.model import Record, Span
from tests.export.conftest import TEXT

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><script>alert(1)</script>",
    "<!--", "]]>", "&lt;script&gt;", "javascript:alert(1)", "\u202e<b>\u0000", "\ud800", "<svg/onload=alert(1)>", "{{7*7}}",
]  # fmt: skip


class Tags(HTMLParser):
    """What a browser would see of tags and attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


def seen(markup: str) -> Tags:
    parser = Tags()
    parser.feed(markup)
    parser.close()
    return parser


@pytest.mark.parametrize("bad", HOSTILE)
def test_what_stands_in_an_article_is_never_markup(sample: Record, bad: str) -> None:
    plain = seen(page([("ordinary words " * 4, replace(sample, title="title", url="words", id="id"))]))
    spoilt = replace(
        sample, title=bad, url=bad, id=bad,
        entities=tuple(replace(e, name=bad, wikidata=bad) for e in sample.entities),
        findings=tuple(replace(f, message=bad, sources=(bad,)) for f in sample.findings),
        events=tuple(replace(e, attribution=(bad,), by=bad) for e in sample.events),
    )  # fmt: skip
    markup = page([((bad + " ordinary words " * 4), spoilt)])
    told = seen(markup)
    assert markup.encode("utf-8")
    assert told.tags.count("script") == 1
    assert {"img", "svg"}.isdisjoint(told.tags)
    assert set(told.tags) <= set(plain.tags) | {"b", "q", "a", "code", "span", "div"}
    assert not [name for name, _ in told.attributes if name.startswith("on")]
    assert all(
        not value.lower().startswith("javascript:") for name, value in told.attributes if name in ("href", "src")
    )


def test_the_page_loads_nothing_and_runs_only_its_own_script(sample: Record) -> None:
    markup = page([(TEXT, sample)])
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', markup)
    assert policy
    assert "default-src &#x27;none&#x27;" in policy.group(1)
    assert "unsafe" not in policy.group(1)
    assert not [v for n, v in seen(markup).attributes if n == "src"]


def test_every_character_of_the_text_is_kept(sample: Record) -> None:
    shown = re.search(r'<div class="text"[^>]*>(.*?)</div><aside', page([(TEXT, sample)]), re.DOTALL)
    assert shown
    words = re.sub(r"<a[^>]*class=\"sign[^>]*>[^<]*</a>|<[^>]+>", "", shown.group(1))
    assert words.replace("&quot;", '"').split() == TEXT.split()


def test_every_link_leads_to_a_place_of_the_page(sample: Record) -> None:
    told = seen(page([(TEXT, sample), (TEXT, replace(sample, findings=sample.findings * 2))])).attributes
    places = {value for name, value in told if name == "id"}
    assert {v[1:] for n, v in told if n == "href" and v.startswith("#")} <= places
    assert len([v for n, v in told if n == "id"]) == len(places)


def test_a_claim_outside_the_text_is_clipped(sample: Record) -> None:
    far = tuple(replace(c, span=Span(0, 10**6)) for c in sample.claims)
    assert "<main>" in page([(TEXT, replace(sample, claims=far))])

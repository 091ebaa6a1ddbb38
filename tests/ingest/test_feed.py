"""RSS and Atom: an article an entry."""

from __future__ import annotations

from collections.abc import Callable

from depesche.model import Article

Ingest = Callable[..., list[Article]]

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Globus</title><link>https://example.org</link>
<item><title>Rat &amp; Minister</title><guid isPermaLink="false">g1</guid><link>https://example.org/1</link>
<pubDate>Fri, 12 Mar 2004 00:30:00 +0100</pubDate>
<description>&lt;p&gt;Der Rat tagt.&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;
&lt;p&gt;Der &lt;b&gt;Minister&lt;/b&gt; nicht.&lt;/p&gt;</description></item>
<item><title>Nur eine Überschrift</title></item>
<item><guid>g3</guid></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Globus</title>
<entry><id>urn:x:1</id><title>Rat</title><updated>2004-03-12T23:30:00+01:00</updated>
<summary>Kurz.</summary><content type="html">&lt;p&gt;Der Rat tagt in Wien.&lt;/p&gt;</content></entry></feed>"""


def test_rss(ingest: Ingest) -> None:
    first, second, third = ingest("a.rss", RSS)
    assert first.text == "Der Rat tagt.\nDer Minister nicht."
    assert first.id.endswith("a.rss#g1")
    assert (first.title, first.url) == ("Rat & Minister", "https://example.org/1")
    assert first.date
    assert (first.date.day, first.date.evidence) == ("2004-03-12", "feed")
    assert first.publisher
    assert (first.publisher.name, first.publisher.evidence) == ("Globus", "feed")
    assert (second.text, second.date, second.id[-2:]) == ("Nur eine Überschrift", None, "#2")
    assert [i.code for i in third.issues] == ["input.empty"]


def test_atom(ingest: Ingest) -> None:
    (entry,) = ingest("a.xml", ATOM)
    assert (entry.text, entry.id.rpartition("#")[2]) == ("Der Rat tagt in Wien.", "urn:x:1")
    assert entry.date
    assert entry.date.day == "2004-03-12"


def test_a_feed_that_breaks_off_keeps_what_was_read(ingest: Ingest) -> None:
    found = ingest("a.rss", RSS[: RSS.index("<item><guid>g3")])
    assert [a.text for a in found] == ["Der Rat tagt.\nDer Minister nicht.", "Nur eine Überschrift", ""]
    assert [i.code for i in found[-1].issues] == ["input.feed"]

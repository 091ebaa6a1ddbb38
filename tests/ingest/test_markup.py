"""Text of markup, with and without a tree."""

from __future__ import annotations

import pytest

from depesche.ingest import html, markup
from depesche.ingest.encoding import Decoded
from depesche.ingest.markup import bare_text, parse, streamed_text, tagless_text

PAGES = [
    "<html><head><title>T</title></head><body>a<p>b<p>c &amp; d &#8211; e<br>f<!-- x -->g</body></html>",
    '<p>eins<script>var a = "<p>";</script> und<style>p {}</style> zwei</p>drei',
    "<table><tr><td>1<td>2</table><nav>weg <p>auch</nav> bleibt <b>fett</b>gedruckt <ul><li>x<li>y</ul>",
    "<div>\n  Zeile \t eins\n</div>\n\n<div></div>ohne <i>Ende",
    "nur Text",
    "a\x00b<p>c\ud800",
    "",
]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("piece", [3, 1_000_000])
def test_a_stream_gives_what_the_tree_gives(page: str, piece: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "_PIECE", piece)
    tree = parse(page)
    assert streamed_text(page)[0] == ("" if tree is None else bare_text(tree))


def test_elements_and_depth_of_a_stream() -> None:
    assert streamed_text("<html><body><div><p>a</p></div><p>b</p></body></html>")[1:] == (5, 4)


def test_tags_alone() -> None:
    assert tagless_text("<head>x</head><div>a <b>b</b><br>c<script>d</script></div>\n<p>e") == "a b\nc\ne"


@pytest.mark.parametrize("limit", ["TREE_CHARACTERS", "TREE_TAGS", "TREE_MARKUP"])
def test_a_page_beyond_a_limit_is_read_without_its_tree(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, limit, 100)
    paragraphs = "<p class='absatz'>Der Rat tagt.</p>" * 200
    page = (
        f"<html><head><title>Rat</title><meta name='date' content='2004-03-12'></head><body>{paragraphs}</body></html>"
    )
    article = html.article("a", Decoded(page, "utf-8"))
    assert article.text == "\n".join(["Der Rat tagt."] * 200)
    assert [i.code for i in article.issues] == ["html.large"]
    assert article.title == "Rat"
    assert article.date is not None
    assert article.date.day == "2004-03-12"


def test_a_page_without_tree_that_is_nested_too_deep() -> None:
    article = html.article("a", Decoded("<html><body>" + "<div>" * 110_000 + "Der Rat tagt.", "utf-8"))
    assert article.text == "Der Rat tagt."

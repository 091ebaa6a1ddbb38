"""TimeML: the text comes back as it was, amounts of time as ISO-TimeML has them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from functools import cache

from depesche.export.timeml import timeml, timex3
from depesche.model import Article, Doc, PublicationDate
from depesche.pack.files import DATA, Problems
from depesche.pack.times import TimesLexicon, load


@cache
def grammar() -> TimesLexicon:
    return load(DATA / "lang" / "de", Problems())


def doc(text: str, day: str | None = "2012-06-13") -> Doc:
    return Doc(Article("a<b", text, PublicationDate(day, "argument") if day else None))


def test_the_text_is_kept_and_the_tags_are_inline() -> None:
    text = "Der Rat & das Haus <tagten> am Montag,\nvor drei Jahren und bisher.\n"
    root = ET.fromstring(timeml(doc(text), grammar()).encode())
    body = root.find("TEXT")
    assert body is not None
    assert "".join(body.itertext()) == text
    tags = [(t.text, t.get("type"), t.get("value")) for t in body.iter("TIMEX3")]
    assert tags == [("Montag", "DATE", "2012-06-11"), ("drei Jahren", "DURATION", "P3Y"), (None, "DATE", "2009")]


def test_an_amount_is_anchored_to_the_day_it_leads_to() -> None:
    root = ET.fromstring(timeml(doc("Das war vor drei Jahren."), grammar()).encode())
    body = root.find("TEXT")
    assert body is not None
    amount, day = body.iter("TIMEX3")
    assert (amount.get("beginPoint"), amount.get("endPoint")) == (day.get("tid"), "t0")


def test_the_head_tells_document_and_day() -> None:
    root = ET.fromstring(timeml(doc("Heute."), grammar()).encode())
    assert root.findtext("DOCID") == "a<b"
    dct = root.find("DCT/TIMEX3")
    assert dct is not None
    assert dct.get("value") == "2012-06-13"


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    root = ET.fromstring(timeml(doc("Heute\x00\x0b kam \ud800er.", None), grammar()).encode())
    assert "".join(root.find("TEXT").itertext()) == "Heute kam er."  # type: ignore[union-attr]


def test_json_has_the_same_expressions() -> None:
    found = [(t.type, t.value) for t in timex3(doc("Das war vor drei Jahren, wie bisher."), grammar())]
    assert found == [("DURATION", "P3Y")]

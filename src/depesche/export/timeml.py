"""Time expressions as TimeML: an inline document as KRAUTS and the TempEval corpora have them.

Follows TimeML 1.2.1 (TIMEX3) and the ISO-TimeML practice of KRAUTS (Strötgen et al. 2018): what is counted off
from a day ("vor drei Jahren") is an amount of time, P3Y, anchored to that day, and the day it leads to stands in an
empty TIMEX3 after it; vague adverbs ("bisher") are left unmarked.
"""

from __future__ import annotations

import re
from dataclasses import replace
from xml.sax.saxutils import escape, quoteattr

from depesche.model import Doc, Time
from depesche.pack.times import TimesLexicon
from depesche.stages.times import Expression, expressions, published_on

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">\n'
)
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def timex3(doc: Doc, lexicon: TimesLexicon) -> tuple[Time, ...]:
    """The time expressions of `doc` as TimeML has them: the record's, without those that TimeML leaves unmarked,
    amounts of time as such ("vor drei Jahren": DURATION P3Y). What `depesche times` writes as JSON."""
    return tuple(_as_marked(e) for e in expressions(doc, lexicon) if e.timeml)


def timeml(doc: Doc, lexicon: TimesLexicon) -> str:
    """`doc` as a TimeML document (XML, UTF-8): DOCID, DCT, and the TEXT as received with its TIMEX3 inline.

    Characters that XML 1.0 cannot hold are left out of the text. Without a day of publication the DCT is empty.
    """
    published = published_on(doc)
    day = published.isoformat() if published else ""
    dct = (
        f'<TIMEX3 tid="t0" type="DATE" value={quoteattr(day)} temporalFunction="false" '
        f'functionInDocument="CREATION_TIME">{day}</TIMEX3>'
    )
    body = _inline(doc, [e for e in expressions(doc, lexicon) if e.timeml], day)
    return f"{_HEAD}<DOCID>{_text(doc.article.id)}</DOCID>\n<DCT>{dct}</DCT>\n<TEXT>{body}</TEXT>\n</TimeML>\n"


def _as_marked(found: Expression) -> Time:
    if found.measure is None:
        return found.time
    return replace(found.time, type="DURATION", value=found.measure)


def _inline(doc: Doc, found: list[Expression], published: str) -> str:
    parts: list[str] = []
    at, number = 0, 1
    for e in found:
        tid, span = f"t{number}", e.time.span
        parts += [
            _text(doc.text[at : span.start]),
            _tag(e, tid, f"t{number + 1}", published),
            _text(span.of(doc.text)),
            "</TIMEX3>",
        ]
        number += 1
        if _leads_somewhere(e):
            parts.append(_empty(e.time, f"t{number}"))
            number += 1
        at = span.end
    return "".join([*parts, _text(doc.text[at:])])


def _leads_somewhere(e: Expression) -> bool:
    return e.measure is not None and e.time.type != "DURATION" and e.time.earliest is not None


def _tag(e: Expression, tid: str, other: str, published: str) -> str:
    marked = _as_marked(e)
    values = {"tid": tid, "type": marked.type, "value": marked.value}
    values |= {k: v for k, v in (("mod", marked.mod), ("quant", marked.quant), ("freq", marked.freq)) if v}
    if _leads_somewhere(e) and published and e.time.reason.endswith("from publication"):
        back = (e.time.latest or published) <= published
        values |= {"beginPoint": other, "endPoint": "t0"} if back else {"beginPoint": "t0", "endPoint": other}
    return _open(values) + ">"


def _empty(time: Time, tid: str) -> str:
    return _open({"tid": tid, "type": time.type, "value": time.value, "anchorTimeID": "t0"}) + "/>"


def _open(values: dict[str, str]) -> str:
    return "<TIMEX3 " + " ".join(f"{k}={quoteattr(v)}" for k, v in values.items())


def _text(text: str) -> str:
    return escape(_NO_XML.sub("", text))

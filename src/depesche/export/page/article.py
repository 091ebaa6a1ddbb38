"""The text of an article with its marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from depesche.export.page.cut import Segment, cut
from depesche.export.page.marks import CUE, FINDING, ROLE, TRIGGER, Shown, marks, tip
from depesche.export.page.markup import Markup, el, escape, join
from depesche.model import hull

SIGNS = {"consistent": "✓", "inconsistent": "✗", "unverifiable": "?"}
LONG = 20_000  # characters from which the browser draws only the lines on the screen


def article(shown: Shown) -> Markup:
    """The text of a section: one paragraph a line, every character kept, every mark a link to its record."""
    sentences = {s.start: number for number, s in enumerate(shown.record.sentences)}
    signs = _signs(shown)
    lines = [
        el("p", *(_segment(shown, s, sentences, signs) for s in line), class_=None if line else "blank")
        for line in cut(shown.text, marks(shown), sentences)
    ]
    long = " long" if len(shown.text) > LONG else ""
    return el("div", join(lines, "\n"), class_=f"text{long}", lang=shown.record.language, dir="auto")


def _segment(
    shown: Shown, segment: Segment, sentences: Mapping[int, int], signs: Mapping[int, list[Markup]]
) -> Markup:  # fmt: skip
    words = segment.span.of(shown.text)
    number = sentences.get(segment.span.start)
    before = el("i", class_="sn", data_n=number) if number is not None else escape("")
    return Markup(before + _marked(shown, segment, words) + join(signs.get(segment.span.end, [])))


def _marked(shown: Shown, segment: Segment, words: str) -> Markup:
    if not segment.marks:
        return escape(words)
    first = segment.marks[0]
    begins = any(m.span.start == segment.span.start for m in segment.marks)
    attributes: dict[str, str | bool | None] = {
        "class_": " ".join(dict.fromkeys(look for m in reversed(segment.marks) for look in ("s", *m.look.split()))),
        "data_k": " ".join(dict.fromkeys(f"{m.key}.{m.role}" if m.role else m.key for m in segment.marks)),
        "id": f"{shown.prefix}p{segment.span.start}" if begins else None,
    }
    if first.rank >= ROLE:
        return el("span", words, **attributes)
    # Only what opens an event, a claim or a finding is a stop of the tab key: the others are too many.
    stop = first.rank in (TRIGGER, CUE, FINDING) and first.span.start == segment.span.start
    attributes |= {"href": f"#{first.key}", "title": tip(shown, first), "tabindex": None if stop else "-1"}
    return el("a", words, **attributes)


def _signs(shown: Shown) -> Mapping[int, list[Markup]]:
    """The signs of the findings by the offset after which they stand."""
    signs = defaultdict(list)
    for i, finding in enumerate(shown.record.findings):
        if finding.spans:
            key = shown.key("v", i)
            sign = el(
                "a", SIGNS[finding.verdict], href=f"#{key}", class_=f"sign v-{finding.verdict}", data_k=key,
                title=f"{finding.check}: {finding.message}", aria_label=f"{finding.verdict}: {finding.check}",
            )  # fmt: skip
            signs[min(hull(finding.spans).end, len(shown.text))].append(sign)
    return signs

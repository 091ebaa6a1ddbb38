"""Interviews in print: who answers, and where ("Wikinews: Lehnen Sie das ab? – Pau: Ich lehne es ab.").

Two labels open sentences again and again. Under the one that asks more stand the questions, where the polite pronoun
means whom the other one names; under that stand the answers, where the first person means the same.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

from depesche.model import Doc

_LABEL = re.compile(r"[\"'„“”»«–\-\s]*((?:[A-Z\u00c0-\u00de][\w.\-]*)(?: [A-Z\u00c0-\u00de][\w.\-]*){0,3})[\"'“”«]*:\s")
_OFTEN = 2  # sentences that a label opens at least


@dataclass(frozen=True, slots=True)
class Interview:
    """Whose turn it is: the sentences (numbers, ascending) that open a turn, whether each opens an answer, and the name
    before the answers."""

    opens: tuple[int, ...]
    answers: tuple[bool, ...]
    name: str

    def is_answer(self, sentence: int) -> bool | None:
        """Whether a sentence stands in an answer, False for a question, None before the first turn."""
        turn = bisect_right(self.opens, sentence) - 1
        return self.answers[turn] if turn >= 0 else None


def interview_of(doc: Doc) -> Interview | None:
    """The interview that the article is; None where no two labels take turns, or none of them asks."""
    found = {s.number: m[1] for s in doc.sentences if (m := _LABEL.match(s.span.of(doc.text))) is not None}
    labels = [label for label, times in Counter(found.values()).most_common(2) if times >= _OFTEN]
    if len(labels) < 2:
        return None
    opens = [number for number in sorted(found) if found[number] in labels]
    asked: Counter[str] = Counter()
    for at, number in enumerate(opens):
        end = opens[at + 1] if at + 1 < len(opens) else len(doc.sentences)
        asked[found[number]] += any(s.span.of(doc.text).rstrip().endswith("?") for s in doc.sentences[number:end])
    asker, answerer = sorted(labels, key=lambda label: -asked[label])
    if asked[asker] <= asked[answerer] or asked[asker] < _OFTEN:
        return None
    return Interview(tuple(opens), tuple(found[n] == answerer for n in opens), answerer)

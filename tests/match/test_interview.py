"""Whose turn it is in a printed interview."""

from __future__ import annotations

import pytest

from depesche.match.interview import interview_of
from depesche.model import Article, Doc, Sentence, Span


def doc_of(*lines: str) -> Doc:
    starts = [sum(len(line) + 1 for line in lines[:n]) for n in range(len(lines))]
    sentences = tuple(
        Sentence(n, Span(s, s + len(line)), ()) for n, (s, line) in enumerate(zip(starts, lines, strict=True))
    )
    return Doc(Article("x", "\n".join(lines)), sentences=sentences)


TALK = (
    "Die Ministerin spricht mit uns.",
    "Kurier: Wer zahlt?",
    "Meier: Das Land.",
    "Es zahlt gern.",
    "Kurier: Und Sie?",
    "Meier: Ich auch.",
)


def test_who_answers_and_where() -> None:
    found = interview_of(doc_of(*TALK))
    assert found is not None
    assert found.name == "Meier"
    assert [found.is_answer(n) for n in range(6)] == [None, False, True, True, False, True]


def test_labels_in_marks_of_a_wiki() -> None:
    marked = [line.replace("Kurier:", "''Kurier'':").replace("Meier:", "''Hans Meier'':") for line in TALK]
    found = interview_of(doc_of(*marked))
    assert found is not None
    assert found.name == "Hans Meier"


@pytest.mark.parametrize(
    "lines",
    [
        TALK[:3],  # one question makes no interview
        ("Er sagte: Nein.", "Meier sagte: Ja.", "Meier: So war es.", "Huber: Anders war es."),
        ("Meier: So war es.", "Huber: Anders.", "Meier: Doch.", "Huber: Nein."),  # nobody asks
    ],
)
def test_no_interview(lines: tuple[str, ...]) -> None:
    assert interview_of(doc_of(*lines)) is None

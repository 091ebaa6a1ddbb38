"""Words by their place: the same as a look at every word finds."""

from __future__ import annotations

import random

import pytest

from depesche.model import Sentence, Span, Word


def random_sentence(seed: int) -> Sentence:
    """Words of one to six characters, some joined, some of them contractions of two that share their span."""
    dice = random.Random(seed)
    words: list[Word] = []
    at = 10
    for _ in range(dice.randrange(1, 25)):
        at += dice.randrange(2)
        span = Span(at, at + dice.randrange(1, 7))
        words += [Word(len(words) + k, span, "x", part=k) for k in range(dice.choice([1, 1, 1, 2]))]
        at = span.end
    return Sentence(0, Span(10, at), tuple(words))


@pytest.mark.parametrize("seed", range(10))
def test_words_of_a_span(seed: int) -> None:
    sentence = random_sentence(seed)
    for start in range(5, sentence.span.end + 3):
        for length in (1, 2, 7, 40):
            span = Span(start, start + length)
            assert sentence.within(span) == tuple(w for w in sentence.words if span.covers(w.span))
            assert sentence.touching(span) == tuple(w for w in sentence.words if span.overlaps(w.span))


@pytest.mark.parametrize(
    ("feats", "key", "value"),
    [
        ("", "Case", None),
        ("Case=Nom", "Case", "Nom"),
        ("Case=Nom|Number[psor]=Sing", "Number", None),
        ("NumType=Ord|Type=x", "Type", "x"),
        ("PronType=Int,Rel|Case=Acc", "PronType", "Int,Rel"),
    ],
)
def test_the_value_of_a_feature(feats: str, key: str, value: str | None) -> None:
    assert Word(0, Span(0, 1), "x", feats=feats).feat(key) == value

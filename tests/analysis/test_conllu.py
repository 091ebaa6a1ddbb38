"""CoNLL-U and one-token-a-line files."""

from __future__ import annotations

import pytest

from depesche.analysis.conllu import read_conllu, read_pretokenised, to_conllu, to_iob2, to_json
from depesche.model.analysis import Sentence, Word
from depesche.model.text import Span

TEXT = "Er kam zum Haus."
SENTENCE = Sentence(
    0,
    Span(0, 16),
    (
        Word(0, Span(0, 2), "Er", "er", "PRON", "Case=Nom", 1, "nsubj"),
        Word(1, Span(3, 6), "kam", "kommen", "VERB", "", -1, "root"),
        Word(2, Span(7, 10), "zu", "zu", "ADP", "", 4, "case"),
        Word(3, Span(7, 10), "dem", "der", "DET", "", 4, "det", "O", 1),
        Word(4, Span(11, 15), "Haus", "Haus", "NOUN", "", 1, "obl", "B-LOC"),
        Word(5, Span(15, 16), ".", ".", "PUNCT", "", 1, "punct"),
    ),
)


def test_conllu_round_trip() -> None:
    lines = list(to_conllu([SENTENCE], TEXT))
    (tree,) = read_conllu(lines)
    assert tree.comment("text") == TEXT
    assert tree.ranges == [(3, 4, "zum", "_")]
    assert [(n.form, n.head, n.deprel) for n in tree.nodes] == [(w.form, w.head + 1, w.deprel) for w in SENTENCE.words]
    given = read_pretokenised(lines, "de")
    assert given.text.strip() == TEXT
    assert [w.span for w in given.sentences[0].words] == [w.span for w in SENTENCE.words]
    assert [w.part for w in given.sentences[0].words] == [0, 0, 0, 1, 0, 0]
    assert list(to_conllu([SENTENCE], given.text, given.comments)) == lines


def test_one_token_a_line() -> None:
    rows = ["# a comment", "1\tEr\tO", "2\tkam\tO", "3\tzum\tO", "4\tHaus\tB-LOC", "", "#", "1", ""]
    given = read_pretokenised(rows, "de")
    assert [[w.form for w in s.words] for s in given.sentences] == [["Er", "kam", "zu", "dem", "Haus"], ["#", "1"]]


def test_iob2_has_surface_tokens() -> None:
    assert list(to_iob2([SENTENCE], TEXT)) == ["Er\tO", "kam\tO", "zum\tO", "Haus\tB-LOC", ".\tO", ""]


def test_json_is_one_line_a_sentence() -> None:
    (line,) = to_json([SENTENCE])
    assert line.startswith('{"number": 0, "span": [0, 16]')


@pytest.mark.parametrize("line", ["1\tzwei", "x\ta\ta\tX\t_\t_\t0\troot\t_\t_"])
def test_what_is_not_conllu_names_its_line(line: str) -> None:
    with pytest.raises(ValueError, match="line 1"):
        list(read_conllu([line, ""]))

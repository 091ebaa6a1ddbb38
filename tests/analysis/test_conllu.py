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
    assert tree.ranges == [(3, 4, "zum", "")]
    assert [(n.form, n.head, n.deprel) for n in tree.nodes] == [(w.form, w.head + 1, w.deprel) for w in SENTENCE.words]
    (given,) = read_pretokenised(lines, "de")
    assert given.text.strip() == TEXT
    assert [w.span for w in given.sentences[0].words] == [w.span for w in SENTENCE.words]
    assert [w.part for w in given.sentences[0].words] == [0, 0, 0, 1, 0, 0]
    assert list(to_conllu([SENTENCE], given.text, given.kept)) == lines


def test_one_token_a_line() -> None:
    rows = ["# a comment", "1\tEr\tO", "2\tkam\tO", "3\tzum\tO", "4\tHaus\tB-LOC", "", "#", "1", ""]
    (given,) = read_pretokenised(rows, "de")
    assert [[w.form for w in s.words] for s in given.sentences] == [["Er", "kam", "zu", "dem", "Haus"], ["#", "1"]]


def test_iob2_has_surface_tokens() -> None:
    assert list(to_iob2([SENTENCE], TEXT)) == ["Er\tO", "kam\tO", "zum\tO", "Haus\tB-LOC", ".\tO", ""]


def test_json_is_one_line_a_sentence() -> None:
    (line,) = to_json([SENTENCE])
    assert line.startswith('{"number": 0, "span": [0, 16]')


REST = "_\tX\t_\t_\t0\troot\t_\t_"


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["1\tzwei"], "line 1: 2 columns, not 10"),
        ([f"x\ta\t{REST}"], "line 1: id or head is not a number"),
        ([f"2\ta\t{REST}"], "line 1: id 2, not 1"),
        ([f"1\ta\t{REST}", f"1\tb\t{REST}"], "line 2: id 1, not 2"),
        ([f"1\t\t{REST}"], "line 1: the form is empty"),
        ([f"2-3\tzum\t{REST}"], "line 1: the range 2-3 does not fit word 1"),
        ([f"1-2\tzum\t{REST}", f"1\tzu\t{REST}"], "line 3: the sentence ends within the range of 'zum'"),
    ],
)
def test_what_is_not_conllu_names_its_line(lines: list[str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        list(read_conllu([*lines, ""]))


def test_comments_misc_and_empty_nodes_are_kept() -> None:
    lines = [
        "# sent_id = 7", "# text = Er kam zum Haus.", "1\tEr\t_\t_\t_\t_\t_\t_\t_\tEntity=(1)|NE=B-PER",
        "1.1\tja\t_\t_\t_\t_\t_\t_\t_\t_", "2\tkam\t_\t_\t_\t_\t_\t_\t_\t_", "3-4\tzum\t_\t_\t_\t_\t_\t_\t_\tGloss=to",
        "3\tzu\t_\t_\t_\t_\t_\t_\t_\t_", "4\tdem\t_\t_\t_\t_\t_\t_\t_\tx=y", "5\tHaus\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No",
        "6\t.\t_\t_\t_\t_\t_\t_\t_\t_", "",
    ]  # fmt: skip
    (given,) = read_pretokenised(lines, "de")
    out = list(to_conllu([SENTENCE], given.text, given.kept))
    assert [line.split("\t")[:2] + line.split("\t")[9:] for line in out] == [
        ["# sent_id = 7"], ["# text = Er kam zum Haus."], ["1", "Er", "Entity=(1)"], ["1.1", "ja", "_"], ["2", "kam", "_"],
        ["3-4", "zum", "Gloss=to"], ["3", "zu", "_"], ["4", "dem", "x=y"], ["5", "Haus", "NE=B-LOC|SpaceAfter=No"],
        ["6", ".", "_"], [""],
    ]  # fmt: skip


def test_clitics_are_words_of_one_token() -> None:
    text = "Iran's"
    words = (
        Word(0, Span(0, 4), "Iran", "Iran", "PROPN", "", -1, "root", "B-LOC"),
        Word(1, Span(4, 6), "'s", "'s", "PART", "", 0, "case", "O", 1),
    )
    sentence = Sentence(0, Span(0, 6), words)
    assert [line.split("\t")[:2] for line in to_conllu([sentence], text)][2:5] == [
        ["1-2", "Iran's"],
        ["1", "Iran"],
        ["2", "'s"],
    ]
    assert list(to_iob2([sentence], text)) == ["Iran's\tB-LOC", ""]


def test_a_line_without_a_token_is_named() -> None:
    with pytest.raises(ValueError, match="line 2: no token in column 1"):
        list(read_pretokenised(["Er\tO", "\tO"], "de"))


def test_long_files_are_read_in_parts() -> None:
    parts = list(read_pretokenised(["Er", "kam", ""] * 5, "de", size=2))
    assert [len(p.sentences) for p in parts] == [2, 2, 1]
    assert parts[2].text == "Er kam \n"

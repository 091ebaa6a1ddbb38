"""Corrections of annotated sentences: read, carried out, and checked for what cannot be right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from training.own import agreement, corrected, owners, problems, read_corrections
from training.standoff import Annotated

SENTENCE = Annotated(
    "e0", "en", "1_A", ((1,), (2,), (3,)), ("Merkel", "met", "Hollande"), ("PROPN", "VERB", "PROPN"), ("", "", ""),
    ("Merkel", "meet", "Hollande"), (2, 0, 2), ("nsubj", "root", "obj"), ("B-PER", "O", "B-PER"),
)  # fmt: skip


def test_corrections_are_read(tmp_path: Path) -> None:
    path = tmp_path / "A.txt"
    path.write_text("e0 3 head=2 rel=obl feats=Case=Acc|Number=Sing  # a remark\ne1\n", "utf-8")
    assert read_corrections(path) == {
        "e0": [(3, {"head": "2", "rel": "obl", "feats": "Case=Acc|Number=Sing"})],
        "e1": [],
    }


def test_corrections_are_carried_out() -> None:
    done = corrected(SENTENCE, [(3, {"rel": "obl", "name": "O"}), (2, {"lemma": "encounter"})])
    assert done.deprels == ("nsubj", "root", "obl")
    assert done.names == ("B-PER", "O", "O")
    assert done.lemmas == ("Merkel", "encounter", "Hollande")


@pytest.mark.parametrize("change", [(4, {"rel": "obj"}), (0, {"rel": "obj"}), (1, {"relation": "obj"})])
def test_a_correction_of_nothing_is_an_error(change: tuple[int, dict[str, str]]) -> None:
    with pytest.raises(ValueError, match="e0"):
        corrected(SENTENCE, [change])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"upos": ("NAME", "VERB", "PROPN")}, "UPOS NAME"),
        ({"deprels": ("subject", "root", "obj")}, "relation subject"),
        ({"heads": (2, 0, 3)}, "head 3"),
        ({"heads": (3, 0, 1)}, "circle"),
        ({"heads": (0, 0, 2)}, "2 roots"),
        ({"names": ("O", "O", "I-PER")}, "continues nothing"),
        ({"deprels": ("case", "root", "obj"), "heads": (2, 0, 1)}, "look"),
    ],
)
def test_what_cannot_be_right_is_told(change: dict[str, tuple[object, ...]], told: str) -> None:
    assert any(told in p for p in problems(replace(SENTENCE, **change)))  # type: ignore[arg-type]


def test_a_good_sentence_has_no_problems() -> None:
    assert list(problems(SENTENCE)) == []


def test_agreement_counts_words_and_name_spans() -> None:
    other = replace(SENTENCE, deprels=("nsubj", "root", "obl"), names=("B-PER", "O", "O"))
    counts = agreement(SENTENCE, other)
    assert (counts["words"], counts["uas"], counts["las"]) == (3, 3, 2)
    assert (counts["names_same"], counts["names"]) == (2, 3)


def test_each_annotator_owns_a_stretch() -> None:
    assert owners(4, 2) == [0, 0, 1, 1]

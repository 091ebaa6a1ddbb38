"""Spellings of one name meet, names of two people do not."""

from __future__ import annotations

import pytest

from depesche.match.spelling import folded, skeletons, sound_alike, words_of

SAME = [
    ("Schoigu", "Shoigu"),
    ("Raisi", "Raissi"),
    ("Raisi", "Raeisi"),
    ("Bagheri", "Baqeri"),
    ("Lawrow", "Lavrov"),
    ("Selenskyj", "Zelenskyy"),
    ("Selenski", "Zelensky"),
    ("Mohammed", "Muhammad"),
    ("Chamenei", "Khamenei"),
    ("Ahmadinedschad", "Ahmadinejad"),
    ("Jelzin", "Yeltsin"),
    ("Jewgeni", "Evgeny"),
    ("Prigoschin", "Prigozhin"),
    ("Qassem", "Ghassem"),
    ("Netanjahu", "Netanyahu"),
    ("Janukowytsch", "Yanukovych"),
    ("Schtscherba", "Shcherba"),
    ("Dschumblatt", "Jumblat"),
    ("Suleimani", "Soleymani"),
    ("Sergej", "Sergey"),
    ("Vučić", "Wutschitsch"),
    ("Erdoğan", "Erdogan"),
    ("Abdelfattah", "Abdul Fattah"),
]
OTHER = [("Hassan", "Hussein"), ("Said", "Saad"), ("Ali", "Ala"), ("Iwanow", "Iwanowa"), ("Karimow", "Kerimli")]


@pytest.mark.parametrize(("one", "other"), SAME, ids=[f"{a}={b}" for a, b in SAME])
def test_spellings_of_one_word_sound_alike(one: str, other: str) -> None:
    (a,), (b,) = words_of(one), words_of(other)
    assert sound_alike(a, b)
    assert sound_alike(b, a)
    assert a == b or skeletons(a) & skeletons(b)


@pytest.mark.parametrize(("one", "other"), OTHER, ids=[f"{a}-{b}" for a, b in OTHER])
def test_other_names_do_not(one: str, other: str) -> None:
    assert not sound_alike(*words_of(one), *words_of(other))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Baschar al-Assad", ("baschar", "assad")),
        ("Sergej Kuschugetowitsch Schoigu", ("sergej", "schoigu")),
        ("Sergei Kuzhugetovich SHOIGU", ("sergei", "shoigu")),
        ("Mohammed bin Salman", ("mohammed", "salman")),
        ("Abd al-Malik al-Huthi", ("abdulmalik", "huthi")),
        ("Kim Jong-un", ("kim", "jong", "un")),
        ("Joseph L. Votel", ("joseph", "votel")),
        ("Al", ("al",)),
    ],
)
def test_the_words_of_a_name(name: str, words: tuple[str, ...]) -> None:
    assert words_of(name) == words


def test_marks_and_apostrophes_do_not_count() -> None:
    assert folded("Jānis Bērziņš") == "janis berzins"
    assert folded("Sa’id O'Brien") == "said obrien"

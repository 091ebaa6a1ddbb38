"""Edit scripts and the dictionary that chooses between them."""

from __future__ import annotations

import base64
import zlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from depesche.analysis.known import KnownWords, pack_exceptions, pack_filter, unpack
from depesche.analysis.lemma import apply_script, make_script


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("sagte", "sagen"), ("angekündigt", "ankündigen"), ("Häuser", "Haus"), ("war", "sein"), ("Der", "der"),
        ("IRAN", "Iran"), ("don't", "do"), ("a|b", "a"), ("", ""), ("Iran's", "Iran"),
    ],
)  # fmt: skip
def test_script_gives_the_lemma(form: str, lemma: str) -> None:
    assert apply_script(form, make_script(form, lemma)) == lemma or not lemma


@given(st.text(max_size=12), st.text(min_size=1, max_size=12))
@example("0", "\t0")  # the sign between the parts of a script
def test_any_pair_has_a_script(form: str, lemma: str) -> None:
    assert apply_script(form, make_script(form, lemma)) == lemma


def test_script_that_does_not_fit_leaves_the_form() -> None:
    assert apply_script("ab", "k\t=\t5>en") == "ab"


def test_dictionary_chooses() -> None:
    words = KnownWords(
        {"de": pack_filter(["sagte\tsagen", "sagen", "Kauf"])}, {"de": pack_exceptions([("Käufe", "Kauf")])}
    )
    assert words.choose("de", "sagte", "VERB", ["sagten", "sagen"]) == "sagen"
    assert words.choose("de", "Waffenkäufe", "NOUN", ["Waffenkäuf", "Waffenkäufe"]) == "Waffenkauf"
    assert words.choose("de", "Sagte", "PROPN", ["Sagte", "sagen"]) == "Sagte"
    assert words.choose("fr", "dit", "VERB", ["dire"]) == "dire"


@pytest.mark.parametrize("size", range(7))
def test_what_is_packed_is_unpacked(size: int) -> None:
    data = bytes(range(250, 250 - size, -1))
    assert unpack(base64.b85encode(zlib.compress(data)).decode()) == data

"""Ids come from evidence alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.model import Span, evidence_id, slug


def test_the_same_evidence_gives_the_same_id_for_ever() -> None:
    assert evidence_id("e", "doc", "CONSULT", Span(3, 9)) == "edaf2485762a9"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("a", "b"), ("ab",)),
        (("a", "b"), ("b", "a")),
        ((1,), (2,)),
        (("a", ""), ("a",)),
        ((Span(1, 2),), (Span(1, 3),)),
    ],
)
def test_other_evidence_gives_another_id(one: tuple[object, ...], other: tuple[object, ...]) -> None:
    assert evidence_id("e", *one) != evidence_id("e", *other)


def test_a_lone_surrogate_is_evidence_too() -> None:
    assert evidence_id("e", "\ud800") != evidence_id("e", "\ud801")


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Ingrid Solheim", "ingrid-solheim"),
        ("Jürgen Weiß", "juergen-weiss"),
        ("Ärzte ohne Öl & Übung", "aerzte-ohne-oel-uebung"),
        ("Łódź – Zürich", "odz-zuerich"),
        ("  N'Djamena  ", "n-djamena"),
        ("G-20", "g-20"),
    ],
)
def test_slug(name: str, made: str) -> None:
    assert slug(name) == made


@given(st.text(st.characters()))
def test_a_slug_is_never_empty_and_plain(name: str) -> None:
    assert slug(name)
    assert set(slug(name)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")

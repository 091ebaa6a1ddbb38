"""Which persons a name can mean, given what the text tells."""

from __future__ import annotations

import pytest

from depesche.pack.kb_persons import KnownNames, Told
from depesche.pack.kb_rows import Name


def name(person: str, form: str, kind: str = "name", weak: bool = False) -> Name:
    return Name.model_validate({"entity": f"person:{person}", "lang": "und", "form": form, "kind": kind, "weak": weak})


SHOIGU, BAGHERI, MADURO, ASSAD = "person:shoigu", "person:bagheri", "person:maduro", "person:assad"
KNOWN = KnownNames(
    [
        name("shoigu", "Sergei Shoigu"),
        name("shoigu", "Shoigu", "short"),
        name("bagheri", "Mohammad Bagheri"),
        name("bagheri", "Bagheri", "short", weak=True),
        name("maduro", "Nicolás Maduro"),
        name("assad", "Bashar al-Assad"),
        name("ivanov", "Sergei Ivanov"),
    ],
    {
        SHOIGU: ("country:RUS",),
        BAGHERI: ("country:IRN",),
        MADURO: ("country:VEN",),
        ASSAD: ("country:SYR",),
        "person:ivanov": ("country:RUS", "org:CIS"),
    },
)
NOTHING = Told()


def held(person: str) -> Told:
    """A text that gives an office which only one person held."""
    return Told(role=lambda other: other == person)


CASES = [
    ("Sergej Schoigu", NOTHING, [SHOIGU]),
    ("Sergej Kuschugetowitsch Schoigu", NOTHING, [SHOIGU]),
    ("Sergej Schoigus", NOTHING, [SHOIGU]),
    ("S. Schoigu", NOTHING, [SHOIGU]),
    ("Schoigu", NOTHING, []),  # the family name alone, in a spelling that no row has
    ("Schoigu", Told(country="RUS"), []),
    ("Schoigu", Told(country="RUS", role=lambda p: p == SHOIGU), [SHOIGU]),
    ("Shoigu", NOTHING, [SHOIGU]),
    ("Bagheri", NOTHING, []),  # a common name
    ("Bagheri", Told(country="IRN"), [BAGHERI]),
    ("Bagheri", Told(named=frozenset({"country:IRN"})), [BAGHERI]),
    ("Bagheri", Told(country="AZE"), []),
    ("Bagheri", held(BAGHERI), [BAGHERI]),
    ("Mohammad Baqeri", NOTHING, [BAGHERI]),
    ("Mohammad Hossein Bagheri", NOTHING, []),
    ("Mohammad Hossein Bagheri", Told(country="IRN"), []),
    ("Ali Bagheri", Told(country="IRN", role=lambda p: True), []),
    ("Nicolás Maduro Moros", NOTHING, []),
    ("Nicolás Maduro Moros", Told(country="VEN"), [MADURO]),
    ("Baschar Hafis al-Assad", NOTHING, []),
    ("Baschar Hafis al-Assad", held(ASSAD), [ASSAD]),
    ("Sergej Schoigu", Told(country="UKR"), []),  # against a word of the text
]


@pytest.mark.parametrize(("form", "told", "expected"), CASES)
def test_who_is_meant(form: str, told: Told, expected: list[str]) -> None:
    assert KNOWN.meant(form, KNOWN.exact(form), told) == expected


def test_a_listed_spelling_is_never_overridden() -> None:
    known = KnownNames(
        [name("a", "Ali Kani"), name("b", "Ali Ghani")], {"person:a": ("country:IRN",), "person:b": ("country:IRQ",)}
    )
    assert known.meant("Ali Ghani", (), NOTHING) == ["person:b"]
    assert known.meant("Ali Gani", (), NOTHING) == ["person:b"]
    assert known.meant("Ali Qani", (), NOTHING) == ["person:a", "person:b"]


def test_hits_inside_a_longer_name_do_not_count() -> None:
    assert KNOWN.meant("Maria Shoigu", [SHOIGU], NOTHING) == []

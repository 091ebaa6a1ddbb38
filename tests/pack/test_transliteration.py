"""Names in other scripts by the rules of German and English spelling."""

from __future__ import annotations

from pathlib import Path

import pytest

from depesche.pack.files import Problems
from depesche.pack.transliteration import read_tables, written


@pytest.mark.parametrize(
    ("country", "name", "others", "ways"),
    [
        ("UA", "Kreminna", ["Кремінна"], {"Kreminna"}),
        ("UA", "Vovchansk", ["Вовчанськ", "Волчанск"], {"Wowtschansk", "Vovchansk", "Woltschansk"}),
        ("UA", "Yenakiyeve", ["Єнакієве"], {"Jenakijewe", "Yenakiieve"}),
        ("RU", "Shchyolkovo", ["Щёлково"], {"Schtscholkowo", "Shchyolkovo"}),
        ("RU", "Groznyy", ["Грозный"], {"Grosny", "Grozny"}),
        ("BG", "Tsarevo", ["Царево"], {"Zarewo"}),
        ("SY", "Jarābulus", [], {"Dscharabulus", "Jarabulus"}),
        ("IQ", "Al Qayyārah", [], {"Al Kajara", "Qayyara"}),
        ("IR", "Khāsh", [], {"Chasch", "Khash"}),
    ],
)
def test_ways_to_write_a_name(country: str, name: str, others: list[str], ways: set[str]) -> None:
    assert ways <= written(name, others, country)


def test_a_name_of_another_country_or_in_other_letters_has_no_ways() -> None:
    assert written("Грозный", [], "DE") == frozenset()
    assert written("Łódź", ["Лодзь?"], "RU") == frozenset()


def test_rules_that_do_not_give_their_examples_are_problems(tmp_path: Path) -> None:
    (tmp_path / "transliteration.yaml").write_text(
        "- name: X\n  of: script\n  countries: [XX]\n  letters: '[а]'\n  rules: {de: [[а, a]]}\n"
        "  examples: [{name: а, de: [b]}]\n  not: [{name: z}]\n",
        encoding="utf-8",
    )
    problems = Problems()
    assert read_tables(problems, tmp_path) == ()
    assert "['b'] not among ['a']" in str(problems.found[0])

"""How names of towns in other scripts are written in German and English, by the rules of data/transliteration.yaml."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from itertools import islice, product
from pathlib import Path
from typing import Literal

from pydantic import model_validator

from depesche.pack.files import DATA, Problems, Row, read_yaml_list

FILE = "transliteration.yaml"
_MOST = 8  # ways to write one name
_ARTICLE = re.compile(r"^(?:al|ar|as|ash|ad|adh|an|at|ath|az|el)[- ](?=\w{4})", re.IGNORECASE)


class Example(Row):
    """A name, and the ways to write it that must be among those that the rules give; none where they are not for it."""

    name: str
    de: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


class Table(Row):
    """The rules for the names of some countries' towns. See the head of data/transliteration.yaml."""

    name: str
    of: Literal["script", "romanised"]
    countries: frozenset[str]
    letters: str
    rules: dict[Literal["de", "en"], tuple[tuple[str, ...], ...]]
    examples: tuple[Example, ...]
    not_: tuple[Example, ...]

    model_config = Row.model_config | {"alias_generator": lambda field: field.rstrip("_")}

    @model_validator(mode="after")
    def _as_its_examples_say(self) -> Table:
        for example in self.examples:
            missing = {*example.de, *example.en} - set(self.written(example.name))
            if missing:
                raise ValueError(f"{example.name}: {sorted(missing)} not among {sorted(self.written(example.name))}")
        wrong = [e.name for e in self.not_ if self.written(e.name)]
        if wrong or not self.examples or not self.not_:
            raise ValueError(f"needs examples, and names that it is not for: {wrong}")
        return self

    def written(self, name: str) -> tuple[str, ...]:
        """The ways to write a name in German and English; none where the rules are not for its letters."""
        if not self._whole.fullmatch(name.lower()):
            return ()
        ways = [way for language in sorted(self.rules) for way in self._ways(name, language)]
        bare = [_capitals(_ARTICLE.sub("", way), way) for way in ways] if self.of == "romanised" else []
        return tuple(dict.fromkeys((*ways, *bare)))

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        return re.compile(f"(?:{self.letters})+")

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str]]:
        return {
            language: re.compile("|".join(f"(?P<r{n}>{rule[0]})" for n, rule in enumerate(rules)))
            for language, rules in self.rules.items()
        }

    def _ways(self, name: str, language: Literal["de", "en"]) -> Iterator[str]:
        """The ways to write a name in one language, the first ways of all letters first."""
        low, rules = name.lower(), self.rules[language]
        parts: list[tuple[str, ...]] = []
        at = 0
        for found in self._patterns[language].finditer(low):
            number = int((found.lastgroup or "r0")[1:])
            parts += [(_plain(low[at : found.start()]),), rules[number][1:]]
            at = found.end()
        parts.append((_plain(low[at:]),))
        for way in islice(product(*parts), _MOST):
            yield _capitals("".join(way), name)


@cache
def tables() -> tuple[Table, ...]:
    """The rules that ship. Raises DataError where they cannot be used."""
    problems = Problems()
    found = read_tables(problems)
    problems.raise_if_any()
    return found


def read_tables(problems: Problems, root: Path = DATA) -> tuple[Table, ...]:
    """The rules of a data folder, as far as they can be used."""
    return tuple(row.value for row in read_yaml_list(root / FILE, Table, problems))


def written(name: str, others: Iterable[str], country: str) -> frozenset[str]:
    """The ways to write the names of a town by rule: `name` its main one, `country` ISO 3166-1 alpha-2."""
    found: set[str] = set()
    for table in tables():
        if country in table.countries:
            for one in {name, *others}:
                if one[:1].isupper():
                    found.update(table.written(one))
    return frozenset(found)


def _plain(letters: str) -> str:
    """Letters without marks."""
    return "".join(c for c in unicodedata.normalize("NFD", letters) if not unicodedata.combining(c))


def _capitals(way: str, name: str) -> str:
    """A way to write a name with a capital at the words that have one in the name, as far as both go side by side."""
    words, like = re.split(r"([ -])", way), re.split(r"[ -]", name)
    same = len(words[::2]) == len(like)
    for n in range(0, len(words), 2):
        if not same or like[n // 2][:1].isupper() or not like[n // 2][:1].isalpha():
            words[n] = words[n][:1].upper() + words[n][1:]
    return "".join(words)

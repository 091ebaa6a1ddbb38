"""A language's rules for cutting text (`data/lang/<language>/tokens.yaml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True)
class TokenRules:
    """See the comments in `tokens.yaml` for what each list means."""

    contractions: Mapping[str, tuple[str, ...]]
    split_hyphens: bool
    keep_prefixes: frozenset[str]
    merge_marks: bool
    clitics: tuple[str, ...]
    two_words: Mapping[str, int]
    abbreviations: frozenset[str]
    lower_abbreviations: frozenset[str]
    before_number: frozenset[str]
    may_end: frozenset[str]
    starters: frozenset[str]
    months: frozenset[str]
    ordinal_after: frozenset[str]
    ordinal_before: frozenset[str]


@cache
def load_rules(language: str) -> TokenRules:
    """The rules of `language` (ISO 639-1); the English ones where it has none."""
    folder = files("depesche") / "data" / "lang"
    path = folder / language / "tokens.yaml"
    if not language.isalpha() or not path.is_file():
        path = folder / "en" / "tokens.yaml"
    data: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    abbreviations = frozenset(form for group in data["abbreviations"].values() for form in group)
    return TokenRules(
        contractions={k: tuple(v) for k, v in data["contractions"].items()},
        split_hyphens=data["split_hyphens"],
        keep_prefixes=frozenset(data["keep_prefixes"]),
        merge_marks=data["merge_marks"],
        clitics=tuple(data["clitics"]),
        two_words=data["two_words"],
        abbreviations=abbreviations,
        lower_abbreviations=frozenset(form for form in abbreviations if form.islower()),
        before_number=frozenset(data["before_number"]),
        may_end=frozenset(form for group in data["may_end"].values() for form in group),
        starters=frozenset(data["starters"]),
        months=frozenset(data["months"]),
        ordinal_after=frozenset(data["ordinal_after"]),
        ordinal_before=frozenset(data["ordinal_before"]),
    )

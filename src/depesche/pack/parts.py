"""The parts of language packs that are asked for alone, without the knowledge base and the rest of a pack."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from depesche.pack import closed, prepare, times
from depesche.pack.files import DATA, Problems

LANGUAGES = DATA / "lang"


@cache
def languages() -> tuple[str, ...]:
    """The codes (ISO 639-1) of the language packs that ship, in order."""
    return tuple(sorted(p.name for p in LANGUAGES.iterdir() if (p / "names.yaml").is_file()))


@cache
def load_prepare() -> Mapping[str, prepare.PrepareLexicon]:
    """What the preparation of a text needs of every language that ships, patterns not compiled before they are asked
    for. Raises DataError with every other problem."""
    problems = Problems()
    lexicons = {code: prepare.load(LANGUAGES / code, problems, patterns=False) for code in languages()}
    problems.raise_if_any()
    return {code: lexicon for code, lexicon in lexicons.items() if lexicon is not None}


@cache
def load_times(code: str) -> times.TimesLexicon:
    """The grammar of time expressions alone, for who needs nothing else. Raises DataError with every problem."""
    problems = Problems()
    lexicon = times.load(LANGUAGES / code, problems)
    problems.raise_if_any()
    return lexicon


@cache
def genitives() -> tuple[str, ...]:
    """The endings of the genitive of names in all languages that ship, for names of no language. Raises DataError with
    every problem."""
    problems = Problems()
    classes = [closed.load(LANGUAGES / code, problems) for code in languages()]
    problems.raise_if_any()
    return tuple(sorted({ending for c in classes for ending in c.genitives}))

"""A language pack: everything the stages need to read one language, from the files in ``data/lang/<code>``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from depesche.pack import claims, events, facts, names, prepare, qualify, times, words
from depesche.pack.files import DATA, DataError, Problems
from depesche.pack.kb import KnowledgeBase, load_kb
from depesche.pack.ontology import Ontology, load_ontology

LANGUAGES = DATA / "lang"


@dataclass(frozen=True)
class LanguagePack:
    """One language's lexicons, a field a stage."""

    code: str
    names: names.NamesLexicon
    times: times.TimesLexicon
    claims: claims.ClaimLexicon
    events: events.EventLexicon
    qualify: qualify.QualifyLexicon
    facts: facts.FactsLexicon


@cache
def languages() -> tuple[str, ...]:
    """The codes (ISO 639-1) of the language packs that ship, in order."""
    return tuple(sorted(p.name for p in LANGUAGES.iterdir() if (p / "names.yaml").is_file()))


def read_language(
    code: str, problems: Problems, kb: KnowledgeBase, ontology: Ontology, root: Path = LANGUAGES
) -> LanguagePack | None:
    """The pack of one language; None (and `problems` told) where a file cannot be used."""
    folder = root / code
    before = len(problems.found)
    prepare.load(folder, problems)
    rules = events.load(folder, problems)
    words.check(folder, problems)
    parts = (
        names.load(folder, problems, kb),
        times.load(folder, problems),
        claims.load(folder, problems),
        rules,
        qualify.load(folder, problems, ontology),
        facts.load(folder, problems, rules.inflection),
    )
    if len(problems.found) > before or any(p is None for p in parts):
        return None
    return LanguagePack(code, *parts)  # type: ignore[arg-type]


@cache
def load_prepare() -> Mapping[str, prepare.PrepareLexicon]:
    """What the preparation of a text needs of every language that ships. Raises DataError with every problem."""
    problems = Problems()
    lexicons = {code: prepare.load(LANGUAGES / code, problems) for code in languages()}
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
def load_language(code: str) -> LanguagePack:
    """The language pack that ships. Raises DataError with every problem of its files."""
    problems = Problems()
    pack = read_language(code, problems, load_kb(), load_ontology())
    problems.raise_if_any()
    if pack is None:
        raise DataError([])
    return pack

"""A language pack: everything the stages need to read one language, from the files in ``data/lang/<code>``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from depesche.pack import claims, closed, events, facts, names, qualify, times
from depesche.pack.files import DataError, Problems
from depesche.pack.kb import KnowledgeBase, load_kb
from depesche.pack.ontology import Ontology, load_ontology
from depesche.pack.parts import LANGUAGES


@dataclass(frozen=True)
class LanguagePack:
    """One language's lexicons, a field a stage."""

    code: str
    closed: closed.ClosedClasses
    names: names.NamesLexicon
    times: times.TimesLexicon
    claims: claims.ClaimLexicon
    events: events.EventLexicon
    qualify: qualify.QualifyLexicon
    facts: facts.FactsLexicon


def read_language(
    code: str, problems: Problems, kb: KnowledgeBase, ontology: Ontology, root: Path = LANGUAGES
) -> LanguagePack | None:
    """The pack of one language; None (and `problems` told) where a file cannot be used."""
    folder = root / code
    before = len(problems.found)
    classes = closed.load(folder, problems)
    rules = events.load(folder, problems)
    parts = (
        classes,
        names.load(folder, problems, kb, classes),
        times.load(folder, problems),
        claims.load(folder, problems),
        rules,
        qualify.load(folder, problems, ontology, classes),
        facts.load(folder, problems, classes, rules.inflection),
    )
    if len(problems.found) > before or any(p is None for p in parts):
        return None
    return LanguagePack(code, *parts)  # type: ignore[arg-type]


@cache
def load_language(code: str) -> LanguagePack:
    """The language pack that ships. Raises DataError with every problem of its files."""
    problems = Problems()
    pack = read_language(code, problems, load_kb(), load_ontology())
    problems.raise_if_any()
    if pack is None:
        raise DataError([])
    return pack

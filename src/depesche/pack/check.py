"""All data files at once: what they hold and everything that is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from depesche.pack import bodies, kb, kb_assert, prepare, titles, transliteration, words
from depesche.pack.files import DATA, Problem, Problems
from depesche.pack.language import read_language
from depesche.pack.ontology import read_ontology
from depesche.pack.parts import LANGUAGES

SUFFIXES = frozenset({".yaml", ".csv"})


@dataclass(frozen=True, slots=True)
class Checked:
    """What was checked: how many files, how many rows and rules (lines of data), and the problems in order."""

    files: int
    rows: int
    problems: tuple[Problem, ...]


def check_all(root: Path | None = None) -> Checked:
    """Read every data file below `root` (the data that ships by default) and list every problem."""
    root = root or DATA
    problems = Problems()
    ontology = read_ontology(problems, root / "ontology" / "plover")
    bodies.read_bodies(problems, root / "kb")
    words.check_labels(root, problems)
    transliteration.read_tables(problems, root)
    tables = kb.read_tables(problems, root / "kb")
    kb_assert.check_assertions(tables, problems)
    knowledge = kb.build(tables)
    titles.read_title_words(problems, root / "kb")
    titles.check_titles(knowledge.offices, problems, root / "kb")
    folders = (
        sorted(p for p in (root / LANGUAGES.name).iterdir() if p.is_dir()) if (root / LANGUAGES.name).is_dir() else []
    )
    for folder in folders:
        prepare.load(folder, problems)
        words.check(folder, problems)
        read_language(folder.name, problems, knowledge, ontology, root / LANGUAGES.name)
    files = sorted(p for p in root.rglob("*") if p.suffix in SUFFIXES)
    rows = sum(_items(p) for p in files)
    return Checked(len(files), rows, tuple(sorted(set(problems.found))))


def _items(path: Path) -> int:
    """Rows of a CSV file below its header; items ("- ") of a YAML file."""
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    if path.suffix == ".csv":
        return max(0, sum(1 for line in lines if line.strip() and not line.startswith("#")) - 1)
    return sum(1 for line in lines if line.startswith("- "))

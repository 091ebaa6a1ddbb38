"""Imports go only downward, stages never import each other, the model needs the standard library alone."""

from __future__ import annotations

import ast
import sys
from collections.abc import Container
from pathlib import Path

import depesche

ROOT = Path(depesche.__file__).parent
LAYER = {
    "model": 0, "match": 1, "pack": 1, "analysis": 1, "stages": 2, "record": 3, "sentences": 3, "pipeline": 3, "ingest": 4,
    "batch": 4, "export": 5, "version": 5, "reading": 6, "cli": 6,
}  # fmt: skip


def imports(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.append(node.module)
        elif isinstance(node, ast.Import):
            found += [n.name for n in node.names]
    return found


def at_load(path: Path, known: Container[str]) -> set[str]:
    """The `known` modules that a module imports when it is loaded: not in functions, not for types alone."""
    found = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            inner = [f"{node.module}.{n.name}" for n in node.names]
            found |= {name if name in known else node.module for name in inner}
    return {name for name in found if name in known}


def modules() -> list[tuple[Path, list[str]]]:
    return [
        (p, list(p.relative_to(ROOT).with_suffix("").parts)) for p in ROOT.rglob("*.py") if p != ROOT / "__init__.py"
    ]


def test_imports_go_only_downward() -> None:
    wrong = []
    for path, parts in modules():
        for name in imports(path):
            names = name.split(".")
            if names[0] == "depesche" and len(names) > 1 and LAYER[names[1]] > LAYER[parts[0]]:
                wrong.append(f"{path.name} imports {name}")
    assert wrong == []


def test_no_module_imports_itself_over_others() -> None:
    """Modules that import each other in a circle when they are loaded; a package's own module stands for what is imported from it."""
    names = {".".join(["depesche", *(p for p in parts if p != "__init__")]): path for path, parts in modules()}
    graph = {name: at_load(path, names) - {name} for name, path in names.items()}
    while leaves := [name for name, below in graph.items() if not below & graph.keys()]:
        for name in leaves:
            del graph[name]
    assert sorted(graph) == []


def test_stages_never_import_each_other() -> None:
    wrong = []
    for path, parts in modules():
        if parts[0] == "stages" and len(parts) > 1:
            wrong += [
                f"{path.name} imports {name}"
                for name in imports(path)
                if name.startswith("depesche.stages.") and name.split(".")[2] != parts[1]
            ]
    assert wrong == []


def test_the_model_needs_the_standard_library_alone() -> None:
    for path, parts in modules():
        if parts[0] == "model":
            tops = {name.split(".")[0] for name in imports(path)}
            assert tops <= set(sys.stdlib_module_names) | {"depesche"}, path

"""Words of a language stand in its pack and never in the code that reads with it: stages, what they match by, packs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import depesche
from depesche.pack.closed import ClosedFile
from depesche.pack.files import Problems, read_yaml
from depesche.pack.parts import LANGUAGES, languages, load_prepare
from depesche.pack.titles import WordKind, load_titles, title_words

ROOT = Path(depesche.__file__).parent
CODE = sorted(p for part in ("stages", "match", "pack") for p in (ROOT / part).rglob("*.py"))
UMLAUTS = frozenset("äöüßÄÖÜ")
LETTERS_OF_ALL_SCRIPTS = ROOT / "match" / "spelling.py"  # how names are written in other alphabets: no words
TEXTS = frozenset({"form", "lemma"})
CUTTING = frozenset({"startswith", "endswith", "removesuffix", "removeprefix", "rstrip", "lstrip", "strip"})
CODES = frozenset({"deprel", "by", "source", "kind"})  # labels, ids of rules and kinds of names: no text
WRITTEN = frozenset({"en"})  # English that records are written in
UNDETERMINED = "und"  # the code of names of no language (ISO 639-3)
ENGLISH = "en"  # the language of messages and of the codes that records are written in


def words_of(language: str) -> frozenset[str]:
    """The function words and closed classes of a language as they are written, endings left out."""
    read = read_yaml(LANGUAGES / language / "closed.yaml", ClosedFile, Problems())
    assert read is not None
    classes = {w for row in read.value.classes if not row.kind.startswith("ending.") for w in row.words}
    return frozenset(classes | load_prepare()[language].function_words)


TITLE_WORDS = frozenset(
    word
    for title in (*load_titles(), *(w for kind in get_args(WordKind) for w in title_words(kind)))
    for word in re.findall(r"[A-Z][a-z]+", title)
) - {"Parliament"}
"""The words of the titles that records write, but for one that is the name of a body."""

FOREIGN = frozenset().union(*(words_of(code) for code in languages() if code != ENGLISH)) - words_of(ENGLISH)


def docstrings(tree: ast.AST) -> set[int]:
    """Strings that stand alone as statements."""
    return {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant)}


def literals(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and text of every string that is no docstring."""
    aside = docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in aside:
            yield node.lineno, node.value


def is_text(node: ast.AST) -> bool:
    """Whether an expression is a word's form or lemma, or its adposition, in whatever case."""
    if isinstance(node, ast.Call):
        inner = node.func.value if isinstance(node.func, ast.Attribute) else None
        called = node.func.id if isinstance(node.func, ast.Name) else ""
        return called == "case_of" or (inner is not None and is_text(inner))
    return isinstance(node, ast.Attribute) and node.attr in TEXTS


def asked(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and text of every string that a word's form, lemma or adposition is compared with."""
    for node in ast.walk(tree):
        sides: list[ast.AST] = []
        if isinstance(node, ast.Compare) and any(map(is_text, (node.left, *node.comparators))):
            sides = [node.left, *node.comparators]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and is_text(node.func.value):
            sides = (
                list(node.args) if node.func.attr in ("startswith", "endswith", "removesuffix", "removeprefix") else []
            )
        members = [
            m for side in sides for m in (side.elts if isinstance(side, ast.Tuple | ast.Set | ast.List) else [side])
        ]
        for member in members:
            if (
                isinstance(member, ast.Constant)
                and isinstance(member.value, str)
                and re.search(r"[^\W\d_]", member.value)
            ):
                yield member.lineno, member.value


def members_of(node: ast.AST) -> list[ast.AST]:
    """The members of a tuple, set or list as it is written; any other expression is its own one."""
    return list(node.elts) if isinstance(node, ast.Tuple | ast.Set | ast.List) else [node]


def name_of(node: ast.AST) -> str:
    """The name of a variable or of the attribute that an expression ends in, "" for any other."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def endings(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and text of every string of letters that anything but a code is cut by or looked at for; those in capitals
    are codes themselves ("PT")."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CUTTING:
            if name_of(node.func.value) in CODES | WRITTEN:
                continue
            for member in (m for arg in node.args for m in members_of(arg)):
                text = member.value if isinstance(member, ast.Constant) and isinstance(member.value, str) else ""
                if text.isalpha() and not text.isupper():
                    yield member.lineno, text


def titles(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and text of every string, of an f-string too, that is made of the words of titles alone."""
    for line, text in literals(tree):
        words = re.findall(r"[^\W\d_]+", text)
        if words and set(words) <= TITLE_WORDS and not re.search(r"[^\w .-]", text):
            yield line, text


def wrong(tree: ast.AST) -> list[tuple[int, str]]:
    """Lines of strings that are words of a language, or have its letters."""
    found = [
        (line, text) for line, text in literals(tree) if text != UNDETERMINED
        if UMLAUTS & set(text) or FOREIGN & set(re.findall(r"[^\W\d_]+", text))
    ]  # fmt: skip
    return sorted({*found, *asked(tree), *endings(tree), *titles(tree)})


@pytest.mark.parametrize("path", CODE, ids=lambda p: str(p.relative_to(ROOT)))
def test_code_holds_no_words_of_a_language(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert (list(asked(tree)) if path == LETTERS_OF_ALL_SCRIPTS else wrong(tree)) == []


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ('if case_of(s, w) == "aus": pass', ["aus"]),
        ('if w.lemma in ("of", "with"): pass', ["of", "with"]),
        ('if w.form.casefold().endswith("ly"): pass', ["ly"]),
        ('PATTERN = re.compile("[A-ZÄ]")', ["[A-ZÄ]"]),
        ('ARTICLES = {"die", "das"}', ["das", "die"]),
        ('"""Behind "aus", übrigens."""', []),
        ('if w.form in ("(", "-"): pass', []),
        ('name.removesuffix("s")', ["s"]),
        ('towns().get(name[:-1]) if name.endswith("s") else ()', ["s"]),
        ('low.removesuffix("s") if "s" in self._suffixes else low', ["s"]),
        ('ending.startswith(("er", "ei"))', ["ei", "er"]),
        ('word.deprel.startswith("nmod") or value.startswith("PT")', []),
        ('key.startswith("place:")', []),
        ('title.startswith(("Deputy ", "Vice "))', ["Deputy ", "Vice "]),
        ('Post(f"Deputy {title}", own)', ["Deputy "]),
        ('"Head" if mention.org else None', ["Head"]),
        ('Finding("head of state", "Ministers met.")', []),
        ('if w.deprel == "mark": raise ValueError("no path in the rule")', []),
    ],
)
def test_the_check_sees_words_and_nothing_else(code: str, texts: list[str]) -> None:
    assert sorted(text for _, text in wrong(ast.parse(code))) == texts

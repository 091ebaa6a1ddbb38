"""The grammar of time expressions: word classes, what their words mean, and how they combine.

Three files a language, as in HeidelTime (Strötgen & Gertz 2013: patterns, normalisations, rules), with named
slots: ``times/classes.yaml`` (words and their values), ``times/rules.yaml`` (how classes combine, and what
the combination means) and ``times/tense.yaml`` (which verb forms speak of the past and of what is to come).

A text is matched as a string of signs, one for every word or number (see `TimesLexicon.signs`): words that
belong to the same classes share a sign. A slot of a rule is then one character set, all rules together are
one small regular expression, and no rule can repeat without bound, so that matching is linear in the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Literal

from pydantic import Field

from depesche.pack.files import Located, Problems, Row, read_yaml, read_yaml_list

Value = int | float | str
Slots = Mapping[str, Value]
Means = Literal[
    "date", "weekday", "day", "unit", "ago", "ahead", "later", "earlier", "duration", "set", "ref",
    "decade", "century", "millennium", "clock", "part", "none",
]  # fmt: skip

UNKNOWN_WORD, UNKNOWN_NUMBER, BREAK, OTHER = "x", "0", "\n", "·"
PUNCTUATION = frozenset(".,:;/()-'&+%$€§\"")
_FIRST_SIGN = 0xE000


class WordClass(Row):
    """classes.yaml: the words of one class and their values.

    `fills` names the slot that the value goes to (the class's own name where it is left out). `endings`
    are put on every word. `join` makes compounds of two classes; each part fills its own slot. `digits`
    is a regular expression for numbers in figures of up to four digits; their value is the number.
    A word written in lower case may stand capitalised or in capitals, a capitalised one only in capitals.
    """

    fills: str | None = None
    words: dict[str, Value] = {}
    endings: list[str] = [""]
    join: list[str] = []
    digits: str | None = None


class ClassesFile(Row):
    """classes.yaml as a whole."""

    classes: dict[str, WordClass]


class Example(Row):
    """A text on which a rule fires: what it `finds` there (spans in order, joined by `` | `` in rules that
    find two) and the `value` it gives, for a text published on Wednesday, 13 June 2012. Rules that mean
    ``none`` keep others from their words: they find and give nothing."""

    text: str
    finds: str = ""
    value: str = ""


class RuleRow(Row):
    """rules.yaml: one way in which classes combine.

    `pattern` is written in words, `{class}` slots, punctuation, groups ``( | )`` and ``?`` for what may be
    left out; ``<`` and ``>`` mark what belongs to the expression (all of it where they are left out), the
    rest is context. `set` fills slots with fixed values. `after` names classes or words of which one must
    stand right before (several words in a row may be named), `not_after` and `not_before` those that must
    not stand right before or after. Earlier rules go before later ones that begin at the same word. `timeml`
    is false for vague words that the TimeML guidelines leave unmarked.
    """

    id: str = Field(pattern=r"^[a-z]{2}\.[a-z0-9.-]+$")
    means: Means
    pattern: str
    set: dict[str, Value] = {}
    after: list[str] = []
    not_after: list[str] = []
    not_before: list[str] = []
    timeml: bool = True
    fires: list[Example] = Field(min_length=1)
    spares: list[str] = Field(min_length=1)


class TenseFile(Row):
    """tense.yaml: forms that tell the time of a clause where no analysis does, in lower case.

    `past` and `future` are finite forms, `planned` other words that speak of what is to come, `past_endings`
    endings of finite verbs, `attributive` those of participles before a noun. `perfect` are auxiliaries that
    speak of the past together with a `participle` (a regular expression). An `infinitive` (the same) or
    `infinitive_mark` and infinitive speak of what is to come. `before` and `after` are prepositions that put
    a bare weekday, day or month into the past or the future whatever the tense, but for a range that a word
    of `until` goes on with. `subordinators` begin a clause without a comma. Next to `generic_before` and
    `generic_after` "today" means nowadays, next to `clock` it does not.
    """

    past: list[str] = []
    future: list[str] = []
    planned: list[str] = []
    perfect: list[str] = []
    past_endings: list[str] = []
    participle: str = "(?!)"
    infinitive: str = "(?!)"
    infinitive_mark: list[str] = []
    before: list[str] = []
    after: list[str] = []
    until: list[str] = []
    attributive: list[str] = []
    subordinators: list[str] = []
    generic_before: list[str] = []
    generic_after: list[str] = []
    clock: list[str] = []


@dataclass(frozen=True, slots=True)
class Rule:
    """One compiled rule; `groups` names its slots in order: (group, class); `first` are the
    signs it may begin with."""

    row: RuleRow
    regex: re.Pattern[str]
    groups: tuple[tuple[str, str], ...]
    spans: int
    first: frozenset[str]


@dataclass(frozen=True, slots=True)
class TimesLexicon:
    """A language's grammar of time expressions, ready to match.

    `signs` maps a word or number as written to its sign; `values[class][word]` are the slots it fills.
    `starts` are the rules that may begin with a sign, in their order; `candidates` finds the next such sign.
    """

    language: str
    signs: Mapping[str, str]
    values: Mapping[str, Mapping[str, Slots]]
    rules: tuple[Rule, ...]
    starts: Mapping[str, tuple[Rule, ...]]
    candidates: re.Pattern[str]
    tense: TenseFile


def load(folder: Path, problems: Problems) -> TimesLexicon:
    """The grammar of the language whose data `folder` is (``data/lang/de``); what is wrong goes to `problems`."""
    classes = read_yaml(folder / "times" / "classes.yaml", ClassesFile, problems)
    tense = read_yaml(folder / "times" / "tense.yaml", TenseFile, problems)
    rows = read_yaml_list(folder / "times" / "rules.yaml", RuleRow, problems)
    values = _values(classes, problems) if classes else {}
    literals = {word for row in rows for word in _literals(row.value)}
    signs, of_class = _signs(values, literals)
    rules = tuple(r for row in rows if classes and (r := _compile(row, of_class, problems)) is not None)
    _check_ids(rows, problems)
    starts: dict[str, tuple[Rule, ...]] = {}
    for sign in sorted({sign for rule in rules for sign in rule.first}):
        starts[sign] = tuple(rule for rule in rules if sign in rule.first)
    candidates = re.compile(f"[{re.escape(''.join(starts))}]" if starts else "(?!)")
    return TimesLexicon(folder.name, signs, values, rules, starts, candidates, tense.value if tense else TenseFile())


def _check_ids(rows: list[Located[RuleRow]], problems: Problems) -> None:
    seen: set[str] = set()
    for row in rows:
        if row.value.id in seen:
            problems.add(row.file, row.line, f"rule {row.value.id!r} stands twice")
        seen.add(row.value.id)


# --- words and values


def _values(classes: Located[ClassesFile], problems: Problems) -> dict[str, dict[str, Slots]]:
    found: dict[str, dict[str, Slots]] = {}
    for name, row in classes.value.classes.items():
        if row.digits is None and not row.words and not row.join:
            problems.add(classes.file, classes.line, f"class {name!r} has no words")
        unknown = [part for part in row.join if part not in found]
        if unknown:
            problems.add(classes.file, classes.line, f"class {name!r} joins unknown class {unknown[0]!r}")
        else:
            found[name] = _surfaces(name, row, found)
    return found


def _surfaces(name: str, row: WordClass, known: Mapping[str, Mapping[str, Slots]]) -> dict[str, Slots]:
    slot = row.fills or name
    forms: dict[str, Slots] = {}
    for (word, value), ending in product(row.words.items(), row.endings):
        for form in _cases(word + ending):
            forms.setdefault(form, {slot: value})
    if row.join:
        for parts in product(*(known[p].items() for p in row.join)):
            slots = {k: v for _, filled in parts for k, v in filled.items()}
            joined = parts[0][0] + "".join(p[0] for p in parts[1:])
            if joined[1:] == joined[1:].lower() or joined.isupper():
                for ending in row.endings:
                    forms.setdefault(joined + ending, slots)
    if row.digits is not None:
        shape = re.compile(row.digits)
        forms.update((n, {slot: int(n)}) for n in _numerals() if shape.fullmatch(n))
    return forms


def _cases(word: str) -> Iterator[str]:
    yield word
    yield word.upper()
    if word[:1].islower():
        yield word[:1].upper() + word[1:]


def _numerals() -> Iterator[str]:
    for width in (1, 2, 3, 4):
        yield from (f"{n:0{width}}" for n in range(10**width))


def _signs(values: Mapping[str, Mapping[str, Slots]], literals: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
    """The sign of every word, and the signs of every class and literal as one string."""
    member: dict[str, set[str]] = defaultdict(set)
    for name, words in values.items():
        for word in words:
            member[word].add(name)
    for literal in literals:
        for form in _cases(literal):
            member[form].add("=" + literal)
    kinds: dict[tuple[str, ...], str] = {}
    signs: dict[str, str] = {}
    for word in sorted(member):
        kind = (*sorted(member[word]), "#" if word[0].isdigit() else "@")
        signs[word] = kinds.setdefault(kind, chr(_FIRST_SIGN + len(kinds)))
    of_class: dict[str, str] = defaultdict(str)
    for kind, sign in kinds.items():
        for name in kind:
            of_class[name] += sign
    of_class["#"] += UNKNOWN_NUMBER
    of_class["@"] += UNKNOWN_WORD
    return signs, dict(of_class)


# --- patterns

_PIECE = re.compile(r"\{(\w+)\}|([<>])|(\\[()])|([()|?])|([^\W\d_]+)|( )|([.,:/'+-])")


def _pieces(pattern: str) -> Iterator[re.Match[str] | None]:
    """The parts of a pattern in order; None where something stands that no pattern may hold."""
    at = 0
    while at < len(pattern):
        m = _PIECE.match(pattern, at)
        yield m
        if m is None:
            return
        at = m.end()


def _literals(row: RuleRow) -> set[str]:
    words = {m[5] for m in _pieces(row.pattern) if m is not None and m[5]}
    return words | {w for name in row.after + row.not_after + row.not_before for w in name.split()}


def _compile(row: Located[RuleRow], of_class: Mapping[str, str], problems: Problems) -> Rule | None:
    groups: list[tuple[str, str]] = []
    parts: list[str] = []
    spans = 0
    for m in _pieces(row.value.pattern):
        if m is None or (m[1] and m[1] not in of_class):
            what = f"unknown class {m[1]!r}" if m else f"not readable: {row.value.pattern!r}"
            problems.add(row.file, row.line, f"pattern: {what}")
            return None
        if m[1]:
            groups.append((f"g{len(groups)}", m[1]))
            parts.append(f"(?P<{groups[-1][0]}>[{of_class[m[1]]}])")
        elif m[2]:
            spans += m[2] == "<"
            parts.append(f"(?P<s{spans}>" if m[2] == "<" else ")")
        else:
            parts.append(_plain(m, of_class))
    body = "".join(parts) if spans else f"(?P<s1>{''.join(parts)})"
    try:
        regex = re.compile(_guarded(body, row.value, of_class))
    except re.error as error:
        problems.add(row.file, row.line, f"pattern: {error}")
        return None
    first, _ = _first(row.value.pattern, of_class)
    return Rule(row.value, regex, tuple(groups), max(spans, 1), frozenset(first))


def _first(pattern: str, of_class: Mapping[str, str]) -> tuple[set[str], bool]:
    """The signs that `pattern` (known to be well formed) may begin with, and whether it may be empty."""
    pieces = [m for m in _pieces(pattern) if m is not None and not m[2]]

    def alternatives(at: int) -> tuple[set[str], bool, int]:
        signs, empty, sequence_empty = set[str](), False, True
        while at < len(pieces) and pieces[at][4] != ")":
            m = pieces[at]
            if m[4] == "|":
                empty, sequence_empty = empty or sequence_empty, True
                at += 1
                continue
            if m[4] == "(":
                own, nullable, at = alternatives(at + 1)
            else:
                own, nullable = set(of_class[m[1]] if m[1] else of_class["=" + m[5]] if m[5] else m[0][-1]), False
            at += 1
            if at < len(pieces) and pieces[at][4] == "?":
                nullable, at = True, at + 1
            if sequence_empty:
                signs |= own
            sequence_empty = sequence_empty and nullable
        return signs, empty or sequence_empty, at

    signs, empty, _ = alternatives(0)
    return signs, empty


def _plain(m: re.Match[str], of_class: Mapping[str, str]) -> str:
    if m[5]:
        return f"[{of_class['=' + m[5]]}]"
    if m[4]:
        return "(?:" if m[4] == "(" else m[4]
    return m[3] or re.escape(m[6] or m[7])


def _guarded(body: str, row: RuleRow, of_class: Mapping[str, str]) -> str:
    """`body` with its forbidden neighbours; never in the middle of a hyphenated word or of a larger number."""
    words, numbers = of_class["@"], of_class["#"]
    before = f"(?<![{words}]-)(?<![{numbers}][.,])(?<![{numbers}])"
    after = f"(?!-[{words}])(?![{numbers}])"
    if row.after:
        single = [name for name in row.after if " " not in name]
        strings = [name.split() for name in row.after if " " in name]
        heads = [f"(?<=[{_signs_of(single, of_class)}] )"] if single else []
        heads += [f"(?<={''.join(f'[{_signs_of([w], of_class)}] ' for w in words)})" for words in strings]
        before += f"(?:{'|'.join(heads)})"
    if row.not_after:
        signs = _signs_of(row.not_after, of_class)
        before += f"(?<![{signs}] )(?<![{signs}]\\. )(?<![{signs}])"
    if row.not_before:
        signs = _signs_of(row.not_before, of_class)
        after += f"(?! ?[{signs}])"
    return before + body + after


def _signs_of(names: list[str], of_class: Mapping[str, str]) -> str:
    return "".join(of_class.get(n, "") + of_class.get("=" + n, "") for n in names)

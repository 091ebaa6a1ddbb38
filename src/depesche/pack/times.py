"""The grammar of time expressions: word classes, what their words mean, and how they combine.

Three files a language, as in HeidelTime (Strötgen & Gertz 2013: patterns, normalisations, rules), with named
slots: ``times/classes.yaml`` (words and their values), ``times/rules.yaml`` (how classes combine, and what
the combination means) and ``times/tense.yaml`` (which verb forms speak of the past and of what is to come).

A text is matched as a string of signs, one for every word or number (see `TimesLexicon.signs`): words that
belong to the same classes share a sign. A slot of a rule is then one character set, rules are looked up by the
sign they begin with, and none can repeat without bound, so that matching is linear in the text.
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
from depesche.pack.time_pattern import (
    NUMBERS,
    UNKNOWN_NUMBER,
    UNKNOWN_WORD,
    WORDS,
    Compiled,
    Neighbours,
    PatternError,
    compile_pattern,
    literals,
)

Value = int | float | str
Slots = Mapping[str, Value]
Means = Literal[
    "date", "weekday", "day", "unit", "ago", "ahead", "later", "earlier", "duration", "set", "ref",
    "decade", "century", "millennium", "clock", "part", "none",
]  # fmt: skip

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
    ``none`` keep others from their words: theirs is what is found all the same, mostly nothing.
    """

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
    endings of finite verbs, `attributive` those of participles before a noun, `adjective_endings` what these
    have behind the participle, the longest first. `perfect` are auxiliaries that speak of the past together
    with a `participle` (a regular expression). An `infinitive` (the same) or `infinitive_mark` and infinitive
    (by `infinitive_endings`) speak of what is to come. `before` and `after` are prepositions that put a bare
    weekday, day or month into the past or the future whatever the tense, but for a range that a word of `until`
    goes on with. `event_leads` with `event_articles` lead events that lie behind ("nach dem Treffen am
    Montag"). `subordinators` begin a clause without a comma. Next to `generic_before` and `generic_after`
    "today" means nowadays, next to `clock` it does not.
    """

    past: list[str] = []
    future: list[str] = []
    planned: list[str] = []
    perfect: list[str] = []
    past_endings: list[str] = []
    participle: str = "(?!)"
    infinitive: str = "(?!)"
    infinitive_mark: list[str] = []
    infinitive_endings: list[str] = []
    before: list[str] = []
    after: list[str] = []
    until: list[str] = []
    event_leads: list[str] = []
    event_articles: list[str] = []
    attributive: list[str] = []
    adjective_endings: list[str] = []
    subordinators: list[str] = []
    generic_before: list[str] = []
    generic_after: list[str] = []
    clock: list[str] = []


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule and its pattern, compiled."""

    row: RuleRow
    pattern: Compiled


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
    readable = [row for row in rows if classes and _readable(row, problems)]
    signs, of_class = _signs(
        values, {w for r in readable for w in literals(r.value.pattern) | _neighbours(r.value).words()}
    )
    rules = tuple(rule for row in readable if (rule := _compile(row, of_class, problems)) is not None)
    _check_ids(rows, problems)
    starts: dict[str, tuple[Rule, ...]] = {}
    for sign in sorted({sign for rule in rules for sign in rule.pattern.first}):
        starts[sign] = tuple(rule for rule in rules if sign in rule.pattern.first)
    candidates = re.compile(f"[{re.escape(''.join(starts))}]" if starts else "(?!)")
    return TimesLexicon(folder.name, signs, values, rules, starts, candidates, tense.value if tense else TenseFile())


def _check_ids(rows: list[Located[RuleRow]], problems: Problems) -> None:
    seen: set[str] = set()
    for row in rows:
        if row.value.id in seen:
            problems.add(row.file, row.line, f"rule {row.value.id!r} stands twice")
        seen.add(row.value.id)


def _neighbours(row: RuleRow) -> Neighbours:
    return Neighbours(row.after, row.not_after, row.not_before)


def _readable(row: Located[RuleRow], problems: Problems) -> bool:
    try:
        literals(row.value.pattern)
    except PatternError as error:
        problems.add(row.file, row.line, f"pattern: {error}")
        return False
    return True


def _compile(row: Located[RuleRow], of_class: Mapping[str, str], problems: Problems) -> Rule | None:
    try:
        return Rule(row.value, compile_pattern(row.value.pattern, _neighbours(row.value), of_class))
    except PatternError as error:
        problems.add(row.file, row.line, f"pattern: {error}")
        return None


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


def _signs(values: Mapping[str, Mapping[str, Slots]], words: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
    """The sign of every word, and the signs of every class and literal as one string."""
    member: dict[str, set[str]] = defaultdict(set)
    for name, forms in values.items():
        for word in forms:
            member[word].add(name)
    for literal in sorted(words):
        for form in _cases(literal):
            member[form].add("=" + literal)
    kinds: dict[tuple[str, ...], str] = {}
    signs: dict[str, str] = {}
    for word in sorted(member):
        kind = (*sorted(member[word]), NUMBERS if word[0].isdigit() else WORDS)
        signs[word] = kinds.setdefault(kind, chr(_FIRST_SIGN + len(kinds)))
    of_class: dict[str, str] = defaultdict(str)
    for kind, sign in kinds.items():
        for name in kind:
            of_class[name] += sign
    of_class[NUMBERS] += UNKNOWN_NUMBER
    of_class[WORDS] += UNKNOWN_WORD
    return signs, dict(of_class)

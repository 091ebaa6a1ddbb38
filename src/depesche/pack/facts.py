"""The language pack's words for statecraft facts: groups of words by kind and value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field

from depesche.pack.files import Problems, Row, read_yaml_list

Kind = Literal[
    "membership.noun", "membership.verb", "meeting.noun", "meeting.body", "meeting.presence", "agreement.noun",
    "agreement.verb", "embargo.noun", "embargo.scope", "embargo.verb", "resolution.noun", "resolution.verb",
    "vote.verb", "vote.noun", "vote.for", "vote.motion", "vote.member", "vote.outcome",
    "vote.rest", "visit.noun",
    "visit.official", "visit.invite", "visit.leads", "visit.lead", "visit.end", "visit.start", "visit.agenda",
    "visit.talks", "exercise.noun", "exercise.domain", "exercise.planned", "appointment.verb", "duration.word",
    "number.word", "number.days",
    "weekday.word",
]  # fmt: skip
MIN_FIRST_PART = 2


class Group(Row):
    """Words of one kind and value, with an example that has one and one that has none."""

    kind: Kind
    value: str
    words: tuple[str, ...]
    fires: str
    not_: str = Field(alias="not")


@dataclass(frozen=True)
class FactsLexicon:
    """What words mean for facts, by kind and word (lower case)."""

    language: str
    words: Mapping[str, Mapping[str, str]]

    def value(self, kind: Kind, *forms: str) -> str | None:
        """What a word means in `kind`, by any of its forms or (in German) the last part of a compound."""
        table = self.words.get(kind, {})
        for form in forms:
            key = form.casefold()
            if key in table:
                return table[key]
            for cut in range(MIN_FIRST_PART, len(key) - 3) if self.language == "de" and kind.endswith("noun") else ():
                if key[cut:] in table:
                    return table[key[cut:]]
        return None

    def first_part(self, kind: Kind, form: str) -> str | None:
        """What the first part of a compound (or the word itself) means in `kind`."""
        key = form.casefold()
        for word, value in sorted(self.words.get(kind, {}).items(), key=lambda item: -len(item[0])):
            if key.startswith(word) or f"-{word}" in key:
                return value
        return None

    def number(self, form: str) -> int | None:
        """The number that a numeral tells, in digits or words."""
        if form.isdigit() and len(form) <= 4:
            return int(form)
        value = self.words.get("number.word", {}).get(form.casefold())
        return int(value) if value else None

    def days(self, form: str) -> int | None:
        """The days that an adjective of duration tells ("viertägig", "four-day", "4-tägig")."""
        key = form.casefold()
        for ending in self.words.get("number.days", {}):
            first, found, _ = key.partition(ending)
            if found and first:
                return self.number(first.rstrip("-"))
        return None


def load(folder: Path, problems: Problems) -> FactsLexicon:
    """The words of a language folder."""
    words: dict[str, dict[str, str]] = {}
    for row in read_yaml_list(folder / "facts.yaml", Group, problems):
        for word in row.value.words:
            known = words.setdefault(row.value.kind, {}).setdefault(word.casefold(), row.value.value)
            if known != row.value.value:
                problems.add(row.file, row.line, f"{word!r} means {known!r} already in {row.value.kind}")
    return FactsLexicon(folder.name, words)

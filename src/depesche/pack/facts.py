"""The language pack's words for statecraft facts: groups of words by kind and value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from pydantic import Field

from depesche.pack.files import Problems, Row, read_yaml_list

Kind = Literal[
    "office.role",
    "membership.noun", "membership.process.noun", "membership.verb",
    "meeting.noun", "meeting.body", "meeting.presence", "meeting.verb",
    "agreement.noun", "agreement.verb", "agreement.act.noun",
    "embargo.noun", "embargo.scope", "embargo.verb", "embargo.act.noun",
    "resolution.noun", "resolution.verb",
    "vote.verb", "vote.noun", "vote.side", "vote.ballot.noun", "vote.motion.noun", "vote.member.noun",
    "vote.outcome", "vote.rest", "vote.unanimous",
    "visit.noun", "visit.verb", "visit.official", "visit.invite", "visit.party.noun", "visit.lead", "visit.end",
    "visit.start", "visit.agenda", "visit.discuss",
    "exercise.noun", "exercise.domain", "exercise.military", "exercise.planned", "exercise.ongoing",
    "appointment.verb", "duration.word", "number.word", "number.days", "weekday.word",
    "case.target", "case.agent", "case.about", "case.with", "case.until", "case.since", "case.to", "case.as",
    "unreal.word", "ending",
]  # fmt: skip
MIN_FIRST_PART = 2
LONGEST = 60  # letters of a word that are looked at: longer ones are no words
COMPOUNDING = frozenset({"de"})  # languages that write compounds as one word, their core last


class Group(Row):
    """Words of one kind and value, with an example that has one and one that has none.

    A verb with a separable particle is written in one ("beitreten"), and so are its irregular forms ("beitrat").
    """

    kind: Kind
    value: str
    words: tuple[str, ...]
    fires: str
    not_: str = Field(alias="not")


@dataclass(frozen=True)
class FactsLexicon:
    """What words mean for facts, by kind and word (lower case). `groups` are the rows as read."""

    language: str
    words: Mapping[str, Mapping[str, str]]
    groups: tuple[Group, ...] = ()

    def value(self, kind: Kind, *forms: str) -> str | None:
        """What a word means in `kind`, by any of its forms, for nouns also without an ending or (in languages with
        compounds in one word) by the last part."""
        table = self.words.get(kind, {})
        if not table:
            return None
        keys = [f.casefold()[-LONGEST:] for f in forms if f]
        direct = next((table[k] for k in keys if k in table), None)
        if direct is not None or not kind.endswith("noun"):
            return direct
        return next((v for k in (*keys, *self._stems(keys)) if (v := self._noun(table, k)) is not None), None)

    def _stems(self, keys: list[str]) -> list[str]:
        endings = self.words.get("ending", {})
        return [k[: -len(e)] for k in keys for e in endings if k.endswith(e) and len(k) > len(e) + MIN_FIRST_PART]

    def _noun(self, table: Mapping[str, str], key: str) -> str | None:
        if key in table or self.language not in COMPOUNDING:
            return table.get(key)
        cuts = range(MIN_FIRST_PART, len(key) - 3)
        return next((table[key[cut:]] for cut in cuts if key[cut:] in table), None)

    def first_part(self, kind: Kind, form: str) -> str | None:
        """What the first part of a compound (or the word itself) means in `kind`: the longest first."""
        key = form.casefold()[:LONGEST]
        parts = [key, *(key[i + 1 :] for i, ch in enumerate(key) if ch == "-")]
        for word, value in sorted(self.words.get(kind, {}).items(), key=lambda item: (-len(item[0]), item[0])):
            if any(p.startswith(word) for p in parts):
                return value
        return None

    def number(self, form: str) -> int | None:
        """The number that a numeral tells, in digits (up to four) or words."""
        if form.isascii() and form.isdigit() and len(form) <= 4:
            return int(form)
        value = self.words.get("number.word", {}).get(form.casefold())
        return int(value) if value else None

    def days(self, form: str) -> int | None:
        """The days that an adjective of duration tells ("viertägig", "four-day", "4-tägig")."""
        key = form.casefold()[:LONGEST]
        for ending in self.words.get("number.days", {}):
            first, found, _ = key.partition(ending)
            if found and first:
                return self.number(first.rstrip("-"))
        return None


def load(folder: Path, problems: Problems) -> FactsLexicon:
    """The words of a language folder."""
    words: dict[str, dict[str, str]] = {kind: {} for kind in get_args(Kind)}
    groups = []
    for row in read_yaml_list(folder / "facts.yaml", Group, problems):
        groups.append(row.value)
        for word in row.value.words:
            known = words[row.value.kind].setdefault(word.casefold(), row.value.value)
            if known != row.value.value:
                problems.add(row.file, row.line, f"{word!r} means {known!r} already in {row.value.kind}")
    return FactsLexicon(folder.name, words, tuple(groups))

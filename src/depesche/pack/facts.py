"""The language pack's words for statecraft facts: groups of words by kind and value, and the glossary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from unicodedata import normalize

from depesche.model import unfolded
from depesche.pack import figures
from depesche.pack.closed import ClosedClasses
from depesche.pack.files import Exemplified, Problems, Row, read_csv, read_yaml_list
from depesche.pack.participles import Participles

Kind = Literal[
    "about.case", "after.case", "agreement.act.noun", "agreement.light", "agreement.noun", "agreement.paper",
    "agreement.verb", "appointment.case", "appointment.noun", "appointment.place", "appointment.post",
    "appointment.post.verb", "appointment.verb", "beside.case", "copula.verb", "duration.more", "duration.word",
    "during.case", "embargo.act.noun", "embargo.attempt", "embargo.case", "embargo.hold.verb", "embargo.light",
    "embargo.noun", "embargo.scope", "embargo.verb", "exercise.domain", "exercise.force.noun", "exercise.joint",
    "exercise.judge.verb", "exercise.military", "exercise.noun", "exercise.planned", "from.case", "genitive.case",
    "gloss.case", "gloss.verb", "meeting.attend.verb", "meeting.body", "meeting.held.verb", "meeting.noun",
    "meeting.presence", "meeting.round.noun", "meeting.with", "membership.change", "membership.direct",
    "membership.grant", "membership.hold", "membership.noun", "membership.object", "membership.verb", "mood.verb",
    "number.days", "number.word", "office.deputy", "office.head", "office.relation", "office.role",
    "office.speaker.noun", "office.special", "office.vague", "ordinal.word", "pair.word", "party.case", "place.case",
    "range.link", "ratified.noun", "resolution.noun", "resolution.verb", "since.case", "successor.noun", "veto.light",
    "veto.noun", "veto.verb", "visit.agenda", "visit.discuss.verb", "visit.end", "visit.invite", "visit.invite.verb",
    "visit.lead", "visit.leads.noun", "visit.move.verb", "visit.noun", "visit.official", "visit.talks", "visit.there",
    "vote.absent.noun", "vote.absent.verb", "vote.against.link", "vote.camp.noun", "vote.camp.verb", "vote.decide",
    "vote.decision", "vote.event.noun", "vote.gain.verb", "vote.initiative", "vote.majority.noun",
    "vote.majority.verb", "vote.member", "vote.motion", "vote.none", "vote.noun", "vote.of.link", "vote.outcome",
    "vote.partial", "vote.propose.verb", "vote.reflexive", "vote.rest", "vote.side", "vote.stance.verb", "vote.tally",
    "vote.unanimous", "vote.verb", "weekday.word", "with.case",
]  # fmt: skip
VERBAL: tuple[Kind, ...] = (
    "agreement.verb", "appointment.post.verb", "appointment.verb", "embargo.hold.verb", "embargo.verb",
    "exercise.judge.verb", "exercise.planned", "meeting.attend.verb", "meeting.held.verb", "membership.change",
    "membership.direct", "membership.grant", "membership.hold", "membership.object", "membership.verb", "mood.verb",
    "resolution.verb", "veto.light", "veto.verb", "visit.discuss.verb", "visit.end", "visit.invite.verb",
    "visit.lead", "visit.move.verb", "vote.absent.verb", "vote.camp.verb", "vote.decide", "vote.gain.verb",
    "vote.majority.verb", "vote.outcome", "vote.propose.verb", "vote.stance.verb", "vote.verb",
)  # fmt: skip
NUMBERS: tuple[Kind, ...] = ("number.word", "ordinal.word", "weekday.word")
"""Kinds whose values are whole numbers: what is counted, which one of a row, the day of the week (1 is Monday)."""

MIN_FIRST_PART = 2
DIAERESIS = "\u0308"  # as a mark of its own


class Group(Exemplified[str]):
    """Words of one kind and value, with an example that has one and one that has none."""

    kind: Kind
    value: str
    words: tuple[str, ...]


class Gloss(Row):
    """gloss.csv: a word of the field, what it is (`first`: as the first part of a compound) and its English."""

    word: str
    kind: Literal["noun", "first", "adjective"]
    en: str
    plural: str | None = None


@dataclass(frozen=True)
class FactsLexicon:
    """What words mean for facts, by kind and word (lower case), and what they are in English."""

    language: str
    words: Mapping[str, Mapping[str, str]]
    closed: ClosedClasses = field(default_factory=ClosedClasses)
    glosses: Mapping[tuple[str, str], Gloss] = field(default_factory=dict)

    def value(self, kind: Kind, *forms: str) -> str | None:
        """What a word means in `kind`, by any of its forms or (in German, for nouns) the last part of a compound."""
        table = self.words.get(kind, {})
        keys = [form.casefold() for form in forms]
        for key in keys:
            if key in table:
                return table[key]
        if self.closed.has("compounds closed") and kind.endswith("noun"):
            for key in keys:
                for cut in range(MIN_FIRST_PART, len(key) - 3):
                    if key[cut:] in table:
                        return table[key[cut:]]
        return None

    def forms(self, kind: Kind) -> tuple[str, ...]:
        """All words of a kind, in order."""
        return tuple(self.words.get(kind, {}))

    def first_part(self, kind: Kind, form: str) -> str | None:
        """What the first part of a compound (or the word itself) means in `kind`."""
        key = form.casefold()
        for word, value in sorted(self.words.get(kind, {}).items(), key=lambda item: -len(item[0])):
            if key.startswith(word) or f"-{word}" in key:
                return value
        return None

    def number(self, form: str) -> int | None:
        """The number that a numeral tells, in digits or words."""
        value = self.words.get("number.word", {}).get(form.casefold())
        return figures.whole(form) if value is None else int(value)

    def days(self, form: str) -> int | None:
        """The days that an adjective of duration tells ("viertägig", "four-day", "4-tägig")."""
        key = form.casefold()
        for ending in self.words.get("number.days", {}):
            first, found, _ = key.partition(ending)
            if found and first:
                return self.number(first.rstrip("-"))
        return None

    def noun_gloss(self, form: str, lemma: str, *, plural: bool) -> str | None:
        """The English of a noun, by its parts where the whole is not listed ("Waffenkäufe" -> "arms purchases")."""
        for key in self._stems(form, lemma):
            whole = self.glosses.get(("noun", key))
            if whole is not None:
                return _counted(whole, plural)
            for cut in range(len(key) - 2, 2, -1):
                last = self.glosses.get(("noun", key[cut:]))
                first = self._first(key[:cut].rstrip("-"))
                if last is not None and first is not None:
                    return f"{first} {_counted(last, plural)}"
        return None

    def first_gloss(self, form: str, lemma: str) -> str | None:
        """The first part of a compound with its English ("Friedensabkommen" -> "Frieden (peace)")."""
        for key in self._stems(form, lemma):
            for cut in range(len(key) - 4, 2, -1):
                if key[cut:] in self.words.get("agreement.noun", {}):
                    first = key[:cut].rstrip("-")
                    english = self._first(first)
                    if english is not None:
                        return f"{form[: unfolded(form, len(first))]} ({english})"
        return None

    def adjective_gloss(self, form: str, lemma: str) -> str | None:
        """The English of an adjective."""
        return next((g.en for key in self._stems(form, lemma) if (g := self.glosses.get(("adjective", key)))), None)

    def _first(self, part: str) -> str | None:
        links = ("", *reversed(self.closed.longest_first("ending.linking")))
        stems = (part.removesuffix(link) for link in links if part.endswith(link))
        return next((g.en for stem in stems if (g := self.glosses.get(("first", stem))) is not None), None)

    def _stems(self, form: str, lemma: str) -> list[str]:
        """What to look a word up by: its lemma, its form, and the form without an ending, umlaut undone too."""
        endings = self.closed.longest_first("ending.noun")
        found = [lemma.casefold(), form.casefold()]
        found += [form.casefold().removesuffix(e) for e in endings if form.casefold().endswith(e)]
        found += [normalize("NFC", normalize("NFD", s).replace(DIAERESIS, "")) for s in found]
        return list(dict.fromkeys(s for s in found if len(s) > 2))


def _counted(gloss: Gloss, plural: bool) -> str:
    if not plural:
        return gloss.en
    if gloss.plural:
        return gloss.plural
    return f"{gloss.en[:-1]}ies" if gloss.en.endswith("y") and gloss.en[-2:-1] not in "aeiou" else f"{gloss.en}s"


def load(
    folder: Path, problems: Problems, closed: ClosedClasses, inflection: Participles | None = None
) -> FactsLexicon:
    """The words of a language folder; verbs also by the participles that `inflection` builds, since analysers often
    take a participle for its own lemma."""
    words: dict[str, dict[str, str]] = {}
    for row in read_yaml_list(folder / "facts.yaml", Group, problems):
        for word in row.value.words:
            known = words.setdefault(row.value.kind, {}).setdefault(word.casefold(), row.value.value)
            if known != row.value.value:
                problems.add(row.file, row.line, f"{word!r} means {known!r} already in {row.value.kind}")
        if row.value.kind in NUMBERS and figures.whole(row.value.value) is None:
            problems.add(row.file, row.line, f"{row.value.kind}: {row.value.value!r} is no whole number")
    for kind in VERBAL if inflection is not None else ():
        table = words.get(kind, {})
        for participle, verb in inflection.table(v for v in table if " " not in v).items() if inflection else ():
            table.setdefault(participle, table[verb])
    glosses: dict[tuple[str, str], Gloss] = {}
    if (folder / "gloss.csv").is_file():
        for line in read_csv(folder / "gloss.csv", Gloss, problems):
            key = (line.value.kind, line.value.word.casefold())
            if key in glosses:
                problems.add(line.file, line.line, f"{line.value.word!r} stands twice as {line.value.kind}")
            glosses[key] = line.value
    return FactsLexicon(folder.name, words, closed, glosses)

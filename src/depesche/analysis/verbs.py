"""Which verbs a form may belong to: the irregular ones by their principal parts, the others by their endings.

The tables are `verbs.csv` (principal parts) and `verbs.yaml` (prefixes, endings) of a language. Verbs with
prefixes inflect like the verb within them: "unterlag" is read as "unter" + "lag", hence "unterliegen"; "aufzunehmen"
as "auf" + "zu" + "nehmen"; "vorbehalten" as "vor" + "be" + "halten".
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

MOST_PREFIXES = 3
_UMLAUTED = str.maketrans("äöü", "aou")


class Kind(NamedTuple):
    """What form of a verb it is: UD's VerbForm, Tense and Mood, "" where it may be any. `rare` forms (German
    "ihr gelangt", "du standst") are thought of last; what has a `sure` ending (English "-ing") is hardly ever an
    infinitive."""

    form: str
    tense: str = ""
    mood: str = ""
    rare: bool = False
    sure: bool = False

    def agrees(self, feats: Mapping[str, str]) -> bool:
        """Whether nothing in the features of a word speaks against this kind."""
        pairs = (("VerbForm", self.form), ("Tense", self.tense), ("Mood", self.mood))
        return all(not wanted or feats.get(key, wanted) == wanted for key, wanted in pairs)


class Reading(NamedTuple):
    """A form read as one of an irregular verb. `prefixes` counts its first parts; `fused` says that the last of
    them is inseparable, so that the form may be another word altogether ("present": "pre" + "sent")."""

    lemma: str
    kind: Kind
    prefixes: int
    fused: bool


@dataclass(frozen=True, slots=True)
class _Part:
    """How a form begins: its first parts, the last of which is separable or not (`None`: there is none); `to`
    says that "zu" stood after them."""

    prefix: str
    rest: str
    count: int
    separable: bool | None
    to: bool


@dataclass(frozen=True)
class Verbs:
    """The verbs of a language. `bare` has the participles of irregular verbs without their augment."""

    forms: Mapping[str, tuple[tuple[str, Kind], ...]]
    bare: Mapping[str, tuple[tuple[str, Kind], ...]]
    separable: frozenset[str]
    inseparable: frozenset[str]
    augment: str
    to: str
    unaugmented: tuple[str, ...]  # ends of infinitives whose participle has no augment
    infinitives: frozenset[str]  # of the irregular verbs
    endings: tuple[tuple[Kind, str, str, bool], ...]  # kind, ending, that of the infinitive, doubled
    letters: int  # of the longest prefix

    def irregular(self, form: str) -> list[Reading]:
        """The readings of `form` (in lower case) as a form of an irregular verb, the plainest first."""
        found = []
        for part in self._parts(form):
            whole = self.forms.get(part.rest, ())
            if self.augment and part.separable is False:  # "verstanden": no augment, but "vergessen"
                whole = (*(e for e in whole if e[1].form != "Part"), *self.bare.get(part.rest, ()))
            found += [Reading(part.prefix + verb, kind, part.count, part.separable is False) for verb, kind in whole]
        return sorted(found, key=lambda r: r.prefixes)

    def regular(self, form: str) -> list[tuple[str, Kind]]:
        """(infinitive, kind) that `form` (in lower case) would have if it were regular; most are no words."""
        found = list(self._augmented(form))
        parts = list(self._parts(form)) if self.augment else []
        plain = any(p.separable is False for p in parts)
        within = any(
            p.separable and p.rest.startswith(self.augment) for p in parts
        )  # "angeklagt" is not "an" + "geklagt"
        for kind, ending, instead, doubled in self.endings:
            stem = form[: len(form) - len(ending)] if form.endswith(ending) else ""
            if doubled and len(stem) > 2:
                stem = stem[:-1] if stem[-1] == stem[-2] else ""
            verb = stem + instead
            if stem and (len(verb) > 2 or verb in self.infinitives):
                odd = bool(self.augment) and kind.form == "Part" and not verb.endswith(self.unaugmented)
                found.append((verb, kind._replace(rare=odd and (within or not plain))))
        return list(dict.fromkeys(found))

    def _augmented(self, form: str) -> Iterator[tuple[str, Kind]]:
        """Participles with their augment and infinitives with "zu", which stand within or before the verb."""
        for part in self._parts(form) if self.augment else ():
            if part.to:
                yield part.prefix + part.rest, Kind("Inf")
            elif part.separable is not False and part.rest.startswith(self.augment):
                for kind, ending, instead, _ in self.endings:
                    if kind.form == "Part" and part.rest.endswith(ending):
                        yield part.prefix + part.rest[len(self.augment) : -len(ending)] + instead, kind

    def _parts(self, form: str, before: _Part | None = None) -> Iterator[_Part]:
        """All ways to part first parts from `form`; separable ones stand before the others."""
        part = before or _Part("", form, 0, None, False)
        yield part
        if part.count == MOST_PREFIXES:
            return
        rest, count, prefix = part.rest, part.count + 1, part.prefix
        for n in range(2, min(self.letters, len(rest) - 2) + 1):
            first = rest[:n]
            if first == self.to and part.separable and prefix + first not in self.separable:
                yield from self._parts(form, _Part(prefix, rest[n:], count, True, True))
            elif first in self.separable and part.separable is not False and not part.to:
                yield from self._parts(form, _Part(prefix + first, rest[n:], count, True, False))
            if first in self.inseparable:
                yield from self._parts(form, _Part(prefix + first, rest[n:], count, False, part.to))


@cache
def load_verbs(language: str) -> Verbs | None:
    """The verbs of `language` (ISO 639-1), None where there is no table."""
    folder = files("depesche") / "data" / "lang" / language
    if not language.isalpha() or not (folder / "verbs.csv").is_file():
        return None
    lines = (folder / "verbs.csv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    data: dict[str, Any] = yaml.load(
        (folder / "verbs.yaml").read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    return build_verbs(rows, data)


def build_verbs(rows: list[dict[str, str]], data: Mapping[str, Any]) -> Verbs:
    """The verbs of checked tables: rows of `verbs.csv`, content of `verbs.yaml`."""
    forms: dict[str, list[tuple[str, Kind]]] = {}
    bare: dict[str, list[tuple[str, Kind]]] = {}
    augment = str(data["augment"])
    german = bool(data["separable"])
    for row in rows:
        verb = row["infinitive"]
        for form, kind in _german_forms(row) if german else _english_forms(row):
            for spelling in _spellings(form) if german else (form,):
                entry = (verb, kind)
                if entry not in forms.setdefault(spelling, []):
                    forms[spelling].append(entry)
                if german and kind.form == "Part":
                    bare.setdefault(spelling.removeprefix(augment), []).append(entry)
    separable, inseparable = frozenset(data["separable"]), frozenset(data["inseparable"])
    return Verbs(
        forms={form: tuple(entries) for form, entries in forms.items()},
        bare={form: tuple(entries) for form, entries in bare.items()},
        separable=separable,
        inseparable=inseparable,
        augment=augment,
        to=str(data["to"]),
        unaugmented=tuple(data["bare"]),
        infinitives=frozenset(row["infinitive"] for row in rows),
        endings=tuple(
            (
                Kind(e["form"], e.get("tense", ""), e.get("mood", ""), sure=e.get("sure", False)),
                e["ending"],
                e["infinitive"],
                e.get("doubled", False),
            )
            for e in data["endings"]
        ),
        letters=max(map(len, separable | inseparable)),
    )


def _spellings(form: str) -> set[str]:
    """A form as written today, in Switzerland (ss for ß) and before 1996 ("mußt", "ließ", "Fluß")."""
    old = form
    for end in ("t", "te", "ten", "test", "tet", "st", ""):
        if form.endswith("ss" + end) and len(form) > len(end) + 2:
            old = form[: len(form) - len(end) - 2] + "ß" + end
            break
    return {form, form.replace("ß", "ss"), old}


_PRESENT = Kind("Fin", "Pres")
_PAST = Kind("Fin", "Past")
_SUBJUNCTIVE = Kind("Fin", "Past", "Sub")


def _german_forms(row: Mapping[str, str]) -> Iterator[tuple[str, Kind]]:
    """The forms that follow from a German verb's principal parts."""
    verb = row["infinitive"]
    yield verb, Kind("Inf")
    yield from ((form, Kind("Part")) for form in row["participle"].split())
    present = row["present"].split()
    yield from ((form, _PRESENT) for form in present)
    if len(present) == 1 and present[0].endswith("t"):
        yield from _second_person(verb, present[0])
    for past in row["preterite"].split():
        yield past, _PAST
        yield past + ("n" if past.endswith(("e", "ie")) else "en"), _PAST
        yield from ((past + end, _PAST._replace(rare=True)) for end in ("st", "est", "t", "et"))
        if not row["subjunctive"] and not past.endswith("e"):
            yield past + "e", _SUBJUNCTIVE
    for form in row["subjunctive"].split():
        yield from ((form + end, _SUBJUNCTIVE) for end in ("", "n"))
        yield from ((form + end, _SUBJUNCTIVE._replace(rare=True)) for end in ("st", "t"))


def _second_person(verb: str, third: str) -> Iterator[tuple[str, Kind]]:
    """Second person and imperative of a verb that changes its vowel in the present ("gibt": "gibst", "gib")."""
    own = verb.removesuffix("en").endswith("t")  # the "t" of the third person is the stem's: "hält", "tritt"
    stem = third if own else third[:-1]
    yield stem + "st", _PRESENT
    yield stem + "t", _PRESENT
    if stem.translate(_UMLAUTED) == stem:
        yield stem, Kind("Fin", "", "Imp")


def _english_forms(row: Mapping[str, str]) -> Iterator[tuple[str, Kind]]:
    """The forms of an English verb's principal parts, and those that its infinitive makes regularly."""
    verb = row["infinitive"]
    yield verb, Kind("Inf")
    yield from ((form, _PRESENT) for form in row["present"].split())
    yield from ((form, _PAST) for form in row["preterite"].split())
    yield from ((form, Kind("Part", "Past")) for form in row["participle"].split())

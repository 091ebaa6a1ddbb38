"""Inflected forms from dictionary forms: "festnehmen" -> "festgenommen", "Anschlag" -> "Anschläge".

Parsers tag attributive participles as adjectives with a lemma of their own; rules list verbs. This is the bridge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Participles:
    """How a language builds participles of regular verbs: `augment` + stem + `ending`, the infinitive's `endings`
    cut off. Verbs in `bare_endings` or with one of `inseparable` prefixes take no augment; `separable` prefixes
    stand before it. `irregular` has the participles of other simple verbs."""

    augment: str = ""
    ending: str = ""
    endings: tuple[str, ...] = ()
    separable: tuple[str, ...] = ()
    inseparable: tuple[str, ...] = ()
    bare_endings: tuple[str, ...] = ()
    irregular: Mapping[str, str] | None = None

    def of(self, verb: str) -> str | None:
        """The participle of an infinitive, None where the language's pattern does not fit."""
        irregular = self.irregular or {}
        if verb in irregular:
            return irregular[verb]
        for prefix in self.separable:
            if verb.startswith(prefix) and len(verb) > len(prefix) + 3:
                rest = self.of(verb[len(prefix) :])
                return prefix + rest if rest else None
        for prefix in self.inseparable:
            if verb.startswith(prefix) and len(verb) > len(prefix) + 2:
                return self._without_augment(prefix, verb[len(prefix) :])
        stem = self._stem(verb)
        if stem is None:
            return None
        return ("" if verb.endswith(self.bare_endings or ("\0",)) else self.augment) + stem + self._weak(stem)

    def _without_augment(self, prefix: str, rest: str) -> str | None:
        irregular = (self.irregular or {}).get(rest)
        if irregular is not None:
            return prefix + irregular.removeprefix(self.augment)
        stem = self._stem(rest)
        return prefix + stem + self._weak(stem) if stem else None

    def _stem(self, verb: str) -> str | None:
        for ending in self.endings:
            if verb.endswith(ending) and len(verb) > len(ending) + 1:
                return verb[: -len(ending)]
        return None

    def _weak(self, stem: str) -> str:
        return "e" + self.ending if stem[-1:] in ("t", "d") and self.augment else self.ending

    def table(self, verbs: Iterable[str]) -> dict[str, str]:
        """From participle to infinitive, for all of `verbs`; the alphabetically first verb wins a shared form."""
        found: dict[str, str] = {}
        for verb in sorted(verbs):
            participle = self.of(verb)
            if participle and participle != verb:
                found.setdefault(participle, verb)
        return found


@dataclass(frozen=True)
class FiniteForms:
    """How a language builds preterites: `stems` has the irregular stems of simple verbs, which take `endings`;
    regular verbs take `regular` at their stem (`linked` where it ends in one of `hard`). `prefixes` are those of
    verbs that inflect like the simple verb."""

    stems: Mapping[str, tuple[str, ...]]
    endings: tuple[str, ...] = ("",)
    regular: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()
    hard: tuple[str, ...] = ()
    infinitives: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()

    def table(self, verbs: Iterable[str]) -> dict[str, str]:
        """From finite form to infinitive, for all of `verbs`, the simple verbs inside them, and `stems`."""
        found: dict[str, str] = {}
        simple = {self._parts(v)[1] for v in verbs}
        for verb in sorted({*verbs, *simple} - set(self.stems)):
            for form in self._forms(verb):
                found.setdefault(form, verb)
        for verb in sorted(self.stems):
            found.update((form, verb) for form in self._forms(verb))
        return found

    def _parts(self, verb: str) -> tuple[str, str]:
        for prefix in self.prefixes:
            if verb.startswith(prefix) and len(verb) > len(prefix) + 3:
                return prefix, verb[len(prefix) :]
        return "", verb

    def _forms(self, verb: str) -> list[str]:
        prefix, base = ("", verb) if verb in self.stems else self._parts(verb)
        if base in self.stems:
            return [prefix + stem + end for stem in self.stems[base] for end in self.endings]
        stem = next((verb[: -len(i)] for i in self.infinitives if verb.endswith(i)), None)
        if stem is None or len(stem) < 3:
            return []
        return [stem + end for end in (self.linked if stem.endswith(self.hard or ("\0",)) else self.regular)]


def noun_forms(
    noun: str, endings: Iterable[str], umlauts: Mapping[str, str], agents: tuple[str, ...] = ()
) -> Iterator[str]:
    """What a noun's cases and plurals may look like: its endings, with and without an umlaut in the last syllable; not
    with both an umlaut and one that begins as `agents`, which rather makes the one who acts ("Kampf", "Kämpfer")."""
    stems = [noun]
    at = max((noun.rfind(vowel) for vowel in umlauts), default=-1)
    if at >= 0:
        stems.append(noun[:at] + umlauts[noun[at]] + noun[at + 1 :])
    for stem in stems:
        yield from (stem + ending for ending in endings if stem == noun or not ending.startswith(agents))

"""The infinitive of a verb's form: what the tables of verbs allow, ordered by features, dictionary and network.

A dictionary answers "maybe" wrongly now and then and holds nouns and adjectives too, so that its word counts for
less than that of the principal parts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from depesche.analysis.verbs import Kind, Reading, Verbs

Has = Callable[[str], bool]
"""Whether a dictionary has a lemma, or "form\\tlemma"."""


def verb_lemma(verbs: Verbs, has: Has, form: str, upos: str, candidates: Sequence[str], feats: str) -> str | None:
    """The infinitive of `form`, None where the tables know nothing of it.

    `candidates` are the network's lemmas, best first (at least one); `feats` are the word's features. An
    irregular verb's form that agrees with them decides, unless a regular verb has it too and the network means
    that one ("führe": "führen", not "fahren"). Auxiliaries are irregular only.
    """
    if not form.isalpha():
        return None
    lower = form.lower()
    features = dict(pair.split("=", 1) for pair in feats.split("|") if pair)
    regular = _regular(verbs, has, lower, candidates, features) if upos == "VERB" else []
    agreeing = [verb for verb, kind in regular if kind.agrees(features)]
    irregular = [r for r in _irregular(verbs, has, lower, features) if not r.fused or not agreeing or has(r.lemma)]
    likely = [r for r in irregular if r.kind.agrees(features) and not r.kind.rare]
    if likely:
        doubtful = all(r.kind.mood == "Sub" for r in likely) or has(f"{lower}\t{candidates[0]}")
        return candidates[0] if doubtful and candidates[0] in agreeing else likely[0].lemma
    sure = [r.lemma for r in irregular if not r.kind.rare and r.kind.mood != "Sub"]
    # features may be wrong: where no regular verb agrees either, the principal parts decide, and a participle taken for
    # an infinitive ("geflogen") is none that the dictionary's adjective of the same form would prove
    itself = bool(regular) and regular[0][0] == lower and lower not in verbs.infinitives
    if regular and not (sure and (itself or not agreeing)):
        return regular[0][0]
    return next(iter([*sure, *(r.lemma for r in irregular)]), None)


def _irregular(verbs: Verbs, has: Has, form: str, feats: Mapping[str, str]) -> list[Reading]:
    """The readings as irregular verbs, best first: by features, then the fewest first parts, then known verbs."""

    def order(r: Reading) -> tuple[bool, bool, int, bool]:
        return not r.kind.agrees(feats), r.kind.rare, r.prefixes, r.prefixes > 0 and not has(r.lemma)

    return sorted(verbs.irregular(form), key=order)


def _regular(
    verbs: Verbs, has: Has, form: str, candidates: Sequence[str], feats: Mapping[str, str]
) -> list[tuple[str, Kind]]:
    """The infinitives of regular verbs that the dictionary has, best first: by features, "zu" within, irregular
    verbs, whether the dictionary has the form as well, and the network's order."""
    place = {lemma: n for n, lemma in enumerate(candidates)}
    possible = verbs.regular(form)
    attested = {verb for verb, _ in possible if has(f"{form}\t{verb}")}
    known = [(v, kind) for v, kind in possible if has(v) and (not kind.rare or v in attested)]
    sure = any(kind.sure and v in attested for v, kind in known)

    def order(reading: tuple[str, Kind]) -> tuple[bool | int, ...]:
        verb, kind = reading
        itself = verb == form
        return (
            sure and itself, not kind.agrees(feats), kind.rare, itself and kind.form == "Inf",
            verb not in verbs.infinitives, verb not in attested, place.get(verb, len(place)),
        )  # fmt: skip

    return sorted(known, key=order)

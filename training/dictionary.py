"""The dictionaries of simplemma (MIT): forms and lemmas of German and English."""

from __future__ import annotations

from collections.abc import Iterator

from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from depesche.analysis.known import pack_exceptions, pack_filter
from depesche.analysis.lemma import make_script
from training.data import Example


def entries(language: str) -> Iterator[tuple[str, str]]:
    """(form, lemma) of every entry."""
    for form, lemma in DefaultDictionaryFactory().get_dictionary(language).items():
        yield _text(form), _text(lemma)


def exceptions(scripts: set[str]) -> dict[str, str]:
    """By language: the entries whose lemma none of the model's edit scripts makes."""
    return {
        language: pack_exceptions(
            (f, m) for f, m in entries(language) if f != m and make_script(f, m) not in scripts and "\n" not in f + m
        )
        for language in ("de", "en")
    }


def _text(value: object) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


def known_words(train: dict[str, list[Example]]) -> dict[str, str]:
    """The filters of `depesche.analysis.known` by language: dictionary and training sets."""
    out = {}
    for language in ("de", "en"):
        pairs = set(entries(language))
        for example in (e for key, group in train.items() if key.startswith(language) for e in group):
            pairs.update(zip(example.words, example.lemmas or (), strict=False))
        out[language] = pack_filter([f"{f}\t{m}" for f, m in pairs] + [m for _, m in pairs])
    return out

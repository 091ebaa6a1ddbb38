"""The examples of event rules, read as any text is: which do not do what they say."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.model import Article
from depesche.pack.language import load_language
from depesche.pack.parts import languages
from depesche.pipeline import reader
from depesche.stages.events import fired


def failing_examples(*codes: str) -> Iterator[str]:
    """A line for each example on which its rule does not fire, or fires though it must not: of the languages `codes`
    (ISO 639-1), else of all."""
    for code in codes or languages():
        lexicon, reading = load_language(code).events, reader(code)
        for rule in lexicon.rules.values():
            for text, due in (*((t, True) for t in rule.fires), *((t, False) for t in rule.not_)):
                if (rule.id in fired(reading.read(Article("example", text, language=code)), lexicon)) is not due:
                    yield f"lang/{code}/events: {rule.id} {'does not fire' if due else 'fires'} on: {text}"

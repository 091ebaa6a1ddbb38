"""The examples of event rules, read with the analyser: which do not do what they say."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.analysis import load_analyser
from depesche.model import Article, Doc
from depesche.pack.language import load_language
from depesche.pack.parts import languages
from depesche.stages.events import events


def failing_examples() -> Iterator[str]:
    """A line for each example on which its rule does not fire, or fires though it must not."""
    analyser = load_analyser()
    for code in languages():
        lexicon = load_language(code).events
        for rule in lexicon.rules.values():
            for text, due in (*((t, True) for t in rule.fires), *((t, False) for t in rule.not_)):
                doc = Doc(Article("example", text)).having(sentences=analyser.analyse(text, code))
                fired = any(c.by == f"rule:{rule.id}" for c in events(doc, lexicon))
                if fired != due:
                    yield f"lang/{code}/events: {rule.id} {'does not fire' if due else 'fires'} on: {text}"

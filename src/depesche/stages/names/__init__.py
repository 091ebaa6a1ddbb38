"""Stage `names`: every span that means an actor, an office or a place, with what its own words tell.

Names come from three sides: the knowledge base (states, organisations, groups, persons, places), the
analyser's names, and role words of the language pack (offices, bodies, groups of people).
"""

from __future__ import annotations

from depesche.model import Doc, Mention
from depesche.pack.kb import KnowledgeBase
from depesche.pack.names import NamesLexicon
from depesche.stages.names.build import mentions_of


def names(doc: Doc, lexicon: NamesLexicon, kb: KnowledgeBase) -> tuple[Mention, ...]:
    """The mentions of the article in order of the text, longer before shorter."""
    found = [m for sentence in doc.sentences for m in mentions_of(sentence, doc.text, lexicon, kb)]
    return tuple(sorted(found, key=lambda m: (m.span.start, -m.span.end, m.head, m.country or "", m.kind)))

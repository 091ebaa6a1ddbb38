"""Stage `check`: what the text reports held against how institutions work, with the reason and the source.

Each module checks one kind of statement; a check that has nothing to hold on to says nothing.
"""

from __future__ import annotations

from depesche.model import Doc, Finding
from depesche.pack.facts import FactsLexicon
from depesche.pack.kb import KnowledgeBase
from depesche.stages.check.calendar import check_ordinals, check_visits
from depesche.stages.check.durations import check_durations
from depesche.stages.check.law import check_ends, check_sunsets
from depesche.stages.check.memberships import check_memberships
from depesche.stages.check.offices import check_offices
from depesche.stages.check.votes import check_votes
from depesche.stages.check.weekdays import check_weekdays


def check(doc: Doc, lexicon: FactsLexicon, kb: KnowledgeBase) -> tuple[Finding, ...]:
    """The findings of the article in order of the text."""
    found = [
        *check_votes(doc, lexicon, kb),
        *check_memberships(doc, kb),
        *check_ordinals(doc, lexicon, kb),
        *check_offices(doc, lexicon, kb),
        *check_visits(doc),
        *check_sunsets(doc, kb),
        *check_ends(doc, lexicon, kb),
        *check_durations(doc, lexicon, kb),
        *check_weekdays(doc, lexicon),
    ]
    return tuple(sorted(found, key=lambda f: (f.spans, f.check, f.message)))

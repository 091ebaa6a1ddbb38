"""Stage `facts`: typed statecraft records: offices, memberships, meetings, agreements, embargoes,
resolutions, votes, visits, exercises and appointments, as the text tells them.

What the text does not tell stays None; what the knowledge base adds is named in `from_kb`.
"""

from __future__ import annotations

from depesche.match.tree import Grammar
from depesche.model import Doc, Fact
from depesche.pack.facts import FactsLexicon
from depesche.pack.kb import KnowledgeBase
from depesche.pack.qualify import QualifyLexicon
from depesche.stages.facts.agreements import agreements
from depesche.stages.facts.appointments import appointments
from depesche.stages.facts.embargoes import embargoes
from depesche.stages.facts.exercises import exercises
from depesche.stages.facts.meetings import meetings
from depesche.stages.facts.memberships import memberships
from depesche.stages.facts.offices import offices
from depesche.stages.facts.resolutions import resolutions, with_days_of_votes
from depesche.stages.facts.scene import Scene
from depesche.stages.facts.visits import visits
from depesche.stages.facts.votes import votes

KINDS = (offices, memberships, meetings, agreements, embargoes, resolutions, votes, visits, exercises, appointments)


def facts(
    doc: Doc, lexicon: FactsLexicon, kb: KnowledgeBase, qualify: QualifyLexicon, grammar: Grammar
) -> tuple[Fact, ...]:
    """The facts of the article in order of the text; a fact told twice stands once. `qualify` tells what is denied or
    planned, `grammar` puts lemmas and particles right."""
    scene = Scene(doc, lexicon, kb, qualify, grammar)
    found: dict[str, Fact] = {}
    for kind in KINDS:
        for fact in kind(scene):
            found.setdefault(fact.id, fact)
    return tuple(sorted(with_days_of_votes(found.values()), key=lambda f: (f.spans, f.kind, f.id)))

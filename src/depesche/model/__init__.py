"""Layer 0: the values that everything else speaks of. Standard library only."""

from depesche.model.analysis import Sentence, Word
from depesche.model.article import Article
from depesche.model.ids import evidence_id, slug
from depesche.model.issue import Issue
from depesche.model.layers import Candidate, Chain, Doc, Link, Mention, Prepared
from depesche.model.records import (
    AgreementFact,
    AppointmentFact,
    Claim,
    EmbargoFact,
    Entity,
    Event,
    ExerciseFact,
    Fact,
    Finding,
    Interval,
    MeetingFact,
    MembershipFact,
    OfficeFact,
    Participant,
    Place,
    PublicationDate,
    Record,
    ResolutionFact,
    Source,
    Time,
    VisitFact,
    VoteFact,
)
from depesche.model.text import Span, hull, unfolded

__all__ = [
    "AgreementFact", "AppointmentFact", "Article", "Candidate", "Chain", "Claim", "Doc", "EmbargoFact",
    "Entity", "Event", "ExerciseFact", "Fact", "Finding", "Interval", "Issue", "Link", "MeetingFact",
    "MembershipFact", "Mention", "OfficeFact", "Participant", "Place", "Prepared", "PublicationDate",
    "Record", "ResolutionFact", "Sentence", "Source", "Span", "Time", "VisitFact", "VoteFact", "Word",
    "evidence_id", "hull", "slug", "unfolded",
]  # fmt: skip

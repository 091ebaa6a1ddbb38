"""Who vouches for a stretch of text: the innermost claim around it and the chain of sources above."""

from __future__ import annotations

from depesche.match.near import chain_of, claim_of, claims_over, mentions_ending
from depesche.model import Claim, Doc, Span


def innermost(doc: Doc, span: Span) -> Claim | None:
    """The smallest claim that covers `span`."""
    return min(claims_over(doc, span), key=lambda c: (c.span.end - c.span.start, c.span), default=None)


def attribution_of(doc: Doc, claim: Claim | None) -> tuple[str, ...]:
    """The sources from the publisher to the innermost claim, as the text names them; pronouns by antecedent."""
    chain: list[str] = []
    while claim is not None:
        source = _name(doc, claim)
        if source and (not chain or chain[-1] != source):
            chain.append(source)
        claim = claim_of(doc, claim.parent) if claim.parent else None
    return tuple(reversed(chain))


def _name(doc: Doc, claim: Claim) -> str | None:
    """What a claim's source is called: a pronoun by its antecedent, a description with the name it stands for."""
    span = claim.source_span
    if span is None:
        return claim.source
    for place, mention in mentions_ending(doc, span.end):
        if mention.name or not span.covers(mention.span):
            continue
        if mention.kind in ("pronoun", "office"):
            chain = chain_of(doc, place)
            first = doc.mentions[chain.mentions[0]] if chain else None
            if first is None or first.kind == "pronoun":
                continue
            if mention.kind == "pronoun":
                return first.name or first.span.of(doc.text)
            if first.name:
                return f"{claim.source} ({first.name})"
    return claim.source

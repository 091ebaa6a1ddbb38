"""Who vouches for which stretch of text: the tree of claims.

The root is the publisher's and covers the running text. Every other claim says: this stretch (`span`) is told
by that source, in this manner; its `parent` is the smallest claim that covers it, so that "X reports that Y said
Z" reads publisher -> X -> Y. `source_span` is where the claim's own sentence names the source; `source` is its
words, also where an earlier sentence names it (quotations over several sentences, subjunctive clauses that
continue a report) and `source_span` is None.

Manners: direct (a quotation), indirect (a clause, infinitive, object or phrase of a reporting verb or noun),
according-to ("laut X"), hearsay ("soll ... haben", "demnach"), subjunctive (a main clause in the subjunctive
without a frame, which continues the claim before it).
"""

from __future__ import annotations

from depesche.model import Claim, Doc, Span, evidence_id, hull
from depesche.pack.claims import ClaimLexicon
from depesche.stages.claims import direct, nesting, phrases, quotes, running, verbs
from depesche.stages.claims.found import Found, Reading, readings

__all__ = ["claims"]

_LONGEST = 400  # words; what is longer is a list or a table, and its tree says nothing


def claims(doc: Doc, lexicon: ClaimLexicon) -> tuple[Claim, ...]:
    """The claims of the text by their start, outer before inner; the first is the publisher's."""
    root = _root(doc)
    floor = doc.prepared.dateline.end if doc.prepared.dateline else 0
    sentences = readings(doc, lexicon, floor)
    found: list[list[Found]] = [_framed(r) for r in sentences]
    marks = quotes.quotations(doc.text, root.span)
    direct.apply(sentences, found, marks, doc.text)
    running.apply(sentences, found, doc.text)
    flat = nesting.settle([f for claims_ in found for f in claims_], lexicon.grammar.first_person)
    return nesting.tree(evidence_id("", doc.text), root, flat)


def _framed(r: Reading) -> list[Found]:
    return [*verbs.read(r), *phrases.read(r)] if len(r.words) <= _LONGEST else []


def _root(doc: Doc) -> Claim:
    spans = [*doc.prepared.regions, *(s.span for s in doc.sentences)]
    span = hull(spans) if spans else Span(0, len(doc.text))
    publisher = doc.article.publisher or doc.prepared.publisher
    name = publisher.name if publisher else None
    where = publisher.span if publisher else None
    ident = evidence_id("c", evidence_id("", doc.text), span, where, "publisher")
    return Claim(ident, span, name, where, None, "publisher", by="publisher")

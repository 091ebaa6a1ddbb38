"""From claims as found to the tree of claims: readings of the same words settled, every claim under the
smallest one that covers it."""

from __future__ import annotations

from depesche.model import Claim, Span, evidence_id
from depesche.stages.claims.found import Found

_SAME = 0.7  # share of the longer of two spans that both must have for them to be one
_LOOK_BACK = 8  # claims before a claim that can be about the same words


def settle(found: list[Found], first_person: tuple[str, ...]) -> list[Found]:
    """`found` without weaker readings of the same words and without what speakers say of their own saying
    ("ich glaube" in direct speech), by start, outer before inner."""
    kept: list[Found] = []
    spoken = -1  # the end of the direct speech so far
    for f in sorted(found, key=_order):
        if f.manner == "direct":
            spoken = max(spoken, f.span.end)
        elif f.span.end <= spoken and f.source is not None and f.source.lower() in first_person:
            continue
        near = kept[-_LOOK_BACK:]
        if any(_same(k.span, f.span) and _beats(k, f) for k in near):
            continue
        kept[-_LOOK_BACK:] = [k for k in near if not (_same(k.span, f.span) and _beats(f, k))]
        kept.append(f)
    return kept


def _order(f: Found) -> tuple[int, int, int, int, str]:
    """Outer first; of two with the same span the one whose frame stands further out: its cue comes later."""
    return f.span.start, -f.span.end, -(f.cue.start if f.cue else -1), f.strength, f.by


def _same(a: Span, b: Span) -> bool:
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared >= _SAME * max(a.end - a.start, b.end - b.start)


def _beats(a: Found, b: Found) -> bool:
    """Whether `a` makes `b` needless: both name the same source, or `b` is bare hearsay or subjunctive, or
    the noun beside the verb that `a` stands on ("schrieb in einem Brief, dass")."""
    if a.source_span is not None and a.source_span == b.source_span:
        return a.strength >= b.strength
    bare = b.source_span is None and b.strength == 0
    return bare or (b.strength == 1 and a.strength > 1 and b.manner == "indirect")


def tree(text_id: str, root: Claim, found: list[Found]) -> tuple[Claim, ...]:
    """The root and its claims, each with its parent. `text_id` is the hash of the text."""
    claims, open_ = [root], [root]
    for f in found:
        while len(open_) > 1 and open_[-1].span.end <= f.span.start:
            open_.pop()
        parent = next((c for c in reversed(open_) if c.span.covers(f.span)), root)
        claim = Claim(
            evidence_id("c", text_id, f.span, f.source_span, f.manner),
            f.span, f.source, f.source_span, f.cue, f.manner, parent.id, by=f.by,
        )  # fmt: skip
        claims.append(claim)
        open_.append(claim)
    return tuple(claims)

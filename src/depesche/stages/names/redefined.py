"""Abbreviations that the article itself explains as something else than the knowledge base knows by them."""

from __future__ import annotations

import re
from dataclasses import replace

from depesche.model import Mention, Span
from depesche.pack.kb import KnowledgeBase

_BEHIND = re.compile(r"\s*\(\s*[„“\"»«]?([^()]{5,90}?)[“”\"»«]?\s*[,;)]")
_BEFORE = re.compile(r"([^().;:!?]{5,120}?)[“”\"»«]?\s*\(\s*[„“\"»«]?$")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_STEM = 5


def without_redefined(found: list[Mention], text: str, kb: KnowledgeBase) -> list[Mention]:
    """The mentions, abbreviations ("PST") that stand beside a full name with their initials that is not the known one
    ("Pacific Standard Time") as names that nobody knows; and so all over the article."""
    strange = {m.name for m in found if _is_strange(m, found, text, kb)}
    return [
        replace(m, keys=(), country=None, org=None, sector=None, kind="organisation", by="names:analyser")
        if m.by == "names:kb:acronym" and m.name in strange
        else m
        for m in found
    ]


def _is_strange(mention: Mention, found: list[Mention], text: str, kb: KnowledgeBase) -> bool:
    groups = any(key.startswith("group:") for key in mention.keys)  # spelled out in their own language
    if mention.by != "names:kb:acronym" or groups or not (mention.name or "").isupper():
        return False
    span = _spelled_out(mention, text)
    if span is None:
        return False
    if any(m is not mention and m.span.overlaps(span) and set(m.keys) & set(mention.keys) for m in found):
        return False
    said = _stems(span.of(text))
    return not any(2 * len(said & _stems(name)) >= len(said) for name in _names(mention, kb))


def _names(mention: Mention, kb: KnowledgeBase) -> set[str]:
    return {form for key in mention.keys for form in kb.forms_of(key)}


def _spelled_out(mention: Mention, text: str) -> Span | None:
    """Where the words stand whose initials the abbreviation has: in the bracket behind it, or before its own."""
    name = mention.name or ""
    behind = _BEHIND.match(text, mention.span.end)
    if behind is not None:
        span = Span(behind.start(1), behind.end(1))
        return span if _initials(span.of(text)) == name else None
    before = _BEFORE.search(text, max(0, mention.span.start - 130), mention.span.start)
    if before is None:
        return None
    words = [w for w in _WORD.finditer(text, before.start(1), before.end(1)) if w.group()[0].isupper()][-len(name) :]
    spelled = "".join(w.group()[0] for w in words)
    return Span(words[0].start(), words[-1].end()) if words and spelled == name else None


def _initials(phrase: str) -> str:
    return "".join(w.group()[0] for w in _WORD.finditer(phrase) if w.group()[0].isupper())


def _stems(phrase: str) -> set[str]:
    return {w.group()[:_STEM].casefold() for w in _WORD.finditer(phrase) if w.group()[0].isupper()}

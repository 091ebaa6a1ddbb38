"""What could not be read or resolved in one article: always told, never in the way of the rest."""

from __future__ import annotations

from dataclasses import dataclass

from depesche.model.text import Span


@dataclass(frozen=True, slots=True)
class Issue:
    """Something in this article could not be read or resolved.

    `code` is a stable dotted word (``input.empty``, ``time.unresolved``); `message` says in plain
    words what and why; `span` where, if it has a place in the text.
    """

    code: str
    message: str
    span: Span | None = None

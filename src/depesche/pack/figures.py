"""Whole numbers as texts write them in figures."""

from __future__ import annotations

LONGEST = 4
"""Figures of the longest number that counts votes, members, sessions, units or resolutions."""


def whole(form: str, longest: int = LONGEST) -> int | None:
    """The number that `form` writes in decimal figures of any script, at most `longest` of them; None for all else:
    a raised "²" or a circled "①" is a digit to Unicode and no number to count by, and what is longer counts nothing."""
    return int(form) if len(form) <= longest and form.isdecimal() else None

"""Depesche reads news on world affairs and writes down who did what to whom, and according to whom.

>>> import depesche
>>> reading = depesche.load("de").code("Der Minister reiste nach Wien.", date="2021-10-18")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from depesche import model

if TYPE_CHECKING:
    from depesche.reading import Library, Reading, code, load

__all__ = ["Library", "Reading", "code", "load", "model"]


def __getattr__(name: str) -> Any:
    """The reader's names, loaded when they are first asked for: the records alone need none of it."""
    if name in __all__:
        return getattr(import_module("depesche.reading"), name)
    raise AttributeError(f"module 'depesche' has no attribute {name!r}")

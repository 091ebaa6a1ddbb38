"""Abbreviations that the article explains as something else."""

from __future__ import annotations

import pytest

from depesche.model import Mention, Span
from depesche.pack.kb import load_kb
from depesche.stages.names.redefined import without_redefined


def mention(text: str, name: str, key: str, country: str | None) -> Mention:
    at = text.index(name)
    span = Span(at, at + len(name))
    return Mention(span, span, "organisation", 0, name, country=country, keys=(key,), by="names:kb:acronym")


@pytest.mark.parametrize(
    ("text", "name", "key", "kept"),
    [
        ("Um 14 Uhr PST (Pacific Standard Time) begann es.", "PST", "org:PST", False),
        ("Die Partei Thai Rak Thai (TRT) gewann.", "TRT", "media:TRT", False),
        ("Der PST (Politiets sikkerhetstjeneste) warnte.", "PST", "org:PST", True),
        ("Die IAEA (Internationale Atomenergie-Organisation) warnte.", "IAEA", "org:IAEA", True),
        ("Die International Atomic Energy Agency (IAEA) warnte.", "IAEA", "org:IAEA", True),
        ("Der PST warnte (am Montag).", "PST", "org:PST", True),
        ("Die PKK (Partiya Karkerên Kurdistan) griff an.", "PKK", "group:PKK", True),
    ],
)
def test_an_abbreviation_explained_otherwise_is_nobody_known(text: str, name: str, key: str, kept: bool) -> None:
    (found,) = without_redefined([mention(text, name, key, "XXX")], text, load_kb())
    assert bool(found.keys) is kept
    assert (found.country is not None) is kept

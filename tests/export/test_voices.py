"""Who says so as a tree, and what the records call things: by name, once, and never lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from depesche.export.voices import claim_tree, voices
from depesche.export.words import Names, participants, shortened, sorted_findings
from depesche.model import Claim, Entity, Finding, Participant, Record, Span


def record(sample: Record, entities: tuple[Entity, ...] = (), claims: tuple[Claim, ...] = ()) -> Record:
    return replace(sample, entities=entities, claims=claims)


BAGHERI = Entity("person:b", "person", "Mohammad Bagheri", mentions=(Span(10, 12), Span(40, 55)), by="link:kb")
ROOT = Claim("c0", Span(0, 90), "ABNA", Span(0, 4), None, "publisher")


def said(id: str, source: str | None, span: Span | None, parent: str | None = "c0") -> Claim:
    return Claim(id, Span(20, 30), source, span, None, "indirect", parent)


def test_a_voice_stands_once_under_the_words_that_report_it(sample: Record) -> None:
    claims = (
        ROOT,
        said("c1", "Er", Span(10, 12)),
        said("c2", None, None),
        said("c3", "Bagheri", Span(48, 55)),
        said("c4", "Bagheri", None),
        said("c5", "Minister", None, "c3"),
    )
    told = voices(record(sample, (BAGHERI,), claims), Names(record(sample, (BAGHERI,), claims)))
    assert [(v.parent, v.name, [c.id for c in v.claims]) for v in told] == [
        (None, "ABNA", ["c0"]),
        ("c0", "Mohammad Bagheri", ["c1", "c3", "c4"]),
        ("c0", None, ["c2"]),
        ("c3", "Minister", ["c5"]),
    ]


@pytest.mark.parametrize(
    ("parents", "depths"),
    [
        ({"c1": "c0", "c2": "c1"}, {"c0": 0, "c1": 1, "c2": 2}),
        ({"c1": "nobody", "c2": "c2"}, {"c0": 0, "c1": 0, "c2": 0}),
        ({"c1": "c2", "c2": "c1"}, {"c0": 0, "c1": 0, "c2": 0}),
    ],
    ids=["chain", "unknown parent", "circle"],
)
def test_every_claim_has_its_place(sample: Record, parents: dict[str, str], depths: dict[str, int]) -> None:
    claims = (ROOT, *(said(id, id, None, parent) for id, parent in parents.items()))
    assert {c.id: d for c, d in claim_tree(record(sample, (), claims))} == depths


def test_participants_are_called_by_name_and_one_phrase_stands_once(sample: Record) -> None:
    names = Names(record(sample, (BAGHERI, Entity("organ:x", "organ", "Streitkräfte", by="link:words"))))
    by_name = Participant("person:b", "der hohe Kommandant", Span(40, 55), "IRN", None, "MIL")
    shared = [Participant("organ:x", "Streitkräften", Span(60, 73), c, None, "MIL") for c in ("IRN", "RUS")]
    assert participants([by_name, *shared], names) == "Mohammad Bagheri (IRN MIL), Streitkräften (IRN MIL, RUS MIL)"
    assert participants([Participant(None, "Wir", Span(0, 3))], names) == "Wir"


def test_who_vouches_for_an_event_by_name(sample: Record) -> None:
    claims = (ROOT, said("c1", "hoher Kommandant", Span(40, 55)))
    event = replace(sample.events[0], claim="c1", attribution=("ABNA", "hoher Kommandant (Mohammad Bagheri)", "Nobody"))
    assert Names(record(sample, (BAGHERI,), claims)).attribution(event) == ["ABNA", "Mohammad Bagheri", "Nobody"]


def test_long_words_are_cut_between_words() -> None:
    cut = shortened("eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf", 30)
    assert cut == "eins zwei drei … elf zwölf"
    assert len(shortened("x" * 500, 30)) <= 33


def test_what_does_not_add_up_comes_first() -> None:
    told = [
        Finding("a", "consistent", "", ()),
        Finding("b", "unverifiable", "", ()),
        Finding("c", "inconsistent", "", ()),
    ]
    assert [(place, f.check) for place, f in sorted_findings(told)] == [(2, "c"), (1, "b"), (0, "a")]

"""Records to JSON and back: nothing lost, nothing let through."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from depesche.model import (
    AgreementFact,
    Article,
    Claim,
    EmbargoFact,
    Entity,
    Event,
    Fact,
    Finding,
    Interval,
    Issue,
    Participant,
    Place,
    PublicationDate,
    Record,
    Source,
    Span,
    Time,
    VoteFact,
)
from depesche.model.codec import CodecError, decode, encode, members

LEAVES = (Source, PublicationDate, Interval, Time, Entity, Claim, Participant, Place, Event, Finding, Issue, Article)
TYPES: tuple[type, ...] = (*LEAVES, *members(Fact))

st.register_type_strategy(str, st.text(max_size=12))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(Span, st.tuples(st.integers(0, 10**7), st.integers(0, 10**7)).map(lambda s: Span(*sorted(s))))


def records_of(kind: type) -> st.SearchStrategy[Any]:
    """Values of a record type with every field drawn, also those that have a default."""
    return st.builds(kind, **{f.name: ... for f in dataclasses.fields(kind)})


for _kind in (*TYPES, Record):
    st.register_type_strategy(_kind, records_of(_kind))


@pytest.mark.parametrize("kind", TYPES, ids=lambda k: k.__name__)
@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_round_trip(kind: type, data: st.DataObject) -> None:
    value = data.draw(st.from_type(kind))
    written = json.dumps(encode(value))
    assert decode(kind, json.loads(written)) == value
    assert json.dumps(encode(decode(kind, json.loads(written)))) == written


@given(st.from_type(Record))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_round_trip_of_whole_records(record: Record) -> None:
    assert decode(Record, json.loads(json.dumps(encode(record)))) == record


def test_underscores_are_not_written() -> None:
    fact = VoteFact("f", "c", (Span(1, 2),), "org:UNSC", for_=("country:FRA",))
    told = encode(fact)
    assert told["for"] == ["country:FRA"]
    assert "for_" not in told
    assert "for_count" in told
    assert decode(VoteFact, told) == fact


def test_spans_are_pairs_and_the_id_comes_first() -> None:
    told = encode(EmbargoFact("f", "c", (Span(1, 2),), kind="sanction"))
    assert told["spans"] == [[1, 2]]
    assert next(iter(told)) == "id"
    assert told["kind"] == "sanction"


@pytest.mark.parametrize(
    "fact", [EmbargoFact("f", "c", ()), EmbargoFact("f", "c", (), kind="sanction"), AgreementFact("f", "c", ())]
)
def test_a_union_is_told_apart_by_kind(fact: Fact, sample_fields: dict[str, Any]) -> None:
    record = decode(Record, {**sample_fields, "facts": [encode(fact)]})
    assert record.facts == (fact,)


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("facts", [{"kind": "rumour"}], "no record type fits"),
        ("facts", [{"kind": ["office"]}], "no record type fits"),
        ("facts", ["office"], "no record type fits"),
        ("sentences", [[0]], "two whole numbers"),
        ("sentences", [[0, "1"]], "two whole numbers"),
        ("sentences", "all", "expected a list"),
        ("claims", [{"id": "c"}], "missing"),
        ("publisher", "Nordlicht", "expected an object"),
        ("publisher", {"name": "N", "evidence": "text", "since": 1}, "unknown field 'since'"),
        ("language", 3, "expected str"),
        ("extra", 1, "unknown field 'extra'"),
    ],
)
def test_what_does_not_fit_is_refused(sample_fields: dict[str, Any], field: str, value: object, told: str) -> None:
    with pytest.raises(CodecError, match=told):
        decode(Record, {**sample_fields, field: value})


@pytest.fixture
def sample_fields() -> dict[str, Any]:
    nothing = ("language", "title", "url", "publisher", "date", "desk_code", "dated_between")
    empty = ("sentences", "entities", "places", "claims", "times", "events", "facts", "findings", "issues")
    return {"id": "a"} | dict.fromkeys(nothing) | {name: [] for name in empty}

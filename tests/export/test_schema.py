"""The published schema is the one the types give, and it holds for every record."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from depesche.export.schema import record_schema, schema_text
from depesche.model import Fact, Record
from depesche.model.codec import encode, members

PUBLISHED = Path(__file__).parents[2] / "docs" / "record.schema.json"
VALID = Draft202012Validator(record_schema())


def test_published_schema_is_current() -> None:
    assert PUBLISHED.read_text("utf-8") == schema_text(), "python -m depesche.export.schema > docs/record.schema.json"


def test_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(record_schema())


def test_a_rich_record_is_valid(sample: Record) -> None:
    VALID.validate(encode(sample))
    assert {f.kind for f in sample.facts} >= {"office", "vote", "sanction"}
    assert {type(f) for f in sample.facts} == set(members(Fact))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("events", 0, "type"), "PRAISE"),
        (("events", 0, "trigger"), [1]),
        (("events", 0, "trigger"), [-1, 4]),
        (("events", 0, "quad"), "1"),
        (("facts", 0, "kind"), "rumour"),
        (("facts", 0, "from_"), "2020-01-01"),
        (("claims", 0, "manner"), None),
        (("language",), 5),
    ],
)
def test_a_wrong_value_is_invalid(sample: Record, path: tuple[str | int, ...], value: object) -> None:
    told = json.loads(json.dumps(encode(sample)))
    place = told
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert not VALID.is_valid(told)


def test_every_field_is_required(sample: Record) -> None:
    told = encode(sample)
    for name in list(told):
        assert not VALID.is_valid({k: v for k, v in told.items() if k != name}), name

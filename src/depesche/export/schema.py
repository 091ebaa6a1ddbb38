"""The JSON Schema of a record (draft 2020-12), made from the record types themselves.

``python -m depesche.export.schema > docs/record.schema.json`` writes the published file.
"""

from __future__ import annotations

import dataclasses
import inspect
import json
import sys
from typing import Any, Literal, get_args, get_origin

from depesche.model import Fact, Record, Span
from depesche.model.codec import hints, members

PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def record_schema() -> dict[str, Any]:
    """The schema of one encoded record: every field is written, and no other."""
    definitions: dict[str, Any] = {
        "Span": {
            "description": "[start, end): characters (Unicode code points) of the text as received, counted from 0.",
            "type": "array", "prefixItems": [{"type": "integer", "minimum": 0}] * 2, "items": False, "minItems": 2,
        },
        "Fact": {"description": "A typed statecraft record; `kind` tells which.", "oneOf": [_ref(f) for f in members(Fact)]},  # noqa: E501
    }  # fmt: skip
    waiting: list[type] = [Record]
    while waiting:
        kind = waiting.pop()
        if kind.__name__ not in definitions:
            definitions[kind.__name__] = _record(kind)
            waiting.extend(_records_in(kind))
    root = definitions.pop("Record")
    return {"$schema": DIALECT, "title": "Depesche record", **root, "$defs": dict(sorted(definitions.items()))}


def schema_text() -> str:
    """The schema as the published file has it, byte for byte."""
    return json.dumps(record_schema(), indent=2, ensure_ascii=False) + "\n"


def _records_in(kind: type) -> list[type]:
    found = []
    for hint in hints(kind).values():
        inner = [member for arm in members(hint) for item in (get_args(arm) or (arm,)) for member in members(item)]
        found += [t for t in inner if dataclasses.is_dataclass(t) and isinstance(t, type)]
    return found


def _record(kind: type) -> dict[str, Any]:
    types = hints(kind)
    fields = {f.name.rstrip("_"): _value(types[f.name]) for f in dataclasses.fields(kind)}
    return {
        "description": " ".join(inspect.cleandoc(kind.__doc__ or "").split()),
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }


def _value(hint: Any) -> dict[str, Any]:
    if hint == Fact:
        return {"$ref": "#/$defs/Fact"}
    arms = members(hint)
    if len(arms) > 1:
        told = [_value(arm) for arm in arms]
        if all(set(t) == {"type"} for t in told):
            return {"type": [t["type"] for t in told]}
        return {"anyOf": told}
    if get_origin(hint) is Literal:
        values = get_args(hint)
        return {"const": values[0]} if len(values) == 1 else {"enum": list(values)}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _value(get_args(hint)[0])}
    if hint is Span or dataclasses.is_dataclass(hint):
        return _ref(hint)
    return {"type": PLAIN[hint]}


def _ref(kind: Any) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{kind.__name__}"}


if __name__ == "__main__":
    sys.stdout.write(schema_text())

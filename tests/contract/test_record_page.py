"""docs/reference-record.md tells every field of every record, of the type it has in the published schema."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

DOCS = Path(__file__).parents[2] / "docs"
SCHEMA = json.loads((DOCS / "record.schema.json").read_text("utf-8"))
RECORDS = {"Record": SCHEMA, **{n: d for n, d in SCHEMA["$defs"].items() if "properties" in d}}
COMMON = ("id", "claim", "spans", "claimed_by", "from_kb", "by", "kind")


def typed(field: dict[str, Any]) -> str:
    """A field's type as the page writes it: ``string or null``, ``list of Span``."""
    if "$ref" in field:
        return str(field["$ref"]).rsplit("/", 1)[1]
    if "anyOf" in field:
        return " or ".join(typed(arm) for arm in field["anyOf"])
    if "const" in field or "enum" in field:
        return " or ".join(f"`{value}`" for value in field.get("enum", [field.get("const")]))
    if field["type"] == "array":
        return f"list of {typed(field['items'])}"
    return field["type"] if isinstance(field["type"], str) else " or ".join(field["type"])


def sections() -> dict[str, dict[str, tuple[str, str]]]:
    """The page's tables by heading: of each field its type and meaning."""
    page = (DOCS / "reference-record.md").read_text("utf-8")
    parts = re.split(r"^## (.+)$", page, flags=re.MULTILINE)
    rows = re.compile(r"^\| `(\w+)` \| (.+?) \| (.+) \|$", re.MULTILINE)
    return {name: {f: (t, m) for f, t, m in rows.findall(body)} for name, body in zip(parts[1::2], parts[2::2], strict=True)}  # fmt: skip


@pytest.mark.parametrize("name", RECORDS)
def test_every_field_is_told(name: str) -> None:
    told = sections()[name]
    fields = {k: typed(v) for k, v in RECORDS[name]["properties"].items()}
    if name.endswith("Fact"):
        assert all(fields.pop(k) == sections()["Facts in general"][k][0] for k in COMMON if k != "kind")
        fields.pop("kind")
    assert {field: type_ for field, (type_, _) in told.items()} == fields
    assert all(len(meaning) > 8 for _, meaning in told.values())


def test_no_section_is_of_a_record_that_is_gone() -> None:
    assert {name for name, rows in sections().items() if rows} == {*RECORDS, "Facts in general"}

"""Records as tables: one row an event, fact, finding, entity, claim, time or issue (Arrow, and pandas over it).

Needs the extra ``table`` (pyarrow, pandas).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from depesche.export.words import code_of
from depesche.model import Event, Record
from depesche.model.codec import encode

LAYERS = ("events", "facts", "findings", "entities", "claims", "times", "issues")


def rows(records: Iterable[Record], layer: str = "events") -> list[dict[str, Any]]:
    """One plain dict a row of a layer, each with the document's id. Raises ValueError for an unknown layer."""
    if layer not in LAYERS:
        raise ValueError(f"no layer {layer!r}; there are {', '.join(LAYERS)}")
    return [_row(record, item, layer) for record in records for item in getattr(record, layer)]


def to_arrow(records: Iterable[Record], layer: str = "events") -> Any:
    """The rows of a layer as a `pyarrow.Table`. Raises ImportError without the extra ``table``."""
    try:
        import pyarrow
    except ImportError as error:
        raise ImportError("tables need pyarrow: pip install 'depesche[table]'") from error
    return pyarrow.Table.from_pylist(rows(records, layer))


def _row(record: Record, item: Any, layer: str) -> dict[str, Any]:
    row = {"document": record.id}
    if layer == "events":
        return row | _event(item)
    if layer == "facts":
        fields = encode(item)
        return (
            row
            | {k: fields.pop(k) for k in ("id", "kind", "claim")}
            | {"fields": json.dumps(fields, ensure_ascii=False)}
        )
    return row | {k: _flat(v) for k, v in encode(item).items()}


def _flat(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def _event(event: Event) -> dict[str, Any]:
    place = event.place
    return {
        "id": event.id,
        "sentence": event.sentence,
        "type": event.type,
        "mode": event.mode,
        "actors": [p.text for p in event.actors],
        "actor_codes": [code_of(p) for p in event.actors],
        "recipients": [p.text for p in event.recipients],
        "recipient_codes": [code_of(p) for p in event.recipients],
        "earliest": event.date.earliest,
        "latest": event.date.latest,
        "place": place.name if place else None,
        "country": place.country if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "contexts": list(event.contexts),
        "aux": list(event.aux),
        "attribution": list(event.attribution),
        "cameo": event.cameo,
        "quad": event.quad,
        "score": event.score,
        "confidence": event.confidence,
        "by": event.by,
        "start": event.trigger.start,
        "end": event.trigger.end,
    }

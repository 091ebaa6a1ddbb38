"""Records to plain JSON values and back: one codec for every record type.

Dataclasses become objects, tuples arrays, spans ``[start, end]``. A trailing underscore of a field name
(`from_`) is not written. Unions of dataclasses are told apart by their `kind`.
"""

from __future__ import annotations

import dataclasses
import types
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from depesche.model.text import Span

T = TypeVar("T")


class CodecError(ValueError):
    """A JSON value does not have the shape of the record type; the message names the path."""


def encode(value: Any) -> Any:
    """`value` (a record, or anything records hold) as plain dicts, lists, strings and numbers."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name.rstrip("_"): encode(getattr(value, f.name)) for f in _fields(type(value))}
    if isinstance(value, list | tuple):
        return [encode(v) for v in value]
    return value


def decode(kind: type[T], value: Any) -> T:
    """The record of type `kind` that `value` (from JSON) tells. Raises CodecError where it does not fit."""
    return _decode(kind, value, kind.__name__)  # type: ignore[no-any-return]


@cache
def _fields(kind: type) -> tuple[dataclasses.Field[Any], ...]:
    return tuple(sorted(dataclasses.fields(kind), key=lambda f: f.name != "id"))


@cache
def hints(kind: type) -> dict[str, Any]:
    """The resolved type of every field of a record type."""
    return get_type_hints(kind)


def members(kind: Any) -> tuple[Any, ...]:
    """The alternatives of a union; the type itself where it is none."""
    return get_args(kind) if get_origin(kind) in (Union, types.UnionType) else (kind,)


def _decode(kind: Any, value: Any, path: str) -> Any:
    options = members(kind)
    if len(options) > 1:
        return _decode_union(options, value, path)
    if kind is Span:
        if not (isinstance(value, list) and len(value) == 2 and all(isinstance(v, int) for v in value)):
            raise CodecError(f"{path}: a span is two whole numbers, not {value!r}")
        return Span(*value)
    if dataclasses.is_dataclass(kind):
        return _decode_record(kind, value, path)
    if get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise CodecError(f"{path}: expected a list, not {value!r}")
        return tuple(_decode(get_args(kind)[0], v, f"{path}[{i}]") for i, v in enumerate(value))
    return _decode_plain(kind, value, path)


def _decode_plain(kind: Any, value: Any, path: str) -> Any:
    if get_origin(kind) is Literal:
        if value not in get_args(kind):
            raise CodecError(f"{path}: {value!r} is none of {', '.join(map(repr, get_args(kind)))}")
        return value
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise CodecError(f"{path}: expected {kind.__name__}, not {value!r}")
    return value


def _decode_union(options: tuple[Any, ...], value: Any, path: str) -> Any:
    if value is None and type(None) in options:
        return None
    rest = [o for o in options if o is not type(None)]
    if len(rest) > 1 and isinstance(value, dict):
        rest = [o for o in rest if value.get("kind") in get_args(hints(o).get("kind"))]
    elif len(rest) > 1:
        rest = [o for o in rest if isinstance(o, type) and isinstance(value, o) and not isinstance(value, bool)]
    if len(rest) != 1:
        raise CodecError(f"{path}: no record type fits {value!r}")
    return _decode(rest[0], value, path)


def _decode_record(kind: Any, value: Any, path: str) -> Any:
    if not isinstance(value, dict):
        raise CodecError(f"{path}: expected an object, not {value!r}")
    names = {f.name.rstrip("_"): f.name for f in _fields(kind)}
    unknown = sorted(value.keys() - names.keys())
    if unknown:
        raise CodecError(f"{path}: unknown field {unknown[0]!r}")
    types_ = hints(kind)
    given = {names[k]: _decode(types_[names[k]], v, f"{path}.{k}") for k, v in value.items()}
    try:
        return kind(**given)
    except TypeError as error:
        raise CodecError(f"{path}: {error}") from None

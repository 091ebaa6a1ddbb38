"""The library's face: ``record = depesche.load("de").code(text, date=...)``."""

from __future__ import annotations

import html
import json
from dataclasses import dataclass
from typing import Any

from depesche.export.html import page
from depesche.export.table import to_arrow
from depesche.model import Claim, Entity, Event, Fact, Finding, Issue, Record, Time
from depesche.model.codec import encode
from depesche.pipeline import Reader, reader


@dataclass(frozen=True, slots=True)
class Reading:
    """A text and its record."""

    text: str
    record: Record

    @property
    def events(self) -> tuple[Event, ...]:
        """Who did what to whom, in order of the text."""
        return self.record.events

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Statecraft facts."""
        return self.record.facts

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was held against how institutions work."""
        return self.record.findings

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Who vouches for what."""
        return self.record.claims

    @property
    def entities(self) -> tuple[Entity, ...]:
        """States, persons, organisations, groups and places."""
        return self.record.entities

    @property
    def times(self) -> tuple[Time, ...]:
        """Time expressions."""
        return self.record.times

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What stayed open."""
        return self.record.issues

    def to_dict(self) -> dict[str, Any]:
        """The record as plain dicts, lists, strings and numbers."""
        encoded: dict[str, Any] = encode(self.record)
        return encoded

    def to_json(self, indent: int | None = None) -> str:
        """The record as JSON."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def to_arrow(self, layer: str = "events") -> Any:
        """A layer as a `pyarrow.Table` (extra ``table``)."""
        return to_arrow([self.record], layer)

    def to_pandas(self, layer: str = "events") -> Any:
        """A layer as a `pandas.DataFrame` (extra ``table``)."""
        return self.to_arrow(layer).to_pandas()

    def _repr_html_(self) -> str:
        """The page, drawn in a notebook inside a frame of its own that runs no script."""
        source = html.escape(page([(self.text, self.record)]), quote=True)
        return f'<iframe sandbox srcdoc="{source}" style="width:100%;height:640px;border:1px solid #ccc"></iframe>'

    def __repr__(self) -> str:
        counts = f"{len(self.events)} events, {len(self.facts)} facts, {len(self.findings)} findings"
        return f"<Reading {self.record.id!r}: {counts}>"


@dataclass(frozen=True, slots=True)
class Library:
    """A loaded reader."""

    reader: Reader

    def code(
        self,
        text: str,
        *,
        date: str | None = None,
        publisher: str | None = None,
        language: str | None = None,
        id: str = "text",
    ) -> Reading:
        """Read one text. `date` is the day of publication (ISO 8601), `language` ISO 639-1."""
        return Reading(text, self.reader.code(text, date=date, publisher=publisher, language=language, id=id))


def load(language: str | None = None, model: str = "best", threads: int = 1) -> Library:
    """The reader that ships, loaded once a process; `language` fixes the language of all texts."""
    return Library(reader(language, model, threads))


def code(text: str, *, date: str | None = None, publisher: str | None = None, language: str | None = None) -> Reading:
    """Read one text with the reader that ships."""
    return load().code(text, date=date, publisher=publisher, language=language)

"""What the tests of the ingest share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from depesche.ingest import Defaults, read
from depesche.model import Article


@pytest.fixture
def ingest(tmp_path: Path) -> Callable[..., list[Article]]:
    """Write bytes to a file of a given name and read it; ids are given without the folder."""

    def write_and_read(name: str, data: bytes | str, **defaults: str) -> list[Article]:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return list(read([path], Defaults(**defaults)))

    return write_and_read

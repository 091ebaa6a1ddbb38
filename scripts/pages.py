"""What the scripts have in common that write a page of the documents."""

from __future__ import annotations

from pathlib import Path


def write_or_check(page: Path, text: str, arguments: list[str]) -> int:
    """Write `text` to `page`; with ``--check`` among the arguments only compare. Returns 1 for a stale page, else 0."""
    if "--check" in arguments:
        return 0 if page.is_file() and page.read_text("utf-8") == text else 1
    page.write_text(text, "utf-8")
    return 0

"""Identifiers made from evidence: the same evidence gives the same id on any machine, in any version."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from depesche.model.text import Span


def evidence_id(prefix: str, *evidence: object) -> str:
    """`prefix` and 12 hexadecimal digits of a SHA-256 over the evidence (document, type, spans, roles)."""
    parts = (f"{e.start}-{e.end}" if isinstance(e, Span) else str(e) for e in evidence)
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}{digest[:12]}"


def slug(name: str) -> str:
    """`name` in lower-case ASCII letters and digits joined by hyphens ("Sergej Lawrow" -> "sergej-lawrow").

    A name without any Latin letter or digit gives a hash, never an empty string.
    """
    plain = name.replace("ß", "ss").replace("Ä", "Ae").replace("Ö", "Oe").replace("Ü", "Ue")
    plain = plain.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    return plain or evidence_id("x", name)

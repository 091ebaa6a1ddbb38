"""Visits, meetings, agreements, exercises and offices from texts of several sentences, through the real analyser."""

from __future__ import annotations

from typing import Any

import pytest

from depesche.pack.files import DATA
from tests.stages.test_facts import holds, read, told

pytestmark = pytest.mark.skipif(not (DATA / "models" / "best.onnx").is_file(), reason="no trained analyser installed")


def test_a_title_that_the_names_leave_alone_is_one() -> None:
    """An adjective of origin and a title taken for a name of their own before the name read as the title of it."""
    doc = read(
        "Ethiopian Prime Minister Abiy Ahmed and Eritrean President Isaias Afwerki signed a declaration of peace and "
        "friendship in Asmara on Monday, according to Eritrea's information minister, Yemane Gebremeskel.",
        "2018-07-10",
        "en",
    )
    persons = {e.name: (e.country, e.sector) for e in doc.entities if e.kind == "person"}
    assert persons["Isaias Afwerki"] == ("ERI", "GOV")
    assert "President" not in persons

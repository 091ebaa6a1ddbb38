"""Persons called again by another office, a calling or a rank, in sentences of our own read by the analyser."""

from __future__ import annotations

import pytest

from tests.stages.test_offices_told import read


@pytest.mark.parametrize(
    ("text", "day", "language", "name", "again"),
    [
        # the state is told only the second time
        ("Ministerpräsident Ulf Kristersson reiste an. Der schwedische Regierungschef blieb zwei Tage.", "2024-03-07",
         "de", "Ulf Kristersson", "schwedische Regierungschef"),
        # an office that is over
        ("Der französische Außenminister Alain Juppé reiste an. Der frühere Premierminister blieb zwei Tage.",
         "2011-03-18", "de", "Alain Juppé", "frühere Premierminister"),
        ("Ministerpräsident Milos Vucevic und Parlamentspräsidentin Ana Brnabic reisten an. "
         "Die frühere Regierungschefin blieb zwei Tage.", "2024-05-08", "de", "Ana Brnabić", "frühere Regierungschefin"),
        # callings and ranks
        ("Irans Oberster Führer Ali Chamenei warnte die Nato. Der Geistliche sprach in Ghom.", "2022-07-19", "de",
         "Ali Khamenei", "Geistliche"),
        ("Libyens Machthaber Muammar al-Gaddafi drohte den Rebellen. Der Oberst sprach im Radio.", "2011-03-18", "de",
         "Muammar Gaddafi", "Oberst"),
        ("In Prague, President Vaclav Havel and Premier Milos Zeman raised glasses. The playwright was moved.",
         "1999-03-12", "en", "Václav Havel", "playwright"),
        ("The UN special envoy for Libya, Abdoulaye Bathily, called for talks. The Senegalese diplomat left.",
         "2024-02-07", "en", "Abdoulaye Bathily", "Senegalese diplomat"),
    ],
)  # fmt: skip
def test_called_again(text: str, day: str, language: str, name: str, again: str) -> None:
    person = next(e for e in read(text, day, language).entities if e.name == name)
    assert again in [span.of(text) for span in person.mentions]


@pytest.mark.parametrize(
    ("text", "day", "language", "name", "not_again"),
    [
        ("Außenminister Sergej Lawrow reiste an. Der Wirtschaftsminister blieb in Moskau.", "2023-05-10", "de",
         "Sergey Lavrov", "Wirtschaftsminister"),
        ("Präsident Wladimir Putin reiste an. Die Offiziere blieben in Moskau.", "2023-05-10", "de",
         "Vladimir Putin", "Offiziere"),
        ("Ministerpräsident Milos Vucevic reiste an. Die frühere Regierungschefin blieb zwei Tage.", "2024-05-08", "de",
         "Miloš Vučević", "frühere Regierungschefin"),
    ],
)  # fmt: skip
def test_not_called_again(text: str, day: str, language: str, name: str, not_again: str) -> None:
    person = next(e for e in read(text, day, language).entities if e.name == name)
    assert not_again not in [span.of(text) for span in person.mentions]

"""Where events happened, in sentences of our own read by the analyser."""

from __future__ import annotations

import pytest

from tests.stages.test_offices_told import read


@pytest.mark.parametrize(
    ("text", "language", "trigger", "place"),
    [
        # a town, a state, a part of one
        ("Die Polizei hat am Dienstag in Graz drei Männer festgenommen.", "de", "festgenommen", "Graz"),
        ("Die Rebellen töteten am Montag in Somalia zwei Soldaten.", "de", "töteten", "Somalia"),
        ("Im Norden Syriens griffen Kämpfer am Montag einen Konvoi an.", "de", "griffen", "Syriens"),
        ("In der Nähe von Kundus töteten Kämpfer am Montag zwei Lehrer.", "de", "töteten", "Kundus"),
        ("Police arrested three men in the north of Mali on Monday.", "en", "arrested", "Mali"),
        # what is told by description alone
        ("Vor dem Gebäude töteten Kämpfer am Montag zwei Lehrer.", "de", "töteten", "Gebäude"),
        # people who are there do not make it theirs
        ("Die Armee tötete am Montag Zivilisten in Homs.", "de", "tötete", "Homs"),
        ("Ein Mann im Zentrum von Tel Aviv schoss am Montag auf Polizisten.", "de", "schoss", "Tel Aviv"),
        # a state that is attacked and where that is
        ("Die Partei verurteilte am Montag die Invasion in der Ukraine.", "de", "Invasion", "Ukraine"),
        # by its direction from a town
        ("Westlich von Aleppo griffen Rebellen am Montag die Armee an.", "de", "griffen", "Aleppo"),
        ("The army killed two rebels south of Homs on Monday.", "en", "killed", "Homs"),
        # behind a noun for a settlement
        ("The ministers met on Monday in the Turkish resort of Antalya.", "en", "met", "Antalya"),
        # a court judges where it sits
        ("Ein Gericht in Moskau verurteilte am Montag einen Aktivisten.", "de", "verurteilte", "Moskau"),
        # what is seized
        ("Rebels seized the eastern city of Goma on Monday.", "en", "seized", "Goma"),
        # what is attacked
        ("Die russische Armee beschoss am Montag die Hafenstadt Odessa.", "de", "beschoss", "Odessa"),
    ],
)
def test_place(text: str, language: str, trigger: str, place: str) -> None:
    told = [e.place for e in read(text, "2023-06-14", language).events if trigger in e.trigger.of(text)]
    assert [p.span.of(text) for p in told if p is not None] == [place]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        # the place of what is spoken of, of an authority, of an office-holder
        ("Der Minister verurteilte am Montag die hohe Zahl der Arbeitslosen in Frankreich.", "verurteilte"),
        ("Die Staatsanwaltschaft Arnsberg ermittelt gegen die Partei.", "ermittelt"),
        ("Der Bürgermeister von Odessa kritisierte am Montag die Nato.", "kritisierte"),
    ],
)
def test_no_place(text: str, trigger: str) -> None:
    told = [e for e in read(text, "2023-06-14", "de").events if trigger in e.trigger.of(text)]
    assert told
    assert all(e.place is None for e in told)

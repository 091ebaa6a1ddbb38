"""Who vouches for what in whole sentences of our own, through the real analyser."""

from __future__ import annotations

from functools import cache

import pytest

from depesche.model import Article, Claim, PublicationDate
from depesche.pipeline import Reader, reader


@cache
def machine() -> Reader:
    return reader()


def told(text: str, language: str) -> list[tuple[str, str | None, str]]:
    """Manner, source and content of every claim of a text but the publisher's."""
    article = Article("x", text, PublicationDate("2024-03-05", "argument"), language=language)
    found: tuple[Claim, ...] = machine().read(article).claims
    return [(c.manner, c.source, c.span.of(text)) for c in found if c.manner != "publisher"]


GERMAN = [
    # what is joined to the reported clause but is the speaker's next act
    ("Er sagte, Europa brauche die Briten, und fügte hinzu: „Ohne sie geht es nicht.“",
     [("indirect", "Er", "Europa brauche die Briten"), ("direct", "Er", "Ohne sie geht es nicht")]),
    ("Der Vorsitzende beklagte, dass die Behörden nicht kooperierten, und verlangte Zugang zu den Akten.",
     [("indirect", "Vorsitzende", "dass die Behörden nicht kooperierten"),
      ("indirect", "Vorsitzende", "Zugang zu den Akten")]),
    ("Die Opposition bezeichnete die Wahl als Farce und rief zu Protesten auf.",
     [("indirect", "Opposition", "die Wahl als Farce"), ("indirect", "Opposition", "zu Protesten")]),
    # who speaks, by case
    ("Ihren Rivalen Jeremy Hunt forderte die Ministerin auf, die Zahlen offenzulegen.",
     [("indirect", "Ministerin", "die Zahlen offenzulegen")]),
    ("Die Armee habe zuerst geschossen, berichteten Augenzeugen der Nachrichtenagentur AFP.",
     [("indirect", "Augenzeugen", "Die Armee habe zuerst geschossen")]),
    # a report in a report
    ("Der Präsident räumte ein, dass seine Regierung Fehler gemacht habe, wie die Zeitung „Le Monde“ berichtet.",
     [("indirect", "Zeitung „Le Monde", "Der Präsident räumte ein, dass seine Regierung Fehler gemacht habe"),
      ("indirect", "Präsident", "dass seine Regierung Fehler gemacht habe")]),
    ("Laut UNO-Angaben wurden im vergangenen Jahr 3000 Zivilisten getötet.",
     [("according-to", "UNO", "wurden im vergangenen Jahr 3000 Zivilisten getötet")]),
    ("Der Verdächtige soll nach Medienberichten aus Tschetschenien stammen.",
     [("according-to", "Medienberichten", "Der Verdächtige soll nach Medienberichten aus Tschetschenien stammen")]),
    # how far it reaches
    ("Der Minister sagte der Zeitung „Haaretz“, Israel habe das Recht, sich zu verteidigen, und werde davon Gebrauch machen.",
     [("indirect", "Minister", "Israel habe das Recht, sich zu verteidigen, und werde davon Gebrauch machen")]),
    ("Nordkorea drohte damit, das Abkommen zu kündigen, falls die Manöver fortgesetzt würden.",
     [("indirect", "Nordkorea", "das Abkommen zu kündigen, falls die Manöver fortgesetzt würden")]),
    ("„Wir werden antworten“, sagte er vor Journalisten in Ankara, „und unsere Antwort wird hart sein.“",
     [("direct", "er", "Wir werden antworten"), ("direct", "er", "und unsere Antwort wird hart sein")]),
    ("Auf die Frage, ob er zurücktreten werde, antwortete der Premier: „Nein.“", [("direct", "Premier", "Nein")]),
    # no claims at all
    ("Die Gruppe verfügt über 5000 Kämpfer.", []),
]  # fmt: skip
ENGLISH = [
    ("\"We will respond,\" he told reporters in Ankara, \"and our answer will be firm.\"",
     [("direct", "he", "We will respond"), ("direct", "he", "and our answer will be firm")]),
    ("Tehran, he warned, would face consequences.", [("indirect", "he", "Tehran, he warned, would face consequences")]),
    ("He insisted that the alliance would not be intimidated, and called on Beijing to use its influence.",
     [("indirect", "He", "that the alliance would not be intimidated")]),
    ("Officials who spoke on condition of anonymity said the deal was close.",
     [("indirect", "Officials", "the deal was close")]),
    ("Local residents reported hearing several explosions near the airport.",
     [("indirect", "Local residents", "hearing several explosions near the airport")]),
    ("The president was quoted by state news agency SANA as saying that the talks had failed.",
     [("indirect", "president", "that the talks had failed")]),
    ("Asked whether he would resign, the prime minister said no.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "want"), GERMAN)
def test_german(text: str, want: list[tuple[str, str | None, str]]) -> None:
    assert told(text, "de") == want


@pytest.mark.parametrize(("text", "want"), ENGLISH)
def test_english(text: str, want: list[tuple[str, str | None, str]]) -> None:
    assert told(text, "en") == want

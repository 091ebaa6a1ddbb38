"""The days of events in whole sentences of our own: an expression that dates something else is none of them."""

from __future__ import annotations

import pytest

from depesche.model import Article, PublicationDate
from depesche.pipeline import reader


@pytest.mark.parametrize(
    ("text", "language", "trigger", "want"),
    [
        ("Die Afrikanische Union verhängte nach dem Putsch vom 26. Juli 2023 Sanktionen gegen Niger.", "de", "verhängte",
         (None, "2025-01-30")),
        ("Die Afrikanische Union verhängte am 26. Juli 2023 Sanktionen gegen Niger.", "de", "verhängte",
         ("2023-07-26", "2023-07-26")),
        ("Die Minister trafen sich beim Gipfel vom 3. Mai 2024.", "de", "trafen", ("2024-05-03", "2024-05-03")),
        ("The African Union imposed sanctions on Niger after the coup of 26 July 2023.", "en", "imposed",
         (None, "2025-01-30")),
    ],
)  # fmt: skip
def test_what_an_event_followed_does_not_date_it(
    text: str, language: str, trigger: str, want: tuple[str | None, str | None]
) -> None:
    article = Article("x", text, PublicationDate("2025-01-30", "argument"), language=language)
    found = [e for e in reader().read(article).events if e.trigger.of(text) == trigger]
    assert [(e.date.earliest, e.date.latest) for e in found] == [want]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_an_impossible_date_of_publication_fails_no_article(day: str) -> None:
    text = (
        "Bundeskanzlerin Angela Merkel (CDU) reiste am Montag nach Moskau. Der Sicherheitsrat lehnte den Antrag mit drei "
        "gegen zwei Stimmen ab. Finnland ist seit gestern Mitglied der NATO. Der frühere US-Präsident Donald Trump sprach."
    )
    found = reader().read(Article("x", text, PublicationDate(day, "field"), language="de"))
    assert "Angela Merkel" in {e.name for e in found.entities}
    assert "date.implausible" in {i.code for i in (*found.article.issues, *found.issues)}

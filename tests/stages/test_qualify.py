"""Qualified events from short sentences of our own: days, places, participants and contexts beyond the rules' roles."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from depesche.model import Article, Event, PublicationDate
from depesche.pack.files import DATA
from depesche.pipeline import Reader, reader

MODEL = DATA / "models" / "best.onnx"
pytestmark = pytest.mark.skipif(not Path(MODEL).is_file(), reason="no trained analyser installed")


@cache
def machine(language: str) -> Reader:
    return reader(language)


def events(text: str, kind: str, day: str = "2021-10-18", language: str = "de") -> list[Event]:
    doc = machine(language).read(Article("x", text, PublicationDate(day, "argument"), language=language))
    return [e for e in doc.events if e.type == kind]


def codes(event: Event) -> tuple[set[str | None], set[str | None]]:
    return {p.country or p.org for p in event.actors}, {p.country or p.org for p in event.recipients}


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("de", "Der chilenische Außenminister beendete am Freitag einen viertägigen Besuch in Peru.", "2021-10-12", "2021-10-15"),
        ("de", "Der chilenische Außenminister begann am Freitag einen zweitägigen Besuch in Peru.", "2021-10-15", "2021-10-16"),
        ("de", "Der chilenische Außenminister begann am Freitag einen Besuch in Peru.", "2021-10-15", "2021-10-15"),
        ("en", "The Chilean president ended a four-day visit to Peru on Friday.", "2021-10-12", "2021-10-15"),
    ],
)  # fmt: skip
def test_visits_last_as_long_as_told(language: str, text: str, first: str, last: str) -> None:
    visit = next(e for e in events(text, "CONSULT", language=language) if e.mode == "visit")
    assert (visit.date.earliest, visit.date.latest) == (first, last)


def test_a_definite_noun_takes_the_day_of_what_it_means() -> None:
    text = "Albanien wurde am 1. April 2009 Mitglied der Nato. Der Beitritt wurde auf einer Tagung der Union bekannt gegeben."
    meeting = events(text, "CONSULT", day="2009-05-02")[0]
    assert (meeting.date.earliest, meeting.date.latest) == ("2009-04-01", "2009-04-01")


def test_an_agreement_is_dated_by_the_statement_that_announces_it() -> None:
    text = "Der Minister sagte am Freitag, dass Chile und Peru eine engere Zusammenarbeit vereinbart haben."
    agreed = next(e for e in events(text, "AGREE") if codes(e)[0] == {"CHL", "PER"})
    assert (agreed.date.earliest, agreed.date.latest) == ("2021-10-15", "2021-10-15")


def test_the_known_embargo_lies_on_whom_it_was_told_to_lie() -> None:
    text = "Die EU verhängte im Mai ein Embargo gegen Burundi. Das Embargo wurde am Freitag aufgehoben."
    lifted = events(text, "RETREAT")[0]
    assert codes(lifted)[1] == {"BDI"}


def test_what_a_resolution_does_its_organ_does() -> None:
    text = "Das Embargo gegen Burundi wurde am Freitag im Rahmen der Resolution 2400 des UN-Sicherheitsrats aufgehoben."
    lifted = events(text, "RETREAT")[0]
    assert codes(lifted)[0] == {"UNSC"}


def test_a_vote_on_the_motion_is_one_on_its_movers() -> None:
    text = "Brasilien legte dem Sicherheitsrat der Vereinten Nationen eine Resolution vor. Indien stimmte gegen den Antrag."
    vote = next(e for e in events(text, "REJECT") if e.sentence == 1)
    assert codes(vote) == ({"IND"}, {"BRA"})


def test_those_present_take_part() -> None:
    text = "Die Sitzung des Sicherheitsrats der Vereinten Nationen fand in Anwesenheit von Präsident Emmanuel Macron statt."
    meeting = events(text, "CONSULT")[0]
    assert codes(meeting)[0] == {"UNSC", "FRA"}


def test_whom_it_did_not_succeed_failed_to_do_it() -> None:
    text = "Der Regierung Brasiliens gelang es nicht, die Sanktionen gegen Burundi zu verlängern."
    failed = events(text, "SANCTION")[0]
    assert codes(failed) == ({"BRA"}, {"BDI"})
    assert "negation" in failed.aux


def test_an_invitation_is_for_the_one_who_follows_it() -> None:
    text = "Der chilenische Außenminister reiste auf Einladung des peruanischen Präsidenten nach Lima."
    invited = events(text, "AGREE")[0]
    assert codes(invited) == ({"PER"}, {"CHL"})


@pytest.mark.parametrize(
    ("text", "type_", "roles"),
    [
        (
            "Hamas attacked a post in May. On Friday the Egyptian army liberated the town.",
            "COERCE",
            ({"EGY"}, {"PSE"}),
        ),
        ("On Friday the Egyptian army liberated the town.", "COERCE", ({"EGY"}, set())),
        ("Turkish soldiers recaptured an area held by Hamas.", "COERCE", ({"TUR"}, {"PSE"})),
        ("In Egypt, Turkish jets conducted ten strikes using bombs against Hamas.", "ASSAULT", ({"TUR"}, {"PSE"})),
        (
            "Turkish jets made ten strikes using drones and aircraft against Hamas targets.",
            "ASSAULT",
            ({"TUR"}, {"PSE"}),
        ),
        ("The Turkish army destroyed two Hamas-held buildings.", "ASSAULT", ({"TUR"}, {"PSE"})),
        ("Chile refused to negotiate with Peru.", "REJECT", ({"CHL"}, {"PER"})),
        ("Ten Chilean soldiers were killed at the hands of Hamas.", "ASSAULT", ({"PSE"}, {"CHL"})),
        ("The Chilean inspectors were not given access to Gaza by Turkey.", "RETREAT", ({"TUR"}, {"CHL"})),
        ("Chile remains committed to working with Peru and Brazil.", "AGREE", ({"CHL"}, {"PER", "BRA"})),
        ("Chile condemned Turkey’s treatment of residents of Cairo.", "ACCUSE", ({"CHL"}, {"TUR"})),
        ("Chile condemned the attack on residents of Cairo.", "ACCUSE", ({"CHL"}, set())),
        ("Chile welcomed the new Syria sanctions.", "SUPPORT", ({"CHL"}, set())),
        ("Chile has been among those calling for a truce.", "REQUEST", ({"CHL"}, set())),
        ("The Turkish army advanced, killing ten Chilean soldiers.", "ASSAULT", ({"TUR"}, {"CHL"})),
        ("The withdrawal of Turkish troops was welcomed by Egypt.", "RETREAT", ({"TUR"}, set())),
        ("Chile refused to recognise the independence of Kosovo.", "REJECT", ({"CHL"}, {"XKX"})),
        ("Peru hosted talks between Chile and Brazil.", "CONSULT", ({"CHL", "BRA"}, {"PER"})),
        ("Chile warned Peru against provocations.", "THREATEN", ({"CHL"}, {"PER"})),
        ("Chile blocked an EU loan of ten million euros to Peru.", "REJECT", ({"CHL"}, {"PER"})),
        ("Chile and Peru applied for NATO membership.", "REQUEST", ({"CHL", "PER"}, {"NATO"})),
        ("Chile wants Peru to extradite two activists.", "REQUEST", ({"CHL"}, {"PER"})),
        ("The Chilean president, on a visit to Peru, praised Brazil.", "CONSULT", ({"CHL"}, {"PER"})),
        ("The killing of a Chilean cleric by Peru drew sharp criticism from Brazil.", "ACCUSE", ({"BRA"}, {"PER"})),
        ("Chile, which has denied the charges, agreed to talk to Peru.", "AGREE", ({"CHL"}, {"PER"})),
    ],
)
def test_who_did_it_and_to_whom_in_english(text: str, type_: str, roles: tuple[set[str], set[str]]) -> None:
    assert codes(events(text, type_, language="en")[-1]) == roles


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Chile has denied seeking nuclear weapons.", "REJECT"),
        ("Russia dismissed the accusations as baseless.", "ACCUSE"),
        ("Ten Chilean soldiers fell, leaving two cities in ruins and twenty men dead.", "RETREAT"),
        ("Chile withdrew its ambassador in protest.", "PROTEST"),
    ],
)
def test_what_is_no_event_in_english(text: str, type_: str) -> None:
    assert not events(text, type_, language="en")


@pytest.mark.parametrize(
    ("text", "future"),
    [
        ("The foreign ministers of Chile and Peru are due to meet in Lima.", True),
        ("The foreign minister of Chile is to travel to Peru.", True),
        ("The foreign minister of Chile is expected to visit Peru.", True),
        ("The foreign minister of Chile visited Peru.", False),
    ],
)
def test_meetings_to_come_are_agreements(text: str, future: bool) -> None:
    assert bool(events(text, "AGREE", language="en")) == future


def test_a_day_of_a_relative_clause_with_a_copula_dates_nothing_else() -> None:
    lifted = events("Chile lifted an embargo on Peru that had been in place since 1984.", "RETREAT", language="en")[0]
    assert lifted.date.span is None


def test_talks_are_about_what_stands_on_their_agenda() -> None:
    text = "Der Kampf gegen den Terrorismus steht auf der Tagesordnung der Gespräche zwischen Chile und Peru."
    assert "terrorism" in events(text, "CONSULT")[0].contexts


@pytest.mark.parametrize(
    ("text", "aux"),
    [
        ("Der Rat könnte Sanktionen gegen Burundi verhängen.", ("hypothetical",)),
        ("Der Rat verhängte keine Sanktionen gegen Burundi.", ("negation",)),
        ("Der Rat verhängte Sanktionen gegen Burundi.", ()),
    ],
)
def test_auxiliary_modes(text: str, aux: tuple[str, ...]) -> None:
    assert events(text, "SANCTION")[0].aux == aux


def test_a_description_is_named_among_the_sources() -> None:
    first = "Generalstabschef Mark Milley sprach in Washington."
    second = "Der Generalstabschef sagte, die Streitkräfte der USA und Kanadas würden ihre Zusammenarbeit verstärken."
    text = f"{first} {second}"
    found = [e for e in events(text, "AGREE") if e.sentence == 1]
    assert found
    assert "Milley" in found[0].attribution[-1]


@pytest.mark.parametrize(
    ("text", "type_", "roles"),
    [
        (
            "Chile forderte von Peru eine Entschuldigung. Peru wies die Forderung zurück.",
            "REJECT",
            ({"PER"}, {"CHL"}),
        ),
        (
            "Chile und Peru begannen am Montag mit Verhandlungen. Die Verhandlungen dauerten zwei Tage.",
            "CONSULT",
            ({"CHL", "PER"}, set()),
        ),
        (
            "Bei erneuter Gewalt sind am Freitag zwei Palästinenser getötet und vier Israelis schwer verletzt worden.",
            "ASSAULT",
            (set(), {"PSE", "ISR"}),
        ),
        ("Zwei Palästinenser erschossen und drei Türken schwer verletzt.", "ASSAULT", (set(), {"PSE"})),
        (
            "Am Montag sollen türkische Soldaten Fahrzeuge der Hamas überfallen und in Brand gesteckt haben.",
            "ASSAULT",
            ({"TUR"}, {"PSE"}),
        ),
        ("In Italien wächst der Unmut über die türkische Regierung.", "ACCUSE", ({"ITA"}, {"TUR"})),
        ("Die Ermittlungen konzentrieren sich auf den russischen Botschafter.", "ACCUSE", (set(), {"RUS"})),
        (
            "Der türkische Offizier wurde wegen seiner Beteiligung an den Unruhen verurteilt.",
            "PROTEST",
            ({"TUR"}, set()),
        ),
        ("Bei dem Angriff erlitten vier türkische Soldaten schwere Verletzungen.", "ASSAULT", (set(), {"TUR"})),
        (
            "Ein Attentäter sprengte sich vor dem Haus des russischen Präsidenten in die Luft.",
            "ASSAULT",
            ({"RUS"}, {"RUS"}),
        ),
        ("Der russische Präsident gab den Rücktritt von seinen Ämtern bekannt.", "RETREAT", ({"RUS"}, set())),
        ("Ecuador ist die erste Station auf der Auslandsreise des Papstes.", "CONSULT", ({"VAT"}, {"ECU"})),
    ],
    ids=["who asked is refused", "talks told as known", "one auxiliary for two", "headline without auxiliary",
         "one object for two", "where doubts are held", "whom an inquiry is about", "who took part", "who was wounded",
         "before whose house", "who resigns", "where a journey leads"],
)  # fmt: skip
def test_who_did_it_and_to_whom_in_german(text: str, type_: str, roles: tuple[set[str], set[str]]) -> None:
    assert codes(events(text, type_)[-1]) == roles

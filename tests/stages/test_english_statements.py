"""Statements of governments and forces in English: who is meant where the words leave it to the reader."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from depesche.model import Article, Event, PublicationDate, Source
from depesche.pack.files import DATA
from depesche.pipeline import Reader, reader

MODEL = DATA / "models" / "best.onnx"
pytestmark = pytest.mark.skipif(not Path(MODEL).is_file(), reason="no trained analyser installed")

Codes = tuple[set[str], set[str]]


@cache
def machine() -> Reader:
    return reader("en")


def told(text: str, publisher: str | None) -> list[Event]:
    source = Source(publisher, "argument") if publisher else None
    article = Article("x", text, PublicationDate("2017-03-14", "argument"), source, language="en")
    return list(machine().read(article).events)


def codes(event: Event) -> Codes:
    actors, recipients = ({p.org or p.country for p in side} for side in (event.actors, event.recipients))
    return {a for a in actors if a}, {r for r in recipients if r}


UK, US, CENTCOM = "UK Government", "US State Department", "CENTCOM"
TOGETHER = "The Foreign Secretary met the Chilean Foreign Minister in Lima. "
TARGET = "Near Mosul, two strikes engaged an ISIL tactical unit. "


@pytest.mark.parametrize(
    ("publisher", "text", "type_", "roles"),
    [
        # two who met, by the article alone or a figure
        (UK, TOGETHER + "The ministers discussed trade.", "CONSULT", ({"GBR", "CHL"}, set())),
        (UK, TOGETHER + "The 2 ministers discussed trade.", "CONSULT", ({"GBR", "CHL"}, set())),
        # arms and works are whose the strikes before were on
        (CENTCOM, TARGET + "Near Qaim, a strike destroyed four oil tanker trucks.", "ASSAULT", (set(), {"ISIS"})),
        (CENTCOM, TARGET + "The strikes damaged two bridges and a supply route.", "ASSAULT", (set(), {"ISIS"})),
        (CENTCOM, TARGET + "The strikes destroyed an Iraqi vehicle.", "ASSAULT", (set(), {"IRQ"})),
        # a verdict is the speaker's
        (UK, "Mr Johnson said: This shows the barbarity of the Syrian regime.", "ACCUSE", ({"GBR"}, {"SYR"})),
        (US, "The attack shows the utter brutality of the Syrian regime.", "ACCUSE", ({"USA"}, {"SYR"})),
        # a place before a title says where
        (UK, "In Turkey Minister Ellwood met Deputy Foreign Minister Kaya.", "CONSULT", ({"GBR", "TUR"}, set())),
        # offices that the publishing state does not have
        (UK, "In Baghdad the Foreign Secretary met Defence Minister Obeidi.", "CONSULT", ({"GBR", "IRQ"}, set())),
        (US, "The Secretary spoke with the Prime Minister about Chile.", "CONSULT", ({"USA", "CHL"}, set())),
        (US, "The Secretary will host defense ministers of the alliance.", "AGREE", ({"USA"}, set())),
        # what others have to do, the speaker demands
        (UK, "Mr Johnson said: The Syrian regime must end the siege.", "REQUEST", ({"GBR"}, {"SYR"})),
        (UK, "The envoy pressed for Russia to use its influence.", "REQUEST", ({"GBR"}, {"RUS"})),
        # units and soldiers whose state a force does not tell are its own; civilians and other forces are not
        (CENTCOM, "The 407th Air Wing conducted strikes against ISIL in Iraq.", "ASSAULT", ({"USA"}, {"ISIS"})),
        (UK, "Civilians in Iraq have suffered at the hands of ISIL.", "ASSAULT", ({"ISIS"}, {"IRQ"})),
        (UK, "The UK trained local ground forces for the fight against ISIL in Iraq.", "AID", ({"GBR"}, {"IRQ"})),
        # resolve that is told as work, and what is not stood for
        (UK, "Together we continue to work to defeat ISIL.", "THREATEN", ({"GBR"}, {"ISIS"})),
        (UK, "The Foreign Secretary said: We will not allow ISIL to win.", "THREATEN", ({"GBR"}, {"ISIS"})),
        (US, "The United States stands shoulder to shoulder with Chile.", "SUPPORT", ({"USA"}, {"CHL"})),
        # who claims an attack made it
        (US, "The United States condemns the attack in Kabul, for which ISIL has claimed responsibility.", "ASSAULT", ({"ISIS"}, set())),
        (US, "The United States condemns the attack in Kabul, for which ISIL has claimed responsibility.", "ACCUSE", ({"USA"}, {"ISIS"})),
        # violence of which a statement does not say who did it: the only armed group named beside it
        (UK, "The attack in Lima was horrific. ISIL has no respect for life.", "ASSAULT", ({"ISIS"}, set())),
        (UK, "I condemn the attack in Lima. ISIL has no respect for life.", "ACCUSE", ({"GBR"}, {"ISIS"})),
        (UK, "The attack in Lima was horrific. ISIL and the PKK met in Peru.", "ASSAULT", (set(), set())),
        (None, "The attack in Lima was horrific. ISIL has no respect for life.", "ASSAULT", (set(), set())),
        (CENTCOM, "The attack in Lima was horrific. ISIL has no respect for life.", "ASSAULT", (set(), set())),
        (None, "The PKK said it was behind the attack on the embassy of Chile.", "ASSAULT", ({"PKK"}, {"CHL"})),
        # "the move" is whose act was told right before; what is one's own is no target; many states are no one
        (None, "Chile will open its border to refugees. The United Nations welcomed the move.", "SUPPORT", ({"UNO"}, {"CHL"})),
        (None, "Jordan has closed its last border crossing.", "COERCE", ({"JOR"}, set())),
        (None, "The 40 countries criticised Chile.", "ACCUSE", (set(), {"CHL"})),
        # ships by their prefix, a general of the force that publishes, the guards of a federal region; a lone object
        (CENTCOM, "HMS Enterprise rescued Chilean refugees.", "AID", ({"GBR"}, {"CHL"})),
        (CENTCOM, "The general thanked the Turkish government.", "SUPPORT", ({"USA"}, {"TUR"})),
        (None, "The Peshmerga recaptured seven villages from ISIL.", "COERCE", ({"IRQ"}, {"ISIS"})),
        (None, "The Philippine Army thanked U.S. Marines for the training.", "SUPPORT", ({"PHL"}, {"USA"})),
        (UK, "The minister demanded the release of the Chilean teacher.", "REQUEST", ({"GBR"}, set())),
        # the place of an embassy is not whose it is, the leader of a coalition not who acts
        (None, "Chile was angry after protesters stormed its embassy in Lima.", "ASSAULT", ({"PER"}, {"CHL"})),
        (None, "Saudi-led warplanes bombed Houthi positions in Yemen.", "ASSAULT", (set(), {"HOUTHI"})),
        (None, "ISIL has lost the town of Ramadi to Iraqi forces.", "COERCE", ({"IRQ"}, {"ISIS"})),
        (UK, "The Foreign Secretary welcomed the Iraqi Prime Minister to London.", "CONSULT", ({"IRQ"}, {"GBR"})),
    ],
)  # fmt: skip
def test_who_is_meant(publisher: str | None, text: str, type_: str, roles: Codes) -> None:
    assert codes([e for e in told(text, publisher) if e.type == type_][-1]) == roles


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The Secretary will host the Chilean foreign minister.", "AGREE"),
        ("We will continue to strike ISIL.", "THREATEN"),
        ("We will not allow ISIL to win.", "THREATEN"),
    ],
)
def test_what_is_promised_or_threatened_is_not_itself_to_come(text: str, type_: str) -> None:
    assert [e.aux for e in told(text, CENTCOM) if e.type == type_] == [()]


STRIKES = [
    # who publishes strikes: the target is the only armed group that the statement speaks of
    (
        "Since August, the coalition has conducted more than 2,000 airstrikes. The strikes killed ISIL leaders.",
        {"ISIS"},
    ),
    # another state strikes: whom, the statement does not say
    ("Syrian airstrikes continued in Aleppo. ISIL attacked the town as well.", set()),
]


@pytest.mark.parametrize(("text", "target"), STRIKES)
def test_strikes_of_ones_own_hit_the_only_armed_group(text: str, target: set[str]) -> None:
    first = next(e for e in told(text, US) if e.type == "ASSAULT")
    assert (first.mode, codes(first)[1]) == ("aerial", target)


@pytest.mark.parametrize(
    "publisher", ["Foreign & Commonwealth Office", "Foreign, Commonwealth & Development Office", "UK Government"]
)
def test_a_ministry_speaks_for_its_state_under_each_of_its_names(publisher: str) -> None:
    event = next(e for e in told("The Foreign Minister of Chile met the Prime Minister.", publisher))
    assert codes(event)[0] == {"GBR", "CHL"}


def test_what_is_retaken_was_held_by_the_only_armed_group() -> None:
    text = "They also discussed operations to free the city of Mosul. The UK supports Iraq against Daesh."
    event = next(e for e in told(text, UK) if e.type == "COERCE")
    assert codes(event)[1] == {"ISIS"}

"""Facts of every kind from short sentences of our own, through the real analyser."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from depesche.model import Article, Doc, PublicationDate
from depesche.model.codec import encode
from depesche.pack.files import DATA
from depesche.pipeline import Reader, reader

MODEL = DATA / "models" / "best.onnx"
pytestmark = pytest.mark.skipif(not Path(MODEL).is_file(), reason="no trained analyser installed")


@cache
def machine(language: str) -> Reader:
    return reader(language)


def read(text: str, day: str, language: str) -> Doc:
    return machine(language).read(Article("x", text, PublicationDate(day, "argument"), language=language))


def told(text: str, day: str, language: str, kind: str) -> list[dict[str, Any]]:
    return [f for f in map(encode, read(text, day, language).facts) if f["kind"] == kind]


def holds(want: dict[str, Any], fact: dict[str, Any]) -> bool:
    def same(key: str, value: Any) -> bool:
        got = fact[key]
        if isinstance(got, dict):
            got = f"{got['earliest']}/{got['latest']}"
        if isinstance(value, set):
            return value == set(got)
        return value in got if isinstance(value, str) and isinstance(got, str) else got == value

    return all(same(k, v) for k, v in want.items())


FACTS: list[tuple[str, str, str, str, dict[str, Any]]] = [
    # offices
    ("de", "2012-06-01", "Bundeskanzlerin Angela Merkel sprach in Berlin.", "office",
     {"person": "person:angela-merkel", "office": "Federal Chancellor of Germany", "of": "country:DEU", "former": False}),
    ("de", "2023-06-01", "Die frühere Bundeskanzlerin Angela Merkel sprach in Berlin.", "office",
     {"person": "person:angela-merkel", "former": True}),
    ("de", "2006-10-01", "Ban Ki-moon, Außenminister Südkoreas, sprach in Wien.", "office",
     {"person": "person:ban-ki-moon", "of": "country:KOR"}),
    ("en", "2015-06-01", "Secretary of State John Kerry spoke in Vienna.", "office",
     {"person": "person:john-kerry", "office": "Secretary of State", "of": "country:USA"}),
    # memberships
    ("de", "2009-05-01", "Albanien ist am 1. April der Nato beigetreten.", "membership",
     {"member": "country:ALB", "organisation": "org:NATO", "status": "full member", "from": "2009-04-01"}),
    ("de", "2014-05-01", "Kroatien ist seit 2013 Mitglied der EU.", "membership",
     {"member": "country:HRV", "organisation": "org:EUR", "status": "full member", "from": 2013}),
    ("de", "2021-06-12", "Die Afrikanische Union setzte die Mitgliedschaft Malis am 2. Juni aus.", "membership",
     {"member": "country:MLI", "organisation": "org:AFU", "status": "suspended", "from": "2021-06-02"}),
    ("en", "2009-05-01", "Albania joined NATO on 1 April 2009.", "membership",
     {"member": "country:ALB", "organisation": "org:NATO", "status": "full member", "from": "2009-04-01"}),
    # meetings
    ("de", "2008-04-05", "Der 20. Gipfel der Arabischen Liga fand am 29. März 2008 in Damaskus statt.", "meeting",
     {"body": "ARL", "ordinal": 20, "place": "Damascus", "date": "2008-03-29/2008-03-29"}),
    ("en", "2019-07-05", "The 14th summit of the G20 took place in Osaka on 28 June 2019.", "meeting",
     {"body": "G20", "ordinal": 14, "place": "Osaka", "date": "2019-06-28/2019-06-28"}),
    # agreements
    ("de", "2012-03-02", "Peru und Chile unterzeichneten am Donnerstag ein Abkommen über Handel.", "agreement",
     {"parties": {"country:PER", "country:CHL"}, "status": "signed", "subject": "trade", "date": "2012-03-01"}),
    ("de", "2012-03-02", "Peru hat mit Chile einen Freundschaftsvertrag geschlossen.", "agreement",
     {"parties": {"country:PER", "country:CHL"}, "status": "signed", "subject": "friendship"}),
    ("de", "2019-03-02", "Die USA kündigten das Abkommen über Mittelstreckenraketen.", "agreement",
     {"parties": {"country:USA"}, "status": "terminated"}),
    ("de", "2012-03-02", "Das Kyoto-Protokoll von 1997 wirkt nach.", "agreement",
     {"name": "Kyoto Protocol", "date": 1997}),
    ("en", "2012-03-02", "Peru and Chile signed an agreement on trade on Thursday.", "agreement",
     {"parties": {"country:PER", "country:CHL"}, "status": "signed", "date": "2012-03-01"}),
    # embargoes and sanctions
    ("de", "2012-03-02", "Die EU verhängte am Donnerstag ein Waffenembargo gegen Syrien.", "embargo",
     {"imposed_by": "org:EUR", "target": "country:SYR", "scope": "arms", "status": "imposed", "from": "2012-03-01"}),
    ("de", "2012-03-02", "Die EU hob am Donnerstag die Sanktionen gegen Serbien auf.", "sanction",
     {"imposed_by": "org:EUR", "target": "country:SRB", "status": "ended", "until": "2012-03-01"}),
    ("en", "2012-03-02", "The EU extended its sanctions against Belarus.", "sanction",
     {"imposed_by": "org:EUR", "target": "country:BLR", "status": "extended"}),
    # resolutions
    ("de", "2012-03-02", "Der UN-Sicherheitsrat verabschiedete am Donnerstag Resolution 2036.", "resolution",
     {"body": "org:UNSC", "number": 2036, "date": "2012-03-01"}),
    # votes
    ("de", "2012-02-05", "Im Sicherheitsrat stimmten Russland und China gegen die Resolution, 13 Mitglieder stimmten dafür.",
     "vote", {"body": "org:UNSC", "against": {"country:RUS", "country:CHN"}, "for_count": 13}),
    ("de", "2012-02-05", "Der UN-Sicherheitsrat nahm die von Togo eingebrachte Resolution 2033 einstimmig an.", "vote",
     {"body": "org:UNSC", "proposed_by": {"country:TGO"}, "for_count": 15, "outcome": "adopted"}),
    ("de", "2012-02-05", "Der Entwurf Marokkos scheiterte im Sicherheitsrat am Veto Chinas.", "vote",
     {"body": "org:UNSC", "proposed_by": {"country:MAR"}, "against": {"country:CHN"}, "outcome": "vetoed"}),
    ("de", "2012-02-05", "Der UN-Menschenrechtsrat nahm die Resolution mit 37 gegen 3 Stimmen an.", "vote",
     {"body": "org:UNHRC", "for_count": 37, "against_count": 3, "outcome": "adopted"}),
    ("en", "2012-02-05", "The UN Security Council unanimously adopted Resolution 2033.", "vote",
     {"body": "org:UNSC", "for_count": 15, "outcome": "adopted"}),
    # visits
    ("de", "2012-03-02", "Außenminister Guido Westerwelle beendete am Donnerstag einen dreitägigen Besuch in Chile.", "visit",
     {"visitor": "person:guido-westerwelle", "host": "country:CHL", "days": 3, "from": "2012-02-28", "to": "2012-03-01"}),
    ("en", "2015-06-12", "Secretary of State John Kerry ended a three-day visit to Chile on Thursday.", "visit",
     {"visitor": "person:john-kerry", "host": "country:CHL", "days": 3, "from": "2015-06-09", "to": "2015-06-11"}),
    ("de", "2019-04-01", "Bundesaußenminister Heiko Maas reist vom 1. bis 3. April zu einem Besuch nach Chile.", "visit",
     {"visitor": "person:heiko-maas", "host": "country:CHL", "from": "2019-04-01", "to": "2019-04-03"}),
    # exercises
    ("de", "2012-03-02", "Japan und Australien planen gemeinsame Luftmanöver.", "exercise",
     {"participants": {"country:JPN", "country:AUS"}, "domain": "air", "status": "planned"}),
    ("en", "2012-03-02", "Japan and Australia plan joint naval exercises.", "exercise",
     {"participants": {"country:JPN", "country:AUS"}, "domain": "naval", "status": "planned"}),
    # appointments
    ("de", "2021-12-09", "Der Bundestag wählte Olaf Scholz am Mittwoch zum Bundeskanzler.", "appointment",
     {"person": "person:olaf-scholz", "office": "Federal Chancellor", "act": "elected", "date": "2021-12-08"}),
    ("de", "2021-12-09", "Bundeskanzler Alexander Schallenberg trat am Montag zurück.", "appointment",
     {"person": "person:alexander-schallenberg", "act": "resigned", "date": "2021-12-06"}),
    ("en", "2016-01-18", "Taiwan elected Tsai Ing-wen as president on Saturday.", "appointment",
     {"person": "person:tsai-ing-wen", "office": "President", "of": "country:TWN", "act": "elected"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "day", "text", "kind", "want"), FACTS, ids=[f"{r[0]}-{r[3]}-{r[2][:40]}" for r in FACTS]
)
def test_told(language: str, day: str, text: str, kind: str, want: dict[str, Any]) -> None:
    found = told(text, day, language, kind)
    assert any(holds(want, fact) for fact in found), found


NOTHING: list[tuple[str, str, str]] = [
    ("de", "membership", "Island will der EU beitreten."),
    ("de", "membership", "Island könnte im Jahr 2012 Mitglied der EU werden."),
    ("de", "membership", "Nun sollen Verhandlungen mit Island aufgenommen werden."),
    ("de", "agreement", "Die Regierung hat das Abkommen nicht unterzeichnet."),
    ("de", "vote", "Das stimmt, sagte der Minister."),
    ("de", "appointment", "Der Oppositionsführer fordert den Rücktritt von Ministerpräsident Thaksin Shinawatra."),
    ("de", "appointment", "Alexander Milinkewitsch wurde aus der Haft entlassen."),
    ("de", "exercise", "Übung macht in Deutschland und Österreich den Meister."),
    ("en", "membership", "Iceland wants to join the European Union."),
]


@pytest.mark.parametrize(("language", "kind", "text"), NOTHING)
def test_not_told(language: str, kind: str, text: str) -> None:
    assert told(text, "2010-06-01", language, kind) == []


def test_sanctions_only_possible_have_no_status() -> None:
    found = told("Der Sicherheitsrat könnte Sanktionen gegen den Iran verhängen.", "2006-02-04", "de", "sanction")
    assert all(f["status"] is None for f in found)


def test_a_vote_told_over_two_sentences_is_one() -> None:
    text = "Im Sicherheitsrat stimmten zehn Mitglieder für die Resolution. China, Indien und Brasilien enthielten sich."
    found = told(text, "2011-03-18", "de", "vote")
    assert len(found) == 1
    assert found[0]["for_count"] == 10
    assert set(found[0]["abstained"]) == {"country:CHN", "country:IND", "country:BRA"}


def test_a_veto_and_the_votes_behind_it_are_one_vote() -> None:
    text = (
        "Im UN-Sicherheitsrat scheiterte am Mittwoch ein Entwurf Marokkos am Veto Russlands. Zehn der 15 Mitglieder "
        "stimmten für den Text, Russland und Bolivien dagegen. China, Kasachstan und Äthiopien enthielten sich."
    )
    found = told(text, "2017-04-13", "de", "vote")
    assert len(found) == 1
    assert set(found[0]["against"]) == {"country:RUS", "country:BOL"}
    assert (found[0]["for_count"], found[0]["outcome"]) == (10, "vetoed")


def test_an_exercise_told_over_sentences_is_one() -> None:
    text = "Am Montag begann eine große Luftwaffenübung. An dem Manöver „Blauer Himmel“ nehmen Chile und Peru teil."
    found = told(text, "2023-06-13", "de", "exercise")
    assert len(found) == 1
    assert (found[0]["name"], found[0]["domain"], found[0]["from"]) == ("Blauer Himmel", "air", "2023-06-12")


def test_the_next_sentence_may_tell_the_day_of_a_decision() -> None:
    text = "Die EU hat die Sanktionen gegen Burundi aufgehoben. Das beschlossen die Außenminister am Mittwoch."
    assert told(text, "2022-02-10", "de", "sanction")[0]["until"] == "2022-02-09"


def test_what_a_rejected_motion_wanted_failed() -> None:
    text = (
        "Der UN-Sicherheitsrat hat einen Entwurf der USA zur Verlängerung des Waffenembargos gegen den Iran abgelehnt."
    )
    assert told(text, "2020-08-15", "de", "embargo")[0]["status"] == "failed"


def test_every_fact_says_who_vouches_for_it() -> None:
    text = "Präsident Michel Temer sagte, Brasilien habe mit Peru ein Abkommen über Fischerei unterzeichnet."
    found = told(text, "2017-03-01", "de", "agreement")
    assert found
    assert "Temer" in found[0]["claimed_by"][-1]


def test_subjects_carry_their_english() -> None:
    text = "Brasilien und Peru unterzeichneten ein Abkommen über Waffenlieferungen."
    assert told(text, "2017-03-01", "de", "agreement")[0]["subject"] == "Waffenlieferungen (arms deliveries)"

"""Votes told in words of stance, memberships told by descriptions, and what the checks say of them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.stages.test_facts import holds, pytestmark, read, told

__all__ = ["pytestmark"]

VOTES: list[tuple[str, str, str, dict[str, Any]]] = [
    ("de", "2017-10-26", "Der Sicherheitsrat stimmte am Dienstag ab. Elf Mitglieder unterstützten den Entwurf, darunter "
     "Italien und Japan, zwei waren dagegen. China und Kasachstan enthielten sich.",
     {"body": "org:UNSC", "for_count": 11, "against_count": 2, "abstained": {"country:CHN", "country:KAZ"},
      "for": {"country:ITA", "country:JPN"}}),
    ("de", "2018-06-14", "Die UN-Vollversammlung verurteilte am Mittwoch die Gewalt. 120 Staaten stimmten dafür, acht "
     "lehnten den Text ab, 45 enthielten sich.",
     {"body": "org:UNGA", "for_count": 120, "against_count": 8, "abstained_count": 45, "outcome": "adopted"}),
    ("de", "2018-06-14", "Im Sicherheitsrat erhielt der Entwurf Kuwaits zehn Ja-Stimmen, eine Nein-Stimme und vier "
     "Enthaltungen.",
     {"body": "org:UNSC", "proposed_by": {"country:KWT"}, "for_count": 10, "against_count": 1, "abstained_count": 4}),
    ("de", "2018-06-14", "Der Sicherheitsrat beriet über einen Antrag. Er bekam nur fünf Ja-Stimmen und verfehlte die nötige "
     "Mehrheit.", {"body": "org:UNSC", "for_count": 5, "outcome": "rejected"}),
    ("de", "2018-06-14", "Neben Bolivien stimmte im Sicherheitsrat auch Russland gegen den Text.",
     {"body": "org:UNSC", "against": {"country:BOL", "country:RUS"}}),
    ("de", "2019-11-22", "Im Gouverneursrat der IAEA stimmten 20 Staaten für die Resolution, Kuba, Syrien und Belarus "
     "dagegen.", {"body": "org:IAEABG", "for_count": 20, "against": {"country:CUB", "country:SYR", "country:BLR"}}),
    ("de", "2014-03-28", "In der Generalversammlung der Vereinten Nationen stimmten 100 Staaten für die Resolution und elf "
     "dagegen. Zu den Gegnern zählten Armenien, Kuba und Nicaragua. Den Entwurf hatte Kanada eingebracht.",
     {"body": "org:UNGA", "proposed_by": {"country:CAN"}, "against": {"country:ARM", "country:CUB", "country:NIC"}}),
    ("de", "2014-03-28", "Armenien und Kuba stimmten in der UN-Generalversammlung mit Nein.",
     {"body": "org:UNGA", "against": {"country:ARM", "country:CUB"}}),
    ("en", "2018-06-14", "The UN Security Council met on Wednesday. The draft received eight votes in favour, while Bolivia "
     "and Russia opposed it.", {"body": "org:UNSC", "for_count": 8, "against": {"country:BOL", "country:RUS"}}),
    ("en", "2018-06-14", "The UN General Assembly adopted the resolution on Wednesday with 120 votes in favour, 8 against and "
     "45 abstentions.", {"for_count": 120, "against_count": 8, "abstained_count": 45, "outcome": "adopted"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "day", "text", "want"), VOTES, ids=[r[2][:40] for r in VOTES])
def test_votes(language: str, day: str, text: str, want: dict[str, Any]) -> None:
    found = told(text, day, language, "vote")
    assert any(holds(want, fact) for fact in found), found


MEMBERS: list[tuple[str, str, str, dict[str, Any]]] = [
    ("de", "2018-03-20", "Ruanda hat den Internationalen Strafgerichtshof nie anerkannt. Burundi verließ das Gericht am 27. "
     "Oktober 2017.", {"member": "country:BDI", "status": "withdrawn", "from": "2017-10-27", "until": "2017-10-27"}),
    ("de", "2020-03-28", "Nordmazedonien gehört seit Freitag der Nato an. Damit ist das Land das 30. Mitglied des Bündnisses.",
     {"member": "country:MKD", "organisation": "org:NATO", "status": "full member"}),
    ("en", "2016-01-02", "Belarus has held observer status in the Shanghai Cooperation Organisation since July 2015.",
     {"member": "country:BLR", "organisation": "org:SCO", "status": "observer", "from": "2015-07"}),
    ("en", "2016-01-02", "Sri Lanka became a dialogue partner of the Shanghai Cooperation Organisation in 2010.",
     {"member": "country:LKA", "organisation": "org:SCO", "status": "dialogue partner", "from": 2010}),
    ("en", "2016-01-02", "Norway, a NATO member, sent frigates.",
     {"member": "country:NOR", "organisation": "org:NATO", "status": "full member"}),
    ("en", "2022-11-20", "East Timor was granted observer status by ASEAN in November 2022.",
     {"member": "country:TLS", "organisation": "org:ASEAN", "status": "observer", "from": "2022-11"}),
    ("en", "2025-01-02", "Ukraine became the 125th state party to the International Criminal Court on 1 January 2025.",
     {"member": "country:UKR", "organisation": "org:ICC", "status": "full member", "from": "2025-01-01"}),
    ("de", "2022-03-17", "Der Europarat schloss Russland am Mittwoch aus.",
     {"member": "country:RUS", "organisation": "org:COE", "status": "withdrawn", "until": "2022-03-16"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "day", "text", "want"), MEMBERS, ids=[r[2][:40] for r in MEMBERS])
def test_members(language: str, day: str, text: str, want: dict[str, Any]) -> None:
    found = told(text, day, language, "membership")
    assert any(holds(want, fact) for fact in found), found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Frankreich gehört der Nato an. Der Minister verließ die Sitzung."),
        ("en", "France belongs to NATO. Russia left the talks on Monday."),
        ("de", "Frankreich unterstützte den Text, Italien war dagegen."),
    ],
)
def test_neither_members_nor_votes(language: str, text: str) -> None:
    assert [f for kind in ("membership", "vote") for f in told(text, "2010-06-01", language, kind) if kind == "vote" or
            f["status"] == "withdrawn"] == []  # fmt: skip


FINDINGS: list[tuple[str, str, str, str, str]] = [
    ("de", "2018-06-14", "Die UN-Generalversammlung verurteilte die Gewalt mit 120 gegen acht Stimmen bei 45 Enthaltungen.",
     "vote-count", "consistent"),
    ("de", "2018-06-14", "Die UN-Generalversammlung verurteilte die Gewalt mit 160 gegen 48 Stimmen bei 45 Enthaltungen.",
     "vote-count", "inconsistent"),
    ("en", "2018-06-14", "Hungary's parliament approved the bill by 130 votes to 40.", "vote-outcome", "consistent"),
    ("en", "2018-06-14", "Hungary's parliament approved the bill by 40 votes to 130.", "vote-outcome", "inconsistent"),
    ("de", "2020-03-28", "Nordmazedonien gehört seit Freitag der Nato an. Damit ist das Land das 30. Mitglied des Bündnisses.",
     "ordinal", "consistent"),
    ("en", "2023-04-05", "Finland joined NATO on Tuesday, becoming its 33rd member.", "ordinal", "inconsistent"),
    ("de", "2022-03-17", "Der Europarat schloss Russland am Mittwoch aus.", "membership", "consistent"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "day", "text", "check", "want"), FINDINGS, ids=[r[2][:40] for r in FINDINGS])
def test_findings(language: str, day: str, text: str, check: str, want: str) -> None:
    found = [(f.check, f.verdict) for f in read(text, day, language).findings]
    assert (check, want) in found, found


EMBARGOES: list[tuple[str, str, str, str, dict[str, Any]]] = [
    ("de", "2016-07-02", "embargo", "Das 2011 verhängte Waffenembargo gegen Libyen gilt weiter.",
     {"target": "country:LBY", "scope": "arms", "from": 2011}),
    ("de", "2016-07-02", "sanction", "Die Sanktionen gegen Russland wurden am Freitag bis zum 31. Januar 2017 verlängert.",
     {"target": "country:RUS", "status": "extended", "until": "2017-01-31"}),
    ("de", "2016-07-02", "sanction", "Die Botschafter der EU einigten sich am Freitag auf ein Sanktionspaket gegen Belarus.",
     {"target": "country:BLR", "status": "imposed", "from": "2016-07-01"}),
    ("de", "2016-07-02", "sanction", "Die amerikanischen Sanktionen gegen Myanmar wurden aufgehoben.",
     {"imposed_by": "country:USA", "target": "country:MMR", "status": "ended"}),
    ("de", "2016-07-02", "sanction", "Am Freitag sind die Sanktionen der EU gegen Burundi in Kraft getreten.",
     {"imposed_by": "org:EUR", "target": "country:BDI", "status": "imposed", "from": "2016-07-01"}),
    ("de", "2016-07-02", "embargo", "Der Versuch, ein Waffenembargo gegen Syrien zu verhängen, ist gescheitert.",
     {"target": "country:SYR", "status": "failed"}),
    ("de", "2016-07-02", "sanction", "Die EU verhängte Sanktionen gegen Belarus und Syrien.", {"target": "country:SYR"}),
    ("en", "2016-07-02", "sanction", "The EU imposed travel bans on officials of Burundi.",
     {"imposed_by": "org:EUR", "target": "country:BDI", "scope": "travel", "status": "imposed"}),
    ("en", "2016-07-02", "embargo", "An attempt to lift the arms embargo on Sudan failed.",
     {"target": "country:SDN", "status": "failed"}),
    ("en", "2016-07-02", "embargo", "The arms embargo on Liberia, first imposed in 1992, was lifted in May 2016.",
     {"target": "country:LBR", "from": 1992, "status": "ended", "until": "2016-05"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "day", "kind", "text", "want"), EMBARGOES, ids=[r[3][:40] for r in EMBARGOES])
def test_embargoes(language: str, day: str, kind: str, text: str, want: dict[str, Any]) -> None:
    found = told(text, day, language, kind)
    assert any(holds(want, fact) for fact in found), found


@pytest.mark.parametrize(
    ("language", "day", "text", "want"),
    [
        (
            "de",
            "2020-02-05",
            "Großbritannien trat am 31. Januar 2020 nach 47 Jahren Mitgliedschaft aus der EU aus.",
            None,
        ),
        (
            "de",
            "2020-02-05",
            "Katar trat am 1. Januar 2019 nach 30 Jahren Mitgliedschaft aus der Opec aus.",
            "inconsistent",
        ),
        (
            "de",
            "2019-01-05",
            "Katar trat am 1. Januar 2019 nach 57 Jahren Mitgliedschaft aus der Opec aus.",
            "consistent",
        ),
        ("en", "2020-02-05", "Britain left the EU after 47 years of membership.", None),
        ("de", "2014-05-01", "Kroatien ist seit zehn Jahren Mitglied der EU.", "inconsistent"),
        ("de", "2021-01-05", "Das Waffenembargo gegen den Iran endete nach 13 Jahren.", "consistent"),
    ],
)
def test_lengths_in_years(language: str, day: str, text: str, want: str | None) -> None:
    found = [f.verdict for f in read(text, day, language).findings if f.check == "duration"]
    assert found == ([want] if want else [])


@pytest.mark.parametrize(
    ("language", "text", "noun", "org"),
    [
        ("de", "Der UN-Sicherheitsrat tagte. Der Rat verurteilte den Angriff.", "Rat", "UNSC"),
        ("de", "Die Afrikanische Union tagte in Kairo. Die Union verurteilte den Putsch.", "Union", "AFU"),
        ("de", "Die EU tagte in Brüssel. Die 27 Mitgliedstaaten verurteilten den Putsch.", "Mitgliedstaaten", "EUR"),
        ("en", "The International Criminal Court opened a case. The court issued a warrant.", "court", "ICC"),
        ("en", "The Arab League met in Cairo. The league condemned the attack.", "league", None),
        ("en", "The ICC opened a case. Hungary's court freed a man. The court issued a warrant.", "The court", None),
    ],
)
def test_organisations_taken_up_by_the_noun_of_their_name(language: str, text: str, noun: str, org: str | None) -> None:
    at = text.rindex(noun)
    found = [m.org for m in read(text, "2016-07-02", language).mentions if m.span.start <= at < m.span.end]
    assert (org in found) if org else ("ICC" not in found)

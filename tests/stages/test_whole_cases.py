"""Facts that articles tell over several sentences, with pronouns, descriptions and in set phrases."""

from __future__ import annotations

from typing import Any

import pytest

from tests.stages.test_facts import holds, pytestmark, read, told

__all__ = ["pytestmark"]

Row = tuple[str, str, str, str, dict[str, Any]]

VOTES: list[Row] = [
    ("de", "2019-04-12", "Der Sicherheitsrat stimmte am Donnerstag ab. Den Entwurf hatten Norwegen und Schweden eingebracht. "
     "Zwölf Mitglieder stimmten dafür, Russland war abwesend.", "vote",
     {"proposed_by": {"country:NOR", "country:SWE"}, "for_count": 12, "absent": {"country:RUS"}}),
    ("de", "2019-04-12", "Der Gouverneursrat der IAEA nahm den von Frankreich und Kanada vorgelegten Entwurf am Dienstag mit 20 "
     "Stimmen ohne Gegenstimme an.", "vote",
     {"body": "org:IAEABG", "proposed_by": {"country:FRA", "country:CAN"}, "for_count": 20, "against_count": 0}),
    ("de", "2019-04-12", "Für die Resolution, die Peru, Polen und Kuwait eingebracht hatten, stimmten im Sicherheitsrat elf "
     "Staaten.", "vote", {"proposed_by": {"country:PER", "country:POL", "country:KWT"}, "for_count": 11}),
    ("de", "2019-04-12", "Im UN-Menschenrechtsrat stimmten 30 Staaten für den Text. Gegenstimmen gab es keine.", "vote",
     {"for_count": 30, "against_count": 0}),
    ("de", "2023-04-05", "Die UN-Vollversammlung verurteilte am Montag den Putsch. 80 Staaten stimmten dafür, niemand stimmte "
     "dagegen. Iran und Syrien nahmen an der Abstimmung nicht teil.", "vote",
     {"for_count": 80, "against_count": 0, "absent": {"country:IRN", "country:SYR"}}),
    ("de", "2023-04-05", "Im Sicherheitsrat stimmten 13 Mitglieder für den Text. Gabun blieb der Abstimmung fern.", "vote",
     {"for_count": 13, "absent": {"country:GAB"}}),
    ("de", "2022-12-02", "Der UN-Menschenrechtsrat hat am Donnerstag eine Resolution zu Myanmar verabschiedet. Den von Norwegen, Kanada "
     "und Australien eingebrachten Text unterstützten 29 der 47 Mitglieder. Venezuela blieb der Abstimmung fern.", "vote",
     {"proposed_by": {"country:NOR", "country:CAN", "country:AUS"}, "for_count": 29, "absent": {"country:VEN"}}),
    ("de", "2012-03-02", "Für die Resolution 2036 stimmten am 22. Februar alle 15 Mitglieder.", "vote",
     {"body": "org:UNSC", "for_count": 15, "outcome": "adopted"}),
    ("en", "2023-05-31", "The U.N. General Assembly on Thursday called on Israel to end the blockade. The resolution was adopted "
     "with 120 votes in favor, two against and no abstentions. Iran and Cuba did not take part in the vote. The text had been put "
     "forward by Jordan and Egypt.", "vote",
     {"proposed_by": {"country:JOR", "country:EGY"}, "against_count": 2, "abstained_count": 0, "date": "2023-05-25/2023-05-25",
      "absent": {"country:IRN", "country:CUB"}}),
    ("en", "2023-05-31", "The draft, tabled by Norway and Sweden, failed in the Security Council. Nobody voted for it, and Russia "
     "was absent.", "vote", {"proposed_by": {"country:NOR", "country:SWE"}, "absent": {"country:RUS"}, "outcome": "rejected"}),
    ("en", "2023-05-31", "The draft received 14 votes in favour and none against in the Security Council on Tuesday.", "vote",
     {"for_count": 14, "against_count": 0, "date": "2023-05-30/2023-05-30"}),
]  # fmt: skip

RESOLUTIONS: list[Row] = [
    ("de", "2023-11-03", "Die UN-Vollversammlung verabschiedete am Montag eine Resolution gegen Belarus.", "resolution",
     {"body": "org:UNGA", "number": None, "date": "2023-10-30"}),
    ("de", "2023-11-03", "Der UN-Menschenrechtsrat stimmte am Dienstag ab. Die Resolution wurde mit 30 gegen drei Stimmen "
     "angenommen.", "resolution", {"body": "org:UNHRC", "date": "2023-10-31"}),
    ("de", "2023-11-03", "Die Resolution 2231 des UN-Sicherheitsrats läuft aus. Sie hatte das Atomabkommen mit Iran (JCPOA) "
     "bestätigt.", "resolution", {"number": 2231, "endorses": "JCPOA"}),
    ("en", "2023-11-03", "The U.N. General Assembly on Thursday called on Israel to end the blockade. The resolution was adopted "
     "with 120 votes in favor.", "resolution", {"body": "org:UNGA", "date": "2023-11-02"}),
]  # fmt: skip


MEMBERS: list[Row] = [
    ("de", "2025-01-29", "Mali, Burkina Faso und Niger sind aus der Ecowas ausgetreten. Von der Afrikanischen Union waren alle drei "
     "Länder bereits suspendiert worden.", "membership",
     {"member": "country:BFA", "organisation": "org:AFU", "status": "suspended"}),
    ("en", "2024-01-03", "Egypt, Ethiopia and Iran are growing fast. All three countries joined BRICS on 1 January 2024.", "membership",
     {"member": "country:ETH", "organisation": "org:BRICS", "status": "full member", "from": "2024-01-01"}),
    ("de", "2024-03-08", "Schweden wartete lange. Ulf Kristersson unterschrieb. Das Land ist damit das 32. Mitglied der NATO.",
     "membership", {"member": "country:SWE", "organisation": "org:NATO", "status": "full member"}),
    ("en", "2022-11-20", "Dili was granted observer status by ASEAN in November 2022.", "membership",
     {"member": "country:TLS", "organisation": "org:ASEAN", "status": "observer", "from": "2022-11"}),
    ("en", "2023-05-31", "South Sudan accused Washington of meddling. President Salva Kiir signed the law. The country, which became the 193rd "
     "member of the United Nations in July 2011, holds elections.", "membership",
     {"member": "country:SSD", "organisation": "org:UNO", "status": "full member", "from": "2011-07"}),
]  # fmt: skip

EMBARGOES: list[Row] = [
    ("de", "2025-01-28", "Die Europäische Union hat ihre Wirtschaftssanktionen gegen Russland verlängert. Sie gelten nun bis zum 31. "
     "Juli 2025.", "sanction",
     {"imposed_by": "org:EUR", "target": "country:RUS", "status": "extended", "until": "2025-07-31"}),
    ("de", "2025-09-28", "Die USA hoben die Sanktionen gegen die Fluggesellschaft Belavia auf. Sie waren im Mai 2021 von Präsident Joe "
     "Biden verhängt worden.", "sanction",
     {"imposed_by": "country:USA", "target": "org:BELAVIA", "status": "imposed", "from": "2021-05"}),
    ("de", "2023-11-28", "Die USA verhängten Sanktionen gegen die Hamas.", "sanction",
     {"imposed_by": "country:USA", "target": "group:HAMAS", "status": "imposed"}),
    ("de", "2023-11-28", "Die Vollversammlung forderte die USA auf, ihr Handelsembargo gegen Kuba zu beenden.", "embargo",
     {"imposed_by": "country:USA", "target": "country:CUB", "scope": "trade"}),
    ("en", "2023-05-31", "The UN Security Council on Tuesday extended its arms embargo on South Sudan. It runs until May 31, 2024. It was "
     "first imposed in July 2018 by Resolution 2428.", "embargo",
     {"imposed_by": "org:UNSC", "status": "extended", "until": "2024-05-31"}),
    ("en", "2023-05-31", "The UN Security Council on Tuesday extended its arms embargo on South Sudan. It was first imposed in July 2018 "
     "by Resolution 2428.", "embargo",
     {"target": "country:SSD", "status": "imposed", "from": "2018-07", "legal_basis": "UNSC resolution 2428"}),
    ("en", "2023-11-03", "The assembly called on the United States to end its trade embargo against Cuba. The embargo was imposed by "
     "President John F. Kennedy in February 1962.", "embargo",
     {"imposed_by": "country:USA", "target": "country:CUB", "status": "imposed", "from": "1962-02"}),
    ("en", "2023-05-31", "The EU imposed sanctions on Mali. They expire on June 30.", "sanction",
     {"target": "country:MLI", "status": "imposed", "until": "2023-06-30"}),
]  # fmt: skip

VISITS: list[Row] = [
    ("de", "2024-05-26", "Der französische Präsident Emmanuel Macron ist am Sonntag zu einem viertägigen Staatsbesuch in Deutschland "
     "eingetroffen. Am Dienstag, dem 28. Mai, endet sein Aufenthalt.", "visit",
     {"visitor": "person:emmanuel-macron", "from": "2024-05-26", "to": "2024-05-28", "days": 4}),
    ("de", "2024-05-26", "Der französische Präsident Emmanuel Macron ist am Sonntag in Deutschland eingetroffen. Bundespräsident "
     "Frank-Walter Steinmeier, auf dessen Einladung er kommt, empfing ihn in Berlin.", "visit",
     {"visitor": "person:emmanuel-macron", "invited_by": "person:frank-walter-steinmeier"}),
]  # fmt: skip

MEETINGS: list[Row] = [
    ("de", "2023-04-04", "Die Nato nahm Finnland auf. Im Juli will das Bündnis in Vilnius zu seinem nächsten Gipfel zusammenkommen.",
     "meeting", {"body": "NATO", "place": "Vilnius", "date": "2023-07-01/2023-07-31"}),
    ("de", "2025-06-12", "Am Sonntag kommen Außenminister Abbas Araghtschi und der US-Sondergesandte Steve Witkoff in Maskat zur sechsten "
     "Runde der indirekten Gespräche zusammen.", "meeting",
     {"ordinal": 6, "place": "Muscat", "participants": {"person:abbas-araghchi", "person:steve-witkoff"}}),
    ("en", "2025-10-26", "East Timor on Sunday became the 11th member of the Association of Southeast Asian Nations. A declaration was "
     "signed at the opening of the 46th ASEAN summit.", "meeting",
     {"body": "ASEAN", "ordinal": 46, "date": "2025-10-26/2025-10-26"}),
]  # fmt: skip

ROUNDS: list[Row] = [
    ("en", "2019-03-29", "The third round of talks between Greece and Turkey was held in Athens on March 21.", "meeting",
     {"body": "talks", "ordinal": 3, "place": "Athens", "participants": {"country:GRC", "country:TUR"}}),
]  # fmt: skip

EXERCISES: list[Row] = [
    ("de", "2025-09-12", "In Belarus hat am Freitag das gemeinsame Manöver „Sapad-2025“ begonnen, das bis zum 16. September dauern soll. An "
     "der Übung beteiligen sich russische und belarussische Soldaten.", "exercise",
     {"from": "2025-09-12", "to": "2025-09-16", "status": "ongoing"}),
]  # fmt: skip


APPOINTMENTS: list[Row] = [
    ("de", "2023-01-19", "Boris Pistorius ist neuer Bundesminister der Verteidigung. Bundespräsident Frank-Walter Steinmeier überreichte dem "
     "SPD-Politiker am Donnerstag die Ernennungsurkunde, kurz darauf wurde er im Bundestag vereidigt.", "appointment",
     {"person": "person:boris-pistorius", "office": "Minister of Defence", "act": "sworn in", "date": "2023-01-19"}),
    ("de", "2023-01-19", "Seine Vorgängerin Christine Lambrecht war am Montag zurückgetreten.", "appointment",
     {"person": "person:christine-lambrecht", "office": "Minister of Defence", "act": "resigned", "date": "2023-01-16"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "day", "text", "kind", "want"),
    [*VOTES, *RESOLUTIONS, *MEMBERS, *EMBARGOES, *APPOINTMENTS, *VISITS, *MEETINGS, *ROUNDS, *EXERCISES],
    ids=lambda v: v[:40] if isinstance(v, str) else "",
)
def test_told(language: str, day: str, text: str, kind: str, want: dict[str, Any]) -> None:
    found = told(text, day, language, kind)
    assert any(holds(want, fact) for fact in found), found


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("de", "Der UN-Sicherheitsrat will am Freitag eine Resolution verabschieden.", "resolution"),
        ("de", "Kuba nahm an dem Treffen nicht teil. Der Minister war abwesend.", "vote"),
        ("en", "The Security Council rejected the resolution.", "resolution"),
        ("de", "Die EU tagt in Brüssel. Kroatien gehört ab Januar dem Schengen-Raum an.", "membership"),
        ("en", "The EU met in Brussels. Croatia joined the currency union in January.", "membership"),
    ],
)
def test_not_told(language: str, text: str, kind: str) -> None:
    assert told(text, "2023-11-03", language, kind) == []


FINDINGS: list[tuple[str, str, str, str, str | None]] = [
    ("de", "2023-01-19", "Bundespräsident Joachim Gauck überreichte am Donnerstag die Urkunde.", "office-holder", "inconsistent"),
    ("de", "2023-01-19", "Bundespräsident Joachim Gauck prägte das Wort von der Freiheit.", "office-holder", None),
    ("de", "2025-01-28", "Der EU-Außenbeauftragte Josep Borrell sprach in Brüssel.", "office-holder", "inconsistent"),
    ("de", "2005-07-09", "Ministerpräsident Matthias Platzeck reiste nach Polen.", "office-holder", None),
    ("de", "2023-01-19", "Der kubanische Außenminister Bruno Rodríguez sprach in Wien.", "office-holder", "consistent"),
    ("de", "2023-01-19", "Die Ministerin trat am Dienstag, dem 16. Januar, zurück.", "weekday", "inconsistent"),
    ("de", "2023-11-19", "Die Wahl ist am Dienstag, dem 16. Januar.", "weekday", "consistent"),
    ("de", "2025-06-12", "Die Resolution 2231 des UN-Sicherheitsrats läuft am 18. Oktober 2025 aus.", "sunset", "consistent"),
    ("de", "2025-06-12", "Die Resolution 2231 des UN-Sicherheitsrats läuft am 18. Oktober 2027 aus.", "sunset", "inconsistent"),
    ("en", "2025-10-26", "East Timor on Sunday became a member of the Association of Southeast Asian Nations. A declaration was signed at the "
     "opening of the 46th ASEAN summit.", "ordinal", "inconsistent"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "day", "text", "check", "want"), FINDINGS, ids=lambda v: v[:40] if isinstance(v, str) else ""
)
def test_findings(language: str, day: str, text: str, check: str, want: str | None) -> None:
    found = [f.verdict for f in read(text, day, language).findings if f.check == check]
    assert found == ([want] if want else [])

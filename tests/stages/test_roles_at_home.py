"""Whose acts German sentences on home and local politics tell, through the real analyser: actors and recipients by
organisation or country."""

from __future__ import annotations

import pytest

from depesche.pack.files import DATA
from tests.stages.german import events_of

needs_model = pytest.mark.skipif(not (DATA / "models" / "best.onnx").is_file(), reason="no trained analyser installed")

# Sentence, and of one event its type, and the codes of its actors and recipients.
ROLES: dict[str, list[tuple[str, str]]] = {
    "regions and their adjectives": [
        ("Der Vorarlberger Landtag lehnte das Vorhaben ab.", "REJECT AUT -> "),
        ("Die Thurgauer Regierung kritisierte den Verein.", "ACCUSE CHE -> CHE"),
        ("Das saarländische Innenministerium forderte den Verein zum Verzicht auf.", "REQUEST DEU -> DEU"),
        ("Die Lausitzer Bergleute demonstrierten für ihre Arbeitsplätze.", "PROTEST DEU -> "),
        ("Der Gouverneur von Oklahoma begnadigte den Häftling.", "CONCEDE USA -> USA"),
    ],
    "towns by their adjectives": [
        ("Der Kaiserslauterer Stadtrat lehnte den Antrag ab.", "REJECT DEU -> "),
        ("Die Reutlinger Staatsanwaltschaft erhob Anklage gegen zwei Beamte.", "ACCUSE DEU -> DEU"),
        ("Rund 200 Ingolstädter Metallarbeiter demonstrierten für höhere Löhne.", "PROTEST DEU -> "),
        ("Die Winterthurer Polizei nahm drei Demonstranten fest.", "COERCE CHE -> CHE"),
        ("Die meisten Karlsruher Studenten protestierten.", "PROTEST DEU -> "),
    ],
    "associations and companies": [
        ("Die Gewerkschaft Verdi warf den Arbeitgebern Wortbruch vor.", "ACCUSE DEU -> DEU"),
        ("Der Deutsche Gewerkschaftsbund kritisierte den Arbeitgeberpräsidenten.", "ACCUSE DEU -> DEU"),
        ("Der ÖGB forderte die Arbeitgeber zu Verhandlungen auf.", "REQUEST AUT -> AUT"),
        ("Economiesuisse begrüßte die Entscheidung der Regierung.", "SUPPORT CHE -> CHE"),
    ],
    "courts and offices where no state is named": [
        ("Die Kriminalpolizei bittet die Bevölkerung um Hinweise.", "REQUEST DEU -> DEU"),
        ("Der Oberbürgermeister lehnte das Vorhaben der Anwohner ab.", "REJECT DEU -> DEU"),
        ("Der ungarische Oberbürgermeister lehnte das Vorhaben ab.", "REJECT HUN -> "),
    ],
    "family names that are overlooked": [
        ("Nach dem Besuch traf die Ministerin Anna Rauxler ein. Gegen Rauxler wurde Anzeige in Berlin erstattet.",
         "ACCUSE  -> DEU"),
    ],
    "two titles of one person": [
        ("Die SPD-Abgeordnete und Delmenhorster Bürgermeisterin Swantje Hartmann trat zurück.", "RETREAT SPD -> "),
        ("Außenminister und FDP-Chef Guido Westerwelle forderte die CDU zum Handeln auf.", "REQUEST DEU -> CDU"),
        ("Der Minister und der Abgeordnete Hans Meier trafen sich in Berlin.", "CONSULT DEU -> "),
    ],
    "mayors are no sportsmen": [
        ("Der Bürgermeister von Graz lehnte den Antrag ab.", "REJECT AUT -> "),
    ],
    "who sits in a building acts": [
        ("Die Stadt Köln verklagte das Land Nordrhein-Westfalen.", "ACCUSE DEU -> DEU"),
        ("Die Kirche kritisierte die deutschen Banken.", "ACCUSE DEU -> DEU"),
        ("Die Gemeinde Unterföhring in Bayern wies die Vorwürfe der Bürgerinitiative zurück.", "REJECT DEU -> DEU"),
    ],
    "offers laid before somebody": [
        ("Die Bahn hat der Gewerkschaft in Berlin ein neues Angebot vorgelegt.", "AGREE DEU -> DEU"),
        ("Die Arbeitgeber unterbreiteten der Gewerkschaft in Berlin ein Angebot.", "AGREE DEU -> DEU"),
    ],
    "whose criticism plans meet with": [
        ("Auf scharfe Kritik der Opposition stießen die Pläne der Bundesregierung.", "ACCUSE DEU -> DEU"),
    ],
    "parties beside another party of their state": [
        ("SPD und Grüne lehnten den Antrag der Union ab.", "REJECT GRUENE SPD -> CDUCSU"),
        ("Die von den Grünen geforderte Steuer lehnt die FDP ab.", "REQUEST GRUENE -> "),
    ],
    "feminine datives": [
        ("Die Bahngewerkschaften drohen der Deutschen Bahn mit unbefristeten Streiks.", "THREATEN DEU -> DEU"),
    ],
    "thrown at": [
        ("Fans von Hansa Rostock bewarfen Beamte mit Flaschen.", "ASSAULT DEU -> DEU"),
    ],
    "cantons and the federation": [
        ("Der Kanton Bern klagt gegen den Bund.", "ACCUSE CHE -> CHE"),
    ],
    "who is asked and answers in an interview": [
        (
            "SPD-Fraktionschefin Hanna Kessler äußert sich. Kurier: Lehnen Sie den Plan ab? Kessler: Ich lehne den Plan ab."
            " Kurier: Warum kritisieren Sie die Berliner Polizei? Kessler: Sie hat versagt.",
            event,
        )
        for event in ("REJECT SPD -> ", "ACCUSE SPD -> DEU")
    ],
    "groups that are called after a region": [
        ("Die Mitglieder der Sauerland-Gruppe wurden in Berlin verhaftet.", "COERCE  -> SAUERLAND"),
    ],
}  # fmt: skip


def told(sentence: str) -> list[str]:
    return [
        f"{e.type} {' '.join(sorted({p.org or p.country or '' for p in e.actors}))}"
        f" -> {' '.join(sorted({p.org or p.country or '' for p in e.recipients}))}"
        for e in events_of(sentence, "2010-03-05")
    ]


@needs_model
@pytest.mark.parametrize(
    ("sentence", "event"), [case for group in ROLES.values() for case in group], ids=lambda s: s[:40]
)
def test_roles_by_construction(sentence: str, event: str) -> None:
    assert event in told(sentence)

"""Whose acts German sentences on home and local politics tell, through the real analyser: actors and recipients by
organisation or country."""

from __future__ import annotations

import pytest

from depesche.pack.files import DATA

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
        ("Die Gewerkschaft Verdi warf dem Vorstand Wortbruch vor.", "ACCUSE DEU -> DEU"),
        ("Der Deutsche Gewerkschaftsbund kritisierte den Arbeitgeberpräsidenten.", "ACCUSE DEU -> DEU"),
        ("Der ÖGB forderte die Arbeitgeber zu Verhandlungen auf.", "REQUEST AUT -> AUT"),
        ("Economiesuisse begrüßte die Entscheidung der Regierung.", "SUPPORT CHE -> CHE"),
    ],
    "courts and offices where no state is named": [
        ("Die Kriminalpolizei bittet die Bevölkerung um Hinweise.", "REQUEST DEU -> DEU"),
        ("Der Oberbürgermeister lehnte das Vorhaben der Anwohner ab.", "REJECT DEU -> DEU"),
    ],
    "family names that are overlooked": [
        ("Nach dem Besuch traf die Ministerin Anna Rauxler ein. Gegen Rauxler wurde Anzeige in Berlin erstattet.",
         "ACCUSE  -> DEU"),
    ],
    "two titles of one person": [
        ("Die SPD-Abgeordnete und Delmenhorster Bürgermeisterin Swantje Hartmann trat zurück.", "RETREAT SPD -> "),
        ("Außenminister und FDP-Chef Guido Westerwelle forderte die Regierung auf.", "REQUEST DEU -> DEU"),
    ],
    "groups that are called after a region": [
        ("Die Sauerland-Gruppe plante in Deutschland Anschläge.", "ASSAULT SAUERLAND -> "),
    ],
}  # fmt: skip


def told(sentence: str) -> list[str]:
    from depesche.model import Article, PublicationDate
    from depesche.pipeline import reader

    found = reader().read(Article("x", sentence, PublicationDate("2010-03-05", "field"), language="de"))
    return [
        f"{e.type} {' '.join(sorted({p.org or p.country or '' for p in e.actors}))}"
        f" -> {' '.join(sorted({p.org or p.country or '' for p in e.recipients}))}"
        for e in found.events
    ]


@needs_model
@pytest.mark.parametrize(
    ("sentence", "event"), [case for group in ROLES.values() for case in group], ids=lambda s: s[:40]
)
def test_roles_by_construction(sentence: str, event: str) -> None:
    assert event in told(sentence)

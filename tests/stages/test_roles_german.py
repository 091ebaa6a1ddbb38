"""Who does it to whom in German sentences on speech acts, by construction, from the text to the event."""

from __future__ import annotations

import pytest

from depesche.model import Article
from depesche.pack.files import DATA

needs_model = pytest.mark.skipif(not (DATA / "models" / "best.onnx").is_file(), reason="no trained analyser installed")

# construction: sentence, type, words of the actors, words of the recipients
CONSTRUCTIONS = {
    "a participle before its noun": (
        "Die von der Opposition scharf kritisierte Kanzlerin wies die Vorwürfe zurück.",
        "ACCUSE", ["Opposition"], ["Kanzlerin"],
    ),
    "a participle whose noun is a demand's content": (
        "Der von den USA geforderte Rücktritt Assads blieb aus.", "REQUEST", ["USA"], ["Assads"],
    ),
    "a predicative participle": (
        "Vertreter der Linkspartei zeigten sich empört über die Entscheidung der Bundesregierung.",
        "ACCUSE", ["Vertreter der Linkspartei"], ["Bundesregierung"],
    ),
    "a refusal lent to a verb, whose dative tells whose proposal": (
        "Die Bundesregierung erteilte dem Vorschlag der USA eine Absage.", "REJECT", ["Bundesregierung"], ["USA"],
    ),
    "criticism from the ranks of one at another": (
        "Kritik aus den Reihen der SPD an Merkel wurde laut.", "ACCUSE", ["SPD"], ["Merkel"],
    ),
    "to have something said of oneself": (
        "Die Kanzlerin musste sich von der Opposition Ideenlosigkeit vorwerfen lassen.",
        "ACCUSE", ["Opposition"], ["Kanzlerin"],
    ),
    "to put up with a reproach": (
        "Der Außenminister muss sich den Vorwurf gefallen lassen, er habe die Lage falsch eingeschätzt.",
        "ACCUSE", [], ["Außenminister"],
    ),
    "to come under crossfire": ("Die Behörden gerieten ins Kreuzfeuer der Kritik.", "ACCUSE", [], ["Behörden"]),
    "a reproach behind what it says": (
        "Israel habe die Vereinbarung gebrochen, so der Vorwurf der Palästinenser.",
        "ACCUSE", ["Palästinenser"], ["Israel"],
    ),
    "a reproach that reads so": (
        "Die Regierung habe das Parlament getäuscht, lautet der Vorwurf der Opposition.",
        "ACCUSE", ["Opposition"], ["Regierung"],
    ),
    "an investigation taken over": (
        "Das Bundeskriminalamt hat die Ermittlungen übernommen.", "ACCUSE", ["Bundeskriminalamt"], [],
    ),
    "a suspicion looked into": (
        "Die Ermittler gehen dem Verdacht nach, der Minister habe Bestechungsgelder angenommen.",
        "ACCUSE", ["Ermittler"], ["Minister"],
    ),
    "information asked from somebody": (
        "Die Polizei bittet um Hinweise aus der Bevölkerung.", "REQUEST", ["Polizei"], ["Bevölkerung"],
    ),
    "each other": (
        "Russland und Georgien beschuldigten einander der Provokation.",
        "ACCUSE", ["Russland", "Georgien"], ["Russland", "Georgien"],
    ),
    "mutually": (
        "Beide Seiten werfen sich gegenseitig vor, die Waffenruhe gebrochen zu haben.",
        "ACCUSE", ["Seiten"], ["Seiten"],
    ),
    "indignation caused in a country": (
        "Die Äußerungen des Präsidenten sorgten in Polen für Empörung.", "ACCUSE", ["Polen"], ["Präsidenten"],
    ),
    "to stand behind somebody": (
        "Die CSU stellte sich hinter den Innenminister.", "SUPPORT", ["CSU"], ["Innenminister"],
    ),
    "a deadline": ("Die EU setzte dem Iran eine Frist von zwei Wochen.", "THREATEN", ["EU"], ["Iran"]),
    "a separate particle that is an adverb": (
        "Die FDP legte dem Minister den Rücktritt nahe.", "REQUEST", ["FDP"], ["Minister"],
    ),
    "a name that only ends as imprisonment does": (
        "Die Gewerkschaft Verdi droht den Arbeitgebern mit Streiks.", "THREATEN", ["Gewerkschaft"], ["Arbeitgebern"],
    ),
    "two objects of which one is somebody": (
        "Von der EU-Kommission forderte Athen mehr Zeit.", "REQUEST", ["Athen"], ["EU-Kommission"],
    ),
    "who made somebody give way": (
        "Auf Druck der Opposition nahm die Regierung das Gesetz zurück.", "CONCEDE", ["Regierung"], ["Opposition"],
    ),
    "an act criticised whose doer stands behind it": (
        "Die Gewerkschaft kritisierte die Festnahme mehrerer Journalisten durch die türkische Polizei.",
        "ACCUSE", ["Gewerkschaft"], ["türkische Polizei"],
    ),
    "a rejection of what comes from a capital": (
        "Moskau wies die Anschuldigungen aus Washington als haltlos zurück.", "REJECT", ["Moskau"], ["Washington"],
    ),
    "said of oneself by somebody's ranks": (
        "Der Minister musste sich aus den Reihen der Opposition Ideenlosigkeit vorwerfen lassen.",
        "ACCUSE", ["Opposition"], ["Minister"],
    ),
    "of each other without a word for it": (
        "Beide Seiten werfen sich vor, die Waffenruhe gebrochen zu haben.", "ACCUSE", ["Seiten"], ["Seiten"],
    ),
    "a suspicion that an investigation starts from": (
        "Die Ermittlungen der Staatsanwaltschaft gehen von dem Verdacht aus, der Minister habe Geld veruntreut.",
        "ACCUSE", ["Staatsanwaltschaft"], ["Minister"],
    ),
    "responsible, as somebody says": (
        "Verantwortlich für das Blutbad sei die Regierung, sagte der Oppositionsführer.",
        "ACCUSE", ["Oppositionsführer"], ["Regierung"],
    ),
    "to bear the blame in somebody's view": (
        "Aus Sicht Moskaus trägt Kiew die Verantwortung für die Eskalation.", "ACCUSE", ["Moskaus"], ["Kiew"],
    ),
    "a country without article to which something is given": (
        "Die USA haben Pakistan ihre Unterstützung im Kampf gegen den Terror zugesichert.",
        "AGREE", ["USA"], ["Pakistan"],
    ),
    "a dative that looks like a name's genitive": (
        "Mit einem Truppenaufmarsch an der Grenze drohte Ankara der Regierung in Bagdad.",
        "THREATEN", ["Ankara"], ["Regierung"],
    ),
    "an invitation to people": (
        "Deutschland lädt Vertreter der Taliban zu einer Konferenz nach Berlin ein.",
        "AGREE", ["Deutschland"], ["Vertreter der Taliban"],
    ),
    "to be ready to do something with somebody": (
        "Die Rebellen erklärten sich bereit, mit der Regierung zu verhandeln.", "AGREE", ["Rebellen"], ["Regierung"],
    ),
    "an announcement to harm somebody": (
        "Der Präsident kündigte an, die Rebellen zu vernichten.", "THREATEN", ["Präsident"], ["Rebellen"],
    ),
    "a topic before a headline's colon": (
        "Nordkorea: Pjöngjang lehnt Gespräche mit Seoul ab", "REJECT", ["Pjöngjang"], ["Seoul"],
    ),
    "what one does with a demand": (
        "Der Kandidat sorgte mit der Forderung nach einem Einreiseverbot für Empörung.", "REQUEST", ["Kandidat"], [],
    ),
    "a course defended": (
        "Der Minister verteidigte die Entscheidung der Bundesregierung.", "SUPPORT", ["Minister"], ["Bundesregierung"],
    ),
    "what is spoken of before who speaks": (
        "Die Entscheidung der Bundesregierung kritisierte die Opposition scharf.",
        "ACCUSE", ["Opposition"], ["Bundesregierung"],
    ),
    "an offer before who refuses it": (
        "Das Angebot Moskaus lehnte die Regierung in Tiflis ab.", "REJECT", ["Regierung"], ["Moskaus"],
    ),
    "a demand told with its refusal": (
        "Die Regierung lehnte die Forderung der Gewerkschaften ab.", "REQUEST", ["Gewerkschaften"], ["Regierung"],
    ),
    "a participle before its auxiliary": (
        "Unterstützt wird der Vorstoß von den Grünen und der Linkspartei.", "SUPPORT", ["Grünen", "Linkspartei"], [],
    ),
    "a headline that ends in a participle": (
        "Merkel von Opposition scharf kritisiert", "ACCUSE", ["Opposition"], ["Merkel"],
    ),
    "a headline's agent behind a genitive": (
        "Friedensangebot der FARC von Regierung abgelehnt", "REJECT", ["Regierung"], ["FARC"],
    ),
    "a nominative taken for an adverbial": (
        "Die Partei, gegen die der Generalstaatsanwalt ermittelt, wies alle Anschuldigungen zurück.",
        "ACCUSE", ["Generalstaatsanwalt"], ["Partei"],
    ),
    "a reaction to a threat": (
        "Auf die Drohungen aus Pjöngjang reagierte Seoul gelassen.", "THREATEN", ["Pjöngjang"], ["Seoul"],
    ),
    "to see oneself exposed to criticism": (
        "Die Bürgermeisterin sah sich heftiger Kritik der Opposition ausgesetzt.",
        "ACCUSE", ["Opposition"], ["Bürgermeisterin"],
    ),
    "an agreement reached between two": (
        "Zwischen der Regierung und den Rebellen wurde eine Einigung erzielt.", "AGREE", ["Regierung", "Rebellen"], [],
    ),
    "to give way in a dispute with somebody": (
        "Die Regierung lenkte im Streit mit den Gewerkschaften ein.", "CONCEDE", ["Regierung"], ["Gewerkschaften"],
    ),
    "attacks threatened in a country": (
        "Die Terrororganisation drohte in einem Video mit Anschlägen in Deutschland.",
        "THREATEN", ["Terrororganisation"], ["Deutschland"],
    ),
    "an appeal by what must be": (
        "Die Weltgemeinschaft müsse nun handeln, appellierte der UN-Sondergesandte Brahimi.",
        "REQUEST", ["Brahimi"], ["Weltgemeinschaft"],
    ),
}  # fmt: skip
# construction: sentence, type that it does not tell
NOTHING = {
    "money put to a use": ("Der Bund setzt Steuergelder für die Sanierung der Banken ein.", "REQUEST"),
    "the prosecution by its name": ("Die Anklage forderte für den früheren General lebenslange Haft.", "ACCUSE"),
    "another verb's form": ("Die Behörden gerieten ins Kreuzfeuer der Kritik.", "REQUEST"),
    "an infinitive that looks like a participle": ("Der Minister muss sich Kritik gefallen lassen.", "CONCEDE"),
    "a condition": ("Wenn die Regierung nicht einlenkt, wird gestreikt, sagte der Minister.", "REJECT"),
    "shots at each other": ("Polizisten und Rebellen beschossen sich heftig.", "ACCUSE"),
    "a bare participle": ("Die Zahl der kritisierten Minister ist gestiegen.", "ACCUSE"),
}


def told(text: str) -> list[tuple[str, list[str], list[str]]]:
    from depesche.pipeline import reader

    found = reader("de").read(Article("x", text)).events
    return [(e.type, [p.text for p in e.actors], [p.text for p in e.recipients]) for e in found]


def fit(words: list[str], phrases: list[str]) -> bool:
    return len(words) == len(phrases) and all(any(w in p for p in phrases) for w in words)


@needs_model
@pytest.mark.parametrize("construction", CONSTRUCTIONS)
def test_who_does_it_to_whom(construction: str) -> None:
    text, kind, actors, recipients = CONSTRUCTIONS[construction]
    found = told(text)
    assert any(t == kind and fit(actors, a) and fit(recipients, r) for t, a, r in found), found


@needs_model
@pytest.mark.parametrize("construction", NOTHING)
def test_what_is_no_such_act(construction: str) -> None:
    text, kind = NOTHING[construction]
    found = told(text)
    assert all(t != kind for t, _, _ in found), found

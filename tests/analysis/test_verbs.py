"""Lemmas of German and English verbs by the tables of principal parts and endings."""

from __future__ import annotations

import pytest

from depesche.analysis.known import KnownWords, pack_filter
from depesche.analysis.verbs import load_verbs

PAST = "Mood=Ind|Tense=Past|VerbForm=Fin"
PRESENT = "Mood=Ind|Tense=Pres|VerbForm=Fin"
SUBJUNCTIVE = "Mood=Sub|Tense=Past|VerbForm=Fin"
PARTICIPLE = "VerbForm=Part"
INFINITIVE = "VerbForm=Inf"

# ablaut class by class: simple, inseparable and separable verbs
IRREGULAR_DE = [
    ("erlitt", PAST, "erleiden"), ("gelungen", PARTICIPLE, "gelingen"), ("begaben", PAST, "begeben"),
    ("schwoll", PAST, "schwellen"), ("anschwoll", PAST, "anschwellen"), ("unterlag", PAST, "unterliegen"),
    ("griff", PAST, "greifen"), ("angegriffen", PARTICIPLE, "angreifen"), ("begriffen", PARTICIPLE, "begreifen"),
    ("stieg", PAST, "steigen"), ("ausgestiegen", PARTICIPLE, "aussteigen"), ("bestiegen", PAST, "besteigen"),
    ("bot", PAST, "bieten"), ("verboten", PARTICIPLE, "verbieten"), ("anboten", PAST, "anbieten"),
    ("beschloss", PAST, "beschließen"), ("beschloß", PAST, "beschließen"), ("ausgeschlossen", PARTICIPLE, "ausschließen"),
    ("überwand", PAST, "überwinden"), ("verschwunden", PARTICIPLE, "verschwinden"), ("zwang", PAST, "zwingen"),
    ("begann", PAST, "beginnen"), ("gewonnen", PARTICIPLE, "gewinnen"), ("zurückgewonnen", PARTICIPLE, "zurückgewinnen"),
    ("sprach", PAST, "sprechen"), ("versprochen", PARTICIPLE, "versprechen"), ("widersprach", PAST, "widersprechen"),
    ("nahm", PAST, "nehmen"), ("übernommen", PARTICIPLE, "übernehmen"), ("festgenommen", PARTICIPLE, "festnehmen"),
    ("übernimmt", PRESENT, "übernehmen"), ("traf", PAST, "treffen"), ("getroffen", PARTICIPLE, "treffen"),
    ("gab", PAST, "geben"), ("bekanntgegeben", PARTICIPLE, "bekanntgeben"), ("ergibt", PRESENT, "ergeben"),
    ("vergaß", PAST, "vergessen"), ("besaß", PAST, "besitzen"), ("besass", PAST, "besitzen"), ("bat", PAST, "bitten"),
    ("trug", PAST, "tragen"), ("beauftragt", PARTICIPLE, "beauftragen"), ("schlägt", PRESENT, "schlagen"),
    ("vorgeschlagen", PARTICIPLE, "vorschlagen"), ("erschlug", PAST, "erschlagen"), ("wuchsen", PAST, "wachsen"),
    ("ließ", PAST, "lassen"), ("entlassen", PARTICIPLE, "entlassen"), ("verließen", PAST, "verlassen"),
    ("fiel", PAST, "fallen"), ("gefällt", PRESENT, "gefallen"), ("überfallen", PARTICIPLE, "überfallen"),
    ("hielt", PAST, "halten"), ("vorbehalten", PARTICIPLE, "vorbehalten"), ("enthielt", PAST, "enthalten"),
    ("rief", PAST, "rufen"), ("ausgerufen", PARTICIPLE, "ausrufen"), ("ging", PAST, "gehen"),
    ("hervorgegangen", PARTICIPLE, "hervorgehen"), ("entging", PAST, "entgehen"), ("stand", PAST, "stehen"),
    ("verstanden", PARTICIPLE, "verstehen"), ("zugestanden", PARTICIPLE, "zustehen"), ("getan", PARTICIPLE, "tun"),
    ("brachte", PAST, "bringen"), ("umgebracht", PARTICIPLE, "umbringen"), ("verbrachten", PAST, "verbringen"),
    ("gedacht", PARTICIPLE, "denken"), ("anerkannt", PARTICIPLE, "anerkennen"), ("ernannte", PAST, "ernennen"),
    ("entsandte", PAST, "entsenden"), ("angewandt", PARTICIPLE, "anwenden"), ("wußten", PAST, "wissen"),
    ("weiß", PRESENT, "wissen"), ("fände", SUBJUNCTIVE, "finden"), ("stünden", SUBJUNCTIVE, "stehen"),
    ("nähmen", SUBJUNCTIVE, "nehmen"), ("starb", PAST, "sterben"), ("umgekommen", PARTICIPLE, "umkommen"),
    ("warf", PAST, "werfen"), ("vorgeworfen", PARTICIPLE, "vorwerfen"), ("erwarb", PAST, "erwerben"),
    ("erwogen", PARTICIPLE, "erwägen"), ("bewog", PAST, "bewegen"), ("verlor", PAST, "verlieren"),
    ("floh", PAST, "fliehen"), ("flog", PAST, "fliegen"), ("abgeschossen", PARTICIPLE, "abschießen"),
    ("geriet", PAST, "geraten"), ("geraten", PARTICIPLE, "geraten"), ("wies", PAST, "weisen"),
    ("ausgewiesen", PARTICIPLE, "ausweisen"), ("nachzuweisen", INFINITIVE, "nachweisen"),
    ("aufzunehmen", INFINITIVE, "aufnehmen"), ("anzuerkennen", INFINITIVE, "anerkennen"),
    ("hinzukam", PAST, "hinzukommen"), ("Bleibt", PRESENT, "bleiben"),
]  # fmt: skip
REGULAR_DE = [
    ("stimmten", PAST, "stimmen"), ("unterzeichneten", PAST, "unterzeichnen"), ("abgestimmt", PARTICIPLE, "abstimmen"),
    ("angeordnet", PARTICIPLE, "anordnen"), ("abzustimmen", INFINITIVE, "abstimmen"), ("verurteilt", PARTICIPLE, "verurteilen"),
    ("kritisiert", PARTICIPLE, "kritisieren"), ("gelangt", PARTICIPLE, "gelangen"), ("führen", INFINITIVE, "führen"),
    ("schalten", INFINITIVE, "schalten"), ("spannen", INFINITIVE, "spannen"), ("scheiterten", PAST, "scheitern"),
    ("verhandelt", PRESENT, "verhandeln"), ("gefällt", PARTICIPLE, "fällen"), ("hinzufügen", INFINITIVE, "hinzufügen"),
]  # fmt: skip
ENGLISH = [
    ("rose", PAST, "rise"), ("fought", PAST, "fight"), ("withdrew", PAST, "withdraw"), ("overthrown", PARTICIPLE, "overthrow"),
    ("stolen", PARTICIPLE, "steal"), ("found", PAST, "find"), ("found", INFINITIVE, "found"), ("said", PAST, "say"),
    ("undertook", PAST, "undertake"), ("lay", PAST, "lie"), ("lay", INFINITIVE, "lay"), ("replaced", PAST, "replace"),
    ("occupied", PARTICIPLE, "occupy"), ("planning", PARTICIPLE, "plan"), ("lying", PARTICIPLE, "lie"), ("going", PARTICIPLE, "go"),
    ("signs", PRESENT, "sign"), ("denies", PRESENT, "deny"), ("present", INFINITIVE, "present"), ("Avoid", INFINITIVE, "avoid"),
]  # fmt: skip
WORDS = {
    "de": [lemma for *_, lemma in IRREGULAR_DE + REGULAR_DE],
    "en": [lemma for *_, lemma in ENGLISH],
}
OTHERS = [f"#{n}" for n in range(20_000)]  # a filter of a few words says "maybe" too often


@pytest.fixture(scope="module")
def words() -> KnownWords:
    """A dictionary that knows the verbs, but none of their forms."""
    return KnownWords({language: pack_filter([*lemmas, *OTHERS]) for language, lemmas in WORDS.items()}, {})


@pytest.mark.parametrize(("form", "feats", "lemma"), IRREGULAR_DE + REGULAR_DE)
def test_german(words: KnownWords, form: str, feats: str, lemma: str) -> None:
    assert words.choose("de", form, "VERB", [form, form + "en"], feats) == lemma


@pytest.mark.parametrize(("form", "feats", "lemma"), ENGLISH)
def test_english(words: KnownWords, form: str, feats: str, lemma: str) -> None:
    assert words.choose("en", form, "VERB", [form], feats) == lemma


@pytest.mark.parametrize(
    ("form", "feats", "lemma"),
    [
        ("wäre", SUBJUNCTIVE, "sein"),
        ("worden", PARTICIPLE, "werden"),
        ("hatte", PAST, "haben"),
        ("mußte", PAST, "müssen"),
    ],
)
def test_auxiliaries(words: KnownWords, form: str, feats: str, lemma: str) -> None:
    assert words.choose("de", form, "AUX", [form], feats) == lemma


def test_principal_parts_of_every_verb_lead_back_to_it() -> None:
    """With each kind of prefix, for every irregular verb, even where no dictionary knows the compound."""
    verbs = load_verbs("de")
    assert verbs is not None
    words = KnownWords({"de": pack_filter(OTHERS)}, {})
    for form, entries in verbs.forms.items():
        kind = entries[0][1]
        if kind.rare or kind.mood == "Imp" or kind.form == "Inf":
            continue
        feats = "|".join(
            f"{k}={v}" for k, v in (("Mood", kind.mood), ("Tense", kind.tense), ("VerbForm", kind.form)) if v
        )
        agreeing = {v for v, k in entries if k.agrees(dict(p.split("=") for p in feats.split("|")))}
        assert words.choose("de", form, "VERB", [form], feats) in agreeing
        assert words.choose("de", "zurück" + form, "VERB", [form], feats) in {"zurück" + v for v in agreeing}


def test_other_languages_have_no_table() -> None:
    assert load_verbs("fr") is None
    assert load_verbs("../de") is None

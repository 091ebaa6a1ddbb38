"""Who does what to whom in German sentences of one construction each, through the real analyser."""

from __future__ import annotations

import pytest

from depesche.pack.files import DATA
from tests.stages.german import events_of

needs_model = pytest.mark.skipif(not (DATA / "models" / "best.onnx").is_file(), reason="no trained analyser installed")

# Sentence, and of each event its type, actors and recipients by the words of the participants.
ROLES: dict[str, list[tuple[str, str]]] = {
    "whose takeover": [
        ("Nach der Machtergreifung der Nationalsozialisten emigrierte er.", "COERCE Nationalsozialisten -> "),
    ],
    "whose operation": [
        (
            "In einem Großeinsatz von 400 Polizisten wurden in Berlin neun Islamisten festgenommen.",
            "COERCE 400 Polizisten -> neun Islamisten",
        ),
    ],
    "a head of an agency that is called by an adjective": [
        (
            "Der Chef der Internationalen Atomenergiebehörde, Rafael Grossi, kritisierte den Iran.",
            "ACCUSE Chef der Internationalen Atomenergiebehörde, Rafael Grossi -> Iran",
        ),
    ],
    "who feels what is done": [
        ("Die Opposition fühlt sich von der Regierung bedroht.", "THREATEN Regierung -> Opposition"),
        ("Die Opposition sieht sich von der Regierung verfolgt.", "COERCE Regierung -> Opposition"),
    ],
    "a statement is no headline": [
        ("Die Kriminalpolizei ermittelt.", "ACCUSE Kriminalpolizei -> "),
    ],
    "a pronoun before a noun of the same forms": [
        (
            "Die Regierung legte einen Bericht vor, in dem sie die Opposition scharf angreift.",
            "ACCUSE Regierung -> Opposition",
        ),
    ],
    "who answers blame": [
        ("Die Ministerin empfindet die Kritik der Opposition als ungerecht.", "ACCUSE Opposition -> Ministerin"),
        ("Das Ministerium trat den Vorwürfen der Opposition entgegen.", "ACCUSE Opposition -> Ministerium"),
    ],
    "es who does something": [
        ("Das Parlament trat zusammen. Es verabschiedete ein Gesetz.", "SUPPORT Parlament -> "),
    ],
    "clashes of several": [
        ("Bei Zusammenstößen von Bauern und Hirten gab es Verletzte.", "ASSAULT Bauern; Hirten -> Verletzte"),
        (
            "Die Proteste zwischen Muslimen und Christen begannen am Montag.",
            "PROTEST Christen; Muslimen -> ",
        ),
    ],
    "losses of both sides of a fight": [
        (
            "Bei Gefechten in Mali starben drei Soldaten und zwölf Islamisten.",
            "ASSAULT drei Soldaten; zwölf Islamisten -> ",
        ),
        (
            "Bei Kämpfen in der Ostukraine sind zwei Soldaten und fünf Separatisten getötet worden.",
            "ASSAULT fünf Separatisten; zwei Soldaten -> ",
        ),
        ("Bei Gefechten in Mali starben drei Soldaten.", "ASSAULT  -> drei Soldaten"),
    ],
    "charges that nobody in particular brings": [
        ("Gegen den mazedonischen Minister stehen schwere Vorwürfe im Raum.", "ACCUSE  -> mazedonischen Minister"),
        ("Die Regierung ist Kritik aus Brüssel ausgesetzt.", "ACCUSE Brüssel -> Regierung"),
    ],
    "who should do what is proposed": [
        ("Der Präsident regte an, die Uno solle Beobachter entsenden.", "REQUEST Präsident -> Uno"),
    ],
    "whom a protest is against": [
        ("In Athen protestierten Tausende gegen das Sparpaket der Regierung.", "PROTEST Tausende -> Regierung"),
        ("In Hamburg demonstrierten Tausende gegen den Bau eines Kraftwerks in Moorburg.", "PROTEST Tausende -> "),
        ("Tausende protestierten in Kiew gegen Wahlen im Donbass.", "PROTEST Tausende -> "),
    ],
    "whose the wrongs in a country are": [
        ("Amnesty International prangerte die Folter in Ägypten an.", "ACCUSE Amnesty International -> Ägypten"),
        ("Die EU zeigte sich besorgt über die Lage in Burundi.", "ACCUSE EU -> Burundi"),
        ("Die Uno verurteilte den Anschlag in Paris.", "ACCUSE Uno -> den Anschlag"),
    ],
    "whom somebody meets who promises": [
        (
            "Frankreichs Präsident versprach nach einem Gespräch mit dem malischen Premier Hilfe.",
            "AGREE Frankreichs Präsident -> malischen Premier",
        ),
    ],
    "whom a warning is for": [
        ("Washington hat Teheran davor gewarnt, die Meerenge zu sperren.", "THREATEN Washington -> Teheran"),
    ],
    "a possessive before the subject that it means": [
        (
            "Präsident Erdoğan traf Merkel. Bei seinem Besuch in Wien kritisierte der ungarische Premier Orbán die EU.",
            "CONSULT ungarische Premier Orbán -> Wien",
        ),
    ],
    "whom it is known from is no agent": [
        ("Drei Demonstranten wurden nach Angaben von Menschenrechtlern erschossen.", "ASSAULT  -> Drei Demonstranten"),
        (
            "Die Demonstranten wurden laut einem Sprecher von Polizisten verprügelt.",
            "ASSAULT Polizisten -> Demonstranten",
        ),
    ],
    "a name before the thing given": [
        ("Merkel sicherte Hollande Hilfe zu.", "AGREE Merkel -> Hollande"),
    ],
    "an act told again by another word": [
        (
            "Die türkische Polizei hat in Ankara zwölf Gegner festgenommen. Die EU kritisierte die Festnahmen.",
            "ACCUSE EU -> türkische Polizei",
        ),
    ],
    "meetings at which somebody demands": [
        (
            "Bei einem Treffen mit EU-Kommissar Hahn forderte der serbische Premier mehr Hilfe.",
            "CONSULT EU-Kommissar Hahn; serbische Premier -> ",
        ),
        ("Kerry und Lawrow hatten in Genf acht Stunden lang verhandelt.", "CONSULT Kerry; Lawrow -> "),
    ],
    "a wave of a feeling": [
        (
            "Die Rede des polnischen Präsidenten löste einen Sturm der Entrüstung aus.",
            "ACCUSE  -> polnischen Präsidenten",
        ),
    ],
    "whose dismissal is called for": [
        (
            "In Sofia wurden Forderungen nach der Absetzung des Generalstaatsanwalts laut.",
            "REQUEST  -> Generalstaatsanwalts",
        ),
    ],
    "the land of who declares an emergency": [
        ("Der Militärchef Thailands hat in Thailand den Notstand ausgerufen.", "COERCE Militärchef Thailands -> "),
    ],
    "what is used is no target": [
        ("Die Luftwaffe griff das Lager mit F15-Kampfflugzeugen an.", "ASSAULT Luftwaffe -> das Lager"),
    ],
    "fighters are no fight": [
        (
            "Fünf kurdische Kämpfer starben durch türkische Luftangriffe.",
            "ASSAULT türkische -> Fünf kurdische Kämpfer",
        ),
    ],
    "who meets at a gathering": [
        (
            "Bei einem Treffen in Havanna übergab die kubanische Regierung dem FBI belastendes Material.",
            "CONSULT FBI; kubanische Regierung -> ",
        ),
        ("Der britische Außenminister nahm an der Konferenz in Genf teil.", "CONSULT britische Außenminister -> "),
    ],
    "who guards a gathering does not meet": [
        ("Tausende Polizisten sicherten den Gipfel in Genua.", "MOBILIZE Polizisten -> "),
    ],
    "what several have together": [
        (
            "Die USA und die Philippinen bauen ihre militärische Zusammenarbeit aus.",
            "COOPERATE Philippinen; USA -> ",
        ),
    ],
    "barricades are no target": [
        ("Studenten errichteten Barrikaden in der Innenstadt von Athen.", "PROTEST Studenten -> "),
    ],
    "nationals deported": [
        ("Österreich schob zwölf Tschetschenen nach Russland ab.", "COERCE Österreich -> Tschetschenen"),
        ("Ein Imam ist nach Marokko abgeschoben worden.", "COERCE  -> Imam"),
    ],
    "who held what is retaken": [
        (
            "Die philippinische Armee nahm das von Islamisten besetzte Marawi wieder ein.",
            "ASSAULT philippinische Armee -> Islamisten",
        ),
    ],
    "whose accounts": [
        (
            "Die Europäische Union fror die Konten von 32 iranischen Funktionären ein.",
            "SANCTION Europäische Union -> 32 iranischen Funktionären",
        ),
    ],
    "a border with somebody": [
        ("Die Türkei hat ihre Grenze zu Syrien geschlossen.", "COERCE Türkei -> Syrien"),
    ],
    "a state's blockade, not protesters'": [
        ("Israel hob die Blockade des Libanon auf.", "RETREAT Israel -> Libanon"),
    ],
    "set free and free again": [
        ("Die FARC ließ drei entführte Polizisten frei.", "RETREAT FARC -> drei entführte Polizisten"),
        ("Nach sechs Jahren kam die Politikerin frei.", "RETREAT  -> Politikerin"),
    ],
    "into somebody's power": [
        ("Piraten brachten einen norwegischen Frachter in ihre Gewalt.", "ASSAULT Piraten -> norwegischen Frachter"),
    ],
    "plurals without an ending are subjects": [
        ("Taliban töten zehn Polizisten in Kundus", "ASSAULT Taliban -> zehn Polizisten"),
        ("USA bombardieren Stellungen des Islamischen Staates", "ASSAULT USA -> Islamischen Staates"),
    ],
    "the topic of a headline takes no part": [
        ("Türkei: Offiziere wegen Putschverdachts verhaftet", "COERCE  -> Offiziere"),
        ("Israel: Zwei Tote bei Messerangriff in Jerusalem", "ASSAULT  -> Zwei Tote bei Messerangriff in Jerusalem"),
        ("Irans Präsident zu Besuch in Bagdad", "CONSULT Irans Präsident zu Besuch in Bagdad -> Bagdad"),
    ],
    "verbs of motion have no passive": [
        ("Fluglotsen in Frankreich sind am Montag in den Ausstand getreten.", "PROTEST Fluglotsen in Frankreich -> "),
    ],
    "the dead of an attack did not make it": [
        ("Bei einem Anschlag in Lagos sind Dutzende Menschen ums Leben gekommen.", "ASSAULT  -> Dutzende Menschen"),
    ],
    "who has it done": [
        (
            "Auf Anordnung des Präsidenten wurden in der Hauptstadt Truppen stationiert.",
            "MOBILIZE Präsidenten -> ",
        ),
        ("Die Staatsanwaltschaft ließ die Wohnung durchsuchen.", "COERCE Staatsanwaltschaft -> Wohnung"),
        ("Der Journalist wurde in der Haft von Wärtern misshandelt.", "ASSAULT Wärtern -> Journalist"),
    ],
    "where it comes from": [
        ("Aus dem Gazastreifen wurden am Morgen drei Raketen auf Israel abgefeuert.", "ASSAULT Gazastreifen -> Israel"),
        ("Aus der Türkei wurden drei IS-Kämpfer nach Deutschland ausgeliefert.", "COOPERATE Türkei -> Deutschland"),
        ("Rebellen eroberten die Stadt Goma von den Regierungstruppen.", "ASSAULT Rebellen -> Regierungstruppen"),
    ],
    "names without a case": [
        ("Die Weltbank hat Mosambik Hilfsgelder überwiesen.", "AID Weltbank -> Mosambik"),
    ],
    "who escapes an attack": [
        (
            "Der somalische Präsident entkam einem Attentat der Islamisten.",
            "ASSAULT Islamisten -> somalische Präsident",
        ),
    ],
    "let go, let in, handed over": [
        ("Die Polizei ließ die Festgenommenen wieder laufen.", "RETREAT Polizei -> Festgenommenen"),
        ("Syrien lässt UN-Inspektoren ins Land", "RETREAT Syrien -> UN-Inspektoren"),
        ("Spanien übergab das ETA-Mitglied an Frankreich.", "COOPERATE Spanien -> Frankreich"),
    ],
    "help in persons and arms": [
        ("Kuba schickte Ärzte nach Sierra Leone.", "AID Kuba -> Sierra Leone"),
        ("Deutschland unterstützt die Peschmerga mit Waffenlieferungen.", "AID Deutschland -> Peschmerga"),
    ],
    "talks without a preposition": [
        (
            "US-Präsident Bush und Kremlchef Putin telefonierten am Abend.",
            "CONSULT Kremlchef Putin; US-Präsident Bush -> ",
        ),
    ],
    "a prison sentence is two events": [
        ("Acht Angeklagte erhielten lebenslange Haftstrafen.", "COERCE  -> Acht Angeklagte"),
        ("Acht Angeklagte erhielten lebenslange Haftstrafen.", "SANCTION  -> Acht Angeklagte"),
    ],
}


def told(sentence: str) -> list[str]:
    return [
        f"{e.type} {'; '.join(sorted(p.text for p in e.actors))} -> {'; '.join(sorted(p.text for p in e.recipients))}"
        for e in events_of(sentence, "2010-03-05")
    ]


@needs_model
@pytest.mark.parametrize(
    ("sentence", "event"), [case for group in ROLES.values() for case in group], ids=lambda s: s[:40]
)
def test_roles_by_construction(sentence: str, event: str) -> None:
    assert event in told(sentence)


@needs_model
def test_help_among_nobody_known_is_no_event() -> None:
    assert not [e for e in told("Die Firma bot dem Lieferanten eine Zusammenarbeit an.") if e.startswith("AGREE")]

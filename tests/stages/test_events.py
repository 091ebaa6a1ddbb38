"""Events from sentences: the rules' own examples through the real analyser, and hand-built sentences without one."""

from __future__ import annotations

from pathlib import Path

import pytest

from depesche.model import Article, Doc, Mention, Sentence, Span, Word
from depesche.pack.events import EventLexicon, load
from depesche.pack.files import DATA, Problems
from depesche.stages.events import events, explain
from tests.stages.steps import steps

MODEL = DATA / "models" / "best.onnx"
needs_model = pytest.mark.skipif(not MODEL.is_file(), reason="no trained analyser installed")


def lexicon(language: str) -> EventLexicon:
    problems = Problems()
    found = load(DATA / "lang" / language, problems)
    problems.raise_if_any()
    return found


GERMAN = lexicon("de")


def sentence(rows: str, number: int = 0, at: int = 0) -> Sentence:
    """A sentence from lines ``form lemma upos feats head deprel``."""
    start, words = at, []
    for i, row in enumerate(rows.strip().splitlines()):
        form, lemma, upos, feats, head, deprel = row.split()
        span = Span(at, at + len(form))
        words.append(Word(i, span, form, lemma, upos, "" if feats == "_" else feats, int(head), deprel))
        at += len(form) + 1
    return Sentence(number, Span(start, at), tuple(words))


def doc(rows: str) -> Doc:
    text = " ".join(r.split()[0] for r in rows.strip().splitlines())
    return Doc(Article("x", text), sentences=(sentence(rows),))


def told(d: Doc) -> list[tuple[str, str | None, list[str], list[str]]]:
    return [
        (c.type, c.mode, [s.of(d.text) for s in c.actors], [s.of(d.text) for s in c.recipients])
        for c in events(d, GERMAN)
    ]


KILLED = """Bei bei ADP _ 2 case
dem der DET _ 2 det
Luftangriff Luftangriff NOUN Case=Dat 5 obl
wurden werden AUX VerbForm=Fin 5 aux
Zivilisten Zivilist NOUN Case=Nom 5 nsubj
getötet töten VERB VerbForm=Part -1 root"""

DEMAND = """Moskau Moskau PROPN Case=Nom 1 nsubj
forderte fordern VERB VerbForm=Fin -1 root
den der DET _ 3 det
Abzug Abzug NOUN Case=Acc 1 obj
der der DET _ 5 det
Truppen Truppe NOUN Case=Gen 3 nmod"""

TALKS = """Israel Israel PROPN Case=Nom 1 nsubj
führte führen VERB VerbForm=Fin -1 root
Gespräche Gespräch NOUN Case=Acc 1 obj
mit mit ADP _ 4 case
Ägypten Ägypten PROPN Case=Dat 1 obl"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (KILLED, [("ASSAULT", "aerial", [], ["Zivilisten"])]),
        (DEMAND, [("REQUEST", "yield", ["Moskau"], ["der Truppen"])]),
        (TALKS, [("CONSULT", None, ["Israel", "Ägypten"], [])]),
        ("Er er PRON _ 1 nsubj\nsagte sagen VERB VerbForm=Fin -1 root\nnichts nichts PRON _ 1 obj", []),
    ],
    ids=["one event for act and outcome", "what is demanded is none", "one for a light verb", "neutral speech"],
)
def test_one_candidate_an_event(rows: str, expected: list[tuple[str, str | None, list[str], list[str]]]) -> None:
    assert told(doc(rows)) == expected


# Whoever acts is told outside the trigger's own phrase.
CLAIMED = """Die der DET _ 1 det
Miliz Miliz NOUN Case=Nom 2 nsubj
machte machen VERB VerbForm=Fin -1 root
den der DET _ 4 det
Geheimdienst Geheimdienst NOUN Case=Acc|Number=Sing 2 obj
für für ADP _ 7 case
den der DET _ 7 det
Anschlag Anschlag NOUN Case=Acc|Number=Sing 2 obl
verantwortlich verantwortlich ADJ _ 2 xcomp"""

IN_CUSTODY = """Der der DET _ 1 det
Blogger Blogger NOUN Case=Nom|Gender=Masc 2 nsubj
sitzt sitzen VERB VerbForm=Fin -1 root
in in ADP _ 4 case
Haft Haft NOUN Case=Dat 2 obl"""

SHELLING = """Der der DET _ 1 det
Beschuss Beschuss NOUN Case=Nom|Gender=Masc 4 nsubj
des der DET _ 3 det
Dorfes Dorf NOUN Case=Gen 1 nmod
begann beginnen VERB VerbForm=Fin -1 root"""

REPORTED = """Moskau Moskau PROPN Case=Nom 1 nsubj
kündigte kündigen VERB VerbForm=Fin -1 root
an an ADP _ 1 compound:prt
, , PUNCT _ 6 punct
man man PRON Case=Nom 6 nsubj
werde werden AUX VerbForm=Fin 6 aux
verzichten verzichten VERB VerbForm=Inf 1 ccomp
auf auf ADP _ 8 case
Gewalt Gewalt NOUN Case=Acc 6 obl"""


@pytest.mark.parametrize(
    ("rows", "type_", "expected"),
    [
        (CLAIMED, "ASSAULT", (["den Geheimdienst"], [])),
        (CLAIMED, "ACCUSE", (["Die Miliz"], ["den Geheimdienst"])),
        (IN_CUSTODY, "COERCE", ([], ["Der Blogger"])),
        (SHELLING, "ASSAULT", ([], ["des Dorfes"])),
        (REPORTED, "CONCEDE", (["Moskau"], [])),
    ],
    ids=["held responsible", "who holds responsible", "in custody", "what is shelled", "the speaker as one"],
)
def test_roles_by_construction(rows: str, type_: str, expected: tuple[list[str], list[str]]) -> None:
    assert [(a, r) for kind, _, a, r in told(doc(rows)) if kind == type_] == [expected]


POSSESSIVE = """Mönche Mönch NOUN Case=Nom|Number=Plur 1 nsubj
setzten setzen VERB VerbForm=Fin -1 root
ihre ihr DET Poss=Yes 3 det
Proteste Protest NOUN Case=Acc|Number=Plur 1 obj
fort fort ADV _ 1 compound:prt"""


def test_a_possessive_that_resolves_to_nobody_gives_way() -> None:
    d = doc(POSSESSIVE)
    monks, their = d.sentences[0].words[0].span, d.sentences[0].words[2].span
    d = d.having(mentions=(Mention(monks, monks, "people", 0), Mention(their, their, "pronoun", 0)))
    assert told(d) == [("PROTEST", "demo", ["Mönche"], [])]


BOMB = """Menschen Mensch NOUN Case=Nom|Number=Plur 1 nsubj
starben sterben VERB VerbForm=Fin -1 root
durch durch ADP _ 4 case
eine ein DET _ 4 det
Bombe Bombe NOUN Case=Acc 1 obl
, , PUNCT _ 7 punct
die der PRON Case=Nom|PronType=Dem,Rel 7 nsubj
gezündet zünden VERB VerbForm=Part 4 acl
wurde werden AUX VerbForm=Fin 7 aux"""


def test_a_role_that_names_nobody_gives_way_in_a_merge() -> None:
    d = doc(BOMB)
    people = d.sentences[0].words[0].span
    (_, _, actors, recipients), *more = told(d.having(mentions=(Mention(people, people, "people", 0),)))
    assert (actors, recipients, more) == ([], ["Menschen"], [])


STRUCK_BACK = """Nach nach ADP _ 1 case
Beschuss Beschuss NOUN Case=Dat|Gender=Masc|Number=Sing 4 obl
hat haben AUX VerbForm=Fin 4 aux
Israel Israel PROPN Case=Nom 4 nsubj
gestartet starten VERB VerbForm=Part -1 root
den der DET _ 6 det
Vergeltungsangriff Vergeltungsangriff NOUN Case=Acc|Gender=Masc|Number=Sing 4 obj
, , PUNCT _ 11 punct
bei bei ADP _ 9 case
dem der PRON Case=Dat|Gender=Masc|Number=Sing|PronType=Dem,Rel 11 obl
Soldaten Soldat NOUN Case=Nom|Number=Plur 11 nsubj
verletzt verletzen VERB VerbForm=Part 4 acl
wurden werden AUX VerbForm=Fin 11 aux"""


def test_a_relative_clause_joins_the_event_of_its_noun() -> None:
    found = [tuple(recipients) for _, _, _, recipients in told(doc(STRUCK_BACK))]
    assert found == [(), ("Soldaten",)]


def test_explain_names_the_parts_of_the_rule() -> None:
    d = doc(TALKS)
    (candidate,) = events(d, GERMAN)
    found = explain(d, GERMAN, candidate)
    assert f"rule:{found.rule}" == candidate.by
    assert found.parts[0].part == "trigger"
    assert [s.of(d.text) for p in found.parts if p.part.startswith("actor") for s in p.spans] == ["Israel", "Ägypten"]


def test_no_sentences_no_events() -> None:
    assert events(Doc(Article("x", "")), GERMAN) == ()


@pytest.mark.parametrize("row", ["Angriff Angriff NOUN _ 5 obl", "töten töten VERB VerbForm=Inf # conj"])
def test_long_sentences_are_read_in_linear_time(row: str) -> None:
    def work(n: int) -> int:
        d = doc("\n".join([KILLED, *(row.replace("#", str(i + 5)) for i in range(n))]))
        return steps(lambda: events(d, GERMAN))

    work(50)
    assert work(1600) < 10 * work(200)  # eight times the words


@needs_model
def test_odd_texts_pass(tmp_path: Path) -> None:
    from depesche.analysis import load_analyser

    for text in ("a\n" * 500, "🙂🙂 ‏שלום‎ \"'„«", "-" * 300, "Angriff" * 60):
        events(Doc(Article("x", text), sentences=load_analyser().analyse(text, "de")), GERMAN)

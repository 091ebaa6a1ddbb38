"""Paths and conditions over hand-built trees."""

from __future__ import annotations

from dataclasses import replace

import pytest

from depesche.match import voice
from depesche.match.paths import Hit, PathError, Trigger, compile_condition, compile_path, follow, holds
from depesche.match.role_phrases import fill, role_spans
from depesche.match.tree import Grammar, Tree
from depesche.model import Sentence, Span, Word
from depesche.model.layers import MentionKind
from tests.stages.steps import steps

GRAMMAR = Grammar(
    passive=frozenset({"werden"}),
    not_passive=frozenset({"wird"}),
    stative=frozenset({"sein"}),
    agent=frozenset({"von", "durch"}),
    light=frozenset({"führen", "üben", "verüben"}),
    object_control=frozenset({"auffordern"}),
    object_marks=frozenset({"for"}),
    possessive=frozenset({"'s"}),
    demonyms=("isch",),
    makers=frozenset({"rebellen", "grossrebellen"}),
    particles=frozenset({"ab"}),
    means=frozenset({"durch"}),
    carried=frozenset({"mit"}),
    impersonal=frozenset({"es"}),
    participles={"verübt": "verüben"},
    dative_articles=frozenset({"dem"}),
    accusative_articles=frozenset({"den"}),
    feminine_articles=frozenset({"der"}),
    feminine=frozenset({"eu"}),
    feminine_endings=("ung",),
)


def tree(rows: str, kinds: dict[int, MentionKind] | None = None) -> Tree:
    """A tree from lines ``form lemma upos feats head deprel`` (heads count from 0, -1 for the root)."""
    words, at = [], 0
    for i, row in enumerate(rows.strip().splitlines()):
        form, lemma, upos, feats, head, deprel = row.split()
        words.append(
            Word(i, Span(at, at + len(form)), form, lemma, upos, "" if feats == "_" else feats, int(head), deprel)
        )
        at += len(form) + 1
    return Tree(Sentence(0, Span(0, at), tuple(words)), GRAMMAR, (), kinds or {})


ACTIVE = """Rebellen Rebell NOUN Case=Nom 1 nsubj
töteten töten VERB VerbForm=Fin -1 root
Soldaten Soldat NOUN Case=Acc 1 obj
und und CCONJ _ 4 cc
Polizisten Polizist NOUN Case=Acc 2 conj"""

PASSIVE = """Soldaten Soldat NOUN Case=Nom 4 nsubj
wurden werden AUX VerbForm=Fin 4 aux
von von ADP _ 3 case
Rebellen Rebell NOUN Case=Dat 4 obl
getötet töten VERB VerbForm=Part -1 root"""

FUTURE = """Rebellen Rebell NOUN Case=Nom 3 nsubj
wird werden AUX VerbForm=Fin 3 aux
Soldaten Soldat NOUN Case=Acc 3 obj
töten töten VERB VerbForm=Inf -1 root"""

NOMINAL = """Russische russisch ADJ _ 1 amod
Angriffe Angriff NOUN Number=Plur -1 root
der der DET _ 3 det
Armee Armee NOUN Case=Gen 1 nmod
auf auf ADP _ 5 case
Dörfer Dorf NOUN Case=Acc 3 nmod"""

LIGHT = """Israel Israel PROPN Case=Nom 1 nsubj
führte führen VERB VerbForm=Fin -1 root
Gespräche Gespräch NOUN Case=Acc 1 obj
mit mit ADP _ 4 case
Ägypten Ägypten PROPN Case=Dat 1 obl"""

RELATIVE = """Soldaten Soldat NOUN Case=Nom -1 root
, , PUNCT _ 4 punct
die der PRON PronType=Dem,Rel 4 nsubj
Dörfer Dorf NOUN Case=Acc 4 obj
zerstörten zerstören VERB VerbForm=Fin 0 acl"""

CONTROL = """Moskau Moskau PROPN Case=Nom 1 nsubj
forderte auffordern VERB VerbForm=Fin -1 root
Kiew Kiew PROPN Case=Acc 1 obj
auf auf ADP _ 1 compound
zu zu PART _ 5 mark
verhandeln verhandeln VERB VerbForm=Inf 1 xcomp"""


@pytest.mark.parametrize(
    ("rows", "trigger", "path", "expected"),
    [
        (ACTIVE, 1, "agent", ["Rebellen"]),
        (ACTIVE, 1, "patient", ["Soldaten", "Polizisten"]),
        (PASSIVE, 4, "agent", ["Rebellen"]),
        (PASSIVE, 4, "patient", ["Soldaten"]),
        (FUTURE, 3, "agent", ["Rebellen"]),
        (FUTURE, 3, "patient", ["Soldaten"]),
        (NOMINAL, 1, "demonym", ["Russische"]),
        (NOMINAL, 1, "genitive", ["der Armee auf Dörfer"]),
        (NOMINAL, 1, "pp[auf]", ["Dörfer"]),
        (NOMINAL, 1, "demonym + pp[auf]", ["Russische", "Dörfer"]),
        (LIGHT, 2, "carrier > agent", ["Israel"]),
        (LIGHT, 2, "pp[mit]", ["Ägypten"]),
        (LIGHT, 2, "taker", ["Israel"]),
        (RELATIVE, 4, "agent", ["Soldaten"]),
        (CONTROL, 5, "agent", ["Kiew"]),
    ],
)
def test_paths_reach_roles(rows: str, trigger: int, path: str, expected: list[str]) -> None:
    t = tree(rows)
    text = " ".join(w.form for w in t.words)
    found = [s.of(text) for h in follow(t, Trigger(trigger), compile_path(path)) for s in role_spans(t, h)]
    assert found == expected


# Where the parser errs, and what case, agreement and mentions tell.
DATIVE_FIRST = """Der der DET Case=Nom 1 det
Regierung Regierung NOUN Case=Nom|Number=Sing 4 nsubj
wird werden AUX VerbForm=Fin 4 aux
Betrug Betrug NOUN Case=Nom 4 nsubj
vorgeworfen vorwerfen VERB VerbForm=Part -1 root"""

TWO_SUBJECTS = """China China PROPN Case=Nom 4 nsubj
hatte haben AUX VerbForm=Fin 4 aux
der der DET Case=Nom 3 det
EU EU PROPN Case=Nom 4 nsubj
gedroht drohen VERB VerbForm=Part -1 root"""

OBJECT_FIRST = """Den der DET Case=Acc 1 det
Plan Plan NOUN Case=Acc|Number=Sing 4 nsubj
hat haben AUX VerbForm=Fin 4 aux
Berlin Berlin PROPN Case=Acc 4 obj
kritisiert kritisieren VERB VerbForm=Part -1 root"""

NO_SUBJECT = """Gestern gestern ADV _ 1 advmod
mahnte mahnen VERB VerbForm=Fin|Mood=Ind -1 root
Harper Harper PROPN Case=Acc 1 obj"""

EXTRAPOSED = """Personen Person NOUN Case=Nom|Number=Plur|Gender=Fem 2 nsubj
wurden werden AUX VerbForm=Fin 2 aux
festgenommen festnehmen VERB VerbForm=Part -1 root
, , PUNCT _ 7 punct
die der PRON Case=Nom|Number=Plur|PronType=Dem,Rel 7 nsubj
Steine Stein NOUN Case=Acc|Number=Plur 7 obj
auf auf ADV _ 7 advmod
warfen werfen VERB VerbForm=Fin 2 acl"""

SHARED_AGENT = """Er er PRON Case=Nom 4 nsubj
wurde werden AUX VerbForm=Fin 4 aux
von von ADP _ 3 case
Soldaten Soldat NOUN Case=Dat 4 obl
gefunden finden VERB VerbForm=Part -1 root
und und CCONJ _ 6 cc
verhaftet verhaften VERB VerbForm=Part 4 conj"""

HUNG_TOO_LOW = """Gestern gestern ADV _ 6 advmod
wurden werden AUX VerbForm=Fin 6 aux
die der DET _ 3 det
Demonstranten Demonstrant NOUN Case=Nom|Number=Plur 6 nsubj
von von ADP _ 5 case
Männern Mann NOUN Case=Dat 3 nmod
angegriffen angreifen VERB VerbForm=Part -1 root"""

DISAGREEING = """Drohungen Drohung NOUN Case=Nom|Number=Plur 3 nsubj
hat haben AUX VerbForm=Fin|Number=Sing 3 aux
Nordkorea Nordkorea PROPN Case=Acc|Number=Sing 3 obj
ausgesprochen aussprechen VERB VerbForm=Part -1 root"""

STRAY = """Gestern gestern ADV _ 8 advmod
wurden werden AUX VerbForm=Fin 8 aux
in in ADP _ 3 case
Homs Homs PROPN Case=Dat 8 obl
und und CCONJ _ 5 cc
Hama Hama PROPN Case=Dat 3 conj
80 80 NUM _ 7 nummod
Kämpfer Kämpfer NOUN Case=Nom|Number=Plur 3 conj
getötet töten VERB VerbForm=Part -1 root"""

JOINED = STRAY.replace("80 80 NUM _ 7 nummod", "und und CCONJ _ 7 cc")

MEASURED = """Er er PRON Case=Nom 5 nsubj
wurde werden AUX VerbForm=Fin 5 aux
zu zu ADP _ 4 case
zwei zwei NUM _ 4 nummod
Jahren Jahr NOUN Case=Dat 6 nmod
verurteilt verurteilen VERB VerbForm=Part -1 root
Haft Haft NOUN Case=Dat 5 obl"""

MEASURED_BEFORE = """zu zu ADP _ 2 case
zwei zwei NUM _ 2 nummod
Jahren Jahr NOUN Case=Dat 3 nmod
Haft Haft NOUN Case=Dat 4 obl
verurteilt verurteilen VERB VerbForm=Part -1 root"""

HUNG_TWO_TOO_HIGH = """wegen wegen ADP _ 1 case
Wellen Welle NOUN Case=Gen|Number=Plur 6 obl
von von ADP _ 3 case
Attacken Attacke NOUN Case=Dat 1 nmod
auf auf ADP _ 5 case
Rechner Rechner NOUN Case=Acc 6 obl
beunruhigt beunruhigen VERB VerbForm=Part -1 root"""

WHOSE = """Samak Samak PROPN Case=Nom|Number=Sing -1 root
, , PUNCT _ 4 punct
dessen der PRON Case=Gen|PronType=Dem,Rel 3 nmod
Rücktritt Rücktritt NOUN Case=Acc 4 obj
gefordert fordern VERB VerbForm=Part 0 acl
wird werden AUX VerbForm=Fin 4 aux"""

ESTIMATE = """Milizen Miliz NOUN Case=Nom 1 nsubj
töteten töten VERB VerbForm=Fin -1 root
über über ADP _ 4 case
1400 1400 NUM _ 4 nummod
Menschen Mensch NOUN Case=Acc 1 obj"""

PARTICIPLE = """Die der DET _ 4 det
von von ADP _ 2 case
Rebellen Rebell NOUN Case=Dat 3 obl
verübten verübt ADJ _ 4 amod
Anschläge Anschlag NOUN Number=Plur -1 root"""

MEANS = """Rebellen Rebell NOUN Case=Nom 1 nsubj
trafen treffen VERB VerbForm=Fin -1 root
Moskau Moskau PROPN Case=Acc 1 obj
durch durch ADP _ 4 case
Anschläge Anschlag NOUN Case=Acc 1 obl"""

ACCUSED = """Hussein Hussein PROPN Case=Nom 4 nsubj
wird werden AUX VerbForm=Fin 4 aux
wegen wegen ADP _ 3 case
Massakers Massaker NOUN Case=Gen 4 obl
angeklagt anklagen VERB VerbForm=Part -1 root"""

SPLIT_COMPOUND = """US US PROPN _ 2 compound
- - PUNCT _ 0 punct
Angriff Angriff NOUN _ -1 root"""

APPOSED = """Ermordung Ermordung NOUN _ -1 root
Sadats Sadat PROPN Case=Gen 0 appos"""

COORDINATED_NOUNS = """Folter Folter NOUN _ -1 root
und und CCONJ _ 2 cc
Mord Mord NOUN _ 0 conj
der der DET _ 4 det
Armee Armee NOUN Case=Gen 2 nmod"""


@pytest.mark.parametrize(
    ("rows", "trigger", "path", "expected"),
    [
        (DATIVE_FIRST, 4, "iobj", ["Der Regierung"]),
        (DATIVE_FIRST, 4, "patient", ["Betrug"]),
        (TWO_SUBJECTS, 4, "agent", ["China"]),
        (TWO_SUBJECTS, 4, "iobj", ["der EU"]),
        (OBJECT_FIRST, 4, "agent", ["Berlin"]),
        (OBJECT_FIRST, 4, "patient", ["Den Plan"]),
        (NO_SUBJECT, 1, "agent", ["Harper"]),
        (EXTRAPOSED, 7, "agent", ["Personen"]),
        (SHARED_AGENT, 6, "agent", ["Soldaten"]),
        (DISAGREEING, 3, "agent", ["Nordkorea"]),
        (DISAGREEING, 3, "patient", ["Drohungen"]),
        (STRAY, 8, "patient", ["80 Kämpfer"]),
        (JOINED, 8, "patient", []),
        (HUNG_TWO_TOO_HIGH, 3, "pp[auf]", ["Rechner"]),
        (WHOSE, 4, "patient > genitive", ["Samak"]),
        (ESTIMATE, 1, "patient", ["1400 Menschen"]),
        (PARTICIPLE, 4, "carrier > agent", ["Rebellen"]),
        (PARTICIPLE, 4, "owner", ["Rebellen"]),
        (MEANS, 4, "means > agent", ["Rebellen"]),
        (MEANS, 4, "means > patient", ["Moskau"]),
        (ACCUSED, 3, "self[wegen] > up{anklagen} > patient", ["Hussein"]),
        (ACCUSED, 3, "self[für] > up{anklagen} > patient", []),
        (ACCUSED, 3, "up{verhaften} > patient", []),
        (NOMINAL, 1, "nmod{Case=Acc}", []),
        (NOMINAL, 1, "nmod{Case=Gen}", ["der Armee auf Dörfer"]),
        (APPOSED, 0, "genitive", ["Sadats"]),
        (COORDINATED_NOUNS, 0, "genitive", ["der Armee"]),
    ],
)
def test_paths_reach_roles_where_the_parser_errs(rows: str, trigger: int, path: str, expected: list[str]) -> None:
    t = tree(rows)
    text = " ".join(w.form for w in t.words)
    found = [s.of(text) for h in follow(t, Trigger(trigger), compile_path(path)) for s in role_spans(t, h)]
    assert found == expected


@pytest.mark.parametrize(
    ("rows", "kinds", "trigger", "path", "expected"),
    [
        (HUNG_TOO_LOW, {3: "people", 5: "people"}, 6, "agent", ["Männern"]),
        (HUNG_TOO_LOW, {3: "people", 5: "place"}, 6, "agent", []),
        (SPLIT_COMPOUND, {0: "country"}, 2, "maker", ["US"]),
        (SPLIT_COMPOUND, {}, 2, "maker", []),
        (SPLIT_COMPOUND, {}, 2, "first", ["US"]),
        (ACTIVE, {0: "group"}, 1, "agent > somebody", ["Rebellen"]),
        (ACTIVE, {0: "facility"}, 1, "agent > somebody", []),
        (ACTIVE, {0: "country"}, 1, "agent > somebody", ["Rebellen"]),
        (ACTIVE, {0: "country"}, 1, "agent > acting", []),
        (ACTIVE, {0: "group"}, 1, "agent > acting", ["Rebellen"]),
    ],
)
def test_mentions_tell_who_may_act(
    rows: str, kinds: dict[int, MentionKind], trigger: int, path: str, expected: list[str]
) -> None:
    t = tree(rows, kinds)
    text = " ".join(w.form for w in t.words)
    found = [s.of(text) for h in follow(t, Trigger(trigger), compile_path(path)) for s in role_spans(t, h)]
    assert found == expected


def test_a_phrase_that_names_somebody_wins() -> None:
    paths = (compile_path("patient"), compile_path("agent"))
    text = " ".join(w.form for w in tree(ACTIVE).words)
    assert [s.of(text) for s in fill(tree(ACTIVE), Trigger(1), paths)[1]] == ["Soldaten", "Polizisten"]
    assert [s.of(text) for s in fill(tree(ACTIVE, {0: "group"}), Trigger(1), paths)[1]] == ["Rebellen"]


@pytest.mark.parametrize(("rows", "verb", "expected"), [(MEASURED_BEFORE, 4, True), (MEASURED, 5, False)])
def test_what_is_measured_has_the_adposition_of_its_measure(rows: str, verb: int, expected: bool) -> None:
    assert holds(tree(rows), Trigger(verb), compile_condition("pp[zu] in haft", {})) is expected


def test_a_phrase_of_the_other_role_is_left_to_it() -> None:
    t = tree(PASSIVE)
    (agent,) = fill(t, Trigger(4), (compile_path("agent"),))[1]
    asked = (compile_path("pp[von]"), compile_path("patient"))
    assert fill(t, Trigger(4), asked)[1] == (agent,)
    assert fill(t, Trigger(4), asked, (agent,))[1] == (t.span(0),)


def test_impersonal_pronouns_are_nobody() -> None:
    t = tree("Es es PRON Case=Nom 1 nsubj\nsprengt sprengen VERB VerbForm=Fin -1 root")
    assert fill(t, Trigger(1), (compile_path("agent"),)) == (None, ())


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("patient in soldat", True),
        ("patient in *zist", True),
        ("patient in Sold*", True),
        ("patient in @armed", True),
        ("patient in panzer", False),
        ("not patient in panzer", True),
        ("not patient", False),
        ("agent + patient in rebell", True),
        ("agent is Case=Nom", True),
        ("agent is PROPN", False),
        ("iobj", False),
        ("patient in panzer or agent in rebell", True),
        ("patient in panzer or agent is PROPN", False),
        ("not patient in soldat or agent in rebell", True),
        ("patient in soldat and agent is PROPN", False),
        ("patient in soldat and not agent is PROPN", True),
        ("patient in soldat and agent is PROPN or agent in rebell", True),
    ],
)
def test_conditions(condition: str, expected: bool) -> None:
    compiled = compile_condition(condition, {"armed": ("*soldat",)})
    assert holds(tree(ACTIVE), Trigger(1), compiled) is expected


@pytest.mark.parametrize("source", ["", "pp", "patient >", "obj[", "a-b"])
def test_what_is_no_path_is_told(source: str) -> None:
    with pytest.raises(PathError):
        compile_path(source)


OF = """The the DET _ 1 det
attack attack NOUN _ -1 root
of of ADP _ 3 case
rebels rebel NOUN _ 1 nmod
on on ADP _ 5 case
villages village NOUN _ 3 nmod"""


@pytest.mark.parametrize(("of", "expected"), [({"of"}, ["villages"]), (set(), [])])
def test_phrases_behind_an_of_phrase_belong_to_the_noun(of: set[str], expected: list[str]) -> None:
    t = replace(tree(OF), grammar=Grammar(of=frozenset(of)))
    found = [t.words[h.index].form for h in follow(t, Trigger(1), compile_path("pp[on]"))]
    assert found == expected


def test_an_unknown_class_is_told() -> None:
    with pytest.raises(PathError, match="@nothing"):
        compile_condition("patient in @nothing", {})


@pytest.mark.parametrize(
    ("form", "cut", "expected"),
    [
        ("US-Angriff", 2, "US"),
        ("Rebellenangriff", 8, "Rebellen"),
        ("Luftangriff", 4, None),
        ("Großrebellenangriff", 12, "Großrebellen"),
    ],
)
def test_first_parts_that_name_actors(form: str, cut: int, expected: str | None) -> None:
    t = tree(f"{form} {form} NOUN _ -1 root")
    found = [h.part.of(form) for h in follow(t, Trigger(0, cut), compile_path("maker")) if h.part]
    assert found == ([expected] if expected else [])


def test_a_separate_particle_joins_its_verb() -> None:
    t = tree("Sie sie PRON _ 1 nsubj\nlehnte lehnen VERB VerbForm=Fin -1 root\nab ab ADV _ 1 advmod")
    assert t.lemma(1) == "ablehnen"


def test_a_cycle_of_heads_does_not_hang() -> None:
    t = tree("a a VERB VerbForm=Inf 1 conj\nb b VERB VerbForm=Inf 0 conj")
    assert voice.agents(t, 0) == []
    assert voice.patients(t, 1) == []


def test_a_coordination_without_end_is_cut() -> None:
    rows = "\n".join(["w w NOUN _ -1 root", *(f"w w NOUN _ {i} conj" for i in range(3000))])
    t = tree(rows)
    assert len(t.coordinated(0)) == 60
    assert steps(lambda: t.coordinated(0)) < 1000
    assert [t.top(i) for i in range(3)] == [0, 0, 0]


PARTICIPLE = """Army army NOUN _ 1 nsubj
thanked thank VERB VerbForm=Fin -1 root
king king NOUN _ 1 obj
{mark} {mark} SCONJ _ 4 mark
hosting host VERB VerbForm=Ger 1 advcl
talks talk NOUN _ 4 obj"""


@pytest.mark.parametrize(("mark", "subject"), [("for", ["king"]), ("before", ["Army"])])
def test_what_introduces_a_participle_tells_its_subject(mark: str, subject: list[str]) -> None:
    t = tree(PARTICIPLE.format(mark=mark))
    assert [t.words[k].form for k in voice.subjects(t, 4)] == subject


PLAN = """Army army NOUN _ 2 nmod
's 's PART _ 0 case
plan plan NOUN _ 3 obj
praised praise VERB VerbForm=Fin -1 root
to to PART _ 5 mark
attack attack VERB VerbForm=Inf 2 acl"""


def test_who_has_a_plan_is_the_subject_of_its_infinitive() -> None:
    t = tree(PLAN)
    assert [t.words[k].form for k in voice.subjects(t, 5)] == ["Army"]


CLAUSE = """jets jet NOUN _ 1 nsubj
made make VERB VerbForm=Fin -1 root
strikes strike NOUN _ 1 obj
using use VERB VerbForm=Ger 1 advcl
bombs bomb NOUN _ 3 obj
against against ADP _ 6 case
rebels rebel NOUN _ 4 nmod"""


def test_a_phrase_is_found_anywhere_behind_in_the_clause() -> None:
    t = tree(CLAUSE)
    assert [h.index for h in follow(t, Trigger(2), compile_path("clause[against]"))] == [6]
    assert follow(t, Trigger(6), compile_path("clause[against]")) == []
    with pytest.raises(PathError):
        compile_path("clause")


EXAMPLES = """militias militia NOUN _ -1 root
like like ADP _ 2 case
Hezbollah Hezbollah PROPN _ 0 nmod
and and CCONJ _ 4 cc
Hamas Hamas PROPN _ 2 conj"""


def test_those_named_as_examples_of_a_kind_stand_for_it() -> None:
    named = tree(EXAMPLES, {0: "body", 2: "group", 4: "group"})
    named = replace(named, grammar=replace(GRAMMAR, examples=frozenset({"like"})))
    assert [named.sentence.words[k].form for k in (2, 4)] == [
        "militias like Hezbollah and Hamas"[s.start : s.end] for s in role_spans(named, Hit(0))
    ]


def test_a_kind_whose_examples_are_nobody_known_stands_for_itself() -> None:
    unknown = tree(EXAMPLES, {0: "body"})
    unknown = replace(unknown, grammar=replace(GRAMMAR, examples=frozenset({"like"})))
    assert role_spans(unknown, Hit(0)) == (Span(0, 33),)


def test_a_town_before_a_noun_is_no_maker() -> None:
    rows = "Mosul Mosul PROPN _ 1 compound\noffensive offensive NOUN _ -1 root"
    for kind, found in (("place", []), ("country", [0])):
        t = tree(rows, {0: kind})  # type: ignore[dict-item]
        t = replace(t, grammar=replace(GRAMMAR, demonyms=()))
        assert [h.index for h in follow(t, Trigger(1), compile_path("demonym"))] == found


def test_the_object_behind_two_verbs_is_that_of_both() -> None:
    t = tree("""They they PRON _ 1 nsubj
abducted abduct VERB VerbForm=Fin -1 root
and and CCONJ _ 3 cc
killed kill VERB VerbForm=Fin 1 conj
dozens dozen NOUN _ 1 obj""")
    assert voice.objects(t, 3) == [4]


def test_the_object_between_two_verbs_is_that_of_the_first() -> None:
    t = tree("""They they PRON _ 1 nsubj
took take VERB VerbForm=Fin -1 root
hostages hostage NOUN _ 1 obj
and and CCONJ _ 4 cc
fled flee VERB VerbForm=Fin 1 conj""")
    assert voice.objects(t, 4) == []


def test_the_agent_behind_a_predicative_is_that_of_the_passive() -> None:
    t = tree(
        """Frauen Frau NOUN _ 2 nsubj
wurden werden AUX VerbForm=Fin 2 aux
gehalten halten VERB VerbForm=Part 2 root
gefangen gefangen ADJ _ 2 xcomp
von von ADP _ 5 case
Rebellen Rebell NOUN _ 3 obl""".replace("2 root", "-1 root")
    )
    assert voice.agents(t, 2) == [5]


def test_a_headline_has_its_participle_without_auxiliary() -> None:
    t = tree("Diplomaten Diplomat NOUN _ 1 nsubj\nexpelled expel VERB VerbForm=Fin|Voice=Pass -1 root")
    assert voice.is_passive(t, 1)
    assert voice.patients(t, 1) == [0]


STRAYED_GENITIVE = """Anschlag Anschlag NOUN Case=Nom 4 nsubj
in in ADP _ 2 case
Nordosten Nordosten NOUN Case=Dat 0 nmod
Nigerias Nigeria PROPN Case=Gen 0 nmod
tötete töten VERB VerbForm=Fin -1 root"""


@pytest.mark.parametrize(("noun", "expected"), [(0, []), (2, ["Nigerias"])])
def test_a_genitive_belongs_to_the_noun_that_it_stands_behind(noun: int, expected: list[str]) -> None:
    found = follow(tree(STRAYED_GENITIVE), Trigger(noun), compile_path("genitive"))
    assert [tree(STRAYED_GENITIVE).words[h.index].form for h in found] == expected


@pytest.mark.parametrize(("before", "expected"), [("östlich", []), ("gestern", ["Chan"])])
def test_an_adverb_of_place_makes_the_preposition_one_of_place(before: str, expected: list[str]) -> None:
    rows = tree(f"""Kundgebung Kundgebung NOUN Case=Nom -1 root
{before} {before} ADV _ 0 advmod
von von ADP _ 3 case
Chan Chan PROPN Case=Dat 0 nmod""")
    rows = replace(rows, grammar=replace(GRAMMAR, bearings=frozenset({"östlich"})))
    found = follow(rows, Trigger(0), compile_path("pp[von,durch]"))
    assert [rows.words[h.index].form for h in found] == expected


OTHER_NUMBER = """Abgeordnete Abgeordneter NOUN Case=Nom|Number=Plur 1 nsubj
sprachen sprechen VERB Number=Plur|VerbForm=Fin -1 root
und und CCONJ _ 3 cc
forderten fordern VERB Number=Plur|VerbForm=Fin 1 conj
die der DET Case=Nom|Definite=Def 5 det
Regierung Regierung NOUN Case=Nom|Number=Sing 3 nsubj
auf auf ADP _ 3 compound:prt"""


def test_a_coordinated_verb_in_the_plural_has_no_subject_in_the_singular() -> None:
    rows = tree(OTHER_NUMBER)
    assert [rows.words[k].form for k in voice.subjects(rows, 3)] == ["Abgeordnete"]
    assert [rows.words[k].form for k in voice.objects(rows, 3)] == ["Regierung"]


def test_what_is_spoken_about_keeps_its_own_phrase() -> None:
    rows = tree("""Bischöfe Bischof NOUN Case=Nom 1 nsubj
beraten beraten VERB VerbForm=Fin -1 root
über über ADP _ 3 case
Umgang Umgang NOUN Case=Acc 1 obl
mit mit ADP _ 5 case
Familien Familie NOUN Case=Dat 3 nmod""")
    rows = replace(rows, grammar=replace(GRAMMAR, topics=frozenset({"über"})))
    assert follow(rows, Trigger(1), compile_path("pp[mit]")) == []


BY_WHOM = """cleric cleric NOUN _ -1 root
by by ADP _ 2 case
Riyadh Riyadh PROPN _ 0 nmod"""


@pytest.mark.parametrize(("kinds", "end"), [({0: "office", 2: "country"}, 6), ({2: "country"}, 16)])
def test_by_whom_is_no_part_of_who_somebody_is(kinds: dict[int, MentionKind], end: int) -> None:
    t = replace(tree(BY_WHOM, kinds), grammar=replace(GRAMMAR, apart=frozenset({"by"})))
    assert role_spans(t, Hit(0)) == (Span(0, end),)


@pytest.mark.parametrize(("kind", "expected"), [("country", True), ("place", False)])
def test_a_condition_may_ask_for_the_kind_of_a_mention(kind: MentionKind, expected: bool) -> None:
    t = tree(ACTIVE, {0: kind})
    condition = compile_condition("subject in @state", {"state": ("#country", "reich")})
    assert holds(t, Trigger(1), condition) == expected


@pytest.mark.parametrize(
    ("lemma", "content", "expected"),
    [("agree", True, False), ("order", True, True), ("agree", False, True)],
    ids=["a clause is its object", "its object is the subject of its infinitive", "a headline"],
)
def test_a_preterite_taken_for_a_participle(lemma: str, content: bool, expected: bool) -> None:
    rows = f"Iran Iran PROPN _ 1 nsubj\n{lemma}ed {lemma} VERB VerbForm=Part -1 root"
    rows += "\nto to PART _ 3 mark\nleave leave VERB VerbForm=Inf 1 xcomp" if content else ""
    english = replace(GRAMMAR, object_control=frozenset({"order"}), dative_articles=frozenset(), stative=frozenset())
    assert voice.is_passive(replace(tree(rows), grammar=english), 1) == expected


CONDEMNED = """attack attack NOUN _ 2 nsubj
was be AUX _ 2 aux
condemned condemn VERB VerbForm=Part -1 root
by by ADP _ 4 case
Egypt Egypt PROPN _ 2 obl"""
DESTROYED = """Zerstörung Zerstörung NOUN _ 4 nsubj
durch durch ADP _ 2 case
Rebellen Rebell NOUN _ 4 obl
wurde werden AUX VerbForm=Fin 4 aux
bestätigt bestätigen VERB VerbForm=Part -1 root"""


@pytest.mark.parametrize(
    ("rows", "path", "found"), [(CONDEMNED, "pp[by]", []), (DESTROYED, "pp[durch]", [2])], ids=["the verb's", "its own"]
)
def test_whose_agent_it_is_before_a_passive(rows: str, path: str, found: list[int]) -> None:
    english = replace(GRAMMAR, passive=frozenset({"be", "werden"}), agent=frozenset({"by", "durch"}))
    t = replace(tree(rows), grammar=english)
    assert [h.index for h in follow(t, Trigger(0), compile_path(path))] == found


STRUCK = """Lotsen Lotse NOUN Case=Nom|Number=Plur 4 nsubj
sind sein AUX VerbForm=Fin 4 aux
in in ADP _ 3 case
Ausstand Ausstand NOUN Case=Acc 4 obl
getreten treten VERB VerbForm=Part -1 root"""

TOPIC = """Türkei Türkei PROPN Case=Nom 3 nsubj
: : PUNCT _ 3 punct
Offiziere Offizier NOUN Case=Nom|Number=Plur 3 nsubj
verhaftet verhaften VERB VerbForm=Part -1 root"""

TOGETHER = """Japan Japan PROPN Case=Nom 3 nsubj
und und CCONJ _ 2 cc
Chile Chile PROPN Case=Nom 0 conj
unterbrechen unterbrechen VERB VerbForm=Fin -1 root
ihre ihr DET Poss=Yes 5 det
Gespräche Gespräch NOUN Case=Acc|Number=Plur 3 obj"""

PLURAL = """USA USA PROPN Case=Nom|Number=Sing 1 nsubj
bombardieren bombardieren VERB Number=Plur|VerbForm=Fin -1 root
Stellungen Stellung NOUN Case=Acc|Number=Plur 1 obj"""

NO_CASE = """Bank Bank NOUN Case=Nom 4 nsubj
hat haben AUX VerbForm=Fin 4 aux
Mosambik Mosambik PROPN Case=Acc 4 obl
Geld Geld NOUN Case=Acc 4 obj
überwiesen überweisen VERB VerbForm=Part -1 root"""

IN_MAY = """Papst Papst NOUN Case=Nom 1 nsubj
besucht besuchen VERB VerbForm=Fin -1 root
im in ADP _ 3 case
Mai Mai NOUN Case=Dat 1 obl
Chile Chile PROPN Case=Dat 3 nmod"""


@pytest.mark.parametrize(
    ("rows", "trigger", "path", "kinds", "expected"),
    [
        (STRUCK, 4, "agent", {}, ["Lotsen"]),
        (TOPIC, 3, "patient", {}, ["Offiziere"]),
        (TOGETHER, 5, "genitive", {}, ["Japan"]),
        (PLURAL, 1, "agent", {}, ["USA"]),
        (NO_CASE, 4, "iobj", {2: "country"}, ["Mosambik"]),
        (NO_CASE, 4, "iobj", {2: "place"}, []),
        (IN_MAY, 1, "patient", {4: "country"}, ["Chile"]),
    ],
    ids=["motion", "topic", "theirs", "plural name", "no case", "place", "hung on a month"],
)
def test_german_roles(rows: str, trigger: int, path: str, kinds: dict[int, MentionKind], expected: list[str]) -> None:
    t = tree(rows, kinds)
    months = tuple(w.span for w in t.words if w.form == "Mai")
    t = replace(t, grammar=replace(GRAMMAR, moving=("treten",), theirs=("ihr",)), times=months)
    assert [t.words[h.index].form for h in follow(t, Trigger(trigger), compile_path(path))] == expected

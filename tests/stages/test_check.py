"""Checks on hand-built facts: what is held against seats, rules, calendars and dated rows."""

from __future__ import annotations

import pytest

from depesche.model import (
    Article,
    Doc,
    EmbargoFact,
    Fact,
    Finding,
    Interval,
    MeetingFact,
    MembershipFact,
    OfficeFact,
    PublicationDate,
    Sentence,
    Span,
    Time,
    VisitFact,
    VoteFact,
    Word,
)
from depesche.pack import closed
from depesche.pack.bodies import PARLIAMENT, load_bodies, rule_of
from depesche.pack.facts import load
from depesche.pack.files import DATA, Problems
from depesche.pack.kb import load_kb
from depesche.stages.check import check
from depesche.stages.check.votes import check_votes

GERMAN = load(DATA / "lang" / "de", Problems(), closed.load(DATA / "lang" / "de", Problems()))
AT = (Span(0, 4),)


def doc(*facts: Fact, day: str = "2012-02-05", text: str = "Text", sentence: Sentence | None = None) -> Doc:
    words = sentence or Sentence(0, Span(0, len(text)), (Word(0, Span(0, 4), text[:4]),))
    return Doc(Article("x", text, PublicationDate(day, "argument")), sentences=(words,), facts=facts)


def findings(*facts: Fact, day: str = "2012-02-05") -> list[tuple[str, str]]:
    return [(f.check, f.verdict) for f in check(doc(*facts, day=day), GERMAN, load_kb())]


def on(day: str) -> Interval:
    return Interval(day, day, "day", Span(0, 4))


def vote(**fields: object) -> VoteFact:
    return VoteFact("v", "c", AT, body="org:UNSC", **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "want"),
    [
        ({"for_count": 13, "against": ("country:RUS", "country:CHN"), "outcome": "vetoed", "date": on("2012-02-04")},
         {("vote-count", "consistent"), ("vote-outcome", "consistent"), ("council-composition", "consistent")}),
        ({"for_count": 13, "against": ("country:RUS",), "outcome": "adopted", "date": on("2012-02-04")},
         {("vote-outcome", "inconsistent"), ("council-composition", "consistent")}),
        ({"for_count": 8, "against_count": 0, "abstained_count": 7, "outcome": "rejected", "date": on("2012-02-04")},
         {("vote-count", "consistent"), ("vote-outcome", "consistent")}),
        ({"for_count": 10, "against_count": 3, "abstained_count": 4, "date": on("2012-02-04")},
         {("vote-count", "inconsistent")}),
        ({"abstained": ("country:BRA",), "date": on("2012-02-04")}, {("council-composition", "inconsistent")}),
        ({"for_count": 15, "outcome": "adopted", "date": on("2012-02-04"), "from_kb": ("for_count",)},
         {("vote-outcome", "consistent")}),
        ({"for_count": 120, "date": on("2012-02-04")}, set()),
    ],
)  # fmt: skip
def test_votes_of_the_security_council(fields: dict[str, object], want: set[tuple[str, str]]) -> None:
    assert set(findings(vote(**fields))) == want


@pytest.mark.parametrize(
    ("in_favour", "against", "outcome", "want"),
    [(141, 5, "adopted", "consistent"), (60, 90, "adopted", "inconsistent"), (80, 60, "rejected", None)],
)
def test_the_general_assembly_decides_by_two_majorities(
    in_favour: int, against: int, outcome: str, want: str | None
) -> None:
    fact = VoteFact("v", "c", AT, body="org:UNGA", for_count=in_favour, against_count=against, outcome=outcome)
    found = [f.verdict for f in check_votes(doc(fact), GERMAN, load_kb()) if f.check == "vote-outcome"]
    assert found == ([want] if want else [])


def test_every_rule_has_its_sources_and_bodies_of_the_knowledge_base() -> None:
    for rule in load_bodies():
        assert rule.sources
        assert rule.body == PARLIAMENT or f"org:{rule.body}" in load_kb().entities


def test_consensus_fails_on_one_vote_against() -> None:
    rule = rule_of("NATO", "2020-01-01")
    assert rule is not None
    assert (rule.decides(29, 1, 0), rule.decides(30, 0, 0)) == ("rejected", "adopted")


@pytest.mark.parametrize(
    ("fields", "want"),
    [
        ({"member": "country:HRV", "organisation": "org:EUR", "status": "full member", "from_": "2013-07-01"}, "consistent"),
        ({"member": "country:HRV", "organisation": "org:EUR", "status": "full member", "from_": 2013}, "consistent"),
        ({"member": "country:HRV", "organisation": "org:EUR", "status": "full member", "from_": "2012-07-01"}, "inconsistent"),
        ({"member": "country:RUS", "organisation": "org:G8", "status": "suspended", "from_": "2014-03-24"}, "consistent"),
        ({"member": "country:GBR", "organisation": "org:EUR", "status": "withdrawn", "until": "2020-01-31"}, "consistent"),
        ({"member": "country:HRV", "organisation": "org:EUR", "status": "full member", "by": "facts:membership:decided"}, None),
    ],
)  # fmt: skip
def test_memberships(fields: dict[str, object], want: str | None) -> None:
    fact = MembershipFact("m", "c", AT, **fields)  # type: ignore[arg-type]
    found = [v for c, v in findings(fact, day="2020-02-05") if c == "membership"]
    assert found == ([want] if want else [])


@pytest.mark.parametrize(
    ("fact", "day", "want"),
    [
        (("angela-merkel", "federal-chancellor-of-germany", False), "2012-02-05", "consistent"),
        (("angela-merkel", "federal-chancellor-of-germany", True), "2023-02-05", "consistent"),
        (("angela-merkel", "federal-chancellor-of-germany", True), "2012-02-05", "inconsistent"),
        (("angela-merkel", "federal-chancellor-of-germany", False), "2022-12-05", "inconsistent"),
        (("angela-merkel", "federal-chancellor-of-germany", False), "2021-12-20", None),  # just out of office
        (("angela-merkel", "federal-chancellor-of-germany", False), "2025-12-20", None),  # history
        (("donald-trump", "president-of-the-united-states", True), "2021-10-18", "consistent"),
    ],
)  # fmt: skip
def test_office_holders(fact: tuple[str, str, bool], day: str, want: str | None) -> None:
    person, office, former = fact
    title, of = load_kb().offices[office].title_en, load_kb().offices[office].of
    told = OfficeFact("o", "c", AT, f"person:{person}", title, of, former=former, by=f"facts:office:{office}")
    assert [v for c, v in findings(told, day=day)] == ([want] if want else [])


def test_an_office_that_another_is_known_to_hold() -> None:
    told = OfficeFact(
        "o", "c", AT, "person:donald-rumsfeld", "Minister of Foreign Affairs", "country:USA", by="facts:office"
    )
    found = check(doc(told, day="2004-02-05"), GERMAN, load_kb())
    assert [(f.check, f.verdict) for f in found] == [("office-holder", "inconsistent")]
    assert "Colin Powell" in found[0].message


@pytest.mark.parametrize(
    ("ordinal", "place", "day", "want"),
    [
        (14, "Osaka", "2019-06-28", "consistent"),
        (13, "Osaka", "2019-06-28", "inconsistent"),
        (14, None, None, None),
        (14, "Osaka", None, "consistent"),
    ],
)
def test_ordinals_of_sessions(ordinal: int, place: str | None, day: str | None, want: str | None) -> None:
    told = MeetingFact("m", "c", AT, body="G20", ordinal=ordinal, place=place, date=on(day) if day else None)
    assert [v for _, v in findings(told)] == ([want] if want else [])


@pytest.mark.parametrize(
    ("visits", "want"),
    [
        ([("country:PAK", "2021-10-12", "2021-10-15", 4)], ["consistent"]),
        ([("country:PAK", "2021-10-12", "2021-10-15", 3)], ["inconsistent"]),
        ([("country:PAK", "2021-10-12", "2021-10-15", 4), ("country:RUS", "2021-10-13", None, None)], ["inconsistent"]),
        ([("country:PAK", "2021-10-12", None, None)], []),
    ],
)
def test_spans_of_visits(visits: list[tuple[str, str, str | None, int | None]], want: list[str]) -> None:
    told = [
        VisitFact(f"v{i}", "c", AT, visitor="person:x", host=host, from_=first, to=last, days=days)
        for i, (host, first, last, days) in enumerate(visits)
    ]
    assert [v for _, v in findings(*told)] == want


@pytest.mark.parametrize(("until", "want"), [("2020-10-18", "consistent"), ("2020-06-18", "inconsistent")])
def test_ends_by_sunset_clauses(until: str, want: str) -> None:
    told = EmbargoFact(
        "e", "c", AT, "org:UNO", "country:IRN", "arms", "ended", until=until, legal_basis="UNSC resolution 2231"
    )
    assert ("sunset", want) in findings(told, day="2021-02-05")


def _durations(word: str) -> list[Finding]:
    first, noun = Span(0, len(word)), Span(len(word) + 1, len(word) + 14)
    words = (
        Word(0, first, word, word, "ADJ", "", 1, "amod"),
        Word(1, noun, "Waffenembargo", "Waffenembargo", "NOUN", "", -1, "root"),
    )
    told = EmbargoFact("e", "c", (noun,), "org:UNO", "country:IRN", "arms", "ended")
    text = f"{word} Waffenembargo"
    return list(
        check(
            doc(told, text=text, day="2021-02-05", sentence=Sentence(0, Span(0, len(text)), words)), GERMAN, load_kb()
        )
    )


@pytest.mark.parametrize(("word", "want"), [("jahrzehntelange", "inconsistent"), ("jahrelange", "consistent")])
def test_lengths_in_words(word: str, want: str) -> None:
    assert [(f.check, f.verdict) for f in _durations(word)] == [("duration", want)]


@pytest.mark.parametrize(("day", "want"), [("Mittwoch", "consistent"), ("Montag", "inconsistent")])
def test_weekdays(day: str, want: str) -> None:
    text = f"{day}, 25. Mai 2005"
    words = (
        Word(0, Span(0, len(day)), day, day, "PROPN"),
        Word(1, Span(len(day) + 2, len(day) + 5), "25.", "25.", "ADJ"),
    )
    sentence = Sentence(0, Span(0, len(text)), words)
    time = Time(Span(len(day) + 2, len(text)), "DATE", "2005-05-25", "2005-05-25", "2005-05-25")
    article = Doc(Article("x", text), sentences=(sentence,), times=(time,))
    assert [(f.check, f.verdict) for f in check(article, GERMAN, load_kb())] == [("weekday", want)]

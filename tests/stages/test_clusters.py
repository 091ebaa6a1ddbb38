"""Looking up what a mention may belong to: the same as a look at every cluster finds."""

from __future__ import annotations

import random

import pytest

from depesche.model import Mention, Span
from depesche.stages.coreference.clusters import Cluster, Found, Together, forms_of, parts_of

ENDINGS = ("s",)
NAMES = (
    "bagheri", "mohammad bagheri", "mohammad bagheris", "mohammad", "müller-lüdenscheidt", "lüdenscheidt", "abhisit",
    "abhisit vejjajiva", "mao tse-tung", "tse-tung", "tung", "ross", "hans ross", "de la cruz", "maria de la cruz", "s",
)  # fmt: skip


def is_part(short: str, long: str) -> bool:
    """Whether somebody of the long name may be called by the short one, said in full."""
    for form in {short, short.removesuffix("s")}:
        whole = form in (long, long.rstrip("s")) or long.endswith((" " + form, "-" + form))
        if whole or (" " not in form and len(form) > 3 and long.startswith(form + " ")):
            return True
    return False


@pytest.mark.parametrize("short", NAMES)
@pytest.mark.parametrize("long", NAMES)
def test_parts_of_names(short: str, long: str) -> None:
    assert bool(forms_of(short, ENDINGS) & parts_of(long, ENDINGS)) == is_part(short, long)


def filled(seed: int) -> tuple[Found, int]:
    """Forty mentions of persons, offices and bodies in clusters at random, and the last sentence."""
    dice = random.Random(seed)
    found = Found(ENDINGS)
    sentence = 0
    for index in range(40):
        sentence += dice.choice([0, 0, 1, 4])
        kind = dice.choice(["person", "office", "body"])
        mention = Mention(
            Span(index, index + 1), Span(index, index + 1), kind, sentence,
            name=dice.choice(NAMES) if kind == "person" else None,
            office=dice.choice([None, "President"]), country=dice.choice([None, "DEU", "FRA"]),
        )  # fmt: skip
        old = dice.choice([None, *found.clusters[-3:]])
        found.put(index, mention, old, subject=False)
    return found, sentence


@pytest.mark.parametrize("seed", range(10))
def test_the_same_as_all_clusters(seed: int) -> None:
    found, sentence = filled(seed)
    everything = found.clusters
    assert [c.order for c in everything] == list(range(len(everything)))
    for name in NAMES:
        backwards = [c for c in reversed(everything) if any(is_part(name, n) or is_part(n, name) for n in c.names)]
        assert list(found.called(name)) == backwards
        assert [c for c in backwards if not c.has_name(name)] == []
        assert found.named(name) == [c for c in everything if name in c.names]
    assert found.with_office("President") == [c for c in everything if c.office == "President"]
    for reach, sentences in (("pronoun", 2), ("group", 8)):
        assert found.recent(sentence, reach) == [c for c in everything if sentence - c.last <= sentences]


def test_what_is_named_together() -> None:
    found = Found(ENDINGS)
    pairs = Together({1: (0, 1), 3: (2, 3), 5: (4, 5)})
    clusters: list[Cluster | None] = [None, None, None, None]
    for index, (kind, old) in enumerate(zip(("person", "person", "place", "person", "person", "person"), (0, 1, 2, 3, 0, 0), strict=True)):  # fmt: skip
        mention = Mention(Span(index, index + 1), Span(index, index + 1), kind, index)  # type: ignore[arg-type]
        found.put(index, mention, clusters[old], subject=False)
        clusters[old] = found.of[index]
        pairs.note(index, found)
    recent = found.recent(5, "group")
    assert pairs.nearest(recent, ("person", "place")) == [found.of[2], found.of[3]]
    assert pairs.nearest(recent, ("person",)) == [found.of[0], found.of[1]]  # the last two are the same person
    assert pairs.nearest(recent[1:], ("person",)) == []

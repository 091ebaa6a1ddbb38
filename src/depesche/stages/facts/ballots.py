"""Ballots: what one sentence tells of how members of a body voted, by verbs, nouns and counts."""

from __future__ import annotations

from dataclasses import dataclass, field

from depesche.match.phrases import case_of
from depesche.model import Interval, Sentence, Span, Word
from depesche.stages.facts.motions import Motion
from depesche.stages.facts.scene import Scene

SIDES = ("for", "against", "abstained")
WINDOW = 6  # words around "Stimmen" within which the counts stand


@dataclass(slots=True)
class Vote:
    """What has been read of one vote."""

    states: dict[str, list[str]] = field(default_factory=lambda: {s: [] for s in SIDES})
    absent: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    body: str | None = None
    named: bool = False
    outcome: str | None = None
    unanimous: bool = False
    date: Interval | None = None
    motion: Motion = field(default_factory=Motion)
    last: int = -1

    @property
    def empty(self) -> bool:
        """Whether nothing tells how anybody voted."""
        return not (self.counts or any(self.states.values()) or self.unanimous or self.outcome == "vetoed")

    def learn(self, side: str, span: Span, states: list[str], count: int | None) -> None:
        """Take in who and how many voted on a side, told at `span`; nothing where neither is told."""
        if states or count is not None:
            self.spans.append(span)
            self.states[side] += [s for s in states if s not in self.states[side]]
            if count is not None:
                self.counts.setdefault(side, count)

    def fits(self, other: Vote) -> bool:
        """Whether a later sentence can tell more of this vote."""
        told = other.named or bool(other.counts) or other.outcome is not None
        if other.last - self.last > 2 or (self.body and other.body and told and self.body != other.body):
            return False
        if (
            self.date
            and other.date
            and (self.date.earliest, self.date.latest) != (other.date.earliest, other.date.latest)
        ):
            return False
        if any(self.counts.get(s, n) != n for s, n in other.counts.items()):
            return False
        sides = [(set(self.states[s]), set(other.states[s])) for s in SIDES]
        if any(not (one <= two or two <= one) for one, two in sides):
            return False
        mine, theirs = self.motion.number, other.motion.number
        if mine is not None and theirs is not None and mine != theirs:
            return False
        both = {self.outcome, other.outcome} - {None}
        return len(both) < 2 or both == {"rejected", "vetoed"}

    def take(self, other: Vote) -> None:
        """Learn what another sentence tells of the same vote."""
        for side in SIDES:
            self.states[side] += [s for s in other.states[side] if s not in self.states[side]]
        self.counts = {**other.counts, **self.counts}
        self.absent += [s for s in other.absent if s not in self.absent]
        self.spans += other.spans
        self.body = self.body or other.body
        self.outcome = "vetoed" if "vetoed" in (self.outcome, other.outcome) else self.outcome or other.outcome
        self.unanimous = self.unanimous or other.unanimous
        self.date = self.date or other.date
        self.motion = self.motion.with_(other.motion)
        self.last = other.last


def read_ballots(scene: Scene, sentence: Sentence, vote: Vote) -> None:
    """Add to `vote` what the sentence tells of sides, counts, vetoes and unanimity."""
    taken = _shared_out(scene, sentence)
    for word in sentence.words:
        _read_verb(scene, sentence, word, vote, taken)
        _read_noun(scene, sentence, word, vote)
        _read_elliptic(scene, sentence, word, vote)
        _read_tally(scene, sentence, word, vote)
        _read_veto(scene, sentence, word, vote)
        _read_unanimous(scene, sentence, word, vote)
        _read_count(scene, sentence, word, vote)
        _read_absent(scene, sentence, word, vote)


def _shared_out(scene: Scene, sentence: Sentence) -> dict[int, list[Word]]:
    """The voters of every verb of voting. Parsers often hang the subject of a second such verb on the first one or
    on its subject ("141 stimmten dafür, fünf Länder stimmten dagegen"): a phrase that stands between two verbs and
    ends right before the second, which has no subject of its own, is the second's."""
    verbs = [w for w in sentence.words if scene.value(sentence, w, "vote.verb") is not None]
    found: dict[int, list[Word]] = {}
    for number, verb in enumerate(verbs):
        own = [scene.meant(sentence, c) for c in sentence.children(verb.index) if c.deprel in ("nsubj", "nsubj:pass")]
        before = verbs[number - 1] if number else None
        if not own and before is not None:
            between = [w for w in sentence.words if before.index < w.index < verb.index]
            own = [w for w in between if w.head == before.index and w.deprel == "conj" and w.upos != "VERB"]
            own = own or [
                w
                for w in between
                if w.deprel == "conj" and w.head < before.index and w.upos in ("NOUN", "PROPN", "NUM")
            ]
            own = own or [
                w for w in between if w.deprel == "conj" and w.upos in ("NOUN", "NUM") and _reaches(sentence, w, verb)
            ]
        own = own or [c for c in sentence.children(verb.index) if c.deprel == "nummod" and c.upos == "NUM"]
        own = own or [
            c for c in sentence.children(verb.index) if c.deprel == "obj" and c.upos in ("NOUN", "PROPN", "NUM")
        ]  # nobody votes an object: a subject behind its verb taken for one
        found[verb.index] = _counted(scene, sentence, verb, own or scene.subjects(sentence, verb))
    return found


def _counted(scene: Scene, sentence: Sentence, verb: Word, voters: list[Word]) -> list[Word]:
    """The voters of a verb, where numbers with sides of their own stand before it ("nine against and 41 abstained") the
    number right before it."""
    if not voters or not all(v.upos == "NUM" and _side_behind(scene, sentence, v) for v in voters):
        return voters
    before = sentence.words[verb.index - 1] if verb.index else None
    return [before] if before is not None and before.upos == "NUM" else voters


def _reaches(sentence: Sentence, word: Word, verb: Word) -> bool:
    """Whether the phrase of `word` ends right before `verb` (a comma aside)."""
    inside = [w.index for w in sentence.subtree(word.index)]
    rest = [w for w in sentence.words if max(inside) < w.index < verb.index]
    return all(w.upos in ("PUNCT", "CCONJ") for w in rest)


def _read_verb(scene: Scene, sentence: Sentence, word: Word, vote: Vote, voters_of: dict[int, list[Word]]) -> None:
    """A side by a verb: "stimmten für", "votierten dagegen", "enthielten sich"."""
    value = scene.value(sentence, word, "vote.verb")
    nobody = _is_none(scene, voters_of.get(word.index, []))
    if value is None or (scene.moods(sentence, word) - ({"negation"} if nobody else set())):
        return
    side = "abstained" if value == "abstained" else direction(scene, sentence, word, vote)
    if value == "abstained" and not _abstains(scene, sentence, word):
        return
    if side is None:
        return
    voters = voters_of.get(word.index, [])
    others = {
        w
        for verb, heads in voters_of.items()
        if verb > word.index
        for h in heads
        if h not in voters
        for w in sentence.subtree(h.index)
    }
    words = [w for v in voters for w in (*scene.group(sentence, v), *included(sentence, v)) if w not in others]
    states = scene.countries(sentence, [*_beside(scene, sentence, word), *words])
    counts = [scene.numeral(sentence, v) for v in voters] or [scene.numeral(sentence, word)]
    counts = [0] if nobody else counts
    vote.learn(side, word.span, states, next((n for n in counts if n is not None), None))


def _beside(scene: Scene, sentence: Sentence, verb: Word) -> list[Word]:
    """Who voted like the subject of a verb, named beside it ("neben Russland", "along with Cuba")."""
    cases = scene.lexicon.forms("beside.case")
    return [w for c in sentence.children(verb.index) if case_of(sentence, c) in cases for w in scene.group(sentence, c)]


def _read_elliptic(scene: Scene, sentence: Sentence, word: Word, vote: Vote) -> None:
    """A side without a verb of its own, in a sentence that has one ("..., Russland und Bolivien dagegen")."""
    side = scene.lexicon.value("vote.side", word.form) if word.upos == "ADV" else None
    if side is None or not any(scene.value(sentence, w, "vote.verb") for w in sentence.words):
        return
    start = _list_start(scene, sentence, word)
    part = sentence.words[start + 1 : word.index] if start is not None else ()
    if not part or any(w.upos in ("VERB", "AUX") for w in part) or vote.states[side]:
        return
    behind = sentence.words[word.index + 1] if word.index + 1 < len(sentence.words) else None
    if behind is not None and behind.upos != "PUNCT":
        return
    states = scene.countries(sentence, part)
    if states:
        vote.spans.append(word.span)
        vote.states[side] += states


def _list_start(scene: Scene, sentence: Sentence, word: Word) -> int | None:
    """The sign before the list of states that ends at `word` ("..., Russland, China und Kuba dagegen")."""
    signs = [w.index for w in sentence.words[: word.index] if w.form in (",", ";", ":")]
    start = signs.pop() if signs else None
    while signs and start is not None:
        part = sentence.words[signs[-1] + 1 : start]
        if not part or any(w.upos not in ("PROPN", "ADJ", "DET") for w in part) or not scene.countries(sentence, part):
            break
        start = signs.pop()
    return start


def included(sentence: Sentence, voter: Word) -> list[Word]:
    """States named behind a count of voters ("elf Mitglieder, darunter Frankreich und Deutschland")."""
    kinds = ("conj", "appos", "acl", "nmod", "parataxis")
    return [w for c in sentence.children(voter.index) if c.deprel in kinds for w in sentence.subtree(c.index)]


def _abstains(scene: Scene, sentence: Sentence, word: Word) -> bool:
    """Whether "enthalten" is about a vote: with a reflexive pronoun on it or right behind it."""
    if scene.lexicon.value("vote.reflexive", scene.tree(sentence).lemma(word.index)) is None:
        return True
    near = [*sentence.children(word.index), *sentence.words[word.index + 1 : word.index + 4]]
    return any(c.feat("Reflex") == "Yes" for c in near)


def direction(scene: Scene, sentence: Sentence, word: Word, vote: Vote) -> str | None:
    for child in sentence.children(word.index):
        if child.deprel in ("obl", "obj", "nmod", "advmod", "xcomp"):
            case = case_of(sentence, child)
            side = scene.lexicon.value("vote.side", case or child.lemma, child.form) or scene.lexicon.value(
                "vote.side", child.lemma
            )
            if side is not None:
                if case is not None and child.upos == "NOUN" and scene.lexicon.value("vote.side", child.lemma) is None:
                    vote.motion.at = child
                return side
    return None


def _read_noun(scene: Scene, sentence: Sentence, word: Word, vote: Vote) -> None:
    """A side by a noun with its count or its states: "fünf Enthaltungen", "die Gegenstimmen kamen von ..."."""
    side = scene.value(sentence, word, "vote.noun")
    if side is None:
        return
    before = sentence.words[word.index - 1] if word.index else word
    count = 0 if scene.lexicon.value("vote.none", before.form) else scene.numeral(sentence, word)
    if count is None:
        count = _number_before(scene, sentence, word)
    states = _states_of_noun(scene, sentence, word)
    if not count and side != "for" and not states and _has_none(scene, sentence, word):
        vote.learn(side, word.span, [], 0)
        return
    if count is None and side == "for":
        behind = [w for c in sentence.children(word.index) if c.deprel in ("nmod", "nummod") for w in (c,)]
        count = next((n for c in behind if (n := scene.numeral(sentence, c)) is not None), None)
    if (count is None and (side == "for" or not states)) or scene.moods(sentence, word):
        return
    vote.spans.append(word.span)
    if count is not None:
        vote.counts.setdefault(side, count)
    vote.states[side] += [s for s in states if s not in vote.states[side]]


def _number_before(scene: Scene, sentence: Sentence, word: Word) -> int | None:
    """The number right before a noun of votes and its first part, or the one that an article in the singular tells
    ("eine Nein-Stimme")."""
    at = word.index - 1
    while at > 0 and sentence.words[at].deprel in ("compound", "punct", "amod") and sentence.words[at].upos != "NUM":
        at -= 1
    before = sentence.words[at] if at >= 0 else None
    single = before is not None and before.upos == "DET" and before.feat("Definite") == "Ind"
    if before is None or not (before.upos == "NUM" or (single and word.feat("Number") == "Sing")):
        return None
    return scene.lexicon.number(before.form)


def _states_of_noun(scene: Scene, sentence: Sentence, word: Word) -> list[str]:
    """The states in the phrase of the noun, behind "darunter", or behind the "von" of its verb."""
    words = [
        w for c in sentence.children(word.index) if c.deprel not in ("case", "det") for w in sentence.subtree(c.index)
    ]
    gov = scene.governor(sentence, word)
    if word.deprel.startswith("nsubj") and gov is not word:
        words += [w for c in sentence.children(gov.index) if case_of(sentence, c) in scene.lexicon.forms("from.case")
                  for w in scene.group(sentence, c)]  # fmt: skip
    included = [
        w for w in sentence.words if w.index > word.index and scene.lexicon.value("vote.partial", w.lemma, w.form)
    ]
    if included:
        words += [w for w in sentence.words if w.index > included[0].index]
    return scene.countries(sentence, words)


def _read_tally(scene: Scene, sentence: Sentence, word: Word, vote: Vote) -> None:
    """Counts before "Stimmen": "mit 27 von 35 Stimmen", "mit 13 gegen 2 Stimmen", "by 13 votes to 2"."""
    if scene.value(sentence, word, "vote.verb") == "vote":
        _read_score(scene, sentence, word, vote)
    if scene.value(sentence, word, "vote.tally") is None or word.upos not in ("NOUN", "PROPN"):
        return
    if scene.value(sentence, word, "vote.noun") is not None:
        return
    near = [w for w in sentence.words if word.index - WINDOW <= w.index <= word.index + 3 and w is not word]
    numbers = [
        (w, n)
        for w in near
        if (n := scene.lexicon.number(w.form)) is not None and (w.upos == "NUM" or w.form.isdecimal())
    ]
    before = [x for x in numbers if x[0].index < word.index]
    if not before or scene.moods(sentence, word):
        return
    link = _link(scene, sentence, before[-2][0], before[-1][0]) if len(before) > 1 else None
    behind = next((x for x in numbers if x[0].index > word.index), None)
    if link == "of":
        counts = {"for": before[-2][1]}
    elif link == "against":
        counts = {"for": before[-2][1], "against": before[-1][1]}
    elif behind is not None and _link(scene, sentence, word, behind[0]) == "against":
        counts = {"for": before[-1][1], "against": behind[1]}
    elif (side := _side_behind(scene, sentence, word)) is not None:
        counts = {side: before[-1][1]}
    elif (
        scene.first(sentence, scene.chain(sentence, word), "vote.outcome", "vote.decide", "vote.gain.verb") is not None
    ):
        counts = {"for": before[-1][1]}
    else:
        return
    vote.spans.append(word.span)
    for side, n in counts.items():
        vote.counts.setdefault(side, n)


def _read_score(scene: Scene, sentence: Sentence, verb: Word, vote: Vote) -> None:
    """Two counts right behind a verb of voting ("voted 143 to 9", "stimmte mit 27 zu 3 ab")."""
    behind = sentence.words[verb.index + 1 : verb.index + 6]
    numbers = [w for w in behind if w.upos == "NUM" and scene.lexicon.number(w.form) is not None][:2]
    if len(numbers) < 2 or _link(scene, sentence, *numbers) != "against" or not scene.real(sentence, verb):
        return
    for side, word in zip(("for", "against"), numbers, strict=True):
        vote.learn(side, word.span, [], scene.lexicon.number(word.form))


def _side_behind(scene: Scene, sentence: Sentence, word: Word) -> str | None:
    """The side told right behind a number or "votes" ("nine votes in favour", "zwei dagegen")."""
    for behind in sentence.words[word.index + 1 : word.index + 3]:
        side = scene.lexicon.value("vote.side", behind.form)
        if side is not None:
            return side
        if behind.upos != "ADP":
            return None
    return None


def _read_count(scene: Scene, sentence: Sentence, word: Word, vote: Vote) -> None:
    """A bare number with its side in a sentence that tells of votes ("120 votes in favour, 10 against")."""
    none = scene.lexicon.value("vote.none", word.form) is not None and word.upos != "ADP"
    number = 0 if none else scene.lexicon.number(word.form) if word.upos == "NUM" else None
    side = _side_behind(scene, sentence, word) if number is not None and vote.spans else None
    if side is None or side in vote.counts:
        return
    at = next(
        i for i in range(word.index + 1, word.index + 3) if scene.lexicon.value("vote.side", sentence.words[i].form)
    )
    behind = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
    if behind is None or behind.upos in ("PUNCT", "CCONJ", "ADP"):
        vote.learn(side, word.span, [], number)


def _link(scene: Scene, sentence: Sentence, first: Word, last: Word) -> str | None:
    """What joins two counts: a part of a whole, or two sides."""
    between = [w.form for w in sentence.words[first.index + 1 : last.index] if w.upos != "PUNCT"]
    counted = sentence.words[last.head] if last.head >= 0 else last
    if scene.lexicon.value("vote.noun", counted.lemma, counted.form) is not None:
        return None  # "mit neun Stimmen bei sechs Enthaltungen"
    if scene.lexicon.value("vote.against.link", *between) is not None:
        return "against"
    return "of" if scene.lexicon.value("vote.of.link", *between) is not None else None


def _read_veto(scene: Scene, sentence: Sentence, word: Word, vote: Vote) -> None:
    """A veto by verb or noun: who cast it voted against."""
    value = scene.value(sentence, word, "veto.verb", "veto.noun")
    if value is None or not scene.real(sentence, word):
        return
    gov = scene.governor(sentence, word)
    owners = [c for c in sentence.children(word.index) if c.deprel.startswith("nmod")]
    heads = owners if word.upos in ("NOUN", "PROPN") and owners else scene.acting(sentence, gov)
    if word.upos in ("NOUN", "PROPN") and not owners and scene.value(sentence, gov, "veto.light") is None:
        return
    states = scene.countries(sentence, [w for h in heads for w in scene.group(sentence, h)])
    if states:
        vote.spans.append(word.span)
        vote.outcome = "vetoed"
        vote.states["against"] += [s for s in states if s not in vote.states["against"]]


def _read_unanimous(scene: Scene, sentence: Sentence, word: Word, vote: Vote) -> None:
    """ "einstimmig" with a verb of adopting."""
    if scene.lexicon.value("vote.unanimous", word.lemma, word.form) is None:
        return
    gov = scene.governor(sentence, word)
    verbs = [gov, *(c for c in sentence.children(gov.index) if c.deprel in ("xcomp", "advcl", "ccomp"))]
    if scene.first(sentence, verbs, "vote.outcome", "vote.decide") is not None and scene.real(sentence, gov):
        vote.unanimous, vote.outcome = True, "adopted"
        vote.spans.append(word.span)


def _is_none(scene: Scene, voters: list[Word]) -> bool:
    """Whether the voters are nobody ("niemand stimmte dagegen")."""
    return any(scene.lexicon.value("vote.none", v.form) for v in voters)


def _has_none(scene: Scene, sentence: Sentence, word: Word) -> bool:
    """Whether a noun of votes is told of with none: on it ("keine Gegenstimmen", "ohne Gegenstimme"), or as what its
    clause says of it ("Gegenstimmen gab es keine")."""
    near = [*sentence.children(word.index)]
    gov = scene.governor(sentence, word)
    if word.deprel in ("obj", "nsubj", "nsubj:pass"):
        near += [c for c in sentence.children(gov.index) if c.upos in ("PRON", "DET") and c.index > gov.index]
    return any(scene.lexicon.value("vote.none", c.form) for c in near)


def _read_absent(scene: Scene, sentence: Sentence, word: Word, vote: Vote) -> None:
    """Who did not take part: "blieben der Abstimmung fern", "did not take part in the vote", "war abwesend"."""
    away = scene.value(sentence, word, "vote.absent.verb")
    gov = scene.governor(sentence, word)
    if away is not None:
        told = [*sentence.subtree(word.index), word]
        named = any(scene.value(sentence, w, "vote.event.noun", "vote.verb") == "vote" for w in told)
        if not named or ("negation" in scene.moods(sentence, word)) != (away == "part"):
            return
    else:
        absent = scene.lexicon.value("vote.absent.noun", word.lemma, word.form) is not None
        if not absent or not scene.real(sentence, word) or not (vote.spans or _tells_vote(scene, sentence)):
            return
    subjects = [*scene.subjects(sentence, word), *scene.subjects(sentence, gov)]
    states = scene.countries(sentence, [w for s in subjects for w in scene.group(sentence, s)])
    if states:
        vote.spans.append(word.span)
        vote.absent += [s for s in states if s not in vote.absent]


def _tells_vote(scene: Scene, sentence: Sentence) -> bool:
    """Whether the sentence before tells of a vote."""
    before = scene.doc.sentences[sentence.number - 1] if sentence.number else None
    return before is not None and any(scene.value(before, w, "vote.verb", "vote.noun") for w in before.words)

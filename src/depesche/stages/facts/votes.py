"""Votes: who voted how, how many, on whose motion, and what came of it.

A vote may be told over several sentences ("Für die Resolution stimmten 141 Staaten. China enthielt sich."): what
neighbouring sentences tell without contradiction is one vote.
"""

from __future__ import annotations

from collections.abc import Iterator

from depesche.model import Interval, Sentence, VoteFact, Word
from depesche.pack.bodies import rule_for
from depesche.pack.facts import Kind
from depesche.pack.kb_rows import Instrument
from depesche.stages.facts.ballots import Vote, read_ballots
from depesche.stages.facts.motions import motion_of
from depesche.stages.facts.scene import Scene
from depesche.stages.facts.stances import read_stances

NEAR = 2  # sentences back or ahead within which words that tell less mean the same vote
PUT: tuple[Kind, ...] = ("vote.verb",)  # what tells in a sentence before that there was a vote
REACH = 5  # sentences back within which the body and its decision are named
WHOLE = frozenset({"org:NATO", "org:SCO", "org:OSCE", "org:EUR"})  # they vote only where they are the subject


def votes(scene: Scene) -> Iterator[VoteFact]:
    """One fact for each vote of a body that the text tells something of."""
    found: list[Vote] = []
    for sentence in scene.doc.sentences:
        near = bool(found) and sentence.number - found[-1].last <= NEAR
        read = _read(
            scene,
            sentence,
            near=near or _is_put_to_vote(scene, sentence.number - 1) or _adopted_before(scene, sentence),
        )
        if read is None:
            continue
        home = next((v for v in reversed(found[-2:]) if v.fits(read)), None)
        if home is None:
            found.append(read)
        else:
            home.take(read)
    for vote in found:
        vote.motion.proposed_by = vote.motion.proposed_by or _proposed(scene, vote)
        if vote.body is not None and not vote.empty:
            yield _fact(scene, vote)


def _fact(scene: Scene, vote: Vote) -> VoteFact:
    from_kb: list[str] = []
    counts = dict(vote.counts)
    outcome, date = vote.outcome, vote.date
    row = _numbered(scene, vote)
    if row is not None and outcome is None:
        outcome = "adopted"  # drafts have no numbers
        from_kb.append("outcome")
    if row is not None and row.adopted and date is None and outcome == "adopted":
        date = Interval(row.adopted, row.adopted, "day", None, f"kb/instruments.csv ({row.source})")
        from_kb.append("date")
    if vote.unanimous and "for" not in counts:
        day = date.earliest if date else None
        published = scene.doc.article.date or scene.doc.prepared.date
        rule = rule_for(vote.body or "", day or (published.day if published else "9999"))
        if rule is not None and rule.members is not None and rule.all_vote:
            counts["for"] = rule.members
            from_kb.append("for_count")
    return VoteFact(
        id=scene.fact_id("vote", *vote.spans),
        claim=scene.claim(vote.spans[0]),
        claimed_by=scene.claimed_by(vote.spans[0]),
        spans=tuple(sorted(set(vote.spans))),
        body=vote.body or "",
        motion=vote.motion.text,
        proposed_by=vote.motion.proposed_by,
        for_=tuple(vote.states["for"]),
        against=tuple(vote.states["against"]),
        abstained=tuple(vote.states["abstained"]),
        absent=tuple(vote.absent),
        for_count=counts.get("for"),
        against_count=counts.get("against"),
        abstained_count=counts.get("abstained"),
        outcome=outcome,
        date=date,
        from_kb=tuple(from_kb),
        by="facts:vote",
    )


def _numbered(scene: Scene, vote: Vote) -> Instrument | None:
    """The resolution of the knowledge base that the motion became, by its number, adopted before the report."""
    if vote.motion.number is None or vote.body is None:
        return None
    published = scene.doc.article.date or scene.doc.prepared.date
    row = scene.kb.resolution(vote.body.removeprefix("org:"), str(vote.motion.number))
    late = row is not None and row.adopted and published is not None and row.adopted > published.day
    return None if late else row


def _adopted_before(scene: Scene, sentence: Sentence) -> bool:
    """Whether the sentence before tells that a body which votes by rule adopted or rejected a motion."""
    before = scene.doc.sentences[sentence.number - 1] if sentence.number else None
    for word in before.words if before is not None else ():
        if before is not None and scene.value(before, word, "vote.outcome") and scene.real(before, word):
            acting = [w for s in scene.acting(before, word) for w in scene.group(before, s)]
            decided = any(rule_for(o, "2020-01-01") for o in _deciders(scene, before, acting))
            if decided and _about_motion(scene, before, word, behind=False):
                return True
    return False


def _body_of_number(scene: Scene, vote: Vote) -> str | None:
    """The Security Council for a motion that has the number of a resolution of its own."""
    number = vote.motion.number
    known = number is not None and scene.kb.resolution("UNSC", str(number)) is not None
    return "org:UNSC" if known else None


def _is_put_to_vote(scene: Scene, number: int) -> bool:
    """Whether a sentence tells that there was a vote ("Der Rat stimmte am Montag ab")."""
    if number < 0:
        return False
    sentence = scene.doc.sentences[number]
    told = (w for w in sentence.words if scene.value(sentence, w, "vote.verb", "vote.event.noun") is not None)
    return any(scene.real(sentence, w) for w in told)


def _proposed(scene: Scene, vote: Vote) -> tuple[str, ...]:
    """Who brought the motion in by a sentence right behind the vote ("Den Antrag hatte Polen eingebracht")."""
    for number in range(vote.last + 1, min(vote.last + 1 + NEAR, len(scene.doc.sentences))):
        near = scene.doc.sentences[number]
        for word in near.words:
            if scene.value(near, word, "vote.propose.verb") is None or not scene.real(near, word):
                continue
            arguments = [c for c in near.children(word.index) if c.deprel in ("obj", "nsubj", "nsubj:pass")]
            what = [w for w in arguments if scene.lexicon.value("vote.motion", w.lemma, w.form)]
            if any(_is_definite(near, w) for w in what):
                # objects before their verb are often taken for subjects, and subjects behind it for objects
                others = [*scene.acting(near, word), *(c for c in arguments if c not in what)]
                acting = [w for s in others if s not in what for w in scene.group(near, s)]
                return tuple(scene.countries(near, acting))
    return ()


def _is_definite(sentence: Sentence, word: Word) -> bool:
    return any(c.deprel == "det" and c.feat("Definite") == "Def" for c in sentence.children(word.index))


def _read(scene: Scene, sentence: Sentence, *, near: bool) -> Vote | None:
    """What one sentence tells of a vote, None where it tells of none; `near`: whether one is told shortly before."""
    vote = Vote(last=sentence.number)
    read_ballots(scene, sentence, vote)
    read_stances(scene, sentence, vote, near=near)
    if not vote.spans:
        return None
    _read_outcome(scene, sentence, vote)
    at = next((w for w in sentence.words if w.span == vote.spans[0]), sentence.words[0])
    vote.body, vote.named = _body(scene, sentence, at, max(vote.counts.values(), default=0))
    vote.motion = motion_of(scene, sentence, vote.motion)
    vote.body = vote.body or _body_of_number(scene, vote)
    vote.date = _date(scene, sentence, at, vote.body)
    return vote


def _date(scene: Scene, sentence: Sentence, at: Word, body: str | None) -> Interval | None:
    """The day of the vote: told in its clause, else in a sentence shortly before that tells the body's decision."""
    date = scene.day(sentence, at)
    if date.span is not None and date.granularity != "open":
        return date
    for number in range(sentence.number, max(-1, sentence.number - 1 - REACH), -1):
        near = scene.doc.sentences[number]
        for word in near.words:
            if scene.value(
                near, word, "vote.outcome", "vote.decide", *(() if near is sentence else PUT)
            ) is None or word.upos not in ("VERB", "AUX"):
                continue
            acting = [w for s in scene.acting(near, word) for w in scene.group(near, s)]
            if _about_motion(scene, near, word, behind=False):
                acting = list(near.words)
            if body is not None and (near is sentence or body in _deciders(scene, near, acting)):
                date = scene.day(near, word)
                if date.span is not None and date.earliest == date.latest:
                    return date
                if near is not sentence:
                    return None
    return None


def _deciders(scene: Scene, sentence: Sentence, words: list[Word]) -> list[str]:
    """The organisations and parliaments that the given words name."""
    return [*scene.organisations(sentence, words), *_parliaments(scene, sentence, words)]


def _parliaments(scene: Scene, sentence: Sentence, words: list[Word]) -> list[str]:
    """The parliaments that the given words name."""
    told = [m for m in scene.mentions(sentence) if m.sector == "LEG" and any(m.span.overlaps(w.span) for w in words)]
    entities = [e for m in told if (e := scene.entity_of(m)) is not None]
    return [e.id for e in entities if e.kind != "person"]


def _read_outcome(scene: Scene, sentence: Sentence, vote: Vote) -> None:
    """What came of the motion: told of it in the sentence, in the one before or, of "the motion", in the one behind; a
    denied success is a rejection. Else what the body decided by the votes counted."""
    if vote.outcome is not None:
        return
    for number in (sentence.number, sentence.number - 1, sentence.number + 1):
        if 0 <= number < len(scene.doc.sentences):
            near = scene.doc.sentences[number]
            vote.outcome = _outcome_in(scene, near, vote, behind=number > sentence.number)
            if vote.outcome is not None:
                return
    counted = [w for s in vote.spans for w in sentence.words if w.span == s]
    counted = [w for w in counted if scene.value(sentence, w, "vote.stance.verb") is None]
    sides = {w for w in counted if scene.value(sentence, w, "vote.verb") is not None}
    verbs = [v for w in counted for v in scene.chain(sentence, w) if v not in sides]
    decided = scene.first(sentence, verbs, "vote.outcome", "vote.decide")
    told = any(scene.lexicon.value("vote.decision", w.lemma, w.form) for w in sentence.words if w.deprel == "nsubj")
    if "for" in vote.counts and (decided is not None or told or _decided_before(scene, sentence)):
        vote.outcome = "rejected" if decided == "rejected" else "adopted"


def _outcome_in(scene: Scene, sentence: Sentence, vote: Vote, *, behind: bool) -> str | None:
    """The outcome that a sentence tells of a motion; in a sentence behind the vote only of one that is its subject
    and of no body that it names itself."""
    if behind and any(rule_for(o, "2020-01-01") for o in scene.organisations(sentence, sentence.words)):
        return None
    for word in sentence.words:
        value = scene.value(sentence, word, "vote.outcome") if word.span not in vote.spans else None
        if value is None or not _about_motion(scene, sentence, word, behind=behind):
            value = _by_majority(scene, sentence, word)
        if value is None:
            continue
        moods = scene.moods(sentence, word)
        if not moods & {"future", "hypothetical"}:
            return "rejected" if value == "adopted" and "negation" in moods else value
    return None


def _by_majority(scene: Scene, sentence: Sentence, word: Word) -> str | None:
    """The outcome by a majority reached or missed ("verfehlte die nötige Mehrheit")."""
    value = scene.value(sentence, word, "vote.majority.verb")
    if value is None:
        return None
    below = [w for c in sentence.children(word.index) if c.deprel in ("obj", "obl", "nsubj") for w in (c,)]
    told = any(scene.value(sentence, w, "vote.majority.noun") is not None for w in below)
    return value if told else None


def _decided_before(scene: Scene, sentence: Sentence) -> bool:
    """Whether the sentence before tells a decision of a body that votes by rule."""
    if sentence.number == 0:
        return False
    near = scene.doc.sentences[sentence.number - 1]
    for word in near.words:
        if scene.value(near, word, "vote.decide") is not None and scene.real(near, word):
            acting = [w for s in scene.acting(near, word) for w in scene.group(near, s)]
            if any(rule_for(o, "2020-01-01") for o in _deciders(scene, near, acting)):
                return True
    return False


def _about_motion(scene: Scene, sentence: Sentence, word: Word, *, behind: bool) -> bool:
    """Whether a verb of success or failure is said of a motion: one stands in its clause or below it."""
    gov = scene.governor(sentence, word)
    words = scene.subjects(sentence, gov) if behind else list(sentence.subtree(gov.index))
    kinds: tuple[Kind, ...] = ("vote.motion", "embargo.attempt")
    return any(scene.lexicon.value(kind, w.lemma, w.form) for w in words for kind in kinds)


def _body(scene: Scene, sentence: Sentence, at: Word, most: int) -> tuple[str | None, bool]:
    """The body that votes, and whether the sentence itself names it: in the clause of the vote, else in the sentence,
    else shortly before. A parliament named nearer by votes for itself; a body with fewer members than votes does
    not."""
    clause = scene.clause(sentence, at)
    near: list[tuple[Sentence, list[Word]]] = [(sentence, clause), (sentence, list(sentence.words))]
    for number in range(sentence.number - 1, max(-1, sentence.number - REACH - 1), -1):
        near.append((scene.doc.sentences[number], list(scene.doc.sentences[number].words)))
    for place, words in near:
        found = _body_among(scene, place, words, most)
        if found is not None:
            return (found if found.startswith(("org:", "organ:")) else None), place is sentence
    return None, False


def _body_among(scene: Scene, sentence: Sentence, words: list[Word], most: int) -> str | None:
    """The parliament or the body with a voting rule that the given words name."""
    parliaments = _parliaments(scene, sentence, words)
    if parliaments:
        return parliaments[0]
    candidates = []
    for word in words:
        code = scene.lexicon.value("vote.member", word.lemma, word.form)
        if code and not any(c.deprel == "amod" and c.upos == "ADJ" for c in sentence.children(word.index)):
            candidates.append(f"org:{code}")
    subjects = {w for w in sentence.words if w.deprel.startswith("nsubj") for w in scene.group(sentence, w)}
    acting = scene.organisations(sentence, subjects)
    candidates += [o for o in scene.organisations(sentence, words) if o not in WHOLE or o in acting]
    for candidate in candidates:
        rule = rule_for(candidate, "2020-01-01")
        if rule is not None and (rule.members is None or most <= rule.members):
            return candidate
    return None

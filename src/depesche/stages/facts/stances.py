"""Stances: how members of a body voted, in words that tell a vote only beside others ("lehnten ab", "were against").

"Frankreich unterstützte den Text" is no vote by itself; it is one in a sentence that counts votes, shortly behind one,
or said of members of a council.
"""

from __future__ import annotations

from depesche.match.phrases import case_of
from depesche.model import Sentence, Word
from depesche.stages.facts.ballots import Vote, direction, included
from depesche.stages.facts.scene import Scene


def read_stances(scene: Scene, sentence: Sentence, vote: Vote, *, near: bool) -> None:
    """Add to `vote` who is told to have been for or against; `near` says whether a vote is told of shortly before."""
    for word in sentence.words:
        told = near or bool(vote.spans)
        side = _side_of_verb(scene, sentence, word, vote)
        if side is not None and scene.real(sentence, word):
            voters = [s for s in scene.subjects(sentence, word) if told or _is_member(scene, s)]
            _learn(scene, sentence, word, side, voters, vote)
        elif told and word.upos in ("ADV", "ADP"):
            side = scene.lexicon.value("vote.side", word.form)
            _learn(scene, sentence, word, side, _of_copula(scene, sentence, word), vote)
        elif told:
            _learn(scene, sentence, word, *_camp(scene, sentence, word), vote)


def _learn(scene: Scene, sentence: Sentence, word: Word, side: str | None, voters: list[Word], vote: Vote) -> None:
    if side is None or not voters or side in vote.counts:
        return
    words = [w for v in voters for w in (*scene.group(sentence, v), *included(sentence, v))]
    words += [*_beside(scene, sentence, word), *_partial(scene, sentence, word)]
    count = next((n for v in voters if (n := scene.numeral(sentence, v)) is not None), None)
    vote.learn(side, word.span, scene.countries(sentence, words), count)


def _side_of_verb(scene: Scene, sentence: Sentence, word: Word, vote: Vote) -> str | None:
    """The side that a verb of stance takes, by itself or by what it takes a stance on ("sprachen sich für ... aus")."""
    value = scene.value(sentence, word, "vote.stance.verb")
    return direction(scene, sentence, word, vote) if value == "either" else value


def _is_member(scene: Scene, word: Word) -> bool:
    """Whether a word means members of a body that votes ("vier Ratsmitglieder")."""
    return scene.lexicon.value("vote.member", word.lemma, word.form) is not None


def _of_copula(scene: Scene, sentence: Sentence, word: Word) -> list[Word]:
    """Of whom a side is said by a copula right before or behind it ("neun waren dagegen", "nine were against")."""
    near = sentence.words[max(0, word.index - 1) : word.index + 2]
    copula = next((w for w in near if w.upos == "AUX" and scene.value(sentence, w, "copula.verb")), None)
    behind = sentence.words[word.index + 1] if word.index + 1 < len(sentence.words) else None
    if copula is None or (word.upos == "ADP" and behind is not None and behind.upos not in ("PUNCT", "CCONJ")):
        return []
    heads = [copula.index, word.index, word.head]
    subjects = [c for h in heads if h >= 0 for c in sentence.children(h) if c.deprel.startswith("nsubj")]
    return [s for s in subjects if abs(s.index - copula.index) <= abs(word.index - copula.index) + 6][:1]


def _camp(scene: Scene, sentence: Sentence, word: Word) -> tuple[str | None, list[Word]]:
    """The side and its members by a noun of camp ("zu den Gegnern gehörten ...", "opponents included ...")."""
    side = scene.value(sentence, word, "vote.camp.noun")
    gov = scene.governor(sentence, word)
    if side is None or scene.value(sentence, gov, "vote.camp.verb") is None:
        return None, []
    arguments = [c for c in sentence.children(gov.index) if c.deprel in ("nsubj", "obj") and c is not word]
    return side, arguments


def _beside(scene: Scene, sentence: Sentence, word: Word) -> list[Word]:
    gov = scene.governor(sentence, word)
    cases = scene.lexicon.forms("beside.case")
    return [w for c in sentence.children(gov.index) if case_of(sentence, c) in cases for w in scene.group(sentence, c)]


def _partial(scene: Scene, sentence: Sentence, word: Word) -> list[Word]:
    """The states listed behind "darunter" up to the next clause, where it stands behind `word`."""
    rest = sentence.words[word.index + 1 :]
    at = next((i for i, w in enumerate(rest) if scene.lexicon.value("vote.partial", w.lemma, w.form)), None)
    if at is None or any(w.upos in ("VERB", "AUX") for w in rest[:at]):
        return []
    listed: list[Word] = []
    for w in rest[at + 1 :]:
        if w.upos not in ("PROPN", "ADJ", "DET", "CCONJ", "PUNCT", "NOUN"):
            break
        listed.append(w)
    return listed

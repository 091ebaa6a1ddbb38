"""What the words around a place's name tell of it: that it is a place, and in which state it lies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from depesche.match.phrases import case_of
from depesche.model import Mention, Sentence, Word
from depesche.pack.names import NamesLexicon

_REACH = 8  # words behind a name within which its phrase tells where it lies
_BEFORE = 4  # words before it
_BETWEEN = frozenset({"DET", "ADJ", "ADV", "NUM", "PUNCT", "NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Named:
    """The countries (ISO 3166-1 alpha-3) that words of a sentence tell, by index of the word, and which of these words
    say where something is and not whose (`located`)."""

    by_word: Mapping[int, str]
    located: frozenset[int]


@dataclass(frozen=True, slots=True)
class Told:
    """What a name's phrase tells: whether a noun calls it a settlement, a division of a state or something else
    (`noun`), whether it stands where the names of towns stand (`placed`), and right behind a preposition or such a noun
    there (`directly`), the state that its own words say it lies in (`country`), those in which its sentence puts what
    it tells (`around`), and all that the sentence names (`beside`)."""

    noun: Literal["settlement", "division", "feature"] | None = None
    placed: bool = False
    directly: bool = False
    country: str | None = None
    around: tuple[str, ...] = ()
    beside: frozenset[str] = frozenset()


def told_of(mention: Mention, sentence: Sentence, named: Named, lexicon: NamesLexicon) -> Told:
    """What the sentence tells of a place's name."""
    words = sentence.within(mention.span)
    if not words:
        return Told()
    first, last = words[0].index, words[-1].index
    noun, country = _before(sentence, first, named, lexicon)
    kind = lexicon.place_noun(noun) if noun is not None else None
    if kind is None and _called_behind(sentence, last, lexicon):
        kind = "settlement"
    placed = kind == "settlement" or _is_placed(mention, sentence, words, lexicon)
    near = sorted((abs(i - first), i) for i in named.by_word if not first <= i <= last)
    return Told(
        kind,
        placed,
        placed and (kind == "settlement" or _case_before(sentence, first) is not None),
        country or _behind(sentence, last, named, lexicon),
        tuple(dict.fromkeys(named.by_word[i] for _, i in near if i in named.located)),
        frozenset(named.by_word[i] for _, i in near),
    )


def _is_placed(mention: Mention, sentence: Sentence, words: Sequence[Word], lexicon: NamesLexicon) -> bool:
    """Whether a name stands behind a preposition of place, or is joined to one that does; names of towns have no
    article and no number ("an der Elbe")."""
    first, last = words[0].index, words[-1].index
    if words[0].upos not in ("PROPN", "X", "ADJ") or (first > 0 and sentence.words[first - 1].upos in ("DET", "NUM")):
        return False
    top = next((w for w in words if not first <= w.head <= last), words[0])
    above = sentence.words[top.head] if top.deprel == "conj" and top.head >= 0 else top
    cases = {case_of(sentence, top), case_of(sentence, above), _case_before(sentence, first)}
    return mention.located or any(
        c in lexicon.locative_cases or lexicon.closed.is_("possessive", c) for c in cases if c is not None
    )


def _before(sentence: Sentence, first: int, named: Named, lexicon: NamesLexicon) -> tuple[Word | None, str | None]:
    """The noun right before the name that says what it is, and the country of the adjective before both ("das
    ukrainische Dorf Robotyne", "the Syrian town of X", "walisisches Newport")."""
    noun = None
    for index in range(first - 1, max(-1, first - 1 - _BEFORE), -1):
        word = sentence.words[index]
        if index in named.by_word and word.upos != "PROPN":
            return noun, named.by_word[index]
        if noun is None and lexicon.place_noun(word) is not None:
            noun = word
        elif not (word.upos in ("ADJ", "DET", "NUM") or (noun is None and _is_of(word, lexicon))):
            break
    return noun, None


def _case_before(sentence: Sentence, first: int) -> str | None:
    """The preposition right before a name, whatever the parser made of it."""
    word = sentence.words[first - 1] if first else None
    return _low(word) if word is not None and word.upos == "ADP" else None


def _behind(sentence: Sentence, last: int, named: Named, lexicon: NamesLexicon) -> str | None:
    """The country that the words behind a name put it in ("X in der syrischen Provinz Y", "X bei Y", "X (Syrien)",
    "X, ein Dorf im Süden Syriens", "Mosul, Iraq"); none where they tell a border."""
    country, joined = None, False
    for word in _following(sentence, last, lexicon):
        if lexicon.is_border(word) or (word.upos == "NOUN" and not _is_area(word, lexicon)):
            return None
        if country is not None and word.upos == "NOUN":
            return country  # "in der syrischen Provinz"
        if word.index in named.by_word and not joined:
            if word.upos == "PROPN":
                direct = word.index == last + 2 and sentence.words[last + 1].form == ","
                return None if direct and _is_list(sentence, word.index) else named.by_word[word.index]
            country = country or named.by_word[word.index]
        joined = word.upos == "CCONJ" or (joined and word.upos == "PROPN")
    return None


def _is_area(word: Word, lexicon: NamesLexicon) -> bool:
    return lexicon.place_noun(word) is not None or word.lemma.casefold() in lexicon.areas


def _following(sentence: Sentence, last: int, lexicon: NamesLexicon) -> Iterator[Word]:
    """The words behind a name as long as they can tell where it lies."""
    comma = False
    for word in sentence.words[last + 1 : last + 1 + _REACH]:
        behind = sentence.words[word.index + 1] if word.index + 1 < len(sentence.words) else word
        within = word.upos == "ADP" and (_low(word) in _cases(lexicon) or _is_of(word, lexicon))
        joined = word.upos == "CCONJ" and behind.name.endswith("LOC")
        if not (within or joined or word.upos in _BETWEEN) or (word.form == "," and comma):
            return
        if word.upos == "PUNCT" and word.form not in (",", "(", "-"):
            return
        comma = comma or word.form == ","
        yield word


def _cases(lexicon: NamesLexicon) -> frozenset[str]:
    return lexicon.within_cases | lexicon.beside_cases


def _is_of(word: Word, lexicon: NamesLexicon) -> bool:
    return lexicon.closed.is_("possessive", _low(word))


def _is_list(sentence: Sentence, index: int) -> bool:
    """Whether a name behind a comma is one of a row ("Beirut, Damaskus und Amman")."""
    behind = sentence.words[index + 1 : index + 3]
    return not behind or any(w.upos == "CCONJ" for w in behind)


def _called_behind(sentence: Sentence, last: int, lexicon: NamesLexicon) -> bool:
    """Whether an apposition calls the name a place ("Yushutun, einem Dorf im Distrikt X")."""
    words = sentence.words[last + 1 : last + 5]
    if not words or words[0].form != ",":
        return False
    noun = next((w for w in words[1:] if w.upos not in ("DET", "ADJ", "NUM")), None)
    return noun is not None and lexicon.place_noun(noun) == "settlement" and any(w.upos == "DET" for w in words[1:3])


def _low(word: Word) -> str:
    return word.lemma.casefold() or word.form.casefold()

"""Whether a clause speaks of the past or of what is to come: what weekdays and partial dates are resolved by."""

from __future__ import annotations

import re
from itertools import pairwise

from depesche.model import Doc, Word
from depesche.pack.time_pattern import BREAK
from depesche.pack.times import TenseFile
from depesche.stages.times.scan import Signs

_EDGES = frozenset(",;:")
_STOPS = frozenset(".!?")
_REACH, _EVENT = 60, 6
_PAST, _PAST_ENDING, _NONE, _PLANNED, _FUTURE = -2, -1, 0, 1, 2

Near = tuple[str, Word | None]


class Tense:
    """Reads the direction in time of the words around an expression.

    Words tell it by their features where they were analysed (UD Tense, VerbForm), else by the forms and
    endings in the language's tense.yaml. Looks at most `_REACH` tokens to either side.
    """

    def __init__(self, doc: Doc, signs: Signs, forms: TenseFile) -> None:
        self._signs = signs
        self._marks = {
            **dict.fromkeys(forms.planned, _PLANNED),
            **dict.fromkeys(forms.past, _PAST),
            **dict.fromkeys(forms.future, _FUTURE),
        }
        self._perfect = frozenset(forms.perfect)
        self._participle, self._infinitive = re.compile(forms.participle), re.compile(forms.infinitive)
        self._forms, self._subordinators = forms, frozenset(forms.subordinators)
        self._endings, self._attributive = tuple(forms.past_endings), tuple(forms.attributive)
        self._infinitives = tuple(forms.infinitive_endings)
        self._words = {w.span.start: w for s in doc.sentences for w in s.words if w.feats}

    def direction(self, first: int, last: int) -> int:
        """-1 past, 1 future, 0 not told, for the expression of tokens `first` to `last`: by what leads it, by
        a participle that follows it, by an infinitive after it, by its clause, by its sentence."""
        clause, sentence = self._around(first, last)
        led = self._led(first, last) or self._follower(last) or int(self._leads_to_infinitive(last))
        return led or self._weigh(clause) or self._weigh(sentence)

    def nearby(self, first: int, last: int) -> tuple[str, str]:
        """The words right before and after, in lower case, empty where a sentence begins or ends."""
        return self._next(first - 1, -1), self._next(last, 1)

    def finite(self, first: int, last: int) -> bool:
        """Whether the clause itself speaks of the past or of what is to come."""
        clause, _ = self._around(first, last)
        return self._weigh(clause) != 0

    def past(self, first: int, last: int) -> bool:
        """Whether the clause itself speaks of the past."""
        clause, _ = self._around(first, last)
        return self._weigh(clause) < 0

    def compound(self, last: int) -> bool:
        """Whether a figure that goes on in a word follows ("53-Jährige")."""
        return self._signs.line[last + 2 : last + 3] == "-"

    def _weigh(self, words: list[Near]) -> int:
        """The direction of a clause: finite forms before infinitives, those before endings, those before plans."""
        marks = {self._mark(form, word) for form, word in words}
        if self._is_perfect(words):
            marks.add(_PAST)
        if _FUTURE in marks:
            return -1 if _PAST in marks else 1
        if _PAST in marks:
            return -1
        if self._has_infinitive(words):
            return 1
        return -1 if _PAST_ENDING in marks else 1 if _PLANNED in marks else 0

    def _is_perfect(self, words: list[Near]) -> bool:
        """Whether an auxiliary and a participle stand together."""
        if not any(form.lower() in self._perfect for form, _ in words):
            return False
        return any(self._is_participle(form, word) for form, word in words)

    def _is_participle(self, form: str, word: Word | None) -> bool:
        if word is not None:
            return word.upos == "VERB" and word.feat("VerbForm") == "Part"
        return form.islower() and self._participle.fullmatch(form) is not None

    def _has_infinitive(self, words: list[Near]) -> bool:
        """Whether the clause ends in an infinitive ("um zu unterzeichnen", "wieder anzutreten")."""
        for (before, _), (form, word) in pairwise([("", None), *words]):
            if not form.islower():
                continue
            if self._infinitive.fullmatch(form):
                return True
            verb = (
                word.upos == "VERB" if word is not None else form == words[-1][0] and form.endswith(self._infinitives)
            )
            if verb and before in self._forms.infinitive_mark and len(form) > 4:
                return True
        return False

    def _leads_to_infinitive(self, last: int) -> bool:
        """Whether an infinitive follows in the clause, and no participle that would close it before."""
        right, edge = self._walk(last, 1)
        clause = right[:edge]
        return self._has_infinitive(clause) and not any(self._is_participle(form, word) for form, word in clause)

    def _mark(self, form: str, word: Word | None) -> int:
        known = self._marks.get(form.lower(), _NONE)
        if known:
            return known
        if word is not None:
            return self._mark_of_features(form, word)
        return _PAST_ENDING if len(form) > 4 and form.islower() and form.endswith(self._endings) else _NONE

    def _mark_of_features(self, form: str, word: Word) -> int:
        if word.feat("Tense") == "Past" and word.feat("VerbForm") == "Fin":
            return _PAST
        attributive = word.upos == "ADJ" and form.endswith(self._attributive)
        stem = next((form.removesuffix(e) for e in self._forms.adjective_endings if form.endswith(e)), form)
        return _PAST_ENDING if attributive and self._participle.fullmatch(stem) else _NONE

    def _next(self, at: int, step: int) -> str:
        signs = self._signs
        if 0 <= at < len(signs.line) and signs.line[at] == " ":
            at += step
        return signs.token(at).lower() if 0 <= at < len(signs.line) else ""

    def _next_start(self, at: int) -> int:
        """Where in the text the word behind token `at` begins; -1 where there is none."""
        signs = self._signs
        if at < len(signs.line) and signs.line[at] == " ":
            at += 1
        return signs.starts[at] if at < len(signs.line) else -1

    def _led(self, first: int, last: int) -> int:
        before = self._next(first - 1, -1)
        if before in self._forms.before:
            following = (self._signs.token(at).lower() for at in range(last, min(last + 4, len(self._signs.line))))
            return 0 if any(word in self._forms.until for word in following) else -1
        return 1 if before in self._forms.after else -1 if self._after_event(first) else 0

    def _after_event(self, first: int) -> bool:
        """Whether the expression dates an event that something followed ("nach dem Treffen am Montag")."""
        left, edge = self._walk(first - 1, -1)
        forms = [form.lower() for form, _ in left[:edge][:_EVENT][::-1]]
        return any(a in self._forms.event_leads and b in self._forms.event_articles for a, b in pairwise(forms))

    def _follower(self, last: int) -> int:
        """An attributive participle right after ("am Montag veröffentlichter Bericht", "am Montag geplante Wahl")."""
        after = self._next(last, 1)
        known = self._marks.get(after, _NONE)
        if known:
            return 1 if known == _PLANNED and after.endswith(self._attributive) else 0
        word = self._words.get(self._next_start(last))
        if word is not None and word.upos != "ADJ" and word.feat("VerbForm") != "Part":
            return 0  # "im Januar abtreten", "bis 26. September Soldaten"
        return -1 if len(after) > 6 and after.endswith(self._attributive) else 0

    def _around(self, first: int, last: int) -> tuple[list[Near], list[Near]]:
        """The words of the clause, and those of the sentence."""
        left, left_edge = self._walk(first - 1, -1)
        right, right_edge = self._walk(last, 1)
        return left[:left_edge][::-1] + right[:right_edge], left[::-1] + right

    def _walk(self, at: int, step: int) -> tuple[list[Near], int]:
        """The words from `at` to the sentence's edge, and how many of them the clause has."""
        found: list[Near] = []
        edge = -1
        line = self._signs.line
        for _ in range(_REACH):
            if not 0 <= at < len(line) or line[at] == BREAK:
                break
            token = self._signs.token(at)
            if token in _STOPS and not (token == "." and self._abbreviates(at)):
                break
            if line[at] in _EDGES:
                edge = len(found) if edge < 0 else edge
            elif token[0].isalpha():
                edge = len(found) if edge < 0 and token in self._subordinators else edge
                found.append((token, self._words.get(self._signs.starts[at])))
            at += step
        return found, edge if edge >= 0 else len(found)

    def _abbreviates(self, at: int) -> bool:
        """Whether the full stop at `at` stands after a figure or a short abbreviation."""
        before = self._signs.token(at - 1) if at else ""
        return before.isdigit() or (before.isalpha() and len(before) <= 2)

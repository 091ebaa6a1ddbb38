"""Words to pieces: the vocabulary of the encoder, applied to one word at a time.

The pieces are those of SentencePiece's Unigram model of multilingual-e5-small, cut to German and English.
Each word is segmented on its own, so a word's pieces do not depend on its neighbours and can be kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tokenizers import Tokenizer, models

BOS, PAD, EOS, UNK = range(4)
SPACE = "▁"
LONGEST_WORD = 16  # pieces; of longer words (links, codes) only the first and last pieces are read
LONGEST_FORM = 200  # characters; what lies between the ends of longer words is not read
_KEPT = 200_000  # words whose pieces are kept; bounds the memory


class Pieces:
    """Segments words. `piece_ids(form)` gives the ids of a word's pieces, at least one."""

    def __init__(self, pieces: Sequence[str], scores: Sequence[float], normaliser: Mapping[int, str]) -> None:
        self._tokenizer = Tokenizer(models.Unigram(list(zip(pieces, scores, strict=True)), UNK, False))
        self._table = dict(normaliser)
        self._single = {p: n for n, p in enumerate(pieces) if p and not any(c.isalnum() for c in p)}
        self._known: dict[str, tuple[int, ...]] = {}

    def piece_ids(self, form: str) -> tuple[int, ...]:
        """The ids of the pieces of one word; punctuation that is a piece of its own is one id."""
        found = self._known.get(form)
        if found is None:
            found = self._segment(form)
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[form] = found
        return found

    def _segment(self, form: str) -> tuple[int, ...]:
        if len(form) > LONGEST_FORM:
            form = form[: LONGEST_FORM // 2] + form[-LONGEST_FORM // 2 :]
        text = "".join(form.translate(self._table).split())
        single = self._single.get(text)
        if single is not None:
            return (single,)
        ids: list[int] = self._tokenizer.encode(SPACE + text, add_special_tokens=False).ids if text else []
        if len(ids) > LONGEST_WORD:
            ids = ids[: LONGEST_WORD // 2] + ids[-LONGEST_WORD // 2 :]
        return tuple(ids) or (UNK,)

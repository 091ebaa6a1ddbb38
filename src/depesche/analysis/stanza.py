"""Stanza pipelines as analysers (``stanza:de``). Stanza is imported only when one is asked for, and loads no model
from the network: it must have been downloaded before.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from typing import Any

from depesche.analysis.adapters import Adapter, Draft, imported, name_tag
from depesche.analysis.words import RawSentence
from depesche.model.text import Span

PROCESSORS = "tokenize,mwt,pos,lemma,depparse,ner"


class StanzaAnalyser(Adapter):
    """A loaded `stanza.Pipeline` behind our interface; `given` is one with `tokenize_pretokenized`, loaded when
    first needed by `load_given`."""

    def __init__(self, pipeline: Any, name: str, load_given: Any = None) -> None:
        self._pipeline = pipeline
        self._load_given = load_given
        self._given: Any = None
        self.name = name

    def analyse_text(self, text: str) -> Iterator[tuple[Span, list[Draft]]]:
        """Stanza's own sentences, tokens and words; those of one multiword token share its span."""
        for sentence in self._pipeline(text).sentences:
            drafts = list(_drafts(sentence))
            if drafts:
                yield Span(drafts[0].span.start, max(d.span.end for d in drafts)), drafts

    def analyse_given(self, sentences: Sequence[RawSentence]) -> Iterator[list[Draft]]:
        """Each sentence's words as Stanza's tokens."""
        if self._given is None:
            self._given = self._load_given() if self._load_given else self._pipeline
        doc = self._given([[w.form for w in raw.words] for raw in sentences])
        for sentence in doc.sentences:
            yield list(_drafts(sentence))


def load_stanza(language: str) -> StanzaAnalyser:
    """The default pipeline of a language. Raises ModuleNotFoundError where Stanza is missing, FileNotFoundError
    where its model is."""
    stanza = imported("stanza", "stanza", lambda: importlib.import_module("stanza"))

    def pipeline(given: bool) -> Any:
        processors = PROCESSORS.replace("mwt,", "") if given else PROCESSORS
        try:
            return stanza.Pipeline(
                language, processors=processors, tokenize_pretokenized=given, download_method=None, verbose=False
            )
        except (FileNotFoundError, ValueError, LookupError) as error:
            raise FileNotFoundError(f"no Stanza model for {language!r} is installed") from error
        except Exception as error:  # stanza.resources.common.ResourcesFileNotFoundError and its like
            if type(error).__name__.endswith("NotFoundError"):
                raise FileNotFoundError(f"no Stanza model for {language!r} is installed") from error
            raise

    return StanzaAnalyser(pipeline(False), f"stanza:{language}", lambda: pipeline(True))


def _drafts(sentence: Any) -> Iterator[Draft]:
    for token in sentence.tokens:
        span = Span(token.start_char or 0, token.end_char or 0)
        tag = _iob2(token.ner)
        for part, word in enumerate(token.words):
            yield Draft(
                span, word.text, word.lemma or word.text, word.upos or "X", word.feats or "", (word.head or 0) - 1,
                word.deprel or "dep", tag, part,
            )  # fmt: skip


def _iob2(tag: str | None) -> str:
    """Stanza's BIOES tag as IOB2 in our labels."""
    if not tag or tag == "O":
        return "O"
    return name_tag("B" if tag[0] in "BS" else "I", tag[2:])

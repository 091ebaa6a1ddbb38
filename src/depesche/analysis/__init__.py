"""Layer 1: the analysis of sentences. Text in; sentences, words, trees and names out.

`load_analyser` gives our own trained analyser, or a spaCy or Stanza pipeline; anything with the methods of
`Analyser` may stand in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Protocol

from depesche.analysis.neural import NeuralAnalyser
from depesche.analysis.words import RawSentence
from depesche.model.analysis import Sentence
from depesche.model.text import Span

__all__ = ["Analyser", "NeuralAnalyser", "RawSentence", "load_analyser", "model_names"]

ADAPTERS = {
    "spacy": ("depesche.analysis.spacy", "load_spacy"),
    "stanza": ("depesche.analysis.stanza", "load_stanza"),
}
MODELS = Path(str(files("depesche") / "data" / "models"))


class Analyser(Protocol):
    """What the stages need of an analyser: text in, analysed sentences out."""

    name: str

    def analyse(self, text: str, language: str, regions: Sequence[Span] | None = None) -> tuple[Sentence, ...]:
        """The sentences of `text`, numbered from 0. `regions` are the stretches of running text to analyse
        (None: all of it); offsets are always those of the whole text."""
        ...

    def stream(self, text: str, language: str, regions: Sequence[Span] | None = None) -> Iterator[Sentence]:
        """The same as `analyse`, sentence by sentence, for texts too long to hold analysed as a whole."""
        ...

    def analyse_many(self, texts: Sequence[tuple[str, str, Sequence[Span] | None]]) -> list[tuple[Sentence, ...]]:
        """The sentences of each (text, language, regions); the same as one by one, but faster."""
        ...

    def analyse_words(self, sentences: Sequence[RawSentence], language: str) -> tuple[Sentence, ...]:
        """Sentences whose words are given (from CoNLL-U, say): the words are kept as they are."""
        ...


def model_names() -> tuple[str, ...]:
    """The models that ship, by name, in order."""
    return tuple(sorted(p.name.removesuffix(".onnx") for p in MODELS.iterdir() if p.name.endswith(".onnx")))


@cache
def load_analyser(model: str = "best", threads: int = 1) -> Analyser:
    """The shipped analyser `model` ("best"), that of an ONNX file, or another's ("spacy:en_core_web_sm", "stanza:de");
    loaded once a process.

    Raises FileNotFoundError where there is no such model, ModuleNotFoundError where spaCy or Stanza is not installed.
    """
    maker, _, name = model.partition(":")
    if name and maker in ADAPTERS:
        module, function = ADAPTERS[maker]
        adapted: Analyser = getattr(import_module(module), function)(name)
        return adapted
    path = Path(model) if model.endswith(".onnx") else MODELS / f"{model}.onnx"
    if not path.is_file():
        raise FileNotFoundError(f"no model {model!r}; there are: {', '.join(model_names()) or 'none'}")
    return NeuralAnalyser(path, threads)

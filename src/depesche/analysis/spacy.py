"""Any spaCy pipeline as an analyser (``spacy:en_core_web_sm``). spaCy is imported only when one is asked for.

The pipeline needs a tagger or morphologiser, a parser, and may have a lemmatiser and a name finder; what it
lacks stays empty (words hang on the first word as `dep`).
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from typing import Any

from depesche.analysis.adapters import Adapter, Draft, imported, name_tag
from depesche.analysis.tokenise import tokenise
from depesche.analysis.words import RawSentence
from depesche.model.text import Span


class SpacyAnalyser(Adapter):
    """A loaded pipeline (`spacy.language.Language`) behind our interface."""

    def __init__(self, pipeline: Any, name: str) -> None:
        self._pipeline = pipeline
        self.name = name

    def analyse_text(self, text: str) -> Iterator[tuple[Span, list[Draft]]]:
        """spaCy's own sentences and tokens; offsets are characters of `text`. Tokens of white space are left out.

        A pipeline that finds no sentences gives those of our own rules.
        """
        doc = self._pipeline(text)
        for tokens in _sentences(doc, text, str(getattr(self._pipeline, "lang", "en"))):
            kept = [t for t in tokens if not t.is_space]
            if kept:
                yield Span(kept[0].idx, kept[-1].idx + len(kept[-1].text)), _drafts(kept)

    def analyse_given(self, sentences: Sequence[RawSentence]) -> Iterator[list[Draft]]:
        """Each sentence's words as spaCy's tokens; the sentence is kept whole."""
        doc_class = imported("spacy", "spacy", lambda: importlib.import_module("spacy.tokens").Doc)
        for raw in sentences:
            words = [w.form for w in raw.words]
            after = [a.span.end < b.span.start for a, b in zip(raw.words, raw.words[1:], strict=False)]
            doc = doc_class(self._pipeline.vocab, words=words, spaces=[*after, False])
            yield _drafts(list(self._pipeline(doc)))


def load_spacy(package: str) -> SpacyAnalyser:
    """The pipeline of an installed package or a folder. Raises ModuleNotFoundError where spaCy is missing,
    FileNotFoundError where the pipeline is."""
    spacy = imported("spacy", "spacy", lambda: importlib.import_module("spacy"))
    try:
        pipeline = spacy.load(package)
    except OSError as error:
        raise FileNotFoundError(f"no spaCy pipeline {package!r} is installed") from error
    return SpacyAnalyser(pipeline, f"spacy:{package}")


def _sentences(doc: Any, text: str, language: str) -> Iterator[list[Any]]:
    if doc.has_annotation("SENT_START"):
        yield from (list(sentence) for sentence in doc.sents)
        return
    tokens = list(doc)
    at = 0
    for sentence in tokenise(text, language):
        group = []
        while at < len(tokens) and tokens[at].idx < sentence.span.end:
            group.append(tokens[at])
            at += 1
        yield group
    yield tokens[at:]


def _drafts(tokens: list[Any]) -> list[Draft]:
    """Words of a sentence; heads are counted within it."""
    place = {token.i: n for n, token in enumerate(tokens)}
    out: list[Draft] = []
    before = None
    for n, token in enumerate(tokens):
        glued = before is not None and before.idx + len(before.text) == token.idx
        part = out[-1].part + 1 if glued and _is_clitic(token.text, out[-1].upos) else 0
        kind = token.ent_type_
        name = name_tag("B" if token.ent_iob_ == "B" or not out else "I", kind) if kind else "O"
        if name.startswith("I-") and (not out or out[-1].name[2:] != name[2:]):
            name = "B" + name[1:]
        out.append(
            Draft(
                Span(token.idx, token.idx + len(token.text)), token.text, token.lemma_, token.pos_, str(token.morph),
                place.get(token.head.i, -1) if token.head.i != token.i else -1, token.dep_ or "dep", name, part,
            )
        )  # fmt: skip
        if not token.dep_ and n:  # no parser
            out[-1].head = 0
        before = token
    return out


def _is_clitic(form: str, before: str) -> bool:
    """Whether a token goes on with the surface token before it ("do" + "n't", "Iran" + "'s")."""
    low = form.lower().replace("’", "'")
    return before != "PUNCT" and low in ("n't", "'s", "'re", "'ve", "'ll", "'d", "'m")

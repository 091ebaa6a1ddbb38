"""The trained analyser: words in, trees, tags, lemmas and names out. onnxruntime only, no network.

Sentences are batched by length; each is computed at a padded length that depends on itself alone, so
that its analysis does not depend on what else is analysed with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from depesche.analysis import decode
from depesche.analysis.datelines import dateline_length
from depesche.analysis.known import INFLECTED
from depesche.analysis.labels import Labels, read_labels
from depesche.analysis.lemma import apply_script
from depesche.analysis.pieces import BOS, EOS, PAD
from depesche.analysis.tokenise import tokenise
from depesche.analysis.words import RawSentence, RawWord
from depesche.model.analysis import Sentence, Word
from depesche.model.text import Span

WINDOW_WORDS = 160  # longer sentences are analysed in stretches of so many words at most,
WINDOW_PIECES = 400  # and so many pieces, and joined afterwards
BATCH_PIECES = 768
STEP = 8  # lengths are padded to multiples of this
CHUNK = 512  # sentences that are prepared at once
_CACHE = 100_000
_LEMMAS = 20_000  # that are kept; each is kept for one order of candidates, and takes half a kilobyte
_SHORT = 4  # words: what is no longer stands again and again ("(dpa)", headings, lists) and is kept,
_SHORT_KEPT = 10_000  # so many of them at most; each takes some 700 bytes

Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class _Window:
    """A stretch of words of one sentence, in pieces. `first` and `last` begin with the root's place."""

    forms: tuple[str, ...]
    ids: list[int]
    first: list[int]
    last: list[int]
    language: str

    @property
    def words(self) -> tuple[str, tuple[str, ...]]:
        """All that its analysis depends on."""
        return self.language, self.forms


@dataclass(frozen=True, slots=True)
class _Analysis:
    """What the network says of a window, by word. Heads count words from 0 in the window, -1 is the root."""

    upos: list[str]
    feats: list[str]
    lemmas: list[str]
    heads: list[int]
    deprels: list[str]
    names: list[str]


class NeuralAnalyser:
    """The analyser of a model file. `name` is the model's; safe to share, one call at a time."""

    def __init__(self, path: Path, threads: int = 1) -> None:
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = ort.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        self._outputs = [o.name for o in self._session.get_outputs()]
        self._labels: Labels = read_labels(self._session.get_modelmeta().custom_metadata_map)
        self.name = self._labels.name
        self._allowed = decode.transitions(self._labels.names)
        self._start = decode.transitions(("O", *self._labels.names))[0, 1:]
        self._feats: dict[bytes, str] = {}
        self._lemmas: dict[tuple[str, str, str, str, bytes], str] = {}
        self._short: dict[tuple[str, tuple[str, ...]], _Analysis] = {}

    def analyse(self, text: str, language: str, regions: Sequence[Span] | None = None) -> tuple[Sentence, ...]:
        """The sentences of `text`, or of its `regions` alone, in order."""
        return tuple(self.stream(text, language, regions))

    def analyse_many(self, texts: Sequence[tuple[str, str, Sequence[Span] | None]]) -> list[tuple[Sentence, ...]]:
        """The sentences of each text (text, language, regions), batched across texts."""
        jobs = [(n, s, lang) for n, (text, lang, regions) in enumerate(texts) for s in tokenise(text, lang, regions)]
        out: list[list[Sentence]] = [[] for _ in texts]
        for at in range(0, len(jobs), CHUNK):
            part = jobs[at : at + CHUNK]
            words = [(s.words, lang) for _, s, lang in part]
            for (n, sentence, _), analysed in zip(part, self._analyse(words), strict=True):
                out[n].append(Sentence(len(out[n]), sentence.span, analysed))
        return [tuple(sentences) for sentences in out]

    def stream(self, text: str, language: str, regions: Sequence[Span] | None = None) -> Iterator[Sentence]:
        """The same as `analyse`, sentence by sentence, for texts too long to hold analysed as a whole."""
        number = 0
        chunk: list[RawSentence] = []
        for sentence in tokenise(text, language, regions):
            chunk.append(sentence)
            if len(chunk) == CHUNK:
                for done in self._sentences(chunk, language, number):
                    yield done
                    number += 1
                chunk = []
        yield from self._sentences(chunk, language, number)

    def analyse_words(self, sentences: Sequence[RawSentence], language: str) -> tuple[Sentence, ...]:
        """Sentences whose words are given (from CoNLL-U, say): the words are kept as they are."""
        return tuple(
            done
            for at in range(0, len(sentences), CHUNK)
            for done in self._sentences(sentences[at : at + CHUNK], language, at)
        )

    def _sentences(self, chunk: Sequence[RawSentence], language: str, number: int) -> Iterator[Sentence]:
        analysed = self._analyse([(s.words, language) for s in chunk])
        for n, (raw, words) in enumerate(zip(chunk, analysed, strict=True)):
            yield Sentence(number + n, raw.span, words)

    def _analyse(self, jobs: Sequence[tuple[Sequence[RawWord], str]]) -> list[tuple[Word, ...]]:
        windows: list[_Window] = []
        owners: list[tuple[int, int]] = []  # of each job: its first window and the one after its last
        for words, language in jobs:
            start = len(windows)
            windows.extend(self._windows(words, language))
            owners.append((start, len(windows)))
        done = self._run(windows)
        return [_join(words, language, done[a:b]) for (words, language), (a, b) in zip(jobs, owners, strict=True)]

    def _windows(self, words: Sequence[RawWord], language: str) -> Iterator[_Window]:
        """The sentence in pieces, cut after a dateline and where it is too long to be read at once."""
        dateline = dateline_length(words, language)
        forms: list[str] = []
        ids, first, last = [BOS], [0], [0]
        for number, word in enumerate(words):
            pieces = self._labels.pieces.piece_ids(word.form)
            full = len(forms) >= WINDOW_WORDS or len(ids) + len(pieces) > WINDOW_PIECES
            if forms and (full or number == dateline):
                yield _Window(tuple(forms), [*ids, EOS], first, last, language)
                forms, ids, first, last = [], [BOS], [0], [0]
            first.append(len(ids))
            ids.extend(pieces)
            last.append(len(ids) - 1)
            forms.append(word.form)
        if forms:
            yield _Window(tuple(forms), [*ids, EOS], first, last, language)

    def _run(self, windows: Sequence[_Window]) -> list[_Analysis]:
        """The analysis of each window. The same words have the same analysis, so each is read once."""
        new = {w.words: w for w in windows if w.words not in self._short}
        read = dict(zip(new, self._read(list(new.values())), strict=True))
        out = [read.get(w.words) or self._short[w.words] for w in windows]
        if len(self._short) + len(read) > _SHORT_KEPT:
            self._short.clear()
        self._short.update((key, analysis) for key, analysis in read.items() if len(analysis.upos) <= _SHORT)
        return out

    def _read(self, windows: Sequence[_Window]) -> list[_Analysis]:
        order = sorted(range(len(windows)), key=lambda n: (_padded(len(windows[n].ids)), n))
        out: list[_Analysis | None] = [None] * len(windows)
        batch: list[int] = []
        for n in [*order, -1]:
            length = _padded(len(windows[n].ids)) if n >= 0 else 0
            full = batch and (
                n < 0 or length != _padded(len(windows[batch[0]].ids)) or (len(batch) + 1) * length > BATCH_PIECES
            )
            if full:
                for place, analysis in zip(batch, self._batch([windows[k] for k in batch]), strict=True):
                    out[place] = analysis
                batch = []
            batch.append(n)
        return [a for a in out if a is not None]

    def _batch(self, windows: list[_Window]) -> list[_Analysis]:
        got = dict(zip(self._outputs, self._session.run(None, self._feed(windows)), strict=True))
        lengths = [len(w.forms) for w in windows]
        heads = decode.projective_heads(got["arcs"], lengths)
        names = decode.best_tags(got["names"][:, 1:], lengths, self._allowed, self._start)
        deprels = self._deprels(got["relations"], got["relation_heads"], heads)
        labels = self._labels
        out = []
        for b, window in enumerate(windows):
            rows = range(1, lengths[b] + 1)
            upos = [labels.upos[k] for k in got["upos"][b, 1 : lengths[b] + 1].tolist()]
            feats = [self._feat_string(got["feats"][b, k]) for k in rows]
            scripts = got["scripts"][b, 1 : lengths[b] + 1]
            out.append(
                _Analysis(
                    upos,
                    feats,
                    [
                        self._lemma(form, tag, feat, window.language, row)
                        for form, tag, feat, row in zip(window.forms, upos, feats, scripts, strict=True)
                    ],
                    [h - 1 for h in heads[b]],
                    deprels[b],
                    [labels.names[t] for t in names[b]],
                )
            )
        return out

    def _feed(self, windows: list[_Window]) -> dict[str, NDArray[np.generic]]:
        length, words = _padded(max(len(w.ids) for w in windows)), max(len(w.first) for w in windows)
        count = len(windows)
        ids = np.full((count, length), PAD, np.int64)
        first, last = np.zeros((count, words), np.int64), np.zeros((count, words), np.int64)
        for b, w in enumerate(windows):
            ids[b, : len(w.ids)] = w.ids
            first[b, : len(w.first)] = w.first
            last[b, : len(w.last)] = w.last
        rows = (np.arange(count) * length)[:, None]  # the network gathers from all sentences laid end to end
        style, names = self._labels.style, self._labels.name_style
        return {
            "ids": ids,
            "mask": (ids != PAD).astype(np.int32),
            "first": first + rows,
            "last": last + rows,
            "style": np.array([style.get(w.language, style["en"]) for w in windows], np.int64),
            "name_style": np.array([names.get(w.language, names["en"]) for w in windows], np.int64),
        }

    def _deprels(
        self, dependents: NDArray[np.float32], governors: NDArray[np.float32], heads: list[list[int]]
    ) -> list[list[str]]:
        """The best relation of each word to its head; "root" for the root's word and for it alone."""
        labels = self._labels.deprels
        side = governors.shape[-1] + 1
        root = labels.index("root")
        out = []
        for b, chosen in enumerate(heads):
            n = len(chosen)
            left = dependents[b, 1 : n + 1].reshape(n, len(labels), side)
            scores = np.einsum("nrs,ns->nr", left[..., :-1], governors[b][np.array(chosen, np.intp)]) + left[..., -1]
            scores[:, root] = -np.inf
            best = scores.argmax(-1).tolist()
            out.append(["root" if h == 0 else labels[k] for h, k in zip(chosen, best, strict=True)])
        return out

    def _feat_string(self, row: Ints) -> str:
        key = row.tobytes()
        found = self._feats.get(key)
        if found is None:
            pairs = zip(self._labels.feats, row.tolist(), strict=True)
            found = "|".join(f"{name}={values[k]}" for (name, values), k in pairs if k)
            if len(self._feats) < _CACHE:
                self._feats[key] = found
        return found

    def _lemma(self, form: str, upos: str, feats: str, language: str, row: Ints) -> str:
        if not form.isalpha() and (any(c.isdigit() for c in form) or not any(c.isalpha() for c in form)):
            return form
        if upos not in INFLECTED:
            return apply_script(form, self._labels.scripts[int(row[0])])
        key = (form, upos, feats, language, row.tobytes())
        found = self._lemmas.get(key)
        if found is None:
            candidates = (apply_script(form, self._labels.scripts[k]) for k in row.tolist())
            found = self._labels.known.choose(language, form, upos, candidates, feats)
            if len(self._lemmas) >= _LEMMAS:
                self._lemmas.clear()
            self._lemmas[key] = found
        return found


def _padded(length: int) -> int:
    return -(-length // STEP) * STEP


def _join(raw: Sequence[RawWord], language: str, parts: Sequence[_Analysis]) -> tuple[Word, ...]:
    """The words of a sentence; where it was read in stretches, the other roots hang on the first
    stretch's, or on that of the stretch after a dateline."""
    out: list[Word] = []
    main = 1 if len(parts) > 1 and len(parts[0].heads) == dateline_length(raw, language) else 0
    before = sum(len(p.heads) for p in parts[:main])
    root = before + next((n for n, h in enumerate(parts[main].heads) if h < 0), 0) if parts else 0
    for number, part in enumerate(parts):
        base = len(out)
        for k, head in enumerate(part.heads):
            word = raw[base + k]
            deprel = part.deprels[k]
            if head >= 0:
                head += base
            elif number != main:
                head, deprel = root, "parataxis"
            name = "O" if word.part else part.names[k]
            out.append(
                Word(
                    base + k,
                    word.span,
                    word.form,
                    part.lemmas[k],
                    part.upos[k],
                    part.feats[k],
                    head,
                    deprel,
                    name,
                    word.part,
                )
            )
    return tuple(out)

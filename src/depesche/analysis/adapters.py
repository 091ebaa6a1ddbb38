"""What the adapters of other analysers share: labels mapped to ours, trees made sound, regions cut out.

The tables lie in `data/labels.yaml`. Other analysers come with labels of their own; what has no counterpart in
Universal Dependencies is mapped to the nearest, and what is lost by that is said in the table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from depesche.analysis.words import RawSentence
from depesche.model.analysis import Sentence, Word
from depesche.model.text import Span

UPOS = frozenset(
    {
        "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
        "SYM", "VERB", "X",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LabelTable:
    """Relations of other schemes by UD's; `raised` and `under_governor` are those whose dependent is, in UD, the
    head of what governs it (auxiliaries and copulas; prepositions); names by ours (None: no name)."""

    relations: Mapping[str, str]
    universal: frozenset[str]
    raised: Mapping[str, str]
    under_governor: Mapping[str, str]
    names: Mapping[str, str | None]


@cache
def load_labels() -> LabelTable:
    """The tables of `data/labels.yaml`."""
    path = files("depesche") / "data" / "labels.yaml"
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return LabelTable(
        dict(data["relations"]),
        frozenset(data["universal"]),
        dict(data["raised"]),
        dict(data["under_governor"]),
        dict(data["names"]),
    )


@dataclass(slots=True)
class Draft:
    """A word as another analyser gives it; `head` counts words of the sentence from 0, itself or -1 is the root."""

    span: Span
    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    name: str
    part: int = 0


def finish(number: int, span: Span, drafts: Sequence[Draft]) -> Sentence:
    """The sentence in our labels: universal relations without subtypes, one root, a tree."""
    table = load_labels()
    _raise_predicates(drafts, table)
    _raise_objects(drafts, table)
    for draft in drafts:
        draft.deprel = _relation(draft.deprel, draft.upos, table)
    _make_tree(drafts)
    words = tuple(
        Word(
            n, d.span, d.form, d.lemma or d.form, d.upos if d.upos in UPOS else "X", d.feats, d.head, d.deprel,
            "O" if d.part else d.name, d.part,
        )
        for n, d in enumerate(drafts)
    )  # fmt: skip
    return Sentence(number, span, words)


def _relation(label: str, upos: str, table: LabelTable) -> str:
    base = label.split(":")[0]
    if base in table.universal:
        return base
    found = table.relations.get(f"{label}/{upos}") or table.relations.get(label)
    return found or ("root" if label.upper() == "ROOT" else "dep")


def _raise_predicates(drafts: Sequence[Draft], table: LabelTable) -> None:
    """Turns "is -> ready" and "hat -> gewählt" around: auxiliary and copula hang on the predicate, as does the rest."""
    for number, draft in enumerate(drafts):
        for _ in drafts:  # "sein -> worden -> gewählt": once for each auxiliary above
            place = draft.head
            label = table.raised.get(draft.deprel)
            if label is None or not 0 <= place < len(drafts) or place == number or drafts[place].upos != "AUX":
                break
            auxiliary = drafts[place]
            above = auxiliary.head if auxiliary.head != place else -1
            draft.head, draft.deprel = above, auxiliary.deprel if above >= 0 else "root"
            for other in drafts:
                if other.head == place and other is not auxiliary and other is not draft:
                    other.head = number
            auxiliary.head, auxiliary.deprel = number, label


def _raise_objects(drafts: Sequence[Draft], table: LabelTable) -> None:
    """Turns "in -> Vienna" around: in UD the noun hangs where its preposition hung, and the preposition on it.

    The relation of the noun follows from what the preposition hung on: `obl` below verbs and adjectives, else `nmod`.
    """
    for number, draft in enumerate(drafts):
        label = table.under_governor.get(draft.deprel)
        place = draft.head
        if label is None or not 0 <= place < len(drafts) or place == number:
            continue
        preposition = drafts[place]
        if preposition.upos not in ("ADP", "SCONJ", "ADV", "PART"):
            draft.deprel = label
            continue
        above = preposition.head
        governed = 0 <= above < len(drafts) and above != place
        draft.head = above if governed else -1
        if not governed:
            draft.deprel = "root"
        elif label == "obl":
            draft.deprel = "obl" if drafts[above].upos in ("VERB", "AUX", "ADJ", "ADV") else "nmod"
        else:
            draft.deprel = label
        preposition.head = number
        preposition.deprel = "mark" if label == "advcl" else "case"
        for other in drafts:  # what else hung on the preposition ("in Vienna and in Rome")
            if other is not draft and other.head == place and other.deprel in ("cc", "conj"):
                other.head = number


def _make_tree(drafts: Sequence[Draft]) -> None:
    """One root above all: further roots hang on the first as `parataxis`, words in a circle on the root as `dep`."""
    for number, draft in enumerate(drafts):
        if draft.head == number or not -1 <= draft.head < len(drafts):
            draft.head = -1
    roots = [n for n, d in enumerate(drafts) if d.head == -1]
    if drafts and not roots:
        roots, drafts[0].head = [0], -1
    for number in roots:
        drafts[number].deprel = "root"
        if number != roots[0]:
            drafts[number].head, drafts[number].deprel = roots[0], "parataxis"
    for number, draft in enumerate(drafts):
        if not _reaches(drafts, number, roots[0]):
            draft.head, draft.deprel = roots[0], "dep"
        elif draft.deprel == "root" and number != roots[0]:
            draft.deprel = "parataxis"


def _reaches(drafts: Sequence[Draft], number: int, root: int) -> bool:
    seen: set[int] = set()
    while number != root:
        if number in seen:
            return False
        seen.add(number)
        number = drafts[number].head
    return True


def name_tag(prefix: str, label: str) -> str:
    """IOB2 tag of an entity label of another scheme; "O" where it is none of our names."""
    table = load_labels()
    mapped = table.names.get(label, table.names.get(label.upper(), "MISC"))
    return f"{prefix}-{mapped}" if mapped else "O"


class Adapter:
    """The shape of an adapter: `analyse_text` and `analyse_given` are what another analyser must do."""

    name: str

    def analyse_text(self, text: str) -> Iterator[tuple[Span, list[Draft]]]:
        """Sentences of a text with offsets in it."""
        raise NotImplementedError

    def analyse_given(self, sentences: Sequence[RawSentence]) -> Iterator[list[Draft]]:
        """The analyses of sentences whose words are given, a draft for each word."""
        raise NotImplementedError

    def analyse(self, text: str, language: str, regions: Sequence[Span] | None = None) -> tuple[Sentence, ...]:
        """The sentences of `text`, or of its `regions` alone, in order. The language is the pipeline's own."""
        out: list[Sentence] = []
        for region in (Span(0, len(text)),) if regions is None else regions:
            for span, drafts in self.analyse_text(text[region.start : region.end]):
                if not drafts:
                    continue
                moved = Span(span.start + region.start, span.end + region.start)
                for draft in drafts:
                    draft.span = Span(draft.span.start + region.start, draft.span.end + region.start)
                out.append(finish(len(out), moved, drafts))
        return tuple(out)

    def stream(self, text: str, language: str, regions: Sequence[Span] | None = None) -> Iterator[Sentence]:
        """The same as `analyse`, one by one."""
        yield from self.analyse(text, language, regions)

    def analyse_many(self, texts: Sequence[tuple[str, str, Sequence[Span] | None]]) -> list[tuple[Sentence, ...]]:
        """The sentences of each (text, language, regions)."""
        return [self.analyse(*text) for text in texts]

    def analyse_words(self, sentences: Sequence[RawSentence], language: str) -> tuple[Sentence, ...]:
        """Sentences whose words are given; the words are kept as they are."""
        out = []
        for number, (raw, drafts) in enumerate(zip(sentences, self.analyse_given(sentences), strict=True)):
            for word, draft in zip(raw.words, drafts, strict=True):
                draft.span, draft.form, draft.part = word.span, word.form, word.part
            out.append(finish(number, raw.span, drafts))
        return tuple(out)


def imported(module: str, extra: str, load: Callable[[], Any]) -> Any:
    """What `load` imports. Raises ModuleNotFoundError that says which optional part to install."""
    try:
        return load()
    except ModuleNotFoundError as error:
        if error.name and error.name.split(".")[0] == module:
            raise ModuleNotFoundError(f"{module} is not installed: pip install 'depesche[{extra}]'") from error
        raise

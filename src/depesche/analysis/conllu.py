"""CoNLL-U and one-token-a-line files: reading them, and writing sentences in them.

Follows the format of Universal Dependencies v2 (https://universaldependencies.org/format.html): ten
columns, multiword tokens as ranges ("3-4"), `SpaceAfter=No` and names (`NE=B-PER`) in MISC.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from depesche.analysis.tokenise import words_of
from depesche.analysis.words import RawSentence, RawWord
from depesche.model.analysis import Sentence, Word
from depesche.model.codec import encode
from depesche.model.text import Span

COLUMNS = 10


@dataclass(frozen=True, slots=True)
class Node:
    """A word line of CoNLL-U. `id` and `head` count from 1, 0 is the root."""

    id: int
    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    misc: str


@dataclass(slots=True)
class Tree:
    """A sentence as read: its comments, words, and multiword tokens (first id, last id, form, misc)."""

    comments: list[str] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    ranges: list[tuple[int, int, str, str]] = field(default_factory=list)

    def comment(self, key: str) -> str | None:
        """The value of the comment ``# key = value``, None where there is none."""
        for line in self.comments:
            name, mark, value = line.removeprefix("#").partition("=")
            if mark and name.strip() == key:
                return value.strip()
        return None


def read_conllu(lines: Iterable[str]) -> Iterator[Tree]:
    """The sentences of a CoNLL-U file. Raises ValueError naming the line that is not CoNLL-U."""
    tree = Tree()
    for number, raw in enumerate(lines, 1):
        line = raw.rstrip("\r\n")
        if not line.strip():
            if tree.nodes:
                yield tree
                tree = Tree()
        elif line.startswith("#"):
            tree.comments.append(line)
        else:
            _read_line(tree, line, number)
    if tree.nodes:
        yield tree


def _read_line(tree: Tree, line: str, number: int) -> None:
    cells = line.split("\t")
    if len(cells) != COLUMNS:
        raise ValueError(f"line {number}: {len(cells)} columns, not {COLUMNS}")
    if "-" in cells[0]:
        first, last = cells[0].split("-")
        tree.ranges.append((int(first), int(last), cells[1], cells[9]))
    elif "." not in cells[0]:  # empty nodes belong to the enhanced graph
        try:
            ident, head = int(cells[0]), int(cells[6]) if cells[6] != "_" else 0
        except ValueError:
            raise ValueError(f"line {number}: id or head is not a number") from None
        blank = ["" if c == "_" and i in (4, 5, 9) else c for i, c in enumerate(cells)]
        tree.nodes.append(Node(ident, cells[1], cells[2], cells[3], blank[4], blank[5], head, cells[7], blank[9]))


# ------------------------------------------------------------------------------------- given tokens


@dataclass(frozen=True, slots=True)
class Pretokenised:
    """Sentences whose tokens are given: the text they make up, their words, and each one's comments."""

    text: str
    sentences: tuple[RawSentence, ...]
    comments: tuple[tuple[str, ...], ...]


def read_pretokenised(lines: Iterable[str], language: str) -> Pretokenised:
    """Reads CoNLL-U (ten columns) or one token a line; the tokens are kept.

    One token a line: the first column, or the second where the first numbers the tokens (GermEval);
    sentences are parted by blank lines. German contractions are analysed as two words under one token.
    """
    rows = [line.rstrip("\r\n") for line in lines]
    if any(line.count("\t") == COLUMNS - 1 for line in rows[:2000]):
        groups = [(tree.comments, _tree_tokens(tree)) for tree in read_conllu(rows)]
    else:
        groups = [([], tokens) for tokens in _token_lines(rows, language)]
    text: list[str] = []
    at = 0
    sentences: list[RawSentence] = []
    for _, tokens in groups:
        start = at
        words: list[RawWord] = []
        for surface, forms, space in tokens:
            span = Span(at, at + len(surface))
            words.extend(RawWord(span, form, n) for n, form in enumerate(forms))
            text.append(surface + (" " if space else ""))
            at += len(text[-1])
        end = words[-1].span.end
        text.append("\n")
        at += 1
        sentences.append(RawSentence(Span(start, end), tuple(words)))
    return Pretokenised("".join(text), tuple(sentences), tuple(tuple(comments) for comments, _ in groups))


_Token = tuple[str, tuple[str, ...], bool]  # surface, its words, whether a space follows


def _tree_tokens(tree: Tree) -> list[_Token]:
    ranges = {first: (last, form, misc) for first, last, form, misc in tree.ranges}
    out: list[_Token] = []
    at = 0
    while at < len(tree.nodes):
        node = tree.nodes[at]
        last, form, misc = ranges.get(node.id, (node.id, node.form, node.misc))
        group = [n.form for n in tree.nodes[at:] if n.id <= last]
        out.append((form, tuple(group), "SpaceAfter=No" not in misc.split("|")))
        at += len(group)
    return out


def _token_lines(rows: Iterable[str], language: str) -> Iterator[list[_Token]]:
    tokens: list[_Token] = []
    for line in rows:
        cells = line.split("\t")
        if not line.strip():
            if tokens:
                yield tokens
            tokens = []
        elif line.startswith(("#\t", "# ")):
            continue
        else:
            numbered = len(cells) > 1 and cells[0] == str(len(tokens) + 1)
            form = cells[1] if numbered else cells[0].strip() or cells[0]
            tokens.append((form, words_of(form, language), True))
    if tokens:
        yield tokens


# ------------------------------------------------------------------------------------------ writing


def to_conllu(sentences: Iterable[Sentence], text: str, comments: Sequence[Sequence[str]] = ()) -> Iterator[str]:
    """The lines of a CoNLL-U file, sentence by sentence. `comments` replaces the comments we would give
    (`sent_id`, `text`) for the sentences that had some of their own."""
    for n, sentence in enumerate(sentences):
        own = comments[n] if n < len(comments) else ()
        yield from own or (
            f"# sent_id = {sentence.number + 1}",
            f"# text = {_one_line(sentence.span.of(text))}",
        )
        for word in sentence.words:
            after = _word_after(sentence, word)
            tight = after is not None and after.span.start == word.span.end
            if word.part == 0 and after is not None and after.part > 0:
                yield _range_line(sentence, word, text)
            yield _word_line(word, tight and after is not None and after.part == 0)
        yield ""


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _word_after(sentence: Sentence, word: Word) -> Word | None:
    return sentence.words[word.index + 1] if word.index + 1 < len(sentence.words) else None


def _range_line(sentence: Sentence, word: Word, text: str) -> str:
    last = word
    while (after := _word_after(sentence, last)) is not None and after.part > 0:
        last = after
    tight = after is not None and after.span.start == word.span.end
    cells = [f"{word.index + 1}-{last.index + 1}", _one_line(word.span.of(text)) or "_", *["_"] * 7]
    return "\t".join([*cells, "SpaceAfter=No" if tight else "_"])


def _word_line(word: Word, tight: bool) -> str:
    misc = [f"NE={word.name}"] if word.name != "O" else []
    if tight and word.part == 0:
        misc.append("SpaceAfter=No")
    cells = (
        str(word.index + 1), _one_line(word.form) or "_", _one_line(word.lemma) or "_", word.upos, "_",
        word.feats or "_", str(word.head + 1), word.deprel, "_", "|".join(misc) or "_",
    )  # fmt: skip
    return "\t".join(cells)


def to_iob2(sentences: Iterable[Sentence], text: str) -> Iterator[str]:
    """One surface token a line with its name tag, blank lines between sentences. A contraction is one
    token and takes the tag of its first word."""
    for sentence in sentences:
        for word in sentence.words:
            if word.part == 0:
                yield f"{_one_line(word.span.of(text)) or '_'}\t{word.name}"
        yield ""


def to_json(sentences: Iterable[Sentence]) -> Iterator[str]:
    """One sentence a line as JSON, fields as in `depesche.model.analysis`."""
    for sentence in sentences:
        yield json.dumps(encode(sentence), ensure_ascii=False)

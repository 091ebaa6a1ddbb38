"""CoNLL-U and one-token-a-line files: reading them, and writing sentences in them.

Follows the format of Universal Dependencies v2 (https://universaldependencies.org/format.html): ten
columns, multiword tokens as ranges ("3-4"), `SpaceAfter=No` and names (`NE=B-PER`) in MISC.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from depesche.analysis.tokenise import words_of
from depesche.analysis.words import RawSentence, RawWord
from depesche.model.analysis import Sentence, Word
from depesche.model.codec import encode
from depesche.model.text import Span

COLUMNS = 10
_LOOKED_AT = 2000  # lines, to tell CoNLL-U from one token a line
_RANGE = re.compile(r"(\d+)-(\d+)", re.ASCII)
_EMPTY = re.compile(r"\d+\.\d+", re.ASCII)


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
    """A sentence as read: its comments, words, multiword tokens (first id, last id, form, misc), and the lines of
    empty nodes with the id of the word they follow."""

    comments: list[str] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    ranges: list[tuple[int, int, str, str]] = field(default_factory=list)
    empty: list[tuple[int, str]] = field(default_factory=list)

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
    number = 0
    for number, raw in enumerate(lines, 1):
        line = raw.rstrip("\r\n")
        if not line.strip():
            if tree.nodes:
                yield _checked(tree, number)
                tree = Tree()
        elif line.startswith("#"):
            tree.comments.append(line)
        else:
            _read_line(tree, line, number)
    if tree.nodes:
        yield _checked(tree, number)


def _read_line(tree: Tree, line: str, number: int) -> None:
    cells = line.split("\t")
    if len(cells) != COLUMNS:
        raise ValueError(f"line {number}: {len(cells)} columns, not {COLUMNS}")
    if not cells[1]:
        raise ValueError(f"line {number}: the form is empty")
    expected = len(tree.nodes) + 1
    if match := _RANGE.fullmatch(cells[0]):
        first, last = int(match[1]), int(match[2])
        if first != expected or last < first or (tree.ranges and tree.ranges[-1][1] >= first):
            raise ValueError(f"line {number}: the range {cells[0]} does not fit word {expected}")
        tree.ranges.append((first, last, cells[1], "" if cells[9] == "_" else cells[9]))
    elif _EMPTY.fullmatch(cells[0]):  # empty nodes belong to the enhanced graph
        tree.empty.append((expected - 1, line))
    else:
        try:
            ident, head = int(cells[0]), int(cells[6]) if cells[6] != "_" else 0
        except ValueError:
            raise ValueError(f"line {number}: id or head is not a number") from None
        if ident != expected:
            raise ValueError(f"line {number}: id {ident}, not {expected}")
        blank = ["" if c == "_" and i in (4, 5, 9) else c for i, c in enumerate(cells)]
        tree.nodes.append(Node(ident, cells[1], cells[2], cells[3], blank[4], blank[5], head, cells[7], blank[9]))


def _checked(tree: Tree, number: int) -> Tree:
    if tree.ranges and tree.ranges[-1][1] > len(tree.nodes):
        raise ValueError(f"line {number}: the sentence ends within the range of {tree.ranges[-1][2]!r}")
    return tree


# ------------------------------------------------------------------------------------- given tokens


_Token = tuple[str, tuple[str, ...], bool]  # surface, its words, whether a space follows


@dataclass(frozen=True, slots=True)
class Kept:
    """What a CoNLL-U sentence carried beside its tokens and is given back: comments, the MISC of each word, that of
    multiword tokens by their first word's place, and lines of empty nodes by the number of words before them."""

    comments: tuple[str, ...] = ()
    misc: tuple[str, ...] = ()
    range_misc: Mapping[int, str] = field(default_factory=dict)
    empty: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Pretokenised:
    """Sentences whose tokens are given: the text they make up, their words, and what else each one carried (None
    for one token a line)."""

    text: str
    sentences: tuple[RawSentence, ...]
    kept: tuple[Kept | None, ...]


def read_pretokenised(lines: Iterable[str], language: str, size: int = 512) -> Iterator[Pretokenised]:
    """Reads CoNLL-U (ten columns) or one token a line, `size` sentences at a time; the tokens are kept.

    One token a line: the first column, or the second where the first numbers the tokens (GermEval); sentences
    are parted by blank lines, and lines that begin with "#" and a space or tab are no tokens. Contractions are
    analysed as two words under one token. Raises ValueError naming the line that cannot be read.
    """
    rows: Iterator[str] = (line.rstrip("\r\n") for line in lines)
    first = list(itertools.islice(rows, _LOOKED_AT))
    rows = itertools.chain(first, rows)
    groups: Iterator[tuple[Kept | None, list[_Token]]]
    if any(line.count("\t") == COLUMNS - 1 for line in first):
        groups = ((_kept(tree), _tree_tokens(tree)) for tree in read_conllu(rows))
    else:
        groups = ((None, tokens) for tokens in _token_lines(rows, language))
    while part := list(itertools.islice(groups, size)):
        yield _laid_out(part)


def _laid_out(groups: Sequence[tuple[Kept | None, list[_Token]]]) -> Pretokenised:
    """The sentences one a line, with the offsets of their words in that text."""
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
    return Pretokenised("".join(text), tuple(sentences), tuple(kept for kept, _ in groups))


def _kept(tree: Tree) -> Kept:
    return Kept(
        tuple(tree.comments),
        tuple(node.misc for node in tree.nodes),
        {first - 1: misc for first, _, _, misc in tree.ranges},
        tuple(tree.empty),
    )


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
    for number, line in enumerate(rows, 1):
        cells = line.split("\t")
        if not line.strip():
            if tokens:
                yield tokens
            tokens = []
        elif line.startswith(("#\t", "# ")):
            continue
        else:
            numbered = len(cells) > 1 and cells[0] == str(len(tokens) + 1)
            form = (cells[1] if numbered else cells[0]).strip()
            if not form:
                raise ValueError(f"line {number}: no token in column {2 if numbered else 1}")
            tokens.append((form, words_of(form, language), True))
    if tokens:
        yield tokens


# ------------------------------------------------------------------------------------------ writing


def to_conllu(sentences: Iterable[Sentence], text: str, kept: Sequence[Kept | None] = ()) -> Iterator[str]:
    """The lines of a CoNLL-U file, sentence by sentence.

    `kept` is what sentences read from CoNLL-U carried: their comments replace those we would give (`sent_id`,
    `text`), their MISC stays behind our `NE`, their empty nodes stay where they were.
    """
    for n, sentence in enumerate(sentences):
        own = kept[n] if n < len(kept) else None
        yield from (own.comments if own else ()) or (
            f"# sent_id = {sentence.number + 1}",
            f"# text = {_one_line(sentence.span.of(text))}",
        )
        empty: dict[int, list[str]] = {}
        for before, line in own.empty if own else ():
            empty.setdefault(before, []).append(line)
        yield from empty.get(0, ())
        for token in _surface(sentence):
            space = _space_after(sentence, token)
            if len(token) > 1:
                misc = own.range_misc.get(token[0].index, "") if own else space
                cells = (f"{token[0].index + 1}-{token[-1].index + 1}", _form(token, text), *["_"] * 7, misc or "_")
                yield "\t".join(cells)
            for word in token:
                yield _word_line(word, own.misc[word.index] if own else space if len(token) == 1 else "")
                yield from empty.get(word.index + 1, ())
        yield ""


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _surface(sentence: Sentence) -> Iterator[tuple[Word, ...]]:
    """The words of each surface token: one, or those of a contraction."""
    token: list[Word] = []
    for word in sentence.words:
        if token and word.part == 0:
            yield tuple(token)
            token = []
        token.append(word)
    if token:
        yield tuple(token)


def _form(token: tuple[Word, ...], text: str) -> str:
    """A surface token as it stands in the text."""
    return _one_line(text[token[0].span.start : max(w.span.end for w in token)]) or "_"


def _space_after(sentence: Sentence, token: tuple[Word, ...]) -> str:
    """`SpaceAfter=No` where the next token of the sentence follows at once."""
    after = token[-1].index + 1
    end = max(w.span.end for w in token)
    return "SpaceAfter=No" if after < len(sentence.words) and sentence.words[after].span.start == end else ""


def _word_line(word: Word, misc: str) -> str:
    notes = [f"NE={word.name}"] if word.name != "O" else []
    notes += [note for note in misc.split("|") if note and not note.startswith("NE=")]
    cells = (
        str(word.index + 1), _one_line(word.form) or "_", _one_line(word.lemma) or "_", word.upos, "_",
        word.feats or "_", str(word.head + 1), word.deprel, "_", "|".join(notes) or "_",
    )  # fmt: skip
    return "\t".join(cells)


def to_iob2(sentences: Iterable[Sentence], text: str) -> Iterator[str]:
    """One surface token a line with its name tag, blank lines between sentences. A contraction is one
    token and takes the tag of its first word."""
    for sentence in sentences:
        for token in _surface(sentence):
            yield f"{_form(token, text)}\t{token[0].name}"
        yield ""


def to_json(sentences: Iterable[Sentence]) -> Iterator[str]:
    """One sentence a line as JSON, fields as in `depesche.model.analysis`."""
    for sentence in sentences:
        yield json.dumps(encode(sentence), ensure_ascii=False)


def name_spans(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    """(first, last + 1, type) of the names in IOB2 tags; a stray I- begins a name."""
    out: set[tuple[int, int, str]] = set()
    start, kind = 0, ""
    for n, tag in enumerate([*tags, "O"]):
        if kind and (tag == "O" or tag[0] == "B" or tag[2:] != kind):
            out.add((start, n, kind))
            kind = ""
        if tag != "O" and not kind:
            start, kind = n, tag[2:]
    return out

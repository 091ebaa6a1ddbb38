"""Our own annotated sentences: chosen, set out for correction, kept stand-off, joined to their texts.

``python -m training.own choose``  picks sentences of Wikinews on foreign affairs and writes them, analysed, as tables;
``python -m training.own check``   says what cannot be right in files of corrections;
``python -m training.own keep``    writes the stand-off files from the corrections of all annotators, and prints how far
                                   two of them agree where both read a sentence;
``python -m training.own join``    joins a stand-off file to the texts: CoNLL-U, names in MISC.

A table has a block a sentence: a line ``# ID language article [start-end]`` and a line a word with its number, form,
UPOS, features, lemma, head, relation and name tag, parted by tabs. A correction is a line
``ID WORD key=value ...`` with the keys upos, feats, lemma, head, rel, name. For the stand-off files see `standoff`.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from depesche.analysis import load_analyser
from depesche.analysis.conllu import name_spans
from depesche.model.analysis import Sentence
from depesche.model.text import Span
from training.data import NAME_TAGS, SEED
from training.evaluate import raw_sentence
from training.standoff import CORPUS, Annotated, conllu, english_tokens, german_articles, join, to_json

SHORTEST, LONGEST, PER_ARTICLE = 8, 45, 4  # words; sentences from one article
UPOS = frozenset(
    [
        "ADJ",
        "ADP",
        "ADV",
        "AUX",
        "CCONJ",
        "DET",
        "INTJ",
        "NOUN",
        "NUM",
        "PART",
        "PRON",
        "PROPN",
        "PUNCT",
        "SCONJ",
        "SYM",
        "VERB",
        "X",
    ]
)
RELATIONS = frozenset(
    [
        "acl",
        "advcl",
        "advmod",
        "amod",
        "appos",
        "aux",
        "case",
        "cc",
        "ccomp",
        "clf",
        "compound",
        "conj",
        "cop",
        "csubj",
        "dep",
        "det",
        "discourse",
        "dislocated",
        "expl",
        "fixed",
        "flat",
        "goeswith",
        "iobj",
        "list",
        "mark",
        "nmod",
        "nsubj",
        "nummod",
        "obj",
        "obl",
        "orphan",
        "parataxis",
        "punct",
        "reparandum",
        "root",
        "vocative",
        "xcomp",
    ]
)
LEAVES = frozenset({"case", "mark", "aux", "cc", "det", "punct", "cop"})  # function words: mostly without dependents

MODIFIERS = ("fixed", "conj", "cc", "advmod", "goeswith")  # what may hang on a function word


# ------------------------------------------------------------------------------------------------ choosing


def choose(corpora: Path, german: int, english: int) -> Iterator[Annotated]:
    """Sentences of articles that name at least two places or states, from articles that nobody set aside and of which no
    sentence is kept yet, analysed by the shipped model; the order and the choice follow a fixed seed."""
    analyser = load_analyser("best")
    aside = set((corpora.parent / "gold/reserved.txt").read_text(encoding="utf-8").split())
    before = [raw for path in sorted(CORPUS.glob("de-*.jsonl")) for raw in _kept(path)]
    aside |= {raw["article"] for raw in before}
    texts = {k: v for k, v in german_articles(corpora).items() if k not in aside}
    order = sorted(texts)
    random.Random(f"{SEED}:own").shuffle(order)
    count = first = max((int(raw["id"][1:]) + 1 for raw in before), default=0)
    for article in order if german else ():
        sentences = analyser.analyse(texts[article], "de")
        if not _foreign(sentences):
            continue
        fit = [s for s in sentences if SHORTEST <= len(s.words) <= LONGEST]
        for sentence in sorted(random.Random(article).sample(fit, min(PER_ARTICLE, len(fit))), key=lambda s: s.number):
            yield _annotated(f"d{count:03d}", "de", article, sentence, [_place(w.span, w.form, texts[article], w.part)
                             for w in sentence.words])  # fmt: skip
            count += 1
            if count == first + german:
                break
        if count == first + german:
            break
    if english:
        yield from _choose_english(corpora, english)


def _kept(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _foreign(sentences: Iterable[Sentence]) -> bool:
    places = Counter(w.lemma for s in sentences for w in s.words if w.name == "B-LOC")
    persons = sum(1 for s in sentences for w in s.words if w.name in ("B-PER", "B-ORG"))
    return len(places) >= 2 and persons >= 2


def _place(span: Span, form: str, text: str, part: int) -> tuple[Any, ...]:
    whole = span.of(text)
    return (span.start, span.end) if whole == form and not part else (span.start, span.end, form)


def _choose_english(corpora: Path, wanted: int) -> Iterator[Annotated]:
    analyser = load_analyser("best")
    names = sorted(p.stem for p in (corpora / "time/meantime-en").glob("*.xml"))
    random.Random(f"{SEED}:own").shuffle(names)
    count = 0
    for article in names:
        tokens = english_tokens(corpora, article)
        numbers = sorted({s for _, s, _ in tokens if s >= 2})
        fit = [s for s in numbers if SHORTEST <= sum(t[1] == s for t in tokens) <= LONGEST]
        for number in sorted(random.Random(article).sample(fit, min(PER_ARTICLE, len(fit)))):
            rows = [t for t in tokens if t[1] == number]
            (sentence,) = analyser.analyse_words([raw_sentence([t[2] for t in rows])], "en")
            yield _annotated(f"e{count:03d}", "en", article, sentence, [(t[0],) for t in rows])
            count += 1
            if count == wanted:
                return


def _annotated(ident: str, language: str, article: str, sentence: Sentence, places: list[tuple[Any, ...]]) -> Annotated:
    words = sentence.words
    return Annotated(
        ident, language, article, tuple(places),
        tuple(w.form for w in words), tuple(w.upos for w in words), tuple(w.feats for w in words),
        tuple(w.lemma for w in words), tuple(w.head + 1 for w in words), tuple(w.deprel for w in words),
        tuple(w.name for w in words),
    )  # fmt: skip


# ------------------------------------------------------------------------------------------------ tables and corrections


def table(sentence: Annotated) -> str:
    """The sentence's block of a table."""
    rows = zip(
        sentence.forms, sentence.upos, sentence.feats, sentence.lemmas, sentence.heads, sentence.deprels,
        sentence.names, strict=True,
    )  # fmt: skip
    lines = [f"# {sentence.id} {sentence.language} {sentence.article} | {' '.join(sentence.forms)}"]
    lines += ["\t".join([str(n), *map(str, row)]) for n, row in enumerate(rows, 1)]
    return "\n".join(lines) + "\n"


def corrected(sentence: Annotated, changes: Iterable[tuple[int, dict[str, str]]]) -> Annotated:
    """The sentence with corrections (word number from 1, values by key). Raises ValueError for an unknown key or word."""
    fields = {"upos": "upos", "feats": "feats", "lemma": "lemmas", "head": "heads", "rel": "deprels", "name": "names"}
    columns = {f: list(getattr(sentence, f)) for f in fields.values()}
    for number, values in changes:
        if not 1 <= number <= len(sentence.forms):
            raise ValueError(f"{sentence.id}: no word {number}")
        for key, value in values.items():
            if key not in fields:
                raise ValueError(f"{sentence.id} {number}: unknown key {key!r}")
            columns[fields[key]][number - 1] = int(value) if key == "head" else ("" if value == "_" else value)
    return replace(sentence, **{k: tuple(v) for k, v in columns.items()})


def read_corrections(path: Path) -> dict[str, list[tuple[int, dict[str, str]]]]:
    """The corrections of a file by sentence; a line with the sentence's id alone says that nothing is to be changed."""
    out: dict[str, list[tuple[int, dict[str, str]]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("#")[0].split()
        if not cells:
            continue
        rows = out.setdefault(cells[0], [])
        if len(cells) > 2:
            rows.append((int(cells[1]), dict(c.split("=", 1) for c in cells[2:])))
    return out


def problems(s: Annotated) -> Iterator[str]:
    """What cannot be right in a sentence: labels, tree, names; and what is rare enough to look at twice ("look: ...")."""
    count = len(s.forms)
    for n in range(count):
        where = f"{s.id} {n + 1} {s.forms[n]}"
        if s.upos[n] not in UPOS:
            yield f"{where}: UPOS {s.upos[n]}"
        if s.deprels[n] not in RELATIONS:
            yield f"{where}: relation {s.deprels[n]}"
        if s.names[n] not in NAME_TAGS:
            yield f"{where}: name {s.names[n]}"
        if s.names[n][0] == "I" and (n == 0 or s.names[n - 1][2:] != s.names[n][2:]):
            yield f"{where}: {s.names[n]} continues nothing"
        if not 0 <= s.heads[n] <= count or s.heads[n] == n + 1:
            yield f"{where}: head {s.heads[n]}"
        elif (s.heads[n] == 0) != (s.deprels[n] == "root"):
            yield f"{where}: head {s.heads[n]} with relation {s.deprels[n]}"
        elif s.heads[n] and s.deprels[s.heads[n] - 1] in LEAVES and s.deprels[n] not in MODIFIERS:
            yield f"look: {where} ({s.deprels[n]}) hangs on {s.forms[s.heads[n] - 1]} ({s.deprels[s.heads[n] - 1]})"
    if s.heads.count(0) != 1:
        yield f"{s.id}: {s.heads.count(0)} roots"
    for n in range(count):
        seen, at = set(), n + 1
        while at and at not in seen and at <= count:
            seen.add(at)
            at = s.heads[at - 1]
        if at:
            yield f"{s.id} {n + 1} {s.forms[n]}: the heads go in a circle"
            break


def read_tables(corpora: Path, chosen: Path) -> dict[str, Annotated]:
    """The sentences as they were chosen, by id."""
    return {s.id: s for language in ("de", "en") for s in join(chosen / f"{language}-chosen.jsonl", corpora)}


def owners(count: int, annotators: int) -> list[int]:
    """Which annotator's reading of each of `count` sentences counts: each has an equal stretch."""
    return [n * annotators // count for n in range(count)]


def agreement(first: Annotated, second: Annotated) -> Counter[str]:
    """Words and names on which two readings of one sentence agree; `names` counts spans of both sides."""
    out: Counter[str] = Counter(words=len(first.forms))
    for n in range(len(first.forms)):
        same_head = first.heads[n] == second.heads[n]
        out["upos"] += first.upos[n] == second.upos[n]
        out["uas"] += same_head
        out["las"] += same_head and first.deprels[n] == second.deprels[n]
        out["lemma"] += first.lemmas[n] == second.lemmas[n]
        out["feats"] += first.feats[n] == second.feats[n]
    ours, theirs = name_spans(first.names), name_spans(second.names)
    out["names_same"] += 2 * len(ours & theirs)
    out["names"] += len(ours) + len(theirs)
    return out


def keep(files: list[Path], chosen: dict[str, Annotated], target: Path) -> str:
    """Adds to ``de-train``, ``de-test`` (its articles stand in no other file; made once) and ``en-train``; returns the
    agreement."""
    read = [{k: corrected(chosen[k], v) for k, v in read_corrections(path).items()} for path in files]
    total: Counter[str] = Counter()
    rows: dict[str, list[Annotated]] = {}
    tests = not (target / "de-test.jsonl").exists()
    for language in ("de", "en"):
        idents = [k for k in chosen if k[0] == language[0]]
        for ident, owner in zip(idents, owners(len(idents), len(read)), strict=True):
            sentence = read[owner][ident]
            for other in (r for n, r in enumerate(read) if n != owner and ident in r):
                total["sentences"] += 1
                total += agreement(sentence, other[ident])
            part = "test" if tests and language == "de" and owner == len(read) - 1 else "train"
            rows.setdefault(f"{language}-{part}", []).append(sentence)
    for name, sentences in rows.items():
        with (target / f"{name}.jsonl").open("a", encoding="utf-8") as out:
            out.writelines(to_json(s) + "\n" for s in sentences)
    shares = {k: round(100 * total[k] / max(1, total["words"]), 1) for k in ("upos", "uas", "las", "lemma", "feats")}
    names = round(100 * total["names_same"] / max(1, total["names"]), 1)
    return json.dumps({"sentences": total["sentences"], "words": total["words"], **shares, "names F1": names})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("choose", "check", "keep", "join"))
    parser.add_argument("files", nargs="*", type=Path, help="check, keep: files of corrections; join: stand-off files")
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--chosen", type=Path, default=CORPUS / "work", help="folder of the chosen sentences")
    parser.add_argument("--german", type=int, default=600)
    parser.add_argument("--english", type=int, default=300)
    args = parser.parse_intermixed_args()
    if args.what == "choose":
        args.chosen.mkdir(parents=True, exist_ok=True)
        picked = list(choose(args.corpora, args.german, args.english))
        for language in ("de", "en"):
            rows = [s for s in picked if s.language == language]
            (args.chosen / f"{language}-chosen.jsonl").write_text("".join(to_json(s) + "\n" for s in rows), "utf-8")
            (args.chosen / f"{language}.tsv").write_text("\n".join(map(table, rows)), "utf-8")
    elif args.what == "check":
        sys.exit(_check(args.files, read_tables(args.corpora, args.chosen)))
    elif args.what == "keep":
        print(keep(args.files, read_tables(args.corpora, args.chosen), CORPUS))
    else:
        for path in args.files:
            for sentence in join(path, args.corpora):
                sys.stdout.write(conllu(sentence))


def _check(files: Iterable[Path], chosen: dict[str, Annotated]) -> int:
    """Prints what is wrong with corrected sentences."""
    wrong = 0
    for path in files:
        for ident, changes in read_corrections(path).items():
            for problem in problems(corrected(chosen[ident], changes)) if ident in chosen else [f"no sentence {ident}"]:
                print(f"{path.name}: {problem}")
                wrong += not problem.startswith("look")
    return 1 if wrong else 0


if __name__ == "__main__":
    main()

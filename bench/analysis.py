"""The analyser measured: quality on gold words, speed, memory, load time. ``python bench/analysis.py --help``

    python bench/analysis.py --score de_gsd-dev.conllu --language de       UPOS, UAS, LAS, lemma, raw segmentation
    python bench/analysis.py --score de_germeval14-dev.tsv --language de   names, outer level
    python bench/analysis.py --speed wikinews-de.jsonl --other spacy:en_core_web_sm --english re3d-en.jsonl

Scores are taken from what `depesche analyse --pretokenised` prints, by CoNLL-U and IOB2, as others would: relations
without subtypes, all words; names by whole spans (CoNLL-2003). Speed is whole analysis against the bare forward pass
of the same batches on one thread, the best of several rounds, in time of this process (other work on the machine
does not count, but still slows it).
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from depesche.analysis import Analyser, load_analyser
from depesche.analysis.conllu import Tree, name_spans, read_conllu
from depesche.analysis.neural import NeuralAnalyser
from depesche.analysis.tokenise import tokenise
from depesche.model.text import Span

CORE = frozenset({"nsubj", "obj", "iobj", "csubj", "ccomp", "xcomp"})
CONTENT = frozenset({"VERB", "AUX"})
NAMES = {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "OTH": "MISC", "MISC": "MISC"}
ROUNDS = 3


def analysed(path: Path, language: str, model: str, form: str) -> list[str]:
    """The lines that the command prints for a file of given tokens."""
    command = [sys.executable, "-m", "depesche.cli", "analyse", str(path), "--pretokenised", "--format", form]
    done = subprocess.run([*command, "--language", language, "--model", model], capture_output=True, check=True)
    return done.stdout.decode("utf-8").splitlines()


def tree_scores(gold: Sequence[Tree], guess: Sequence[Tree]) -> dict[str, float]:
    """Per cent of all words; `core` is LAS of core relations, `verbs` the lemmas of verbs. Checks that an official
    scorer would take the output: same tokens, one root, universal relations."""
    hits: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for want, got in zip(gold, guess, strict=True):
        if [n.form for n in want.nodes] != [n.form for n in got.nodes] or want.ranges != got.ranges:
            raise ValueError(f"tokens differ in {want.comment('sent_id')}")
        if [n.head for n in got.nodes].count(0) != 1:
            raise ValueError(f"not one root in {want.comment('sent_id')}")
        for a, b in zip(want.nodes, got.nodes, strict=True):
            relation = a.deprel.split(":")[0]
            right = a.head == b.head
            found = {
                "upos": a.upos == b.upos, "feats": a.feats == b.feats, "lemma": a.lemma == b.lemma, "uas": right,
                "las": right and relation == b.deprel.split(":")[0],
            }  # fmt: skip
            if relation in CORE:
                found["core"] = found["las"]
            if a.upos in CONTENT:
                found["verbs"] = found["lemma"]
            total.update(found.keys())
            hits.update(k for k, ok in found.items() if ok)
    return {k: round(100 * hits[k] / n, 2) for k, n in total.items()}


def name_scores(gold: Sequence[Sequence[str]], guess: Sequence[Sequence[str]]) -> dict[str, float]:
    """F1 of names by type and over all, in per cent."""
    sets = [{(n, *s) for n, tags in enumerate(group) for s in name_spans(tags)} for group in (gold, guess)]
    out = {}
    for kind in ("all", "PER", "LOC", "ORG", "MISC"):
        want, got = ({s for s in group if kind in ("all", s[3])} for group in sets)
        out[kind] = round(200 * len(want & got) / max(1, len(want) + len(got)), 2)
    return out


def gold_names(lines: Iterable[str]) -> list[list[str]]:
    """The outer tags of GermEval's tsv in our types; derived and partial names ("LOCderiv") are none."""
    sentences: list[list[str]] = [[]]
    for line in lines:
        cells = line.rstrip("\n").split("\t")
        if not line.strip():
            sentences.append([])
        elif not line.startswith("#\t"):
            mapped = NAMES.get(cells[2][2:])
            sentences[-1].append(f"{cells[2][0]}-{mapped}" if mapped else "O")
    return [s for s in sentences if s]


def printed_names(lines: Iterable[str]) -> list[list[str]]:
    """The tags of printed IOB2."""
    sentences: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            sentences[-1].append(line.split("\t")[-1])
        else:
            sentences.append([])
    return [s for s in sentences if s]


def segmentation(trees: Sequence[Tree], language: str, size: int = 6) -> dict[str, float]:
    """F1 of tokens (a contraction is one) and sentences of `size` sentences at a time joined by spaces."""
    sets: dict[str, set[Any]] = {k: set() for k in ("gt", "pt", "gs", "ps")}
    for at in range(0, len(trees), size):
        text = ""
        for tree in trees[at : at + size]:
            base, inside = len(text), {a: (b, form, misc) for a, b, form, misc in tree.ranges}
            n = 1
            while n <= len(tree.nodes):
                node = tree.nodes[n - 1]
                end, form, misc = inside.get(n, (n, node.form, node.misc))
                sets["gt"].add((at, len(text), len(text) + len(form)))
                text += form + ("" if "SpaceAfter=No" in misc.split("|") else " ")
                n = end + 1
            text = text.rstrip()
            sets["gs"].add((at, base, len(text)))
            text += " "
        for sentence in tokenise(text, language):
            sets["ps"].add((at, *sentence.span))
            starts = [n for n, w in enumerate(sentence.words) if w.part == 0]
            for a, b in zip(starts, [*starts[1:], len(sentence.words)], strict=True):
                group = sentence.words[a:b]
                sets["pt"].add((at, group[0].span.start, max(w.span.end for w in group)))

    def f1(gold: str, guess: str) -> float:
        return round(200 * len(sets[gold] & sets[guess]) / max(1, len(sets[gold]) + len(sets[guess])), 2)

    return {"tokens": f1("gt", "pt"), "sentences": f1("gs", "ps")}


def score(path: Path, language: str, model: str) -> None:
    """Prints the scores of one file."""
    with path.open(encoding="utf-8") as lines:
        if path.suffix == ".conllu":
            gold = list(read_conllu(lines))
            guess = list(read_conllu(analysed(path, language, model, "conllu")))
            print(path.name, json.dumps(tree_scores(gold, guess)), json.dumps(segmentation(gold, language)))
        else:
            print(
                path.name,
                json.dumps(name_scores(gold_names(lines), printed_names(analysed(path, language, model, "iob2")))),
            )


# ------------------------------------------------------------------------------------------- speed


class Recorded:
    """A session that notes what it is fed."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.feeds: list[Any] = []

    def run(self, outputs: Any, feed: Any) -> Any:
        self.feeds.append(feed)
        return self.session.run(outputs, feed)


def texts(path: Path, language: str, words: int) -> list[tuple[str, str, Sequence[Span] | None]]:
    """The first texts of a JSONL file, about so many words of them."""
    out: list[tuple[str, str, Sequence[Span] | None]] = []
    count = 0
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            out.append((json.loads(line)["text"], language, None))
            count += len(out[-1][0].split())
            if count >= words:
                break
    return out


def peak() -> float:
    """Peak memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def timed(analyser: Analyser, given: Sequence[tuple[str, str, Sequence[Span] | None]]) -> tuple[float, int]:
    """Seconds of processor time and words of one analysis."""
    start = time.process_time()
    done = analyser.analyse_many(given)
    return time.process_time() - start, sum(len(s.words) for text in done for s in text)


def speed(path: Path, language: str, model: str, words: int) -> None:
    """Whole analysis and bare forward pass of the same batches, taken in turns."""
    start = time.perf_counter()
    analyser = load_analyser(model)
    print(f"{model}: loaded in {time.perf_counter() - start:.2f} s, peak {peak():.0f} MB")
    given = texts(path, language, words)
    if not isinstance(analyser, NeuralAnalyser):
        best, count = min(timed(analyser, given) for _ in range(ROUNDS))
        print(f"{model}: {count / best:.0f} words a second")
        return
    recorded = Recorded(analyser._session)
    analyser._session = recorded
    analyser.analyse_many(given)
    analyser._session = recorded.session
    whole, bare, count = float("inf"), float("inf"), 0
    for _ in range(ROUNDS):
        start = time.process_time()
        for feed in recorded.feeds:
            recorded.session.run(None, feed)
        bare = min(bare, time.process_time() - start)
        seconds, count = timed(analyser, given)
        whole = min(whole, seconds)
    print(
        f"{model} on {path.name}: {count / whole:.0f} words a second; bare forward pass {count / bare:.0f}; "
        f"whole analysis takes {whole / bare:.2f} times the bare pass; peak {peak():.0f} MB"
    )


def long_text(path: Path, language: str, model: str, megabytes: int) -> None:
    """Peak memory of one text of so many MB, analysed sentence by sentence as a stream."""
    analyser = load_analyser(model)
    assert isinstance(analyser, NeuralAnalyser)
    one = "\n\n".join(text for text, _, _ in texts(path, language, 100_000))
    text = (one + "\n\n") * (megabytes * 1_000_000 // len(one.encode()) + 1)
    before, start = peak(), time.process_time()
    count = sum(len(s.words) for s in analyser.stream(text, language))
    print(
        f"{megabytes} MB, {count:,} words: peak {peak():.0f} MB (before {before:.0f}), "
        f"{time.process_time() - start:.0f} s"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--score", type=Path, action="append", default=[], help=".conllu or GermEval's .tsv")
    parser.add_argument("--speed", type=Path, help="JSONL with texts of --language")
    parser.add_argument("--english", type=Path, help="JSONL with English texts, for --other")
    parser.add_argument("--other", help="another analyser to measure on the English texts, say spacy:en_core_web_sm")
    parser.add_argument("--long", type=int, default=0, help="peak memory of a text of so many MB (from --speed)")
    parser.add_argument("--language", default="de")
    parser.add_argument("--model", default="best")
    parser.add_argument("--words", type=int, default=12_000)
    args = parser.parse_args()
    for path in args.score:
        score(path, args.language, args.model)
    if args.speed and args.long:
        long_text(args.speed, args.language, args.model, args.long)
    elif args.speed:
        speed(args.speed, args.language, args.model, args.words)
    if args.english:
        speed(args.english, "en", args.model, args.words)
        if args.other:
            speed(args.english, "en", args.other, args.words)


if __name__ == "__main__":
    main()

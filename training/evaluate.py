"""Every figure of the model card, measured on the exported file. ``python -m training.evaluate``.

Trees are scored on gold words (UPOS, UAS, LAS without subtypes, lemmas: CoNLL 2018), names by whole
spans (CoNLL-2003), tokens and sentences on sentences joined to paragraphs by spaces.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from depesche.analysis import NeuralAnalyser, load_analyser
from depesche.analysis.conllu import Tree, name_spans, read_conllu
from depesche.analysis.tokenise import tokenise
from depesche.analysis.words import RawSentence, RawWord
from depesche.model.analysis import Sentence
from depesche.model.text import Span
from training.data import NAME_TYPES, Example, held_out_trees, load_training
from training.scoring import f1, paragraphs
from training.standoff import CORPUS, conllu, join

CORE = frozenset({"nsubj", "obj", "iobj", "csubj", "ccomp", "xcomp"})


def raw_sentence(forms: Sequence[str]) -> RawSentence:
    """Given words as the analyser takes them, parted by single spaces."""
    words, at = [], 0
    for form in forms:
        words.append(RawWord(Span(at, at + len(form)), form))
        at += len(form) + 1
    return RawSentence(Span(0, max(0, at - 1)), tuple(words))


def tree_scores(analyser: NeuralAnalyser, trees: Sequence[Tree], language: str) -> dict[str, float]:
    """Accuracies over all words, punctuation included, in per cent; `core` is LAS of core relations."""
    guessed = analyser.analyse_words([raw_sentence([n.form for n in t.nodes]) for t in trees], language)
    hits: Counter[str] = Counter()
    total = core = 0
    for tree, sentence in zip(trees, guessed, strict=True):
        for node, word in zip(tree.nodes, sentence.words, strict=True):
            gold = node.deprel.split(":")[0]
            right = word.head + 1 == node.head
            labelled = right and word.deprel == gold
            total += 1
            hits["upos"] += word.upos == node.upos
            hits["lemma"] += word.lemma == node.lemma
            hits["feats"] += word.feats == node.feats
            hits["uas"] += right
            hits["las"] += labelled
            if gold in CORE:
                core += 1
                hits["core"] += labelled
    measures = ("upos", "feats", "lemma", "uas", "las", "core")
    return {k: round(100 * hits[k] / max(1, core if k == "core" else total), 2) for k in measures}


def name_scores(analyser: NeuralAnalyser, examples: Sequence[Example], types: Iterable[str]) -> dict[str, float]:
    """F1 of names by type and over all of `types`, in per cent."""
    language = examples[0].source[:2]
    guessed = analyser.analyse_words([raw_sentence(e.words) for e in examples], language)
    gold, guess = _spans((e.names or () for e in examples), types), _spans((tags(s) for s in guessed), types)
    out = {"all": round(f1(gold, guess), 2)}
    for kind in types:
        out[kind] = round(f1({s for s in gold if s[3] == kind}, {s for s in guess if s[3] == kind}), 2)  # type: ignore[index]
    return out


def tags(sentence: Sentence) -> list[str]:
    return [w.name for w in sentence.words]


def _spans(sentences: Iterable[Sequence[str]], types: Iterable[str]) -> set[object]:
    wanted = set(types)
    return {(n, *span) for n, names in enumerate(sentences) for span in name_spans(names) if span[2] in wanted}


def segmentation(trees: Sequence[Tree], language: str) -> dict[str, float]:
    """F1 of tokens (a contraction is one) and sentences, in per cent."""
    sets: dict[str, set[object]] = {k: set() for k in ("gt", "pt", "gs", "ps")}
    for n, (text, tokens, sentences) in enumerate(paragraphs(trees)):
        found = list(tokenise(text, language))
        sets["gt"] |= {(n, *s) for s in tokens}
        sets["pt"] |= {(n, *w.span) for s in found for w in s.words}
        sets["gs"] |= {(n, *s) for s in sentences}
        sets["ps"] |= {(n, *s.span) for s in found}
    return {"tokens": round(f1(sets["gt"], sets["pt"]), 2), "sentences": round(f1(sets["gs"], sets["ps"]), 2)}


def speed(analyser: NeuralAnalyser, corpora: Path, words: int = 12_000) -> dict[str, float]:
    """Words a second of the whole analysis of German news (best of three)."""
    texts, total = [], 0
    with (corpora / "news/wikinews-de.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            texts.append((json.loads(line)["text"], "de", None))
            total += len(texts[-1][0].split())
            if total >= words:
                break
    best = 0.0
    for _ in range(3):
        start = time.perf_counter()
        count = sum(len(s.words) for text in texts for s in analyser.analyse(*text))
        best = max(best, count / (time.perf_counter() - start))
    return {"words_per_second": round(best)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--model", default="best", help="a model's name or the path of an .onnx file")
    parser.add_argument("--speed", action="store_true", help="measure speed too")
    args = parser.parse_args()
    analyser = load_analyser(args.model)
    assert isinstance(analyser, NeuralAnalyser)
    for name, result in results(analyser, args.corpora, args.speed):
        print(f"{name:28}", json.dumps(result), flush=True)


def results(analyser: NeuralAnalyser, corpora: Path, timed: bool) -> Iterable[tuple[str, dict[str, float]]]:
    """Name of the measurement and its figures, one after the other."""
    banks = corpora / "treebanks"
    with (banks / "en_ewt-dev.conllu").open(encoding="utf-8") as lines:
        ewt = list(read_conllu(lines))
    gsd, pud = held_out_trees(corpora, "de_gsd"), held_out_trees(corpora, "de_pud")
    yield "trees de_gsd held out", tree_scores(analyser, gsd, "de")
    yield "trees de_pud held out", tree_scores(analyser, pud, "de")
    yield "trees en_ewt dev", tree_scores(analyser, ewt, "en")
    news = list(read_conllu("".join(map(conllu, join(CORPUS / "de-test.jsonl", corpora))).splitlines(True)))
    yield "trees de_news test", tree_scores(analyser, news, "de")
    _, held = load_training(corpora)
    yield "names de_news test", name_scores(analyser, held["de_news"], NAME_TYPES)
    yield (
        "names de_germeval held out",
        name_scores(analyser, held["de_germeval"], ("PER", "ORG", "LOC", "MISC")),
    )
    uner = [e for e in held["de_pud"] if e.names is not None]
    yield "names de_uner held out", name_scores(analyser, uner, ("PER", "ORG", "LOC"))
    for name, language in (("de_gsd-dev", "de"), ("de_pud", "de")):
        with (banks / f"{name}.conllu").open(encoding="utf-8") as lines:
            yield f"raw text {name}", segmentation(list(read_conllu(lines)), language)
    if timed:
        yield "speed", speed(analyser, corpora)


if __name__ == "__main__":
    main()

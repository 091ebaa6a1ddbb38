"""How well the stage `claims` finds who vouches for what, on coded articles.

    python bench/claims.py GOLD.jsonl [...] [--score SCORE.py] [--errors N] [--quotations Q.jsonl --news N.jsonl]

The gold files are those of the coding guide (fields `text`, `sentences`, `attributions`); `--score` is the
evaluator that stands beside them. `--quotations` takes the German Wikinews quotation corpus (Petersen-Frey and
Biemann 2024), joined by id with the texts in `--news`. Analyses are kept under tests/.cache.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import pickle
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from depesche.analysis import load_analyser
from depesche.model import Article, Claim, Doc, Prepared, Source, Span
from depesche.pack import claims as pack
from depesche.pack.files import DATA, Problems
from depesche.stages.claims import claims

CACHE = Path(__file__).resolve().parent.parent / "tests" / ".cache" / "claims"
SHARE = 0.5  # of the longer span that both must have for a match


def model_key() -> str:
    """A short name for the installed models, so that a new model gets new analyses."""
    files = sorted((DATA / "models").rglob("*"))
    stamp = "".join(f"{f.name}{f.stat().st_size}{f.stat().st_mtime_ns}" for f in files if f.is_file())
    return hashlib.sha256(stamp.encode()).hexdigest()[:8]


class Reader:
    """Texts to claims, with the analyses kept on disk."""

    def __init__(self) -> None:
        self.key = model_key()
        self.analyser: Any = None
        self.lexicons: dict[str, pack.ClaimLexicon] = {}
        CACHE.mkdir(parents=True, exist_ok=True)

    def doc(self, ident: str, text: str, language: str, publisher: str | None) -> Doc:
        """The analysed article."""
        source = Source(publisher, "field") if publisher else None
        base = Doc(Article(ident, text, publisher=source), Prepared(language, (Span(0, len(text)),)))
        path = CACHE / f"{self.key}-{hashlib.sha256((language + text).encode()).hexdigest()[:20]}.pickle"
        if path.exists():
            return base.having(sentences=pickle.loads(path.read_bytes()))
        if self.analyser is None:
            self.analyser = load_analyser()
        sentences = tuple(self.analyser.analyse(text, language))
        path.write_bytes(pickle.dumps(sentences))
        return base.having(sentences=sentences)

    def claims(self, doc: Doc, language: str) -> tuple[Claim, ...]:
        """The claims of an analysed article."""
        if language not in self.lexicons:
            problems = Problems()
            self.lexicons[language] = pack.load(DATA / "lang" / language, problems)
            problems.raise_if_any()
        return claims(doc, self.lexicons[language])


def lines(path: str) -> Iterator[Any]:
    """The objects of a JSON Lines file."""
    with open(path, encoding="utf-8") as file:
        yield from map(json.loads, file)


def plain(c: Claim) -> dict[str, Any]:
    """A claim as the evaluator reads it."""
    return {
        "span": list(c.span), "source": c.source, "source_span": list(c.source_span) if c.source_span else None,
        "manner": c.manner, "by": c.by,
    }  # fmt: skip


def language_of(path: str) -> str:
    """The gold files of English articles end in -e."""
    return "en" if Path(path).stem.endswith("-e") else "de"


def score_gold(paths: list[str], evaluator: Any, reader: Reader, errors: int) -> None:
    """Print claim and source F1 of every gold file and of all."""
    total = evaluator.Tally()
    for path in paths:
        tally = evaluator.Tally()
        for gold in lines(path):
            language = language_of(path)
            doc = reader.doc(gold["id"], gold["text"], language, gold.get("publisher"))
            found = [plain(c) for c in reader.claims(doc, language)]
            evaluator.score_claims(gold, {"claims": found}, tally)
            if errors:
                show(gold, found, evaluator)
        report(Path(path).name, tally, evaluator)
        total.update(tally)
    report("all", total, evaluator)


def report(name: str, t: Any, evaluator: Any) -> None:
    """One line of figures."""
    claim = evaluator.f1(t["c_hit"], t["c_gold"], t["c_pred"])
    source = evaluator.f1(t["s_hit"], t["s_gold"], t["s_pred"])
    print(
        f"{name:<16} claim P {claim[0]:.3f} R {claim[1]:.3f} F1 {claim[2]:.3f}"
        f" (gold {t['c_gold']}, found {t['c_pred']})   source P {source[0]:.3f} R {source[1]:.3f} F1 {source[2]:.3f}"
    )


def show(gold: Any, found: list[dict[str, Any]], evaluator: Any) -> None:
    """Print what was missed and what is extra in one article."""
    text: str = gold["text"]
    used: set[tuple[int, int]] = set()
    wanted = []
    for a in gold["attributions"]:
        span = evaluator.find(text, gold["sentences"][a["sentence"]], a["content"], used)
        if span:
            wanted.append((span, a))
    got = []
    for c in found:
        for a, b in gold["sentences"]:
            s = (max(a, c["span"][0]), min(b, c["span"][1]))
            if s[1] - s[0] > 1 and c["manner"] != "publisher":
                got.append((s, c))

    def like(g: Any, p: Any) -> float:
        o = evaluator.overlap(g[0], p[0])
        return float(o) if o >= SHARE * max(g[0][1] - g[0][0], p[0][1] - p[0][0]) else 0.0

    pairs = evaluator.pair(wanted, got, like)
    hit, right = {id(g) for g, _ in pairs}, {id(p) for _, p in pairs}
    for n, (a, b) in enumerate(gold["sentences"]):
        out = []
        for g in wanted:
            if g[1]["sentence"] == n and id(g) not in hit:
                out.append(f"   missed  {g[1]['source']} | {g[1]['cue']} | {text[slice(*g[0])]}")
        for p in got:
            if a <= p[0][0] < b and id(p) not in right:
                out.append(f"   extra   {p[1]['by']} | {p[1]['source']} | {text[slice(*p[0])]}")
        for g, p in pairs:
            if a <= p[0][0] < b and not same_source(g[1], p[1], text, evaluator):
                out.append(f"   source  {g[1]['source']} | got {p[1]['source_span'] and p[1]['source']} ({p[1]['by']})")
        if out:
            print(f"{gold['id']} {n} {text[a:b]}", *out, sep="\n")


def same_source(g: Any, p: Any, text: str, evaluator: Any) -> bool:
    """Whether gold and found source agree as the evaluator has it."""
    told = evaluator.norm(text[slice(*p["source_span"])]) if p["source_span"] else ""
    wanted = evaluator.norm(g["source"])
    return bool(told == wanted or (told and wanted and (told in wanted or wanted in told)))


def score_quotations(path: str, news: str, reader: Reader) -> None:
    """Print recall of the corpus's quotations by type, and of their speakers."""
    texts = {d["id"]: d for d in lines(news)}
    seen: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    named: Counter[str] = Counter()
    right: Counter[str] = Counter()
    found_all = 0
    for row in lines(path):
        article = texts[row["id"]]
        doc = reader.doc(row["id"], article["text"], "de", article.get("publisher"))
        found = [c for c in reader.claims(doc, "de") if c.manner != "publisher"]
        found_all += len(found)
        for q in row["quotations"]:
            if q["isNested"]:
                continue
            span = Span(q["quote"][0][0], q["quote"][-1][1])
            seen[q["type"]] += 1
            best = max(found, key=lambda c: overlap(span, c.span), default=None)
            if best is None or overlap(span, best.span) < SHARE:
                continue
            hits[q["type"]] += 1
            if q["speaker"] and best.source:
                named[q["type"]] += 1
                speaker = article["text"][q["speaker"][0][0] : q["speaker"][-1][1]]
                right[q["type"]] += best.source in speaker or speaker in best.source
    for kind in sorted(seen):
        print(
            f"{kind:<22} {seen[kind]:>5}  found {hits[kind] / seen[kind]:.3f}"
            f"  speaker right {right[kind] / max(1, named[kind]):.3f} of {named[kind]}"
        )
    print(f"claims found {found_all}, quotations {sum(seen.values())}")


def overlap(a: Span, b: Span) -> float:
    """The shared part of two spans, as a share of the longer."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return max(0, shared) / max(1, a.end - a.start, b.end - b.start)


def main() -> None:
    """Read the arguments and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*")
    parser.add_argument("--score")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--quotations")
    parser.add_argument("--news")
    args = parser.parse_args()
    reader = Reader()
    if args.gold:
        where = args.score or str(Path(args.gold[0]).parent / "score.py")
        spec = importlib.util.spec_from_file_location("score", where)
        assert spec is not None
        assert spec.loader is not None
        evaluator = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(evaluator)
        score_gold(args.gold, evaluator, reader, args.errors)
    if args.quotations:
        score_quotations(args.quotations, args.news, reader)


if __name__ == "__main__":
    main()

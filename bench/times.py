"""Score the stage `times` against KRAUTS and the coded articles, and measure its speed.

usage: times.py [--krauts FOLDER] [--gold FILE ...] [--meantime FOLDER] [--errors] [--analyse]

KRAUTS and MEANTIME are scored as in TempEval-3 (UzZaman et al. 2013): strict = same characters, relaxed =
some overlap, value = relaxed and the same value. The coded articles are scored as by their own score.py
(time = relaxed; value on dated articles only).
"""

from __future__ import annotations

import argparse
import html
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from depesche.model import Article, Doc, PublicationDate, Span
from depesche.pack.files import DATA, Problems
from depesche.pack.times import TimesLexicon, load
from depesche.stages.times import expressions

Mark = tuple[Span, str, str]


@dataclass(frozen=True)
class Sample:
    """One text with its expressions as annotated: (span, type, value)."""

    name: str
    language: str
    text: str
    day: str | None
    marks: tuple[Mark, ...]
    valued: bool = True


def krauts(folder: Path) -> Iterator[Sample]:
    """The .tml files below `folder`; empty TIMEX3 tags have no words to find and are left out."""
    for path in sorted(folder.rglob("*.tml")):
        raw = path.read_text(encoding="utf-8")
        dct = re.search(r"<DCT>.*?value=\"([\d-]+)\"", raw, re.DOTALL)
        body = re.search(r"<TEXT>(.*)</TEXT>", raw, re.DOTALL)
        text, marks, open_ = "", [], None
        for piece in re.split(r"(<[^>]*>)", body[1] if body else ""):
            if piece.startswith("<TIMEX3") and not piece.endswith("/>"):
                open_ = (len(text), dict(re.findall(r"(\w+)=\"([^\"]*)\"", piece)))
            elif piece == "</TIMEX3>" and open_:
                start, attributes = open_
                if len(text) > start:
                    marks.append((Span(start, len(text)), attributes["type"], attributes.get("value", "")))
                open_ = None
            elif not piece.startswith("<"):
                text += html.unescape(piece)
        yield Sample(path.name, "de", text, dct[1] if dct else None, tuple(marks))


def meantime(folder: Path) -> Iterator[Sample]:
    """MEANTIME's English files: tokens and TIMEX3 markables that name their tokens."""
    for path in sorted(folder.rglob("*.xml")):
        raw = path.read_text(encoding="utf-8")
        text, where, last = "", {}, None
        for attributes, word in re.findall(r"<token ([^>]*)>([^<]*)<", raw):
            a = dict(re.findall(r"(\w+)=\"([^\"]*)\"", attributes))
            number, line, word = a["t_id"], a["sentence"], html.unescape(word)
            if int(line) > 5:  # only the headline and the first five sentences are annotated
                break
            glued = re.match(r"[.,;:)%]|'s$|n't$", word) or text.endswith(("(", "$", "#"))
            text += "" if last is None or glued else "\n\n" if line != last and last in ("0", "1") else " "
            where[number], last = Span(len(text), len(text) + len(word)), line
            text += word
        marks, day = [], None
        for attributes, inner in re.findall(r"<TIMEX3 ([^>]*?)>(.*?)</TIMEX3>", raw, re.DOTALL):
            a = dict(re.findall(r"(\w+)=\"([^\"]*)\"", attributes))
            tokens = [where[t] for t in re.findall(r"t_id=\"(\d+)\"", inner) if t in where]
            if tokens:
                marks.append((Span(tokens[0].start, tokens[-1].end), a.get("type", ""), a.get("value", "")))
        for attributes in re.findall(r"<TIMEX3 ([^>]*?functionInDocument=\"CREATION_TIME\"[^>]*)", raw):
            day = dict(re.findall(r"(\w+)=\"([^\"]*)\"", attributes)).get("value", "")[:10] or day
        if day and re.fullmatch(r"\d{4}-\d\d-\d\d", day):
            yield Sample(path.name, "en", text, day, tuple(marks))


def coded(path: Path) -> Iterator[Sample]:
    """Our own coded articles; a time's text is looked up in its sentence, from left to right."""
    for line in path.read_text(encoding="utf-8").splitlines():
        doc = json.loads(line)
        used: set[Span] = set()
        marks = []
        for x in doc["times"]:
            start, end = doc["sentences"][x["sentence"]]
            at = doc["text"].find(x["text"], start, end)
            while at >= 0 and Span(at, at + len(x["text"])) in used:
                at = doc["text"].find(x["text"], at + 1, end)
            if at >= 0:
                used.add(Span(at, at + len(x["text"])))
                marks.append((Span(at, at + len(x["text"])), "", x["value"]))
        language = "en" if doc["id"].startswith("re3d") else "de"
        yield Sample(doc["id"], language, doc["text"], doc.get("date"), tuple(marks), bool(doc.get("date")))


def predict(sample: Sample, lexicon: TimesLexicon, timeml: bool) -> list[Mark]:
    """What the stage finds; with `timeml` amounts of time as ISO-TimeML writes them."""
    day = PublicationDate(sample.day, "argument") if sample.day else None
    doc = Doc(Article(sample.name, sample.text, day, language=sample.language))
    if ANALYSER is not None:
        doc = doc.having(sentences=ANALYSER.analyse(sample.text, sample.language))
    found = [e for e in expressions(doc, lexicon) if e.timeml or not timeml]
    return [
        (e.time.span, *((("DURATION", e.measure)) if timeml and e.measure else (e.time.type, e.time.value)))
        for e in found
    ]


ANALYSER = None


def score(samples: list[Sample], lexicons: dict[str, TimesLexicon], timeml: bool, errors: bool) -> Counter[str]:
    """Counts over all samples: gold, pred, strict, relaxed, value, and those on which values count."""
    t: Counter[str] = Counter()
    for s in samples:
        got = predict(s, lexicons[s.language], timeml)
        free = list(range(len(got)))
        t["gold"] += len(s.marks)
        t["pred"] += len(got)
        t["gold_v"] += len(s.marks) * s.valued
        t["pred_v"] += len(got) * s.valued
        for span, kind, value in s.marks:
            over = [i for i in free if got[i][0].overlaps(span)]
            best = max(over, key=lambda i: (got[i][0] == span, -abs(got[i][0].start - span.start)), default=None)
            if best is None:
                _tell(errors, "MISS ", s, span, f"{kind} {value}")
                continue
            free.remove(best)
            t["relaxed"] += 1
            t["strict"] += got[best][0] == span
            t["value"] += got[best][2] == value and s.valued
            t["type"] += got[best][1] == kind
            if got[best][0] != span:
                _tell(errors, "SPAN ", s, span, f"got {got[best][0].of(s.text)!r}")
            if got[best][2] != value and s.valued:
                _tell(errors, "VALUE", s, span, f"{kind} {value} got {got[best][1]} {got[best][2]} (published {s.day})")
        for i in free:
            _tell(errors, "EXTRA", s, got[i][0], got[i][2])
    return t


def _tell(errors: bool, what: str, s: Sample, span: Span, more: str) -> None:
    if errors:
        left, right = s.text[max(0, span.start - 50) : span.start], s.text[span.end : span.end + 30]
        print(f"{what} {s.name[:14]:14} {left}[[{span.of(s.text)}]]{right} | {more}".replace("\n", " "))


def f1(hit: int, gold: int, pred: int) -> str:
    """Precision, recall and F1, for print."""
    p, r = hit / max(pred, 1), hit / max(gold, 1)
    return f"P {p:.3f}  R {r:.3f}  F1 {2 * p * r / max(p + r, 1e-9):.3f}"


def main() -> None:
    """Read the arguments, score, print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--krauts", type=Path)
    ap.add_argument("--meantime", type=Path)
    ap.add_argument("--gold", type=Path, nargs="*", default=[])
    ap.add_argument("--errors", action="store_true")
    ap.add_argument("--analyse", action="store_true", help="run the analyser first")
    a = ap.parse_args()
    if a.analyse:
        from depesche.analysis import load_analyser

        global ANALYSER
        ANALYSER = load_analyser()
    problems = Problems()
    lexicons = {code: load(DATA / "lang" / code, problems) for code in ("de", "en")}
    problems.raise_if_any()
    sets = {
        "krauts": (list(krauts(a.krauts)) if a.krauts else [], True),
        "gold de": ([s for g in a.gold for s in coded(g) if s.language == "de"], False),
        "gold en": ([s for g in a.gold for s in coded(g) if s.language == "en"], False),
        "meantime": (list(meantime(a.meantime)) if a.meantime else [], True),
    }
    for name, (samples, timeml) in sets.items():
        if samples:
            began = time.perf_counter()
            t = score(samples, lexicons, timeml, a.errors)
            spent = time.perf_counter() - began
            words = sum(len(s.text.split()) for s in samples)
            print(f"{name}: {len(samples)} texts, {t['gold']} expressions; {words / spent:,.0f} words/s")
            for measure in ("relaxed", "strict", "type"):
                print(f"  {measure:8}{f1(t[measure], t['gold'], t['pred'])}")
            print(f"  value   {f1(t['value'], t['gold_v'], t['pred_v'])}")


if __name__ == "__main__":
    main()

"""How well the event rules find events: sentence and type against coded articles, with a list of errors.

usage: events.py GOLD.jsonl [GOLD.jsonl ...] [--language de] [--errors TYPE,TYPE] [--rules]

Scores candidates before they are qualified: no candidate is dropped for want of a political actor. Gold triggers are
looked up by the sentence that the gold file gives them; the analyser's own sentences are not scored. Analyses are
kept in tests/.cache.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from depesche.analysis import load_analyser
from depesche.model import Article, Candidate, Doc, Sentence
from depesche.pack.events import EventLexicon, load
from depesche.pack.files import DATA, Problems
from depesche.stages.events import events

CACHE = Path(__file__).resolve().parent.parent / "tests" / ".cache"


def analysed(text: str, language: str, model: str) -> tuple[Sentence, ...]:
    """The analysis of `text`, from the cache where it is there."""
    weights = Path(DATA / "models" / f"{model}.onnx").stat()
    key = hashlib.sha256(f"{model}{weights.st_size}{weights.st_mtime}{language}{text}".encode()).hexdigest()[:24]
    path = CACHE / f"{key}.pickle"
    if path.is_file():
        return pickle.loads(path.read_bytes())  # type: ignore[no-any-return]
    found = load_analyser(model).analyse(text, language)
    CACHE.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pickle.dumps(found))
    return found


def lexicon(language: str) -> EventLexicon:
    """The event rules of a language. Raises DataError where they have problems."""
    problems = Problems()
    found = load(DATA / "lang" / language, problems)
    problems.raise_if_any()
    return found


def documents(paths: list[str]) -> Iterator[dict[str, Any]]:
    """The coded articles of all files."""
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def located(doc: dict[str, Any], found: tuple[Candidate, ...]) -> dict[tuple[int, str], list[Candidate]]:
    """Candidates by the gold sentence in which their trigger stands, and by type."""
    place: dict[tuple[int, str], list[Candidate]] = defaultdict(list)
    for c in found:
        number = next((i for i, (a, b) in enumerate(doc["sentences"]) if a <= c.trigger.start < b), None)
        if number is not None:
            place[number, c.type].append(c)
    return place


@dataclass
class Tally:
    """Counts by type and by rule, and the errors to be shown."""

    gold: Counter[str] = field(default_factory=Counter)
    got: Counter[str] = field(default_factory=Counter)
    hit: Counter[str] = field(default_factory=Counter)
    good: Counter[str] = field(default_factory=Counter)
    bad: Counter[str] = field(default_factory=Counter)
    modes: Counter[bool] = field(default_factory=Counter)
    errors: list[tuple[str, str]] = field(default_factory=list)

    def add(self, doc: dict[str, Any], candidates: tuple[Candidate, ...]) -> None:
        """Count one document."""
        place = located(doc, candidates)
        want: dict[tuple[int, str], list[dict[str, Any]]] = defaultdict(list)
        for e in doc["events"]:
            want[e["sentence"], e["type"]].append(e)
        for number, kind in sorted(set(want) | set(place)):
            self._cell(doc, number, kind, want.get((number, kind), []), place.get((number, kind), []))

    def _cell(
        self, doc: dict[str, Any], number: int, kind: str, wanted: list[dict[str, Any]], found: list[Candidate]
    ) -> None:
        self.gold[kind] += len(wanted)
        self.got[kind] += len(found)
        self.hit[kind] += min(len(wanted), len(found))
        for n, c in enumerate(found):
            (self.good if n < len(wanted) else self.bad)[c.by] += 1
        if wanted and found:
            self.modes[any(w["mode"] == c.mode for w in wanted for c in found)] += 1
        if len(wanted) != len(found):
            a, b = doc["sentences"][number]
            told = [(c.trigger.of(doc["text"]), c.by) for c in found]
            what = "MISSED" if len(wanted) > len(found) else "EXTRA"
            line = f"{what} {kind} gold={[e['trigger'] for e in wanted]} got={told}"
            self.errors.append((kind, f"{line}\n     {doc['text'][a:b][:400]!r}"))

    def lines(self) -> Iterator[str]:
        """Precision, recall and F1 a type, and of all."""
        for kind in [*sorted(self.gold | self.got), "all"]:
            g, p, h = (sum(x.values()) if kind == "all" else x[kind] for x in (self.gold, self.got, self.hit))
            precision, recall = h / p if p else 0.0, h / g if g else 0.0
            f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
            yield f"{kind:<10} gold {g:4} got {p:4} hit {h:4}  P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"
        yield f"mode right {self.modes[True] / max(1, self.modes.total()):.3f}"


def main() -> None:
    """Print the errors asked for, a line a type, and the rules."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+")
    parser.add_argument("--language", default="de")
    parser.add_argument("--model", default="best")
    parser.add_argument("--errors", default="", help="event types, with commas, or `all`")
    parser.add_argument("--rules", action="store_true", help="hits and misses of every rule")
    args = parser.parse_args()
    rules, tally = lexicon(args.language), Tally()
    for raw in documents(args.gold):
        doc = Doc(Article(raw["id"], raw["text"]), sentences=analysed(raw["text"], args.language, args.model))
        tally.add(raw, events(doc, rules))
    for kind, line in tally.errors:
        if args.errors == "all" or kind in args.errors.split(","):
            print(line)
    print(*tally.lines(), sep="\n")
    if args.rules:
        for name in sorted(tally.good | tally.bad, key=lambda n: (tally.good[n] - tally.bad[n], n)):
            print(f"{name:<45} right {tally.good[name]:3} wrong {tally.bad[name]:3}")


if __name__ == "__main__":
    main()

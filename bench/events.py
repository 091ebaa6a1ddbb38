"""How well the event rules find events: sentence and type against coded articles, with a list of errors.

usage: events.py GOLD.jsonl [GOLD.jsonl ...] [--language de] [--errors TYPE] [--wrong N] [--model best]

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


def main() -> None:
    """Print a line a type, then the errors asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+")
    parser.add_argument("--language", default="de")
    parser.add_argument("--model", default="best")
    parser.add_argument("--errors", default="")
    parser.add_argument("--rules", action="store_true", help="hits and misses of every rule")
    args = parser.parse_args()
    rules, gold, got, hit = lexicon(args.language), Counter[str](), Counter[str](), Counter[str]()
    good, bad, modes = Counter[str](), Counter[str](), Counter[bool]()
    for raw in documents(args.gold):
        doc = Doc(Article(raw["id"], raw["text"]), sentences=analysed(raw["text"], args.language, args.model))
        place = located(raw, events(doc, rules))
        want: dict[tuple[int, str], list[dict[str, Any]]] = defaultdict(list)
        for e in raw["events"]:
            want[e["sentence"], e["type"]].append(e)
        for key in sorted(set(want) | set(place)):
            wanted, found = want.get(key, []), place.get(key, [])
            pairs = min(len(wanted), len(found))
            gold[key[1]] += len(wanted)
            got[key[1]] += len(found)
            hit[key[1]] += pairs
            for n, c in enumerate(found):
                (good if n < len(wanted) else bad)[c.by] += 1
            if wanted and found:
                modes[any(w["mode"] == c.mode for w in wanted for c in found)] += 1
            if args.errors and (args.errors == "all" or key[1] in args.errors.split(",")) and len(wanted) != len(found):
                a, b = raw["sentences"][key[0]]
                print(f"{'MISSED' if len(wanted) > len(found) else 'EXTRA'} {key[1]} gold={[e['trigger'] for e in wanted]}"
                      f" got={[(c.trigger.of(doc.text), c.by) for c in found]}\n     {raw['text'][a:b][:400]!r}")
    for kind in [*sorted(gold | got), "all"]:
        g, p, h = (sum(x.values()) if kind == "all" else x[kind] for x in (gold, got, hit))
        P, R = h / p if p else 0.0, h / g if g else 0.0
        print(f"{kind:<10} gold {g:4} got {p:4} hit {h:4}  P {P:.3f} R {R:.3f} F1 {2 * P * R / (P + R) if P + R else 0:.3f}")
    print(f"mode right {modes[True] / max(1, modes.total()):.3f}")
    if args.rules:
        for name in sorted(set(good) | set(bad), key=lambda n: (good[n] - bad[n], n)):
            print(f"{name:<45} right {good[name]:3} wrong {bad[name]:3}")


if __name__ == "__main__":
    main()

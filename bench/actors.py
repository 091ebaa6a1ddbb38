"""How often the actors of coded articles resolve to the coded country or organisation.

usage: python bench/actors.py GOLD.jsonl [...] [--errors N]

A coded participant counts where its words stand in the event's sentence and the record has a mention there; what the
mention resolves to (organisation, else country) is held against the code. Participants that the coder left open count
as right where the record leaves them open too. Two tables: by kind of mention, and by the rule that resolved it.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from depesche.match.who import Who
from depesche.model import Article, Doc, PublicationDate, Source, Span
from depesche.pipeline import pack_of, reader


@dataclass(frozen=True)
class Resolved:
    """A coded participant and what the record makes of its words: kind of mention, rule, both codes."""

    article: str
    text: str
    sentence: str
    kind: str
    by: str
    coded: str | None
    found: str | None


def resolved(doc: Doc, gold: dict[str, Any]) -> Iterator[Resolved]:
    """The coded participants of an article whose words the record has a mention for."""
    pack = pack_of(doc)
    assert pack is not None, doc.article.id
    who = Who(doc, pack.qualify.closed)
    rules = {e.id: e.by for e in doc.entities}
    seen = set()
    for event in gold["events"]:
        start, end = gold["sentences"][event["sentence"]]
        for coded in event["actors"] + event["recipients"]:
            at = _place(coded["text"], doc.text, start, end)
            span = Span(at, at + len(coded["text"]))
            code = coded["org"] or coded["country"]
            if at < 0 or not coded["text"] or (span, code) in seen:
                continue
            seen.add((span, code))
            mentions = who.mentions_in(span)
            participants = who.of(span)
            if mentions and participants:
                codes = [p.org or p.country for p in participants]
                best = code if code in codes else codes[0]
                rule = rules.get(participants[0].entity or "", "unlinked")
                kind = doc.mentions[mentions[0]].kind
                yield Resolved(gold["id"], coded["text"], doc.text[start:end], kind, rule, code, best)


def _place(words: str, text: str, start: int, end: int) -> int:
    """Where the coded words stand as words of their own, else anywhere; -1 where they do not."""
    found = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)").search(text, start, end)
    return found.start() if found is not None else text.find(words, start, end)


def main() -> None:
    """Code the articles and print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    arguments = parser.parse_args()
    machine = reader()
    found = []
    for path in arguments.gold:
        for line in path.read_text(encoding="utf-8").splitlines():
            raw = json.loads(line)
            date = PublicationDate(raw["date"], "field") if raw.get("date") else None
            publisher = Source(raw["publisher"], "field") if raw.get("publisher") else None
            doc = machine.read(Article(raw["id"], raw["text"], date, publisher, language=raw.get("language")))
            found += resolved(doc, raw)
    report(found, arguments.errors)


def report(found: list[Resolved], errors: int) -> None:
    """Print the tables by kind and by rule, and the first `errors` that are wrong."""
    for title, name in (("mention", "kind"), ("rule", "by")):
        total, right = (
            Counter(getattr(r, name) for r in found),
            Counter(getattr(r, name) for r in found if r.coded == r.found),
        )
        print(f"| {title} | participants | right | share |\n| --- | --- | --- | --- |")
        for key, n in total.most_common():
            print(f"| {key} | {n} | {right[key]} | {right[key] / n:.3f} |")
        whole = sum(right.values())
        print(f"| all | {len(found)} | {whole} | {whole / max(1, len(found)):.3f} |\n")
    for r in [r for r in found if r.coded != r.found][:errors]:
        print(f"{r.article} {r.kind} {r.by} coded {r.coded} found {r.found} | {r.text} | {r.sentence}")


if __name__ == "__main__":
    main()

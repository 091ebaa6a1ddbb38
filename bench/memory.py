"""How much memory the commands take for inputs of hostile size and shape: peak of a whole process, and its time.

    python bench/memory.py [--model best] [CASE...]     every case, or those named; --list names them

The inputs are made from `examples/` in a temporary folder; nothing else is read. Every case is the command itself in a
process of its own (`--jobs 1`), whose peak the kernel tells (`ru_maxrss`: shared pages of files are counted in).
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count, cycle, islice
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
MEGABYTE = 1_000_000
LETTERS = "abcdefghijklmnopqrstuvwxyz"
NAMES = ("Putin", "Merkel", "Obama", "Lawrow", "Kerry", "Steinmeier", "Netanjahu", "Erdogan")
PAGE = "<!doctype html><html><head><title>{title}</title></head><body><article>{body}</article></body></html>"


def main() -> None:
    """Run the cases and print a table of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", nargs="*", metavar="CASE")
    parser.add_argument("--model", default="best")
    parser.add_argument("--list", action="store_true")
    given = parser.parse_args()
    if given.list:
        print("\n".join(f"{name}: {told}" for name, (told, *_) in CASES.items()))
        return
    print("| case | command | exit | seconds | peak MB |\n" + "| --- " * 5 + "|", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for name in given.cases or CASES:
            told, command, file, content = CASES[name]
            path = Path(folder) / file
            with path.open("wb") as sink:
                sink.writelines(content())
            status, seconds, megabytes = _run([command, str(path), *_options(command, given.model)])
            print(f"| {told} | `{command}` | {status} | {seconds:.1f} | {megabytes:.0f} |", flush=True)
            path.unlink()


def _options(command: str, model: str) -> list[str]:
    if command == "times":
        return []
    return ["--model", model, *(["--format", "jsonl", "--jobs", "1"] if command == "code" else [])]


def _run(arguments: list[str]) -> tuple[int, float, float]:
    """Exit status, seconds of processor time and peak memory (MB) of one command; what it writes is thrown away."""
    start = time.perf_counter()
    child = os.fork()
    if child == 0:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.execv(sys.executable, [sys.executable, "-m", "depesche.cli", *arguments])
    _, status, used = os.wait4(child, 0)
    assert time.perf_counter() > start
    return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


# ------------------------------------------------------------------------------------------------ inputs


def _article() -> str:
    return (EXAMPLES / "bagheri.txt").read_text(encoding="utf-8").strip()


def _cut(pieces: Iterator[str], megabytes: float) -> Iterator[bytes]:
    """Whole pieces, until there are so many MB of them."""
    size = 0
    while size < megabytes * MEGABYTE:
        piece = next(pieces).encode()
        size += len(piece)
        yield piece


def _plain(megabytes: float) -> Iterator[bytes]:
    return _cut(cycle([_article() + "\n\n"]), megabytes)


def _wide(megabytes: float) -> Iterator[bytes]:
    """One sign beyond the basic plane: every character of the text takes four bytes."""
    yield "\U0001f600 ".encode()
    yield from _plain(megabytes)


def _words() -> Iterator[str]:
    return cycle(w for w in _article().replace(".", " ").replace(",", " ").split() if w.isalpha())


def _one_sentence() -> Iterator[bytes]:
    return _cut((word + " " for word in _words()), 1)


def _one_word_lines() -> Iterator[bytes]:
    return _cut((word + "\n" for word in _words()), 1)


def _behind_article(pieces: Iterator[str], megabytes: float = 1) -> Iterator[bytes]:
    """An article, so that the text has a language, and then something that is none."""
    yield (_article() + "\n\n").encode()
    yield from _cut(pieces, megabytes)


def _days() -> Iterator[str]:
    return (f"am {n % 28 + 1}. März {1990 + n % 30} " for n in count())


def _unknown_names() -> Iterator[str]:
    """Names of persons of whom each stands once."""
    first = [a + b for a in "BDFGKLMNPRST" for b in ("an", "el", "or", "im", "uch")]
    last = [a + b + c for a in first for b in ("dar", "lin", "mo", "sa") for c in ("ow", "sky", "mann", "ic", "ini")]
    return (f"{a} {b} traf {a}{b.lower()}. " for b in last for a in first)


def _new_words() -> Iterator[bytes]:
    """No word stands twice, so that nothing that is kept for later is of use."""

    def varied() -> Iterator[str]:
        for number, word in enumerate(_words()):
            tail = "".join(LETTERS[number // 26**k % 26] for k in range(4))
            yield f"{word}{tail}" + (". " if number % 15 == 14 else " ")

    return _cut(varied(), 1.2)


def _names() -> Iterator[bytes]:
    """Sentences dense with names, days and acts, each different."""
    names = ("Lawrow", "Kerry", "Steinmeier", "Fabius", "Sarif", "Wang Yi", "Hammond", "Mogherini")
    places = ("Wien", "Genf", "Lausanne", "Teheran", "Moskau", "Peking")

    def told() -> Iterator[str]:
        for n in range(MEGABYTE):
            a, b, place = names[n % 8], names[(n // 8 + n + 3) % 8], places[n % 6]
            yield (
                f"Außenminister {a} traf am {n % 28 + 1}. März {1990 + n % 30} in {place} {b} und sagte, "
                f"der Iran habe {n} Soldaten nach Syrien entsandt. "
            )

    return _cut(told(), 1.1)


def _text_page(megabytes: float) -> Iterator[bytes]:
    head, tail = PAGE.format(title="Reise", body="\0").split("\0")
    yield head.encode()
    yield from _cut(cycle(f"<p>{line}</p>\n" for line in _article().splitlines() if line), megabytes)
    yield tail.encode()


def _markup_page(megabytes: float) -> Iterator[bytes]:
    head, tail = PAGE.format(title="Reise", body="\0").split("\0")
    yield head.encode()
    yield from _cut(cycle(['<div class="a"><span id="b"><a href="#">x</a></span></div>\n']), megabytes)
    yield f"<p>{_article()}</p>{tail}".encode()


def _lines(number_of: int) -> Iterator[bytes]:
    texts = [(EXAMPLES / name).read_text(encoding="utf-8") for name in ("bagheri.txt", "border.txt", "hafen.txt")]
    for number, text in enumerate(islice(cycle(texts), number_of)):
        yield json.dumps({"id": str(number), "text": text, "date": "2021-10-18"}).encode() + b"\n"


def _archive(count: int) -> Iterator[bytes]:
    for number in range(count):
        page = PAGE.format(title=f"Nummer {number}", body=f"<p>{_article()}</p>").encode()
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2021-10-18T00:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>\r\n"
            f"WARC-Target-URI: https://example.org/{number}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        yield head.encode() + answer + b"\r\n\r\n"


CASES: dict[str, tuple[str, str, str, Callable[[], Iterator[bytes]]]] = {
    "two-words": ("two words", "analyse", "a.txt", lambda: iter([b"Minister reist."])),
    "two-words-code": ("two words", "code", "a.txt", lambda: iter([b"Minister reist."])),
    "article": ("one article", "code", "a.txt", lambda: iter([_article().encode()])),
    "lines": ("JSON Lines of 500 articles", "code", "a.jsonl", lambda: _lines(500)),
    "archive": ("web archive of 50 pages", "code", "a.warc", lambda: _archive(50)),
    "text": ("text of 20 MB", "code", "a.txt", lambda: _plain(20)),
    "text-analyse": ("text of 20 MB", "analyse", "a.txt", lambda: _plain(20)),
    "text-times": ("text of 20 MB", "times", "a.txt", lambda: _plain(20)),
    "wide": ("text of 20 MB, with one emoji", "code", "a.txt", lambda: _wide(20)),
    "page": ("page of 20 MB, all of it text", "code", "a.html", lambda: _text_page(20)),
    "page-5": ("page of 5 MB, all of it text", "code", "a.html", lambda: _text_page(5)),
    "markup": ("page of 5 MB, nearly all markup", "code", "a.html", lambda: _markup_page(5)),
    "markup-20": ("page of 20 MB, nearly all markup", "code", "a.html", lambda: _markup_page(20)),
    "sentence": ("1 MB without any punctuation", "code", "a.txt", _one_sentence),
    "one-word": ("1 MB of lines of one word", "code", "a.txt", _one_word_lines),
    "letters": (
        "1 MB of words of one letter",
        "code",
        "a.txt",
        lambda: _behind_article(cycle(f"{c} " for c in LETTERS)),
    ),
    "known-names": ("1 MB of names alone", "code", "a.txt", lambda: _behind_article(cycle(f"{n} " for n in NAMES))),
    "unknown-names": ("1 MB of unknown names", "code", "a.txt", lambda: _behind_article(_unknown_names())),
    "days": ("1 MB of days", "code", "a.txt", lambda: _behind_article(_days())),
    "signs": ("1 MB of quotation marks and brackets", "code", "a.txt", lambda: _behind_article(cycle('„“()"»« '))),
    "sentence-200": (
        "a sentence of 200 kB",
        "code",
        "a.txt",
        lambda: _behind_article((w + " " for w in _words()), 0.2),
    ),
    "new-words": ("1.2 MB in which no word stands twice", "code", "a.txt", _new_words),
    "names": ("1.1 MB of sentences full of names and days", "code", "a.txt", _names),
    "limit": ("text of 99 MB", "code", "a.txt", lambda: _plain(99)),
}


if __name__ == "__main__":
    main()

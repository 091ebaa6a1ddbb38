"""The output, which is its own journal: whole lines only, and what stands there is done."""

from __future__ import annotations

import json
import signal
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType
from typing import BinaryIO

from depesche.batch.coding import BatchError, Coded

_HEAD = '{"id":'


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did: records written, of those failed (Issue ``article.failed``), inputs skipped as done before."""

    written: int = 0
    failed: int = 0
    skipped: int = 0


class Tally:
    """Writes lines, never half of one, and counts."""

    def __init__(self, sink: BinaryIO, progress: Callable[[Summary], None]) -> None:
        self.summary = Summary()
        self._sink = sink
        self._progress = progress

    def skip(self) -> None:
        self.summary = replace(self.summary, skipped=self.summary.skipped + 1)

    def write(self, coded: list[Coded]) -> None:
        for one in coded:
            with uninterrupted():
                self._sink.write(one.line)
                self._sink.flush()
            now = self.summary
            self.summary = replace(now, written=now.written + 1, failed=now.failed + one.failed)
        self._progress(self.summary)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold back the first Ctrl-C until the block is left; a second one goes through, for a pipe that never drains."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGINT)
    pending: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        pending.append(number)
        signal.signal(signal.SIGINT, before)

    signal.signal(signal.SIGINT, note)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pending:
        raise KeyboardInterrupt


@contextmanager
def opened(out: Path | BinaryIO, resume: bool) -> Iterator[BinaryIO]:
    if isinstance(out, Path):
        with out.open("ab" if resume else "wb") as file:
            yield file
    else:
        yield out


def done_before(out: Path) -> Counter[str]:
    """How often each id stands in `out`; a last line that is not whole is cut off. No file: nothing is done."""
    done: Counter[str] = Counter()
    if not out.exists():
        return done
    with out.open("r+b") as file:
        place = 0
        for number, line in enumerate(file, 1):
            identity = _id_of(line)
            if identity is None:
                if file.read(1):
                    raise BatchError(f"{out}:{number}: no record; this is no output of an interrupted run")
                file.truncate(place)
                break
            done[identity] += 1
            place += len(line)
    return done


def _id_of(line: bytes) -> str | None:
    """The id of a whole line that holds a record, None where the line is none or broken off."""
    if not line.endswith(b"}\n"):
        return None
    try:
        text = line.decode()
        value = json.JSONDecoder().raw_decode(text, len(_HEAD))[0] if text.startswith(_HEAD) else None
    except ValueError:
        return None
    return value if isinstance(value, str) else None

"""Processes that load the reader once and code what they are given; one that dies takes nothing with it."""

from __future__ import annotations

import contextlib
import multiprocessing as mp
import signal
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from depesche.batch.coding import BatchError, Coded, Factory, code, failure, line_of, reason
from depesche.batch.journal import Tally
from depesche.model import Article

AHEAD = 4
"""Tasks a process that may be read, under way or waiting to be written: what bounds the memory."""


def _work(factory: Factory, link: Connection) -> None:
    """A process's life: load the reader, then code what comes until nothing comes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, who ends us
    try:
        reader = factory()
    except Exception as error:
        link.send(reason(error))
        return
    link.send(None)
    try:
        while (chunk := link.recv()) is not None:
            link.send([code(reader, article) for article in chunk])
    except (EOFError, BrokenPipeError):  # the parent is gone
        return


@dataclass(slots=True)
class _Task:
    number: int
    articles: list[Article]
    coded: list[Coded] = field(default_factory=list)
    singly: bool = False  # it was under way when a process died: one article at a time now

    @property
    def next_articles(self) -> list[Article]:
        rest = self.articles[len(self.coded) :]
        return rest[:1] if self.singly else rest


@dataclass(slots=True, eq=False)
class _Worker:
    process: SpawnProcess
    link: Connection
    ready: bool = False
    task: _Task | None = None


class Crew:
    """The processes, what each is at, and what waits to be written in its turn."""

    def __init__(self, factory: Factory, jobs: int) -> None:
        self._factory = factory
        self._jobs = jobs
        self._workers: list[_Worker] = []
        self._retry: list[_Task] = []
        self._finished: dict[int, _Task] = {}
        self._given = 0
        self._written = 0
        self._stillborn = 0

    def run(self, chunks: Iterator[list[Article]], tally: Tally) -> None:
        """Code all chunks; on any way out no process is left."""
        try:
            while self._feed(chunks):
                self._listen()
                while (task := self._finished.pop(self._written, None)) is not None:
                    self._written += 1
                    tally.write(task.coded)
        finally:
            self._dismiss()

    def _feed(self, chunks: Iterator[list[Article]]) -> bool:
        """Give work to who is free, hiring as needed; False when nothing is under way any more."""
        while self._idle() is not None or len(self._workers) < self._jobs:
            task = self._next(chunks)
            if task is None:
                break
            worker = self._idle() or self._hire()
            worker.task = task
            if worker.ready:
                self._send(worker)
        return any(w.task for w in self._workers)

    def _next(self, chunks: Iterator[list[Article]]) -> _Task | None:
        if self._retry:
            return self._retry.pop(0)
        if self._given - self._written >= AHEAD * self._jobs:
            return None
        chunk = next(chunks, None)
        if chunk is None:
            return None
        self._given += 1
        return _Task(self._given - 1, chunk)

    def _idle(self) -> _Worker | None:
        return next((w for w in self._workers if w.task is None), None)

    def _hire(self) -> _Worker:
        context = mp.get_context("spawn")  # a fork would copy the model's threads half alive
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(self._factory, theirs), daemon=True)
        with _interrupts_held():
            process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _send(self, worker: _Worker) -> None:
        assert worker.task is not None
        # One that has just died cannot be told: `_listen` will find its pipe at its end.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            worker.link.send(worker.task.next_articles)

    def _listen(self) -> None:
        for link in wait([w.link for w in self._workers]):
            worker = next(w for w in self._workers if w.link is link)
            try:
                message = worker.link.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            if worker.ready:
                self._take(worker, message)
            elif message is not None:
                raise BatchError(f"the reader cannot be loaded: {message}")
            else:
                worker.ready = True
                if worker.task:
                    self._send(worker)

    def _take(self, worker: _Worker, coded: list[Coded]) -> None:
        task = worker.task
        assert task is not None
        task.coded += coded
        if len(task.coded) < len(task.articles):
            self._send(worker)
            return
        worker.task = None
        self._finished[task.number] = task

    def _bury(self, worker: _Worker) -> None:
        """A process died. What it was at is tried again article by article; what kills alone is given up."""
        worker.process.join()
        self._workers.remove(worker)
        worker.link.close()
        task = worker.task
        if not worker.ready:
            self._stillborn += 1
            if self._stillborn > self._jobs:
                raise BatchError(f"processes die while loading the reader ({_end(worker.process)})")
        elif task is not None and (task.singly or len(task.articles) == 1):
            culprit = task.articles[len(task.coded)]
            why = f"the process that coded this article died ({_end(worker.process)})"
            task.coded.append(Coded(line_of(failure(culprit, why)), failed=True))
        if task is None:
            return
        if worker.ready:
            task.singly = True
        if len(task.coded) == len(task.articles):
            self._finished[task.number] = task
        else:
            self._retry.append(task)

    def _dismiss(self) -> None:
        for worker in self._workers:
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
            worker.link.close()
        self._workers.clear()


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C waits: a process started meanwhile never sees it, not even while its interpreter starts."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end(process: SpawnProcess) -> str:
    code = process.exitcode or 0
    try:
        return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit status {code}"
    except ValueError:
        return f"signal {-code}"

"""Readers that misbehave on command, for the tests of the batch: a module of its own, for processes import it."""

from __future__ import annotations

import os
import signal
import time

from depesche import batch
from depesche.model import Article, Record


class Parrot:
    """Codes an article by doing what its text says."""

    def code_article(self, article: Article) -> Record:
        word = article.text.partition(" ")[0]
        if word == "raise":
            raise ValueError("no such thing")
        if word == "deep":
            self.code_article(article)
        if word == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if word == "leave":
            os._exit(3)
        if word == "slow":
            time.sleep(0.03)
        record = batch.failure(article, "")
        return Record(**{f: getattr(record, f) for f in record.__slots__} | {"issues": article.issues})


class Killer:
    """A reader that kills its process while it is loaded."""

    def __init__(self) -> None:
        os._exit(9)


def unloadable() -> Parrot:
    raise FileNotFoundError("model.onnx")


def articles(*texts: str) -> list[Article]:
    return [Article(f"a{n}", text) for n, text in enumerate(texts)]

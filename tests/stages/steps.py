"""How much work something is, counted and not timed: the same on every machine, however busy."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType


def steps(work: Callable[[], object]) -> int:
    """The calls of functions, Python's and C's, that `work` takes."""
    calls = 0

    def count(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls


def grows_linearly(work: Callable[[int], object], size: int, times: int = 4) -> bool:
    """Whether `times` as large an input as `size` takes `work` about `times` the steps, and not their square. The first
    call fills caches and does not count. Work within one regular expression is one step: that it ends shows in a test
    that reads a text of full size to its end, which would take hours were it quadratic."""
    work(size)
    return steps(lambda: work(times * size)) < (times + 1) * steps(lambda: work(size)) + 1000

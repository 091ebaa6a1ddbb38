"""Streams of bytes that can be read once, from a file or a pipe, and tell how far they were read."""

from __future__ import annotations

import io
import zlib
from typing import BinaryIO, Protocol, cast


class Readable(Protocol):
    """Anything with the one method that all sources of bytes have."""

    def read(self, size: int, /) -> bytes | None:
        """At most `size` bytes; none at the end."""


class Once(io.RawIOBase):
    """A readable stream over `_next`. It tells its place (FastWARC asks for it) but cannot be moved."""

    def __init__(self) -> None:
        self._place = 0
        self.tail = b""
        """The last bytes that were read."""

    def _next(self, size: int) -> bytes:
        raise NotImplementedError

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer)).cast("B")
        data = self._next(len(view))
        view[: len(data)] = data
        self._place += len(data)
        self.tail = (self.tail + data)[-4:]
        return len(data)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if (offset, whence) not in ((0, io.SEEK_CUR), (self._place, io.SEEK_SET)):
            raise io.UnsupportedOperation("seek")
        return self._place


class Replay(Once):
    """A stream from its beginning again, after its head was looked at: a pipe cannot be turned back."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head = io.BytesIO(head)
        self._rest = rest

    def _next(self, size: int) -> bytes:
        return self._head.read(size) or self._rest.read(size)


class Gunzip(Once):
    """The content of a gzip stream of any number of members (RFC 1952). Raises OSError where it is broken or ends
    within a member, which gzip readers of the standard library and of FastWARC do not always tell."""

    def __init__(self, packed: Readable) -> None:
        super().__init__()
        self._packed = packed
        self._member = zlib.decompressobj(31)
        self._begun = False
        self._waiting = b""

    def _next(self, size: int) -> bytes:
        while True:
            chunk = self._waiting or self._packed.read(65_536) or b""
            if not chunk:
                if self._begun:
                    raise OSError("the compressed data end too early")
                return b""
            data = self._inflate(chunk, size)
            if data:
                return data

    def _inflate(self, chunk: bytes, size: int) -> bytes:
        try:
            data = self._member.decompress(chunk, size)
        except zlib.error as error:
            raise OSError(f"the compressed data are broken: {error}") from None
        self._begun = True
        self._waiting = self._member.unconsumed_tail
        if self._member.eof:
            self._waiting = self._member.unused_data
            self._member, self._begun = zlib.decompressobj(31), False
        return data

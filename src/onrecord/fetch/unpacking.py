"""Content codings (RFC 9110, 8.4): unpacking an answer piece by piece, and never more of it than is taken.

A kilobyte may unpack to gigabytes. So every library is asked for no more than a piece of output at a time, and the count
is of unpacked bytes.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Protocol

from onrecord.errors import InputError
from onrecord.fetch.failures import over_size

ACCEPTED = "gzip, deflate, br, zstd"
"""Value of Accept-Encoding."""

_PIECE = 1 << 16
_ZSTD_WINDOW = 23  # 8 MiB, the most that RFC 9659 allows a zstd answer to ask of the receiver
_EITHER_HEADER = 32 + zlib.MAX_WBITS
_GZIP = 16 + zlib.MAX_WBITS
_PLAIN = frozenset({"", "identity", "none"})
_MAGIC = b"\x1f\x8b"  # with which a gzip member begins
_ZLIB_METHOD = 8


class Unpacker(Protocol):
    """Unpacks one coding."""

    def unpack(self, piece: bytes) -> Iterator[bytes]:
        """Unpack a piece of the answer, in pieces of bounded size."""

    def is_whole(self) -> bool:
        """Tell whether nothing is missing at the end."""


def unpacked(pieces: Iterable[bytes], coding: str, size: int, where: str) -> bytes:
    """Read an answer and unpack it.

    Args:
        pieces: The answer as it comes.
        coding: Its Content-Encoding; empty for none.
        size: Most bytes that are taken.
        where: The address, for messages.

    Raises:
        InputError: It is larger, damaged, cut short, or packed in a way that is not known.
    """
    unpacker = _unpacker(coding.strip().lower(), where)
    out = bytearray()
    for piece in pieces:
        for plain in unpacker.unpack(piece) if unpacker is not None else (piece,):
            out += plain
            if len(out) > size:
                raise over_size(where, size)
    if unpacker is not None and not unpacker.is_whole():
        raise InputError(_damaged(where, "it ends too soon"))
    return bytes(out)


def gunzipped(data: bytes, size: int, where: str) -> bytes:
    """Unpack a gzip file, such as a sitemap that is stored as one.

    Args:
        data: The file.
        size: Most bytes that are taken.
        where: Its address, for messages.

    Raises:
        InputError: It is larger, damaged or cut short.
    """
    return unpacked((data,), "gzip", size, where)


class _Zlib:
    """gzip, of one member or several, and deflate, with zlib's header as the standard has it or without as some send it."""

    def __init__(self, where: str, *, deflate: bool) -> None:
        self._where = where
        self._deflate = deflate
        self._stream: zlib._Decompress | None = None if deflate else zlib.decompressobj(_GZIP)
        self._held = b""  # the first byte of what may be a further member

    def unpack(self, piece: bytes) -> Iterator[bytes]:
        waiting, self._held = self._held + piece, b""
        try:
            while waiting:
                if self._stream is None:
                    bare = self._deflate and waiting[0] & 0x0F != _ZLIB_METHOD
                    self._stream = zlib.decompressobj(-zlib.MAX_WBITS if bare else _EITHER_HEADER)
                elif self._stream.eof:
                    if waiting == _MAGIC[:1]:
                        self._held = waiting
                        return
                    if not waiting.startswith(_MAGIC):  # what follows is padding
                        return
                    self._stream = zlib.decompressobj(_GZIP)
                plain = self._stream.decompress(waiting, _PIECE)
                waiting = self._stream.unused_data if self._stream.eof else self._stream.unconsumed_tail
                if plain:
                    yield plain
        except zlib.error as error:
            raise InputError(_damaged(self._where, str(error))) from error

    def is_whole(self) -> bool:
        return self._stream is None or self._stream.eof


class _Brotli:
    def __init__(self, where: str) -> None:
        import brotli  # type: ignore[import-untyped]  # noqa: PLC0415  # most answers need neither of the two

        self._where = where
        self._stream = brotli.Decompressor()
        self._error: type[Exception] = brotli.error
        self._begun = False

    def unpack(self, piece: bytes) -> Iterator[bytes]:
        self._begun = True
        try:
            plain = self._stream.process(piece, output_buffer_limit=_PIECE)
            while plain or not self._stream.can_accept_more_data():
                yield plain
                plain = self._stream.process(b"", output_buffer_limit=_PIECE)
        except self._error as error:
            raise InputError(_damaged(self._where, str(error))) from error

    def is_whole(self) -> bool:
        return not self._begun or self._stream.is_finished()


class _Zstandard:
    def __init__(self, where: str) -> None:
        if sys.version_info >= (3, 14):
            from compression import zstd  # noqa: PLC0415  # same
        else:
            from backports import zstd  # noqa: PLC0415  # same

        self._where = where
        self._error: type[Exception] = zstd.ZstdError
        self._new = partial(zstd.ZstdDecompressor, options={zstd.DecompressionParameter.window_log_max: _ZSTD_WINDOW})
        self._stream = self._new()
        self._begun = False

    def unpack(self, piece: bytes) -> Iterator[bytes]:
        self._begun = True
        waiting = piece
        try:
            while waiting or not (self._stream.needs_input or self._stream.eof):
                if self._stream.eof:
                    self._stream = self._new()
                plain = self._stream.decompress(waiting, _PIECE)
                waiting = self._stream.unused_data if self._stream.eof else b""
                if plain:
                    yield plain
        except self._error as error:
            raise InputError(_damaged(self._where, str(error))) from error

    def is_whole(self) -> bool:
        return not self._begun or self._stream.eof


def _unpacker(coding: str, where: str) -> Unpacker | None:
    if coding in _PLAIN:
        return None
    if coding in {"gzip", "x-gzip"}:
        return _Zlib(where, deflate=False)
    if coding == "deflate":
        return _Zlib(where, deflate=True)
    if coding == "br":
        return _Brotli(where)
    if coding == "zstd":
        return _Zstandard(where)
    msg = f"{where} is packed as {coding[:40]!a}, which was not asked for. Save it yourself and read the file"
    raise InputError(msg)


def _damaged(where: str, reason: str) -> str:
    return f"{where} could not be unpacked: {reason}. Try again later, or save it yourself and read the file"

"""Finding the next record of a WARC file behind a damaged one, and telling whether a file ends in the middle of one.

A WARC file is a row of records; packed with gzip, each record is a member of its own (ISO 28500, annex D), so that a reader
can begin at any of them.
"""

from __future__ import annotations

import re
import zlib
from typing import BinaryIO

_GZIP = b"\x1f\x8b\x08"
_BEGINNING = b"WARC/"
_PLAIN = re.compile(rb"(?<=\n)WARC/\d\.\d\r?\n")
_PIECE = 1 << 20
_OVERLAP = 64
_GZIP_WINDOW = 16 + zlib.MAX_WBITS


def next_record(stream: BinaryIO, position: int) -> int | None:
    """Find where the next record begins.

    Args:
        stream: The archive.
        position: Where to begin looking.

    Returns:
        Its offset; null where none follows.
    """
    at = position
    while True:
        stream.seek(at)
        piece = stream.read(_PIECE)
        if not piece:
            return None
        for found in _candidates(piece):
            if begins_record(stream, at + found):
                return at + found
        if len(piece) < _PIECE:
            return None
        at += len(piece) - _OVERLAP


def _candidates(piece: bytes) -> list[int]:
    found = [match.start() for match in _PLAIN.finditer(piece)]
    at = piece.find(_GZIP)
    while at >= 0:
        found.append(at)
        at = piece.find(_GZIP, at + 1)
    return sorted(found)


def begins_record(stream: BinaryIO, position: int) -> bool:
    """Tell whether a record begins at an offset, or a gzip member that begins with one."""
    stream.seek(position)
    if stream.read(len(_BEGINNING)) == _BEGINNING:
        return True
    stream.seek(position)
    try:
        return zlib.decompressobj(_GZIP_WINDOW).decompress(stream.read(4096), len(_BEGINNING)) == _BEGINNING
    except zlib.error:
        return False


def ends_whole(stream: BinaryIO, last: int) -> bool:
    """Tell whether nothing is missing at the end of an archive.

    Args:
        stream: The archive.
        last: Offset of the last record that was found.
    """
    stream.seek(last)
    head = stream.read(len(_GZIP))
    stream.seek(last)
    return _members_end_whole(stream) if head == _GZIP else _records_end_whole(stream)


def _members_end_whole(stream: BinaryIO) -> bool:
    """Unpack gzip members to the end; padding of NUL bytes may follow."""
    member = zlib.decompressobj(_GZIP_WINDOW)
    while piece := stream.read(1 << 16):
        while piece:
            if member.eof:
                piece = piece.lstrip(b"\0")
                if not piece:
                    break
                member = zlib.decompressobj(_GZIP_WINDOW)
            try:
                member.decompress(piece, 1 << 16)
            except zlib.error:
                return False
            piece = member.unused_data if member.eof else member.unconsumed_tail
    return member.eof


def _records_end_whole(stream: BinaryIO) -> bool:
    """Follow plain records to the end; blank lines may follow."""
    while True:
        start = stream.tell()
        head = stream.read(1 << 16)
        if not head.strip():
            return True
        blank = len(head) - len(head.lstrip(b"\r\n"))
        head = head[blank:]
        end = re.search(rb"\r?\n\r?\n", head)
        length = re.search(rb"(?im)^content-length:\s*(\d{1,15})\s*$", head[: end.end()] if end else b"")
        if not head.startswith(_BEGINNING) or end is None or length is None:
            return False
        after = start + blank + end.end() + int(length[1])
        if after > stream.seek(0, 2):
            return False
        stream.seek(after)

"""WACZ files (Webrecorder, 1.1.1): web archives packed with zip. Their WARC files are read where they stand."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO, cast

from onrecord.errors import InputError
from onrecord.intake.names import shown

_MOST_MEMBERS = 100_000
_BOMB_RATIO = 100  # of sizes unpacked and packed; WARC files in it are packed already, or pack to a fifth
_BOMB_SIZE = 100_000_000


def warc_members(path: str) -> list[str]:
    """Name the WARC files in a WACZ file.

    Args:
        path: The file.

    Raises:
        InputError: It is no zip file, is damaged, holds no WARC file, or would unpack to far more than it is.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError) as error:
        msg = f"{shown(path)} is no WACZ file, or is damaged: {error}. Download or export it again"
        raise InputError(msg) from error
    if len(members) > _MOST_MEMBERS:
        msg = f"{shown(path)} holds {len(members):,} files, more than a web archive has. Unpack it and give its WARC files"
        raise InputError(msg)
    found = [member for member in members if member.filename.lower().endswith((".warc", ".warc.gz"))]
    for member in found:
        if member.file_size > _BOMB_SIZE and member.file_size > _BOMB_RATIO * max(member.compress_size, 1):
            msg = f"{shown(path)}: {shown(member.filename)} would unpack to {member.file_size:,} bytes, far more than it is"
            raise InputError(msg)
    if not found:
        msg = f"{shown(path)} holds no WARC file. Look at it with `unzip -l`"
        raise InputError(msg)
    return sorted(member.filename for member in found)


@contextmanager
def opened(path: str, member: str) -> Iterator[BinaryIO]:
    """Open a WARC file inside a WACZ file.

    Args:
        path: The WACZ file.
        member: The WARC file's name in it.

    Raises:
        InputError: The file is damaged or the member is gone.
    """
    try:
        with zipfile.ZipFile(path) as archive, archive.open(member) as stream:
            yield cast("BinaryIO", _Unchecked(stream))
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError) as error:
        msg = f"{shown(path)} is damaged at {shown(member)}: {error}. Download or export it again"
        raise InputError(msg) from error


class _Unchecked:
    """A member whose damage is told as an error of reading, which costs the record and not the archive."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        try:
            return self._stream.read(size)
        except (zipfile.BadZipFile, EOFError) as error:
            raise OSError(str(error)) from error

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def close(self) -> None:
        """Leave the member open: who opened it closes it."""

"""Dividing archives into stretches, each of which can be read without the others."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from onrecord.archives import lines, table, wacz, warc
from onrecord.archives.columns import Columns
from onrecord.archives.document import Stretch
from onrecord.archives.kinds import kind_of
from onrecord.archives.opening import lines_columns, opened, table_columns
from onrecord.archives.resync import begins_record
from onrecord.errors import InputError
from onrecord.intake.names import shown

_PIECE = 1 << 20


def stretches(path: str, size: int, columns: Columns | None = None) -> Iterator[Stretch]:
    """Divide an archive into stretches.

    Args:
        path: The archive, or a file of one article.
        size: Documents of a stretch.
        columns: Which columns of a table hold what, as far as the user says.

    Yields:
        Stretches, in order; together they hold every document once.

    Raises:
        InputError: The archive cannot be opened, is not what it seems, or no column is known to hold articles.
    """
    given = columns or Columns()
    try:
        kind = kind_of(path)
        if kind == "warc":
            yield from _of_records(Stretch(archive=path, kind=kind, start=0, end=0, documents=0, sha256=""), size)
        elif kind == "wacz":
            for member in wacz.warc_members(path):
                whole = Stretch(archive=path, kind=kind, member=member, start=0, end=0, documents=0, sha256="")
                yield from _of_records(whole, size)
        elif kind == "parquet":
            table_columns(path, given)
            yield from _of_rows(path, size)
        elif kind == "folder":
            yield from folder_stretches([path], size)
        else:
            if kind == "lines":
                lines_columns(path, given)
            for start, end, digest in _of_lines(path, size):
                yield Stretch(archive=path, kind=kind, start=start, end=end, documents=end - start, sha256=digest)
    except OSError as error:
        msg = f"{shown(path)} cannot be read ({error.strerror or error}). Check the path, or download the archive again"
        raise InputError(msg) from error


def folder_stretches(files: Sequence[str], size: int) -> Iterator[Stretch]:
    """Divide files of one article each into stretches.

    Args:
        files: Their paths.
        size: Files of a stretch.
    """
    for start in range(0, len(files), size):
        part = tuple(files[start : start + size])
        yield Stretch(
            archive=str(Path(part[0]).parent),
            kind="folder",
            start=start,
            end=start + len(part),
            documents=len(part),
            sha256=_hash_of_files(part),
            files=part,
        )


def _of_records(whole: Stretch, size: int) -> Iterator[Stretch]:
    """Divide a WARC file where records begin."""
    bounds: list[tuple[int, int]] = []  # where a stretch begins, and how many pages it holds
    start = pages = records = 0
    last = -1
    with opened(whole) as stream:
        for found in warc.walk(stream, 0):
            if isinstance(found, warc.Damage):
                continue
            records += 1
            last = found.stream_pos
            if not warc.is_page_record(found):
                continue
            if pages == size:
                bounds.append((start, pages))
                start, pages = found.stream_pos, 0
            pages += 1
        if not records:
            msg = f"{shown(whole.member or whole.archive)} holds no WARC record. Is it a web archive, downloaded in whole?"
            raise InputError(msg)
        bounds.append((start, pages))
        length = stream.seek(0, 2)
        if warc.is_unseekable(stream) or not all(begins_record(stream, at) for at in (*(at for at, _ in bounds[1:]), last)):
            bounds, length = [(0, sum(count for _, count in bounds))], max(length, last + 1)  # as where all is one gzip member
        ends = [*(start for start, _ in bounds[1:]), length]
        for (start, pages), end in zip(bounds, ends, strict=True):
            digest = _hash_of_bytes(stream, start, end)
            yield Stretch(
                archive=whole.archive,
                kind=whole.kind,
                member=whole.member,
                start=start,
                end=end,
                documents=pages,
                sha256=digest,
            )


def _of_rows(path: str, size: int) -> Iterator[Stretch]:
    with table.opened(path) as file:
        rows = file.metadata.num_rows
    with Path(path).open("rb") as stream:
        digest = _hash_of_bytes(stream, 0, stream.seek(0, 2))
    for start in range(0, rows, size):
        end = min(start + size, rows)
        sha256 = hashlib.sha256(f"{digest} {start} {end}".encode()).hexdigest()
        yield Stretch(archive=path, kind="parquet", start=start, end=end, documents=end - start, sha256=sha256)


def _of_lines(path: str, size: int) -> Iterator[tuple[int, int, str]]:
    start = number = 0
    digest = hashlib.sha256()
    with lines.opened(path) as stream:
        try:
            for line in lines.each_line(stream):
                if number - start == size:
                    yield start, number, digest.hexdigest()
                    start, digest = number, hashlib.sha256()
                digest.update(line or b"\0")
                number += 1
        except lines.BROKEN as error:  # whoever reads the last stretch meets it again, and names it
            digest.update(str(error).encode())
    yield start, number, digest.hexdigest()


def _hash_of_bytes(stream: BinaryIO, start: int, end: int) -> str:
    digest = hashlib.sha256()
    stream.seek(start)
    left = end - start
    while left and (piece := stream.read(min(_PIECE, left))):
        digest.update(piece)
        left -= len(piece)
    return digest.hexdigest()


def _hash_of_files(files: Sequence[str]) -> str:
    """Hash paths and contents; a file that cannot be read counts by its path."""
    digest = hashlib.sha256()
    for name in files:
        digest.update(name.encode("utf-8", "surrogateescape") + b"\0")
        try:
            with Path(name).open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
        except (OSError, ValueError):
            digest.update(b"\0")
    return digest.hexdigest()

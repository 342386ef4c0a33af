"""Parquet tables of articles."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from onrecord.archives.columns import Columns, document_of
from onrecord.archives.document import Fault, Item, PassedOver
from onrecord.errors import InputError
from onrecord.intake.names import shown

_AT_ONCE = 16  # rows; a dictionary may hold a text of megabytes that every row repeats


@contextmanager
def opened(path: str) -> Iterator[Any]:
    """Open a Parquet file; gives pyarrow's ``ParquetFile``.

    Raises:
        InputError: It is none, or is damaged.
    """
    import pyarrow as pa  # noqa: PLC0415  # slow to load
    import pyarrow.parquet as pq  # noqa: PLC0415  # same

    try:
        file = pq.ParquetFile(path, page_checksum_verification=True)
    except (pa.ArrowException, OSError, ValueError) as error:
        msg = f"{shown(path)} is no Parquet file, or is damaged: {' '.join(str(error).split())[:200]}. Make it again"
        raise InputError(msg) from error
    with file:
        yield file


def read(path: str, start: int, end: int, columns: Columns) -> Iterator[Item]:
    """Read the documents of a stretch.

    Args:
        path: The file.
        start: First row, counted from 0.
        end: The one after the last.
        columns: Which columns hold what.

    Raises:
        InputError: The file is no Parquet file.
    """
    import pyarrow as pa  # noqa: PLC0415  # slow to load

    with opened(path) as file:
        first = 0
        for group in range(file.num_row_groups):
            rows = file.metadata.row_group(group).num_rows
            if first < end and first + rows > start:
                try:
                    yield from _group(file, group, first, range(start, end), columns)
                except (pa.ArrowException, OSError, ValueError) as error:
                    reason = " ".join(str(error).split())[:200]
                    yield Fault(message=f"rows {first + 1:,} to {first + rows:,} are damaged: {reason}", offset=first)
            first += rows


def _group(file: Any, group: int, first: int, wanted: range, columns: Columns) -> Iterator[Item]:  # noqa: ANN401
    number = first
    names = sorted(set(columns.given.values()))
    for batch in file.iter_batches(batch_size=_AT_ONCE, row_groups=[group], columns=names, use_threads=False):
        if number + batch.num_rows > wanted.start and number < wanted.stop:
            for row_number, row in enumerate(batch.to_pylist(), number):
                if row_number in wanted:
                    document = document_of(row, columns, f"row {row_number + 1}", row_number)
                    yield document or PassedOver(reason="row without a text")
        number += batch.num_rows

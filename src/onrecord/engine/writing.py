"""Writing a shard's Parquet files."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.archives import Document
from onrecord.engine.tables import NAMES, PARTS, article_row, part_rows, schema
from onrecord.engine.task import File
from onrecord.record import Record

_AT_ONCE = 50  # articles whose rows are held as Python objects before they become columns
_LEVEL = 3


class ShardWriter:
    """Collects the rows of a shard, and writes its tables in one piece each.

    The same rows give the same bytes.
    """

    def __init__(self) -> None:
        """Begin with no rows."""
        self._rows: dict[str, list[dict[str, Any]]] = {name: [] for name in NAMES}
        self._batches: dict[str, list[pa.RecordBatch]] = {name: [] for name in NAMES}

    def add(self, record: Record, document: Document, *, repeated: bool) -> None:
        """Add an article; one that is repeated has no statements of its own."""
        self._rows["articles"].append(article_row(record.article, document, repeated=repeated))
        for name in PARTS:
            self._rows[name].extend(part_rows(record, name))
        if len(self._rows["articles"]) >= _AT_ONCE:
            self._condense()

    def _condense(self) -> None:
        for name, rows in self._rows.items():
            if rows:
                self._batches[name].append(pa.RecordBatch.from_pylist(rows, schema=schema(name)))
                rows.clear()

    def write(self, folder: Path) -> dict[str, File]:
        """Write the tables, ``articles.parquet`` and so on.

        Args:
            folder: Where to.
        """
        self._condense()
        files: dict[str, File] = {}
        for name, batches in self._batches.items():
            table = pa.Table.from_batches(batches, schema=schema(name))
            path = folder / f"{name}.parquet"
            pq.write_table(table, path, compression="zstd", compression_level=_LEVEL, row_group_size=max(table.num_rows, 1))
            with path.open("rb") as file:
                files[path.name] = File(rows=table.num_rows, sha256=hashlib.file_digest(file, "sha256").hexdigest())
            batches.clear()
        return files

"""Back from Parquet files to records: a selection of a run's articles, for a store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.engine.layout import Layout
from onrecord.engine.planning import planned_names
from onrecord.engine.tables import PARTS, article_of_row, part_of
from onrecord.engine.task import Manifest
from onrecord.errors import InputError
from onrecord.record import Record

_AT_ONCE = 200


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """Which articles are wanted; null asks for nothing.

    Attributes:
        since: First day of publication: an ISO date, month or year.
        until: Last day of publication, included, written likewise.
        publisher: Words of the outlet's name.
        speaker: Words of the name of somebody who speaks in it.
    """

    since: str | None = None
    until: str | None = None
    publisher: str | None = None
    speaker: str | None = None

    def wants(self, article: dict[str, Any], speakers: set[str]) -> bool:
        """Tell whether an article is wanted.

        Args:
            article: Its row.
            speakers: The names of those who speak in it.
        """
        day = article["published"]
        if (self.since or self.until) and day is None:
            return False
        if self.since and day[: len(self.since)] < self.since:
            return False
        if self.until and day[: len(self.until)] > self.until:
            return False
        if self.publisher and not _has_words(article["publisher"], self.publisher):
            return False
        return not self.speaker or any(_has_words(name, self.speaker) for name in speakers)


def _has_words(name: str | None, words: str) -> bool:
    from onrecord.store.folding import fold  # noqa: PLC0415  # the store is beside the engine, and only merging needs it

    there = fold(name or "").split()
    return all(word in there for word in fold(words).split())


def finished(out: Path) -> list[Manifest]:
    """Read the manifests of a run's finished shards, in the order of their names.

    Args:
        out: The run's folder.

    Raises:
        InputError: There is none.
    """
    layout = Layout(out)
    found = [manifest for name in sorted(planned_names(layout)) if (manifest := layout.manifest(name)) is not None]
    if not found:
        msg = f"{out} holds no finished shard. Name the folder that `onrecord run --out` wrote"
        raise InputError(msg)
    return found


def records(out: Path, manifest: Manifest, selection: Selection) -> Iterator[Record]:
    """Read the wanted articles of a shard, in its order.

    Args:
        out: The run's folder.
        manifest: The shard.
        selection: Which are wanted.

    Raises:
        InputError: A file is damaged, or was made by another version of onrecord.
    """
    folder = Layout(out).shards / manifest.name
    try:
        speakers = _speakers(folder) if selection.speaker else {}
        wanted = [row for row in _rows(folder / "articles.parquet") if selection.wants(row, speakers.get(row["id"], set()))]
        for start in range(0, len(wanted), _AT_ONCE):
            yield from _whole(folder, wanted[start : start + _AT_ONCE], manifest)
    except (pa.ArrowException, OSError, KeyError, msgspec.ValidationError) as error:
        reason = " ".join(str(error).split())[:200]
        msg = f"{folder} is damaged, or of another version: {reason}. Remove the folder, and run again"
        raise InputError(msg) from error


def _whole(folder: Path, articles: list[dict[str, Any]], manifest: Manifest) -> Iterator[Record]:
    """Put records together again out of their tables."""
    ids = sorted({row["id"] for row in articles})
    parts: dict[str, dict[str, list[Any]]] = {}
    for name in PARTS:
        by_article: dict[str, list[Any]] = defaultdict(list)
        for row in _rows(folder / f"{name}.parquet", ids):
            by_article[row["article"]].append(part_of(name, row))
        parts[name] = by_article
    for row in articles:
        own = {name: tuple(by_article.get(row["id"], ())) for name, by_article in parts.items()}
        yield Record(article=article_of_row(row), run=manifest.run, **own)


def _rows(path: Path, articles: list[str] | None = None) -> list[dict[str, Any]]:
    filters = None if articles is None else [("article", "in", articles)]
    rows: list[dict[str, Any]] = pq.read_table(path, filters=filters, use_threads=False).to_pylist()
    return rows


def _speakers(folder: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    table = pq.read_table(folder / "statements.parquet", columns=["article", "speaker"], use_threads=False)
    for row in table.to_pylist():
        if row["speaker"] is not None:
            found[row["article"]].add(row["speaker"]["name"])
    return found

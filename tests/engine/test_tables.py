"""Parquet tables: every field of the record has a column, and comes back as it was."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings

from onrecord.archives import Document
from onrecord.engine.tables import NAMES, PARTS, article_of_row, part_of, schema
from onrecord.engine.writing import ShardWriter
from onrecord.record import Article, Record
from tests.store.strategies import records


def written(found: list[Record], folder: Path) -> list[Record]:
    """Write records to Parquet and read them back."""
    writer = ShardWriter()
    for one in found:
        writer.add(one, Document(content=one.article.text), repeated=False)
    writer.write(folder)
    parts = {name: pq.read_table(folder / f"{name}.parquet").to_pylist() for name in PARTS}
    again = []
    for row, one in zip(pq.read_table(folder / "articles.parquet").to_pylist(), found, strict=True):
        own = {name: tuple(part_of(name, part) for part in parts[name] if part["article"] == row["id"]) for name in PARTS}
        again.append(Record(article=article_of_row(row), run=one.run, **own))  # type: ignore[arg-type]
    return again


@settings(deadline=None, max_examples=150)
@given(records())
def test_a_record_comes_back_as_it_was(found: Record) -> None:
    """Nothing is lost or changed on the way through Parquet, whatever a record holds."""
    with tempfile.TemporaryDirectory() as folder:
        assert written([found], Path(folder)) == [found]


@pytest.mark.parametrize("name", PARTS)
def test_every_field_has_a_column(name: str) -> None:
    """The columns of a table are the article's id, the place, and the fields of the struct, by the same names."""
    assert schema(name).names == ["article", "ordinal", *PARTS[name].__struct_fields__]


def test_an_article_has_its_fields_and_its_place_in_the_archive() -> None:
    """The articles' columns are those of the record, then record id, offset, digest, and whether it is repeated."""
    assert schema("articles").names == [*Article.__struct_fields__, "record", "offset", "digest", "repeated"]


def test_spans_are_structs_with_their_words() -> None:
    """A span is a struct of start, end and text in every table, so that queries can name its parts."""
    span = pa.struct([("start", pa.int64()), ("end", pa.int64()), ("text", pa.string())])
    assert schema("statements").field("content").type == pa.list_(span)
    assert schema("figures").field("span").type == span


def test_an_empty_shard_has_all_tables(tmp_path: Path) -> None:
    """Where nothing was read, every table is there, with its columns and no row."""
    files = ShardWriter().write(tmp_path)
    assert set(files) == {f"{name}.parquet" for name in NAMES}
    assert all(pq.read_table(tmp_path / f"{name}.parquet").schema.names == schema(name).names for name in NAMES)

"""The columns of the Parquet files, derived from the record's own structs: a field more there is a column more here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec
import pyarrow as pa
from msgspec import inspect

from onrecord.archives import Document
from onrecord.record import Account, Actor, Article, Event, Figure, Record, Statement

PARTS: Mapping[str, type[msgspec.Struct]] = {
    "statements": Statement,
    "actors": Actor,
    "events": Event,
    "figures": Figure,
    "accounts": Account,
}
"""The tables beside the articles: each row belongs to an article and has a place among its like."""

NAMES = ("articles", *PARTS)
"""Every table."""

_PLAIN = {
    inspect.IntType: pa.int64(),
    inspect.FloatType: pa.float64(),
    inspect.StrType: pa.string(),
    inspect.BoolType: pa.bool_(),
    inspect.LiteralType: pa.string(),
}
_OF_ARCHIVE = (
    pa.field("record", pa.string()),
    pa.field("offset", pa.int64()),
    pa.field("digest", pa.string()),
    pa.field("repeated", pa.bool_(), nullable=False),
)
_OF_ARTICLE = (pa.field("article", pa.string(), nullable=False), pa.field("ordinal", pa.int64(), nullable=False))


@cache
def schema(name: str) -> pa.Schema:
    """Make the schema of a table.

    Args:
        name: Its name, one of `NAMES`.
    """
    if name == "articles":
        return pa.schema([*_fields(Article), *_OF_ARCHIVE])
    return pa.schema([*_OF_ARTICLE, *_fields(PARTS[name])])


def _fields(struct: type[msgspec.Struct]) -> list[pa.Field]:
    described = inspect.type_info(struct)
    assert isinstance(described, inspect.StructType)  # noqa: S101  # what type_info gives for a struct
    return [pa.field(one.name, _type(one.type)) for one in described.fields]


def _type(described: inspect.Type) -> pa.DataType:
    """Give the column type of a field's type; whatever may be null is nullable, as all columns are."""
    plain = _PLAIN.get(type(described))
    if plain is not None:
        return plain
    if isinstance(described, inspect.VarTupleType):
        return pa.list_(_type(described.item_type))
    if isinstance(described, inspect.StructType):
        return pa.struct(_fields(described.cls))
    if isinstance(described, inspect.UnionType):
        kinds = [kind for kind in described.types if not isinstance(kind, inspect.NoneType)]
        if len(kinds) == 1:
            return _type(kinds[0])
        if {type(kind) for kind in kinds} == {inspect.StrType, inspect.StructType}:
            words = next(kind for kind in kinds if isinstance(kind, inspect.StructType))
            return pa.struct([pa.field("id", pa.string()), pa.field("words", _type(words))])
    msg = f"a field of type {described} has no column type yet: add one in {__name__}"
    raise TypeError(msg)


def article_row(article: Article, document: Document, *, repeated: bool) -> dict[str, Any]:
    """Lay out an article, with where it stands in its archive."""
    row: dict[str, Any] = msgspec.to_builtins(article)
    return {
        **row,
        "record": document.record,
        "offset": document.offset,
        "digest": document.digest,
        "repeated": repeated,
    }


def part_rows(record: Record, name: str) -> list[dict[str, Any]]:
    """Lay out the statements of a record, or its actors and so on."""
    key = {"article": record.article.id}
    return [{**key, "ordinal": number, **_row(part)} for number, part in enumerate(getattr(record, name))]


def _row(part: msgspec.Struct) -> dict[str, Any]:
    row: dict[str, Any] = msgspec.to_builtins(part)
    if isinstance(part, Account):
        matter = row["matter"]
        row["matter"] = {"id": matter, "words": None} if isinstance(matter, str) else {"id": None, "words": matter}
    return row


def part_of(name: str, row: Mapping[str, Any]) -> msgspec.Struct:
    """Make a part of a record of its row.

    Args:
        name: Its table.
        row: The row.
    """
    if name == "accounts":
        matter = row["matter"]
        row = {**row, "matter": matter["words"] if matter["id"] is None else matter["id"]}
    return msgspec.convert(row, PARTS[name])


def article_of_row(row: Mapping[str, Any]) -> Article:
    """Make an article of its row."""
    return msgspec.convert(row, Article)

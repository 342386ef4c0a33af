"""The reference of the record, made from its types: ``python -m onrecord.record.reference > docs/record.md``."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import inspect as types

from onrecord.record.whole import Record

HEAD = """<!-- Made by `python -m onrecord.record.reference`; a test holds it against the types. -->

# The record

What one article becomes: one JSON object, in one line with `--nl`. `onrecord schema` prints its JSON Schema.

- Offsets count Unicode code points of `article.text`, half-open. Every span's `text` equals `article.text[start:end]`.
- What is not known is null. Nothing is paraphrased, and nothing is guessed.
- A `voice` says who tells of a thing: null is the article itself, otherwise only that statement's speaker does. An attack that
  a minister claims, one that he denies and one that the paper reports in its own words are three records.
- Ids are of the record, but for the article's and the statements': those come from the text and the spans alone, so that links
  to them outlive a new model.
"""
_FIELD = re.compile(r"^    (\w+): (.*?)(?=^    \w+: |\Z)", re.MULTILINE | re.DOTALL)


def reference() -> str:
    """Write the reference as Markdown: every struct of the record with its fields, their types and meaning."""
    return HEAD + "".join(f"\n{part}\n" for struct in _structs(Record, {}) for part in _struct(struct))


def _structs(struct: type[msgspec.Struct], seen: dict[type, None]) -> list[type[msgspec.Struct]]:
    """List a struct and those that its fields hold, each once, in the order of the fields."""
    seen[struct] = None
    for field in _described(struct).fields:
        for inner in _inside(field.type):
            if inner not in seen:
                _structs(inner, seen)
    return list(seen)


def _described(struct: type[msgspec.Struct]) -> types.StructType:
    described = types.type_info(struct)
    assert isinstance(described, types.StructType)  # noqa: S101  # what type_info gives for a struct
    return described


def _inside(kind: types.Type) -> Iterator[type[msgspec.Struct]]:
    if isinstance(kind, types.StructType):
        yield kind.cls
    elif isinstance(kind, types.UnionType):
        for one in kind.types:
            yield from _inside(one)
    elif isinstance(kind, types.VarTupleType):
        yield from _inside(kind.item_type)


def _struct(struct: type[msgspec.Struct]) -> Iterator[str]:
    text, _, attributes = (inspect.getdoc(struct) or "").partition("Attributes:\n")
    meanings = {name: " ".join(meaning.split()) for name, meaning in _FIELD.findall(attributes)}
    yield f"## {struct.__name__.lower()}"
    yield text.strip()
    rows = [f"| `{f.name}` | {_named(f.type)} | {_cell(meanings[f.name])} |" for f in _described(struct).fields]
    yield "\n".join(["| field | type | meaning |", "|---|---|---|", *rows])


def _named(kind: types.Type) -> str:
    """Name a type as JSON and the reader know it."""
    plain: dict[type[Any], str] = {
        types.StrType: "text", types.IntType: "integer", types.FloatType: "number", types.BoolType: "true or false",
        types.NoneType: "null",
    }  # fmt: skip
    if isinstance(kind, types.StructType):
        name = kind.cls.__name__.lower()
        return f"[{name}](#{name})"
    if isinstance(kind, types.VarTupleType):
        return f"list of {_named(kind.item_type)}"
    if isinstance(kind, types.UnionType):
        return " or ".join(_named(one) for one in sorted(kind.types, key=lambda one: isinstance(one, types.NoneType)))
    if isinstance(kind, types.LiteralType):
        return ", ".join(f"`{value}`" for value in kind.values)
    return plain[type(kind)]


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("``", "`")


if __name__ == "__main__":
    sys.stdout.write(reference())

"""Proof that a record is verbatim: every span says what the article says at its place."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from onrecord.record.identity import article_id, statement_id
from onrecord.record.span import Span
from onrecord.record.whole import Record


def faults(record: Record) -> Iterator[str]:
    """Find what is wrong with a record; nothing for a sound one.

    Checked are the article's hash, every span's words, and every statement's id.

    Args:
        record: The record.

    Yields:
        One sentence for each fault, with its JSON path.
    """
    text = record.article.text
    if record.article.id != article_id(text):
        yield f"$.article.id: {record.article.id} is not the hash of the text"
    for path, span in spans(record) if not _is_verbatim(record, text) else ():
        there = text[span.start : span.end]
        if span.start > span.end or span.text != there:
            yield f"{path}: the record says {span.text!r}, the article says {there!r} at {span.start}:{span.end}"
    for number, statement in enumerate(record.statements):
        expected = statement_id(record.article.id, statement.content, statement.cue, statement.source)
        if statement.id != expected:
            yield f"$.statements[{number}].id: {statement.id} does not follow from its spans ({expected})"


def _is_verbatim(record: Record, text: str) -> bool:
    """Check every span without its path, which takes a third of the time; a fault is then sought with it."""
    stack: list[object] = [record]
    while stack:
        value = stack.pop()
        if isinstance(value, Span):
            if value.start > value.end or text[value.start : value.end] != value.text:
                return False
        elif isinstance(value, tuple):
            stack.extend(value)
        elif isinstance(value, msgspec.Struct):
            stack.extend(part for part in msgspec.structs.astuple(value) if isinstance(part, (tuple, msgspec.Struct)))
    return True


def spans(value: object, path: str = "$") -> Iterator[tuple[str, Span]]:
    """Walk all spans of a record or a part of one, each with its JSON path."""
    if isinstance(value, Span):
        yield path, value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from spans(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from spans(item, f"{path}[{number}]")

"""Records to JSON and back, and the JSON Schema of the contract."""

from __future__ import annotations

from typing import Any

import msgspec

from onrecord.errors import InputError
from onrecord.record.whole import Record

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Record)


def to_json(record: Record, *, indent: int | None = None) -> bytes:
    """Encode a record as UTF-8 JSON.

    Args:
        record: The record.
        indent: Spaces of indentation; none gives one line without a line break.
    """
    encoded = _encoder.encode(record)
    return encoded if indent is None else msgspec.json.format(encoded, indent=indent)


def from_json(data: bytes | str) -> Record:
    """Decode a record.

    Args:
        data: JSON of one record.

    Raises:
        InputError: The JSON is damaged or breaks the contract; the message names the place.
    """
    try:
        return _decoder.decode(data)
    except msgspec.DecodeError as error:
        msg = f"this is no record: {error}. Compare it with `onrecord schema`"
        raise InputError(msg) from error


def schema() -> dict[str, Any]:
    """Make the JSON Schema (2020-12) of a record."""
    return msgspec.json.schema(Record)

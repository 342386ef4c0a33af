"""Functions that migrations may call, to fill new columns of an older store from its records."""

from __future__ import annotations

import sqlite3

import msgspec

from onrecord.record import Actor, Statement
from onrecord.store.columns import name_key, role_key

_statement = msgspec.json.Decoder(Statement)
_actor = msgspec.json.Decoder(Actor)


def lend_functions(connection: sqlite3.Connection) -> None:
    """Make the functions known to a connection.

    Args:
        connection: The store.
    """
    for name, arguments, function in (
        ("addressee_key_of", 1, lambda record: name_key(_statement.decode(record).addressee)),
        ("target_key_of", 1, lambda record: name_key(_statement.decode(record).target)),
        ("role_key_of", 2, _role_key_of),
    ):
        connection.create_function(name, arguments, function, deterministic=True)


def _role_key_of(record: str, actor: str | None) -> str | None:
    speaker = _statement.decode(record).speaker
    return role_key(speaker, None if actor is None else _actor.decode(actor))

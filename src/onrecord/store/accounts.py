"""Accounts of a store: which to give, and reading them in the order of publication, with the statements they rest on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import msgspec
from msgspec import Struct

from onrecord.record import Account, Position, Statement
from onrecord.record.account import Stance
from onrecord.store.reading import article_head
from onrecord.store.stored import ArticleHead
from onrecord.store.told import ToldFilter, holds, read_row, told_rows

_account = msgspec.json.Decoder(Account)
_statement = msgspec.json.Decoder(Statement)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountFilter(ToldFilter):
    """Which accounts to give; a null field leaves all of them in.

    The field ``voice`` asks whether the article itself takes a position (``article``), or speakers alone do (``statement``).

    Attributes:
        stance: A stance that some position has.
        speaker: Words that all stand in the name of one who holds a position, case and accents aside; with a stance, that one.
        about: Words that all stand in the words for the matter.
    """

    stance: Stance | None = None
    speaker: str | None = None
    about: str | None = None

    def __post_init__(self) -> None:
        """Refuse a filter that can't mean anything.

        Raises:
            StoreError: A value is not one of the field's.
        """
        self.require((("stance", Stance),), ("speaker", "about"))
        self.of_articles()

    def takes(self, account: Account, statements: Mapping[str, Statement]) -> bool:
        """Tell whether an account is one of those that are asked for.

        Args:
            account: The account.
            statements: The statements that hold its positions, by their ids.
        """
        if self.about is not None and not holds(account.about, self.about):
            return False
        own = any(position.voice is None for position in account.positions)
        if self.voice is not None and own != (self.voice == "article"):
            return False
        return any(self._held(position, statements) for position in account.positions)

    def _held(self, position: Position, statements: Mapping[str, Statement]) -> bool:
        if self.stance not in {None, position.stance}:
            return False
        said = statements.get(position.voice or "")
        name = said.speaker.name if said and said.speaker else ""
        return self.speaker is None or holds(name, self.speaker)


class StoredAccount(Struct, frozen=True, kw_only=True):
    """An account, the head of its article, and the statements that hold its positions, by their ids."""

    article: ArticleHead
    account: Account
    statements: dict[str, Statement]


def accounts(connection: sqlite3.Connection, chosen: AccountFilter) -> Iterator[StoredAccount]:
    """Read the accounts that match a filter, in order of publication, unknown dates last.

    Args:
        connection: The store.
        chosen: The filter.
    """
    rows = told_rows(connection, "accounts", replace(chosen, voice=None))
    read = ((_account.decode(read_row(connection, "accounts", row)), article, met) for row, article, met in rows)
    told = ((account, _statements(connection, account), article, met) for account, article, met in read)
    for account, statements, article, appearance in chosen.page(one for one in told if chosen.takes(one[0], one[1])):
        head = article_head(connection, article, appearance)
        yield StoredAccount(article=head, account=account, statements=statements)


def _statements(connection: sqlite3.Connection, account: Account) -> dict[str, Statement]:
    found: dict[str, Statement] = {}
    for voice in dict.fromkeys(position.voice for position in account.positions if position.voice is not None):
        (record,) = connection.execute("SELECT record FROM statements WHERE id = ?", (voice,)).fetchone()
        found[voice] = _statement.decode(record)
    return found

"""What an app is started with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_urlsafe

from onrecord.record import Article, Record, Statement
from onrecord.store import ArticleHead, Store

HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of an address that was to be fetched.

    Attributes:
        article: Id of the article there; null where none was stored.
        message: What went wrong, or what is to be said; null where nothing is.
    """

    article: str | None = None
    message: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lent:
    """What the command line lends to the app, since it stands to the right of it.

    Attributes:
        columns: Columns of statements as rows.
        row: Lays a statement out as a row.
        read: Reads an article with the model.
        take: Fetches an address into a store; null where nothing may be fetched.
    """

    columns: Sequence[str]
    row: Callable[[ArticleHead, Statement], Mapping[str, object]]
    read: Callable[[Article], Record]
    take: Callable[[Store, str], Taken] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one app.

    Attributes:
        db: The store.
        port: The port that it listens on.
        lent: What the command line lends.
        author: Name that reviews are signed with unless another is given.
        readonly: Whether nothing may be written.
        alone: Id of the one article that is shown, where nothing is stored.
        token: What a form must bring along to change something; of this run alone.
    """

    db: Path
    port: int
    lent: Lent
    author: str = "reader"
    readonly: bool = False
    alone: str | None = None
    token: str = field(default_factory=lambda: token_urlsafe(32))

    @property
    def cookie(self) -> str:
        """Name of the only cookie, which holds the token; browsers don't tell the ports of one machine apart."""
        return f"onrecord-review-{self.port}"

    @property
    def origins(self) -> tuple[str, ...]:
        """The addresses that the app answers at."""
        port = "" if self.port == 80 else f":{self.port}"  # noqa: PLR2004  # browsers leave out the usual port
        return (f"http://{HOST}{port}", f"http://localhost{port}")

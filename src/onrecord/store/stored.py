"""What a store gives back: heads of articles, appearances, statements with their article, and counts."""

from __future__ import annotations

from msgspec import Struct

from onrecord.record import Statement


class ArticleHead(Struct, frozen=True, kw_only=True):
    """An article without its text, as it was met in one appearance.

    Attributes:
        id: The article's id.
        title: Its headline.
        language: ISO 639-1 code.
        source: Path or address of the appearance.
        publisher: Outlet of the appearance.
        published: ISO date or date-time of the appearance.
        captured: ISO date-time of fetching.
    """

    id: str
    title: str | None = None
    language: str | None = None
    source: str | None = None
    publisher: str | None = None
    published: str | None = None
    captured: str | None = None


class Appearance(Struct, frozen=True, kw_only=True):
    """One outlet, address and date that an article was met under.

    Attributes:
        source: Path or address.
        publisher: Name of the outlet.
        published: ISO date or date-time of publication.
        captured: ISO date-time of fetching; null unless fetched.
        first_seen: ISO date-time, in UTC, when the store first took it in.
    """

    source: str | None = None
    publisher: str | None = None
    published: str | None = None
    captured: str | None = None
    first_seen: str


class StoredStatement(Struct, frozen=True, kw_only=True):
    """A statement and the head of its article."""

    article: ArticleHead
    statement: Statement


class Added(Struct, frozen=True, kw_only=True):
    """What storing one record, or several, changed.

    Attributes:
        articles: Articles that the store didn't know.
        appearances: Appearances that it didn't know.
        statements: Statements that it didn't know.
        removed: Statements that another run had read and this one did not.
        replaced: Known articles whose statements were read anew.
        changed: Pages whose text is another than when they were last met.
        forgotten: Articles that were left out, since they were forgotten.
    """

    articles: int = 0
    appearances: int = 0
    statements: int = 0
    removed: int = 0
    replaced: int = 0
    changed: int = 0
    forgotten: int = 0

    @property
    def new_article(self) -> bool:
        """Whether the store didn't know the article."""
        return self.articles > 0

    @property
    def new_appearance(self) -> bool:
        """Whether the store didn't know the appearance."""
        return self.appearances > 0

    @property
    def new_statements(self) -> int:
        """How many statements the store didn't know."""
        return self.statements

    def __add__(self, other: Added) -> Added:
        """Add up two changes."""
        return Added(**{name: getattr(self, name) + getattr(other, name) for name in self.__struct_fields__})


class Counts(Struct, frozen=True, kw_only=True):
    """How much a store holds."""

    articles: int
    appearances: int
    statements: int
    actors: int
    events: int
    figures: int
    accounts: int
    runs: int

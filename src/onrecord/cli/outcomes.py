"""What became of a page that was to be fetched: in a word, as a row, and as a line."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum

from onrecord.record import Article


class Status(StrEnum):
    """What became of a page."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    FORGOTTEN = "forgotten"
    FAILED = "failed"


OUTCOME_COLUMNS = ("status", "url", "final_url", "article", "title", "publisher", "published", "statements", "message")
"""Columns of outcomes as rows."""

OUTCOMES_SHOWN = ("status", "title", "publisher", "published", "statements", "url")
"""Those that a table shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a page.

    Attributes:
        status: In a word.
        url: The address that was asked for.
        final_url: The address that answered.
        article: Id of the article on it.
        title: Its headline.
        publisher: Its outlet.
        published: Its date of publication.
        statements: How many statements were read in it; null where it was not read now.
        message: What went wrong; null where nothing did.
    """

    status: Status
    url: str
    final_url: str | None = None
    article: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    statements: int | None = None
    message: str | None = None

    def row(self) -> dict[str, object]:
        """Lay it out as a row."""
        return {**asdict(self), "status": str(self.status)}

    def line(self) -> str:
        """Say it in a line."""
        if self.message is not None:
            return f"{self.status}: {self.message}"
        many = "" if self.statements is None else f" ({self.statements} statement{'' if self.statements == 1 else 's'})"
        return f"{self.status}: {self.final_url or self.url}{'' if self.title is None else ' ' + self.title}{many}"


def of_article(status: Status, url: str, article: Article, statements: int | None = None) -> Outcome:
    """Say what became of a page on which an article was found."""
    return Outcome(
        status=status,
        url=url,
        final_url=article.source,
        article=article.id,
        title=article.title,
        publisher=article.publisher,
        published=article.published,
        statements=statements,
    )


def forgotten(url: str, what: str) -> Outcome:
    """Say of a page that it is not taken in, since it was forgotten."""
    return Outcome(status=Status.FORGOTTEN, url=url, message=f"{url}: {what}")

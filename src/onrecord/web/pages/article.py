"""One article, as it was written, with the words of its record marked in it."""

from __future__ import annotations

from msgspec import Struct
from starlette.exceptions import HTTPException

from onrecord.errors import StoreError
from onrecord.record import Record
from onrecord.store import Appearance, ArticleHead, StoredStatement, reviews
from onrecord.store.reviews import Review
from onrecord.web.changes import Compared, compared
from onrecord.web.visit import Page, Visit
from onrecord.web.voices import Voices, voices


class ArticlePage(Struct, frozen=True, kw_only=True):
    """The page of an article.

    Attributes:
        head: The article as it was met where most is known of it.
        record: The whole record.
        appearances: Where the article was met.
        voices: Who has which part of its words.
        headlines: For a quotation in a headline, by its statement's id: what the body says, word by word.
        reviews: The decision that counts, by statement.
    """

    head: ArticleHead
    record: Record
    appearances: tuple[Appearance, ...]
    voices: Voices
    headlines: dict[str, Compared]
    reviews: dict[str, Review]


def article(visit: Visit) -> ArticlePage:
    """Read an article and all that belongs to it."""
    head = article_head(visit, str(visit.named["article"]))
    identifier = head.id
    record = visit.room.store.record(identifier)
    told = {statement.id: statement for statement in record.statements}
    pulled = {
        one.id: compared(one, told.get(one.pull_quote.matches or "")) for one in record.statements if one.pull_quote is not None
    }
    return ArticlePage(
        head=head,
        record=record,
        appearances=visit.room.store.appearances(identifier),
        voices=voices(record),
        headlines={name: found for name, found in pulled.items() if found is not None},
        reviews=reviews.latest(visit.room.connection, identifier),
    )


def article_head(visit: Visit, prefix: str) -> ArticleHead:
    """Find an article by its id, or the beginning of it.

    Raises:
        HTTPException: The store holds none that begins so.
    """
    try:
        found = visit.room.store.find(prefix)
    except StoreError as error:
        raise HTTPException(404, f"There is no such article: {error}.") from error
    if isinstance(found, StoredStatement):
        raise HTTPException(404, "This is the id of a statement, and no article's.")
    return found


PAGE = Page("/articles/{article}", "article.html", article)

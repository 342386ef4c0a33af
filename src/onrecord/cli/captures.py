"""From what was fetched to an article: the encoding that the server names, and the date that a feed knows."""

from __future__ import annotations

from msgspec import structs

from onrecord.fetch import Fetched
from onrecord.intake.served import served_article
from onrecord.record import Article
from onrecord.store import Capture, StoredPage


def article_of(fetched: Fetched, *, published: str | None = None, publisher: str | None = None) -> Article:
    """Make an article of a page that was fetched.

    Args:
        fetched: The page.
        published: Date of publication where the page does not say, as its feed knows it.
        publisher: Name of the outlet; goes before what the page says.

    Raises:
        InputError: There is no article on the page.
    """
    article = served_article(
        fetched.body, fetched.charset, source=fetched.final_url, publisher=publisher, captured=fetched.captured
    )
    if article.published is not None or published is None:
        return article
    return structs.replace(article, published=published, notes=(*article.notes, "date of publication taken from the feed"))


def capture_of(fetched: Fetched) -> Capture:
    """Make what the store keeps of a page that was fetched."""
    return Capture(
        url=fetched.url,
        final_url=fetched.final_url,
        captured=fetched.captured,
        body=fetched.body,
        headers=fetched.headers,
        etag=fetched.etag,
        last_modified=fetched.last_modified,
    )


def fetched_of(page: StoredPage, body: bytes) -> Fetched:
    """Make what was fetched of what the store has kept."""
    return Fetched(url=page.url, final_url=page.final_url, status=200, headers=page.headers, body=body, captured=page.captured)

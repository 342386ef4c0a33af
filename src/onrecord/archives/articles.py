"""From an archive's document to an article."""

from __future__ import annotations

from msgspec import structs

from onrecord.archives.document import Document
from onrecord.intake import article_from_text
from onrecord.intake.served import served_article
from onrecord.record import Article


def article_of(document: Document, *, publisher: str | None = None) -> Article:
    """Make an article of a document.

    Args:
        document: The document.
        publisher: Name of the outlet, where the archive does not tell it.

    Raises:
        InputError: There is no article in it.
    """
    outlet = document.publisher or publisher
    if isinstance(document.content, str):
        article = article_from_text(
            document.content,
            source=document.source,
            published=document.published,
            publisher=outlet,
            captured=document.captured,
        )
    else:
        article = served_article(
            document.content,
            document.charset,
            source=document.source,
            published=document.published,
            publisher=outlet,
            captured=document.captured,
        )
    return structs.replace(article, notes=(*article.notes, *document.notes)) if document.notes else article

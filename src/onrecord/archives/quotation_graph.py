"""GDELT's Global Quotation Graph: quotations of the world's news, each with some words before and after it.

Its files hold one JSON object an article: ``date`` (when GDELT met it, not when it was published), ``url``, ``title``, ``lang``
and ``quotes``, each of ``pre``, ``quote`` and ``post``. The articles themselves are not in it.
See https://blog.gdeltproject.org/announcing-the-global-quotation-graph/.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from onrecord.archives.document import Document
from onrecord.intake.published import iso

_NOTE = "excerpts around quotations, as GDELT's Global Quotation Graph gives them, not the whole article"
_COMPACT = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)T?(\d\d):?(\d\d):?(\d\d)Z?")
_MARKS = "\"“”„«»'‘’"


def excerpts_of(row: Mapping[str, object], offset: int) -> Document | None:
    """Make a document of one article's quotations: the title, then a paragraph for each quotation.

    Args:
        row: The article's line.
        offset: Its number.

    Returns:
        The document; null where the line names no quotation.
    """
    quotes = row.get("quotes")
    paragraphs: dict[str, None] = {}  # the same excerpt is often given twice
    for quote in quotes if isinstance(quotes, list) else []:
        if isinstance(quote, dict) and (words := _tidy(quote.get("quote"))):
            paragraphs[_joined(_tidy(quote.get("pre")), words, _tidy(quote.get("post")))] = None
    if not paragraphs:
        return None
    title = _tidy(row.get("title"))
    url = row.get("url")
    return Document(
        content="\n\n".join([*([title] if title else []), *paragraphs]),
        source=url if isinstance(url, str) and url else None,
        captured=_time(row.get("date")),
        record=f"line {offset + 1}",
        offset=offset,
        notes=(_NOTE,),
    )


def _joined(before: str, words: str, after: str) -> str:
    """Put a quotation back between the words around it, in quotation marks where these were taken off."""
    marked = words[0] in _MARKS or before[-1:] in tuple('"“„«‘')
    quoted = words if marked else f"“{words}”"
    return " ".join(part for part in (before, quoted, after) if part)


def _tidy(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _time(value: object) -> str | None:
    found = _COMPACT.fullmatch(value.strip()) if isinstance(value, str) else None
    return iso("{}-{}-{}T{}:{}:{}Z".format(*found.groups())) if found else None

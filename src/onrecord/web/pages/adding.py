"""Adding: a text that is pasted, a file, or an address."""

from __future__ import annotations

from msgspec import Struct

from onrecord.intake import LIMIT
from onrecord.web.visit import Page, Visit


class Adding(Struct, frozen=True, kw_only=True):
    """The page of adding.

    Attributes:
        fetches: Whether addresses are fetched.
        limit: Largest input, in bytes.
        message: What went wrong with the last one; null where nothing did.
    """

    fetches: bool
    limit: int
    message: str | None = None


def adding(visit: Visit) -> Adding:
    """Tell what can be added."""
    return Adding(fetches=visit.settings.lent.take is not None, limit=LIMIT)


PAGE = Page("/add", "add.html", adding)

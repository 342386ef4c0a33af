"""What this is: versions, what the marks mean, keys, and whose data and software are in it."""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from onrecord import __version__
from onrecord.record import Run
from onrecord.web.visit import Page, Visit

_RUNS = "SELECT DISTINCT version, model, sha256 FROM runs ORDER BY number DESC LIMIT 20"


class About(Struct, frozen=True, kw_only=True):
    """The page about the app.

    Attributes:
        version: Version of onrecord.
        db: The store's file.
        articles: How many articles it holds.
        statements: How many statements.
        runs: What read its articles, latest first.
    """

    version: str
    db: str
    articles: int
    statements: int
    runs: tuple[Run, ...]


def about(visit: Visit) -> About:
    """Tell what this is."""
    catalogue = visit.catalogue()
    rows = visit.room.connection.execute(_RUNS)
    return About(
        version=__version__,
        db=visit.settings.db.name,
        articles=len(np.unique(catalogue.appearances.article)),
        statements=len(catalogue.statements.number),
        runs=tuple(Run(version=version, model=model, sha256=sha256) for version, model, sha256 in rows),
    )


PAGE = Page("/about", "about.html", about)

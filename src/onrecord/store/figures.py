"""Figures of a store: which to give, and reading them in the order of publication."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
from msgspec import Struct

from onrecord.record import Figure
from onrecord.record.figure import Kind
from onrecord.store.reading import article_head
from onrecord.store.stored import ArticleHead
from onrecord.store.told import ToldFilter, around, holds, read_row, told_rows

_figure = msgspec.json.Decoder(Figure)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFilter(ToldFilter):
    """Which figures to give; a null field leaves all of them in.

    Attributes:
        kind: What befell those counted.
        source: Words that all stand in the name of the one whose count it is, case and accents aside.
        minimum: Lowest number; a count without a number ("dozens") is left out then.
    """

    kind: Kind | None = None
    source: str | None = None
    minimum: int | None = None

    def __post_init__(self) -> None:
        """Refuse a filter that can't mean anything.

        Raises:
            StoreError: A value is not one of the field's.
        """
        self.require((("kind", Kind),), ("source",))
        self.of_articles()

    def takes(self, figure: Figure) -> bool:
        """Tell whether a figure is the count of the one who is asked for."""
        return self.source is None or holds(figure.according_to.name if figure.according_to else "", self.source)


class StoredFigure(Struct, frozen=True, kw_only=True):
    """A figure, the head of its article, and the words around it.

    Attributes:
        article: The article.
        figure: The figure.
        before: The article's words before the figure's, as far as some 160 code points reach.
        after: Those after it.
    """

    article: ArticleHead
    figure: Figure
    before: str
    after: str


def figures(connection: sqlite3.Connection, chosen: FigureFilter) -> Iterator[StoredFigure]:
    """Read the figures that match a filter, in order of publication, unknown dates last.

    Args:
        connection: The store.
        chosen: The filter.
    """
    conditions = []
    if chosen.kind is not None:
        conditions.append("figures.kind = :kind")
    if chosen.minimum is not None:
        conditions.append("coalesce(figures.low, figures.high) >= :minimum")
    values: dict[str, object] = {"kind": chosen.kind, "minimum": chosen.minimum}
    rows = told_rows(connection, "figures", chosen, conditions, values)
    read = ((_figure.decode(read_row(connection, "figures", row)), article, appearance) for row, article, appearance in rows)
    for figure, article, appearance in chosen.page(one for one in read if chosen.takes(one[0])):
        before, after = around(connection, article, figure.span)
        head = article_head(connection, article, appearance)
        yield StoredFigure(article=head, figure=figure, before=before, after=after)

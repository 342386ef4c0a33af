"""``onrecord figures``: the figures of a store that match a filter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from onrecord.cli.output import Format, interval, output_options, write_lines, write_rows
from onrecord.cli.page import Page
from onrecord.cli.store_options import colour_option, database_option, publication_options, with_article
from onrecord.errors import StoreError

if TYPE_CHECKING:  # --help does without the store
    from onrecord.store import Store
    from onrecord.store.figures import FigureFilter, StoredFigure

NOTHING = "no figure matches"
KINDS = ("killed", "injured", "missing", "displaced", "detained", "captured", "arrested", "other")
COLUMNS = (
    "id",  # the figure's id within its article
    "kind",  # what befell those counted
    "low",  # smallest number that the words allow; empty for "dozens"
    "high",  # largest number that they allow
    "bound",  # exact, at_least, at_most, about
    "of",  # words for those counted
    "words",  # the figure's own words
    "source",  # whose count it is
    "voice",  # id of the statement that gives it; empty is the article's own voice
    "part_of",  # id of the figure that it is a part of
    "when",  # time of the count: an ISO date, or START/END
    "event",  # id of the event that it belongs to
    "start",  # offset of the words' first code point in the article's text
    "end",  # offset after their last code point
    "article",  # the article's id
    "title",  # its headline
    "publisher",  # its outlet
    "published",  # its date of publication
    "article_source",  # path or address that it was read from
)
"""Every column of a figure as a row, in order."""

TABLE_COLUMNS = ("kind", "low", "high", "bound", "words", "source", "publisher", "published")
"""The columns that fit a person's eye."""


@click.command(name="figures")
@database_option
@click.option("--kind", type=click.Choice(KINDS), metavar="KIND", help=f"What befell those counted: {', '.join(KINDS)}.")
@click.option("--source", metavar="NAME", help="Words of the name of whose count it is; case and accents don't count.")
@click.option(
    "--voice",
    type=click.Choice(["article", "statement"]),
    help="Counts in the article's own voice, or those that stand in what somebody says.",
)
@click.option("--minimum", type=click.IntRange(min=0), metavar="N", help="Lowest number; leaves out counts without a number.")
@publication_options(confidence=False)
@colour_option
@output_options
def command(db: Path, *, colour: bool | None, output: Format | None, **chosen: object) -> None:
    """List the figures of a store: how many were killed, injured or arrested, and whose count it is.

    In order of publication, unknown dates last. All filters must match; publisher and dates must match by one and the same
    appearance of the article, which is the one shown. A count that nobody is named for is the article's own.
    """
    from onrecord.store import Store  # noqa: PLC0415  # keeps --help quick
    from onrecord.store.figures import FigureFilter  # noqa: PLC0415

    with Store.open(db, readonly=True) as store:
        try:
            asked = with_article(store, FigureFilter(**chosen))  # type: ignore[arg-type]  # the options' types are the fields'
        except StoreError as error:
            raise click.UsageError(str(error), click.get_current_context()) from error
        if output is None:
            _list(store, asked, Page.of_output(colour=colour))
        else:
            rows = (figure_row(found) for found in store.figures(asked))
            write_rows(rows, output, columns=COLUMNS, table_columns=TABLE_COLUMNS)


def figure_row(found: StoredFigure) -> dict[str, object]:
    """Lay a figure out as a row.

    Args:
        found: The figure with its article.

    Returns:
        A value for each of `COLUMNS`, in that order; null is unknown.
    """
    figure, heading = found.figure, found.article
    when = figure.when
    return {
        "id": figure.id,
        "kind": figure.kind,
        "low": figure.low,
        "high": figure.high,
        "bound": figure.bound,
        "of": figure.of,
        "words": figure.span.text,
        "source": figure.according_to and figure.according_to.name,
        "voice": figure.voice,
        "part_of": figure.part_of,
        "when": when and interval(when),
        "event": figure.event,
        "start": figure.span.start,
        "end": figure.span.end,
        "article": heading.id,
        "title": heading.title,
        "publisher": heading.publisher,
        "published": heading.published,
        "article_source": heading.source,
    }


def _list(store: Store, asked: FigureFilter, page: Page) -> None:
    listed = 0
    for found in store.figures(asked):
        write_lines([""] if listed else [])
        write_lines(_entry(found, page))
        listed += 1
    if not listed:
        click.echo(NOTHING, err=True)


def _entry(found: StoredFigure, page: Page) -> Iterator[str]:
    from onrecord.cli.figure_lines import entry_lines  # noqa: PLC0415

    return entry_lines(found, page)

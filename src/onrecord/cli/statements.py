"""``onrecord statements``: the statements of a store that match a filter."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from onrecord.cli.output import Format, output_options, write_lines, write_rows
from onrecord.cli.page import Page
from onrecord.cli.store_options import colour_option, database_option, filter_options, with_article

if TYPE_CHECKING:  # --help does without the store
    from onrecord.store import StatementFilter, Store

NOTHING = "no statement matches"


@click.command(name="statements")
@database_option
@filter_options
@click.option("--newest", is_flag=True, help="The latest publication first.")
@colour_option
@output_options
def command(db: Path, chosen: StatementFilter, *, newest: bool, colour: bool | None, output: Format | None) -> None:
    """List the statements of a store: who said what, where and when.

    In order of publication, unknown dates last. All filters must match; publisher and dates must match by one and the same
    appearance of the article, which is the one shown.
    """
    from onrecord.cli.rows import STATEMENT_COLUMNS, TABLE_COLUMNS, statement_row  # noqa: PLC0415  # keeps --help quick
    from onrecord.store import Store  # noqa: PLC0415

    with Store.open(db, readonly=True) as store:
        chosen = with_article(store, replace(chosen, newest=newest))
        if output is None:
            _list(store, chosen, Page.of_output(colour=colour))
            return
        rows = (statement_row(found.article, found.statement) for found in store.statements(chosen))
        write_rows(rows, output, columns=STATEMENT_COLUMNS, table_columns=TABLE_COLUMNS)


def _list(store: Store, chosen: StatementFilter, page: Page) -> None:
    from onrecord.cli.listing import statement_entry  # noqa: PLC0415
    from onrecord.cli.rows import joined  # noqa: PLC0415
    from onrecord.store import Marked  # noqa: PLC0415

    listed = 0
    for found in store.statements(chosen):
        told = found.statement
        speaker = Marked(told.speaker.name) if told.speaker else None
        write_lines([""] if listed else [])
        write_lines(statement_entry(found.article, told, Marked(joined(told.content)), speaker, page))
        listed += 1
    if not listed:
        click.echo(NOTHING, err=True)

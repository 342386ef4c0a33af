"""``onrecord changes``: which pages changed their text without a word, and what was altered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from onrecord.cli.output import Format, output_options, write_lines, write_rows
from onrecord.cli.page import Page
from onrecord.cli.parameters import iso_date
from onrecord.cli.store_options import colour_option, database_option

if TYPE_CHECKING:  # --help does without the store
    from onrecord.store import Change

COLUMNS = ("source", "publisher", "last_met", "met", "old", "new", "old_title", "new_title", "removed", "added")
"""Columns of changes as rows; ``removed`` and ``added`` hold the paragraphs that differ."""

SHOWN = ("met", "publisher", "new_title", "source")
"""Those that a table shows."""


@click.command(name="changes")
@database_option
@click.option("--since", metavar="DATE", callback=iso_date, help="Only changes that were met on this day or later.")
@colour_option
@output_options
def command(db: Path, *, since: str | None, colour: bool | None, output: Format | None) -> None:
    """Show which pages changed their text since they were first fetched, and what was altered.

    Both texts are kept, each an article of its own. Paragraphs that went are marked with -, those that came with +; a page
    is changed when its text is, whatever else on it differs.
    """
    from onrecord.store import Store  # noqa: PLC0415  # keeps --help quick

    with Store.open(db, readonly=True) as store:
        changes = store.following.changes(since)
        if output is not None:
            write_rows(map(_row, changes), output, columns=COLUMNS, table_columns=SHOWN)
            return
        page = Page.of_output(colour=colour)
        listed = False
        for change in changes:
            write_lines([""] if listed else [])
            write_lines(_entry(change, page))
            listed = True
        if not listed:
            click.echo("no page changed its text", err=True)


def _row(change: Change) -> dict[str, object]:
    from onrecord.cli.alterations import altered  # noqa: PLC0415

    removed, added = altered(change.old_text, change.new_text)
    plain = {name: getattr(change, name) for name in COLUMNS[:-2]}
    return {**plain, "removed": "\n\n".join(removed), "added": "\n\n".join(added)}


def _entry(change: Change, page: Page) -> Iterator[str]:
    from onrecord.cli.alterations import alteration_lines  # noqa: PLC0415
    from onrecord.cli.terminal import one_line  # noqa: PLC0415

    yield page.bold(one_line(change.new_title or change.old_title or "article without a headline"))
    when = f"{change.publisher or 'unknown outlet'} · between {change.last_met or change.before} and {change.met}"
    yield page.dim(one_line(f"{when} · {change.source}"))
    yield from alteration_lines(change.old_text, change.new_text, page)

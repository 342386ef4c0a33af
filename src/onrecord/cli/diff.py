"""``onrecord diff``: what changed in a story over time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from onrecord.cli.comparing import bring_up_to_date
from onrecord.cli.output import Format, output_options, write_lines, write_rows
from onrecord.cli.page import Page
from onrecord.cli.store_options import colour_option, database_option

if TYPE_CHECKING:  # --help does without the store
    from onrecord.compare.stories.changes import Changed

NOTHING = "nothing changed: everything is told in the first report"
COLUMNS = (
    "day",  # day of publication of the article that brought it
    "kind",  # said: for the first time; figure: another than the one before of its source; words: other words than before
    "who",  # who said it, or whose count it is
    "what",  # the act, or what befell those counted
    "before",  # the words before
    "after",  # the words now
    "statement",  # id of the statement
    "earlier",  # id of the statement before
    "article",  # id of the article that brought it
    "publisher",  # its outlet
)
"""Columns of changes as rows."""

SHOWN = ("day", "kind", "who", "before", "after", "publisher")
"""Those that a table shows."""

_MARGIN = "    "


@click.command(name="diff")
@click.argument("identifier", metavar="STORY", help="Id of a story, or the beginning of it.")
@database_option
@colour_option
@output_options
def command(identifier: str, db: Path, *, colour: bool | None, output: Format | None) -> None:
    """Show what changed in a story over time: what was said for the first time, figures that grew, words that drifted.

    In order of publication. A statement that repeats or cuts one that an earlier article has is no change; one in other words
    by the same speaker is shown with the words that differ. `onrecord copies` shows what outlets altered in one report,
    `onrecord changes` what a page altered in its text.
    """
    from onrecord.compare.stories.telling import Telling  # noqa: PLC0415  # keeps --help quick
    from onrecord.store import Store  # noqa: PLC0415
    from onrecord.store.connection import writable  # noqa: PLC0415

    with Store.open(db, readonly=not writable(db)) as store:
        bring_up_to_date(store)
        changes = Telling.of(store, identifier).changes
    if output is not None:
        write_rows(map(_row, changes), output, columns=COLUMNS, table_columns=SHOWN)
        return
    page = Page.of_output(colour=colour)
    if not changes:
        click.echo(NOTHING, err=True)
    day = ""
    for change in changes:
        if (change.day or "unknown date") != day:
            write_lines([""] if day else [])
            day = change.day or "unknown date"
            write_lines([page.bold(day)])
        write_lines(_lines(change, page))


def _row(change: Changed) -> dict[str, object]:
    return {name: getattr(change, name) for name in COLUMNS}


def _lines(change: Changed, page: Page) -> Iterator[str]:
    from onrecord.cli.alterations import alteration_lines  # noqa: PLC0415
    from onrecord.cli.terminal import one_line  # noqa: PLC0415

    outlet = change.publisher or "unknown outlet"
    if change.kind == "figure":
        who = change.who or "the articles' own count"
        yield _MARGIN + one_line(f"{change.what}, {who}: “{change.before}” → “{change.after}” · {outlet}")
        return
    act = f", {change.what}" if change.what else ""
    verb = "said anew" if change.kind == "said" else "said in other words"
    yield _MARGIN + page.dim(one_line(f"{change.who or 'unknown speaker'}{act} · {verb} · {outlet} · {change.statement}"))
    if change.before is None:
        yield _MARGIN + one_line(f"+ {change.after}")
    else:
        yield from (_MARGIN + line for line in alteration_lines(one_line(change.before), one_line(change.after), page))

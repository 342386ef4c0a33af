"""``onrecord copies``: which articles are copies of one report, which is the earlier, and what was altered on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from onrecord.cli.comparing import bring_up_to_date
from onrecord.cli.output import Format, output_options, write_lines, write_rows
from onrecord.cli.page import Page
from onrecord.cli.store_options import colour_option, database_option

if TYPE_CHECKING:  # --help does without the store
    from onrecord.cli.copied import Group

COLUMNS = (
    "original",
    "article",
    "title",
    "publisher",
    "published",
    "source",
    "sentences",
    "kept",
    "reworded",
    "cut",
    "added",
    "moved",
    "other_headline",
)
"""Columns of copies as rows; counts are of sentences, against the original, which has a row of its own."""

SHOWN = ("title", "publisher", "published", "kept", "reworded", "cut", "added", "moved")
"""Those that a table shows."""


@click.command(name="copies")
@click.argument("identifier", required=False, metavar="[ARTICLE]", help="Id of an article, or the beginning of it.")
@database_option
@colour_option
@output_options
def command(identifier: str | None, db: Path, *, colour: bool | None, output: Format | None) -> None:
    """Show which articles are copies of one report, the earliest first, and how far the copies were altered.

    Articles that were added since the last time are compared first. Two are copies if at least half of the shorter one's
    words stand in sentences of the longer one: cut, reordered and re-headlined copies are, two writers' articles on one event
    are not.

    With an ARTICLE, its group alone is shown, with every sentence that was cut (-), added (+) or reworded, and the statements
    that a copy gives in other words.
    """
    from onrecord.cli.copied import Group, detail_lines, group_lines  # noqa: PLC0415  # keeps --help quick
    from onrecord.store import Store, StoredStatement  # noqa: PLC0415
    from onrecord.store.connection import writable  # noqa: PLC0415

    with Store.open(db, readonly=not writable(db)) as store:
        bring_up_to_date(store)
        if identifier is None:
            groups = (Group.of(store, members) for members in store.copies.groups())
        else:
            found = store.find(identifier)
            article = found.article.id if isinstance(found, StoredStatement) else found.id
            members = store.copies.group(store.copies.number(article))
            groups = (Group.of(store, one) for one in [members] if one)
        if output is not None:
            write_rows((row for group in groups for row in group.rows()), output, columns=COLUMNS, table_columns=SHOWN)
            return
        page = Page.of_output(colour=colour)
        if not _write(groups, page, detail_lines if identifier else group_lines):
            click.echo("no copies of it" if identifier else "no article is a copy of another", err=True)


def _write(groups: Iterator[Group], page: Page, lines: Callable[[Group, Page], Iterator[str]]) -> int:
    """Write groups for people; gives how many there were."""
    listed = 0
    for group in groups:
        write_lines([""] if listed else [])
        write_lines(lines(group, page))
        listed += 1
    return listed

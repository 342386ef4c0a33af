"""``onrecord diff``: what changed in a story over time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from onrecord.cli.comparing import bring_up_to_date
from onrecord.cli.output import Format, output_options, write_lines, write_rows
from onrecord.cli.page import Page
from onrecord.cli.store_options import colour_option, database_option

if TYPE_CHECKING:  # --help does without the store
    from onrecord.compare.stories.changes import Changed
    from onrecord.compare.stories.telling import Telling

NOTHING = "nothing changed: everything is told in the first report"
COLUMNS = (
    "day",  # day of publication of the article that brought it
    "kind",  # said: for the first time; figure: another than before of its source; words: others than before; side: taken
    "who",  # who said it, whose count it is, or who takes the side; empty for the articles themselves, or nobody known
    "what",  # the act, what befell those counted, or the stance
    "before",  # the words before
    "after",  # the words now
    "statement",  # id of the statement
    "earlier",  # id of the statement before
    "article",  # id of the article that brought it
    "publisher",  # its outlet
    "about",  # the matter in dispute on which a side is taken
    "reports",  # in how many reports the side stands; copies count once
)
"""Columns of changes as rows."""

SHOWN = ("day", "kind", "who", "before", "after", "publisher")
"""Those that a table shows."""

_MARGIN = "    "
_LAST = "9999"


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

    A side that is taken for the first time on a matter in dispute, by an article after the first, is shown with the matter and
    with how many reports tell it. `onrecord accounts --joined` lists all sides.
    """
    from onrecord.compare.stories.telling import Telling  # noqa: PLC0415  # keeps --help quick
    from onrecord.store import Store  # noqa: PLC0415
    from onrecord.store.connection import writable  # noqa: PLC0415

    with Store.open(db, readonly=not writable(db)) as store:
        bring_up_to_date(store)
        telling = Telling.of(store, identifier)
        changes = sorted([*map(_row, telling.changes), *_sides(telling)], key=lambda one: str(one["day"] or _LAST))
    if output is not None:
        write_rows(changes, output, columns=COLUMNS, table_columns=SHOWN)
        return
    page = Page.of_output(colour=colour)
    if not changes:
        click.echo(NOTHING, err=True)
    day = ""
    for change in changes:
        if (change["day"] or "unknown date") != day:
            write_lines([""] if day else [])
            day = str(change["day"] or "unknown date")
            write_lines([page.bold(day)])
        write_lines(_lines(change, page))


def _row(change: Changed) -> dict[str, object]:
    return {name: getattr(change, name, None) for name in COLUMNS}


def _sides(telling: Telling) -> Iterator[dict[str, object]]:
    """Give the sides that articles after the first are the first to tell, as rows."""
    first = telling.articles[0].article.id
    for dispute in telling.disputes:
        for side in dispute.sides:
            if side.article != first:
                told: dict[str, object] = {
                    "day": side.since and side.since[:10],
                    "kind": "side",
                    "who": side.speaker,
                    "what": side.stance,
                    "after": side.words,
                    "statement": side.statement,
                    "article": side.article,
                    "publisher": side.publisher,
                    "about": dispute.about,
                    "reports": side.reports,
                }
                yield {name: told.get(name) for name in COLUMNS}


def _lines(change: Mapping[str, object], page: Page) -> Iterator[str]:
    from onrecord.cli.alterations import alteration_lines  # noqa: PLC0415
    from onrecord.cli.terminal import one_line  # noqa: PLC0415

    outlet, kind, what = change["publisher"] or "unknown outlet", change["kind"], change["what"]
    before, after = change["before"], str(change["after"])
    if kind == "figure":
        who = change["who"] or "the articles' own count"
        yield _MARGIN + one_line(f"{what}, {who}: “{before}” → “{after}” · {outlet}")
        return
    if kind == "side":
        count = change["reports"]
        who = change["who"] or ("somebody unknown" if change["statement"] else "the articles themselves")
        yield _MARGIN + one_line(f"{what} “{change['about']}”: {who} · {count} report{'' if count == 1 else 's'} · {outlet}")
        yield _MARGIN + one_line(f"± {after}")
        return
    act = f", {what}" if what else ""
    verb = "said anew" if kind == "said" else "said in other words"
    yield _MARGIN + page.dim(one_line(f"{change['who'] or 'unknown speaker'}{act} · {verb} · {outlet} · {change['statement']}"))
    if before is None:
        yield _MARGIN + one_line(f"+ {after}")
    else:
        yield from (_MARGIN + line for line in alteration_lines(one_line(str(before)), one_line(after), page))

"""``onrecord stories``: articles on the same happening put together, and one story with all that is told of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from onrecord.cli.comparing import bring_up_to_date
from onrecord.cli.output import Format, encoded, output_options, write_lines, write_rows
from onrecord.cli.page import Page
from onrecord.cli.store_options import colour_option, database_option, publication_options, with_article
from onrecord.errors import StoreError

if TYPE_CHECKING:  # --help does without the store
    from collections.abc import Iterator

    from onrecord.store import Store
    from onrecord.store.stories import StoryHead
    from onrecord.store.told import ToldFilter

NOTHING = "no story matches"
COLUMNS = (
    "id",  # the story's id
    "title",  # headline of the article that is most like the others
    "articles",  # how many articles it has
    "reports",  # how many of them are no copies of another
    "outlets",  # how many outlets they appeared in
    "first",  # the earliest date of publication
    "last",  # the latest
)
"""Columns of stories as rows."""

PART_COLUMNS = (
    "part",  # article, event, figure or account
    "day",  # when: of publication, of the event, or since when a side is told
    "what",  # headline, type of event, what befell those counted, or stance
    "who",  # outlet, actor, source of the figure, or who holds the stance
    "whom",  # recipient, or the matter in dispute
    "words",  # the words that carry it
    "reports",  # in how many reports; copies count once
    "id",  # id of the article, happening, or statement
    "article",  # id of the article in which the words stand
)
"""Columns of one story as rows, in one order for all that is told of it."""


@click.command(name="stories")
@click.argument("identifier", required=False, metavar="[STORY]", help="Id of a story, or the beginning of it.")
@database_option
@publication_options(confidence=False)
@colour_option
@output_options
def command(identifier: str | None, db: Path, *, colour: bool | None, output: Format | None, **chosen: object) -> None:
    """List the stories of a store: articles on the same happening, put together across outlets and days.

    Articles that were added since the last time are compared first. The filters choose stories that hold an article which
    matches.

    With a STORY, its articles are shown, what happened by its time, the figures as they grew by source, and the accounts side
    by side: who asserts, who denies, since when, in how many reports.
    """
    from onrecord.store import Store  # noqa: PLC0415  # keeps --help quick
    from onrecord.store.connection import writable  # noqa: PLC0415
    from onrecord.store.told import ToldFilter  # noqa: PLC0415

    with Store.open(db, readonly=not writable(db)) as store:
        bring_up_to_date(store)
        if identifier is not None:
            _show(store, identifier, Page.of_output(colour=colour), output)
            return
        try:
            asked = with_article(store, ToldFilter(**chosen))  # type: ignore[arg-type,type-var]  # as for events
            asked.of_articles()
        except StoreError as error:
            raise click.UsageError(str(error), click.get_current_context()) from error
        found = asked.page(_heads(store, asked))
        if output is not None:
            write_rows((_row(head) for head in found), output, columns=COLUMNS)
            return
        page, listed = Page.of_output(colour=colour), False
        for head in found:
            write_lines(([""] if listed else []) + _entry(head, page))
            listed = True
        if not listed:
            click.echo(NOTHING, err=True)


def _heads(store: Store, asked: ToldFilter) -> Iterator[StoryHead]:
    """Choose the stories that hold an article which matches."""
    from onrecord.store.stories import Stories  # noqa: PLC0415

    stories = Stories.of(store)
    is_all = asked.article is None and asked.publisher is None and asked.since is None and asked.until is None
    heads = stories.heads(None if is_all else stories.matching(asked.of_articles()))
    yield from sorted(heads, key=lambda head: head.last or "", reverse=True) if asked.newest else heads


def _row(head: StoryHead) -> dict[str, object]:
    return {name: getattr(head, name) for name in COLUMNS}


def _entry(head: StoryHead, page: Page) -> list[str]:
    from onrecord.cli.story_lines import head_lines  # noqa: PLC0415

    return list(head_lines(head, page))


def _show(store: Store, identifier: str, page: Page, output: Format | None) -> None:
    from onrecord.cli.story_lines import part_rows, telling_lines, twin  # noqa: PLC0415
    from onrecord.compare.stories.telling import Telling  # noqa: PLC0415

    telling = Telling.of(store, identifier)
    if output is None:
        write_lines(telling_lines(telling, page))
    elif output in {Format.JSON, Format.NL}:
        write_lines([encoded(twin(telling))])
    else:
        write_rows(part_rows(telling), output, columns=PART_COLUMNS)

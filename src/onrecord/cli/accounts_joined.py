"""``onrecord accounts --joined``: what is in dispute in the stories of a store, who holds what, since when, how often told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from onrecord.cli.comparing import bring_up_to_date
from onrecord.cli.output import Format, write_lines, write_rows
from onrecord.cli.page import Page
from onrecord.cli.store_options import with_article
from onrecord.errors import StoreError

if TYPE_CHECKING:  # --help does without the store
    from onrecord.compare.stories.disputes import Dispute, Side
    from onrecord.store import Store
    from onrecord.store.accounts import AccountFilter
    from onrecord.store.stories import StoryHead

NOTHING = "no matter in dispute matches"
COLUMNS = (
    "story",  # the story's id
    "about",  # the matter, in words of its first article
    "happening",  # id of the happening in dispute; empty where it is something that was said
    "stance",  # asserts, denies, doubts, justifies
    "speaker",  # who holds it; empty is the articles themselves, or nobody known
    "own_voice",  # whether the articles say so themselves
    "since",  # date of the first report of it
    "reports",  # in how many reports it stands; copies count once
    "words",  # its words in the first of them
    "statement",  # id of the statement there; empty is the article's own voice
    "article",  # id of that article
    "publisher",  # its outlet
)
"""Every column of a side as a row, in order."""

TABLE_COLUMNS = ("about", "stance", "speaker", "since", "reports", "words", "publisher")
"""The columns that fit a person's eye."""

_MARGIN = "    "


def list_joined(db: Path, chosen: Mapping[str, object], page: Page, output: Format | None) -> None:
    """List the matters in dispute in the stories of a store that match.

    Args:
        db: The store.
        chosen: The options that choose, by the names of `AccountFilter`.
        page: The page to write on.
        output: How to write rows; null for a list.

    Raises:
        UsageError: An option has a value that can't mean anything.
    """
    from onrecord.store import Store  # noqa: PLC0415  # keeps --help quick
    from onrecord.store.accounts import AccountFilter  # noqa: PLC0415
    from onrecord.store.connection import writable  # noqa: PLC0415

    with Store.open(db, readonly=not writable(db)) as store:
        try:
            asked = with_article(store, AccountFilter(**chosen))  # type: ignore[arg-type]  # the options' types are the fields'
        except StoreError as error:
            raise click.UsageError(str(error), click.get_current_context()) from error
        bring_up_to_date(store)
        found = asked.page(_matters(store, asked))
        if output is not None:
            rows = (_row(head, dispute, side) for head, dispute in found for side in dispute.sides)
            write_rows(rows, output, columns=COLUMNS, table_columns=TABLE_COLUMNS)
            return
        listed = False
        for head, dispute in found:
            write_lines([""] if listed else [])
            write_lines(_lines(head, dispute, page))
            listed = True
    if not listed:
        click.echo(NOTHING, err=True)


def _matters(store: Store, asked: AccountFilter) -> Iterator[tuple[StoryHead, Dispute]]:
    """Give the matters that match, story by story."""
    from onrecord.compare.stories.telling import Telling  # noqa: PLC0415
    from onrecord.store.stories import Stories  # noqa: PLC0415

    stories = Stories.of(store)
    is_all = asked.article is None and asked.publisher is None and asked.since is None and asked.until is None
    heads = [*stories.heads(None if is_all else stories.matching(asked.of_articles()))]
    for head in sorted(heads, key=lambda one: one.last or "", reverse=True) if asked.newest else heads:
        for dispute in Telling.of(store, head.id).disputes:
            if _takes(asked, dispute):
                yield head, dispute


def _takes(asked: AccountFilter, dispute: Dispute) -> bool:
    from onrecord.store.told import holds  # noqa: PLC0415

    own = any(side.own_voice for side in dispute.sides)
    if (asked.about is not None and not holds(dispute.about, asked.about)) or (
        asked.voice is not None and own != (asked.voice == "article")
    ):
        return False
    return any(
        asked.stance in {None, side.stance} and (asked.speaker is None or holds(side.speaker or "", asked.speaker))
        for side in dispute.sides
    )


def _row(head: StoryHead, dispute: Dispute, side: Side) -> dict[str, object]:
    known = {"story": head.id, "about": dispute.about, "happening": dispute.happening}
    return {name: known[name] if name in known else getattr(side, name) for name in COLUMNS}


def _lines(head: StoryHead, dispute: Dispute, page: Page) -> Iterator[str]:
    import textwrap  # noqa: PLC0415

    from onrecord.cli.story_lines import side_words  # noqa: PLC0415
    from onrecord.cli.terminal import one_line  # noqa: PLC0415

    yield page.bold(one_line(dispute.about)) + page.dim(f" · {dispute.happening}" if dispute.happening else "")
    room = max(20, page.columns - len(_MARGIN))
    for side in dispute.sides:
        yield from (_MARGIN + line for line in textwrap.wrap(one_line(side_words(side)), room, subsequent_indent="  "))
    yield _MARGIN + page.dim(one_line(f"{head.title or 'story without a headline'} · {head.id}"))

"""``onrecord reread``: reads a whole store anew with this version's model."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from onrecord.cli.store_options import database_option

if TYPE_CHECKING:  # --help does without the store
    from onrecord.record import Article
    from onrecord.store import Store

_BATCH = 50


@click.command(name="reread")
@database_option
@click.option("--threads", type=click.IntRange(min=1), metavar="N", help="Articles read side by side; by default one a core.")
def command(db: Path, *, threads: int | None) -> None:
    """Read all articles of a store anew with this version's model.

    The old statements stay as they are until all articles are read; then the new ones take their place, some hundred articles
    at a time. Broken off, it goes on where it was when it is run again. Articles that this model has read already are passed
    over.
    """
    from onrecord.cli.joblog import JobLog  # noqa: PLC0415  # keeps --help quick
    from onrecord.reader import Reader  # noqa: PLC0415
    from onrecord.store import Store  # noqa: PLC0415

    with Store.open(db) as store:
        reader = Reader(threads=threads)
        unread = store.following.count_unread(reader.run)
        with JobLog("articles", unread) as log:
            records = reader.read_many(_articles(store, store.following.unread(reader.run)))
            for batch in iter(lambda: list(itertools.islice(records, _BATCH)), []):
                store.following.stage(reader.run, batch)
                for _ in batch:
                    log.done()
            if unread:
                log.say("all are read: the new statements take their places")
            store.begin_run(reader.run.version, reader.run.model, reader.run.sha256)
            change = store.following.finish_rereading(reader.run)
            log.say(
                f"read {change.replaced:,} article{'' if change.replaced == 1 else 's'} anew: "
                f"{change.statements:,} statements are new, {change.removed:,} went"
            )


def _articles(store: Store, ids: Iterator[str]) -> Iterator[Article]:
    return (store.record(one).article for one in ids)

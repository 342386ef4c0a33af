"""Bringing a store up to date before what its articles are to each other is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import rich_click as click

if TYPE_CHECKING:
    from onrecord.store import Store


def bring_up_to_date(store: Store, *, anew: bool = False) -> None:
    """Compare what is new; a store that can't be written to is shown as it is.

    Args:
        store: The store.
        anew: Whether to join all actors anew.
    """
    from onrecord.cli.joblog import JobLog  # noqa: PLC0415  # keeps --help quick
    from onrecord.compare.together import compare_articles  # noqa: PLC0415

    if store.readonly:
        click.echo("this store can't be written to: what was added since it was last compared is not compared", err=True)
        return
    with JobLog("articles compared") as log:

        def told(count: int) -> None:
            for _ in range(count):
                log.done()

        compare_articles(store, told, anew=anew)

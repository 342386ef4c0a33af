"""``onrecord poll``: asks the feeds that are followed for what is new, and fetches it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import rich_click as click

from onrecord.cli.fetch_options import contact_option, duration, make_client, network_option
from onrecord.cli.output import Format, output_options, write_rows
from onrecord.cli.store_options import database_option


@click.command(name="poll")
@database_option
@click.option("--every", metavar="TIME", callback=duration, help="Go on, and begin a round each 15m, 2h or 1d.")
@click.option(
    "--limit", type=click.IntRange(min=1), default=100, show_default=True, metavar="N", help="Pages of one feed in one round."
)
@network_option
@contact_option
@output_options
@click.pass_context
def command(  # noqa: PLR0913  # one argument an option
    ctx: click.Context,
    *,
    db: Path,
    every: int | None,
    limit: int,
    allowed: tuple[str, ...],
    contact: str | None,
    output: Format | None,
) -> None:
    """Ask all feeds that are followed for what is new, fetch the articles, read them and store them.

    Pages are looked at again for three days after a feed first named them: a text that was changed silently is kept beside
    the one before (`onrecord changes`). A feed that fails is left alone for a while.

    Says on standard error what became of each page. With an output option, what is new or changed is printed as data.

    Exit status: 0 if every feed was read, 1 if one failed; a page that failed is said, and tried again later.
    """
    from onrecord.cli.outcomes import OUTCOME_COLUMNS, OUTCOMES_SHOWN  # noqa: PLC0415  # keeps --help quick
    from onrecord.cli.polling import Poll  # noqa: PLC0415
    from onrecord.store import Store  # noqa: PLC0415

    client = make_client(allowed, contact)
    with Store.open(db) as store:
        poll = Poll(client, store, limit)

        def rows() -> Iterator[dict[str, object]]:
            while True:
                begun = time.monotonic()
                yield from (outcome.row() for outcome in poll.round())
                if every is None:
                    return
                time.sleep(max(0.0, every - (time.monotonic() - begun)))

        if output is None:
            for _ in rows():
                pass
        else:
            write_rows(rows(), output, columns=OUTCOME_COLUMNS, table_columns=OUTCOMES_SHOWN)
    ctx.exit(1 if poll.failed_feeds else 0)

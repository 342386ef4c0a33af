"""``onrecord add``: pages of the web, from their addresses into a store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import rich_click as click

from onrecord.cli.fetch_options import contact_option, make_client, network_option
from onrecord.cli.output import Format, output_options, write_rows
from onrecord.cli.parameters import iso_date
from onrecord.cli.store_options import database_option


@click.command(name="add")
@click.argument("urls", nargs=-1, required=True, metavar="URL...", help="Addresses of articles.")
@database_option
@click.option("--published", metavar="DATE", callback=iso_date, help="Date of publication, where the page does not tell it.")
@click.option("--publisher", metavar="NAME", help="Name of the outlet, in place of what the page tells.")
@click.option("--ignore-robots", is_flag=True, help="Fetch what the site's robots.txt asks robots to leave alone.")
@network_option
@contact_option
@output_options
@click.pass_context
def command(  # noqa: PLR0913  # one argument an option
    ctx: click.Context,
    *,
    urls: tuple[str, ...],
    db: Path,
    published: str | None,
    publisher: str | None,
    ignore_robots: bool,
    allowed: tuple[str, ...],
    contact: str | None,
    output: Format | None,
) -> None:
    """Fetch articles from the web, read them, and store them with the bytes that the server gave.

    Says for each address whether its text is new, changed, or unchanged since it was last fetched. A text that changed is a
    new version, and the old one is kept: see `onrecord changes`.

    Exit status: 0 if every address was read, 1 if one failed (a line on standard error says why), 2 for wrong usage.
    """
    from onrecord.cli.follower import Follower  # noqa: PLC0415  # keeps --help quick
    from onrecord.cli.joblog import JobLog  # noqa: PLC0415
    from onrecord.cli.outcomes import OUTCOME_COLUMNS, OUTCOMES_SHOWN, Status  # noqa: PLC0415
    from onrecord.compare.together import compare_articles  # noqa: PLC0415
    from onrecord.store import Store  # noqa: PLC0415

    client = make_client(allowed, contact)
    failed = 0
    with Store.open(db, create=True) as store, JobLog("pages", len(urls)) as log:
        follower = Follower(client, store)

        def rows() -> Iterator[dict[str, object]]:
            nonlocal failed
            for url in urls:
                outcome = follower.take(url, published=published, publisher=publisher, obey_robots=not ignore_robots)
                failed += outcome.status is Status.FAILED
                is_wrong = outcome.message is not None
                log.done(
                    f"Error: {outcome.message}" if outcome.status is Status.FAILED else outcome.line() if is_wrong else None
                )
                yield outcome.row()

        write_rows(rows(), output, columns=OUTCOME_COLUMNS, table_columns=OUTCOMES_SHOWN)
        compare_articles(store)
    ctx.exit(1 if failed else 0)

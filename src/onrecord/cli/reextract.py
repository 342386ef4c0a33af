"""``onrecord reextract``: takes the texts out of the pages that were kept, with this version's extractor."""

from __future__ import annotations

from pathlib import Path

import rich_click as click

from onrecord.cli.store_options import database_option


@click.command(name="reextract")
@database_option
@click.option("--dry-run", is_flag=True, help="Only say which texts would change.")
@click.pass_context
def command(ctx: click.Context, *, db: Path, dry_run: bool) -> None:
    """Take the text of each fetched article out of its page anew, and read those whose text is another now.

    Use it after an upgrade that finds the text of pages better. A text that changes is an article with another id; the
    store's table `extractions` says which took the place of which. Files that were read from a disk are not touched.

    Exit status: 0, or 1 if no article was found on a page (a line on standard error says which; its text stays).
    """
    from onrecord.cli.follower import Follower  # noqa: PLC0415  # keeps --help quick
    from onrecord.cli.joblog import JobLog  # noqa: PLC0415
    from onrecord.cli.outcomes import Status  # noqa: PLC0415
    from onrecord.errors import InputError, StoreError  # noqa: PLC0415
    from onrecord.fetch import Client  # noqa: PLC0415
    from onrecord.store import Store  # noqa: PLC0415

    failed = changed = looked = 0
    with Store.open(db) as store, JobLog("pages") as log:
        follower = Follower(Client(), store)
        for page in store.following.pages():
            looked += 1
            try:
                outcome = follower.extract_again(page, dry_run=dry_run)
            except (InputError, StoreError) as error:
                failed += 1
                log.done(f"Error: {error}")
                continue
            changed += outcome.status is Status.CHANGED
            log.done(outcome.line() if outcome.status is Status.CHANGED else None)
        would = "would change" if dry_run else "changed"
        log.say(f"looked at {looked:,} page{'' if looked == 1 else 's'}: {changed:,} {would}, {failed:,} failed")
    ctx.exit(1 if failed else 0)

"""``onrecord feeds``: which feeds are followed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from onrecord.cli.fetch_options import contact_option, make_client, network_option
from onrecord.cli.output import Format, output_options, write_rows
from onrecord.cli.store_options import database_option
from onrecord.cli.terminal import one_line

if TYPE_CHECKING:  # --help does without the store and the network
    from onrecord.fetch import Client
    from onrecord.store import Store

COLUMNS = ("url", "kind", "title", "entries", "fetched", "last_polled", "failures", "last_error", "next_due")
"""Columns of feeds as rows."""

_NEVER = {"last_polled": "never", "last_error": "none", "next_due": "any time"}  # what null means, in a table


@click.command(name="feeds")
@click.argument("action", type=click.Choice(["add", "list", "remove"]), help="What to do.")
@click.argument("urls", nargs=-1, metavar="[URL]...", help="Feeds, or pages that name one feed.")
@database_option
@network_option
@contact_option
@output_options
@click.pass_context
def command(  # noqa: PLR0913  # one argument an option
    ctx: click.Context,
    *,
    action: str,
    urls: tuple[str, ...],
    db: Path,
    allowed: tuple[str, ...],
    contact: str | None,
    output: Format | None,
) -> None:
    """Add feeds to follow, list those that are followed, or remove them.

    A feed is RSS, Atom, JSON Feed, or a site's news sitemap. The address of a page does, too, if it names one feed.
    `onrecord poll` fetches what they name. Articles of a feed that is removed stay.

    Exit status: 0, or 1 if an address is no feed, or none that is followed (a line on standard error says why; the others
    are added or removed).
    """
    from onrecord.store import Store  # noqa: PLC0415  # keeps --help quick

    if (action == "list") is bool(urls):
        msg = "list takes no address" if urls else f"name the feeds to {action}"
        raise click.UsageError(msg, ctx)
    failed = False
    with Store.open(db, create=action == "add", readonly=action == "list") as store:
        if action == "add":
            client = make_client(allowed, contact)
            failed = sum(not _added(url, client, store) for url in urls) > 0
        elif action == "remove":
            failed = sum(not _removed(url, store) for url in urls) > 0
        else:
            never = _NEVER if output in {None, Format.TABLE} else {}
            rows = (
                {name: never.get(name) if (value := getattr(feed, name)) is None else value for name in COLUMNS}
                for feed in store.following.feeds()
            )
            write_rows(rows, output, columns=COLUMNS)
    ctx.exit(1 if failed else 0)


def _added(url: str, client: Client, store: Store) -> bool:
    """Follow a feed; tells whether it is one."""
    from onrecord.errors import InputError  # noqa: PLC0415

    try:
        address, kind, title, entries = _found(url, client)
    except InputError as error:
        click.echo(f"Error: {one_line(str(error))}", err=True)
        return False
    is_new = store.following.add_feed(address, kind, title)
    said = "follows" if is_new else "followed already"
    many = f"{entries:,} entr{'y' if entries == 1 else 'ies'}"
    click.echo(one_line(f"{said}: {address} {title or ''} ({kind}, {many})"), err=True)
    return True


def _found(url: str, client: Client) -> tuple[str, str, str | None, int]:
    """Find the feed at an address, or the one that the page at the address names."""
    from onrecord.errors import InputError  # noqa: PLC0415
    from onrecord.fetch import discover, parse_feed  # noqa: PLC0415
    from onrecord.fetch.limits import FEED_SIZE  # noqa: PLC0415

    fetched = client.fetch(url, size=FEED_SIZE)
    try:
        feed = parse_feed(fetched.body, fetched.final_url)
    except InputError:
        named = discover(fetched.body, fetched.final_url)
        articles = [link for link in named if "comment" not in f"{link.url} {link.title}".lower()]
        if not named:
            raise
        if len(articles) != 1:
            listed = ", ".join(f"{link.url} ({link.title or 'no title'})" for link in named)
            msg = f"{url} names several feeds. Add the one that you mean: {listed}"
            raise InputError(msg) from None
        fetched = client.fetch(articles[0].url, size=FEED_SIZE)
        feed = parse_feed(fetched.body, fetched.final_url)
    return fetched.url, feed.kind, feed.title, len(feed.entries)


def _removed(url: str, store: Store) -> bool:
    """Stop following a feed; tells whether it was followed."""
    from onrecord.errors import InputError, StoreError  # noqa: PLC0415
    from onrecord.fetch.addresses import checked_url  # noqa: PLC0415

    try:
        address = str(checked_url(url))
        store.following.remove_feed(address)
    except (InputError, StoreError) as error:
        click.echo(f"Error: {one_line(str(error))}", err=True)
        return False
    click.echo(one_line(f"no longer follows: {address}"), err=True)
    return True

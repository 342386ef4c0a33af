"""``onrecord forget``: removes an article and all that came from it."""

from __future__ import annotations

from pathlib import Path

import rich_click as click

from onrecord.cli.store_options import database_option
from onrecord.cli.terminal import one_line


@click.command(name="forget")
@click.argument("identifier", metavar="ARTICLE", help="Id of an article, or the beginning of it.")
@database_option
@click.option("--versions", is_flag=True, help="Forget all other texts that stood at its addresses, too.")
@click.option("--reason", metavar="WORDS", help="Why; kept with the tombstone.")
@click.option("--yes", is_flag=True, help="Don't ask.")
def command(identifier: str, db: Path, *, versions: bool, reason: str | None, yes: bool) -> None:
    """Remove an article for good: its text, its statements, its pages' bytes, its headline in feeds.

    A tombstone stays that holds hashes of the text and of its web addresses, so that neither is taken in again, and no word
    of what it said. Files that it was read from, backups and copies of the store are not touched.
    """
    from onrecord.errors import StoreError  # noqa: PLC0415  # keeps --help quick
    from onrecord.store import ArticleHead, Store  # noqa: PLC0415

    with Store.open(db) as store:
        found = store.find(identifier)
        if not isinstance(found, ArticleHead):
            msg = f"{identifier} is a statement. Only whole articles are forgotten: this one is {found.article.id}"
            raise StoreError(msg)
        if not yes:
            click.confirm(
                one_line(f"Forget “{found.title or 'article without a headline'}” ({found.id})?"), abort=True, err=True
            )
        following = store.following
        others = following.versions_of(found.id)
        copies = [one.id for one in store.copies.group(store.copies.number(found.id)) if one.id != found.id]
        for gone in following.forget(found.id, *(others if versions else ()), reason=reason):
            statements, appearances = _count(gone.statements, "statement"), _count(gone.appearances, "appearance")
            click.echo(f"forgot {gone.article}: {statements}, {appearances}", err=True)
        if others and not versions:
            click.echo(f"other texts that stood at its addresses are still there: {', '.join(others)}", err=True)
        if left := [one for one in copies if not (versions and one in others)]:
            click.echo(f"copies of it are still there: {', '.join(left)}", err=True)
        if not following.overwrite_log():
            click.echo(
                f"another program is reading {one_line(str(db))}, so what was removed still stands in the log beside it. "
                "When that program has ended, run `onrecord verify` once",
                err=True,
            )


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"

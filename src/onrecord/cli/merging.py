"""``onrecord merge``: articles of a run over archives, into a store."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from onrecord.cli.progress import counted
from onrecord.cli.terminal import one_line
from onrecord.errors import InputError, OnrecordError

if TYPE_CHECKING:  # --help does without the engine
    from onrecord.engine import Manifest
    from onrecord.record import Record

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def _date(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    if value is not None and not _DATE.fullmatch(value):
        msg = f"{value!r} is no date; write it like 2022-03-01, 2022-03 or 2022"
        raise click.BadParameter(msg)
    return value


@click.command(name="merge")
@click.argument(
    "folder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="DIR", help="What `run` wrote."
)
@click.option("--db", type=click.Path(path_type=Path), required=True, metavar="FILE", envvar="ONRECORD_DB", help="The store.")
@click.option("--since", metavar="DATE", callback=_date, help="First day of publication: 2022-03-01, 2022-03 or 2022.")
@click.option("--until", metavar="DATE", callback=_date, help="Last day of publication, included.")
@click.option("--publisher", metavar="NAME", help="Words of an outlet's name; case and accents don't count.")
@click.option("--speaker", metavar="NAME", help="Words of the name of somebody who speaks in the article.")
@click.pass_context
def command(  # noqa: PLR0913  # one argument an option
    ctx: click.Context,
    *,
    folder: Path,
    db: Path,
    since: str | None,
    until: str | None,
    publisher: str | None,
    speaker: str | None,
) -> None:
    """Load articles that `onrecord run` has read into a store.

    All of them, or those that the options choose. An article that the store knows already is not stored twice, so a merge that
    was broken off is simply begun again.

    Exit status: 0 if all went well, 1 if a shard or a record is damaged (a line on standard error says which; the others are
    stored), 2 for wrong usage.
    """
    from onrecord.engine.merging import Selection, finished, records  # noqa: PLC0415  # keeps --help quick
    from onrecord.store import Added, Store  # noqa: PLC0415  # same
    from onrecord.store.soundness import require_sound  # noqa: PLC0415  # same

    failed = 0

    def sound(manifest: Manifest) -> Iterator[Record]:
        nonlocal failed
        try:
            for record in records(folder, manifest, selection):
                try:
                    require_sound(record)
                except OnrecordError as error:
                    failed += 1
                    click.echo(f"Error: {one_line(str(error))}", err=True)
                else:
                    yield record
        except InputError as error:
            failed += 1
            click.echo(f"Error: {one_line(str(error))}", err=True)

    selection = Selection(since=since, until=until, publisher=publisher, speaker=speaker)
    manifests = finished(folder)
    added = Added()
    with Store.open(db, create=True) as store:
        for manifest in manifests:
            added += store.add_many(counted(sound(manifest), f"articles of {manifest.name}", quiet=False))
    click.echo(
        f"stored {added.articles:,} articles, {added.statements:,} statements, {added.appearances:,} appearances in {db}"
        f" from {len(manifests):,} shards",
        err=True,
    )
    ctx.exit(1 if failed else 0)

"""``onrecord verify``: proof that a store is sound."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from onrecord.cli.output import write_lines
from onrecord.cli.store_options import database_option
from onrecord.cli.terminal import one_line

if TYPE_CHECKING:  # --help does without the store
    from onrecord.store import Verification


@click.command(name="verify")
@database_option
@click.pass_context
def command(ctx: click.Context, db: Path) -> None:
    """Check a store: every span is still verbatim, every hash holds, and the file is sound.

    A store that an older version made is brought up to date first, if the file may be written to.

    Exit status: 0 if all holds; 1 if not, with each fault on a line.
    """
    from onrecord.store import Store  # noqa: PLC0415  # keeps --help quick
    from onrecord.store.connection import writable  # noqa: PLC0415

    with Store.open(db, readonly=not writable(db)) as store:
        found = store.verify()
    write_lines(map(one_line, _lines(found)))
    ctx.exit(0 if found.holds else 1)


def _lines(found: Verification) -> Iterator[str]:
    yield f"{found.articles:,} articles: each text against its hash and its full-text index"
    yield f"{found.statements:,} statements: each id against its spans, each row against its record"
    yield f"{found.spans:,} spans: each against the words of its article"
    if found.pages:
        yield f"{found.pages:,} pages as servers gave them: each against its hash"
    yield "the file: its blocks, indexes and keys"
    yield from (f"not checked: {what}" for what in found.unchecked)
    yield from (f"fault: {fault}" for fault in found.faults)
    yield "all holds" if found.holds else f"{len(found.faults):,} faults"

"""``onrecord run``: archives, shard by shard, to Parquet files."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from onrecord.cli.run_log import RunLog

if TYPE_CHECKING:  # --help does without the engine
    from onrecord.engine import Totals
    from onrecord.engine.workers import Workers

_PART = re.compile(r"(\d{1,9})/(\d{1,9})")


def _part(_ctx: click.Context, _param: click.Parameter, value: str | None) -> tuple[int, int]:
    """Read ``3/16`` as the third of sixteen jobs, counted from 1."""
    if value is None:
        return 1, 1
    found = _PART.fullmatch(value)
    if found is None or not 1 <= int(found[1]) <= int(found[2]):
        msg = f"{value!r} is no part; write it like 3/16, the third of sixteen"
        raise click.BadParameter(msg)
    return int(found[1]), int(found[2])


@click.command(name="run")
@click.argument(
    "inputs",
    nargs=-1,
    required=True,
    metavar="INPUT...",
    help="Web archives (WARC, WACZ), tables (JSON Lines, Parquet), GDELT quotation files, pages and texts, or folders of them.",
)
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), required=True, metavar="DIR", help="Folder for the output."
)
@click.option("--engine", type=click.Choice(["local", "ray"]), default="local", show_default=True, help="Who does the work.")
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Shards read side by side; by default one a core.")
@click.option("--address", metavar="ADDRESS", help="A Ray cluster that runs already, such as `auto` or `head.example:6379`.")
@click.option("--shard", "part", metavar="I/N", callback=_part, help="Do the I-th of N parts, as one job of an array.")
@click.option(
    "--column", "columns", multiple=True, metavar="FIELD=COLUMN", help="Which column of a table holds what; may be repeated."
)
@click.option("--publisher", metavar="NAME", help="Name of the outlet, where the archive does not tell it.")
@click.option(
    "--other-languages", is_flag=True, help="Store articles in other languages too, unread; else they are only counted."
)
@click.option(
    "--shard-size", type=click.IntRange(1, 100_000), default=2000, show_default=True, metavar="N", help="Documents of a shard."
)
@click.option(
    "--seconds",
    type=click.FloatRange(min=0.1),
    default=60.0,
    show_default=True,
    help="Longest time that one document may take.",
)
@click.pass_context
def command(  # noqa: PLR0913  # one argument an option
    ctx: click.Context,
    *,
    inputs: tuple[str, ...],
    out: Path,
    engine: str,
    workers: int | None,
    address: str | None,
    part: tuple[int, int],
    columns: tuple[str, ...],
    publisher: str | None,
    other_languages: bool,
    shard_size: int,
    seconds: float,
) -> None:
    """Read whole archives, and write what is on record in them to Parquet files.

    The work is divided into shards of some 2,000 documents. Each gives a folder DIR/shards/NAME with tables of its articles,
    statements, actors, events, figures and accounts, and a manifest. A shard that is finished is skipped the next time, so a
    run that was broken off goes on where it was. A document that cannot be read costs itself: the manifest names it.

    The output is the same whatever the engine and the number of workers. `onrecord merge DIR --db FILE` loads it into a store.

    FIELD is text, html, title, source, publisher, published, captured or record; the usual names of columns are known.

    Exit status: 0 if every shard is finished, 1 if an input could not be opened or a shard could not be read (a line on
    standard error says why), 2 for wrong usage.
    """
    if address is not None and engine != "ray":
        msg = "--address belongs to --engine ray"
        raise click.UsageError(msg, ctx)
    from onrecord.archives import Columns  # noqa: PLC0415  # keeps --help quick
    from onrecord.engine import Layout, Options, Planner, drive  # noqa: PLC0415  # same
    from onrecord.engine.planning import remove_superseded, tasks  # noqa: PLC0415  # same
    from onrecord.engine.shard import shared_reader  # noqa: PLC0415  # same

    options = Options(columns=Columns.parse(columns), publisher=publisher, other_languages=other_languages)
    log = RunLog()
    layout = Layout(out)
    layout.make()
    layout.clean()
    planner = Planner(layout, size=shard_size, columns=options.columns)
    number, count = part
    plans = planner.plans(inputs, (number - 1, count))
    for failure in planner.failures:
        log.say(f"Error: {failure}")
    todo = tasks(plans, options, shared_reader().run, out, seconds)[number - 1 :: count]
    try:
        totals = drive(todo, layout, _workers(engine, workers, address), log.watch)
    finally:
        log.clear()
    remove_superseded(layout, plans)
    _summarise(log, totals, out)
    ctx.exit(1 if planner.failures or totals.failures else 0)


def _workers(engine: str, count: int | None, address: str | None) -> Callable[[], Workers]:
    """Choose who does the work."""

    def workers() -> Workers:
        from onrecord.engine.local import LocalWorkers, cores  # noqa: PLC0415  # keeps --help quick

        if engine == "ray":
            from onrecord.engine.cluster import RayWorkers  # noqa: PLC0415  # an extra

            return RayWorkers(count or (None if address else cores()), address)
        return LocalWorkers(count or cores())

    return workers


def _summarise(log: RunLog, totals: Totals, out: Path) -> None:
    counts = totals.counts
    parts = [f"{totals.finished:,} of {totals.shards:,} shards in {out}", f"{counts.articles:,} articles"]
    parts += [f"{counts.statements:,} statements"]
    if counts.other_languages:
        parts.append(f"{counts.other_languages:,} in other languages")
    if counts.bad:
        parts.append(f"{counts.bad:,} documents could not be read (the manifests name them)")
    log.say(", ".join(parts))

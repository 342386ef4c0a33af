"""``onrecord read``: the main job, from files and pages to records."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from onrecord.cli.output import Format, encoded, escaped, output_options, write_array, write_lines, write_rows
from onrecord.cli.parameters import iso_date
from onrecord.cli.progress import counted
from onrecord.cli.terminal import has_colour, line_width, one_line

if TYPE_CHECKING:  # all of them reach the model, the store or the extraction of text, which --help does without
    from onrecord.intake import InputFailure
    from onrecord.record import Article, Record
    from onrecord.store import Store

NO_INPUT = "nothing to read: name files, folders or pages, or - for standard input"


@dataclass(slots=True)
class Tally:
    """What became of the inputs and their records."""

    failed: int = 0
    stored: int = 0
    known: int = 0
    forgotten: int = 0
    replaced: int = 0
    statements: int = 0


@click.command(name="read")
@click.argument(
    "inputs", nargs=-1, metavar="INPUT...", help="Text files, HTML pages, folders of them, or - for standard input."
)
@click.option("--published", metavar="DATE", callback=iso_date, help="Date of publication, where the input does not tell it.")
@click.option("--publisher", metavar="NAME", help="Name of the outlet, where the input does not tell it.")
@click.option("--db", type=click.Path(path_type=Path), metavar="FILE", help="Store the records in this file.")
@click.option("--threads", type=click.IntRange(min=1), metavar="N", help="Articles read side by side; by default one a core.")
@output_options
@click.pass_context
def command(  # noqa: PLR0913  # one argument an option
    ctx: click.Context,
    *,
    inputs: tuple[str, ...],
    published: str | None,
    publisher: str | None,
    db: Path | None,
    threads: int | None,
    output: Format | None,
) -> None:
    """Read articles and put their statements on record.

    Prints a report for people, with the statements of each speaker in their words. With an output option it prints data
    instead: --json and --nl give whole records, --csv, --tsv and --table one row a statement. One input with --json gives one
    object; several inputs, or a folder, give an array.

    With --db the records are stored, and nothing is printed unless an output option asks for it.

    Exit status: 0 if every input was read, 1 if one failed (a line on standard error says why; the others are read), 2 for
    wrong usage.
    """
    if not inputs:
        raise click.UsageError(NO_INPUT, ctx)
    from onrecord.intake import read_inputs  # noqa: PLC0415  # keeps --help quick
    from onrecord.reader import Reader  # noqa: PLC0415

    tally = Tally()
    reader = Reader(threads=threads)
    items = read_inputs(inputs, stdin=sys.stdin.buffer, published=published, publisher=publisher)
    with ExitStack() as stack:
        records = reader.read_many(_readable(items, tally))
        if db is not None:
            from onrecord.store import Store  # noqa: PLC0415

            store = stack.enter_context(Store.open(db, create=True))
            stack.callback(_summarise, tally, db)
            store.begin_run(reader.run.version, reader.run.model, reader.run.sha256)
            records = _stored(records, store, tally)
        prints = db is None or output is not None
        records = counted(records, "articles read", quiet=len(inputs) == 1 or (prints and sys.stdout.isatty()))
        if prints:
            _print(records, output, alone=len(inputs) == 1 and not Path(inputs[0]).is_dir())
        else:
            for _ in records:
                pass
    ctx.exit(1 if tally.failed else 0)


def _readable(items: Iterable[Article | InputFailure], tally: Tally) -> Iterator[Article]:
    """Pass on what could be read, and tell on standard error what could not."""
    from onrecord.intake import InputFailure  # noqa: PLC0415

    for item in items:
        if isinstance(item, InputFailure):
            tally.failed += 1
            click.echo(f"Error: {one_line(item.message)}", err=True)
        else:
            yield item


def _stored(records: Iterable[Record], store: Store, tally: Tally) -> Iterator[Record]:
    """Store records as they pass."""
    for record in records:
        added = store.add(record)
        tally.stored += added.articles
        tally.known += not (added.new_article or added.forgotten)
        tally.forgotten += added.forgotten
        tally.replaced += added.replaced
        tally.statements += added.statements
        yield record
    if tally.stored or tally.known:  # a reading that was broken off may have stored articles and not compared them
        from onrecord.compare.together import compare_articles  # noqa: PLC0415

        compare_articles(store)


def _summarise(tally: Tally, db: Path) -> None:
    anew = f", {tally.replaced:,} of them read anew" if tally.replaced else ""
    known = f" ({tally.known:,} already there{anew})" if tally.known else ""
    line = f"stored {_count(tally.stored, 'article')}, {_count(tally.statements, 'statement')} in {db}{known}"
    click.echo(one_line(line), err=True)
    if tally.forgotten:
        are = "was" if tally.forgotten == 1 else "were"
        click.echo(
            f"{_count(tally.forgotten, 'article')} {are} forgotten before, so not stored: see `onrecord forget`", err=True
        )


def _print(records: Iterable[Record], output: Format | None, *, alone: bool) -> None:
    from onrecord.record import to_json  # noqa: PLC0415

    if output is None:
        _print_reports(records)
    elif output is Format.JSON and alone:
        write_lines(escaped(to_json(record, indent=2).decode()) for record in records)
    elif output is Format.JSON:
        write_array(map(encoded, records))
    elif output is Format.NL:
        write_lines(map(encoded, records))
    else:
        _print_statements(records, output)


def _print_reports(records: Iterable[Record]) -> None:
    from onrecord.cli.report import write_report  # noqa: PLC0415

    columns, colour = line_width(sys.stdout), has_colour(sys.stdout)
    for number, record in enumerate(records):
        sys.stdout.write("\n\n" if number else "")
        sys.stdout.write(write_report(record, columns=columns, colour=colour))


def _print_statements(records: Iterable[Record], output: Format) -> None:
    from onrecord.cli.rows import STATEMENT_COLUMNS, TABLE_COLUMNS, statement_row  # noqa: PLC0415

    rows = (statement_row(record.article, statement) for record in records for statement in record.statements)
    write_rows(rows, output, columns=STATEMENT_COLUMNS, table_columns=TABLE_COLUMNS)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"

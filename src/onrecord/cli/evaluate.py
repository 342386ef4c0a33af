"""``onrecord evaluate``: scores against annotated texts."""

from __future__ import annotations

from pathlib import Path

import rich_click as click

from onrecord.cli.output import Format, output_options, write_rows


@click.command(name="evaluate")
@click.argument(
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of texts with brat stand-off annotations.",
)
@click.option(
    "--floors",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help='Fail when an F1 falls below its floor in this JSON file, such as {"content, all": 60}.',
)
@output_options
@click.pass_context
def command(ctx: click.Context, *, folder: Path, floors: Path | None, output: Format | None) -> None:
    """Score the program against texts that people have annotated.

    FOLDER holds brat stand-off annotations of attribution, either in the layout of PolNeAR (text/NAME.txt beside
    attributions/NAME_ANNOTATOR.ann) or in brat's own (NAME.txt beside NAME.ann).

    Each row is a measure over a group of statements: precision, recall and F1 in percent, and the counts behind them. The
    measures are source, cue and content (contiguous fragments, both edges right but for punctuation) and linked exact and
    linked half (whole statements; half asks that each role overlaps by half of the longer side).

    Exit status: 0, or 1 when a score fell below its floor.
    """
    from onrecord.evaluation.floors import falls, read_floors  # noqa: PLC0415
    from onrecord.evaluation.folder import evaluate_folder  # noqa: PLC0415  # keeps --help quick
    from onrecord.reader import Reader  # noqa: PLC0415

    lowest = read_floors(floors) if floors else {}
    rows = evaluate_folder(folder, Reader())
    write_rows(
        (
            {
                "measure": row.measure,
                "group": row.group,
                "precision": round(row.score.precision, 2),
                "recall": round(row.score.recall, 2),
                "f1": round(row.score.f1, 2),
                "predicted": row.score.predicted,
                "predicted_right": row.score.predicted_right,
                "annotated": row.score.true,
                "annotated_found": row.score.true_found,
            }
            for row in rows
        ),
        output,
    )
    fallen = falls(rows, lowest)
    for line in fallen:
        click.echo(f"Error: {line}", err=True)
    ctx.exit(1 if fallen else 0)

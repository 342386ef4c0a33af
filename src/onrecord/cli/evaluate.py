"""``onrecord evaluate``: scores against annotated texts."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import rich_click as click

from onrecord.cli.output import Format, output_options, write_rows


@click.command(name="evaluate")
@click.argument(
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of annotated texts, in the format of the task.",
)
@click.option(
    "--task",
    type=click.Choice(["statements", "record", "times"]),
    default="statements",
    show_default=True,
    help="What to score.",
)
@click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="For the task record: where the labelled texts lie.",
)
@click.option(
    "--part",
    type=click.Choice(["develop", "held"]),
    default="held",
    show_default=True,
    help="For record and times: the texts to develop on, or those held for measuring.",
)
@click.option(
    "--floors",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help='Fail when an F1 falls below its floor in this JSON file, such as {"content, all": 60}.',
)
@output_options
@click.pass_context
def command(  # noqa: PLR0913 (one an option)
    ctx: click.Context,
    *,
    folder: Path,
    task: str,
    data: Path | None,
    part: Literal["develop", "held"],
    floors: Path | None,
    output: Format | None,
) -> None:
    """Score the program against texts that people have annotated.

    Each row is a measure over a group: precision, recall and F1 in percent, and the counts behind them.

    For the task statements, FOLDER holds brat stand-off annotations of attribution, in the layout of PolNeAR (text/NAME.txt
    beside attributions/NAME_ANNOTATOR.ann) or in brat's own (NAME.txt beside NAME.ann). The measures are source, cue and
    content (contiguous fragments, both edges right but for punctuation) and linked exact and linked half (whole statements;
    half asks that each role overlaps by half of the longer side).

    For record, FOLDER holds stand-off labels such as labels/articles, and --data the data sets that the texts come from.
    Scored are statements by the overlap of their content and, on those that were found, speaker, form, act, scope, time of
    speaking and pull quote.

    For times, FOLDER holds TimeML documents, which are split in halves by their names. Scored are expressions found and
    their values, as TempEval-3 counts them.

    Exit status: 0, or 1 when a score fell below its floor.
    """
    from onrecord.evaluation.floors import falls, read_floors  # noqa: PLC0415
    from onrecord.evaluation.tasks import TASKS  # noqa: PLC0415  # keeps --help quick

    lowest = read_floors(floors) if floors else {}
    rows = TASKS[task](folder, data, part)
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

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
@output_options
def command(*, folder: Path, output: Format | None) -> None:
    """Score the program against texts that people have annotated.

    FOLDER holds brat stand-off annotations of attribution, either in the layout of PolNeAR (text/NAME.txt beside
    attributions/NAME_ANNOTATOR.ann) or in brat's own (NAME.txt beside NAME.ann).

    Each row is a measure over a group of statements: precision, recall and F1 in percent, and the counts behind them.
    """
    from onrecord.evaluation.folder import evaluate_folder  # noqa: PLC0415  # keeps --help quick
    from onrecord.reader import Reader  # noqa: PLC0415

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

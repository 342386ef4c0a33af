"""``onrecord evaluate``: scores against annotated texts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import rich_click as click

from onrecord.cli.output import Format, output_options, write_rows

if TYPE_CHECKING:
    from onrecord.evaluation.folder import Row


@click.command(name="evaluate")
@click.argument(
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of annotated texts, in the format of the task.",
)
@click.option(
    "--task",
    type=click.Choice(
        [
            "statements",
            "record",
            "headlines",
            "syntax",
            "names",
            "coreference",
            "pronouns",
            "factuality",
            "times",
            "places",
            "pages",
            "figures",
            "events",
            "accounts",
            "disputes",
            "acts",
            "stories",
            "clusters",
            "joined",
            "repeats",
        ]
    ),
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
    help="Where a task knows both: the texts to develop on, or those held for measuring.",
)
@click.option(
    "--model",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Score a model that training wrote, in place of the shipped one.",
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
    model: Path | None,
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

    For headlines, FOLDER holds labels such as labels/headlines, and --data the same. Scored is, for every labelled quotation in
    a headline or sub-heading, whether it was recognised, whether the right statement of the body was matched, and the change of
    its words; recall is the share that is right.

    For syntax and coreference, FOLDER holds CoNLL-U files, with GUM's mentions for the latter; for names the newswire of
    worldwide-newswire; for pronouns GAP's gap-development.tsv; for factuality a corpus in the unified scale, with
    dev.conll; for places LGL's lgl.xml. A measure that is no F1 stands in the column value: the mean of three F1 (conll), the
    mean error of factuality.

    For times, FOLDER holds TimeML documents, which are split in halves by their names. Scored are expressions found and
    their values, as TempEval-3 counts them.

    For events, FOLDER holds labels/articles (with --data), PLOVER's gold records (gsr.json), or PLV_train.tsv. Scored are type
    and sentence, and of events found status, voice, mode, actor and recipient.

    For accounts, FOLDER holds labels/articles, with --data. Scored are pairs of voices in dispute, as read and given the
    labelled statements, and each position.

    For disputes, FOLDER holds ClaimDiff. Scored are pairs of claims from two outlets that are told to be in dispute, in the
    half to develop on and in the one held for measuring, beside telling so of all pairs.

    For figures, FOLDER holds MUC-4 articles with their keys, reports of shootings (X_NAME.json beside y_NAME.json), or
    stand-off labels: labels/figures or labels/articles, with --data. Scored are numbers of killed and injured, and whose
    count it is.

    For stories and clusters, FOLDER holds ECB+'s topics: 31 to 35 for the part held, 1 to 30 for develop. Scored are articles
    put together by the happening that they tell of, and annotated mentions of events joined across articles, beside joining
    those whose heads have the same lemma. For repeats, FOLDER is evaluation/repeats: pairs of invented statements.

    For joined, FOLDER holds the same. Scored are the annotated human participants, joined across articles: B-cubed over all
    mentions, and over those in sentences that the corpus ties.

    For pages, FOLDER holds HTML pages, each beside its main text, in develop and held (evaluation/pages). Scored is the text
    that was taken out, word by word; the column value has the mean of the pages' F1.

    Exit status: 0, or 1 when a score fell below its floor.
    """
    from onrecord.evaluation.floors import falls, read_floors  # noqa: PLC0415
    from onrecord.evaluation.tasks import TASKS, Asked  # noqa: PLC0415  # keeps --help quick
    from onrecord.meaning.model import FOLDER  # noqa: PLC0415

    lowest = read_floors(floors) if floors else {}
    rows = TASKS[task](Asked(folder, data, part, model or FOLDER))
    write_rows(map(score_row, rows), output)
    fallen = falls(rows, lowest)
    for line in fallen:
        click.echo(f"Error: {line}", err=True)
    ctx.exit(1 if fallen else 0)


def score_row(row: Row) -> dict[str, object]:
    """Lay a score out as a row: percent with two places, and the counts behind them."""
    return {
        "measure": row.measure,
        "group": row.group,
        "precision": round(row.score.precision, 2),
        "recall": round(row.score.recall, 2),
        "f1": round(row.score.f1, 2),
        "value": None if row.value is None else round(row.value, 2),
        "predicted": row.score.predicted,
        "predicted_right": row.score.predicted_right,
        "annotated": row.score.true,
        "annotated_found": row.score.true_found,
    }

"""Scores of speech acts on labelled cues: what is told of a statement whose cue and content are given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from onrecord.errors import InputError
from onrecord.evaluation.brat import read_folder
from onrecord.evaluation.documents import document_text
from onrecord.evaluation.folder import Row
from onrecord.evaluation.labels import Part
from onrecord.evaluation.score import Score
from onrecord.language.paragraphs import paragraphs
from onrecord.language.quotations import quotations
from onrecord.meaning.acts import act_and_scope
from onrecord.meaning.forms import form
from onrecord.meaning.heads.acts import Said
from onrecord.meaning.model import Model
from onrecord.meaning.quoted import Quoted
from onrecord.record.span import Span

_POLNEAR = "polnear"
_NO_STATEMENT = "-"
Pieces: TypeAlias = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class LabelledCue:
    """A cue with its content, and what the words do.

    Attributes:
        set: The set of its document.
        document: The document's name there.
        cue: Offsets of the cue's pieces.
        content: Offsets of the content's pieces.
        act: What the words do.
        scope: Whether they were spoken, or an attitude only reported.
    """

    set: str
    document: str
    cue: Pieces
    content: Pieces
    act: str
    scope: str


def score_acts(folder: Path, data: Path, part: Part, model: Model) -> list[Row]:
    """Tell act and scope of every labelled cue and score them.

    Args:
        folder: The labels, as ``labels/acts``.
        data: Folder of the data sets that the texts come from.
        part: The cues held for measuring, or those to develop on.
        model: The model.

    Returns:
        ``act`` and ``scope`` over all (precision is the share that is right), with the mean F1 of all acts as ``macro act``,
        and a row for each act.

    Raises:
        InputError: The labels are damaged, or a text is missing.
    """
    texts = {item.name: item.text for item in read_folder(data / _POLNEAR / "train")}
    scores: dict[tuple[str, str], Score] = {}

    def count(measure: str, told: str, true: str) -> None:
        right = int(told == true)
        for group, score in (
            ("all", Score(1, right, 1, right)),
            (told, Score(predicted=1, predicted_right=right)),
            (true, Score(true=1, true_found=right)),
        ):
            scores[measure, group] = scores.get((measure, group), Score()) + score

    for one in read_acts(folder, "held" if part == "held" else "train"):
        text = texts[one.document] if one.set == _POLNEAR else document_text(data, one.set, one.document)
        cue, content = ([Span.of(text, *piece) for piece in sorted(pieces)] for pieces in (one.cue, one.content))
        quotes = quotations(text)
        shape = form(content, Quoted(quotes))
        encoded = model.encode(text, paragraphs(text), quotes)
        chances = model.analyse(encoded).acts([Said(cue, content)])[0]
        act, scope = act_and_scope([span.text for span in cue], [span.text for span in content], shape, chances)
        count("act", act or "unknown", one.act)
        count("scope", scope, one.scope)
    rows = [Row(measure, group, score) for (measure, group), score in sorted(scores.items())]
    single = [row.score for row in rows if row.measure == "act" and row.group != "all" and row.score.true]
    total = scores.get(("act", "all"), Score())
    return [Row("macro act", "all", total, sum(score.f1 for score in single) / max(len(single), 1)), *rows]


def read_acts(folder: Path, part: str) -> Iterator[LabelledCue]:
    """Read the labelled cues that are statements.

    Args:
        folder: Where ``cues.tsv``, the readings and ``settled.tsv`` lie.
        part: ``held`` or ``train``.

    Raises:
        InputError: A file is missing or damaged.
    """
    try:
        readings = [*sorted(folder.glob("reader-*.tsv"), reverse=True), folder / "settled.tsv"]  # later ones overrule
        labels = {number: rest for path in readings for number, *rest in _rows(path)}
        for number, of, set_name, document, *offsets in _rows(folder / "cues.tsv"):
            act, scope = labels[number]
            if of == part and act != _NO_STATEMENT:
                cue, content = _pieces(*offsets[:2]), _pieces(*offsets[2:])
                yield LabelledCue(set_name, document, cue, content, act, scope)
    except (OSError, ValueError, KeyError, TypeError) as error:
        msg = f"{folder} holds no labelled cues: {error}. The format is described in labels/acts/README.md"
        raise InputError(msg) from error


def _rows(path: Path) -> Iterator[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    yield from (line.split("\t") for line in lines[1:])


def _pieces(starts: str, ends: str) -> Pieces:
    return tuple(zip(map(int, starts.split(",")), map(int, ends.split(",")), strict=True))

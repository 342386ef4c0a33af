"""Sheets as examples for training: which words tell of events, which are statements within statements, whom sources mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from onrecord.evaluation.brat import Attribution
from onrecord.language.paragraphs import paragraphs
from onrecord.language.quotations import quotations
from onrecord.meaning.heads.analysis import Analysis
from onrecord.meaning.heads.pairs import Tokens, mentioned
from onrecord.meaning.model import Model, load_model
from onrecord.meaning.pieces import Ints, PieceCutter
from training.corpora import UNKNOWN, Targets, all_pairs, first_pieces
from training.data import Example, prepare
from training.heads import EVENT_TYPES
from training.held import without_held
from training.sheets.listing import (
    FOLDER,
    EventLabel,
    Label,
    NestedLabel,
    Sheet,
    SpeakerLabel,
    read_sheet_labels,
    read_sheets,
)

KEPT = 6  # one sheet in so many is kept for development
Span = tuple[int, int]


def sheet_examples(data: Path, cutter: PieceCutter, *, dev: bool, folder: Path = FOLDER) -> Iterator[tuple[Example, Targets]]:
    """Make the examples of the sheets: for training, or those kept for development.

    What a sheet's readers were not asked is unknown: of a sheet with speakers, nested statements are known too.

    Args:
        data: Folder of the data sets.
        cutter: Cuts texts into word pieces.
        dev: Whether the sheets kept for development are meant.
        folder: Where the labels lie.
    """
    events = _by_sheet(read_sheet_labels(EventLabel, folder))
    speakers = _by_sheet(read_sheet_labels(SpeakerLabel, folder))
    nested = _by_sheet(read_sheet_labels(NestedLabel, folder))
    model = load_model()
    for sheet in _trained(folder):
        if (sheet.number % KEPT == 0) != dev:
            continue
        text = sheet.text(data)
        marks: dict[str, Ints] = {}
        example = prepare(text, (), cutter)
        if sheet.number in events:
            marks["trigger"] = trigger_marks(example, events[sheet.number])
        if sheet.number in speakers:
            inner = prepare(text, [attribution(one) for one in nested[sheet.number]], cutter)
            marks["inner"] = np.where(example.pieces.first, inner.tags, UNKNOWN)
        linked = _linked(text, speakers[sheet.number], example, model) if sheet.number in speakers else Targets(marks)
        yield example, Targets(marks, None, linked.places, linked.entities, linked.pairs, linked.known)


def _trained(folder: Path) -> Iterator[Sheet]:
    sheets = sorted(read_sheets(folder).values(), key=lambda sheet: (sheet.set, sheet.number))
    for set_name in sorted({sheet.set for sheet in sheets}):
        named = ((sheet.name, sheet) for sheet in sheets if sheet.set == set_name)
        yield from (sheet for _, sheet in without_held(set_name, named))


def _by_sheet(labels: Sequence[Label]) -> dict[int, list[Label]]:
    found: dict[int, list[Label]] = defaultdict(list)
    for label in labels:
        found[label.sheet].append(label)
    return found


def trigger_marks(example: Example, labels: Sequence[EventLabel]) -> Ints:
    """Mark the first word of each trigger with its type, 1 and up, and every other word with 0."""
    marks = np.where(example.pieces.first, 0, UNKNOWN)
    for label in labels:
        low = int(np.searchsorted(example.pieces.ends, label.start, side="right"))
        high = int(np.searchsorted(example.pieces.starts, label.end))
        marks[low:high] = UNKNOWN
        if low < high:
            marks[low] = 1 + EVENT_TYPES.index(label.type)
    return marks


def attribution(label: NestedLabel) -> Attribution:
    """Give a nested statement as annotated texts have it."""

    def spans(start: int, end: int) -> tuple[Span, ...]:
        return ((start, end),) if start < end else ()

    return Attribution(
        spans(label.source_start, label.source_end),
        spans(label.cue_start, label.cue_end),
        spans(label.content_start, label.content_end),
    )


def _linked(text: str, labels: Sequence[SpeakerLabel], example: Example, model: Model) -> Targets:
    """Link the heads of sources to those of the names that they mean, and to what the model takes for the same as these."""
    analysis = model.analyse(model.encode(text, paragraphs(text), quotations(text)))
    mentions = analysis.mentions
    place = {head: number for number, head in enumerate(mentions.heads.tolist())}
    entities = mentions.entities.astype(np.int64)
    known = np.zeros(len(entities), dtype=np.bool_)
    for label in labels:
        source, name = (_head(analysis, *span) for span in ((label.start, label.end), (label.name_start, label.name_end)))
        if source in place and name in place and source != name:
            entities[place[source]] = entities[place[name]]
            known[place[source]] = True
    starts, ends = analysis.words.starts, analysis.words.ends
    at = first_pieces(example.pieces, [(int(starts[head]), int(ends[head])) for head in mentions.heads])
    if len(at) < 2 or not known.any() or (at < 0).any():  # noqa: PLR2004 (a pair)
        return Targets({})
    tokens = Tokens(analysis.forms, analysis.parts, analysis.words.sentences.tolist())
    described = mentioned(tokens, mentions.heads.tolist(), mentions.kinds, example.features.quote[at] > 0)
    return Targets({}, None, at, entities, all_pairs(described), known)


def _head(analysis: Analysis, start: int, end: int) -> int | None:
    """Find the word of a span on which its others depend."""
    inside = np.flatnonzero((analysis.words.starts >= start) & (analysis.words.ends <= end)).tolist()
    heads = [word for word in inside if analysis.trees.heads[word] not in inside or analysis.trees.heads[word] == word]
    return heads[0] if heads else None

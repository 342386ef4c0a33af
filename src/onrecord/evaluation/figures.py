"""Scores of figures: numbers of killed and injured on MUC-4 and on reports of shootings, sources on labelled sentences.

============================  =====================================================================================
folder                        what is scored
============================  =====================================================================================
MUC-4 (``dev-muc3-*``)        ``number``: each distinct number of killed, or injured, that the record of an article
                              tells, against those of its key, over the articles whose key tells of victims with a
                              number; ``number of key victims``: the same for figures whose words are the key's
shootings (``X_*.json``)      ``number``: the number of killed, and injured, that an article tells, where it is not 0
``labels/figures``            ``figure``: found with the kind and number; ``source``: found with the right source
``labels/articles``           ``figure`` and ``source``, over whole articles; ``event``: which event each belongs to
                              (`onrecord.evaluation.figure_events`)
============================  =====================================================================================

A source is right where its words overlap the labelled ones by half of the longer side, or end in the same word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from onrecord.evaluation.figure_events import pair_figures, score_links
from onrecord.evaluation.figure_labels import read_sentences, with_texts
from onrecord.evaluation.folder import Row
from onrecord.evaluation.labels import FigureLabel, LabelledDocument, Part, Piece
from onrecord.evaluation.linked import overlap_by_half
from onrecord.evaluation.muc4 import Effect, MucDocument, Victims, read_muc4
from onrecord.evaluation.read_labelled import read_labelled
from onrecord.evaluation.score import Score
from onrecord.evaluation.shootings import read_shootings
from onrecord.figures import find_figures, is_counted
from onrecord.intake import article_from_text
from onrecord.intake.published import iso
from onrecord.meaning.model import FOLDER
from onrecord.reader import Reader
from onrecord.record.figure import Figure
from onrecord.record.whole import Record

KINDS: tuple[Effect, ...] = ("killed", "injured")
_JOINED = re.compile(r"[\s,]*(?:and)?\s*", re.IGNORECASE)

Scores = dict[tuple[str, str], Score]


def score_figures(folder: Path, data: Path | None, part: Part, model: Path = FOLDER) -> list[Row]:
    """Score the figures of a folder; what it holds tells how.

    Args:
        folder: A folder as in the table above.
        data: Folder of the data sets, where the folder holds labels alone.
        part: Texts to develop on, or those held for measuring. Of MUC-4 the two halves; shootings have parts of their own.
        model: Folder of the model's files; numbers alone are scored without it.

    Raises:
        InputError: The folder holds nothing of the kind, or something damaged, or a text is not the one that was labelled.
    """
    if any(folder.glob("X_*.json")):
        totals = _shootings(folder)
    elif any(folder.glob("dev-muc3-*")):
        totals = _muc4(folder, part)
    elif (folder / f"{part}.json").is_file():
        totals = _sentences(folder, data or folder, part, Reader(model=model))
    else:
        totals = _articles(folder, data or folder, part, Reader(model=model))
    return [Row(measure, group, score) for (measure, group), score in sorted(totals.items()) if score.predicted or score.true]


def _shootings(folder: Path) -> Scores:
    totals: Scores = defaultdict(Score)
    for report in read_shootings(folder):
        figures = find_figures(article_from_text(report.text)) if report.text.strip() else ()
        for kind, true in zip(KINDS, (report.killed, report.injured), strict=True):
            told = number_told(figures, kind, report.text)
            right = int(told == true)
            totals["number", kind] += Score(int(told > 0), right * (told > 0), int(true > 0), right * (true > 0))
    return totals


def number_told(figures: Sequence[Figure], kind: str, text: str) -> int:
    """Tell how many an article says were killed, say: its largest figure; those joined by "and" count together.

    Args:
        figures: The article's figures.
        kind: The kind.
        text: The article's text.

    Returns:
        The number; 0 where there is none.
    """
    largest, together, end = 0, 0, -1
    for figure in figures:
        if figure.kind != kind or figure.part_of is not None:
            continue
        number = figure.low if figure.low is not None else figure.high or 0
        joined = end >= 0 and _JOINED.fullmatch(text[end : figure.span.start]) is not None
        together = together + number if joined else number
        largest, end = max(largest, together), figure.span.end
    return largest


def _muc4(folder: Path, part: Part) -> Scores:
    totals: Scores = defaultdict(Score)
    for document in read_muc4(folder, "dev" if part == "held" else "train"):
        for key, score in score_muc4(document, find_figures(article_from_text(document.text))).items():
            totals[key] += score
    return totals


def score_muc4(document: MucDocument, figures: Sequence[Figure]) -> Scores:
    """Score the figures of one MUC-4 article.

    Args:
        document: The article with its key.
        figures: The figures that were found.
    """
    scores: Scores = defaultdict(Score)
    if not any(victims.effects for victims in document.victims):
        return scores
    places = _places(document)
    for kind in KINDS:
        ours = [figure for figure in figures if figure.kind == kind and (figure.low or figure.high)]
        theirs = [victims for victims in document.victims if kind in victims.effects]
        told = {number for figure in ours for number in _allowed(figure)}
        found = sum(bool(victims.numbers & told) for victims in theirs if not victims.optional)
        true = sum(not victims.optional for victims in theirs)
        for measure, some in (("number", ours), ("number of key victims", [f for f in ours if _is_there(f, places)])):
            numbers = {_allowed(figure) for figure in some}
            right = sum(_is_right(pair, theirs) for pair in numbers)
            scores[measure, kind] += Score(len(numbers), right, len({v.numbers for v in theirs if not v.optional}) or 0, 0)
            distinct = {victims.numbers for victims in theirs if not victims.optional}
            scores[measure, kind] += Score(true_found=sum(bool(numbers_ & told) for numbers_ in distinct))
        scores["victims found", kind] += Score(true, found, true, found)
    return scores


def _allowed(figure: Figure) -> tuple[int, ...]:
    """Give the numbers by which a key may write a figure: "more than 50", 51 or more, is 50 there."""
    ends = {figure.low or 0, figure.high or 0}
    if figure.bound == "at_least":
        ends.add((figure.low or 0) - 1)
    if figure.bound == "at_most":
        ends.add((figure.high or 0) + 1)
    return tuple(sorted(number for number in ends if number > 0))


def _is_right(numbers: tuple[int, ...], theirs: Iterable[Victims]) -> bool:
    return any(number in victims.numbers for victims in theirs for number in numbers)


def _places(document: MucDocument) -> list[Piece]:
    """Find where the key's words for victims stand in the article."""
    words = {word for victims in document.victims for word in victims.words if len(word) > 1}
    if not words:
        return []
    pattern = re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))
    return [hit.span() for hit in pattern.finditer(document.text)]


def _is_there(figure: Figure, places: Sequence[Piece]) -> bool:
    return any(start < figure.span.end and figure.span.start < end for start, end in places)


def _sentences(folder: Path, data: Path, part: Part, reader: Reader) -> Scores:
    totals: Scores = defaultdict(Score)
    records: dict[str, Record] = {}
    for sentence, text, day in with_texts(read_sentences(folder, part), data):
        if text not in records:
            records[text] = reader.read(text, published=iso(day) if day else None)
        start, end = sentence.sentence
        ours = [_told(figure, records[text]) for figure in records[text].figures if start <= figure.span.start < end]
        labels = [(f.kind, f.low, f.high, f.span, f.source) for f in sentence.figures]
        for key, score in compare(ours, labels).items():
            totals[key] += score
    return totals


Label = tuple[str, int | None, int | None, Piece, Piece | None]
Told = tuple[Figure, tuple[Piece, ...]]


def _told(figure: Figure, record: Record) -> Told:
    """Give a figure with the words that name its source: those of its statement, and every mention of who that is."""
    ref = figure.according_to
    if ref is None:
        return figure, ()
    spans = [ref.mention] if ref.mention else []
    spans += [span for said in record.statements if said.id == figure.voice for span in said.source]
    spans += [span for actor in record.actors if actor.id == ref.actor for span in actor.mentions]
    return figure, tuple((span.start, span.end) for span in spans)


def compare(ours: Sequence[Told], labels: Sequence[Label]) -> Scores:
    """Compare figures with labels.

    Args:
        ours: The figures that were found, each with the places of the words that name its source.
        labels: Kind, smallest and largest number, words and source of each labelled figure.
    """
    scores: Scores = defaultdict(Score)
    pairs = pair_figures([figure for figure, _ in ours], [(label[0], label[3]) for label in labels])
    owner = {theirs: mine for mine, theirs in pairs.items()}
    for at, (figure, sources) in enumerate(ours):
        label = labels[pairs[at]] if at in pairs else None
        right = int(label is not None and (figure.low, figure.high) == label[1:3])
        scores["figure", "all"] += Score(predicted=1, predicted_right=right)
        scores["figure", figure.kind] += Score(predicted=1, predicted_right=right)
        if figure.according_to is not None:
            scores["source", "all"] += Score(predicted=1, predicted_right=int(label is not None and _same(sources, label[4])))
    for at, label in enumerate(labels):
        told = ours[owner[at]] if at in owner else None
        right = int(told is not None and (told[0].low, told[0].high) == label[1:3])
        scores["figure", "all"] += Score(true=1, true_found=right)
        scores["figure", label[0]] += Score(true=1, true_found=right)
        if label[4] is not None:
            found = int(told is not None and _same(told[1], label[4]))
            scores["source", "all"] += Score(true=1, true_found=found)
            if told is not None:
                scores["source of those found", "all"] += Score(1, found, 1, found)
    return scores


def _same(sources: Sequence[Piece], label: Piece | None) -> bool:
    """Tell whether any of some places is that of the labelled source, or shares its last word."""
    return label is not None and any(
        overlap_by_half((piece,), (label,)) or (piece[1] == label[1] and piece[0] < label[1]) for piece in sources
    )


def _articles(folder: Path, data: Path, part: Part, reader: Reader) -> Scores:
    totals: Scores = defaultdict(Score)
    for record, document in read_labelled(folder, data, part, reader):
        for key, score in (*score_article(record, document).items(), *score_links(record, document).items()):
            totals[key] += score
    return totals


def score_article(record: Record, document: LabelledDocument) -> Scores:
    """Score the figures of a labelled article; names without a count, which the labels leave out, are left out too.

    Args:
        record: What was read.
        document: The labels.
    """
    actors = {actor.id: actor for actor in document.actors}
    statements = {statement.id: statement for statement in document.statements}

    def source(label: FigureLabel) -> Piece | None:
        said = statements.get(label.voice or "")
        if said is not None and said.source:
            return said.source[0]
        actor = actors.get(label.according_to or "")
        return actor.name if actor is not None else None

    labels = [(f.kind, f.low, f.high, f.span, source(f)) for f in document.figures]
    return compare([_told(figure, record) for figure in record.figures if is_counted(figure)], labels)

"""Reading labelled articles with the program, and laying out what they score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from onrecord.errors import InputError
from onrecord.evaluation.documents import document_text, published, text_sha256
from onrecord.evaluation.folder import Row
from onrecord.evaluation.labels import LabelledDocument, Part, read_folder
from onrecord.evaluation.score import Score
from onrecord.intake.published import iso
from onrecord.reader import Reader
from onrecord.record.whole import Record


def read_labelled(folder: Path, data: Path, part: Part, reader: Reader) -> Iterator[tuple[Record, LabelledDocument]]:
    """Read every labelled article of a part.

    Args:
        folder: Folder of label files.
        data: Folder of the data sets that the articles come from.
        part: Articles to develop on, or those held for measuring.
        reader: What reads them.

    Yields:
        What was read, and what is right.

    Raises:
        InputError: A label file is damaged, or a text is missing or is not the one that was labelled.
    """
    for document in read_folder(folder, part):
        text = document_text(data, document.set, document.name)
        if text_sha256(text) != document.text_sha256:
            msg = f"{document.name} in {document.set} has another text than was labelled. Mend the set, or label it again"
            raise InputError(msg)
        day = published(data, document.set, document.name)
        yield reader.read(text, published=iso(day) if day else None), document


def rows_of(totals: Mapping[tuple[str, str], Score], measures: Sequence[str]) -> list[Row]:
    """Lay scores out, without those of nothing.

    Args:
        totals: Scores by measure and group.
        measures: The measures, in the order of the rows; of each, the group ``all`` comes first.
    """
    order = {measure: place for place, measure in enumerate(measures)}
    ranked = sorted(totals.items(), key=lambda item: (order[item[0][0]], item[0][1] != "all", item[0][1]))
    return [Row(measure, group, score) for (measure, group), score in ranked if score.predicted or score.true]

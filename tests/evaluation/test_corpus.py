"""The labelled articles themselves: sound, of the documents that were chosen, and without a word of their texts."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from onrecord.evaluation.documents import document_text, text_sha256
from onrecord.evaluation.label_faults import faults
from onrecord.evaluation.labels import file_name, read_labels
from training.held import held

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "labels/articles").glob("*.json"))
DATA = ROOT.parent / "shared" / "data"


def test_every_file_is_of_a_chosen_document() -> None:
    """Name, part and genre are those of the list, and a file's name tells its document."""
    with (ROOT / "labels/documents.tsv").open(encoding="utf-8", newline="") as file:
        chosen = {(row["set"], row["name"]): row for row in csv.DictReader(file, delimiter="\t")}
    assert len(FILES) >= 60
    for path in FILES:
        labels = read_labels(path)
        row = chosen[labels.set, labels.name]
        assert path.name == file_name(labels.set, labels.name, labels.reader)
        assert (labels.part, labels.genre) == (row["part"], row["genre"])
        assert (labels.part == "held") == (labels.name in held(labels.set))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_labels_are_sound_and_fit_their_text(path: Path) -> None:
    """Offsets point into the very text that was labelled, ids lead somewhere, and closed lists are kept."""
    if not DATA.is_dir():
        pytest.skip("the data sets are not beside the project")
    labels = read_labels(path)
    text = document_text(DATA, labels.set, labels.name)
    assert text_sha256(text) == labels.text_sha256
    assert [fault for fault in faults(labels, text) if fault.grave] == []

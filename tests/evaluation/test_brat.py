"""Brat stand-off annotations."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.evaluation.brat import Attribution, read_folder

TEXT = "Ada Lind said the bridge was safe."
MARKS = (
    "T1\tSource 0 8\tAda Lind\nT2\tCue 9 13\tsaid\nT3\tContent 14 20;21 33\tthe br idge was safe\n"
    "T4\tAttribution 9 13\tsaid\nE1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
)
EXPECTED = (Attribution(((0, 8),), ((9, 13),), ((14, 20), (21, 33))),)


def test_polnears_layout_is_read(tmp_path: Path) -> None:
    """Texts and annotations in two folders, an annotator's mark in the name, pieces that lie apart."""
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "a_b.txt").write_text(TEXT)
    (tmp_path / "attributions" / "a_b_77.ann").write_text(MARKS)
    (tmp_path / "attributions" / "a_b_99.ann").write_text("")
    (item,) = read_folder(tmp_path)
    assert (item.name, item.text, item.attributions) == ("a_b", TEXT, EXPECTED)


def test_brats_own_layout_is_read(tmp_path: Path) -> None:
    """Text and annotation side by side under one name; a text without annotation is passed over."""
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.ann").write_text(MARKS)
    (tmp_path / "b.txt").write_text("Not annotated.")
    assert [item.attributions for item in read_folder(tmp_path)] == [EXPECTED]


def test_quoted_words_may_hold_line_breaks(tmp_path: Path) -> None:
    """A line that goes on the words quoted in the line before is no annotation."""
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.ann").write_text(MARKS.replace("the br idge", "The br\n\nThe idge"))
    assert [item.attributions for item in read_folder(tmp_path)] == [EXPECTED]


def test_a_folder_without_annotations_is_an_error(tmp_path: Path) -> None:
    """The message says what was expected."""
    (tmp_path / "a.txt").write_text(TEXT)
    with pytest.raises(InputError, match=r"expected text/NAME\.txt"):
        list(read_folder(tmp_path))


@pytest.mark.parametrize("line", ["T1\tSource 0 999\tAda", "T1\tSource zero 8\tAda", "T1\tSource 8 0\tAda", "T1\tSource 8 8\t"])
def test_a_damaged_line_is_named(tmp_path: Path, line: str) -> None:
    """Offsets outside the text, or none, are an error with file and line."""
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.ann").write_text(line + "\n")
    with pytest.raises(InputError, match=r"a\.ann, line 1"):
        list(read_folder(tmp_path))


def test_a_numbered_neighbour_is_no_annotator(tmp_path: Path) -> None:
    """In brat's own layout the annotation of report_2 does not stand for report."""
    for name in ("report.txt", "report_2.txt"):
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "report_2.ann").write_text(MARKS)
    assert [item.name for item in read_folder(tmp_path)] == ["report_2"]


def test_a_text_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    """A text in another encoding is an error with its file."""
    (tmp_path / "a.txt").write_bytes(b"Andr\xe9 said no.")
    (tmp_path / "a.ann").write_text("")
    with pytest.raises(InputError, match=r"a\.txt is not UTF-8"):
        list(read_folder(tmp_path))

"""Scores of speech acts on labelled cues. The text is invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.evaluation.acts import read_acts, score_acts
from onrecord.meaning.model import load_model

TEXT = "Tove Brandt denied that the port is closed. Berg hopes the port will open. The old mill is known as Berg."


def labelled(folder: Path) -> None:
    """Write a PolNeAR text, three of its cues, and labels: one right, one that readers differ on, one that is no statement."""
    texts, marks = folder / "polnear/train/text", folder / "polnear/train/attributions"
    for made in (texts, marks):
        made.mkdir(parents=True)
    (texts / "a.txt").write_text(TEXT, encoding="utf-8")
    (marks / "a_x.ann").write_text("", encoding="utf-8")

    def row(number: int, part: str, cue: str, content: str) -> str:
        places = [TEXT.index(cue), TEXT.index(cue) + len(cue), TEXT.index(content), TEXT.index(content) + len(content)]
        return "\t".join([str(number), part, "polnear", "a", *map(str, places)])

    cues = [
        row(1, "held", "denied", "that the port is closed"),
        row(2, "held", "hopes", "the port will open"),
        row(3, "held", "is known as", "Berg."),
        row(4, "train", "hopes", "the port will open"),
    ]
    (folder / "cues.tsv").write_text("\n".join(["head", *cues]), encoding="utf-8")
    (folder / "reader-A.tsv").write_text(
        "head\n1\tdeny\tspeech\n2\twant\tattitude\n3\t-\t-\n4\twant\tattitude\n", encoding="utf-8"
    )
    (folder / "reader-B.tsv").write_text("head\n2\tpredict\tspeech\n", encoding="utf-8")
    (folder / "settled.tsv").write_text("head\n2\tpredict\tattitude\n", encoding="utf-8")


def test_held_cues_are_scored_by_what_was_settled(tmp_path: Path) -> None:
    """One of two acts is right, both scopes are; what is no statement does not count, and macro F1 is over acts that occur."""
    labelled(tmp_path)
    rows = {(row.measure, row.group): row for row in score_acts(tmp_path, tmp_path, "held", load_model())}
    assert rows["act", "all"].score.precision == pytest.approx(50)
    assert rows["scope", "all"].score.precision == pytest.approx(100)
    assert rows["act", "deny"].score.f1 == pytest.approx(100)
    assert rows["macro act", "all"].figure == pytest.approx(50)


def test_cues_to_develop_on_are_told_from_held_ones(tmp_path: Path) -> None:
    """No cue is in both parts."""
    labelled(tmp_path)
    assert [one.act for one in read_acts(tmp_path, "train")] == ["want"]


@pytest.mark.parametrize(
    "damage", ["", "head\n1\theld\tpolnear\ta\t0\t4,5\t8\t9\n", "head\n1\n", "head\n9\theld\tx\ty\t0\t1\t2\t3\n"]
)
def test_damaged_labels_are_an_error_that_names_the_format(tmp_path: Path, damage: str) -> None:
    """A missing file, starts without ends, a short row, a cue that nobody has read."""
    labelled(tmp_path)
    if damage:
        (tmp_path / "cues.tsv").write_text(damage, encoding="utf-8")
    else:
        (tmp_path / "settled.tsv").unlink()
    with pytest.raises(InputError, match="README"):
        list(read_acts(tmp_path, "held"))

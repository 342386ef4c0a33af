"""``onrecord evaluate``, the command; what it counts is tested with the evaluation."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.main import cli
from onrecord.evaluation.folder import Row
from onrecord.evaluation.score import Score


@pytest.fixture(autouse=True)
def _one_row(monkeypatch: pytest.MonkeyPatch, fake_reader: None) -> None:  # noqa: ARG001
    rows = [Row("cue", "all", Score(predicted=4, predicted_right=3, true=6, true_found=3))]
    monkeypatch.setattr("onrecord.evaluation.tasks.evaluate_folder", lambda _folder, _reader: rows)


def test_scores_and_counts_are_given(tmp_path: Path) -> None:
    """Each row gives precision, recall and F1 in percent, and the counts behind them."""
    result = CliRunner().invoke(cli, ["evaluate", str(tmp_path), "--json"])
    assert result.exit_code == 0
    assert json.loads(result.stdout) == [
        {
            "measure": "cue", "group": "all", "precision": 75.0, "recall": 50.0, "f1": 60.0, "value": None,
            "predicted": 4, "predicted_right": 3, "annotated": 6, "annotated_found": 3,
        }
    ]  # fmt: skip


def test_the_folder_must_exist(tmp_path: Path) -> None:
    """A folder that does not exist is wrong usage."""
    result = CliRunner().invoke(cli, ["evaluate", str(tmp_path / "none")])
    assert result.exit_code == 2
    assert "does not exist" in result.stderr


@pytest.mark.parametrize(("floor", "status"), [(59.9, 0), (60.1, 1)])
def test_a_score_below_its_floor_fails(tmp_path: Path, floor: float, status: int) -> None:
    """An F1 below its floor is named on standard error and makes the exit status 1; one above passes."""
    floors = tmp_path / "floors.json"
    floors.write_text(json.dumps({"cue, all": floor}))
    result = CliRunner().invoke(cli, ["evaluate", str(tmp_path), "--floors", str(floors), "--json"])
    assert result.exit_code == status
    assert ("cue, all: 60.0 is below its floor of 60.1" in result.stderr) == bool(status)


@pytest.mark.parametrize("content", ['{"no such row": 1}', "[]", "not JSON", None])
def test_floors_that_answer_to_nothing_fail(tmp_path: Path, content: str | None) -> None:
    """A floor without a row, a file that holds no floors and a missing file fail with one line."""
    floors = tmp_path / "floors.json"
    if content is not None:
        floors.write_text(content)
    result = CliRunner().invoke(cli, ["evaluate", str(tmp_path), "--floors", str(floors), "--json"])
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")
    assert result.stderr.count("\n") == 1


TIMEML = """<?xml version="1.0"?>
<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2024-01-17">January 17</TIMEX3></DCT>
<TEXT>The ferry stopped <TIMEX3 tid="t1" type="DATE" value="2024-01-16">yesterday</TIMEX3>.</TEXT></TimeML>"""


@pytest.mark.parametrize("name", ["ferry", "quay", "lighthouse", "harbour"])
def test_times_are_scored_on_timeml(tmp_path: Path, name: str) -> None:
    """Each document is in one half alone, and a right value counts."""
    (tmp_path / f"{name}.tml").write_text(TIMEML)
    found = []
    for part in ("develop", "held"):
        result = CliRunner().invoke(cli, ["evaluate", str(tmp_path), "--task", "times", "--part", part, "--json"])
        assert result.exit_code == 0
        rows = {(row["measure"], row["group"]): row for row in json.loads(result.stdout)}
        found.append((rows["value", "all"]["annotated"], rows["value", "all"]["annotated_found"]))
    assert sorted(found) == [(0, 0), (1, 1)]


def test_labels_without_their_texts_are_refused(tmp_path: Path) -> None:
    """A folder of labels whose data sets are not there is an error in one line."""
    (tmp_path / "raw-1-1.json").write_text(
        json.dumps(
            {
                "set": "raw",
                "name": "https://news.example/a",
                "text_sha256": "0" * 64,
                "part": "held",
                "reader": 1,
                "genre": "court",
            }
        )
    )
    result = CliRunner().invoke(cli, ["evaluate", str(tmp_path), "--task", "record", "--data", str(tmp_path)])
    assert result.exit_code == 1
    assert "holds no document named 'https://news.example/a'" in result.stderr

"""``onrecord evaluate``, the command; what it counts is tested with the evaluation."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from click.testing import CliRunner

from onrecord.cli.main import cli
from onrecord.evaluation.score import Score


@pytest.fixture(autouse=True)
def _one_row(monkeypatch: pytest.MonkeyPatch, fake_reader: None) -> None:  # noqa: ARG001
    module = ModuleType("onrecord.evaluation.folder")
    module.evaluate_folder = lambda _folder, _reader: [  # type: ignore[attr-defined]
        SimpleNamespace(measure="cue", group="all", score=Score(predicted=4, predicted_right=3, true=6, true_found=3))
    ]
    monkeypatch.setitem(sys.modules, "onrecord.evaluation.folder", module)


def test_scores_and_counts_are_given(tmp_path: Path) -> None:
    """Each row gives precision, recall and F1 in percent, and the counts behind them."""
    result = CliRunner().invoke(cli, ["evaluate", str(tmp_path), "--json"])
    assert result.exit_code == 0
    assert json.loads(result.stdout) == [
        {
            "measure": "cue", "group": "all", "precision": 75.0, "recall": 50.0, "f1": 60.0,
            "predicted": 4, "predicted_right": 3, "annotated": 6, "annotated_found": 3,
        }
    ]  # fmt: skip


def test_the_folder_must_exist(tmp_path: Path) -> None:
    """A folder that does not exist is wrong usage."""
    result = CliRunner().invoke(cli, ["evaluate", str(tmp_path / "none")])
    assert result.exit_code == 2
    assert "does not exist" in result.stderr

"""Scores of claims paired as in dispute. The claims are invented."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.evaluation.disputes import half_of, read_claimdiff, score_disputes

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared/data/accounts/claimdiff"


def write(folder: Path, *pairs: tuple[str, str, str, int]) -> None:
    """Write pairs of claims: story, the one, the other, whether it weakens the one."""
    data = [
        {"pair_id": str(number), "topic": topic, "claim_a": one, "claim_b": other, "relation": relation, "rationale": []}
        for number, (topic, one, other, relation) in enumerate(pairs)
    ]
    (folder / "weak-train.json").write_text(json.dumps({"ver": "1.0", "data": data}), encoding="utf-8")


def test_each_half_is_counted_for_itself(tmp_path: Path) -> None:
    """Pairs count in the half of their story, and beside them stands what pairing all of them gets."""
    stories = {half_of(name): name for name in ("Ferry", "Dam", "Bridge", "Fair", "Harbour", "Strike", "Storm", "Flood")}
    claim, denial = "The minister knew of the cracks.", "But Holm rejected the claim that the minister knew of cracks as false."
    write(
        tmp_path, (stories["held"], claim, denial, 1), (stories["held"], claim, claim, 0), (stories["develop"], claim, claim, 0)
    )
    rows = {(row.measure, row.group): row.score for row in score_disputes(tmp_path)}
    held, baseline = rows["in dispute", "held"], rows["all pairs", "held"]
    assert (held.predicted, held.predicted_right, held.true, held.true_found) == (1, 1, 1, 1)
    assert (baseline.predicted, baseline.predicted_right, round(baseline.f1, 1)) == (2, 1, 66.7)
    assert rows["in dispute", "develop"].predicted == 0


def test_what_can_not_be_read_says_so(tmp_path: Path) -> None:
    """A folder without the file, and a file of another form, are refused with the name of the file."""
    with pytest.raises(InputError, match=r"weak-train\.json cannot be read .* Give the folder of ClaimDiff"):
        read_claimdiff(tmp_path)
    (tmp_path / "weak-train.json").write_text('{"data": [{"pair_id": 1}]}', encoding="utf-8")
    with pytest.raises(InputError, match=r"is not ClaimDiff's weak-train\.json"):
        read_claimdiff(tmp_path)


def test_the_listed_halves_are_those_of_the_rule() -> None:
    """Every pair of ClaimDiff stands in the list, once, in the half that the rule gives its story."""
    with (ROOT / "evaluation/claimdiff/halves.tsv").open(encoding="utf-8") as lines:
        listed = [(row["pair"], row["part"]) for row in csv.DictReader(lines, delimiter="\t")]
    assert len(listed) == len(dict(listed)) == 1857
    assert {part for _, part in listed} == {"develop", "held"}
    if SHARED.exists():
        assert dict(listed) == {pair.pair_id: half_of(pair.topic) for pair in read_claimdiff(SHARED)}

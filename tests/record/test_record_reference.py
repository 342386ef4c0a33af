"""docs/record.md says what the types say."""

from __future__ import annotations

from pathlib import Path

from onrecord.record.reference import reference

WRITTEN = Path(__file__).parents[2] / "docs" / "record.md"


def test_the_reference_is_made_from_the_types() -> None:
    """``python -m onrecord.record.reference`` makes it again."""
    assert WRITTEN.read_text(encoding="utf-8") == reference()


def test_every_field_has_a_meaning() -> None:
    """No row of the tables is left empty."""
    rows = [line for line in reference().splitlines() if line.startswith("| `")]
    assert len(rows) > 80
    assert not [row for row in rows if row.endswith("|  |")]

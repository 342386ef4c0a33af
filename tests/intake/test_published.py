"""Dates and times of publication."""

from __future__ import annotations

import pytest

from onrecord.intake.published import iso


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2022-03-10", "2022-03-10"),
        (" 2022-03-10 ", "2022-03-10"),
        ("2022-03-10T18:05", "2022-03-10T18:05"),
        ("2022-03-10 18:05:09", "2022-03-10T18:05:09"),
        ("2022-03-10T18:05:09Z", "2022-03-10T18:05:09Z"),
        ("2022-03-10T18:05:09.123+03:00", "2022-03-10T18:05:09.123+03:00"),
        ("2022-03-10T18:05:09+0300", "2022-03-10T18:05:09+03:00"),
        ("2022-03-10T18:05:09+03", "2022-03-10T18:05:09+03:00"),
    ],
)
def test_iso_dates_are_read(value: str, expected: str) -> None:
    """Dates and date-times are read in ISO 8601's extended form, and in the near misses that pages have."""
    assert iso(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        "",
        "10 March 2022",
        "3/10/22",
        "2022-3-10",
        "20220310",
        "2022-02-30",
        "2022-03",
        "2022-03-10T25:00",
        "2022-W10-4",
        "2022-03-10T",
    ],
)
def test_anything_else_is_none(value: str) -> None:
    """What may be another day than meant is not read at all."""
    assert iso(value) is None

"""Lengths, sets and words that only point: found, and placed nowhere. All sentences are invented."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.times import find_times

PUBLISHED = date(2021, 6, 17)


@pytest.mark.parametrize(
    ("sentence", "words", "amount"),
    [
        ("They talked for three hours.", "three hours", "PT3H"),
        ("They talked for 90 minutes.", "90 minutes", "PT90M"),
        ("A three-year plan.", "three-year", "P3Y"),
        ("A 24-hour strike.", "24-hour", "PT24H"),
        ("They talked for two and a half years.", "two and a half years", "P2Y6M"),
        ("They talked for 5 1/2 hours.", "5 1/2 hours", "PT5H30M"),
        ("They talked for half a dozen days.", "half a dozen days", "P6D"),
        ("They talked for a hundred years.", "a hundred years", "P100Y"),
        ("They talked for decades.", "decades", "PXY"),
        ("They talked for several days.", "several days", "PXD"),
        ("They talked for a few weeks.", "a few weeks", "PXW"),
        ("They talked for more than a year.", "more than a year", "P1Y"),
        ("They have at least two weeks.", "at least two weeks", "P2W"),
        ("They have up to 90 days.", "up to 90 days", "P90D"),
        ("They need two to three weeks.", "two to three weeks", "PXW"),
        ("They talked all day.", "all day", "P1D"),
        ("In recent months they talked.", "recent months", "PXM"),
    ],
)
def test_lengths_are_lengths_and_no_dates(sentence: str, words: str, amount: str) -> None:
    """A length has an ISO 8601 amount, with X for a number that is not told, and no place in the calendar."""
    (found,) = find_times(sentence, published=PUBLISHED)
    assert (found.kind, found.span.text, found.amount, found.start, found.time) == ("duration", words, amount, None, None)


@pytest.mark.parametrize(
    ("sentence", "words", "amount"),
    [
        ("They meet every Friday.", "every Friday", "P1W"),
        ("They meet on Fridays.", "Fridays", "P1W"),
        ("They meet on Saturday nights.", "Saturday nights", "P1W"),
        ("They meet every day.", "every day", "P1D"),
        ("They meet each year.", "each year", "P1Y"),
        ("They meet every other week.", "every other week", "P2W"),
        ("They meet every two weeks.", "every two weeks", "P2W"),
        ("They meet twice a week.", "twice a week", "P1W"),
        ("They meet once a month.", "once a month", "P1M"),
        ("They meet three times a year.", "three times a year", "P1Y"),
        ("They publish daily.", "daily", "P1D"),
        ("They earn $300 a week.", "a week", "P1W"),
        ("They meet every morning.", "every morning", "P1D"),
    ],
)
def test_what_recurs_is_no_date(sentence: str, words: str, amount: str) -> None:
    """A set has the length after which it recurs, and no place in the calendar."""
    (found,) = find_times(sentence, published=PUBLISHED)
    assert (found.kind, found.span.text, found.amount, found.start, found.time) == ("set", words, amount, None, None)


@pytest.mark.parametrize(
    ("sentence", "words", "vague"),
    [
        ("They now agree.", "now", "present"),
        ("They currently agree.", "currently", "present"),
        ("They agree these days.", "these days", "present"),
        ("They recently agreed.", "recently", "past"),
        ("They agreed in the past.", "the past", "past"),
        ("They will agree soon.", "soon", "future"),
        ("They will agree in the near future.", "the near future", "future"),
        ("Since the siege began, they agree.", "Since the siege began", "past"),
    ],
)
def test_pointing_words_point_and_lie_nowhere(sentence: str, words: str, vague: str) -> None:
    """Words that only point say whereto, and nothing more."""
    (found,) = find_times(sentence, published=PUBLISHED)
    assert (found.span.text, found.vague, found.start, found.time) == (words, vague, None, None)

"""Which one of a row is meant when the words don't say: the March of which year, the Thursday of which week."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.times.periods import Period

_WEEK = 7
_NEW_YEAR_MONTHS = 3  # January to March: "in November" then looks back
_AUTUMN = 9
_LONG_AGO = 300  # days: nobody says "Nov. 15" for what lies so far away
_SOON = 60  # days: when the other one is so near


def weekday(today: date, number: int, toward: int, *, strictly: bool = False) -> date:
    """Find the weekday that is meant: the nearest on the side that the words speak of, the past where they don't say.

    Args:
        today: When the article was written.
        number: 0 for Monday to 6 for Sunday.
        toward: 1 for the future; anything else for the past.
        strictly: Whether today itself is left out.
    """
    if toward > 0:
        distance = (number - today.weekday()) % _WEEK
        return today + timedelta(days=distance or (_WEEK if strictly else 0))
    distance = (today.weekday() - number) % _WEEK
    return today - timedelta(days=distance or (_WEEK if strictly else 0))


def of_year(today: date, candidate: Period | None, yearly: list[Period], toward: int) -> Period | None:
    """Find which year's day, month or season is meant.

    Args:
        today: When the article was written.
        candidate: This year's, null where it has none (February 29).
        yearly: Those of the years around, in order.
        toward: 1 for the future, -2 for the past, -1 for what seems the past, 0 where the words don't say.
    """
    ahead = next((period for period in yearly if period.last >= today), None)
    behind = next((period for period in reversed(yearly) if period.first <= today), None)
    if toward > 0:
        if ahead and behind and (ahead.first - today).days > _LONG_AGO and (today - behind.last).days < _SOON:
            return behind
        return ahead
    if toward < 0:
        if toward == -1 and ahead and behind and (today - behind.last).days > _LONG_AGO and (ahead.first - today).days < _SOON:
            return ahead
        return behind
    if candidate and today.month <= _NEW_YEAR_MONTHS and candidate.first.month >= _AUTUMN and behind:
        return behind
    return candidate or behind


def years_around(today: date) -> range:
    """Give the years among which the one that is meant is looked for; nine, so that February 29 is among them."""
    return range(max(2, today.year - 8), min(9998, today.year + 8) + 1)

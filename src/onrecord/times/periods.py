"""Stretches of the calendar: days, weeks, months, seasons, years and so on, each one of a numbered row of its kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Literal

Unit = Literal["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"]

_MONTHS = 12
# How many months one of the unit has, and with which month, counted from a January, its row begins.
_MONTHLY: dict[str, tuple[int, int]] = {
    "month": (1, 0),
    "quarter": (3, 0),
    "half": (6, 0),
    "season": (3, -1),
    "year": (12, 0),
    "decade": (120, 0),
    "century": (1200, 12),
}
_WEEK = 7
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Period:
    """One stretch of the Gregorian calendar.

    Weeks begin on Monday (ISO 8601). Seasons are those of the north by whole months: winter runs from December to February and
    bears the year of its January. A decade runs from a year that ends in 0, a century from one that ends in 1.

    Attributes:
        unit: Its kind.
        index: Its number in the row of all of its kind; the one after it has the next number.
    """

    unit: Unit
    index: int

    @classmethod
    def around(cls, unit: Unit, day: date) -> Period:
        """Find the stretch of a kind that a day lies in; for a weekend, that of the day's week.

        Args:
            unit: The kind.
            day: The day.
        """
        if unit == "day":
            return cls(unit, day.toordinal())
        if unit in {"week", "weekend"}:
            return cls(unit, (day.toordinal() - 1) // _WEEK)
        length, offset = _MONTHLY[unit]
        return cls(unit, (day.year * _MONTHS + day.month - 1 - offset) // length)

    @classmethod
    def of_year(cls, unit: Unit, year: int, number: int = 0) -> Period:
        """Find the stretch of a kind that is a year's first, second and so on.

        Args:
            unit: ``month``, ``quarter``, ``half``, ``season`` or ``year``.
            year: The year.
            number: 0 for the first; for seasons 0 is winter.
        """
        return cls(unit, year * _MONTHS // _MONTHLY[unit][0] + number)

    def shifted(self, number: int) -> Period:
        """Find the stretch of the same kind that lies so many after this one, or before it for a negative number."""
        return Period(self.unit, self.index + number)

    @property
    def first(self) -> date:
        """The first day.

        Raises:
            ValueError: It lies outside the years 1 to 9999.
        """
        if self.unit == "day":
            return _day(self.index)
        if self.unit in {"week", "weekend"}:
            return _day(self.index * _WEEK + 1 + (_SATURDAY if self.unit == "weekend" else 0))
        length, offset = _MONTHLY[self.unit]
        return _month(self.index * length + offset)

    @property
    def last(self) -> date:
        """The last day.

        Raises:
            ValueError: It lies outside the years 1 to 9999.
        """
        if self.unit == "day":
            return _day(self.index)
        if self.unit in {"week", "weekend"}:
            return _day((self.index + 1) * _WEEK)
        length, offset = _MONTHLY[self.unit]
        return _month((self.index + 1) * length + offset) - timedelta(days=1)


def _day(ordinal: int) -> date:
    if not date.min.toordinal() <= ordinal <= date.max.toordinal():
        msg = f"day {ordinal} lies outside the calendar"
        raise ValueError(msg)
    return date.fromordinal(ordinal)


def _month(number: int) -> date:
    year, month = divmod(number, _MONTHS)
    if not MINYEAR <= year <= MAXYEAR:
        msg = f"month {month + 1} of year {year} lies outside the calendar"
        raise ValueError(msg)
    return date(year, month + 1, 1)

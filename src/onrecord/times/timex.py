"""What a found time is as a TIMEX3 value, in the terms of TimeML and its corpora.

===========================  =================================  ==================
found                        value                              example
===========================  =================================  ==================
day                          its date                           1998-02-13
week, weekend                ISO week, ``-WE`` for a weekend    1998-W07, 1998-W07-WE
month, year                  cut short                          1998-02, 1998
quarter, half                ``Q`` or ``H`` and its number      1998-Q1, 1998-H1
season                       year and two letters               1998-WI
decade, century              three or two digits                199, 19
time of the clock            date and time                      1998-02-13T14:00
part of a day                date and two letters               1998-02-13TMO
length, and what recurs      ISO 8601                           P3D
pointing words               a word                             PAST_REF
===========================  =================================  ==================

A century is written as TimeBank writes it: the 20th as 19. Narrowing by "early" or "late" has no place in the value (TimeML
puts it into ``mod``); where the place in the calendar is not known there is no value.

Source: Saurí et al., "TimeML Annotation Guidelines" 1.2.1 (2006); UzZaman et al., TempEval-3 (SemEval 2013).
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from onrecord.times.found import FoundTime

_SEASONS = {12: "WI", 3: "SP", 6: "SU", 9: "FA"}
_PARTS = {"morning": "MO", "midday": "MI", "afternoon": "AF", "evening": "EV", "night": "NI"}
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d{2})(?:-(?P<day>\d{2})(?:T(?:(?P<clock>\d{2}:\d{2})(?::\d{2})?|(?P<part>[A-Z]{2})))?)?"
    r"|W(?P<week>\d{1,2})(?P<weekend>-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>WI|SP|SU|FA)))?"
)
_HOURS = {
    "MO": ("05:00", "11:59"),
    "MI": ("11:00", "13:59"),
    "AF": ("12:00", "17:59"),
    "EV": ("17:00", "23:59"),
    "NI": ("18:00", "05:59"),
}
_DECADE, _CENTURY = 3, 2


def timex_type(found: FoundTime) -> str:
    """Give TimeML's type: DATE, TIME, DURATION or SET."""
    return found.kind.upper()


def timex_value(found: FoundTime) -> str | None:
    """Give TimeML's value; null where it is not known.

    Args:
        found: The time.
    """
    if found.kind in {"duration", "set"}:
        return found.amount
    if found.start is None:
        return f"{found.vague.upper()}_REF" if found.vague else None
    day = date.fromisoformat(found.start[:10])
    if found.unit == "clock":
        return found.start
    if found.unit == "part":
        return f"{day.isoformat()}T{_PARTS[found.part or 'night']}"
    if found.unit == "stretch":
        return None
    return _of_unit(str(found.unit), day)


def _of_unit(unit: str, day: date) -> str:
    year = f"{day.year:04}"
    if unit in {"week", "weekend"}:
        iso = day.isocalendar()
        return f"{iso.year:04}-W{iso.week:02}" + ("-WE" if unit == "weekend" else "")
    if unit == "season":
        starts = max((month for month in (3, 6, 9) if month <= day.month), default=12)
        winter = starts == 12 or day.month == 12  # noqa: PLR2004 - a winter begins in December and bears the next year
        return f"{day.year + (day.month == 12):04}-WI" if winter else f"{year}-{_SEASONS[starts]}"  # noqa: PLR2004 - same
    return {
        "day": day.isoformat(),
        "month": day.isoformat()[:7],
        "quarter": f"{year}-Q{(day.month + 2) // 3}",
        "half": f"{year}-H{(day.month + 5) // 6}",
        "year": year,
        "decade": year[:_DECADE],
        "century": year[:_CENTURY],
    }[unit]


def interval(value: str) -> tuple[str, str] | None:
    """Give the interval that a TIMEX3 value of a date or time means, as ISO dates or date-times, the end included.

    Args:
        value: The value.

    Returns:
        Start and end; null for lengths, pointing words, values with an X, and what is no day of the calendar.
    """
    if value.isdigit() and len(value) in {_CENTURY, _DECADE}:
        return f"{value:0<4}-01-01", f"{value:9<4}-12-31"
    parts = _VALUE.fullmatch(value)
    if parts is None:
        return None
    try:
        return _interval(parts)
    except (ValueError, OverflowError):
        return None


def _interval(parts: re.Match[str]) -> tuple[str, str]:
    year = int(parts["year"])
    if parts["day"]:
        day = date(year, int(parts["month"]), int(parts["day"]))
        return _within(day, parts["clock"], parts["part"])
    if parts["week"]:
        monday = date.fromisocalendar(year, int(parts["week"]), 1)
        first = monday + timedelta(days=5 if parts["weekend"] else 0)
        return first.isoformat(), (monday + timedelta(days=6)).isoformat()
    month, months = 1, 12
    if parts["month"]:
        month, months = int(parts["month"]), 1
    elif parts["quarter"]:
        month, months = 3 * int(parts["quarter"]) - 2, 3
    elif parts["half"]:
        month, months = 6 * int(parts["half"]) - 5, 6
    elif parts["season"] == "WI":
        return date(year - 1, 12, 1).isoformat(), date(year, 2, monthrange(year, 2)[1]).isoformat()
    elif parts["season"]:
        month, months = {"SP": 3, "SU": 6, "FA": 9}[parts["season"]], 3
    last = month + months - 1
    return date(year, month, 1).isoformat(), date(year, last, monthrange(year, last)[1]).isoformat()


def _within(day: date, clock: str | None, part: str | None) -> tuple[str, str]:
    if clock:
        told = f"{day.isoformat()}T{clock}"
        return told, told
    if part:
        first, last = _HOURS.get(part, ("00:00", "23:59"))
        end = day + timedelta(days=1) if part == "NI" else day
        return f"{day.isoformat()}T{first}", f"{end.isoformat()}T{last}"
    return day.isoformat(), day.isoformat()

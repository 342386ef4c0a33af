"""Dates and times of publication, as ISO 8601 writes them and nothing else.

A date that is read loosely ("3/10/22") may be another day, and every "yesterday" of the article would be wrong with it.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from onrecord.errors import InputError

_ISO = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2})"
    r"(?:[Tt ](?P<time>\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)\s?(?:(?P<zulu>[Zz])|(?P<zone>[+-]\d{2}):?(?P<minutes>\d{2})?)?)?"
)


def iso(value: str) -> str | None:
    """Read a date or a date-time.

    Args:
        value: "2022-03-10", "2022-03-10T18:05:00+03:00" or their variants with a blank for the T and a zone without colon.

    Returns:
        The same, with T and colon; null where it is no ISO date or no day of the calendar.
    """
    found = _ISO.fullmatch(value.strip())
    if found is None:
        return None
    day, time, zone = found["date"], found["time"], ""
    if found["zulu"]:
        zone = "Z"
    elif found["zone"]:
        zone = f"{found['zone']}:{found['minutes'] or '00'}"
    try:
        date.fromisoformat(day)
        if time is None:
            return day
        stamp = f"{day}T{time.replace(',', '.')}{zone}"
        datetime.fromisoformat(re.sub(r"\.\d+", "", stamp))
    except ValueError:
        return None
    return stamp


def given(value: str | None, name: str) -> str | None:
    """Check a date that the user gives.

    Args:
        value: The date or date-time.
        name: What it is, for the message.

    Raises:
        InputError: It is no ISO date or date-time.
    """
    if value is None:
        return None
    checked = iso(value)
    if checked is None:
        msg = f"{name} is {value!r}, which is no ISO date or date-time. Write it like 2022-03-10 or 2022-03-10T18:05:00+03:00"
        raise InputError(msg)
    return checked

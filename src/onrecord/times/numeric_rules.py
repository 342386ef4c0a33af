"""Dates in digits: "2022-03-10", "10.03.2022", "3/10/22", and "the 24th"."""

from __future__ import annotations

from datetime import date

from onrecord.times.calendar_rules import day_number, full_year
from onrecord.times.found import FoundTime
from onrecord.times.hit import Hit
from onrecord.times.periods import Period
from onrecord.times.rule import rules
from onrecord.times.words import listed

_MONTHS = 12
_YEAR_WIDTHS = (2, 4)  # "3/10/22" and "3/10/2022"
_AFTER_DAY_OF_MONTH = listed(
    "and or in at on by for with to when after before but was is he she it they the of until , . ; ) ? !"
) | {""}


def _day_of_month(hit: Hit) -> FoundTime | None:
    """Read "the 24th" on its own, unless what it counts follows."""
    if hit.following().lower() not in _AFTER_DAY_OF_MONTH or hit.previous().lower() not in {
        "on",
        "by",
        "until",
        "since",
        "from",
    }:
        return None
    today, day = hit.around.today, day_number(hit.word("day"))
    if today is None:
        return hit.period(None, "day")
    month = Period.around("month", today)
    there = [number for number in range(month.index - 2, month.index + 3) if _has(Period("month", number), day)]
    days = [Period("month", number).first.replace(day=day) for number in there]
    toward = hit.direction
    later = next((each for each in days if each >= today), None)
    earlier = next((each for each in reversed(days) if each <= today), None)
    chosen = later if toward > 0 else earlier
    return hit.period(None if chosen is None else Period.around("day", chosen), "day")


def _has(month: Period, day: int) -> bool:
    try:
        return day <= month.last.day
    except ValueError:
        return False


def _iso(hit: Hit) -> FoundTime | None:
    return _exact(hit, hit.word("year"), hit.word("month"), hit.word("day")) if hit.unbroken else None


def _dotted(hit: Hit) -> FoundTime | None:
    """Read "10.03.2022", where the day always stands first."""
    return _exact(hit, hit.word("year"), hit.word("month"), hit.word("day")) if hit.unbroken else None


def _exact(hit: Hit, year: str, month: str, day: str) -> FoundTime | None:
    try:
        return hit.period(Period.around("day", date(full_year(year), int(month), int(day))), "day")
    except ValueError:
        return None


def _short_dotted(hit: Hit) -> FoundTime | None:
    """Read "31.12.19" where a preposition leads in."""
    leads = hit.previous().lower() in {"on", "of", "by", "since", "until", "from"}
    return (
        _dotted(hit)
        if leads
        and not (hit.following() == "." and hit.following(2)[:1].isdigit())
        and len(hit.word("year")) == _YEAR_WIDTHS[0]
        else None
    )


def _september_11(hit: Hit) -> FoundTime | None:
    """Read "9/11"."""
    if not hit.unbroken or (hit.word("first"), hit.word("second")) != ("9", "11"):
        return None
    if hit.previous().lower() not in {"on", "of", "after", "since", "the", "before", "post", "-"} or hit.following() == "/":
        return None
    return hit.period(Period.around("day", date(2001, 9, 11)), "day")


def _slashed(hit: Hit) -> FoundTime | None:
    """Read "3/10/22": of the 3rd of October or March 10th where both numbers could be a month, so the day is not known then."""
    if not hit.unbroken or hit.word("mark") != hit.word("other"):
        return None
    if hit.previous() in {"/", "-"} or hit.following() in {"/", "-"}:
        return None
    first, second, year = hit.word("first"), hit.word("second"), hit.word("year")
    if len(year) not in _YEAR_WIDTHS:
        return None
    if int(first) == int(second) or int(second) > _MONTHS:
        return _exact(hit, year, first, second)
    if int(first) > _MONTHS:
        return _exact(hit, year, second, first)
    return hit.period(None, "day")


NUMERIC_RULES = (
    *rules(_day_of_month, "the day=dth"),
    *rules(_iso, "year - month=monthnumber - day", "year / month=monthnumber / day"),
    *rules(_dotted, "day . month=monthnumber . year"),
    *rules(_short_dotted, "day . month=monthnumber . year=two"),
    *rules(_september_11, "first=d12 / second=d12"),
    *rules(_slashed, "first=day mark=/|- second=day other=/|- year=year|two"),
)

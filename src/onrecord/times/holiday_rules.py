"""Holidays: those of a fixed date, and Thanksgiving, whose rule is fixed (the fourth Thursday of November, United States)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from onrecord.times.calendar_rules import year_shift, yearless
from onrecord.times.found import FoundTime
from onrecord.times.hit import Hit
from onrecord.times.occurrence import of_year, weekday, years_around
from onrecord.times.periods import Period
from onrecord.times.rule import rules
from onrecord.times.words import HOLIDAYS

_DAY_NAMES = {"independence": (7, 4), "valentine": (2, 14), "bastille": (7, 14), "armistice": (11, 11), "boxing": (12, 26)}
_NEW_YEAR = {"eve": (12, 31), "day": (1, 1)}
_MAY_DAY = (5, 1)
_THURSDAY = 3


def _date_of(hit: Hit) -> tuple[int, int] | None:
    if hit.has("new"):
        return _NEW_YEAR.get(hit.word("eve") or hit.word("unit"))
    if hit.has("may"):
        return _MAY_DAY if hit.word("unit") == "day" and hit.tokens.words[hit.match.end() - 1] == "Day" else None
    if hit.has("dayname"):
        capital = hit.tokens.words[hit.match.start()][0].isupper()
        return _DAY_NAMES.get(hit.word("dayname")) if capital and hit.word("unit") == "day" else None
    month, day = HOLIDAYS[hit.word("holiday")]
    if hit.has("eve"):
        return month, day - 1
    return (month, day) if not hit.has("unit") or hit.word("unit") == "day" else None


def _holiday(hit: Hit) -> FoundTime | None:
    told = _date_of(hit)
    if told is None:
        return None
    if hit.has("yearword") and hit.word("yearword") != "year":
        return None
    return _in_its_year(hit, lambda year: Period.around("day", date(year, *told)))


def _thanksgiving(hit: Hit) -> FoundTime | None:
    return _in_its_year(hit, lambda year: Period.around("day", weekday(date(year, 11, 22), _THURSDAY, 1)))


def _in_its_year(hit: Hit, make: Callable[[int], Period]) -> FoundTime:
    today = hit.around.today
    if hit.has("year"):
        return hit.period(make(int(hit.word("year"))), "day")
    if today and hit.has("yearword"):
        return hit.period(make(today.year + year_shift(hit)), "day")
    if today and (hit.has("last") or hit.has("next")):
        days = [make(year) for year in years_around(today)]
        return hit.period(of_year(today, None, days, -1 if hit.has("last") else 1), "day")
    return hit.period(yearless(hit, make), "day")


HOLIDAY_RULES = (
    *rules(
        _holiday,
        "last? holiday",
        "next holiday",
        "holiday eve",
        "holiday unit",
        "holiday year",
        "holiday unit ,? year",
        "holiday clue=last|next|this yearword=unit",
        "new yearname=unit ' s eve",
        "new yearname=unit ' s unit=unit",
        "new yearname=unit ' s eve ,? year",
        "new yearname=unit ' s unit=unit ,? year",
        "dayname ' s unit",
        "dayname ' s unit ,? year",
        "dayname unit",
        "dayname unit ,? year",
        "may unit",
        "may unit ,? year",
    ),
    *rules(_thanksgiving, "last? thanksgiving", "next thanksgiving", "thanksgiving unit", "thanksgiving year"),
)

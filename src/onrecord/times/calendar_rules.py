"""Dates by day and month, in every order: "March 10, 2022", "10 March", "Thursday, the 24th of May", "early March"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from onrecord.times.found import FoundTime
from onrecord.times.hit import Hit
from onrecord.times.occurrence import of_year, years_around
from onrecord.times.periods import Period
from onrecord.times.rule import rules
from onrecord.times.words import MONTHS, ORDINALS, listed

_CENTURY = 100
_PIVOT = 40  # two digits from here on are of the 20th century
_MONTHS = 12
_ABBREVIATED = 4  # letters of the longest short name of a month, "Sept"
_EDGES = {"early": "early", "late": "late", "mid": "mid", "midway": "mid"}
_VERB_BEFORE_MAY = listed("""
    in of by since until from through last next this early late mid during before after to for and till
""")


def month_number(hit: Hit, label: str = "anymonth") -> int:
    """Read a month's name."""
    return MONTHS[hit.word(label)]


def full_year(digits: str) -> int:
    """Read a year of four digits, or of two as one between 1940 and 2039."""
    number = int(digits.strip("'’"))
    if number >= _CENTURY:
        return number
    return number + (1900 if number >= _PIVOT else 2000)


def day_number(word: str) -> int:
    """Read a day of the month: "24", "24th", "third"."""
    if word in ORDINALS:
        return ORDINALS[word]
    return 2 if word == "second" else int(word.rstrip("stndrh"))


def yearless(hit: Hit, make: Callable[[int], Period]) -> Period | None:
    """Find which year's day or month is meant.

    Args:
        hit: The match.
        make: Gives the day or month of a year; raises ValueError where the year has none.
    """
    today = hit.around.today
    if today is None:
        return None
    found: dict[int, Period] = {}
    for year in years_around(today):
        try:
            found[year] = make(year)
        except ValueError:
            continue
    return of_year(today, found.get(today.year), list(found.values()), hit.direction)


def _day(year: int, month: int, day: int) -> Period:
    return Period.around("day", date(year, month, day))


def _named(hit: Hit) -> FoundTime | None:
    month, day = month_number(hit), day_number(hit.word("day"))
    try:
        date(2000, month, day)  # a leap year
        if hit.has("year"):
            return hit.period(_day(full_year(hit.word("year")), month, day), "day")
    except ValueError:
        return hit.period(None, "day")  # February 30
    if hit.has("clue"):
        return _clued(hit, month, day) if hit.word("yearword") == "year" else None
    return hit.period(yearless(hit, lambda year: _day(year, month, day)), "day")


def _day_range(hit: Hit) -> FoundTime | None:
    """Read "March 10-12" and "10 to 12 March 2022"."""
    month, first, last = month_number(hit), day_number(hit.word("day")), day_number(hit.word("until"))
    if first >= last:
        return None
    try:
        date(2000, month, last)
        if hit.has("year"):
            period: Period | None = _day(full_year(hit.word("year")), month, first)
        else:
            period = yearless(hit, lambda year: _day(year, month, first))
        if period is None:
            return hit.period(None, "stretch")
        return hit.stretch(period.first, period.first.replace(day=last))
    except ValueError:
        return None


def _clued(hit: Hit, month: int, day: int) -> FoundTime | None:
    """Read "July 4 last year"."""
    return hit.period(hit.from_today(lambda today: _day(today.year + year_shift(hit), month, day)), "day")


def year_shift(hit: Hit) -> int:
    """Give -1 for "last year", 1 for "next year", 0 for "this year"."""
    return {"last": -1, "past": -1, "next": 1, "coming": 1}.get(hit.word("clue"), 0)


def _month(hit: Hit) -> FoundTime | None:
    name, edge = hit.word("anymonth"), edge_of(hit)
    number = MONTHS[name]
    if hit.has("clue") and hit.word("yearword") != "year":
        return None
    if hit.has("year"):
        return hit.period(Period.of_year("month", int(hit.word("year")), number - 1), "month", edge=edge)
    before = hit.previous().lower()
    if name in {"may", "march", "august"} and not edge and not hit.has("clue") and before not in _VERB_BEFORE_MAY:
        return None  # "March on Saturday", "May I", "August company"
    if hit.has("clue"):
        period = hit.from_today(lambda today: Period.of_year("month", today.year + year_shift(hit), number - 1))
        return hit.period(period, "month", edge=edge)
    named = before not in _VERB_BEFORE_MAY or hit.following().istitle()
    if len(name) <= _ABBREVIATED and name not in {"may", "june", "july"} and named:
        return None  # "Jan" is a first name, "MAR" initials
    return hit.period(yearless(hit, lambda year: Period.of_year("month", year, number - 1)), "month", edge=edge)


def edge_of(hit: Hit) -> str | None:
    """Read "early", "late" or "mid"."""
    return _EDGES.get(hit.word("edge"))


def _shifted_month(hit: Hit) -> FoundTime | None:
    """Read "last March", "next May", "this September"."""
    today, number = hit.around.today, month_number(hit)
    if today is None:
        return hit.period(None, "month")
    this = Period.around("month", today)
    same_year = Period.of_year("month", today.year, number - 1)
    if hit.has("last"):
        period = same_year if same_year.index < this.index else same_year.shifted(-_MONTHS)
    elif hit.has("next"):
        period = same_year if same_year.index > this.index else same_year.shifted(_MONTHS)
    else:
        period = same_year
    return hit.period(period, "month", edge=edge_of(hit))


CALENDAR_RULES = (
    *rules(
        _named,
        "weekday ,? the? anymonth .? the? day ,? year",
        "weekday ,? the? anymonth .? the? day=day|dth",
        "anymonth .? the? day=day|dth|ordinal|second ,? year",
        "anymonth .? the? day=day|dth ,? clue=last|next|this yearword=unit",
        "anymonth .? the? day=day|dth",
        "weekday ,? the? day=day|dth of? anymonth .? ,? year",
        "weekday ,? the? day=day|dth of? anymonth",
        "the? day=day|dth|ordinal of? anymonth .? ,? year",
        "the? day=day|dth|ordinal of? anymonth clue=last|next|this yearword=unit",
        "the? day=day|dth of? anymonth",
        "the day=ordinal of anymonth",
    ),
    *rules(
        _day_range,
        "anymonth .? day -|to until=day ,? year",
        "anymonth .? day -|to until=day",
        "day -|to until=day anymonth .? ,? year",
        "day -|to until=day anymonth",
    ),
    *rules(
        _month,
        "the? edge? -? anymonth .? ,? year",
        "anymonth of year",
        "the? edge? -? anymonth clue=last|next|this yearword=unit",
        "the? edge? -? anymonth of? clue=last|next|this yearword=unit",
        "edge? -? anymonth",
    ),
    *rules(_shifted_month, "edge? last anymonth", "edge? next anymonth", "edge? this anymonth"),
)

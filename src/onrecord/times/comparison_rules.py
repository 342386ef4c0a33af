"""What reports on business compare with: "a year earlier", "the year-ago quarter", "the latest period"."""

from __future__ import annotations

from datetime import date

from onrecord.times.found import FoundTime
from onrecord.times.hit import Hit
from onrecord.times.periods import Period, Unit
from onrecord.times.rule import rules

_OF_YEAR = {"month": 12, "quarter": 4, "half": 2}  # how many a year has
_NEAR = 400  # characters within which "a year earlier" looks for the month that it is earlier than
_REPORT = 1000  # characters over which a report on business speaks of one quarter


def reported(hit: Hit, units: tuple[Unit, ...]) -> Period | None:
    """Give the quarter or half that a report on business is about: the latest of those that were told in what stands before.

    Args:
        hit: The match.
        units: Which kinds are looked for.
    """
    near = [found for found in hit.around.before if hit.start - found.span.end < _REPORT and found.unit in units and found.end]
    today = hit.around.today
    if today:
        near = [found for found in near if (found.end or "") < today.isoformat()]
    last = max(near, key=lambda found: found.start or "", default=None)
    return None if last is None else Period.around(last.unit, date.fromisoformat(last.start or ""))  # type: ignore[arg-type]


def year_before(hit: Hit, found: FoundTime) -> FoundTime:
    """Compare "a year ago" with the quarter or half that was told before it: the same one of the year before.

    Args:
        hit: The match.
        found: The year, for where neither was told.
    """
    period = reported(hit, ("quarter", "half"))
    return found if period is None else hit.period(period.shifted(-_OF_YEAR[period.unit]), period.unit)


def same_of_year_before(hit: Hit, found: FoundTime) -> FoundTime:
    """Compare "a year earlier" with the quarter, half or month that was told before it: the same one of the year before.

    Args:
        hit: The match.
        found: The year, for where none of them was told.
    """
    if reported(hit, ("quarter", "half")):
        return year_before(hit, found)
    last = hit.around.before[-1] if hit.around.before else None
    if last is None or last.unit != "month" or hit.start - last.span.end > _NEAR or not last.start:
        return found
    return hit.period(Period.around("month", date.fromisoformat(last.start)).shifted(-_OF_YEAR["month"]), "month")


def _latest_period(hit: Hit) -> FoundTime | None:
    """Read "the latest period": the quarter that the report is about."""
    period = reported(hit, ("quarter", "half"))
    return None if period is None else hit.period(period, period.unit)


def _year_earlier(hit: Hit) -> FoundTime | None:
    """Read "the year-earlier quarter", "year-ago", "the same period last year"."""
    if hit.word("unit") != "year":
        return None
    year = hit.from_today(lambda today: Period.around("year", today).shifted(-1))
    return same_of_year_before(hit, hit.period(year, "year"))


COMPARISON_RULES = (
    *rules(_latest_period, "the latest period"),
    *rules(
        _year_earlier,
        "the? unit - shift period=period|quarter",
        "the? unit - ago period=period|quarter",
        "unit - shift",
        "unit - ago",
        "the same period|quarter clue=last unit",
        "the same period|quarter a unit shift",
        "the same period|quarter a unit ago",
        "clue=last unit ' s period=period|quarter",
    ),
)

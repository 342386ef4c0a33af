"""Units counted from here: "last week", "this month", "two weeks ago", "a day earlier", "the end of the month"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.times.comparison_rules import reported, same_of_year_before, year_before
from onrecord.times.durations import amount
from onrecord.times.found import FoundTime, Told
from onrecord.times.hit import Hit
from onrecord.times.periods import Period, Unit
from onrecord.times.rule import rules
from onrecord.times.words import UNITS, UNITS_PLURAL
from onrecord.times.year_rules import edge_word

_STEPS: dict[str, tuple[Unit, int]] = {
    "day": ("day", 1), "week": ("week", 1), "weekend": ("weekend", 1), "fortnight": ("week", 2), "month": ("month", 1),
    "quarter": ("quarter", 1), "half": ("half", 1), "year": ("year", 1), "decade": ("decade", 1), "century": ("century", 1),
}  # fmt: skip
_AGO: dict[str, Told] = {"decade": "year", "century": "decade"}  # "a century ago" is not told to the century's edges
_HALF = 0.5
_CLUES = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "upcoming": 1, "latest": 0}


def unit_of(word: str) -> str:
    """Give the unit that a word names, in singular or plural."""
    return UNITS.get(word) or UNITS_PLURAL[word]


def _unit(hit: Hit) -> str:
    return unit_of(hit.word("anyunit") or hit.word("oneunit") or hit.word("unit"))


def _told(unit: str) -> Told:
    return _STEPS[unit][0] if unit in _STEPS else "clock"


def counted(hit: Hit, base: date | None, unit: str, number: float | None) -> FoundTime:
    """Say that the words mean the unit so many after the one around a day; half numbers and unknown ones lie nowhere exactly.

    Args:
        hit: The match.
        base: The day from which it is counted.
        unit: The unit as named.
        number: How many, negative for back.
    """
    told = _told(unit) if number is None else _AGO.get(unit) or _told(unit)
    if unit == "century" and number == -_HALF and base:
        return hit.period(Period.around("decade", base).shifted(-5), "decade")
    if unit not in _STEPS or base is None or number is None or number != int(number):
        return replace(hit.period(None, told), kind="date" if unit in _STEPS else "time")
    kind, step = _STEPS[unit]
    if kind == "decade":  # "a decade ago" is ten years, give or take, not the decade by its number
        return hit.period(Period.around("year", base).shifted(int(number) * 10), "year")
    if kind == "century":
        return hit.period(Period.around("decade", base).shifted(int(number) * 10), "decade")
    return hit.period(Period.around(kind, base).shifted(int(number) * step), told)


def _this_unit(hit: Hit) -> FoundTime | None:
    """Read "last week", "early next year", "the current quarter", "the end of this month"."""
    unit, today = _unit(hit), hit.around.today
    if unit not in _STEPS:
        return None
    if unit == "day":
        return hit.period(None, "day") if hit.word("clue") in {"last", "next"} and not hit.has("the") else None
    if hit.word("clue") == "past" or (unit in {"decade", "century"} and hit.word("clue") == "last"):
        return None  # a length that ends now
    if hit.tokens.words[hit.match.end() - 1].istitle():
        return None  # "This Week": a name
    if unit == "quarter" and hit.word("clue") == "latest":
        return _again(hit, "quarter")
    kind, step = _STEPS[unit]
    period = hit.from_today(lambda day: Period.around(kind, day).shifted(_CLUES[hit.word("clue")] * step))
    if unit == "weekend" and period and today and hit.word("clue") == "last" and today < period.first:
        period = period.shifted(-1)
    return hit.period(period, _told(unit), edge=edge_word(hit))


def _within_unit(hit: Hit) -> FoundTime | None:
    """Read "earlier this month", from its beginning until now, and "later this year", from now until its end."""
    unit, today = _unit(hit), hit.around.today
    if unit not in _STEPS or unit == "day":
        return None
    clue = _CLUES[hit.word("clue")] if hit.has("clue") else 0
    if today is None:
        return hit.period(None, _told(unit))
    period = Period.around(_STEPS[unit][0], today).shifted(clue)
    whole = hit.period(period, _told(unit))
    if clue or not whole.start:
        return whole
    now = today.isoformat()
    return replace(whole, end=now) if hit.word("shift") == "earlier" else replace(whole, start=now)


def _bare_unit(hit: Hit) -> FoundTime | None:
    """Read "the end of the month", and "the quarter" where one was told before."""
    unit, today = _unit(hit), hit.around.today
    if unit not in _STEPS or unit in {"day", "decade", "century"} or hit.following().lower() in {"of", "-", "before", "after"}:
        return None
    if hit.has("end"):
        return hit.period(hit.from_today(lambda day: Period.around(_STEPS[unit][0], day)), _told(unit), edge=edge_word(hit))
    if unit == "quarter":
        return _again(hit, "quarter")
    if unit == "weekend":
        period = hit.from_today(lambda day: Period.around("weekend", day))
        if period and today and today < period.first and hit.direction <= 0 and hit.previous(2).lower() != "ahead":
            period = period.shifted(-1)
        return hit.period(period, "weekend")
    if unit == "year" and hit.following().lower() in {"ended", "ending"}:
        return FoundTime(span=hit.span, kind="duration", amount="P1Y")  # a business year, which may begin in any month
    leads = hit.previous().lower() in {"for", "during", "in", "of"}
    return _again(hit, _told(unit)) if leads and unit in {"year", "month", "week"} else None


def _again(hit: Hit, told: Told) -> FoundTime:
    """Mean the stretch of a unit that was told last before; one that is not known where none was."""
    today = hit.around.today
    if told == "quarter":
        quarter = reported(hit, ("quarter",))
        if quarter or today is None:
            return hit.period(quarter, told)
        return hit.period(Period.around("quarter", today).shifted(-1), told)
    if told in {"year", "week", "month"} and today:
        return hit.period(Period.around(told, today), told)
    return hit.period(None, told)


def _that_unit(hit: Hit) -> FoundTime | None:
    """Read "that year", "the same month"."""
    unit = _unit(hit)
    if unit not in _STEPS or unit == "day":
        return None
    base = _base(hit)
    return counted(hit, base, unit, 0)


def _base(hit: Hit) -> date | None:
    for found in reversed(hit.around.before):
        if found.start and found.unit != "stretch":
            return date.fromisoformat(found.start[:10])
    return None


def _ago(hit: Hit) -> FoundTime | None:
    """Read "two weeks ago", "nearly four years ago", "three days from now"."""
    unit = _unit(hit)
    number = _HALF if hit.has("half") else hit.number("one") if hit.has("one") else None
    back = hit.has("ago")
    found = counted(hit, hit.around.today, unit, None if number is None else (-number if back else number))
    if back and unit == "year" and number == 1:
        return year_before(hit, found)
    return replace(found, amount=amount(unit, number), vague=None if found.start else ("past" if back else "future"))


def _relative_to_told(hit: Hit) -> FoundTime | None:
    """Read "a day earlier", "two years later", "the year before": counted from the time that stands before in the text."""
    unit = _unit(hit)
    number = hit.number("one") if hit.has("one") else 1
    sign = 1 if hit.word("shift") == "later" or hit.has("after") or hit.has("following") else -1
    if not hit.has("one") and hit.has("before") and hit.following().lower() not in {"", ".", ",", ";", "and", "in", "at", ")"}:
        return None
    base = _base(hit) or (hit.around.today if unit == "year" and sign < 0 else None)
    found = counted(hit, base, unit, None if number is None else sign * number)
    if unit == "year" and number == 1 and sign < 0:
        return same_of_year_before(hit, found)
    return found


UNIT_RULES = (
    *rules(
        _this_unit,
        "the? edge? -? clue=last anyunit=oneunit",
        "the? edge? -? clue=next anyunit=oneunit",
        "the? edge? -? clue=this anyunit=oneunit",
        "the clue=current anyunit=oneunit",
        "the clue=latest anyunit=oneunit",
        "the? end of clue=last|next|this anyunit=oneunit",
    ),
    *rules(
        _within_unit,
        "shift clue=this|last|next anyunit=oneunit",
        "shift in the anyunit=oneunit",
        "shift in clue=this anyunit=oneunit",
    ),
    *rules(_bare_unit, "the anyunit=oneunit", "the? end of the anyunit=oneunit", "the whole anyunit=oneunit"),
    *rules(_that_unit, "shift? that same? anyunit=oneunit", "the same anyunit=oneunit"),
    *rules(
        _ago,
        "about? one sort? anyunit ago",
        "about? half a anyunit ago",
        "about? one - anyunit - ago",
        "more than one anyunit ago",
        "at least one anyunit ago",
        "one anyunit or so ago",
        "anyunit=units ago",
        "one anyunit from vague",
        "one anyunit hence",
        "one anyunit from deictic",
    ),
    *rules(
        _relative_to_told,
        "about? one anyunit shift",
        "about? one anyunit before",
        "the anyunit=oneunit before",
        "the previous anyunit=oneunit",
        "the following anyunit=oneunit",
    ),
)

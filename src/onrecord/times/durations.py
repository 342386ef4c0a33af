"""Lengths of time, and how ISO 8601 writes them: "three hours", "a 10-year", "the past three days", "for decades"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.times.found import FoundTime
from onrecord.times.hit import Hit
from onrecord.times.periods import Period, Unit
from onrecord.times.rule import rules
from onrecord.times.words import LENGTHS, ONES, UNITS, UNITS_PLURAL, listed

_HALVES: dict[str, tuple[str, int, str]] = {
    "year": ("", 6, "M"),
    "hour": ("T", 30, "M"),
    "day": ("T", 12, "H"),
    "minute": ("T", 30, "S"),
}
_BACK: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year", "decade": "year", "century": "year"}
_YEARS = {"decade": 10, "century": 100}
_LEADS = listed("""
    for in within over after during of about than least most to every by spend spent took takes take lasts lasted nearly
    almost past next last first some up under just only another last
""")


def amount(unit: str, number: float | None) -> str:
    """Write a length as ISO 8601 does: P3D, PT2H30M, PXY where the number is not told.

    Args:
        unit: The unit.
        number: How many; null where it is not told.
    """
    time_mark, factor, letter = LENGTHS[unit]
    if number is None:
        return f"P{time_mark}X{letter}"
    whole = int(number)
    if number == whole or unit not in _HALVES:
        text = f"{number * factor:g}" if number != whole else f"{whole * factor}"
        return f"P{time_mark}{text}{letter}"
    half_mark, half, half_letter = _HALVES[unit]
    first = f"{whole * factor}{letter}" if whole else ""
    rest = f"{half}{half_letter}"
    if time_mark or not half_mark:
        return f"P{time_mark}{first}{rest}"
    return f"P{first}T{rest}"


def _named(hit: Hit) -> str:
    word = hit.word("anyunit") or hit.word("oneunit")
    return UNITS.get(word) or UNITS_PLURAL[word]


def _number(hit: Hit) -> float | None:
    return hit.number("one") if hit.has("one") else None


def length(hit: Hit) -> FoundTime:
    """Say that the words mean a length of time."""
    return FoundTime(span=hit.span, kind="duration", amount=amount(_named(hit), _number(hit)))


def _counted(hit: Hit) -> FoundTime | None:
    if hit.following() in {"-", "–"} and hit.following(2).lower() in {"old", "olds"}:
        return None
    if hit.following().lower() == "old" or (hit.following().lower() == "of" and hit.following(2).lower() == "age"):
        return None
    if _named(hit) == "quarter" and not hit.has("past"):
        return None
    if _named(hit) == "second" and hit.word("one") in {"a", "an"}:
        return None
    return length(hit)


def _single(hit: Hit) -> FoundTime | None:
    """Read "a week": a length, but for "five dollars a week", which is a set."""
    unit = _named(hit)
    if hit.word("one") in ONES and unit not in {"day", "second"}:
        return length(hit)
    if unit in {"second", "quarter", "minute", "day", "half"} and hit.previous().lower() not in _LEADS:
        return None
    if hit.following() in {"-", "–"} or hit.following().lower() in {"when", "old"}:
        return None
    previous = hit.previous().lower()
    if (
        hit.word("one") in {"a", "an"}
        and previous not in _LEADS
        and (previous.isdigit() or previous in _PER_BEFORE or previous.endswith("s"))
    ):
        return FoundTime(span=hit.span, kind="set", amount=amount(unit, 1))
    return length(hit)


_PER_BEFORE = listed("times once twice million billion thousand hundred people percent barrels % cents dollars")


def _bare_plural(hit: Hit) -> FoundTime | None:
    """Read "for weeks", "in recent months"."""
    return length(hit) if hit.previous().lower() in {"for", "in", "after", "take", "within", "over"} else None


def _past_stretch(hit: Hit) -> FoundTime | None:
    """Read "the past three days", "the next two weeks": a length with one end at the time of writing.

    The other end lies somewhere in the unit that is so many away, so the stretch takes that unit in whole.
    """
    unit, number, today = _named(hit), _number(hit), hit.around.today
    if not hit.has("one") and hit.word("anyunit") in UNITS:
        number = 1
    found = FoundTime(span=hit.span, kind="duration", unit="stretch", amount=amount(unit, number))
    if unit not in _BACK or number is None or number != int(number) or today is None:
        return found
    sign = -1 if hit.has("last") or hit.has("previous") else 1
    try:
        other = Period.around(_BACK[unit], today).shifted(sign * int(number) * _YEARS.get(unit, 1))
        first, last = (other.first, today) if sign < 0 else (today, other.last)
    except (ValueError, OverflowError):
        return found
    return replace(found, start=first.isoformat(), end=last.isoformat())


def _past_year(hit: Hit) -> FoundTime | None:
    """Read "the past year", "the past decade"."""
    unit = _named(hit)
    if hit.word("last") != "past" and unit not in {"decade", "century"}:
        return None  # "the last year" is a year of the calendar
    return _past_stretch(hit)


def _recent(hit: Hit) -> FoundTime:
    """Read "recent years"."""
    return FoundTime(span=hit.span, kind="duration", amount=amount(_named(hit), None), vague="past")


def _to(hit: Hit) -> FoundTime | None:
    """Read "two to three weeks": how many is not told exactly."""
    return FoundTime(span=hit.span, kind="duration", amount=amount(_named(hit), None))


def _all_day_long(hit: Hit) -> FoundTime:
    """Read "decades-long", "the weeks ahead"."""
    return FoundTime(span=hit.span, kind="duration", amount=amount(_named(hit), None))


def _all_day(hit: Hit) -> FoundTime:
    """Read "all day", "the whole week"."""
    return FoundTime(span=hit.span, kind="duration", amount=amount(_named(hit), 1))


DURATION_RULES = (
    *rules(
        _counted,
        "about? one=count sort? anyunit=units",
        "about? one=count more|shift? anyunit=units",
        "the? one=count anyunit=units",
        "the? one=count - anyunit=units|unit",
        "one=count anyunit=units or so",
        "at least one=count anyunit",
        "up to one=count anyunit",
        "more than one=count anyunit=units",
        "another one=count anyunit=units",
        "the ordinal one=count anyunit=units",
        "the ordinal anyunit=units",
        "one=count - anyunit=units|unit - long",
    ),
    *rules(
        _single,
        "about one=a anyunit=unit",
        "one=a anyunit=unit",
        "one=ones anyunit=unit",
        "more than one=a anyunit=unit",
        "about? one=a anyunit=unit and a half",
    ),
    *rules(_bare_plural, "anyunit=units"),
    *rules(
        _past_stretch,
        "the? last about? one=count sort? anyunit=units",
        "the? next about? one=count sort? anyunit=units",
        "the previous one=count anyunit=units",
        "the following one=count anyunit=units",
        "at least the last one=count anyunit=units",
        "the last anyunit=units",
        "the next anyunit=units",
    ),
    *rules(_past_year, "the last anyunit=unit"),
    *rules(_recent, "recent anyunit=units"),
    *rules(
        _to,
        "about? count to|or one=count anyunit=units",
        "the? next|last count to|or one=count anyunit=units",
        "about? count - one=count anyunit=units",
    ),
    *rules(_all_day_long, "anyunit=units - long", "the anyunit=units ahead"),
    *rules(_all_day, "all anyunit=unit", "the? whole anyunit=unit"),
)

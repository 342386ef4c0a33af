"""Parts of a day and times of the clock: "Thursday night", "this morning", "3 p.m. local time", "1900 GMT", "noon Friday"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from onrecord.times.calendar_rules import month_number, yearless
from onrecord.times.found import FoundTime
from onrecord.times.hit import Hit
from onrecord.times.occurrence import weekday
from onrecord.times.periods import Period
from onrecord.times.rule import rules
from onrecord.times.words import DAY_PARTS, DEICTIC, WEEKDAYS

# First and last minute, by the hours that news gives these words; a night runs into the next day.
HOURS = {
    "morning": ((5, 0), (11, 59)),
    "midday": ((11, 0), (13, 59)),
    "afternoon": ((12, 0), (17, 59)),
    "evening": ((17, 0), (23, 59)),
    "night": ((18, 0), (5, 59)),
}
POINTS = {"noon": 12, "midnight": 24}
_HOURS = 24
_NOON = 12
_MINUTES = 60
_LOOK_AHEAD = 8  # tokens after a time of the clock among which its weekday may stand
_SAME_PASSAGE = 300  # characters over which a day holds for the clock times that follow


def part_of(hit: Hit, day: date | None, part: str) -> FoundTime:
    """Say that the words mean a part of a day, or of one that is not known.

    Args:
        hit: The match.
        day: The day.
        part: ``morning``, ``midday``, ``afternoon``, ``evening``, ``night``, ``noon`` or ``midnight``.
    """
    if part in POINTS:
        return clock(hit, day, POINTS[part], 0)
    unknown = FoundTime(span=hit.span, kind="time", unit="part", part=part)
    if day is None:
        return unknown
    first, last = HOURS[part]
    try:
        end = day + timedelta(days=1) if part == "night" else day
    except OverflowError:
        return unknown
    return replace(
        unknown,
        start=datetime.combine(day, time(*first)).isoformat(timespec="minutes"),
        end=datetime.combine(end, time(*last)).isoformat(timespec="minutes"),
    )


def clock(hit: Hit, day: date | None, hour: int, minute: int) -> FoundTime:
    """Say that the words mean a time of the clock, on a day or on one that is not known; midnight is the end of the day.

    Args:
        hit: The match.
        day: The day.
        hour: 0 to 24.
        minute: 0 to 59.
    """
    unknown = FoundTime(span=hit.span, kind="time", unit="clock")
    if day is None:
        return unknown
    try:
        stamp = datetime.combine(day, time()) + timedelta(hours=hour, minutes=minute)
    except OverflowError:
        return unknown
    told = stamp.isoformat(timespec="minutes")
    return replace(unknown, start=told, end=told)


def _this_part(hit: Hit) -> FoundTime | None:
    """Read "this morning", "last night", "tonight", "overnight"."""
    today = hit.around.today
    if hit.has("tonight"):
        return part_of(hit, today, "night")
    before = hit.from_today(lambda day: Period.around("day", day).shifted(-1))
    yesterday = None if before is None else before.first
    if hit.has("overnight"):
        return part_of(hit, yesterday, "night")
    part = DAY_PARTS[hit.word("part")]
    return part_of(hit, yesterday if hit.has("last") else today, part)


def _told_day(hit: Hit) -> date | None:
    """The day that stands beside a time of the clock; else the one told last in the text; null where neither is known."""
    today = hit.around.today
    try:
        if hit.has("anymonth"):
            return _named_day(hit)
        if hit.has("weekday"):
            return today and weekday(today, WEEKDAYS[hit.word("weekday")], hit.direction)
        if hit.has("deictic"):
            return today and today + timedelta(days=DEICTIC[hit.word("deictic")])
        ahead = next((word for word in map(hit.following, range(1, _LOOK_AHEAD)) if word.lower() in WEEKDAYS), "")
        if ahead and today:  # "10:35 a.m. (0735 GMT) Friday"
            return weekday(today, WEEKDAYS[ahead.lower()], hit.direction)
    except (OverflowError, ValueError):
        return None
    return _day_before(hit)


def _day_before(hit: Hit) -> date | None:
    for found in reversed(hit.around.before):
        near = hit.start - found.span.end < _SAME_PASSAGE
        if near and found.start and found.unit in {"day", "part", "clock"}:
            return date.fromisoformat(found.start[:10])
    return None


def _named_day(hit: Hit) -> date | None:
    month, day = month_number(hit), int(hit.word("day"))
    period = yearless(hit, lambda year: Period.around("day", date(year, month, day)))
    return None if period is None else period.first


def _clock_word(hit: Hit) -> tuple[int, int, str]:
    """Read "9am" and "9.30am": hour, minute, and ``a`` or ``p``."""
    word = hit.word("clockword")
    number, meridiem = int(word[:-2]), word[-2]
    return (int(hit.word("hour")), number, meridiem) if hit.has("hour") else (number, 0, meridiem)


def _oclock(hit: Hit) -> FoundTime:
    """Read "three o'clock", which may be of the night or the day."""
    return clock(hit, None, 0, 0)


def _of_clock(hit: Hit) -> FoundTime | None:
    if hit.has("clockword"):
        hour, minute, meridiem = _clock_word(hit)
    else:
        hour, minute = int(hit.word("hour")), int(hit.word("minute") or 0)
        meridiem = hit.word("meridiem")[:1] or {"morning": "a"}.get(hit.word("part"), "p" if hit.has("part") else "")
    if len(hit.word("minute")) == 1 or (not meridiem and hit.has("minute") and not hit.joined("hour", "minute")):
        return None
    if meridiem:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if meridiem == "p" else 0)
    if hour >= _HOURS or minute >= _MINUTES:
        return None
    return clock(hit, _told_day(hit), hour, minute)


def _bare_clock(hit: Hit) -> FoundTime | None:
    """Read "15:30" where nothing shows that it is a score, a verse or a length."""
    if not hit.unbroken or len(hit.word("minute")) != 2 or hit.following() in {":", "-", ".", "/"} - {"."}:  # noqa: PLR2004
        return None
    return (
        _of_clock(hit)
        if hit.previous().lower() in {"at", "by", "until", "from", "since", "around", "about", "before", "after"}
        else None
    )


def _military(hit: Hit) -> FoundTime | None:
    """Read "1900 GMT"."""
    digits = hit.word("year") or hit.word("big")
    if len(digits) != 4 or int(digits[:2]) >= _HOURS or int(digits[2:]) >= _MINUTES:  # noqa: PLR2004 - hours and minutes
        return None
    return clock(hit, _told_day(hit), int(digits[:2]), int(digits[2:]))


def _point(hit: Hit) -> FoundTime | None:
    """Read "noon", "midnight Friday"."""
    return part_of(hit, _told_day(hit), DAY_PARTS[hit.word("point")])


def _in_the_part(hit: Hit) -> FoundTime | None:
    """Read "in the morning", of the day that was told before."""
    return part_of(hit, _told_day(hit), DAY_PARTS[hit.word("part")]) if hit.previous().lower() in {"in", "during"} else None


def _iso_time(hit: Hit) -> FoundTime | None:
    """Read "2022-03-10T18:05"."""
    if not hit.unbroken:
        return None
    day, hour = hit.word("isotime").split("t")
    try:
        told = date(int(hit.word("year")), int(hit.word("month")), int(day))
        time(int(hour), int(hit.word("minute")))
    except ValueError:
        return None
    return clock(hit, told, int(hour), int(hit.word("minute")))


_DAYS = ("", " on? weekday", " deictic", " on? anymonth .? day=day", " on? day=day anymonth")
_CLOCKS = (
    "hour=clockhour meridiem",
    "hour=clockhour meridiem zone",
    "hour=clockhour meridiem local time",
    "hour=clockhour :|. minute meridiem",
    "hour=clockhour :|. minute meridiem zone",
    "hour=clockhour :|. minute meridiem local time",
    "hour glued=:|. minute zone",
    "hour glued=:|. minute local time",
    "hour=clockhour in the part",
    "hour=clockhour :|. clockword=clockword|minuteword",
    "hour=clockhour :|. clockword=clockword|minuteword zone",
    "clockword",
    "clockword zone",
    "clockword local time",
)

DAY_PART_RULES = (
    *rules(_this_part, "this part", "last part", "tonight", "overnight"),
    *rules(_of_clock, *(f"{form}{day}" for form in _CLOCKS for day in _DAYS)),
    *rules(_bare_clock, "hour glued=: minute"),
    *rules(_military, "year=year|big zone", "year=year|big zone on? weekday", "year=year|big local time"),
    *rules(_point, *(f"point{day}" for day in _DAYS)),
    *rules(_in_the_part, "the part"),
    *rules(_oclock, "hour=clockhour|ones|teens o ' clock"),
    *rules(_iso_time, "year - month=monthnumber - isotime : minute"),
)

"""Days told from where the article or the text stands: weekdays, today, the day before, Thursday night."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from onrecord.times.calendar_rules import edge_of
from onrecord.times.day_parts import part_of
from onrecord.times.found import FoundTime
from onrecord.times.hit import Hit
from onrecord.times.occurrence import weekday
from onrecord.times.periods import Period
from onrecord.times.rule import rules
from onrecord.times.words import DAY_PARTS, DEICTIC, WEEKDAYS


def anchor(hit: Hit) -> date | None:
    """Give the day that was last told before the match: what "the following day" counts from; null where there is none."""
    for found in reversed(hit.around.before):
        if found.start and found.unit in {"day", "part", "clock"}:
            return date.fromisoformat(found.start[:10])
    return None


def on_day(hit: Hit, day: date | None) -> FoundTime:
    """Say that the words mean a day, or a part of it where they name one."""
    if hit.has("part"):
        return part_of(hit, day, DAY_PARTS[hit.word("part")])
    return hit.period(None if day is None else Period.around("day", day), "day", edge=None)


def moved(day: date | None, days: int) -> date | None:
    """Move a day, or give null where that leads out of the calendar."""
    try:
        return None if day is None else day + timedelta(days=days)
    except OverflowError:
        return None


def _weekday(hit: Hit) -> FoundTime | None:
    today, number = hit.around.today, WEEKDAYS[hit.word("weekday")]
    if today is None:
        return on_day(hit, None)
    try:
        if hit.has("last"):
            return on_day(hit, weekday(today, number, -1, strictly=True))
        if hit.has("next"):
            return on_day(hit, weekday(today, number, 1, strictly=True))
        if hit.has("this"):
            toward = hit.direction or 1
            return on_day(hit, weekday(today, number, toward))
        return on_day(hit, weekday(today, number, hit.direction))
    except OverflowError:
        return on_day(hit, None)


def _anchored_weekday(hit: Hit) -> FoundTime | None:
    """Read "the previous Friday" and "the following Monday"."""
    base, number = anchor(hit) or hit.around.today, WEEKDAYS[hit.word("weekday")]
    toward = 1 if hit.has("following") else -1
    try:
        return on_day(hit, None if base is None else weekday(base, number, toward, strictly=True))
    except OverflowError:
        return on_day(hit, None)


def _week_and_weekday(hit: Hit) -> FoundTime | None:
    """Read "Thursday of last week", "Monday next week" and "a week ago Friday"."""
    today, number = hit.around.today, WEEKDAYS[hit.word("weekday")]
    if hit.word("unit") != "week":
        return None
    weeks = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(hit.word("clue"), -1 if hit.has("ago") else 0)
    if today is None:
        return on_day(hit, None)
    if hit.has("ago"):
        return on_day(hit, moved(weekday(today, number, -1, strictly=True), -7))
    return on_day(hit, moved(today, number - today.weekday() + 7 * weeks))


def _deictic(hit: Hit) -> FoundTime | None:
    if hit.word("deictic") == "today" and hit.following() in {"'", "’"} and hit.following(2).lower() == "s":
        return replace(on_day(hit, hit.around.today), vague="present")
    return on_day(hit, moved(hit.around.today, DEICTIC[hit.word("deictic")]))


def _around_deictic(hit: Hit) -> FoundTime | None:
    """Read "the day before yesterday" and "the day after tomorrow"."""
    if hit.word("unit") != "day":
        return None
    days = DEICTIC[hit.word("deictic")] + (1 if hit.has("after") else -1)
    return on_day(hit, moved(hit.around.today, days))


def _beside_anchor(hit: Hit) -> FoundTime | None:
    """Read "the following day", "the next morning", "the previous night", "the day before"."""
    if (hit.word("unit") or hit.word("bare") or "day") != "day":
        return None
    if hit.has("bare") and hit.following().lower() not in {"", ".", ",", ";", "and", "in", "at", "by", "when", ")", "to"}:
        return None  # "the day after the vote" is told by the vote
    days = 1 if hit.has("following") or hit.has("next") or hit.has("after") else -1
    return on_day(hit, moved(anchor(hit), days))


def _same_day(hit: Hit) -> FoundTime | None:
    """Read "that day", "the same evening", "earlier that night"."""
    if hit.has("unit") and hit.word("unit") != "day":
        return None
    return on_day(hit, anchor(hit))


def _edge_of_day(hit: Hit) -> FoundTime | None:
    """Read "early Thursday" and "late yesterday": the day, since how early is not told."""
    found = _weekday(hit) if hit.has("weekday") else _deictic(hit)
    return found and replace(found, edge=edge_of(hit))


DAY_RULES = (
    *rules(
        _weekday,
        "last? weekday part=part|point?",
        "next weekday part=part|point?",
        "this weekday part=part|point?",
        "weekday part=part|point?",
    ),
    *rules(_anchored_weekday, "the previous weekday part=part|point?", "the following weekday part=part|point?"),
    *rules(
        _week_and_weekday,
        "weekday part=part|point? of? clue=last|next|this unit",
        "the? weekday of clue=last|next|this unit",
        "a unit ago on? weekday",
        "a unit ago last weekday",
    ),
    *rules(_deictic, "deictic part=part|point?"),
    *rules(_edge_of_day, "edge on? weekday part=part|point?", "edge deictic part=part|point?"),
    *rules(_around_deictic, "the? unit before deictic", "the? unit after deictic"),
    *rules(
        _beside_anchor,
        "the following unit",
        "the next unit",
        "the previous unit",
        "the following part",
        "the next part",
        "the previous part",
        "the bare=unit before",
        "the bare=unit after",
        "the part before",
    ),
    *rules(_same_day, "shift? that same? unit", "shift? the same unit", "shift? that same? part", "shift? the same part"),
)

"""Times that recur: "every Friday", "twice a week", "daily", "on Tuesdays". They lie nowhere."""

from __future__ import annotations

from onrecord.times.durations import amount
from onrecord.times.found import FoundTime
from onrecord.times.hit import Hit
from onrecord.times.rule import rules
from onrecord.times.words import SETS, UNITS, UNITS_PLURAL


def recurring(hit: Hit, length: str) -> FoundTime:
    """Say that the words mean something that recurs.

    Args:
        hit: The match.
        length: After how long, as ISO 8601 writes it.
    """
    return FoundTime(span=hit.span, kind="set", amount=length)


def _every(hit: Hit) -> FoundTime | None:
    word = hit.word("anyunit")
    if hit.has("weekday"):
        return recurring(hit, "P1W")
    if not word:
        return recurring(hit, "P1Y" if hit.has("season") or hit.has("anymonth") else "P1D")
    unit = UNITS.get(word) or UNITS_PLURAL[word]
    return recurring(hit, amount(unit, hit.number("count") if hit.has("count") else (2 if hit.has("other") else 1)))


def _often(hit: Hit) -> FoundTime | None:
    if hit.word("often") == "quarterly" and hit.following().isalpha():
        return None  # a "quarterly dividend" tells no time
    return recurring(hit, SETS[hit.word("often")])


def _weekdays(hit: Hit) -> FoundTime:
    return recurring(hit, "P1W")


def _per_unit(hit: Hit) -> FoundTime:
    return recurring(hit, amount(UNITS[hit.word("unit")], 1))


SET_RULES = (
    *rules(
        _every,
        "every other? weekday part?",
        "every other? anyunit=oneunit",
        "every count anyunit=units",
        "every part",
        "every season",
        "every anymonth",
    ),
    *rules(_often, "often"),
    *rules(_weekdays, "weekdays", "weekday parts", "weekday and weekday parts"),
    *rules(_per_unit, "once a unit", "count times a unit"),
)

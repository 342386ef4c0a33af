"""Seasons, those of the north: "last winter", "the summer of 2014", "this spring"."""

from __future__ import annotations

from onrecord.times.calendar_rules import edge_of, full_year, year_shift, yearless
from onrecord.times.found import FoundTime
from onrecord.times.hit import Hit
from onrecord.times.periods import Period
from onrecord.times.rule import rules
from onrecord.times.words import SEASONS

_OF_YEAR = 4


def _season(hit: Hit) -> FoundTime | None:
    word, edge = hit.word("season"), edge_of(hit)
    number = SEASONS[word]
    if hit.has("year"):
        return hit.period(Period.of_year("season", int(hit.word("year")), number), "season", edge=edge)
    if hit.has("short"):
        return hit.period(Period.of_year("season", full_year(hit.word("short")), number), "season", edge=edge)
    if hit.has("clue"):
        if hit.word("yearword") != "year":
            return None
        period = hit.from_today(lambda day: Period.of_year("season", day.year + year_shift(hit), number))
        return hit.period(period, "season", edge=edge)
    if not hit.has("edge") and not _is_season(hit):
        return None
    return hit.period(yearless(hit, lambda year: Period.of_year("season", year, number)), "season", edge=edge)


def _is_season(hit: Hit) -> bool:
    """Tell the season from the verb, the fall of a ruler and the spring of water."""
    before = hit.previous().lower()
    leads = before in {"in", "by", "until", "since", "during", "through", "over"} or (
        hit.has("the") and before in {"in", "by", "until", "during", "over"}
    )
    return leads and hit.following().lower() not in {"of", "in", "from", "to", "into", "below", "behind"}


def _shifted_season(hit: Hit) -> FoundTime | None:
    """Read "last winter", "this summer", "next spring"."""
    today, number = hit.around.today, SEASONS[hit.word("season")]
    if today is None:
        return hit.period(None, "season")
    this = Period.around("season", today)
    same = Period.of_year("season", today.year, number)
    if hit.has("last"):
        period = same if same.index < this.index else same.shifted(-_OF_YEAR)
    elif hit.has("next"):
        period = same if same.index > this.index else same.shifted(_OF_YEAR)
    else:  # in December "this winter" is the one that has just begun
        period = same.shifted(_OF_YEAR) if same.shifted(_OF_YEAR) == this else same
    return hit.period(period, "season", edge=edge_of(hit))


SEASON_RULES = (
    *rules(
        _season,
        "the? edge? season of? year",
        "the? edge? season of ' short=two",
        "the? edge? season of? clue=last|next|this yearword=unit",
        "the? edge? season",
    ),
    *rules(_shifted_season, "edge? last season", "edge? next season", "edge? this season"),
)

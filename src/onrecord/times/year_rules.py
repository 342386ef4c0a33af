"""Years and what they count: "1989", "mid-2014", "2014-15", "the 1990s", "the 19th century", "the third quarter", "Q3 2021"."""

from __future__ import annotations

from datetime import date

from onrecord.times.calendar_rules import edge_of, full_year, year_shift
from onrecord.times.found import FoundTime
from onrecord.times.hit import Hit
from onrecord.times.numerals import decade
from onrecord.times.periods import Period, Unit
from onrecord.times.rule import rules
from onrecord.times.words import ORDINALS, listed

_BEFORE_A_YEAR = listed("""
    in since from of by until till during before after for to through between and around about early late mid fiscal year
    circa than over ( , - the or
""")
_NO_YEAR_AFTER = listed("""
    people men women soldiers troops miles kilometers kilometres km meters metres feet dollars euros pounds tons tonnes
    percent words others employees workers shares jobs homes points votes members protesters refugees dead deaths cases
    units yards acres hectares students pages degrees students years days more km % block
""")
_FIRST_BARE_YEAR, _LAST_BARE_YEAR = 1500, 2100  # numbers beyond are more often counts
_FIRST_ATTRIBUTE, _LAST_ATTRIBUTE = 1900, 2050  # years that may stand before a noun
_FIRST_YEAR = 1000
_EDGE_WORDS = {"start": "early", "beginning": "early", "end": "late", "close": "late", "middle": "mid"}
_QUARTERS = 4
_SPRING = 4  # until April "year-end" looks back
_HALVES = 2
_FAR_YEARS = 100


def edge_word(hit: Hit) -> str | None:
    """Read "the end of", "the beginning of" or, before a name, "early"."""
    return _EDGE_WORDS.get(hit.word("end")) or edge_of(hit)


def year_period(year: int) -> Period:
    """Give a year."""
    return Period.of_year("year", year)


def _year(hit: Hit) -> FoundTime | None:
    number, edge = int(float(hit.word("year").replace("x", "0"))), edge_word(hit)
    if not hit.has("sure") and not edge:
        if not _FIRST_BARE_YEAR <= number <= _LAST_BARE_YEAR or hit.following().lower() in _NO_YEAR_AFTER:
            return None
        if hit.previous().lower() not in _BEFORE_A_YEAR and not _beside_year(hit):
            return None
    if number < _FIRST_YEAR or (hit.has("sure") and hit.word("sure") != "year"):
        return None
    return hit.period(year_period(number), "year", edge=edge)


def _beside_year(hit: Hit) -> bool:
    """Tell whether a year that no preposition leads in is one all the same: at a sentence's start, or before a possessive."""
    if hit.following() in {"'", "’"}:
        return hit.following(2).lower() == "s"
    if not hit.tokens.text[hit.start].isdigit():  # "nineteen ninety-seven"
        return True
    after = hit.following()
    if (
        _FIRST_ATTRIBUTE <= int(hit.word("year")) <= _LAST_ATTRIBUTE
        and after.isalpha()
        and after.islower()
        and after[-1] != "s"
    ):
        before = hit.previous()
        return before.isalpha() and (
            before.islower() or before.lower() in {"its", "his", "her", "their", "our"}
        )  # "its 1990 war"
    return not hit.previous() and hit.following() in {":", ","}


def _spoken_short(hit: Hit) -> FoundTime | None:
    """Read "'98" in "summer of '98" or "in '98"."""
    if hit.tokens.text[hit.start - 1 : hit.start].isalnum() or hit.previous().lower() not in {
        "in",
        "of",
        "since",
        "from",
        "by",
    }:
        return None
    if hit.tokens.ends[hit.match.start()] != hit.tokens.starts[hit.match.start() + 1] or len(hit.word("two")) != 2:  # noqa: PLR2004
        return None
    return hit.period(year_period(full_year(hit.word("two"))), "year")


def _years(hit: Hit) -> FoundTime | None:
    """Read "2014-15" and "1998-2003"."""
    first = int(hit.word("year"))
    digits = hit.word("until")
    last = int(digits) if len(digits) > 2 else first // _FAR_YEARS * _FAR_YEARS + int(digits)  # noqa: PLR2004 - "15" of "2014-15"
    if not hit.unbroken or not first < last < first + _FAR_YEARS or not _FIRST_BARE_YEAR <= first <= _LAST_BARE_YEAR:
        return None
    if hit.following() in {"-", "/", "–"}:
        return None
    return hit.stretch(date(first, 1, 1), date(last, 12, 31))


def _decade(hit: Hit) -> FoundTime | None:
    word = hit.word("decade") or hit.word("ths")
    digits = word.rstrip("s")
    if digits.isdigit() and len(digits) == 2 and not hit.has("the") and not hit.has("mark"):  # noqa: PLR2004 - "in his 60s"
        return None
    if hit.has("decade") and not hit.has("the"):
        return None
    year = decade(word)
    if digits.isdigit() and len(digits) > 2 and year % _FAR_YEARS == 0 and year < 2000:  # noqa: PLR2004 - "the 1800s" are a century
        return hit.period(Period.around("century", date(year + 1, 1, 1)), "century", edge=edge_of(hit))
    return hit.period(Period.around("decade", date(year, 1, 1)), "decade", edge=edge_of(hit))


def _century(hit: Hit) -> FoundTime | None:
    if hit.word("unit") not in {"century", "millennium"}:
        return None
    word = hit.word("nth")
    number = ORDINALS.get(word) or (2 if word == "second" else int(word.rstrip("stndrh")))
    if hit.word("unit") == "millennium":
        return None
    return hit.period(Period("century", number - 1), "century", edge=edge_of(hit))


def _ordinal(word: str) -> int:
    return {"second": 2, "2nd": 2, "1st": 1, "3rd": 3, "4th": 4, "final": 4}.get(word) or ORDINALS.get(word, 0)


def _part_of_year(hit: Hit) -> FoundTime | None:
    """Read "the third quarter of 1989", "last year's first half", "fiscal fourth quarter", "Q3 2021"."""
    unit: Unit = "half" if hit.has("half") or hit.word("numbered").startswith("h") else "quarter"
    parts = _HALVES if unit == "half" else _QUARTERS
    word = hit.word("numbered")
    number = int(word[1]) if word else _ordinal(hit.word("nth"))
    if hit.has("last"):
        number = parts
    if not 1 <= number <= parts or (hit.has("clue") and hit.word("yearword") != "year"):
        return None
    if hit.following().lower() == "of" and hit.following(2).lower() != "fiscal" and not hit.has("year") and not hit.has("clue"):
        return None  # "the second quarter of the match"
    today = hit.around.today
    year = int(hit.word("year")) if hit.has("year") else None
    if year is None and hit.has("clue") and today:
        year = today.year + year_shift(hit)
    if year is not None:
        return hit.period(Period.of_year(unit, year, number - 1), unit, edge=edge_of(hit))
    if today is None or (unit == "half" and not hit.has("the")) or (unit == "half" and hit.following().lower() == "of"):
        return None if unit == "half" else hit.period(None, unit)
    toward = hit.direction
    this = Period.around(unit, today)
    period = Period.of_year(unit, today.year, number - 1)
    if toward <= 0 and period.index > this.index:
        period = period.shifted(-parts)
    return hit.period(period, unit, edge=edge_of(hit))


def _year_end(hit: Hit) -> FoundTime | None:
    """Read "year-end" as the year's last day."""
    today = hit.around.today
    if hit.word("unit") != "year" or hit.word("end") != "end":
        return None
    if hit.has("year"):
        return hit.period(Period.around("day", date(int(hit.word("year")), 12, 31)), "day")
    back = 1 if today and hit.direction < 0 and today.month <= _SPRING else 0
    return hit.period(hit.from_today(lambda day: Period.around("day", date(day.year - back, 12, 31))), "day")


def _fiscal_year(hit: Hit) -> FoundTime | None:
    """Read "fiscal 1989" and "the fiscal year": whose year it is decides when it begins, so only that it is a year is told."""
    if hit.has("unit") and hit.word("unit") != "year":
        return None
    return hit.period(None, "year")


YEAR_RULES = (
    *rules(
        _year,
        "year",
        "the sure=unit year",
        "the sure=unit year=number",
        "edge - year",
        "edge year",
        "the? end of year",
        "the edge part=unit of year",
    ),
    *rules(_spoken_short, "' two"),
    *rules(_years, "year -|/ until=year|two"),
    *rules(_decade, "the? edge? -? mark='? ths", "the? edge? -? decade"),
    *rules(_century, "the? edge? -? nth=ordinal|second|dth|nth -? unit"),
    *rules(
        _part_of_year,
        "the? fiscal? -? nth=ordinal|second|dth -? quarter",
        "the? nth=ordinal|second|dth -? quarter of? year",
        "the? nth=ordinal|second|dth -? quarter of? clue=last|next|this yearword=unit",
        "the? year nth=ordinal|second|dth -? quarter",
        "clue=last|next|this yearword=unit ' s nth=ordinal|second|dth -? quarter",
        "the nth=ordinal|second -? half",
        "the nth=ordinal|second -? half of year",
        "the nth=ordinal|second -? half of clue=last|next|this yearword=unit",
        "the last half of year",
        "numbered",
        "numbered year",
        "year numbered",
        "numbered of year",
        "numbered clue=last|next|this yearword=unit",
    ),
    *rules(_year_end, "unit - end", "unit end", "unit - end year"),
    *rules(_fiscal_year, "fiscal year", "the? fiscal unit", "the? fiscal -? year", "the fiscal unit year"),
)

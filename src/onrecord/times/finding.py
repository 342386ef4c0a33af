"""Finding the time expressions of an article and telling what they mean."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from onrecord.language.paragraphs import paragraphs as lines
from onrecord.times.calendar_rules import CALENDAR_RULES
from onrecord.times.comparison_rules import COMPARISON_RULES
from onrecord.times.day_parts import DAY_PART_RULES
from onrecord.times.day_rules import DAY_RULES
from onrecord.times.durations import DURATION_RULES
from onrecord.times.found import FoundTime
from onrecord.times.hit import Around, Hit
from onrecord.times.holiday_rules import HOLIDAY_RULES
from onrecord.times.numerals import merged
from onrecord.times.numeric_rules import NUMERIC_RULES
from onrecord.times.rule import Rule
from onrecord.times.season_rules import SEASON_RULES
from onrecord.times.set_rules import SET_RULES
from onrecord.times.tokens import CODES, Tokens, row_of, tokens
from onrecord.times.unit_rules import UNIT_RULES
from onrecord.times.vague_rules import VAGUE_RULES
from onrecord.times.year_rules import YEAR_RULES

_RULES: tuple[Rule, ...] = (
    *CALENDAR_RULES,
    *NUMERIC_RULES,
    *DAY_RULES,
    *DAY_PART_RULES,
    *HOLIDAY_RULES,
    *YEAR_RULES,
    *SEASON_RULES,
    *UNIT_RULES,
    *COMPARISON_RULES,
    *SET_RULES,
    *DURATION_RULES,
    *VAGUE_RULES,
)
# Every rule has a word of one of these classes; the grammar is tried nowhere else.
_TRIGGERS = (
    "month", "may", "weekday", "weekdays", "season", "part", "point", "parts", "unit", "units", "quarter", "second", "half",
    "decade", "holiday", "often", "deictic", "vague", "tonight", "overnight", "thanksgiving", "year", "teens", "ths", "dth",
    "clockword", "minuteword", "meridiem", "zone", "numbered", "isotime", "dayname", "future", "moment", "began", "last",
    "period", "clock", "zero", "d12", "d59", "d99", ":", "local",
)  # fmt: skip
_REACH = 9  # tokens of an expression before its first trigger, at most
_KEPT = 40  # times told before that a later one may lean on
_YEARS = range(1000, 9000)  # a day of writing outside them is a mistake, and nothing is counted from it
_FARTHEST_DATELINE = 10  # days between an article's dateline and its publication


def find_times(
    text: str,
    *,
    published: date | None = None,
    dateline: date | None = None,
    paragraphs: Sequence[tuple[int, int]] | None = None,
) -> list[FoundTime]:
    """Find the time expressions of an English article.

    Args:
        text: The article's text.
        published: Day of publication. Without it, and without a dateline, "yesterday" is found and lies nowhere.
        dateline: Date that the dateline bears. "Today" is then this day, if it lies in the ten days up to publication.
        paragraphs: Half-open offsets of the paragraphs to look at; every line by default.

    Returns:
        The expressions in order; none overlaps another.
    """
    today = written(published, dateline)
    around = Around(today=today if today and today.year in _YEARS else None, before=[])
    found: list[FoundTime] = []
    for start, end in lines(text) if paragraphs is None else paragraphs:
        words, row = row_of(text, start, end)
        if _TRIGGER.search(row):
            for time in _in_paragraph(merged(tokens(text, start, end, words, row)), around):
                found.append(time)
                if time.start:
                    around.before.append(time)
                    del around.before[:-_KEPT]
    return found


def written(published: date | None, dateline: date | None) -> date | None:
    """Tell on which day an article was written.

    Args:
        published: Day of publication.
        dateline: Date of the dateline.
    """
    if published is None or dateline is None:
        return published or dateline
    return dateline if 0 <= (published - dateline).days <= _FARTHEST_DATELINE else published


def _in_paragraph(paragraph: Tokens, around: Around) -> Iterator[FoundTime]:
    done = 0
    for trigger in _TRIGGER.finditer(paragraph.row):
        place = trigger.start()
        if place < done:
            continue
        for first in range(max(done, place - _REACH), place + 1):
            time, stop = _best(paragraph, first, place, around)
            if time is not None:
                yield time
                done = stop
                break


def _best(paragraph: Tokens, first: int, place: int, around: Around) -> tuple[FoundTime | None, int]:
    """Take the longest match from one token on that reaches over another, if its meaning holds."""
    matches = []
    for number, rule in _BY_FIRST.get(paragraph.row[first], ()):
        match = rule.pattern.match(paragraph.row, first)
        if match and match.end() > place:
            matches.append((-match.end(), number, rule, match))
    for _, _, rule, match in sorted(matches, key=lambda found: found[:2]):
        time = rule.meaning(Hit(paragraph, match, around))
        if time is not None:
            return time, match.end()
    return None, 0


def _by_first() -> dict[str, tuple[tuple[int, Rule], ...]]:
    table: dict[str, list[tuple[int, Rule]]] = defaultdict(list)
    for number, rule in enumerate(_RULES):
        for code in rule.firsts:
            table[code].append((number, rule))
    return {code: tuple(found) for code, found in table.items()}


_BY_FIRST = _by_first()
_TRIGGER = re.compile("[" + "".join(CODES[name] for name in _TRIGGERS) + "]")

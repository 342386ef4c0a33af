"""Times told from the day of writing or from the time told before. All sentences are invented."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.times import find_times, written

PUBLISHED = date(2021, 6, 17)  # a Thursday

FROM_TODAY = """
They met today. | today | 2021-06-17 | 2021-06-17 | day
They met yesterday. | yesterday | 2021-06-16 | 2021-06-16 | day
They will meet tomorrow. | tomorrow | 2021-06-18 | 2021-06-18 | day
They met the day before yesterday. | the day before yesterday | 2021-06-15 | 2021-06-15 | day
They will meet the day after tomorrow. | the day after tomorrow | 2021-06-19 | 2021-06-19 | day
They met on Thursday. | Thursday | 2021-06-17 | 2021-06-17 | day
They met on Friday. | Friday | 2021-06-11 | 2021-06-11 | day
They will meet on Friday. | Friday | 2021-06-18 | 2021-06-18 | day
They are to meet on Monday. | Monday | 2021-06-21 | 2021-06-21 | day
They are scheduled to meet Monday. | Monday | 2021-06-21 | 2021-06-21 | day
They met the envoys on Monday. | Monday | 2021-06-14 | 2021-06-14 | day
It must be done by Friday. | Friday | 2021-06-18 | 2021-06-18 | day
They met last Friday. | last Friday | 2021-06-11 | 2021-06-11 | day
They met last Thursday. | last Thursday | 2021-06-10 | 2021-06-10 | day
They will meet next Friday. | next Friday | 2021-06-18 | 2021-06-18 | day
They will meet this Friday. | this Friday | 2021-06-18 | 2021-06-18 | day
They met early Tuesday. | early Tuesday | 2021-06-15 | 2021-06-15 | day
They met on Monday of last week. | Monday of last week | 2021-06-07 | 2021-06-07 | day
They met a week ago Friday. | a week ago Friday | 2021-06-04 | 2021-06-04 | day
They met three days ago. | three days ago | 2021-06-14 | 2021-06-14 | day
They met two weeks ago. | two weeks ago | 2021-05-31 | 2021-06-06 | week
They met a fortnight ago. | a fortnight ago | 2021-05-31 | 2021-06-06 | week
They met nearly four months ago. | nearly four months ago | 2021-02-01 | 2021-02-28 | month
They met 25 years ago. | 25 years ago | 1996-01-01 | 1996-12-31 | year
They met twenty-five years ago. | twenty-five years ago | 1996-01-01 | 1996-12-31 | year
They met a decade ago. | a decade ago | 2011-01-01 | 2011-12-31 | year
They met half a century ago. | half a century ago | 1970-01-01 | 1979-12-31 | span
They met a century ago. | a century ago | 1920-01-01 | 1929-12-31 | span
They will meet three weeks from now. | three weeks from now | 2021-07-05 | 2021-07-11 | week
They met last week. | last week | 2021-06-07 | 2021-06-13 | week
They will meet next week. | next week | 2021-06-21 | 2021-06-27 | week
They met last month. | last month | 2021-05-01 | 2021-05-31 | month
They will meet early next year. | early next year | 2022-01-01 | 2022-07-02 | year
They met this year. | this year | 2021-01-01 | 2021-12-31 | year
They met earlier this year. | earlier this year | 2021-01-01 | 2021-06-17 | year
They will meet later this month. | later this month | 2021-06-17 | 2021-06-30 | month
They met over the weekend. | the weekend | 2021-06-12 | 2021-06-13 | span
They met by the end of the year. | the end of the year | 2021-07-02 | 2021-12-31 | year
They will pay by year-end. | year-end | 2021-12-31 | 2021-12-31 | day
They met last night. | last night | 2021-06-16T18:00 | 2021-06-17T05:59 | day
They met overnight. | overnight | 2021-06-16T18:00 | 2021-06-17T05:59 | day
They met this morning. | this morning | 2021-06-17T05:00 | 2021-06-17T11:59 | day
They will meet tonight. | tonight | 2021-06-17T18:00 | 2021-06-18T05:59 | day
They met on Tuesday evening. | Tuesday evening | 2021-06-15T17:00 | 2021-06-15T23:59 | day
They met on Monday night. | Monday night | 2021-06-14T18:00 | 2021-06-15T05:59 | day
They met yesterday afternoon. | yesterday afternoon | 2021-06-16T12:00 | 2021-06-16T17:59 | day
They met at noon Friday. | noon Friday | 2021-06-11T12:00 | 2021-06-11T12:00 | hour
They met at midnight on Monday. | midnight on Monday | 2021-06-15T00:00 | 2021-06-15T00:00 | hour
They met at 3:45 p.m. on Tuesday. | 3:45 p.m. on Tuesday | 2021-06-15T15:45 | 2021-06-15T15:45 | hour
They met at 3pm yesterday. | 3pm yesterday | 2021-06-16T15:00 | 2021-06-16T15:00 | hour
They met at 1900 GMT on Monday. | 1900 GMT on Monday | 2021-06-14T19:00 | 2021-06-14T19:00 | hour
They met at 10.30am (0930 GMT) on Monday. | 10.30am | 2021-06-14T10:30 | 2021-06-14T10:30 | hour
They met on Monday at 15:30. | Monday | 2021-06-14 | 2021-06-14 | day
They talked for the past three days. | the past three days | 2021-06-14 | 2021-06-17 | span
They talked over the past six weeks. | the past six weeks | 2021-05-03 | 2021-06-17 | span
They talked for the last decade. | the last decade | 2011-01-01 | 2021-06-17 | span
They will talk over the next two days. | the next two days | 2021-06-17 | 2021-06-19 | span
"""

FROM_BEFORE = """
They met on March 3. A day earlier they had called. | A day earlier | 2021-03-02 | 2021-03-02 | day
They met on March 3. The following day they left. | The following day | 2021-03-04 | 2021-03-04 | day
They met on March 3. The next day they left. | The next day | 2021-03-04 | 2021-03-04 | day
They met on March 3. They had called the day before. | the day before | 2021-03-02 | 2021-03-02 | day
They met on March 3. Two days later they left. | Two days later | 2021-03-05 | 2021-03-05 | day
They met on March 3. Two weeks later they left. | Two weeks later | 2021-03-15 | 2021-03-21 | week
They met on March 3. The following Monday they left. | The following Monday | 2021-03-08 | 2021-03-08 | day
They met on March 3. They had called the previous Monday. | the previous Monday | 2021-03-01 | 2021-03-01 | day
They met on March 3. That night they left. | That night | 2021-03-03T18:00 | 2021-03-04T05:59 | day
They met on March 3. They left the same day. | the same day | 2021-03-03 | 2021-03-03 | day
They met on March 3 at 9 a.m. local time. | 9 a.m. local time | 2021-03-03T09:00 | 2021-03-03T09:00 | hour
They met on March 3 at 15:30. | 15:30 | 2021-03-03T15:30 | 2021-03-03T15:30 | hour
They met on March 3 at 15.30 local time. | 15.30 local time | 2021-03-03T15:30 | 2021-03-03T15:30 | hour
In 2015 they met. The following year they left. | The following year | 2016-01-01 | 2016-12-31 | year
In 2015 they met. They had called two years earlier. | two years earlier | 2013-01-01 | 2013-12-31 | year
In 2015 they met, having called the year before. | the year before | 2014-01-01 | 2014-12-31 | year
In the third quarter of 2020 it lost, and a year earlier it won. | a year earlier | 2019-07-01 | 2019-09-30 | span
"""


def table(lines: str) -> list[tuple[str, ...]]:
    """Read one case from each line."""
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines.strip().splitlines()]


@pytest.mark.parametrize(("sentence", "words", "start", "end", "precision"), table(FROM_TODAY))
def test_times_are_counted_from_the_day_of_writing(sentence: str, words: str, start: str, end: str, precision: str) -> None:
    """A weekday is the nearest on the side that the verb speaks of, and "two weeks ago" is a week, not a day."""
    found = find_times(sentence, published=PUBLISHED)[0]
    assert (found.span.text, found.start, found.end, found.precision) == (words, start, end, precision)


@pytest.mark.parametrize(("sentence", "words", "precision"), [(row[0], row[1], row[4]) for row in table(FROM_TODAY)])
def test_without_a_day_of_writing_they_lie_nowhere(sentence: str, words: str, precision: str) -> None:
    """The same words are found without a publication date, keep their precision, and have no start and no end."""
    found = find_times(sentence)[0]
    assert (found.span.text, found.start, found.end, found.precision, found.time) == (words, None, None, precision, None)


@pytest.mark.parametrize(("sentence", "words", "start", "end", "precision"), table(FROM_BEFORE))
def test_times_are_counted_from_the_one_told_before(sentence: str, words: str, start: str, end: str, precision: str) -> None:
    """What points back is counted from the time that stands before it in the text, not from the day of writing."""
    found = find_times(sentence, published=PUBLISHED)[1]
    assert (found.span.text, found.start, found.end, found.precision) == (words, start, end, precision)


@pytest.mark.parametrize(
    ("sentence", "precision"),
    [
        ("The following day they left.", "day"),
        ("A day earlier they left.", "day"),
        ("That night they left.", "day"),
        ("They met at 3 o'clock.", "hour"),
        ("They met at 3 p.m. local time.", "hour"),
        ("They met several weeks ago.", "week"),
        ("They met decades ago.", "span"),
        ("They met two and a half years ago.", "year"),
        ("Since the war began, they waited.", "span"),
        ("They met an hour ago.", "hour"),
    ],
)
def test_what_nothing_before_places_lies_nowhere(sentence: str, precision: str) -> None:
    """Words that point back to nothing, unknown numbers and events give no start, even with a publication date."""
    (found,) = find_times(sentence, published=PUBLISHED)
    assert (found.start, found.end, found.precision) == (None, None, precision)


def test_today_is_the_dateline_s_day_where_that_is_near() -> None:
    """A dateline up to ten days before publication says when "today" was; one far off, or after it, is a mistake."""
    assert written(date(2021, 6, 17), date(2021, 6, 16)) == date(2021, 6, 16)
    assert written(date(2021, 6, 17), date(2020, 6, 16)) == date(2021, 6, 17)
    assert written(date(2021, 6, 17), date(2021, 6, 18)) == date(2021, 6, 17)
    assert written(None, date(2021, 6, 16)) == date(2021, 6, 16)
    assert written(None, None) is None
    (found,) = find_times("They met today.", published=date(2021, 6, 17), dateline=date(2021, 6, 16))
    assert found.start == "2021-06-16"

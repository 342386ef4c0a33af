"""Times that stand on their own feet: dates, months, years and what is counted by them. All sentences are invented."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.times import find_times

PUBLISHED = date(2021, 6, 17)  # a Thursday

DATES = """
The council met on 3 March 2019. | 3 March 2019 | 2019-03-03 | 2019-03-03 | day
The council met on March 3, 2019. | March 3, 2019 | 2019-03-03 | 2019-03-03 | day
The council met on March 3rd, 2019. | March 3rd, 2019 | 2019-03-03 | 2019-03-03 | day
The council met on the 3rd of March 2019. | the 3rd of March 2019 | 2019-03-03 | 2019-03-03 | day
The council met on the third of March, 2019. | the third of March, 2019 | 2019-03-03 | 2019-03-03 | day
The council met on Sunday, March 3, 2019. | Sunday, March 3, 2019 | 2019-03-03 | 2019-03-03 | day
The council met on Sunday, 3 March 2019. | Sunday, 3 March 2019 | 2019-03-03 | 2019-03-03 | day
The council met on Sun 2019-03-03. | 2019-03-03 | 2019-03-03 | 2019-03-03 | day
The council met on 2019/03/03. | 2019/03/03 | 2019-03-03 | 2019-03-03 | day
The council met on 03.10.2019. | 03.10.2019 | 2019-10-03 | 2019-10-03 | day
The council met on 31.12.19. | 31.12.19 | 2019-12-31 | 2019-12-31 | day
The council met on 13/03/2019. | 13/03/2019 | 2019-03-13 | 2019-03-13 | day
The council met on 03/13/2019. | 03/13/2019 | 2019-03-13 | 2019-03-13 | day
The council met on 4/4/2019. | 4/4/2019 | 2019-04-04 | 2019-04-04 | day
The council met on 03-31-2019. | 03-31-2019 | 2019-03-31 | 2019-03-31 | day
The council met on Sept. 9, 2019. | Sept. 9, 2019 | 2019-09-09 | 2019-09-09 | day
The council met on 9 Sep 2019. | 9 Sep 2019 | 2019-09-09 | 2019-09-09 | day
The council met on June 5. | June 5 | 2021-06-05 | 2021-06-05 | day
The council will meet on June 25. | June 25 | 2021-06-25 | 2021-06-25 | day
The council met on Dec. 20. | Dec. 20 | 2020-12-20 | 2020-12-20 | day
The council met on 20 December. | 20 December | 2020-12-20 | 2020-12-20 | day
The council met on July 4 last year. | July 4 last year | 2020-07-04 | 2020-07-04 | day
The council met on the 14th. | the 14th | 2021-06-14 | 2021-06-14 | day
The council met on the 24th, as before. | the 24th | 2021-05-24 | 2021-05-24 | day
MONDAY, MARCH 1: the council met. | MONDAY, MARCH 1 | 2021-03-01 | 2021-03-01 | day
The council met on March 10-12. | March 10-12 | 2021-03-10 | 2021-03-12 | span
The council met on 10-12 March 2020. | 10-12 March 2020 | 2020-03-10 | 2020-03-12 | span
They fled after 9/11. | 9/11 | 2001-09-11 | 2001-09-11 | day
The harbour closed in May. | May | 2021-05-01 | 2021-05-31 | month
The harbour closed in May of 2017. | May of 2017 | 2017-05-01 | 2017-05-31 | month
The harbour closed in Sept. 2019. | Sept. 2019 | 2019-09-01 | 2019-09-30 | month
The harbour closed in February 2020. | February 2020 | 2020-02-01 | 2020-02-29 | month
The harbour closed in early March 2018. | early March 2018 | 2018-03-01 | 2018-03-16 | month
The harbour closed in mid-March. | mid-March | 2021-03-08 | 2021-03-24 | month
The harbour closed in late April. | late April | 2021-04-16 | 2021-04-30 | month
The harbour closed last March. | last March | 2021-03-01 | 2021-03-31 | month
The harbour closed last August. | last August | 2020-08-01 | 2020-08-31 | month
The harbour will close next June. | next June | 2022-06-01 | 2022-06-30 | month
The harbour will close in October. | October | 2021-10-01 | 2021-10-31 | month
The harbour closed in July last year. | July last year | 2020-07-01 | 2020-07-31 | month
The harbour closed in 1989. | 1989 | 1989-01-01 | 1989-12-31 | year
The harbour closed in mid-2014. | mid-2014 | 2014-04-02 | 2014-10-01 | year
The harbour closed in late 2014. | late 2014 | 2014-07-02 | 2014-12-31 | year
The harbour closed at the beginning of 2020. | the beginning of 2020 | 2020-01-01 | 2020-07-01 | year
Its 1990 closure was long. | 1990 | 1990-01-01 | 1990-12-31 | year
It closed in the year 1870. | the year 1870 | 1870-01-01 | 1870-12-31 | year
It closed in nineteen ninety-seven. | nineteen ninety-seven | 1997-01-01 | 1997-12-31 | year
It closed by the year two thousand. | the year two thousand | 2000-01-01 | 2000-12-31 | year
It was closed in 2014-15. | 2014-15 | 2014-01-01 | 2015-12-31 | span
It was closed in 1998-2003. | 1998-2003 | 1998-01-01 | 2003-12-31 | span
It closed in the 1990s. | the 1990s | 1990-01-01 | 1999-12-31 | span
It closed in the early 1990s. | the early 1990s | 1990-01-01 | 1994-12-31 | span
It closed in the '80s. | the '80s | 1980-01-01 | 1989-12-31 | span
They have met since '45, in '98. | '45 | 1945-01-01 | 1945-12-31 | year
It closed in the late nineties. | the late nineties | 1995-01-01 | 1999-12-31 | span
It closed in the 19th century. | the 19th century | 1801-01-01 | 1900-12-31 | span
It closed in the nineteenth century. | the nineteenth century | 1801-01-01 | 1900-12-31 | span
It closed in the late 18th century. | the late 18th century | 1751-01-01 | 1800-12-31 | span
It closed in the 1800s. | the 1800s | 1801-01-01 | 1900-12-31 | span
It closed in the third quarter of 2019. | the third quarter of 2019 | 2019-07-01 | 2019-09-30 | span
It closed in Q3 2019. | Q3 2019 | 2019-07-01 | 2019-09-30 | span
It closed in Q1. | Q1 | 2021-01-01 | 2021-03-31 | span
It closed in H2 2020. | H2 2020 | 2020-07-01 | 2020-12-31 | span
It closed in the first half of 2019. | the first half of 2019 | 2019-01-01 | 2019-06-30 | span
It closed in last year's first quarter. | last year's first quarter | 2020-01-01 | 2020-03-31 | span
It closed in the first quarter of last year. | the first quarter of last year | 2020-01-01 | 2020-03-31 | span
It closed last winter. | last winter | 2020-12-01 | 2021-02-28 | season
It closed this spring. | this spring | 2021-03-01 | 2021-05-31 | season
It will close next autumn. | next autumn | 2021-09-01 | 2021-11-30 | season
It closed in the summer of 1998. | the summer of 1998 | 1998-06-01 | 1998-08-31 | season
It closed in the summer of '98. | the summer of '98 | 1998-06-01 | 1998-08-31 | season
They met on Christmas Day. | Christmas Day | 2020-12-25 | 2020-12-25 | day
They met on Christmas Eve 2018. | Christmas Eve | 2020-12-24 | 2020-12-24 | day
They met last Christmas. | last Christmas | 2020-12-25 | 2020-12-25 | day
They met on New Year's Eve. | New Year's Eve | 2020-12-31 | 2020-12-31 | day
They met on New Year’s Day. | New Year’s Day | 2021-01-01 | 2021-01-01 | day
They met on May Day. | May Day | 2021-05-01 | 2021-05-01 | day
They met on Independence Day. | Independence Day | 2020-07-04 | 2020-07-04 | day
They met on Valentine's Day 2019. | Valentine's Day 2019 | 2019-02-14 | 2019-02-14 | day
They met last Thanksgiving. | last Thanksgiving | 2020-11-26 | 2020-11-26 | day
The bell rang on 2021-06-01T09:30. | 2021-06-01T09:30 | 2021-06-01T09:30 | 2021-06-01T09:30 | hour
The bell rang at 5 p.m. EST Nov. 9. | 5 p.m. EST Nov. 9 | 2020-11-09T17:00 | 2020-11-09T17:00 | hour
"""


def table(lines: str) -> list[tuple[str, ...]]:
    """Read one case from each line."""
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines.strip().splitlines()]


@pytest.mark.parametrize(("sentence", "words", "start", "end", "precision"), table(DATES))
def test_dates_in_every_habit_are_found_and_placed(sentence: str, words: str, start: str, end: str, precision: str) -> None:
    """The words are found whole, and mean the days that the calendar gives them, no more exactly than they are told."""
    found = find_times(sentence, published=PUBLISHED)[0]
    assert (found.span.text, found.start, found.end, found.precision) == (words, start, end, precision)


@pytest.mark.parametrize(
    ("sentence", "words", "precision"),
    [
        ("They met on 3/10/22.", "3/10/22", "day"),
        ("They met on 05-06-2019.", "05-06-2019", "day"),
        ("They met on Feb. 29, 2019.", "Feb. 29, 2019", "day"),
        ("They met on 31 April 2019.", "31 April 2019", "day"),
        ("They met on Feb. 30.", "Feb. 30", "day"),
        ("They met in fiscal 2020.", "fiscal 2020", "year"),
        ("They met in the fiscal year.", "the fiscal year", "year"),
    ],
)
def test_what_may_be_two_days_or_is_none_lies_nowhere(sentence: str, words: str, precision: str) -> None:
    """Where day and month could change places, where the calendar has no such day, where a business year is meant: unknown."""
    (found,) = find_times(sentence, published=PUBLISHED)
    assert (found.span.text, found.start, found.end, found.precision, found.time) == (words, None, None, precision, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "He may march, and they march on.",
        "May I come in, asked the fall guy.",
        "Mrs. May spoke with Jan Kowal and Mr. March.",
        "The fall of the old house was a spring of joy.",
        "Some 1,984 people and 2000 soldiers came; it cost 1989 dollars.",
        "She is 45 years old, a 12-year-old spoke, a man in his 50s left.",
        "They won 3-1, on 24/7 duty, with 1/2 of 50/50.",
        "A second man came to the second quarter of the match, and a quarter of the voters.",
        "On the 24th floor they left; on the 3rd try they came.",
        "He scored the winner in Room 1515 and in 10:99 of 99:10.",
        "The first, the second and the third.",
        "The morning-after pill, the Day-Lewis film.",
        "Version 2.3.4.5 came out.",
        "They kept the 40th anniversary of the accord.",
        "Call 555-1212 or 0123456789012345678901234567890.",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(sentence: str) -> None:
    """Verbs, names, scores, ages, sums and counts are no times."""
    assert [found.span.text for found in find_times(sentence, published=PUBLISHED)] == []

"""What holds for any text whatever: spans are verbatim, nothing crashes, and time grows with the text and no faster."""

from __future__ import annotations

from datetime import date, datetime
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.times import find_times
from onrecord.times.timex import interval, timex_value
from onrecord.times.words import CLASSES

PIECES = [
    *CLASSES, "May", "March", "24th", "1st", "0th", "1990s", "90s", "2014", "1999", "0", "00", "05", "12", "13", "31", "45",
    "99", "1,000", "9" * 5000, "Q3", "H1", "9am", "10.30pm", "10T18", "-", "–", "/", ":", ".", ",", "'", "’s",
    "Monday", "Dec", "$",
    "(",
    "two hundred", "²", "१२", "\n", "\u2028", "\x00", "𝟚𝟘𝟚𝟘",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=14).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
)
DAYS = st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max, date(2020, 2, 29)]))


@given(TEXTS, DAYS, DAYS)
@settings(max_examples=500, deadline=None)
def test_any_text_gives_sound_times(text: str, published: date | None, dateline: date | None) -> None:
    """Spans are verbatim, in order and apart; start and end are ISO, known together, and not the wrong way round."""
    found = find_times(text, published=published, dateline=dateline)
    for time in found:
        assert time.span.start < time.span.end
        assert time.span.text == text[time.span.start : time.span.end]
        assert (time.start is None) == (time.end is None)
        if time.start and time.end:
            assert datetime.fromisoformat(time.start) <= datetime.fromisoformat(time.end)
            assert time.precision is not None
        assert (time.time is None) == (time.start is None)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    assert found == find_times(text, published=published, dateline=dateline)


@given(TEXTS, st.dates(date(1600, 1, 1), date(2400, 1, 1)))
@settings(max_examples=300, deadline=None)
def test_a_value_means_the_same_interval(text: str, published: date) -> None:
    """The TIMEX3 value of a time that is not narrowed by "early", "late" or "earlier" means the interval that was found."""
    for time in find_times(text, published=published):
        value = timex_value(time)
        narrowed = time.edge is not None or "lier" in time.span.text.lower() or "later" in time.span.text.lower()
        if time.start and value and time.kind in {"date", "time"} and time.unit not in {"century", "stretch"} and not narrowed:
            assert interval(value) == (time.start, time.end)


@pytest.mark.parametrize(
    "piece",
    ["May ", "the last ", "1 ", "Friday ", "the past few ", "1,111,", "twenty-", "10:", "12/", "two and a half ",
     "every other ", "since the war war ", "a year earlier ", "the quarter ", "9", "a", "- ", "' ", "1990s ", "Q3",
     "a few of "],
)  # fmt: skip
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    """Four times the text takes about four times as long, however contrived it is."""

    def seconds(times: int) -> float:
        started = process_time()
        find_times(piece * times, published=date(2021, 6, 17))
        return process_time() - started

    seconds(50)
    short, long = min(seconds(1000) for _ in range(3)), min(seconds(4000) for _ in range(2))
    assert long < 10 * max(short, 0.001)


def test_only_the_given_paragraphs_are_read() -> None:
    """With bounds of its own the finder looks at nothing else, and a line break inside them is a blank."""
    text = "They met on May 3. They met on\nMay 4. They met on May 5."
    bounds = (text.index("They met on\n"), text.index(" They met on May 5"))
    (found,) = find_times(text, published=date(2021, 6, 17), paragraphs=[bounds])
    assert found.span.text == "May 4"
    assert [time.span.text for time in find_times("in May\n4", published=date(2021, 6, 17))] == ["May"]


def test_a_paragraph_ends_an_expression() -> None:
    """Words of two paragraphs make no time together."""
    assert [time.span.text for time in find_times("It was in March\n2019 people came.", published=date(2021, 6, 17))] == [
        "March"
    ]

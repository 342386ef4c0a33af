"""Scores of found times on TimeML documents. The documents are invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.evaluation.floors import falls
from onrecord.evaluation.times import (
    GROUPS,
    MEASURES,
    find_in,
    half_of,
    read_document,
    read_documents,
    score_document,
    score_times,
)
from onrecord.times import find_times
from onrecord.times.timex import interval, timex_type, timex_value

SHARED = Path(__file__).parents[3] / "shared" / "data" / "dates" / "tempeval3"

DOCUMENT = """<?xml version="1.0" ?>
<TimeML>
<DOCID>invented</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2021-06-17" functionInDocument="CREATION_TIME">06/17/2021</TIMEX3></DCT>
<TEXT>
RIVERTON, June 16 (Paper) -- The <EVENT eid="e1">talks</EVENT> ended
<TIMEX3 tid="t1" type="DATE" value="2021-06-16">today</TIMEX3>
after <TIMEX3 tid="t2" type="DURATION" value="P3D">three days</TIMEX3>. They meet
<TIMEX3 tid="t3" type="SET" value="P1W">every Friday</TIMEX3> &amp; met in
<TIMEX3 tid="t4" type="DATE" value="2019-XX">2019</TIMEX3>.

A bell rang at <TIMEX3 tid="t5" type="TIME" value="2021-06-15T09:00">9 a.m. Monday</TIMEX3>, then it went quiet, as it
<TIMEX3 tid="t6" type="DATE" value="PAST_REF">once</TIMEX3> had.
</TEXT>
</TimeML>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder with one document for each half, the second of them in a folder below."""
    names = iter(f"invented_{number}" for number in range(99))
    chosen: dict[str, str] = {}
    while len(chosen) < 2:
        name = next(names)
        chosen.setdefault(half_of(name), name)
    (tmp_path / "below").mkdir()
    (tmp_path / f"{chosen['train']}.tml").write_text(DOCUMENT, encoding="utf-8")
    (tmp_path / "below" / f"{chosen['dev']}.tml").write_text(DOCUMENT, encoding="utf-8")
    return tmp_path


def test_a_document_is_read_with_its_times_and_its_day(folder: Path) -> None:
    """Offsets fit the text without mark-up, types are in lower case, and the day of creation is known."""
    document = read_document(next(folder.glob("*.tml")))
    assert document.created == date(2021, 6, 17)
    words = [(document.text[time.start : time.end], time.kind, time.value) for time in document.times]
    assert words[:3] == [("today", "date", "2021-06-16"), ("three days", "duration", "P3D"), ("every Friday", "set", "P1W")]
    assert "Friday & met in" in document.text


def test_today_is_read_off_the_dateline(folder: Path) -> None:
    """A document whose dateline is a day older than its creation is read from the dateline's day."""
    found = {time.span.text: time.start for time in find_in(read_document(next(folder.glob("*.tml"))))}
    assert found["today"] == "2021-06-16"


def test_found_exact_and_valued_are_counted_apart(folder: Path) -> None:
    """The dateline's day is surplus, "once" a miss, "9 a.m. Monday" another day, and "2019" only written in another way."""
    document = read_document(next(folder.glob("*.tml")))
    scores = score_document(document, find_in(document))
    relaxed, strict = scores["found relaxed", "all"], scores["found strict", "all"]
    assert (relaxed.predicted, relaxed.predicted_right, relaxed.true, relaxed.true_found) == (6, 5, 6, 5)
    assert strict.true_found == 5
    assert scores["value", "all"].true_found == 3
    assert scores["value alike", "all"].true_found == 4
    assert scores["value", "time"].true_found == 0
    assert scores["value", "set"].f1 == 100


def test_half_an_overlap_is_found_and_not_exact(folder: Path) -> None:
    """A piece of a true expression counts as found, relaxed; a second piece of it is surplus."""
    document = read_document(next(folder.glob("*.tml")))
    start = document.text.index("9 a.m. Monday")
    pieces = find_times(document.text, published=document.created, paragraphs=[(start, start + 6), (start + 7, start + 13)])
    scores = score_document(document, pieces)
    assert (scores["found relaxed", "all"].predicted, scores["found relaxed", "all"].predicted_right) == (2, 1)
    assert scores["found strict", "all"].true_found == 0


def test_each_half_has_its_documents_and_all_of_them_are_both(folder: Path) -> None:
    """Halves are apart and together whole, folders below are read, and a document of the same name counts once."""
    train, dev = ([document.name for document in read_documents(folder, half)] for half in ("train", "dev"))
    assert len(train) == len(dev) == 1
    assert sorted(train + dev) == [document.name for document in read_documents(folder)]
    (folder / "below" / f"{train[0]}.tml").write_text(DOCUMENT, encoding="utf-8")
    assert len(list(read_documents(folder))) == 2


def test_rows_come_in_fixed_order_and_can_be_held_against_floors(folder: Path) -> None:
    """Each measure and type has a row, and a floor above a score is reported."""
    rows = score_times(folder)
    assert [(row.measure, row.group) for row in rows] == [(measure, group) for measure in MEASURES for group in GROUPS]
    assert falls(rows, {"found relaxed, all": 50.0}) == []
    assert len(falls(rows, {"value, all": 99.0})) == 1


@pytest.mark.parametrize(
    ("content", "complaint"), [(None, "holds no TimeML"), ("<TimeML><TEXT>", "is no XML"), ("<TimeML/>", "no element TEXT")]
)
def test_what_cannot_be_read_is_said_in_one_line(tmp_path: Path, content: str | None, complaint: str) -> None:
    """An empty folder, damaged XML and a document without text are told with their path."""
    if content is not None:
        (tmp_path / "bad.tml").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=complaint) as error:
        score_times(tmp_path, None)
    assert str(tmp_path) in str(error.value)


def test_entities_of_a_document_open_no_file(tmp_path: Path) -> None:
    """A document that asks for a file of the machine does not get it."""
    (tmp_path / "secret").write_text("on May 5, 2020", encoding="utf-8")
    content = f'<!DOCTYPE t [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]><TimeML><TEXT>They met &x;.</TEXT></TimeML>'
    (tmp_path / "bad.tml").write_text(content, encoding="utf-8")
    assert "May" not in read_document(tmp_path / "bad.tml").text


@pytest.mark.parametrize(
    ("sentence", "kind", "value"),
    [
        ("They met on May 3, 2020.", "DATE", "2020-05-03"),
        ("They met last week.", "DATE", "2021-W23"),
        ("They met over the weekend.", "DATE", "2021-W23-WE"),
        ("They met in May 2020.", "DATE", "2020-05"),
        ("They met in early May 2020.", "DATE", "2020-05"),
        ("They met in Q2 2020.", "DATE", "2020-Q2"),
        ("They met in H2 2020.", "DATE", "2020-H2"),
        ("They met last winter.", "DATE", "2021-WI"),
        ("They met in the summer of 2020.", "DATE", "2020-SU"),
        ("They met in the 1990s.", "DATE", "199"),
        ("They met in the 20th century.", "DATE", "19"),
        ("They met at 3 p.m. Monday.", "TIME", "2021-06-14T15:00"),
        ("They met on Monday night.", "TIME", "2021-06-14TNI"),
        ("They talked for three hours.", "DURATION", "PT3H"),
        ("They talked for the past three days.", "DURATION", "P3D"),
        ("They meet every Friday.", "SET", "P1W"),
        ("They now meet.", "DATE", "PRESENT_REF"),
        ("They met on 3/10/22.", "DATE", None),
        ("They met in 2014-15.", "DATE", None),
    ],
)
def test_found_times_have_timex_values(sentence: str, kind: str, value: str | None) -> None:
    """Each unit is written as TimeML writes it; what lies nowhere, or in no unit of TimeML's, has no value."""
    found = find_times(sentence, published=date(2021, 6, 17))[0]
    assert (timex_type(found), timex_value(found)) == (kind, value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2020-02", ("2020-02-01", "2020-02-29")),
        ("2021-W7", ("2021-02-15", "2021-02-21")),
        ("2021-WI", ("2020-12-01", "2021-02-28")),
        ("199", ("1990-01-01", "1999-12-31")),
        ("2021-06-14TNI", ("2021-06-14T18:00", "2021-06-15T05:59")),
        ("2021-06-14T15:00:00", ("2021-06-14T15:00", "2021-06-14T15:00")),
        ("2021-02-30", None),
        ("2021-W60", None),
        ("9999-12-31TNI", None),
        ("0000", None),
        ("P3D", None),
        ("PAST_REF", None),
        ("2021-XX", None),
        ("", None),
    ],
)
def test_values_mean_intervals(value: str, expected: tuple[str, str] | None) -> None:
    """A value of a date or time is turned into the days it means; anything else into nothing."""
    assert interval(value) == expected


@given(st.text(max_size=12) | st.text("0123456789-WQHXT:EPSUFAIM", max_size=16))
def test_any_value_is_read_or_left(value: str) -> None:
    """No value whatever is an error."""
    told = interval(value)
    assert told is None or told[0] <= told[1]


@pytest.mark.skipif(not SHARED.is_dir(), reason="TempEval-3 does not stand beside the project")
def test_the_dev_half_keeps_its_scores() -> None:
    """The finder keeps what it has earned on TempEval-3's dev half."""
    assert falls(score_times(SHARED), {"found relaxed, all": 92.0, "found strict, all": 83.0, "value, all": 74.0}) == []

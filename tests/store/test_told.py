"""Events in order of publication: sorted where they are few, found along the dates where they are many. All are invented."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from onrecord.record import Event, Record, Span
from onrecord.record.event import Type
from onrecord.store import Store, told
from onrecord.store.events import EventFilter
from tests.store.builder import met, numbered

OUTLETS = ("Island Herald", "Mainland Post", None)
DATES = (None, "2021", "2021-06", "2021-06-02", "2021-06-02T08:30:00+00:00", "2021-06-30", "2021-07-01", "2022-01-01")
FILTERS: tuple[Mapping[str, str], ...] = (
    {},
    {"since": "2021-06-02"},
    {"until": "2021-06-02"},
    {"until": "2021-06"},
    {"since": "2021-06", "until": "2021"},
    {"publisher": "herald"},
    {"publisher": "post", "since": "2021-07"},
    {"voice": "article"},
)


def record(number: int, date: str | None, outlet: str | None) -> Record:
    """Make a record with two events."""
    made = numbered(number)
    trigger = Span.of(made.article.text, 0, 7)
    deeds: tuple[tuple[Type, str | None], ...] = (("AID", None), ("ACCUSE", made.statements[0].id))
    events = tuple(
        Event(id=f"e{number:012}{at:03}", type=type_, trigger=trigger, status="happened", voice=voice, confidence=0.5)
        for at, (type_, voice) in enumerate(deeds)
    )
    return met(structs.replace(made, events=events), published=date, publisher=outlet)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of articles of many dates and outlets, some met twice."""
    made = tmp_path_factory.mktemp("told") / "news.db"
    with Store.open(made, create=True) as store:
        for number in range(40):
            first = record(number, DATES[number % len(DATES)], OUTLETS[number % len(OUTLETS)])
            store.add(first)
            if number % 5 == 0:
                store.add(met(first, published=DATES[(number + 3) % len(DATES)], publisher=OUTLETS[(number + 1) % 3]))
    return made


@given(st.sampled_from(FILTERS), st.sampled_from([None, "AID", "ASSAULT"]))
def test_both_ways_find_the_same(path: Path, fields: Mapping[str, str], type_: str | None) -> None:
    """Going along the dates finds what sorting finds, in the same order, whatever is asked for."""
    chosen = EventFilter(newest=True, **fields)  # type: ignore[arg-type]
    conditions = [] if type_ is None else ["events.type = :type"]
    found = []
    with Store.open(path, readonly=True) as store:
        for few in (0, 1_000_000):
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(told, "_FEW", few)
                connection = store._connection  # noqa: SLF001
                found.append(list(told.told_rows(connection, "events", chosen, conditions, {"type": type_})))
    assert found[0] == found[1]
    assert bool(found[0]) == (type_ != "ASSAULT")


def test_dates_go_backwards(path: Path) -> None:
    """The latest publication comes first, unknown dates last."""
    with Store.open(path, readonly=True) as store:
        connection = store._connection  # noqa: SLF001
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(told, "_FEW", 0)
            rows = list(told.told_rows(connection, "events", EventFilter(newest=True)))
        dates = [
            connection.execute("SELECT published FROM appearances WHERE number = ?", (row[2],)).fetchone()[0] for row in rows
        ]
    known = [date for date in dates if date is not None]
    assert known == sorted(known, reverse=True)
    assert len(known) < len(dates) == 80
    assert dates[: len(known)] == known

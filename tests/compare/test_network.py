"""Networks of joined actors: which ties there are, and what is counted once. All reports are invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from onrecord.compare.network import Edge, edges, nature, nearest, single
from onrecord.record import Record
from onrecord.store import Store
from onrecord.store.ties import Tie, TieFilter, Ties
from tests.compare.feud import ADA, BO, CLEO, WIRE, Deed, filled, report, reports
from tests.store.builder import LATER_RUN, read_by

TIE = Tie(
    doer=1,
    other=2,
    type="ACCUSE",
    status="happened",
    voice=None,
    article=1,
    report=1,
    event="e1",
    statement=None,
    one=None,
    day="2031-04-08",
    source="outlet a",
)


def counted(*ties: Tie) -> tuple[int, int, int, int]:
    """Count the ties of one edge: happenings, reports, sources, reports in their own voice."""
    [edge] = edges(ties)
    return edge.happenings, edge.reports, edge.sources, edge.own_voice


def told(path: Path, number: int) -> dict[tuple[int, int, str], Edge]:
    """Read the edges around an actor that happened."""
    with Store.open(path, readonly=True) as store:
        ties = Ties.of(store).read([number])
    return {(edge.doer, edge.other, edge.type): edge for edge in edges(tie for tie in ties if tie.status == "happened")}


def test_events_and_acts_are_ties(tmp_path: Path) -> None:
    """Whoever does something to somebody is tied to them; an act that the article tells as an event is not told twice."""
    path = tmp_path / "feud.db"
    numbers = filled(path, reports())
    ada, bo, cleo = (numbers[name] for name in (ADA, BO, CLEO))
    found = told(path, ada)
    one, other = sorted((ada, bo))
    assert set(found) == {(ada, bo, "ACCUSE"), (one, other, "CONSULT"), (bo, ada, "ASSAULT"), (ada, cleo, "warn")}
    accused = found[ada, bo, "ACCUSE"]
    assert (accused.happenings, accused.reports, accused.sources, accused.own_voice) == (2, 2, 2, 2)
    assert (accused.first, accused.last, accused.nature) == ("2031-04-08", "2031-05-09", "conflict")
    attacked = found[bo, ada, "ASSAULT"]
    assert (attacked.own_voice, attacked.sources) == (0, 1)


def test_what_did_not_happen_says_so(tmp_path: Path) -> None:
    """A threat that was not made is a tie of that status, and none of those that happened."""
    path = tmp_path / "feud.db"
    numbers = filled(path, reports())
    assert (numbers[BO], numbers[CLEO], "THREATEN") not in told(path, numbers[BO])
    with Store.open(path, readonly=True) as store:
        ties = Ties.of(store).read([numbers[BO]], [numbers[CLEO]])
    assert {(tie.type, tie.status) for tie in ties} == {("AID", "happened"), ("THREATEN", "negated")}


def test_ties_among_several_come_once(tmp_path: Path) -> None:
    """Of ties among the same actors, each is read once, as from either side alone."""
    path = tmp_path / "feud.db"
    numbers = filled(path, reports())
    with Store.open(path, readonly=True) as store:
        ties = Ties.of(store)
        among = ties.read(numbers.values(), numbers.values())
        single_ones = {(tie.article, tie.event, tie.statement) for name in numbers.values() for tie in ties.read([name])}
    assert len(among) == len({(tie.article, tie.event, tie.statement) for tie in among}) == len(single_ones)


def test_the_last_articles_count_where_there_are_many(tmp_path: Path) -> None:
    """Of more articles than are asked for, those that the store met last are read; days choose before that."""
    path = tmp_path / "feud.db"
    numbers = filled(path, reports())
    with Store.open(path, readonly=True) as store:
        ties = Ties.of(store)
        assert {tie.day for tie in ties.read([numbers[ADA]], most=1)} == {"2031-05-09"}
        assert {tie.day for tie in ties.read([numbers[ADA]], chosen=TieFilter(until="2031-04"), most=1)} == {"2031-04-08"}
        assert ties.read([numbers[ADA]], chosen=TieFilter(since="2031-05-10")) == []


def test_ties_follow_their_records(tmp_path: Path) -> None:
    """A new reading replaces the ties of the old one, and what is forgotten is tied no more."""
    path = tmp_path / "feud.db"
    [wire, herald] = reports()
    numbers = filled(path, [wire, herald])
    with Store.open(path) as store:
        store.add(read_by(structs.replace(wire, events=wire.events[:1]), LATER_RUN), replace=True)
        events = store._connection.execute("SELECT type FROM event_ties ORDER BY type").fetchall()  # noqa: SLF001
        assert events == [("ACCUSE",), ("THREATEN",)]
        store._connection.execute("DELETE FROM articles")  # noqa: SLF001
        for table in ("event_ties", "statement_ties"):
            assert store._connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table  # noqa: S608, SLF001
    assert numbers


def test_a_copy_adds_no_report(tmp_path: Path) -> None:
    """A report that another outlet prints again is one report and one source, and its events happened once."""
    wire = reports()[0]
    words = WIRE.strip() + "\n\nReaders may write to the desk of the Gazette, which is open every day until six."
    again = report(
        words,
        (ADA, BO, CLEO),
        deeds=(Deed(ADA, "accused", BO, "ACCUSE"), Deed(BO, "aided", CLEO, "AID")),
        day="2031-04-09",
        publisher="Tarn Gazette",
    )
    path = tmp_path / "copies.db"
    numbers = filled(path, [wire, again])
    edge = told(path, numbers[ADA])[numbers[ADA], numbers[BO], "ACCUSE"]
    assert (edge.happenings, edge.reports, edge.sources) == (1, 1, 1)


def test_counts_are_told_apart() -> None:
    """Happenings, reports and sources are three counts."""
    assert counted(TIE, structs.replace(TIE, event="e2")) == (2, 1, 1, 1)
    joined = structs.replace(TIE, one=7)
    elsewhere = structs.replace(joined, article=2, report=2, source="outlet b")
    assert counted(joined, elsewhere) == (1, 2, 2, 2)
    quoted = structs.replace(elsewhere, voice="s1", source="actor 9")
    assert counted(joined, quoted, structs.replace(quoted, article=3, report=3)) == (1, 3, 2, 1)


def test_acts_count_to_their_events() -> None:
    """An accusation that is only the act of a statement is an accusation; a warning is none of PLOVER's events."""
    accused = structs.replace(TIE, type="accuse", event=None, statement=3, one=3)
    warned = structs.replace(accused, type="warn", statement=4, one=4)
    assert [(edge.type, edge.nature) for edge in edges([accused, warned])] == [("ACCUSE", "conflict"), ("warn", "words")]
    assert single([TIE, accused]) == [TIE]
    assert single([TIE, structs.replace(accused, article=2)]) == [TIE, structs.replace(accused, article=2)]
    assert nature("AID") == "cooperation"


def test_who_meets_whom_has_no_direction() -> None:
    """A meeting is one edge, whoever is named first."""
    met = structs.replace(TIE, type="CONSULT")
    assert counted(met, structs.replace(met, doer=2, other=1, article=2, report=2)) == (2, 2, 1, 2)


drawn_ties = st.lists(
    st.builds(
        lambda pair, type_, article, event, one: structs.replace(
            TIE, doer=pair[0], other=pair[1], type=type_, article=article, report=article % 3, event=event, one=one
        ),
        st.tuples(st.integers(1, 6), st.integers(1, 6)).filter(lambda pair: pair[0] != pair[1]),
        st.sampled_from(["ACCUSE", "CONSULT", "AID"]),
        st.integers(0, 8),
        st.sampled_from(["e1", "e2"]),
        st.none() | st.integers(1, 3),
    ),
    max_size=30,
)


@given(drawn_ties)
def test_no_count_is_more_than_its_tellings(ties: list[Tie]) -> None:
    """Each tie is in one edge; an edge has at least one of everything and no more than its tellings."""
    found = edges(ties)
    assert bool(found) == bool(ties)
    for edge in found:
        same = [tie for tie in ties if tie.type == edge.type and {tie.doer, tie.other} == {edge.doer, edge.other}]
        for count in (edge.happenings, edge.reports, edge.sources):
            assert 1 <= count <= len(same)


@given(drawn_ties, st.integers(1, 5))
def test_the_nearest_are_those_with_most(ties: list[Tie], most: int) -> None:
    """No more actors than asked for, never the one in the middle, and the first has as much as any other."""
    found = edges(ties)
    every = nearest(found, 1, "happenings", 10)
    assert nearest(found, 1, "happenings", most) == every[:most]
    assert 1 not in every
    sums = [sum(edge.happenings for edge in found if {edge.doer, edge.other} == {1, other}) for other in every]
    assert sums == sorted(sums, reverse=True)
    assert all(sums)


@pytest.mark.parametrize("records", [[], reports()[:1]])
def test_nobody_is_tied_to_whom_the_store_does_not_know(tmp_path: Path, records: list[Record]) -> None:
    """A number that no actor has has no ties."""
    path = tmp_path / "few.db"
    filled(path, records)
    with Store.open(path, readonly=True) as store:
        assert Ties.of(store).read([999]) == []
        assert Ties.of(store).waiting() == 0

"""What the exports' columns hold: types, days, scales, countries. Texts are invented."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from onrecord.cli.main import cli
from onrecord.events.plover import QUADS
from onrecord.exports import LAYOUTS, Layout, Telling, tellings
from onrecord.exports import acled_kinds as kinds
from onrecord.exports.acled import deaths
from onrecord.exports.countries import country_name, cow_number, iso_number
from onrecord.exports.days import UNKNOWN, day_of
from onrecord.exports.scales import cameo_root, intensity, quad
from onrecord.exports.tables import rows
from onrecord.record import (
    Article,
    Event,
    Extractor,
    Figure,
    Place,
    Record,
    Ref,
    Span,
    Time,
)
from onrecord.record.event import Status, Type
from onrecord.store import ArticleHead, Store
from onrecord.store.events import EventFilter
from onrecord.world.states import states
from tests.exports.shelling import HEAD, ID, RUN, SHELLING, TEXT, span


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_a_layout_fills_no_column_that_it_does_not_name(layout: Layout, db: Path) -> None:
    """What an export knows has a column, and a row has every column."""
    with Store.open(db, readonly=True) as store:
        for telling in tellings(store, EventFilter()):
            assert set(layout.known(telling)) <= set(layout.columns)
            assert tuple(layout.row(telling)) == layout.columns


_DAYS = st.text(max_size=12) | st.dates().map(str)
_HERE = Span(start=0, end=5, text="Night")
_EVENTS = st.builds(
    Event,
    id=st.just("e1"),
    type=st.sampled_from(get_args(Type)),
    mode=st.none() | st.sampled_from([row["mode"] for row in rows("plover")] + ["unheard-of"]),
    trigger=st.just(_HERE),
    actor=st.just((Ref(name="Night", actor="gone"),)),
    when=st.builds(Time, start=_DAYS, end=_DAYS, precision=st.just("day"), span=st.just(_HERE)),
    where=st.builds(
        Place,
        name=st.just("Night"),
        precision=st.sampled_from([None, "point", "city", "region", "country"]),
        geonames_id=st.just(1),
        country=st.just("ZZZ"),
        span=st.just(_HERE),
    ),
    status=st.sampled_from(get_args(Status)),
    voice=st.just("gone"),
    figures=st.just(("gone",)),
    confidence=st.just(0.5),
)


@given(_EVENTS)
def test_only_what_happened_has_a_type_of_its_own(event: Event) -> None:
    """Whatever an event is, no layout fails, and only what happened has its deed's type, or any type of ACLED."""
    head = Article(id=ID, text=TEXT, extractor=Extractor(name="plain", version="1"))
    telling = Telling(ArticleHead(id=ID), event, Record(article=head, events=(event,), run=RUN))
    polecat, acled = (LAYOUTS[name].row(telling) for name in ("polecat", "acled"))
    for date in (polecat["Event Date"], acled["event_date"]):
        assert date is None or re.fullmatch(r"\d{4}-\d\d-\d\d", str(date))
    if event.status in {"hypothetical", "negated"}:
        assert polecat["Event Type"] != event.type
    if event.status != "happened":
        assert acled["event_type"] is None


@pytest.mark.parametrize(
    ("start", "end", "date", "precision"),
    [
        ("2022-03-08", "2022-03-08", "2022-03-08", 1),
        ("2022-03-08T10:00:00", "2022-03-08T11:00:00", "2022-03-08", 1),
        ("2022-02-21", "2022-02-27", "2022-02-24", 2),
        ("2022-03-01", "2022-03-31", "2022-03-16", 3),
        ("2022-01-01", "2022-12-31", None, None),
        ("2022-03-08", "2022-03-01", None, None),
        ("soon", "later", None, None),
    ],
)
def test_a_day_is_as_exact_as_the_time(start: str, end: str, date: str | None, precision: int | None) -> None:
    """A day stands for itself, the middle for a week or month, nothing for more."""
    found = day_of(Time(start=start, end=end, precision="span", span=span("Night")))
    assert (found.date, found.precision) == (date, precision)
    assert day_of(None) == UNKNOWN


def test_no_exact_date_is_made_up_for_polecat(record: Record) -> None:
    """POLECAT's date is empty where the article tells a week; the week stands beside it."""
    week = Time(start="2022-02-21", end="2022-02-27", precision="week", span=span("on Tuesday"))
    telling = Telling(HEAD, structs.replace(SHELLING, when=week), record)
    row = LAYOUTS["polecat"].row(telling)
    assert (row["Event Date"], row["When Start"], row["When Precision"]) == (None, "2022-02-21", "week")


def test_fatalities_are_the_lowest_whole_number_that_is_told() -> None:
    """Of counts that differ the lowest is given, parts and the injured don't count, and nothing told is not 0."""

    def count(low: int | None, **known: object) -> Figure:
        given = {"kind": "killed", "bound": "exact", **known}
        return Figure(id=f"f{low}", low=low, high=low, span=span("three people"), **given)  # type: ignore[arg-type]

    counts = (count(5), count(3), count(1, part_of="f5"), count(2, kind="injured"), count(None, bound="about"))
    assert deaths(counts) == counts[1]
    assert deaths(counts[2:]) is None
    assert deaths((count(0),)) == count(0)


def test_the_scales_hold_every_type() -> None:
    """Every type has a quad category by name, and where the manual gives a score it lies between -10 and 10."""
    assert {row["type"] for row in rows("plover")} == set(get_args(Type)) == set(QUADS)
    for row in rows("plover"):
        score = intensity(row["type"], row["mode"] or None)  # type: ignore[arg-type]
        assert score is None or -10 <= score <= 10
        assert row["cameo"] == "" or 3 <= int(row["cameo"]) <= 20
    assert quad("SANCTION") == "MATERIAL CONFLICT"
    assert (intensity("ASSAULT", "aerial"), intensity("ASSAULT", "unheard-of"), intensity("ACCUSE", None)) == (-9.5, None, None)


def test_cameo_codes_are_given_only_where_one_leads_back() -> None:
    """Investigating is 09, blaming 11, and an assault without a mode may be 18, 19 or 20."""
    assert (cameo_root("ACCUSE", "investigate"), cameo_root("ACCUSE", "allege")) == ("09", "11")
    assert (cameo_root("ASSAULT", "firearms"), cameo_root("ASSAULT", None)) == ("19", None)


def test_the_countries_are_those_of_the_world() -> None:
    """Each state has its numbers or none, and none is another's."""
    assert [row["code"] for row in rows("countries")] == [state.code for state in states()]
    for column in ("numeric", "cow"):
        numbers = [row[column] for row in rows("countries") if row[column]]
        assert len(set(numbers)) == len(numbers)
    assert (country_name("TUR"), iso_number("TUR"), cow_number("TUR")) == ("Turkey", "792", "640")
    assert (country_name("ZZZ"), iso_number(None), cow_number("PSE")) == (None, None, None)


@pytest.mark.parametrize("row", rows("acled_events"), ids=lambda row: f"{row['type']} {row['mode']} {row['between']}")
def test_a_row_of_acleds_kinds_is_of_types_and_modes_that_there_are(row: dict[str, str]) -> None:
    """The table names PLOVER's types and modes, ACLED's event types, and sides as the program tells them."""
    assert (row["type"], row["mode"]) in {(one["type"], one["mode"]) for one in rows("plover")}
    assert row["between"] in {"", "armed, civilians", "armed, armed"}
    assert row["event_type"] in {
        "Battles", "Explosions/Remote violence", "Violence against civilians", "Protests", "Riots", "Strategic developments",
    }  # fmt: skip


def test_forces_abroad_are_others_and_unknown_places_tell_nothing(record: Record) -> None:
    """An army in its own country is the state's, elsewhere an external one, and unknown where the place is."""

    def side(place: str | None) -> str | None:
        where = None if place is None else structs.replace(SHELLING.where, country=place)  # type: ignore[type-var]
        return kinds.kinds_of(Telling(HEAD, structs.replace(SHELLING, where=where), record)).inter1

    assert (side("RUS"), side("UKR"), side(None)) == ("State forces", "External/Other forces", None)


def test_the_documents_commands_run(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What docs/exports.md tells a user to run works as written, and its tables name columns that there are."""
    monkeypatch.chdir(db.parent)
    page = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
    lines = [
        line.partition(" >")[0] for block in re.findall(r"```sh\n(.*?)```", page, re.DOTALL) for line in block.splitlines()
    ]
    assert len(lines) == 3
    for line in lines:
        result = CliRunner().invoke(cli, shlex.split(line)[1:])
        assert result.exit_code == 0, (line, result.output)
        assert SHELLING.id in result.stdout
    (block,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    known: dict[str, list[dict[str, object]]] = {}
    exec(compile(block, "exports.md", "exec"), known)  # noqa: S102  # our own document
    assert [row["event_id_cnty"] for row in known["rows"]] == [SHELLING.id]
    named = {name for cell in re.findall(r"^\| (`.*?) \|", page, re.MULTILINE) for name in re.findall(r"`([^`]*)`", cell)}
    every = {name for layout in LAYOUTS.values() for name in layout.columns}
    assert len(named) > 40
    assert {name for name in named if "…" not in name} <= every

"""Exports: events in the columns of POLECAT and ACLED. The article is invented."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from onrecord.cli.events import LAYOUTS as OFFERED
from onrecord.cli.events import command
from onrecord.cli.main import cli
from onrecord.events.plover import QUADS
from onrecord.exports import LAYOUTS, Layout, Telling, tellings
from onrecord.exports import acled_kinds as kinds
from onrecord.exports.acled import deaths
from onrecord.exports.beside import BESIDE
from onrecord.exports.countries import country_name, cow_number, iso_number
from onrecord.exports.days import UNKNOWN, day_of
from onrecord.exports.scales import cameo_root, intensity, quad
from onrecord.exports.tables import rows
from onrecord.record import (
    Actor,
    Article,
    Event,
    Extractor,
    Figure,
    Place,
    Record,
    Ref,
    Role,
    Run,
    Span,
    Statement,
    Time,
    article_id,
    statement_id,
)
from onrecord.record.event import Status, Type
from onrecord.store import ArticleHead, Store
from onrecord.store.events import EventFilter
from onrecord.world.states import states

TEXT = """Night over Poltava

The army shelled the villagers near Poltava on Tuesday, killing three people, including a child.

“Our army shelled nobody,” general Ivo Brandt said. The guild had promised 40 tents.
"""
RUN = Run(version="0.0.1", model="by hand 1", sha256="0" * 64)
ID = article_id(TEXT)
HEAD = ArticleHead(id=ID)


def span(words: str) -> Span:
    """Find words in the text."""
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


def ref(actor: str, words: str) -> Ref:
    """Refer to an actor by its words."""
    return Ref(actor=actor, name=words, mention=span(words), how="name")


DENIED = Statement(
    id=statement_id(ID, [span("“Our army shelled nobody,”")], [span("said")], [span("general Ivo Brandt")]),
    form="direct",
    content=(span("“Our army shelled nobody,”"),),
    cue=(span("said"),),
    source=(span("general Ivo Brandt"),),
    speaker=Ref(name="Ivo Brandt", mention=span("Ivo Brandt")),
    confidence=0.9,
)
SHELLING = Event(
    id="e" + "1" * 16,
    type="ASSAULT",
    mode="heavy-weapons",
    contexts=("military", "legal"),
    trigger=span("shelled the"),
    actor=(ref("a1", "The army"),),
    recipient=(ref("a2", "the villagers"),),
    when=Time(start="2022-03-08", end="2022-03-08", precision="day", span=span("on Tuesday")),
    where=Place(
        name="Poltava", country="UKR", latitude=49.589, longitude=34.551, precision="city", geonames_id=696643,
        span=span("Poltava"),
    ),
    status="happened",
    figures=("f1", "f2"),
    confidence=0.8,
)  # fmt: skip
DENIAL = Event(
    id="e" + "2" * 16,
    type="ASSAULT",
    mode="heavy-weapons",
    trigger=span("shelled nobody"),
    actor=(ref("a1", "The army"),),
    status="negated",
    voice=DENIED.id,
    confidence=0.7,
)
TENTS = Event(
    id="e" + "3" * 16, type="AID", trigger=span("promised"), actor=(ref("a3", "The guild"),), status="planned", confidence=0.6
)


@pytest.fixture
def record() -> Record:
    """An article that tells of a shelling, which a general denies, and of tents to come."""
    head = Article(
        id=ID,
        text=TEXT,
        source="poltava.txt",
        title="Night over Poltava",
        publisher="Norland Wire",
        published="2022-03-09T08:00:00Z",
        language="en",
        extractor=Extractor(name="plain", version="1"),
    )
    actors = (
        Actor(id="a1", name="The army", kind="organisation", country="RUS", sector="MIL", mentions=(span("The army"),)),
        Actor(id="a2", name="the villagers", kind="group", sector="CVL", mentions=(span("the villagers"),)),
        Actor(
            id="a4",
            name="Ivo Brandt",
            kind="person",
            sector="MIL",
            roles=(Role(title="general", span=span("general")),),
            mentions=(span("Ivo Brandt"),),
        ),
    )
    figures = (
        Figure(id="f1", kind="killed", low=3, high=3, bound="exact", span=span("three people"), event=SHELLING.id),
        Figure(id="f2", kind="killed", low=1, high=1, bound="exact", span=span("a child"), part_of="f1", event=SHELLING.id),
    )
    return Record(article=head, actors=actors, statements=(DENIED,), events=(SHELLING, DENIAL, TENTS), figures=figures, run=RUN)


@pytest.fixture
def db(tmp_path: Path, record: Record) -> Path:
    """A store of that article."""
    path = tmp_path / "news.db"
    with Store.open(path, create=True) as store:
        store.add(record)
    return path


def exported(db: Path, layout: str, *options: str) -> list[dict[str, str]]:
    """Export a store by the command line, and read what it wrote."""
    result = CliRunner().invoke(command, ["--db", str(db), "--as", layout, *options])
    assert result.exit_code == 0, result.output
    delimiter = {"tsv": "\t", "csv": ","}[LAYOUTS[layout].separated]
    return list(csv.DictReader(io.StringIO(result.stdout), delimiter=delimiter))


def test_polecats_columns_stand_first_and_hold_what_is_known(db: Path) -> None:
    """A row has POLECAT's forty columns by name, then those that it lacks, and codes as POLECAT writes them."""
    shelling, _, _ = exported(db, "polecat")
    assert list(shelling)[:8] == [
        "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    ]  # fmt: skip
    assert list(shelling).index("Version") == 39
    assert len(shelling) == 40 + len(BESIDE)
    told = {
        "Event ID": SHELLING.id,
        "Event Date": "2022-03-08",
        "Event Type": "ASSAULT",
        "Event Mode": "heavy-weapons",
        "Intensity": "-9.5",
        "Quad Code": "MATERIAL CONFLICT",
        "Contexts": "military; legal",
        "Actor Name": "The army",
        "Actor Country": "RUS",
        "Actor COW": "365",
        "Primary Actor Sector": "MIL",
        "Recipient Name": "the villagers",
        "Recipient Country": "",
        "Recipient Sectors": "CVL",
        "City": "Poltava",
        "Country": "UKR",
        "GeoNames ID": "696643",
        "Source": "Norland Wire",
        "Publication Date": "2022-03-09",
        "Story People": "Ivo Brandt",
        "Story Locations": "",
        "Wikipedia Actor ID": "",
        "Version": "onrecord 0.0.1, by hand 1",
        "CAMEO Root": "19",
        "Voice": "",
        "Figures": "f1; f2",
    }
    assert {name: shelling[name] for name in told} == told


def test_what_was_not_done_has_no_type_that_would_count_it(db: Path) -> None:
    """A deed that is denied or planned is told beside, and no column of the data set counts it as done."""
    _, denial, tents = exported(db, "polecat")
    assert (denial["Event Type"], denial["Intensity"], denial["Quad Code"], denial["Event Mode"]) == ("", "", "", "")
    assert (denial["Status"], denial["Deed Type"], denial["Voice"], denial["Speaker"]) == (
        "negated", "ASSAULT", DENIED.id, "Ivo Brandt",
    )  # fmt: skip
    assert (tents["Event Type"], tents["Quad Code"], tents["Deed Type"], tents["Status"]) == (
        "AGREE", "VERBAL COOPERATION", "AID", "planned",
    )  # fmt: skip
    _, denial, tents = exported(db, "acled")
    assert {row[name] for row in (denial, tents) for name in ("event_type", "sub_event_type", "disorder_type")} == {""}
    assert (denial["status"], tents["status"]) == ("negated", "planned")


def test_acleds_columns_stand_first_and_hold_what_is_known(db: Path) -> None:
    """A row has ACLED's columns in the codebook's order, then those that it lacks; what is not told is empty."""
    shelling, *_ = exported(db, "acled")
    assert list(shelling)[:7] == [
        "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    ]  # fmt: skip
    assert list(shelling).index("timestamp") == 30
    told = {
        "event_date": "2022-03-08",
        "year": "2022",
        "time_precision": "1",
        "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Shelling/artillery/missile attack",
        "actor1": "The army",
        "inter1": "External/Other forces",
        "actor2": "the villagers",
        "inter2": "Civilians",
        "interaction": "External/Other forces-Civilians",
        "civilian_targeting": "Civilians targeted",
        "iso": "804",
        "region": "",
        "country": "Ukraine",
        "location": "Poltava",
        "latitude": "49.589",
        "geo_precision": "1",
        "source": "Norland Wire",
        "notes": "The army shelled the villagers near Poltava on Tuesday, killing three people, including a child.",
        "fatalities": "3",
        "fatalities_according_to": "",
        "timestamp": "",
        "trigger": "shelled the",
    }
    assert {name: shelling[name] for name in told} == told
    assert (shelling["admin1"], shelling["admin2"]) == ("Poltava Oblast", "")
    assert exported(db, "acled")[1]["fatalities"] == ""


def test_an_output_option_gives_the_same_columns_in_another_form(db: Path) -> None:
    """--as says which columns, an output option in which form; filters choose as ever."""
    result = CliRunner().invoke(command, ["--db", str(db), "--as", "acled", "--nl", "--status", "negated"])
    (line,) = result.stdout.splitlines()
    assert list(json.loads(line)) == list(LAYOUTS["acled"].columns)
    assert exported(db, "polecat", "--status", "negated")[0]["Event ID"] == DENIAL.id
    assert exported(db, "polecat", "--actor", "nobody here") == []


def test_the_plain_rows_name_the_figures_of_an_event(db: Path) -> None:
    """Without --as, rows name the figures of an event as the exports do."""
    rows_ = json.loads(CliRunner().invoke(command, ["--db", str(db), "--json"]).stdout)
    assert [row["figures"] for row in rows_] == ["f1; f2", "", ""]


def test_every_offset_gives_the_words(db: Path) -> None:
    """The offsets of every row point at its trigger in the article."""
    for row in exported(db, "acled"):
        assert TEXT[int(row["start"]) : int(row["end"])] == row["trigger"]


def test_the_command_offers_every_layout() -> None:
    """The choices of --as are the layouts that there are, and no column is named twice."""
    assert set(LAYOUTS) == set(OFFERED)
    for layout in LAYOUTS.values():
        assert len(set(layout.columns)) == len(layout.columns)


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

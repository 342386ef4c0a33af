"""Exports: events in the columns of POLECAT and ACLED. The article is invented."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from onrecord.cli.events import LAYOUTS as OFFERED
from onrecord.cli.events import command
from onrecord.exports import LAYOUTS
from onrecord.exports.beside import BESIDE
from tests.exports.shelling import DENIAL, DENIED, SHELLING, TEXT, exported


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

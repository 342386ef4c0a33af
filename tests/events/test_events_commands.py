"""The commands over events: listing by filters, and what made one. The text is invented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner

from onrecord.cli.events import STATUSES, TYPES
from onrecord.cli.main import cli
from onrecord.errors import StoreError
from onrecord.events.frame import TYPES as ALL_TYPES
from onrecord.reader import Reader
from onrecord.record.event import Status
from onrecord.store import Store
from onrecord.store.events import EventFilter

TEXT = "Rebels kidnapped two doctors on Sunday. Police arrested a student. The army did not attack the villagers."


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Store one article."""
    path = tmp_path_factory.mktemp("events") / "news.db"
    reader = Reader(threads=1)
    with Store.open(path, create=True) as opened:
        opened.begin_run(reader.run.version, reader.run.model, reader.run.sha256)
        opened.add(reader.read(TEXT, published="2021-05-03", publisher="Adel News"))
    return path


def listed(store: Path, *options: str) -> list[dict[str, object]]:
    """List events as objects."""
    result = CliRunner().invoke(cli, ["events", "--db", str(store), "--nl", *options])
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_filters_choose(store: Path) -> None:
    """Type, status, voice and names choose; what matches nothing gives nothing."""
    assert {row["type"] for row in listed(store, "--type", "coerce")} == {"COERCE"}
    assert {row["status"] for row in listed(store, "--status", "negated")} == {"negated"}
    assert listed(store, "--voice", "statement") == []
    assert len(listed(store, "--actor", "police")) == 1
    assert listed(store, "--actor", "nobody at all") == []
    assert len(listed(store, "--limit", "1", "--offset", "1")) == 1


def test_an_event_is_explained_by_its_row(store: Path) -> None:
    """The words and the table's row that made it are told."""
    [row] = listed(store, "--type", "COERCE")
    result = CliRunner().invoke(cli, ["explain", str(row["id"])[:8], "--db", str(store), "--json"])
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert told["made_by"].startswith("coerce.tsv, line ")
    assert "arrest" in told["row"]
    plain = CliRunner().invoke(cli, ["explain", str(row["id"]), "--db", str(store), "--no-color"])
    assert "coerce.tsv" in plain.stdout


@pytest.mark.parametrize("name", ["", "e", "x12345", "e12", "' OR 1=1 --", "effffffffffffffff0"])
def test_what_is_no_id_is_refused(store: Path, name: str) -> None:
    """A wrong id is told in one line, with what an id looks like."""
    with Store.open(store, readonly=True) as opened, pytest.raises(StoreError, match="no event's id"):
        opened.event(name)


def test_an_id_that_nothing_has_is_told(store: Path) -> None:
    """The message says where to look."""
    with Store.open(store, readonly=True) as opened, pytest.raises(StoreError, match="onrecord events"):
        opened.event("e0000000000000000")


def test_a_filter_that_means_nothing_is_refused() -> None:
    """Values outside the record's lists, and names without a word."""
    with pytest.raises(StoreError, match="type"):
        EventFilter(type="WAR")  # type: ignore[arg-type]
    with pytest.raises(StoreError, match="actor"):
        EventFilter(actor="  ")


def test_the_lists_of_the_command_are_the_records() -> None:
    """They are written out for a quick help, and must not drift."""
    assert set(TYPES) == set(ALL_TYPES)
    assert set(STATUSES) == set(get_args(Status))

"""`onrecord read --db`, killed at random moments: nothing is lost, and nothing is there twice. All texts are invented."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.main import cli
from onrecord.store import Store

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("ONRECORD_KILLS", "10"))
ARTICLES = 24
TABLES = {
    "articles": "SELECT id, text, title FROM articles",
    "statements": "SELECT statements.id, articles.id, record FROM statements JOIN articles ON articles.number = article",
    "spans": "SELECT statements.id, spans.role, spans.ordinal, spans.text FROM spans JOIN statements ON number = statement",
    "appearances": "SELECT articles.id, appearances.source FROM appearances JOIN articles ON articles.number = article",
    "copies": """
        SELECT one.id, root.id FROM copies
        JOIN articles one ON one.number = article JOIN articles root ON root.number = original
    """,
}
# Reads a folder in processes that the kernel ends after a random time of their own, again and again, and says how many it
# ended. A signal without a handler ends a process as a kill does: in the midst of a write, and with no word of Python.
KILLED = """
import os, random, signal, sys, types
sys.path.insert(0, sys.argv[1])
from click.testing import CliRunner
from onrecord import compare, intake, store  # what takes long to load
from onrecord.cli import read
from onrecord.cli.main import cli
from tests.cli.conftest import FakeReader
sys.modules["onrecord.reader"] = types.SimpleNamespace(Reader=FakeReader)
chance = random.Random(int(sys.argv[3]))
killed = store = 0
for number in range(int(sys.argv[2])):
    store += chance.random() < 0.2
    child = os.fork()
    if not child:
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, chance.uniform(0.001, float(sys.argv[4])))
        CliRunner().invoke(cli, ["read", "texts", "--db", f"killed-{store}.db"])
        os._exit(0)
    killed += os.WIFSIGNALED(os.waitpid(child, 0)[1])
print(killed)
"""


def write_texts() -> None:
    """Write articles, of which every third is cut from the one before it and is so a copy of it."""
    Path("texts").mkdir()
    for number in range(ARTICLES):
        story = number - (number % 3 == 2)
        lines = [f"Ferry {story} stays in port, says keeper {story * 7} of the landing."]
        lines += [
            f"Passenger {story * 31 + at} told the herald that boat {story * 17 + at} had not sailed." for at in range(12)
        ]
        Path("texts", f"{number:02}.txt").write_text("\n\n".join(lines[: 13 - (number % 3 == 2)]), encoding="utf-8")


def contents(path: str) -> dict[str, list[tuple[object, ...]]]:
    """Give what is in a store, whatever numbers its rows have."""
    connection = sqlite3.connect(path)
    try:
        return {name: sorted(connection.execute(query).fetchall(), key=repr) for name, query in TABLES.items()}
    finally:
        connection.close()


def read(db: str) -> None:
    """Read the folder undisturbed."""
    assert CliRunner().invoke(cli, ["read", "texts", "--db", db], catch_exceptions=False).exit_code == 0


@pytest.mark.usefixtures("fake_reader")
def test_kills_lose_and_double_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed again and again and then read once more, a store holds what one holds that was never disturbed."""
    monkeypatch.chdir(tmp_path)
    write_texts()
    read("whole.db")
    command = [sys.executable, "-c", KILLED, str(ROOT), str(KILLS), "20260302", "0.6"]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=3000)  # noqa: S603  # of this test
    assert result.stderr == ""
    assert int(result.stdout) > KILLS // 4
    stores = sorted(tmp_path.glob("killed-*.db"))
    for store in stores:
        read(store.name)
        with Store.open(store, readonly=True) as opened:
            assert opened.verify().faults == []
        assert contents(store.name) == contents("whole.db")
    assert stores
    assert len(contents("whole.db")["copies"]) == 2 * (ARTICLES // 3)


@pytest.mark.usefixtures("fake_reader")
def test_copies_are_found_though_the_first_reading_was_broken_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped after all articles were stored and before they were compared, the next reading compares them."""
    monkeypatch.chdir(tmp_path)
    write_texts()

    def stopped(_store: Store) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("onrecord.compare.together.find_copies", stopped)
        assert CliRunner().invoke(cli, ["read", "texts", "--db", "news.db"]).exit_code != 0
    assert contents("news.db")["copies"] == []
    read("news.db")
    assert len(contents("news.db")["copies"]) == 2 * (ARTICLES // 3)

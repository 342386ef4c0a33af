"""``onrecord stories`` and ``onrecord diff``. All reports are invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.main import cli
from onrecord.cli.stories import PART_COLUMNS
from onrecord.store import Store
from tests.compare.flood import DAYS, reports


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A store of three reports of a flood, and one of a fair."""
    path = tmp_path / "news.db"
    with Store.open(path, create=True) as store:
        store.add_many(reports())
    return path


def run(db: Path, *args: str) -> Result:
    """Run a command on a store."""
    return CliRunner().invoke(cli, [args[0], "--db", str(db), *args[1:]], catch_exceptions=False)


def identifier(db: Path) -> str:
    """Give the id of the one story."""
    [row] = json.loads(run(db, "stories", "--json").stdout)
    return str(row["id"])


def test_stories_are_listed(db: Path) -> None:
    """A story is listed with its days and how many articles, reports and outlets it has."""
    title, facts = run(db, "stories").stdout.splitlines()
    assert "Quarrow" in title
    assert facts.strip().startswith(f"{DAYS[0]} to {DAYS[2]} · 3 articles · 3 reports · 3 outlets · t")


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (["--publisher", "wire"], 1),
        (["--since", DAYS[2]], 1),
        (["--since", "2031-05"], 0),
        (["--publisher", "gazette"], 0),
        (["--limit", "0"], 0),
    ],
)
def test_stories_are_chosen_by_their_articles(db: Path, filters: list[str], found: int) -> None:
    """The filters of articles choose the stories that hold one which matches."""
    assert len(json.loads(run(db, "stories", "--json", *filters).stdout)) == found


def test_one_story_is_shown_whole(db: Path) -> None:
    """A story shows its articles, what happened, the figures as they grew by source, and who asserts and denies what."""
    shown = run(db, "stories", identifier(db)[:7]).stdout
    assert "Mainland Post" in shown
    assert "2031-04-07 · ASSAULT, heavy-weapons" in shown
    assert f"killed, governor Mila Drost: at least 3 ({DAYS[0]}), later 5 ({DAYS[1]}), later 7 ({DAYS[2]})" in shown
    assert f"killed, The ministry of Norland: none ({DAYS[1]})" in shown
    assert f"denies: The ministry of Norland, since {DAYS[0]}, 2 reports: “that its soldiers had shelled the dam”" in shown
    assert "cheese" not in shown.lower()


def test_one_story_as_data(db: Path) -> None:
    """As JSON a story is whole; as rows, each thing told of it has its part, words and article."""
    whole = json.loads(run(db, "stories", identifier(db), "--json").stdout)
    assert (len(whole["articles"]), len(whole["timeline"]), len(whole["figures"])) == (3, 1, 2)
    header, *rows = run(db, "stories", identifier(db), "--csv").stdout.splitlines()
    assert header == ",".join(PART_COLUMNS)
    assert [row.partition(",")[0] for row in rows].count("figure") == 4


def test_what_changed_is_shown_by_day(db: Path) -> None:
    """Each day tells what was said for the first time and which figures are others than before."""
    shown = run(db, "diff", identifier(db)).stdout
    first, second = shown.index(DAYS[1]), shown.index(DAYS[2])
    assert "killed, governor Mila Drost: “three” → “Five” · Island Herald" in shown[first:second]
    assert "+ that nobody had been killed" in shown[first:second]
    assert "“Five” → “seven”" in shown[second:]
    rows = json.loads(run(db, "diff", identifier(db), "--json").stdout)
    assert {row["kind"] for row in rows} == {"said", "figure"}


def test_nothing_to_show(tmp_path: Path) -> None:
    """A store without a story says so; an id that nothing has is an error that says what to do."""
    path = tmp_path / "one.db"
    with Store.open(path, create=True) as store:
        store.add(reports()[3])
    assert "no story matches" in run(path, "stories").stderr
    for command in ("stories", "diff"):
        result = run(path, command, "t0000")
        assert result.exit_code == 1
        assert "onrecord stories" in result.stderr


def test_a_store_that_is_only_read(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that can't be written to is shown as it was last compared, and the command says so."""
    run(db, "stories")
    monkeypatch.setattr("onrecord.store.connection.writable", lambda _path: False)
    result = run(db, "stories")
    assert "Quarrow" in result.stdout
    assert "can't be written to" in result.stderr

"""``onrecord search``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.excerpts import excerpt
from onrecord.cli.main import cli
from onrecord.record import Record
from onrecord.store import Marked, Store
from tests.store.builder import make_record, numbered, quarrel


@pytest.fixture
def db(tmp_path: Path, record: Record) -> Path:
    """A store of three articles, one without statements."""
    path = tmp_path / "news.db"
    with Store.open(path, create=True) as store:
        store.add(record)
        store.add(quarrel())
        store.add(make_record("Gulls\n\nA gull sat on the roof.", title="Gulls", publisher="Island Herald"))
    return path


def run(db: Path, *arguments: str) -> Result:
    """Run the command on a store."""
    return CliRunner().invoke(cli, ["search", "--db", str(db), *arguments])


def test_hits_are_marked(db: Path) -> None:
    """The words that were found stand between brackets in a pipe, and are bold where colour is wanted."""
    assert "    “The ⟦lamp⟧ has been dark since May,”\n" in run(db, "lamps").stdout
    assert "\x1b[1mlamp\x1b[0m" in run(db, "lamps", "--color").stdout


def test_speakers_are_marked_too(db: Path) -> None:
    """A hit in the speaker's name is marked there."""
    assert run(db, "müller").stdout.startswith("harbour master José ⟦Müller⟧ · ")


def test_several_words_need_no_quotation_marks(db: Path) -> None:
    """Words on the command line are searched together, and a phrase within them as it stands."""
    assert run(db, "dark", "may").stdout == run(db, "dark may").stdout != ""
    assert "since May" in run(db, '"since May"').stdout
    assert run(db, '"May since"').stdout == ""


@pytest.mark.parametrize("text", ["o'brien", "O’Brien", "island-ers OR", "(lamp*", "lamp:", '"lamp', "NOT lamp"])
def test_no_text_is_syntax(db: Path, text: str) -> None:
    """Whatever a user types is text."""
    assert run(db, "--", text).exit_code == 0


def test_data_has_the_marked_words(db: Path) -> None:
    """Rows are those of every command, and the content with its marks."""
    [row] = json.loads(run(db, "ferrymen", "--json").stdout)
    assert row["content"] == "“Nobody has asked the ferrymen.”"
    assert row["marked"] == "“Nobody has asked the ⟦ferrymen⟧.”"
    assert row["publisher"] == "Island Herald"
    assert "⟦ferrymen⟧" in run(db, "ferrymen", "--table").stdout


def test_articles(db: Path) -> None:
    """With --articles, headlines and texts are searched, and the places found are shown."""
    result = run(db, "--articles", "roof gulls")
    assert result.stdout.startswith("⟦Gulls⟧\n    ⟦Gulls⟧ A ⟦gull⟧ sat on the ⟦roof⟧.\n    Island Herald · unknown date · ")
    [row] = json.loads(run(db, "--articles", "roof", "--json").stdout)
    assert (row["title"], row["marked"]) == ("Gulls", "A gull sat on the ⟦roof⟧.")


def test_a_hit_in_an_article_alone_is_hinted_at(db: Path) -> None:
    """Where no statement matches but an article does, people are told."""
    assert run(db, "roof").stderr == "no statement matches, but an article does: search again with --articles\n"
    assert run(db, "zebra").stderr == "no statement matches\n"
    assert run(db, "--articles", "zebra").stderr == "no article matches\n"


def test_people_get_a_page_and_programs_get_all(db: Path) -> None:
    """Without --limit the best 20 are listed, and that there are more is said; data is complete."""
    with Store.open(db) as store:
        store.add_many(map(numbered, range(30)))
    result = run(db, "lighthouse")
    assert result.stdout.count(" · direct · ") == 20
    assert result.stderr == "the best 20 are listed; see more with --limit\n"
    assert run(db, "lighthouse", "--limit", "25").stdout.count(" · direct · ") == 25
    assert len(run(db, "lighthouse", "--nl").stdout.splitlines()) == 30


def test_filters_hold(db: Path) -> None:
    """The filters of `statements` hold here."""
    assert run(db, "lamp", "--act", "promise").stdout.startswith("the mayor · promise")
    assert run(db, "lamp", "--since", "2022").stdout == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["* ( )"], "holds no word to look for"),
        (["--articles", "lamp", "--act", "say", "--min-confidence", "0.5"], "--articles can't be combined with"),
        ([], "Missing argument"),
    ],
)
def test_wrong_usage(db: Path, arguments: list[str], said: str) -> None:
    """Nothing to look for, and filters that articles don't have, are wrong usage."""
    result = run(db, *arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.replace("│", " ").split())


def test_control_characters_of_an_article_stay_harmless(db: Path) -> None:
    """What an article smuggles in does not reach the terminal."""
    with Store.open(db) as store:
        store.add(make_record("zebra \x1b[31mred", title="zebra \x1b]0;owned\x07"))
    assert "\x1b" not in run(db, "--articles", "zebra").stdout


def test_an_excerpt_keeps_to_words_and_places() -> None:
    """Far places of a long text are shown with some words around each, and dots where words are left out."""
    filler = "word " * 200
    text = f"{filler}first lamp {filler}second lamp {filler}"
    at = [text.index("lamp"), text.rindex("lamp")]
    taken = excerpt(Marked(text, tuple((start, start + 4) for start in at)))
    assert taken.text.startswith("… word")
    assert taken.text.endswith("word …")
    assert [words for words, is_found in taken.pieces() if is_found] == ["lamp", "lamp"]
    assert len(taken.text) < 600
    assert excerpt(Marked("no mark here")) == Marked("no mark here")
    assert excerpt(Marked("")) == Marked("")
    assert excerpt(Marked("x" * 900, ((400, 404),))).marks != ()

"""`onrecord forget`. All outlets and people are invented."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from click.testing import CliRunner

from onrecord.cli.main import cli
from onrecord.store import Store
from tests.cli.following.pages import herald, html, rows, run
from tests.fetch.server import Server


def test_forgetting_by_hand(server: Server) -> None:
    """`forget` asks first, removes the article, and neither `add` nor `poll` takes it in again."""
    url = server.page("/1", html("Ferry 1 stays in port"))
    (row,) = rows(run("add", url, "--nl"))
    article = str(row["article"])
    assert CliRunner().invoke(cli, ["forget", article], input="n\n").exit_code != 0
    assert run("show", article).exit_code == 0
    result = run("forget", article[:20], "--yes", "--reason", "asked")
    assert (result.exit_code, result.stdout) == (0, "")
    assert f"forgot {article}: 1 statement, 1 appearance" in result.stderr
    assert run("show", article).exit_code == 1
    assert rows(run("add", url, "--nl"))[0]["status"] == "forgotten"
    run("feeds", "add", herald(server, "/1"))
    assert run("poll", "--nl").stdout == ""
    assert run("verify").exit_code == 0


def test_forgetting_all_versions(server: Server) -> None:
    """With --versions the other texts of the same page go, too; without, they are named."""
    url = server.page("/1", html("Ferry 1 stays in port"))
    first = str(rows(run("add", url, "--nl"))[0]["article"])
    server.page("/1", html("Ferry 1 leaves port"))
    second = str(rows(run("add", url, "--nl"))[0]["article"])
    server.page("/1", html("Ferry 1 is back"))
    run("add", url)
    assert second in run("forget", first, "--yes").stderr
    assert run("forget", second, "--yes", "--versions").exit_code == 0
    with Store.open("news.db", readonly=True) as store:
        assert store.counts().articles == 0
        assert list(store.following.pages()) == []


def test_a_forgotten_text_is_named_as_such(server: Server, tmp_path: Path) -> None:
    """A forgotten text is not taken in at another address or from a file, and the message says that it was forgotten."""
    (row,) = rows(run("add", server.page("/1", html("Ferry 1 stays in port")), "--nl"))
    with Store.open("news.db", readonly=True) as store:
        text = store.record(str(row["article"])).article.text
    run("forget", str(row["article"]), "--yes")
    (again,) = rows(run("add", server.page("/mirror", html("Ferry 1 stays in port")), "--nl"))
    assert (again["status"], "was forgotten, so it is not stored" in str(again["message"])) == ("forgotten", True)
    (tmp_path / "ferry.txt").write_text(text, encoding="utf-8")
    result = run("read", "ferry.txt", "--db", "news.db")
    assert "stored 0 articles, 0 statements in news.db" in result.stderr
    assert "1 article was forgotten before, so not stored" in result.stderr
    assert "already there" not in result.stderr


def test_a_reader_that_keeps_words_in_the_log_is_told(server: Server) -> None:
    """While another program reads, what was removed stays in the log beside the store, which is said with the next step."""
    (row,) = rows(run("add", server.page("/1", html("Ferry 1 stays in port")), "--nl"))
    with closing(sqlite3.connect("news.db", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM articles").fetchone()
        result = run("forget", str(row["article"]), "--yes")
    assert result.exit_code == 0
    assert "another program is reading news.db" in result.stderr
    assert "onrecord verify" in result.stderr

"""What is added through the app is compared with the other articles at once, as on the command line. All texts are invented."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.compare.together import compare_articles
from onrecord.errors import StoreError
from onrecord.intake import article_from_text
from onrecord.store import Store
from onrecord.web import Settings, Taken, changing
from tests.compare.flood import WIRE
from tests.web.conftest import first_line_said, open_client, settings_for

AGAIN = WIRE + "\nReaders may write to the desk of the Gazette, which is open every day until six.\n"


def take(store: Store, url: str) -> Taken:
    """Fetch the report that was printed again, from nowhere."""
    record = first_line_said(article_from_text(AGAIN, source=url))
    store.add(record)
    return Taken(article=record.article.id)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The settings of an app over a store of one report, in which addresses have the same report again."""
    db = tmp_path / "news.db"
    with Store.open(db, create=True) as store:
        store.add(first_line_said(article_from_text(WIRE, source="wire.txt")))
        compare_articles(store)
    made = settings_for(db)
    return replace(made, lent=replace(made.lent, take=take))


def counts(settings: Settings) -> dict[str, int]:
    """Count the articles that were compared, and those that are copies."""
    with closing(sqlite3.connect(settings.db)) as connection:
        names = ("articles", "compared", "story_read", "joined_articles", "copies")
        return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}  # noqa: S608


@pytest.mark.parametrize("way", ["text", "file", "address"])
def test_what_is_added_is_compared(settings: Settings, way: str) -> None:
    """A text that is pasted, a file and an address are held against what is there: a copy is known as one at once."""
    data = {"text": AGAIN} if way == "text" else {"url": "https://a.example/dam"} if way == "address" else {}
    files = {"file": ("again.txt", AGAIN.encode())} if way == "file" else None
    with open_client(settings) as client:
        client.cookies.set(settings.cookie, settings.token)
        answer = client.post(f"/add/{way}", data={"token": settings.token, **data}, files=files)
        assert answer.status_code == 303, answer.text
        assert counts(settings) == dict.fromkeys(("articles", "compared", "story_read", "joined_articles", "copies"), 2)


def test_nobody_waits_for_long_comparing(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where comparing takes long, the article is shown meanwhile; it is done before the app ends."""
    going, done = threading.Event(), threading.Event()

    def slow(store: Store) -> None:
        going.wait(20)
        compare_articles(store)
        done.set()

    monkeypatch.setattr(changing, "compare_articles", slow)
    monkeypatch.setattr(changing, "_PATIENCE", 0.05)
    with open_client(settings) as client:
        client.cookies.set(settings.cookie, settings.token)
        answer = client.post("/add/text", data={"token": settings.token, "text": AGAIN})
        assert answer.status_code == 303
        assert not done.is_set()
        assert client.get(answer.headers["location"]).status_code == 200
        going.set()
    assert done.is_set()
    assert counts(settings)["copies"] == 2


def test_comparing_that_fails_is_said_so(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """A comparison that fails is told; the article is stored, and the next one compares it."""

    def fail(_store: Store) -> None:
        msg = "the disk is full"
        raise StoreError(msg)

    monkeypatch.setattr(changing, "compare_articles", fail)
    with open_client(settings) as client:
        client.cookies.set(settings.cookie, settings.token)
        answer = client.post("/add/text", data={"token": settings.token, "text": AGAIN})
        assert answer.status_code == 503
        assert "the disk is full" in answer.text
        assert counts(settings)["articles"] == 2
        assert counts(settings)["compared"] == 1
        monkeypatch.setattr(changing, "compare_articles", compare_articles)
        client.post("/add/text", data={"token": settings.token, "text": "Another text.\n\nNobody said a word in it."})
    assert counts(settings)["compared"] == 3

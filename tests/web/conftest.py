"""An app over a small store of invented articles, and a client that comes from the app's own pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec import structs
from starlette.testclient import TestClient

from onrecord.cli.rows import STATEMENT_COLUMNS, statement_row
from onrecord.record import Article, Record
from onrecord.store import Store
from onrecord.web import Lent, Settings, Taken, make_app
from tests.store.builder import RUN, Said, make_record, quarrel

PORT = 8765
ORIGIN = f"http://127.0.0.1:{PORT}"
Fill = Callable[..., Path]


def first_line_said(article: Article) -> Record:
    """Read an article without a model: its first line, said by nobody."""
    line = article.text.strip().split("\n")[0]
    made = make_record(article.text, [Said(line, form="indirect")])
    return Record(article=article, statements=made.statements, run=RUN)


def taken(_store: Store, url: str) -> Taken:
    """Fetch nothing."""
    return Taken(message=f"{url} was not fetched")


def settings_for(db: Path, **more: object) -> Settings:
    """Make the settings of an app."""
    lent = Lent(columns=STATEMENT_COLUMNS, row=statement_row, read=first_line_said, take=taken)
    return Settings(db=db, **{"port": PORT, "lent": lent, "author": "Inga Reader", **more})  # type: ignore[arg-type]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A store of two tellings of the lighthouse quarrel, and one more article."""
    path = tmp_path / "news.db"
    with Store.open(path, create=True) as store:
        for record in records():
            store.add(record)
    return path


def records() -> list[Record]:
    """Make the records of the store."""
    lamp = "“The lamp is dark because nobody paid for oil,” harbour master José Müller told the ferrymen.\n"
    later = make_record(
        lamp,
        [
            Said(
                "“The lamp is dark because nobody paid for oil,”",
                "told the ferrymen",
                "harbour master José Müller",
                act="accuse",
            )
        ],
        title="Ferrymen hear of the lamp",
        publisher="Ferry Gazette",
        published="2021-07-09",
        source="https://ferry.example/lamp?id=7",
    )
    return [quarrel(), structs.replace(later)]


@pytest.fixture
def settings(db: Path) -> Settings:
    """The settings of the app."""
    return settings_for(db)


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    """A client of the app; its forms come from the app's own pages."""
    with open_client(settings) as opened:
        yield opened


def open_client(settings: Settings, **headers: str) -> TestClient:
    """Make a client that sends what a browser does from the app's own pages."""
    return TestClient(make_app(settings), base_url=ORIGIN, headers={"origin": ORIGIN, **headers}, follow_redirects=False)


def send(client: TestClient, settings: Settings, path: str, **fields: str) -> int:
    """Send a form with the review token; gives the status."""
    client.cookies.set(settings.cookie, settings.token)
    return client.post(path, data={"token": settings.token, **fields}).status_code

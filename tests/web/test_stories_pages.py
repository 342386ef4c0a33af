"""Stories, one story, and the map in the web app. All reports are invented."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import structs
from starlette.testclient import TestClient

from onrecord.compare import find_copies
from onrecord.compare.stories import find_stories
from onrecord.record import Record
from onrecord.store import Store
from tests.compare.flood import DAYS, reports
from tests.store.builder import make_record
from tests.web.conftest import open_client, settings_for

HOSTILE = '"><script>alert(1)</script>'


def filled(path: Path, records: list[Record], *, find: bool = True) -> Path:
    """Make a store whose stories were found."""
    with Store.open(path, create=True) as store:
        store.add_many(records)
        if find:
            find_copies(store)
            find_stories(store)
    return path


@pytest.fixture
def told(tmp_path: Path) -> Iterator[TestClient]:
    """A client of an app over the flood and the fair."""
    with open_client(settings_for(filled(tmp_path / "news.db", reports()))) as client:
        yield client


def only(client: TestClient) -> str:
    """Give the path of the one story."""
    [story] = json.loads(client.get("/stories.json").text)["stories"]
    return f"/stories/{story['id']}"


def test_every_page_has_a_twin(told: TestClient) -> None:
    """List, story and map answer as HTML with one heading of the first order, and as JSON under the path they name."""
    for path in ("/stories", only(told), "/map", "/map?type=ASSAULT"):
        page = told.get(path)
        assert page.status_code == 200, page.text
        assert page.text.count("<h1") == 1
        where, _, query = path.partition("?")
        twin = where + ".json" + (f"?{query}" if query else "")
        assert f'href="{twin}"' in page.text
        assert isinstance(json.loads(told.get(twin).text), dict)


def test_stories_are_filtered_by_their_articles(told: TestClient) -> None:
    """Words of the headline, outlets and days choose among stories."""
    counts = {"q=quarrow": 1, "q=cheese": 0, "publisher=wire": 1, "since=2031-05": 0, f"until={DAYS[0]}": 1}
    for query, found in counts.items():
        assert json.loads(told.get(f"/stories.json?{query}").text)["total"] == found, query


def test_a_story_shows_all_that_is_told(told: TestClient) -> None:
    """A story has its reports by day, what happened, figures by source, and the sides of what is in dispute."""
    page = json.loads(told.get(f"{only(told)}.json").text)
    assert [day["day"] for day in page["days"]] == list(DAYS)
    assert [moment["reports"] for moment in page["timeline"]] == [3]
    [chart] = page["charts"]
    assert (chart["first"], chart["last"], chart["most"]) == (DAYS[0], DAYS[2], 7)
    assert [[mark["number"] for mark in line["marks"]] for line in chart["lines"]] == [[3, 5, 7], [0]]
    [dispute] = page["accounts"]
    assert {side["stance"] for side in dispute["sides"]} == {"asserts", "denies"}
    shown = told.get(only(told)).text
    for words in ("Asserted", "Denied", "at least 3", "none", "no report in its own voice", 'class="line source-1"'):
        assert words in shown, words


def test_the_map_has_what_its_table_has(told: TestClient) -> None:
    """Every spot of the map is a row of the table, and filters by type, day and story choose among events."""
    page = json.loads(told.get("/map.json").text)
    [spot] = page["spots"]
    assert (spot["place"], spot["count"], page["placed"], page["read"]) == ("Ostrin", 3, 3, 3)
    left, top, width, height = page["view"]
    assert left < spot["x"] < left + width
    assert top < spot["y"] < top + height
    shown = told.get("/map").text
    assert shown.count("<circle") == 1
    assert "<bdi>Ostrin</bdi>" in shown
    story = only(told).rpartition("/")[2]
    counts = {"type=AID": 0, f"since={DAYS[1]}": 2, f"story={story}": 1, f"story={story}&since=2031-04-08": 0}
    for query, count in counts.items():
        assert json.loads(told.get(f"/map.json?{query}").text)["placed"] == count, query
    assert told.get("/static/map/world.svg").status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/stories/t0000", 404),
        ("/stories/%00", 404),
        ("/stories?limit=0", 400),
        ("/map?type=SING", 400),
        ("/map?since=tomorrow", 400),
        ("/map?story=t0000", 404),
    ],
)
def test_what_is_not_there_is_said_so(told: TestClient, path: str, status: int) -> None:
    """A wrong address or query is answered with what is wrong, never with a fault of the program."""
    assert told.get(path).status_code == status


def test_what_was_not_compared_is_said(tmp_path: Path) -> None:
    """A store whose articles were not compared yet says so, and what to run."""
    with open_client(settings_for(filled(tmp_path / "new.db", reports(), find=False))) as client:
        assert "onrecord stories" in client.get("/stories").text
        assert json.loads(client.get("/stories.json").text)["waiting"] == 4
        assert json.loads(client.get("/map.json").text)["placed"] == 3


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    """Markup in a headline, an outlet, an actor's name or a place is shown as words."""
    changed = []
    for record in reports():
        events = tuple(
            structs.replace(event, where=event.where and structs.replace(event.where, name=HOSTILE)) for event in record.events
        )
        article = structs.replace(record.article, title=HOSTILE, publisher=f"{HOSTILE} {record.article.publisher}")
        changed.append(structs.replace(record, article=article, events=events))
    with open_client(settings_for(filled(tmp_path / "hostile.db", changed))) as client:
        for path in ("/stories", only(client), "/map"):
            assert "<script>alert" not in client.get(path).text, path
            assert "&lt;script&gt;" in client.get(path).text, path


def test_copies_are_folded(tmp_path: Path) -> None:
    """A copy stands under its report, and the charts count it once."""
    wire = reports()[0]
    words = (wire.article.text + " Readers may write to the desk of the Gazette, which is open every day until six.").strip()
    copy = make_record(words, title="Three dead", publisher="Gazette", published=DAYS[1], source="gazette.txt")
    with open_client(settings_for(filled(tmp_path / "copies.db", [*reports(), copy]))) as client:
        page = json.loads(client.get(f"{only(client)}.json").text)
    folded = [copy["publisher"] for day in page["days"] for one in day["reports"] for copy in one["copies"]]
    assert folded == ["Gazette"]

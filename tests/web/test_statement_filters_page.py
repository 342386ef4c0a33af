"""The filters of the list of statements that go beyond the speaker's name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.store import Store
from tests.store.builder import council, quarrel
from tests.web.conftest import open_client, settings_for

COUNCIL = council()


@pytest.fixture
def council_client(tmp_path: Path) -> TestClient:
    """A client of an app over a council and a quarrel."""
    path = tmp_path / "council.db"
    with Store.open(path, create=True) as store:
        store.add(COUNCIL)
        store.add(quarrel())
    return open_client(settings_for(path))


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("role=minister", [0, 1, 2]),
        ("country=Ukraine", [0, 1]),
        ("to=garcia", [0]),
        ("target=islanders&country=UKR", [1]),
        ("q=bridge&role=mayor", [3]),
        ("to=nobody", []),
    ],
)
def test_the_list_is_narrowed(council_client: TestClient, query: str, places: list[int]) -> None:
    """An address narrows the list as the command line does, and the page offers to take each condition back."""
    with council_client as client:
        found = json.loads(client.get(f"/statements.json?{query}&order=oldest").text)
        assert [one["statement"]["id"] for one in found["statements"]] == [COUNCIL.statements[place].id for place in places]
        page = client.get(f"/statements?{query}")
    assert page.status_code == 200
    for name in (part.partition("=")[0] for part in query.split("&")):
        assert f'name="{name}"' in page.text


def test_countries_are_counted_and_chosen_by_name(council_client: TestClient) -> None:
    """The facet of countries counts the speakers', by name; the address of each narrows to it, or takes it back."""
    with council_client as client:
        found = json.loads(client.get("/statements.json?country=Ukraine").text)["facets"]["country"]
        told = {value["words"]: (value["value"], value["count"], value["chosen"]) for value in found}
        assert told == {"Ukraine": ("UKR", 2, True), "Norway": ("NOR", 1, False), None: (None, 7, False)}
        addresses = {value["value"]: value["address"] for value in found}
        assert addresses == {"UKR": "/statements", "NOR": "/statements?country=NOR", None: None}
        page = client.get("/statements").text
    assert "Speaker’s country" in page
    assert "<bdi>Ukraine</bdi>" in page


@pytest.mark.parametrize("query", ["country=Atlantis", "role=%20%CC%81", "unknown_speaker=1&country=UKR"])
def test_what_can_mean_nothing_is_said(council_client: TestClient, query: str) -> None:
    """A condition that can mean nothing is a bad request that says why."""
    with council_client as client:
        answer = client.get(f"/statements?{query}")
    assert answer.status_code == 400
    assert "This can&#39;t be asked for" in answer.text or "This can't be asked for" in answer.text

"""The network, what is behind its ties, and speakers joined across articles. All reports are invented."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs
from starlette.testclient import TestClient

from onrecord.record import Actor, Record
from onrecord.store import Store
from onrecord.store.joined import JoinedActor, JoinedActors
from onrecord.web.drawing import WIDTH, drawn
from tests.compare.feud import ADA, BO, CLEO, Aimed, Deed, filled, report, reports
from tests.store.builder import quarrel
from tests.web.conftest import open_client, settings_for
from tests.web.test_safety import ATTACKS, read

Numbers = dict[str, int]


@pytest.fixture
def stored(tmp_path: Path) -> tuple[Path, Numbers]:
    """A store of the feud, and the numbers of its actors."""
    path = tmp_path / "feud.db"
    return path, filled(path, reports())


@pytest.fixture
def client(stored: tuple[Path, Numbers]) -> Iterator[TestClient]:
    """A client of an app over the feud."""
    with open_client(settings_for(stored[0])) as opened:
        yield opened


@pytest.fixture
def numbers(stored: tuple[Path, Numbers]) -> Numbers:
    """The numbers of its actors."""
    return stored[1]


def asked(client: TestClient, path: str) -> Any:  # noqa: ANN401  # whatever the page holds
    """Ask for the twin of a page."""
    where, _, query = path.partition("?")
    answer = client.get(f"{where}.json?{query}")
    assert answer.status_code == 200, answer.text
    return json.loads(answer.text)


def rows(page: dict[str, Any]) -> set[tuple[str, str, str]]:
    """Name the rows of a network's table: who, what, whom."""
    return {(row["doer"], row["edge"]["type"], row["other"]) for row in page["own"]}


def test_every_page_has_a_twin(client: TestClient, numbers: Numbers) -> None:
    """Choice, network and tie answer as HTML with one heading of the first order, and as JSON under the path they name."""
    ada, bo = numbers[ADA], numbers[BO]
    for path in ("/network", f"/network?actor={ada}", f"/network/tie?actor={ada}&other={bo}", f"/speaker?actor={ada}"):
        page = client.get(path)
        assert page.status_code == 200, page.text
        assert page.text.count("<h1") == 1
        where, _, query = path.partition("?")
        twin = f"{where}.json" + (f"?{query}" if query else "")
        assert f'href="{twin}"'.replace("&", "&amp;") in page.text
        assert isinstance(json.loads(client.get(twin).text), dict)


def test_a_network_begins_with_somebody(client: TestClient, numbers: Numbers) -> None:
    """Without an actor there are some to choose from, by words of a name, and each leads to its network."""
    assert {one["name"] for one in asked(client, "/network")["choice"]} == {ADA, BO, CLEO}
    [found] = asked(client, "/network?q=stern")["choice"]
    assert found["number"] == numbers[BO]
    assert f'href="/network?actor={numbers[BO]}"' in client.get("/network?q=STERN").text
    assert "Nobody is called so" in client.get("/network?q=nobody").text


def test_the_table_says_what_the_picture_does(client: TestClient, numbers: Numbers) -> None:
    """Every tie is a row, its two actors stand in the picture, and every line of the picture has a row."""
    page = asked(client, f"/network?actor={numbers[ADA]}")
    assert {(ADA, "ACCUSE", BO), (BO, "ASSAULT", ADA), (ADA, "warn", CLEO)} <= rows(page)
    assert {spot["name"] for spot in page["picture"]["spots"]} == {ADA, BO, CLEO}
    natures = {(row["edge"]["doer"], row["edge"]["other"], row["edge"]["nature"]) for row in (*page["own"], *page["among"])}
    assert natures == {(line["doer"], line["other"], line["nature"]) for line in page["picture"]["lines"]}
    shown = client.get(f"/network?actor={numbers[ADA]}").text
    assert shown.count('class="tie ') == len(natures) + 4  # the key has four
    assert "only in somebody" in shown
    assert shown.count("<tr class=") == len(page["own"]) + len(page["among"])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("type=ACCUSE", {(ADA, "ACCUSE", BO)}),
        ("type=warn", {(ADA, "warn", CLEO)}),
        ("type=conflict&until=2031-04", {(ADA, "ACCUSE", BO), (BO, "ASSAULT", ADA)}),
        ("since=2031-05-01", {(ADA, "ACCUSE", BO), (ADA, "warn", CLEO)}),
        ("status=negated", set()),
        ("type=SANCTION", set()),
    ],
)
def test_ties_are_chosen(client: TestClient, numbers: Numbers, query: str, found: set[tuple[str, str, str]]) -> None:
    """Type, nature, status and time choose among ties."""
    assert rows(asked(client, f"/network?actor={numbers[ADA]}&{query}")) == found


def test_the_fewest_actors_are_those_with_most(client: TestClient, numbers: Numbers) -> None:
    """As many actors as asked for are shown, and how many there are is said."""
    page = asked(client, f"/network?actor={numbers[ADA]}&most=2&count=reports")
    assert ([one["name"] for one in page["others"]], page["actors"]) == ([BO], 2)
    assert all(row["other"] != CLEO for row in page["own"])


def test_a_tie_leads_to_its_words(client: TestClient, numbers: Numbers) -> None:
    """Each row leads to the events and statements behind it, with the words that tell of them and in whose voice."""
    page = asked(client, f"/network?actor={numbers[ADA]}")
    for row in (*page["own"], *page["among"]):
        behind = asked(client, row["address"])
        assert behind["total"] == row["edge"]["happenings"], row
        assert [edge["type"] for edge in behind["edges"]] == [row["edge"]["type"]]
    both = client.get(f"/network/tie?actor={numbers[BO]}&other={numbers[ADA]}").text
    for words in (
        "<mark>attacked</mark>",
        "in somebody’s words",
        "in the article’s own voice",
        "for the missing lamp",
        "meets",
    ):
        assert words in both, words
    one_way = client.get(f"/network/tie?actor={numbers[BO]}&other={numbers[ADA]}&way=there").text
    assert "for the missing lamp" not in one_way


def test_a_story_has_a_network(tmp_path: Path) -> None:
    """A story leads to the network of those who take part in it, and only what its articles tell is counted there."""
    [wire, herald] = reports()
    words = (
        "Lamp of Tarn lighthouse stolen, says harbour master\n\n"
        "The lamp of the lighthouse in Tarn is gone. Harbour master Ada Lind has accused Bo Stern of stealing it.\n\n"
        "Bo Stern, who was seen at the quay with Cleo Marsh and a boat, keeps silent about the lamp of the lighthouse.\n"
    )
    other = report(words, (ADA, BO), deeds=(Deed(ADA, "accused", BO, "ACCUSE"),), day="2031-04-09", publisher="Quay Post")
    apart = structs.replace(herald, article=structs.replace(herald.article, published="2033-01-01"))
    path = tmp_path / "story.db"
    numbers = filled(path, [wire, other, apart])
    with open_client(settings_for(path)) as client:
        [story] = [one["id"] for one in asked(client, "/stories")["stories"]]
        assert f'href="/network?story={story}"' in client.get(f"/stories/{story}").text
        page = asked(client, f"/network?story={story}&actor={numbers[ADA]}")
        assert (ADA, "warn", CLEO) not in rows(page)
        assert (ADA, "ACCUSE", BO) in rows(page)
        assert asked(client, f"/network?story={story}")["choice"][0]["name"] in {ADA, BO}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/network?actor=99999", 404),
        ("/network?actor=-1", 400),
        ("/network?actor=Ada", 400),
        ("/network?type=SING", 400),
        ("/network?status=maybe", 400),
        ("/network?count=words", 400),
        ("/network?since=tomorrow", 400),
        ("/network?most=1", 400),
        ("/network?most=41", 400),
        ("/network?q=%CC%81", 400),
        ("/network?story=t0000", 404),
        ("/network?actor=99999999999999999999999", 400),
        ("/network/tie", 400),
        ("/network/tie?actor=1", 400),
        ("/network/tie?actor=1&other=99999", 404),
        ("/speaker?actor=99999", 404),
        ("/speaker?actor=x", 400),
        ("/statements?actor=99999999999999999999999", 400),
    ],
)
def test_what_is_not_there_is_said_so(client: TestClient, path: str, status: int) -> None:
    """A wrong address or query is answered with what is wrong, never with a fault of the program."""
    assert client.get(path).status_code == status


def test_a_store_without_actors_says_so(tmp_path: Path) -> None:
    """Where nothing was joined, the network says what to run, and a speaker is a name."""
    path = tmp_path / "new.db"
    with Store.open(path, create=True) as store:
        store.add_many([*reports(), quarrel()])
    with open_client(settings_for(path)) as client:
        page = client.get("/network").text
        assert "3 articles’ actors were not joined yet" in page
        assert "onrecord actors list" in page
        speaker = client.get("/speaker", params={"name": ADA}).text
        assert "Only this very name" in speaker


def test_names_of_one_actor_lead_to_one_page(tmp_path: Path) -> None:
    """Every name of a joined actor leads to the page of all that it said, with the evidence, roles and network."""
    wire, herald = reports()
    middle = "Ada Maria Lind"
    later = report(
        f"Lamp found\n\n{middle} said that the lamp was under the quay. The clerk {middle} thanked the ferrymen.\n",
        (middle,),
        said=(Aimed(middle, "said", "that the lamp was under the quay", None, "say"),),
        day="2031-06-01",
        publisher="Tarn Post",
        roles=((middle, "clerk"),),
    )
    path = tmp_path / "names.db"
    numbers = filled(path, [wire, herald, later])
    [number] = {value for name, value in numbers.items() if name.startswith("Ada")}
    with open_client(settings_for(path)) as client:
        pages = [asked(client, f"/speaker?name={name.replace(' ', '%20')}") for name in (ADA, middle, "ada LIND")]
        for page in pages:
            assert page["actor"]["number"] == number
            assert (page["total"], page["articles"]) == (4, 3)
            assert {one["value"]: one["count"] for one in page["said_as"]} == {ADA: 3, middle: 1}
            assert {one["name"] for one in page["names"]} == {ADA, middle}
            assert [one["role"] for one in page["roles"]] == ["clerk", "Harbour master"]
            assert all(one["article"].startswith("sha256:") for one in page["roles"])
            assert ADA not in {one["name"] for one in page["related"]}
        [how] = {one["how"] for one in pages[0]["names"] if one["how"]} - {"name"}
        assert how == "variant"
        shown = client.get("/speaker", params={"name": middle}).text
        assert f'href="/network?actor={number}"' in shown
        assert f'href="/statements?actor={number}"' in shown
        assert "joined across 3 articles under 2 names" in shown
        narrowed = asked(client, f"/speaker?actor={number}&name=Ada%20Maria%20Lind")
        assert narrowed["total"] == 1
        assert asked(client, f"/statements?actor={number}&q=lamp")["total"] == 3
        assert asked(client, f"/statements?actor={number}")["total"] == 4


def test_a_decision_is_shown_at_once(client: TestClient, stored: tuple[Path, Numbers]) -> None:
    """Whoever merges two actors elsewhere sees it at the next look, under every name and in the network."""
    path, numbers = stored
    assert asked(client, "/speaker?name=Cleo%20Marsh")["total"] == 1
    with Store.open(path) as store:
        merged = JoinedActors.of(store).merge([numbers[ADA], numbers[CLEO]], "Inga Reader")
    for name in ("Cleo%20Marsh", "Ada%20Lind"):
        page = asked(client, f"/speaker?name={name}")
        assert (page["actor"]["number"], page["total"]) == (merged, 4)
    assert {row[2] for row in rows(asked(client, f"/network?actor={numbers[BO]}"))} <= {ADA, BO, CLEO}
    [gone] = {numbers[ADA], numbers[CLEO]} - {merged}
    assert client.get(f"/network?actor={gone}").status_code == 404


def test_a_name_of_several_is_not_one_of_them(tmp_path: Path) -> None:
    """Statements of namesakes stay together under the name, which names the actors that it may mean."""

    def told(place: str, country: str, day: str) -> Record:
        made = report(
            f"News from {place}\n\n{ADA} said that the mill of {place} was shut.\n",
            (ADA,),
            said=(Aimed(ADA, "said", f"that the mill of {place} was shut", None, "say"),),
            day=day,
            publisher=place,
        )
        known = tuple(structs.replace(one, country=country) for one in made.actors)
        return structs.replace(made, actors=known)

    path = tmp_path / "namesakes.db"
    filled(path, [told("Northmill", "NOR", "2031-01-01"), told("Southmill", "CHL", "2034-01-01")])
    with open_client(settings_for(path)) as client:
        page = asked(client, "/speaker?name=Ada%20Lind")
        assert (page["actor"], page["total"], len(page["meant"])) == (None, 2, 2)
        for one in page["meant"]:
            assert asked(client, f"/speaker?actor={one['number']}")["total"] == 1
        assert "everybody who is called so" in client.get("/speaker?name=Ada%20Lind").text


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_words_stay_words(tmp_path: Path, attack: str) -> None:
    """Whatever stands in names, roles, headlines and evidence: no element, handler or link comes of it."""

    def hostile(one: Actor) -> Actor:
        roles = tuple(structs.replace(role, title=attack, of=attack) for role in one.roles)
        return structs.replace(one, name=f"{attack} {one.name}", roles=roles)

    records = [
        structs.replace(
            record,
            article=structs.replace(record.article, title=attack, publisher=f"{attack} {number}"),
            actors=tuple(map(hostile, record.actors)),
        )
        for number, record in enumerate(reports())
    ]
    path = tmp_path / "hostile.db"
    numbers = filled(path, records)
    with open_client(settings_for(path)) as client:
        paths = ["/network"]
        for number in numbers.values():
            paths += [f"/network?actor={number}", f"/speaker?actor={number}"]
            paths += [f"/network/tie?actor={number}&other={other}" for other in numbers.values()]
        plain = {path: read(client.get(path).text) for path in paths}
        plain["q"] = read(client.get("/network", params={"q": attack}).text)
    for where, page in plain.items():
        for tag, attributes in page.elements:
            assert tag not in {"style", "img", "iframe", "object", "embed", "base"}, (where, tag)
            assert not [name for name in attributes if name.startswith("on") or name == "style"], (where, tag, attributes)
            assert tag != "script" or (attributes.get("src") or "").startswith("/static/"), (where, attributes)
            for link in ("href", "src", "action"):
                assert re.match(r"(/|#|https?://)", attributes.get(link) or "/"), (where, tag, attributes)


@pytest.mark.parametrize("others", [1, 2, 3, 39])
def test_no_name_lies_over_another(others: int) -> None:
    """From 2 to 40 actors, all stand inside the picture, and the names of one side have a row each."""
    known = [
        JoinedActor(
            number=at,
            name=f"Actor {at} " + "x" * at,
            kind="person",
            country=None,
            sector=None,
            articles=1,
            statements=0,
            first=None,
            last=None,
        )
        for at in range(others + 1)
    ]
    picture = drawn(known[0], known[1:], [], "happenings")
    assert len(picture.spots) == others + 1
    assert all(0 < spot.x < WIDTH and 0 < spot.y < picture.height for spot in picture.spots)
    assert all(len(spot.label) <= 30 for spot in picture.spots)
    for side in ("left", "right"):
        heights = sorted(spot.y for spot in picture.spots if spot.side == side)
        assert all(low + 18 <= high for low, high in pairwise(heights)), side

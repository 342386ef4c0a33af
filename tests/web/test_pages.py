"""The pages: what is on them, their twins, their links."""

from __future__ import annotations

import csv
import io
import json

import msgspec
import pytest
from starlette.testclient import TestClient

from onrecord.record import Record
from onrecord.store import Store
from onrecord.web import Settings
from tests.store.builder import quarrel
from tests.web.conftest import open_client, records, settings_for

HERALD = quarrel()
ARTICLE = "/articles/" + HERALD.article.id.removeprefix("sha256:")
PATHS = (
    "/",
    "/statements",
    "/statements?q=lamp&act=say",
    "/articles",
    "/articles?q=lamp",
    ARTICLE,
    f"/statements/{HERALD.statements[0].id}",
    "/speakers",
    "/speaker?name=harbour+master+Jos%C3%A9+M%C3%BCller",
    "/add",
    "/review",
    "/about",
)


@pytest.mark.parametrize("path", PATHS)
def test_every_page_has_a_twin(client: TestClient, path: str) -> None:
    """Each page answers as HTML with one heading of the first order, and its twin, which it names, as JSON."""
    page = client.get(path)
    assert page.status_code == 200, page.text
    assert page.headers["content-type"].startswith("text/html")
    assert page.text.count("<h1") == 1
    where, _, query = path.partition("?")
    twin = ("/index.json" if where == "/" else where + ".json") + (f"?{query}" if query else "")
    assert f'href="{twin.replace("&", "&amp;")}"' in page.text
    answer = client.get(twin)
    assert answer.headers["content-type"].startswith("application/json")
    assert isinstance(json.loads(answer.text), dict)


def test_the_twin_of_an_article_holds_its_record(client: TestClient) -> None:
    """The record in an article's twin is the one that was stored."""
    found = json.loads(client.get(f"{ARTICLE}.json").text)
    assert msgspec.convert(found["record"], Record, strict=False) == HERALD


def test_the_list_takes_the_filters_of_the_command_line(client: TestClient, settings: Settings) -> None:
    """A filter finds what the store's own finds, in its order, latest publication first."""
    with Store.open(settings.db, readonly=True) as store:
        every = list(store.statements())
    for query, kept in (
        ("", lambda _: True),
        ("act=accuse", lambda one: one.statement.act == "accuse"),
        ("form=direct", lambda one: one.statement.form == "direct"),
        ("unknown_speaker=1", lambda one: one.statement.speaker is None),
        ("speaker=muller", lambda one: one.statement.speaker is not None and "Müller" in one.statement.speaker.name),
        ("publisher=gazette", lambda one: one.article.publisher == "Ferry Gazette"),
        ("since=2021-07", lambda one: one.article.published >= "2021-07"),
        ("until=2021-06-02", lambda one: one.article.published == "2021-06-02"),
        ("min_confidence=0.5", lambda one: one.statement.confidence >= 0.5),
        (f"article={HERALD.article.id}", lambda one: one.article.id == HERALD.article.id),
    ):
        found = json.loads(client.get(f"/statements.json?{query}&order=oldest").text)
        expected = [one.statement.id for one in every if kept(one)]
        assert [one["statement"]["id"] for one in found["statements"]] == expected, query
        assert found["total"] == len(expected), query
        assert expected, query


def test_a_search_marks_its_hits(client: TestClient) -> None:
    """Words that were searched for are marked, in any of their forms, and counted in every facet."""
    page = client.get("/statements?q=lamps")
    assert "<mark>lamp</mark>" in page.text
    found = json.loads(client.get("/statements.json?q=lamps").text)
    assert found["order"] == "best"
    assert found["total"] == 4
    for facet in ("act", "form", "scope", "speaker", "publisher", "month"):
        assert sum(value["count"] for value in found["facets"][facet]) == 4, facet


def test_a_facet_is_counted_as_if_it_were_not_chosen(client: TestClient) -> None:
    """A chosen value stands among its alternatives with their counts, and its link takes it back."""
    found = json.loads(client.get("/statements.json?form=direct&q=lamp").text)
    forms = {value["value"]: value for value in found["facets"]["form"]}
    assert (forms["direct"]["count"], forms["indirect"]["count"]) == (2, 2)
    assert forms["direct"]["chosen"]
    assert forms["direct"]["address"] == "/statements?q=lamp"
    assert forms["indirect"]["address"] == "/statements?q=lamp&form=indirect"
    assert client.get(forms["indirect"]["address"]).status_code == 200


def test_a_list_is_paged(client: TestClient) -> None:
    """Pages follow one another without a gap or a repetition."""
    address, seen = "/statements?limit=2&order=newest", []
    while address is not None:
        found = json.loads(client.get(address.replace("/statements?", "/statements.json?")).text)
        seen += [one["statement"]["id"] for one in found["statements"]]
        address = found["next"]
    assert len(seen) == len(set(seen)) == 7


def test_all_that_is_shown_can_be_exported(client: TestClient) -> None:
    """CSV and JSON lines hold every statement of the query, with the columns of the command line."""
    table = list(csv.DictReader(io.StringIO(client.get("/statements.csv?act=accuse").text)))
    lines = [json.loads(line) for line in client.get("/statements.jsonl?act=accuse").text.splitlines()]
    assert len(table) == len(lines) == 2
    assert [row["content"] for row in table] == [row["content"] for row in lines]
    assert {row["act"] for row in table} == {"accuse"}
    assert "attachment" in client.get("/statements.csv").headers["content-disposition"]


def test_an_article_is_shown_with_all_its_voices(client: TestClient) -> None:
    """Who speaks stands in the margin with a share of the words, and the shares make the whole."""
    page = json.loads(client.get(f"{ARTICLE}.json").text)
    names = [voice["name"] for voice in page["voices"]["speakers"]]
    assert names[-1] is None
    assert "harbour master José Müller" in names
    told = sum(voice["words"] for voice in page["voices"]["speakers"])
    assert told + page["voices"]["own"] == page["voices"]["words"]
    assert client.get(ARTICLE).text.count('class="card"') == len(HERALD.statements)


def test_a_speaker_is_shown_over_time(client: TestClient) -> None:
    """All statements under one name come with their months, acts and outlets, across articles."""
    found = json.loads(client.get("/speaker.json?name=HARBOUR+MASTER+jose+muller").text)
    assert found["name"] == "harbour master José Müller"
    assert (found["total"], found["articles"]) == (3, 2)
    assert [month["value"] for month in found["months"]] == ["2021-07", "2021-06"]
    assert {outlet["value"] for outlet in found["outlets"]} == {"Island Herald", "Ferry Gazette"}


def test_the_words_of_the_original_can_be_opened(client: TestClient) -> None:
    """A statement links to its very words in the original, and to nothing where there is no web address."""
    [listed] = json.loads(client.get("/statements.json?publisher=gazette").text)["statements"]
    page = client.get(f"/statements/{listed['statement']['id']}").text
    assert "https://ferry.example/lamp?id=7#:~:text=%E2%80%9CThe%20lamp%20is%20dark" in page
    assert "#:~:text=" not in client.get(f"/statements/{HERALD.statements[0].id}").text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nothing", 404),
        ("/articles/ffffffff", 404),
        ("/articles/..%2f..%2fetc", 404),
        ("/statements/s0000", 404),
        ("/statements/%00", 404),
        ("/speaker", 404),
        ("/speaker?name=Nobody", 404),
        ("/statements?act=sing", 400),
        ("/statements?since=tomorrow", 400),
        ("/statements?limit=0", 400),
        ("/statements?offset=99999999999999999999999", 400),
        ("/statements?min_confidence=nan", 400),
        ("/statements?speaker=a&unknown_speaker=1", 400),
        ("/searches/99.json", 404),
        ("/searches/99.atom", 404),
    ],
)
def test_what_is_not_there_is_said_so(client: TestClient, path: str, status: int) -> None:
    """A wrong address or query is answered with what is wrong, never with a fault of the program."""
    answer = client.get(path)
    assert answer.status_code == status
    assert len(answer.text) > 20


@pytest.mark.parametrize("q", ['"', "*", "NEAR(", "a AND", "\x00", "🜁", "«", "(((", "-", "col:x", "'; DROP TABLE statements"])
def test_no_search_is_a_fault(client: TestClient, q: str) -> None:
    """Whatever is searched for, the answer is a list."""
    for path in ("/statements.json", "/articles.json"):
        answer = client.get(path, params={"q": q})
        assert answer.status_code == 200, (q, answer.text)


def test_one_article_alone_is_only_shown(settings: Settings) -> None:
    """An app for one article leads to it, sets no cookie, and has no page and no form that changes anything."""
    with open_client(settings_for(settings.db, readonly=True, alone=HERALD.article.id)) as client:
        assert client.get("/").headers["location"] == ARTICLE
        page = client.get(ARTICLE)
        assert page.status_code == 200
        assert "set-cookie" not in page.headers
        assert "<form method" not in page.text
        for path in ("/add/text", "/searches", f"/statements/{HERALD.statements[0].id}/review"):
            assert client.post(path, data={}).status_code in {404, 405}
        assert client.get("/review").status_code == 404


def test_what_comes_while_the_app_runs_is_shown(client: TestClient, settings: Settings) -> None:
    """Articles that another program stores, reads anew or forgets are shown so at once."""
    assert json.loads(client.get("/statements.json").text)["total"] == 7
    with Store.open(settings.db) as store:
        store.following.forget(HERALD.article.id)
    assert json.loads(client.get("/statements.json").text)["total"] == 1
    with Store.open(settings.db) as store:
        store.add(quarrel(publisher="Morning Post"), replace=True)
    assert len(records()) == 2
    assert json.loads(client.get("/statements.json").text)["total"] == 1

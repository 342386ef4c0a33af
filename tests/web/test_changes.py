"""What can be changed: texts added, decisions written down, searches kept."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec
import pytest
from starlette.testclient import TestClient

from onrecord.evaluation.brat import read_folder
from onrecord.intake import LIMIT
from onrecord.record import Record, Statement
from onrecord.record.verify import faults
from onrecord.store import Store
from onrecord.web import Settings
from tests.store.builder import QUARREL, quarrel
from tests.web.conftest import open_client, send, settings_for

HERALD = quarrel()
FIRST = HERALD.statements[0]
ATOM = "{http://www.w3.org/2005/Atom}"


def decide(client: TestClient, settings: Settings, statement: Statement, **fields: str) -> int:
    """Send a decision."""
    return send(client, settings, f"/statements/{statement.id}/review", **fields)


def decisions(settings: Settings) -> list[tuple[str, str, str]]:
    """Read what was decided: statement, decision, author."""
    with closing(sqlite3.connect(settings.db)) as connection:
        return connection.execute("SELECT statement, decision, author FROM reviews ORDER BY number").fetchall()


def test_decisions_are_added_and_never_change_the_record(client: TestClient, settings: Settings) -> None:
    """Each decision is a row with its author; the last one counts, and the machine's record stays as it was."""
    assert decide(client, settings, FIRST, decision="accept") == 303
    assert decide(client, settings, FIRST, decision="reject", author="Bo Second") == 303
    assert decisions(settings) == [(FIRST.id, "accept", "Inga Reader"), (FIRST.id, "reject", "Bo Second")]
    page = json.loads(client.get(f"/statements/{FIRST.id}.json").text)
    assert [review["decision"] for review in page["reviews"]] == ["accept", "reject"]
    assert page["statement"] == json.loads(msgspec.json.encode(FIRST))
    assert "rejected" in client.get("/statements").text
    assert decide(client, settings, FIRST, decision="withdraw") == 303
    assert "rejected" not in client.get("/statements").text
    with Store.open(settings.db, readonly=True) as store:
        assert store.record(HERALD.article.id) == HERALD
        assert store.verify().holds


def test_a_decision_can_not_be_changed_afterwards(client: TestClient, settings: Settings) -> None:
    """The store itself refuses to alter a decision."""
    decide(client, settings, FIRST, decision="accept")
    with closing(sqlite3.connect(settings.db)) as connection, pytest.raises(sqlite3.IntegrityError, match="add another"):
        connection.execute("UPDATE reviews SET decision = 'reject'")


def test_a_decision_outlives_a_new_reading_and_not_forgetting(client: TestClient, settings: Settings) -> None:
    """Reading an article anew keeps what was decided; forgetting it leaves no word."""
    decide(client, settings, FIRST, decision="accept")
    with Store.open(settings.db) as store:
        store.add(HERALD, replace=True)
    assert len(decisions(settings)) == 1
    with Store.open(settings.db) as store:
        store.following.forget(HERALD.article.id)
    assert decisions(settings) == []


def test_a_fix_is_words_of_the_article(client: TestClient, settings: Settings) -> None:
    """A fix gives a statement with an id of its own spans, verbatim, with the speaker found in the text."""
    given = {
        "decision": "fix",
        "content": "The lamp has been\r\n dark since May",
        "cue": "said",
        "source": "harbour master José Müller",
        "speaker": "Mayor Inga O'Brien",
        "act": "claim",
    }
    assert decide(client, settings, FIRST, **given) == 303
    [review] = json.loads(client.get(f"/statements/{FIRST.id}.json").text)["reviews"]
    right = msgspec.convert(review["fixed"], Statement, strict=False)
    assert [span.text for span in right.content] == ["The lamp has been dark since May"]
    assert (right.act, right.form, right.confidence) == ("claim", "indirect", 1.0)
    assert right.speaker is not None
    assert right.speaker.mention is not None
    assert QUARREL[right.speaker.mention.start : right.speaker.mention.end] == "Mayor Inga O'Brien"
    record = Record(article=HERALD.article, statements=(right,), run=HERALD.run)
    assert list(faults(record)) == []


def test_a_fix_may_have_pieces(client: TestClient, settings: Settings) -> None:
    """Pieces that lie apart stand with a line between them."""
    words = "The lamp has been\n…\nsince May"
    assert decide(client, settings, FIRST, decision="fix", content=words, cue="said", source="", speaker="") == 303
    [review] = json.loads(client.get(f"/statements/{FIRST.id}.json").text)["reviews"]
    assert [span["text"] for span in review["fixed"]["content"]] == ["The lamp has been", "since May"]
    assert review["fixed"]["speaker"] is None
    assert review["fixed"]["act"] is None


@pytest.mark.parametrize(
    "fields",
    [
        {"decision": "fix", "content": "words that nobody wrote"},
        {"decision": "fix", "content": ""},
        {"decision": "fix", "content": "The lamp", "act": "sing"},
        {"decision": "fix", "content": "The lamp has been\n…\nlamp has"},
        {"decision": "approve"},
        {"decision": ""},
        {"decision": "accept", "author": "x" * 101},
    ],
)
def test_a_decision_that_is_none_is_refused(client: TestClient, settings: Settings, fields: dict[str, str]) -> None:
    """What can't be meant is refused with the reason, and nothing is written down."""
    assert decide(client, settings, FIRST, **fields) == 400
    assert decisions(settings) == []


def test_reviewing_leads_from_one_to_the_next(client: TestClient, settings: Settings) -> None:
    """The next statement that nobody has decided on is shown, until there is none left."""
    query = f"article={HERALD.article.id}&order=oldest"
    seen: list[str] = []
    while (page := json.loads(client.get(f"/review.json?{query}").text))["current"] is not None:
        seen.append(page["current"]["statement"]["id"])
        assert len(seen) <= len(HERALD.statements)
        decide(client, settings, HERALD.statements[len(seen) - 1], decision="accept")
    assert seen == [statement.id for statement in HERALD.statements]
    assert page["counts"] == {"accept": len(seen)}
    assert "Nothing left" in client.get(f"/review?{query}").text


def test_decisions_are_labelled_data(client: TestClient, settings: Settings, tmp_path: Path) -> None:
    """An article that was decided on in whole comes out as brat annotations that ``evaluate`` reads: what is right, no more."""
    for number, statement in enumerate(HERALD.statements):
        if number == 1:
            fields = {"decision": "fix", "content": "the islanders", "cue": "accused", "source": "He", "speaker": "He"}
            decide(client, settings, statement, **fields)
        elif number < 5:
            decide(client, settings, statement, decision="reject" if number == 4 else "accept")
    assert zipfile.ZipFile(io.BytesIO(client.get("/review/labels.zip").content)).namelist() == []
    decide(client, settings, HERALD.statements[5], decision="accept")
    zipfile.ZipFile(io.BytesIO(client.get("/review/labels.zip").content)).extractall(tmp_path / "labels")  # ours
    [text] = read_folder(tmp_path / "labels")
    assert text.text == QUARREL
    found = [tuple(QUARREL[start:end] for start, end in one.content) for one in text.attributions]
    expected = [tuple(span.text for span in one.content) for one in HERALD.statements if one is not HERALD.statements[4]]
    expected[1] = ("the islanders",)
    assert found == expected
    [line] = client.get("/review/labels.jsonl").text.splitlines()
    labelled = json.loads(line)
    assert labelled["complete"]
    assert [one["id"] for one in labelled["rejected"]] == [HERALD.statements[4].id]
    assert {review["author"] for review in labelled["reviews"]} == {"Inga Reader"}


def test_a_text_is_pasted(client: TestClient, settings: Settings) -> None:
    """A pasted text becomes an article with what was said about it, and its page is shown."""
    fields = {"text": "The ferry is late.\r\n\r\nNobody knows why.", "publisher": "Pier Post", "published": "2022-02-03"}
    client.cookies.set(settings.cookie, settings.token)
    answer = client.post("/add/text", data={"token": settings.token, **fields})
    assert answer.status_code == 303
    page = json.loads(client.get(answer.headers["location"] + ".json").text)
    assert page["record"]["article"]["text"] == "The ferry is late.\n\nNobody knows why."
    assert page["head"]["publisher"] == "Pier Post"
    assert "Pier Post" in client.get("/").text
    assert json.loads(client.get("/index.json").text)["articles"] == 3


def test_a_file_is_uploaded(client: TestClient, settings: Settings) -> None:
    """A page that is uploaded is read as a page; what its sender calls it is no path."""
    html = (
        b"<html><head><title>t</title></head><body><article><h1>Ferry late</h1><p>"
        + b"The ferry was late. " * 20
        + b"</p></article>"
    )
    client.cookies.set(settings.cookie, settings.token)
    data = {"token": settings.token, "publisher": "Pier Post"}
    answer = client.post("/add/file", data=data, files={"file": ("C:\\secret\\..\\late.html", html, "text/html")})
    assert answer.status_code == 303, answer.text
    page = json.loads(client.get(answer.headers["location"] + ".json").text)
    assert page["record"]["article"]["source"] == "late.html"
    assert "<p>" not in page["record"]["article"]["text"]


@pytest.mark.parametrize(
    ("path", "fields", "says"),
    [
        ("/add/text", {"text": ""}, "empty"),
        ("/add/text", {"text": "x", "published": "someday"}, "date"),
        ("/add/file", {}, "No file"),
        ("/add/address", {"url": ""}, "No address"),
        ("/add/address", {"url": "https://a.example/x"}, "was not fetched"),
    ],
)
def test_what_can_not_be_added_is_said_so(
    client: TestClient, settings: Settings, path: str, fields: dict[str, str], says: str
) -> None:
    """A text that can't be read is refused on the page of adding, with the reason."""
    client.cookies.set(settings.cookie, settings.token)
    answer = client.post(path, data={"token": settings.token, **fields})
    assert answer.status_code == 400
    assert says in answer.text


def test_too_much_is_refused(client: TestClient, settings: Settings) -> None:
    """A form larger than the largest article is refused before it is read."""
    client.cookies.set(settings.cookie, settings.token)
    answer = client.post("/add/text", data={"token": settings.token, "text": "x" * (LIMIT + 200_000)})
    assert answer.status_code in {400, 413}


def test_a_search_is_kept_and_followed(client: TestClient, settings: Settings) -> None:
    """A kept search counts what came after it was last looked at, as a page, as JSON and as an Atom feed."""
    assert send(client, settings, "/searches", name="Lamps", query="q=lamp&limit=3&offset=5") == 303
    [kept] = json.loads(client.get("/index.json").text)["searches"]
    assert (kept["search"]["query"], kept["total"], kept["new"]) == ("q=lamp", 4, 0)
    number = kept["search"]["number"]
    send(client, settings, "/add/text", text="“The lamp burns again”, nobody said.")
    found = json.loads(client.get(f"/searches/{number}.json").text)
    assert (found["search"]["total"], found["search"]["new"], len(found["statements"])) == (5, 1, 5)
    [fresh] = json.loads(client.get(found["search"]["new_address"].replace("?", ".json?")).text)["statements"]
    assert "burns again" in fresh["content"]["text"]
    assert "1 new" in client.get("/").text
    assert send(client, settings, f"/searches/{number}/seen") == 303
    assert json.loads(client.get(f"/searches/{number}.json").text)["search"]["new"] == 0
    assert client.get(f"/searches/{number}").headers["location"] == "/statements?q=lamp"
    assert send(client, settings, f"/searches/{number}/drop") == 303
    assert client.get(f"/searches/{number}.json").status_code == 404


def test_the_feed_of_a_search_is_atom(client: TestClient, settings: Settings) -> None:
    """The feed is well-formed whatever it is called and whatever was said, and has what RFC 4287 asks for."""
    send(client, settings, "/add/text", text="“A lamp ]]> & <b>\x08\x1f \ufffe” it was said.")
    send(client, settings, "/searches", name="Lamps & <more>", query="q=lamp")
    answer = client.get("/searches/1.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ET.fromstring(answer.text)  # noqa: S314  # our own
    assert feed.findtext(f"{ATOM}title") == "Lamps & <more>"
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 5
    ids = {entry.findtext(f"{ATOM}id") for entry in entries}
    assert len(ids) == 5
    assert all(entry.findtext(f"{ATOM}updated") and entry.findtext(f"{ATOM}title") for entry in entries)


@pytest.mark.parametrize(("name", "query"), [("", "q=x"), ("x" * 201, "q=x"), ("ok", "act=sing"), ("ok", "limit=0")])
def test_a_search_that_is_none_is_refused(client: TestClient, settings: Settings, name: str, query: str) -> None:
    """Only a search that can be shown is kept, under a name."""
    assert send(client, settings, "/searches", name=name, query=query) == 400
    assert json.loads(client.get("/index.json").text)["searches"] == []


def test_the_inbox_tells_what_is_new(client: TestClient, settings: Settings) -> None:
    """All is new until somebody has looked; then only what came after."""
    assert json.loads(client.get("/index.json").text)["new"] == 2
    assert send(client, settings, "/seen") == 303
    assert json.loads(client.get("/index.json").text)["new"] == 0
    send(client, settings, "/add/text", text="A new text, without a word that anybody said.")
    start = json.loads(client.get("/index.json").text)
    assert start["new"] == 1
    assert [one["is_new"] for one in start["arrived"]] == [True, False, False]


def test_a_store_that_is_only_shown_is_not_changed(settings: Settings) -> None:
    """With nothing to be written there is no form and no way to send one."""
    quiet = settings_for(settings.db, readonly=True)
    with open_client(quiet) as client:
        client.cookies.set(quiet.cookie, quiet.token)
        assert "<form method" not in client.get("/").text
        assert client.post("/seen", data={"token": quiet.token}).status_code in {404, 405}

"""Nothing that an article contains, and nothing that another site sends, does any harm."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs
from starlette.testclient import TestClient

from onrecord.record import Record, Span
from onrecord.store import Store
from onrecord.web import Settings
from onrecord.web.guard import POLICY
from onrecord.web.links import at_words, original
from onrecord.web.marking import marked_paragraphs, marked_text
from tests.store.builder import Said, make_record, quarrel
from tests.web.conftest import ORIGIN, PORT, open_client, settings_for

ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "<!--<style>*{display:none}</style>",
    "<a hx-get='/seen' hx-trigger='load'>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\u202egnp.exe\u202c",
)
VOID = {"meta", "link", "input", "br", "img", "hr"}


class Reading(HTMLParser):
    """Collects what a browser would see: elements with their attributes, and the text of an article."""

    def __init__(self) -> None:
        """Begin."""
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element, and whether the text has begun."""
        self.elements.append((tag, dict(attrs)))
        if self._depth and tag not in VOID:
            self._depth += 1
        elif "data-article" in dict(attrs):
            self._depth = 1

    def handle_endtag(self, tag: str) -> None:
        """Note that an element has ended."""
        if self._depth and tag not in VOID:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        """Collect the text."""
        if self._depth:
            self.text += data


def read(html: str) -> Reading:
    """Read a page as a browser does."""
    reading = Reading()
    reading.feed(html)
    reading.close()
    return reading


def attacked(attack: str) -> Record:
    """Make a record with an attack in everything that an article brings along."""
    text = f"{attack} headline\n\n“{attack}”, the lighthouse keeper {attack} said.\n"
    said = Said(f"“{attack}”", "said", f"the lighthouse keeper {attack}")
    known = {
        "title": f"{attack} headline",
        "byline": attack,
        "publisher": attack,
        "source": attack if attack.startswith("javascript") else f"https://a.example/{attack}",
        "notes": (attack,),
        "language": "en",
    }
    record = make_record(text, [said], **known)  # type: ignore[arg-type]
    return structs.replace(record, article=structs.replace(record.article, headlines=(Span.of(text, 0, len(attack) + 9),)))


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_in_an_article_is_only_words(tmp_path: Path, attack: str) -> None:
    """Whatever stands in title, text, author, outlet and address: no element, handler or link comes of it on any page."""
    db, record = tmp_path / "news.db", attacked(attack)
    with Store.open(db, create=True) as store:
        store.add(record)
        store.add(quarrel())
    digits, statement = record.article.id.removeprefix("sha256:"), record.statements[0]
    settings = settings_for(db)
    with open_client(settings) as client:
        client.cookies.set(settings.cookie, settings.token)
        client.post("/searches", data={"token": settings.token, "name": attack, "query": "q=keeper"})
        paths = [
            "/",
            "/statements",
            "/articles?q=keeper",
            "/speakers",
            "/review",
            f"/articles/{digits}",
            f"/statements/{statement.id}",
        ]
        plain = {path: read(client.get(path).text) for path in paths}
        plain["speaker"] = read(client.get("/speaker", params={"name": f"the lighthouse keeper {attack}"}).text)
        for field in ("q", "speaker", "publisher", "name"):
            plain[field] = read(client.get("/statements", params={field: attack}).text)
        plain["missing"] = read(client.get("/speaker", params={"name": attack}).text)
    for path, page in plain.items():
        for tag, attributes in page.elements:
            assert tag not in {"style", "img", "iframe", "object", "embed", "base"}, (path, tag)
            assert not [name for name in attributes if name.startswith("on") or name == "style"], (path, tag, attributes)
            if tag == "script":
                assert (attributes.get("src") or "").startswith("/static/"), (path, attributes)
            for link in ("href", "src", "action", "hx-get"):
                value = attributes.get(link) or "/"
                assert re.match(r"(/|#|https?://)", value), (path, tag, value)
            if name := next((name for name in attributes if name.startswith("hx-")), None):
                assert attributes.get("id") == "filters", (path, tag, name)


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_text_is_shown_as_it_was_written(tmp_path: Path, attack: str) -> None:
    """On the page of an article its text, stripped of tags, is the very text."""
    db, record = tmp_path / "news.db", attacked(attack)
    with Store.open(db, create=True) as store:
        store.add(record)
    with open_client(settings_for(db)) as client:
        page = read(client.get("/articles/" + record.article.id.removeprefix("sha256:")).text)
    assert page.text == record.article.text


@st.composite
def drawn_records(draw: st.DrawFn) -> Record:
    """Draw a text of any characters with statements anywhere in it."""
    any_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
    markup = st.sampled_from(["<b>", "&amp;", "\r\n", "\n\n", "“", "</div>", "\r", "\u2028", "\x0c", " ", "&#13;", "<!--"])
    text = "".join(draw(st.lists(any_text | markup, max_size=20)))
    bounds = st.integers(0, len(text))
    spans = st.lists(st.tuples(bounds, bounds).map(sorted).map(tuple), max_size=6)
    said = [
        tuple(Span.of(text, start, end) for start, end in draw(spans) if start < end) for _ in range(draw(st.integers(0, 4)))
    ]
    record = make_record(text)
    template = quarrel().statements[0]
    statements = tuple(
        structs.replace(template, id=f"s{number}", content=one[:3], cue=one[3:4], source=one[4:], speaker=None)
        for number, one in enumerate(said)
    )
    headlines = tuple(Span.of(text, start, end) for start, end in draw(spans) if start < end)
    return structs.replace(record, statements=statements, article=structs.replace(record.article, headlines=headlines))


@given(drawn_records())
@settings(max_examples=100, deadline=None)
def test_marks_change_no_character(record: Record) -> None:
    """Whatever overlaps and wherever it begins, the marked text stripped of its tags is the article's text."""
    assert read(f"<div data-article>{marked_text(record)}</div>").text == record.article.text
    for statement in record.statements:
        shown = str(marked_paragraphs(record.article.text, statement))
        pieces = re.findall(r'<p class="(?:told|beside)">(.*?)</p>', shown, re.DOTALL)
        assert all(read(f"<div data-article>{piece}</div>").text in record.article.text for piece in pieces)


def test_a_null_character_is_shown() -> None:
    """HTML can't hold NUL: a picture of it stands in its place."""
    shown = marked_text(make_record("a\0b"))
    assert read(f"<div data-article>{shown}</div>").text == "a␀b"


def test_every_answer_has_its_headers(client: TestClient) -> None:
    """Pages, twins, files, refusals and faults all carry the policy: no inline script or style, nothing from elsewhere."""
    for path in (
        "/",
        "/statements.json",
        "/static/style.css",
        "/static/vendor/htmx/htmx.min.js",
        "/nothing",
        "/statements.csv",
    ):
        answer = client.get(path)
        assert answer.headers["content-security-policy"] == POLICY, path
        assert answer.headers["x-content-type-options"] == "nosniff", path
        assert answer.headers["referrer-policy"] == "same-origin", path
        assert "access-control-allow-origin" not in answer.headers, path
    assert "unsafe" not in POLICY
    assert "http" not in POLICY
    assert client.get("/", headers={"host": "news.example"}).headers["content-security-policy"] == POLICY


@pytest.mark.parametrize(
    "host",
    ["news.example", f"news.example:{PORT}", "127.0.0.1", "127.0.0.1:80", f"127.0.0.1:{PORT}.news.example", "", "[::1]:8765"],
)
def test_another_host_is_refused(client: TestClient, host: str) -> None:
    """A name that was made to lead to this machine (DNS rebinding) gets nothing."""
    answer = client.get("/statements.json", headers={"host": host})
    assert answer.status_code in {400, 403}
    assert "lamp" not in answer.text


@pytest.mark.parametrize("host", [f"127.0.0.1:{PORT}", f"localhost:{PORT}", f"LOCALHOST:{PORT}"])
def test_this_machine_is_answered(client: TestClient, host: str) -> None:
    """The app answers under both names of this machine."""
    assert client.get("/about", headers={"host": host, "origin": f"http://{host.lower()}"}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://news.example"},
        {"origin": "null"},
        {"origin": ""},
        {"origin": f"http://localhost:{PORT}"},
        {"origin": f"http://127.0.0.1:{PORT + 1}"},
        {"origin": ORIGIN, "sec-fetch-site": "cross-site"},
        {"origin": ORIGIN, "sec-fetch-site": "same-site"},
    ],
)
def test_a_form_of_another_site_is_refused(client: TestClient, settings: Settings, headers: dict[str, str]) -> None:
    """What another site sends changes nothing, even with the token."""
    client.cookies.set(settings.cookie, settings.token)
    answer = client.post("/seen", data={"token": settings.token}, headers=headers)
    assert answer.status_code == 403


def test_a_form_without_an_origin_is_refused(settings: Settings) -> None:
    """A request that does not say where it comes from changes nothing."""
    with open_client(settings) as client:
        del client.headers["origin"]
        client.cookies.set(settings.cookie, settings.token)
        assert client.post("/seen", data={"token": settings.token}).status_code == 403


@pytest.mark.parametrize(
    ("cookie", "field"), [(None, None), (None, "right"), ("right", None), ("right", "wrong"), ("wrong", "wrong")]
)
def test_a_form_without_the_token_is_refused(
    client: TestClient, settings: Settings, cookie: str | None, field: str | None
) -> None:
    """The token must come both in the form and as the cookie."""
    real = {"right": settings.token, "wrong": "x" * 43}
    if cookie is not None:
        client.cookies.set(settings.cookie, real[cookie])
    data = {} if field is None else {"token": real[field]}
    assert client.post("/seen", data=data).status_code == 403
    for path in ("/add/text", "/add/file", "/add/address", "/searches", "/searches/1/drop", "/statements/s0/review"):
        assert client.post(path, data=data).status_code == 403, path


def test_the_only_cookie_is_the_token(client: TestClient, settings: Settings) -> None:
    """The cookie goes nowhere but back to the app, and no script can read it."""
    [cookie] = client.get("/").headers.get_list("set-cookie")
    assert cookie.startswith(f"{settings.cookie}={settings.token};")
    assert {"httponly", "samesite=strict", "path=/"} <= {part.strip().lower() for part in cookie.split(";")}


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(client: TestClient, method: str) -> None:
    """There is nothing to be done by them."""
    assert client.request(method, "/statements").status_code in {403, 405}


@pytest.mark.parametrize(
    "path", ["/static/../application.py", "/static/%2e%2e/application.py", "/static/..%2fguard.py", "/static//etc/passwd"]
)
def test_only_static_files_are_served(client: TestClient, path: str) -> None:
    """No way leads out of the folder of static files."""
    answer = client.get(path)
    assert answer.status_code in {400, 404}
    assert "import" not in answer.text


def test_next_leads_nowhere_else(client: TestClient, settings: Settings) -> None:
    """After a form one comes to a page of the app, whatever the form says."""
    client.cookies.set(settings.cookie, settings.token)
    for path in ("https://news.example/", "//news.example", "/\\news.example", "javascript:alert(1)", "/a\r\nx: y"):
        answer = client.post("/seen", data={"token": settings.token, "next": path})
        assert (answer.status_code, answer.headers["location"]) == (303, "/"), path


@pytest.mark.parametrize(
    "source",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//a.example",
        "https://",
        "http:///x",
        "https://a.example/\nx",
        "ftp://a.example",
        "https://[",
        None,
    ],
)
def test_only_web_addresses_are_linked(source: str | None) -> None:
    """What an article calls its source is a link only where it is a web address."""
    assert original(source) is None
    assert at_words(source, quarrel().statements[0].content) is None


def test_words_in_an_address_are_told_by_their_ends_where_they_are_many() -> None:
    """A long quotation is found by its first and last words, and characters with a meaning are encoded."""
    text = "“one-two, three & four " + "word " * 40 + "the very end”"
    link = at_words("https://a.example/x#top", (Span.of(text, 0, len(text)),))
    assert link == (
        "https://a.example/x#top:~:text=%E2%80%9Cone%2Dtwo%2C%20three%20%26%20four%20word%20word,word%20word%20word%20the%20very%20end%E2%80%9D"
    )

"""The commands that follow sources, against a web server of the tests' own. All outlets and people are invented."""

from __future__ import annotations

import functools
import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
import rich_click as click
from click.testing import CliRunner, Result

from onrecord import fetch
from onrecord.cli.captures import article_of
from onrecord.cli.fetch_options import duration
from onrecord.cli.main import cli
from onrecord.fetch import Client, Fetched, Limits
from onrecord.record import Run
from onrecord.store import Store
from tests.conftest import NO_NETWORK
from tests.fetch.server import Request, Server

BODY = (
    "<p>The ferry between Norland and Sudmark did not sail on Monday, and nobody at the landing could say why it had not.</p>"
    "<p>Passengers waited for hours in the rain, and the kiosk had run out of tea by noon, as a fisherman told them.</p>"
)


def html(title: str, body: str = BODY) -> str:
    """Write a page."""
    head = f'<title>{title}</title><meta property="og:site_name" content="Island Herald">'
    return f"<html><head>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>"


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let sockets connect to this machine alone."""
    connect = socket.socket.connect

    def connect_locally(self: socket.socket, address: tuple[str, int]) -> None:
        if self.family != socket.AF_UNIX and address[0] != "127.0.0.1":
            raise OSError(NO_NETWORK)
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_locally)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fake_reader: None) -> None:  # noqa: ARG001  # no model
    """Run in an empty folder, without pauses."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONRECORD_DB", "news.db")
    monkeypatch.setattr(fetch, "Client", functools.partial(Client, Limits(delay=0, attempts=1)))


@pytest.fixture
def server() -> Iterator[Server]:
    """A server."""
    with Server() as running:
        yield running


def run(*args: str, allow: bool = True) -> Result:
    """Run a command."""
    fetches = args[0] in {"add", "feeds", "poll"}
    more = ["--allow-network", "127.0.0.1"] if allow and fetches else []
    return CliRunner().invoke(cli, [*args, *more], catch_exceptions=False)


def rows(result: Result) -> list[dict[str, object]]:
    """Read the rows of an --nl output."""
    return [json.loads(line) for line in result.stdout.splitlines()]


def herald(server: Server, *paths: str, etag: str = '"f"') -> str:
    """Serve a feed of pages, and give its address."""
    items = "".join(
        f"<item><title>Ferry {path}</title><link>{path}</link><pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate></item>"
        for path in paths
    )
    return server.page("/rss", f'<rss version="2.0"><channel><title>Herald</title>{items}</channel></rss>', ETag=etag)


def due_again() -> None:
    """Let all entries of the store be due."""
    with Store.open("news.db") as store:
        store._connection.execute("UPDATE entries SET next_due = first_seen")  # noqa: SLF001  # time goes by
        store._connection.execute("UPDATE feeds SET next_due = NULL")  # noqa: SLF001


def test_a_page_is_added_with_what_is_known_of_it(server: Server) -> None:
    """`add` stores the article with its outlet and the bytes of its page, and says so as a row."""
    url = server.page("/ferry", html("Ferry stays in port"))
    (row,) = rows(run("add", url, "--nl", "--published", "2026-03-02"))
    assert (row["status"], row["title"], row["statements"]) == ("new", "Ferry stays in port", 1)
    assert (row["publisher"], row["published"]) == ("Island Herald", "2026-03-02")
    with Store.open("news.db", readonly=True) as store:
        (page,) = store.following.pages()
        assert store.following.body(page) == server_page(server, "/ferry")
        article = store.record(str(row["article"])).article
        assert (article.source, article.captured, article.raw_sha256) == (url, page.captured, page.sha256)
        assert store.verify().faults == []


def server_page(server: Server, path: str) -> bytes:
    """Give the bytes of a page that a server serves."""
    return Client(Limits(delay=0), allowed=fetch.addresses.networks(["127.0.0.1"])).fetch(server.url(path)).body


def test_a_second_time_and_a_changed_page(server: Server) -> None:
    """Adding a page again adds nothing; a changed one is a version, and `changes` shows what was altered."""
    url = server.page("/ferry", html("Ferry stays in port"), ETag='"1"')
    assert "new" in run("add", url).stdout
    assert rows(run("add", url, "--nl"))[0]["status"] == "unchanged"
    assert server.headers[-1]["if-none-match"] == '"1"'
    server.page("/ferry", b"", status=304)
    assert rows(run("add", url, "--nl"))[0]["status"] == "unchanged"
    assert "no page changed its text" in run("changes").stderr
    server.page("/ferry", html("Ferry stays in port", BODY.replace("could say", "would say")))
    assert rows(run("add", url, "--nl"))[0]["status"] == "changed"
    shown = run("changes").stdout
    assert "- The ferry between Norland and Sudmark did not sail on Monday, and nobody at the landing ⟦could⟧ say" in shown
    assert "+ The ferry between Norland and Sudmark did not sail on Monday, and nobody at the landing ⟦would⟧ say" in shown
    assert "Passengers" not in shown
    (row,) = rows(run("changes", "--nl"))
    assert "would say" in str(row["added"])
    assert run("verify").exit_code == 0


def test_what_fails_is_told_and_the_rest_goes_on(server: Server) -> None:
    """An address that fails gives a line and exit status 1; the others are stored."""
    good = server.page("/ferry", html("Ferry stays in port"))
    pdf = server.page("/report", b"%PDF-1.7")
    result = run("add", server.url("/gone"), "nonsense", pdf, good, "--nl")
    assert [row["status"] for row in rows(result)] == ["failed", "failed", "failed", "new"]
    assert (result.exit_code, result.stderr.count("Error: ")) == (1, 3)
    assert "404" in result.stderr
    assert "is a PDF" in result.stderr


def test_private_addresses_need_leave(server: Server) -> None:
    """Without the option nothing on this machine is fetched, and the message names the option."""
    result = run("add", server.page("/ferry", html("Ferry")), allow=False)
    assert result.exit_code == 1
    assert "--allow-network 127.0.0.1" in result.stderr
    assert server.asked == []


def test_robots_can_be_ignored_by_hand_only(server: Server) -> None:
    """What robots.txt forbids is added only when the user says so."""
    server.page("/robots.txt", b"User-agent: *\nDisallow: /")
    url = server.page("/ferry", html("Ferry stays in port"))
    assert "robots.txt asks" in run("add", url).stderr
    assert rows(run("add", url, "--ignore-robots", "--nl"))[0]["status"] == "new"


def test_feeds_are_added_listed_and_removed(server: Server) -> None:
    """A feed is added by its address or by that of a page that names it, listed, and removed."""
    feed = herald(server, "/1", "/2")
    page = server.page("/", '<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head></html>')
    assert run("feeds", "add", feed).stderr == f"follows: {feed} Herald (rss, 2 entries)\n"
    assert run("feeds", "add", page).stderr.startswith("followed already")
    (row,) = rows(run("feeds", "list", "--nl"))
    assert (row["url"], row["kind"], row["title"], row["last_error"]) == (feed, "rss", "Herald", None)
    assert run("feeds", "remove", feed).exit_code == 0
    assert rows(run("feeds", "list", "--nl")) == []
    again = run("feeds", "remove", feed)
    assert (again.exit_code, "no feed with this address" in again.stderr) == (1, True)


def test_what_is_no_feed_is_not_followed(server: Server) -> None:
    """A page without a feed, or with several, is told; the others are added."""
    links = "".join(f'<link rel="alternate" type="application/rss+xml" href="/{n}" title="Part {n}">' for n in (1, 2))
    several = server.page("/several", f"<html><head>{links}</head></html>")
    result = run("feeds", "add", server.page("/none", html("Ferry")), several, herald(server, "/1"))
    assert result.exit_code == 1
    assert "is no feed" in result.stderr
    assert f"{server.url('/2')} (Part 2)" in result.stderr
    assert len(rows(run("feeds", "list", "--nl"))) == 1
    assert run("feeds", "add").exit_code == 2
    assert run("feeds", "list", "x").exit_code == 2


def test_polling_fetches_what_is_new(server: Server) -> None:
    """`poll` takes in the pages of a feed, once; dates that pages don't tell are the feed's."""
    for number in (1, 2):
        server.page(f"/{number}", html(f"Ferry {number} stays in port"))
    run("feeds", "add", herald(server, "/1", "/2"))
    result = run("poll", "--nl")
    assert (result.exit_code, [row["status"] for row in rows(result)]) == (0, ["new", "new"])
    assert rows(result)[0]["published"] == "2026-03-02T08:00:00Z"
    assert "asked 1 feed: 2 new" in result.stderr
    asked = len(server.asked)
    again = run("poll", "--nl")
    assert (again.stdout, "nothing new" in again.stderr) == ("", True)
    assert server.headers[-1]["if-none-match"] == '"f"'
    assert server.asked[asked:] == ["/robots.txt", "/rss"]


def test_polling_finds_silent_changes(server: Server) -> None:
    """A page that is looked at again and was changed is a version; one that was not adds nothing."""
    for number in (1, 2):
        server.page(f"/{number}", html(f"Ferry {number} stays in port"))
    run("feeds", "add", herald(server, "/1", "/2"))
    run("poll")
    server.page("/2", html("Ferry 2 leaves port"))
    due_again()
    result = run("poll", "--nl")
    assert [(row["status"], row["title"]) for row in rows(result)] == [("changed", "Ferry 2 leaves port")]
    assert "1 changed, 1 unchanged" in result.stderr


def test_a_failing_feed_does_not_stop_the_others(server: Server) -> None:
    """A feed that fails is told, gives exit status 1, and is left alone in the next round; pages that fail are tried later."""
    run("feeds", "add", herald(server, "/gone", "/1"))
    server.page("/1", html("Ferry 1 stays in port"))
    other = server.page("/other", '{"version": "https://jsonfeed.org/version/1", "items": []}')
    run("feeds", "add", other)
    server.page("/other", b"", status=500)
    result = run("poll", "--nl")
    assert result.exit_code == 1
    assert [row["title"] for row in rows(result)] == ["Ferry 1 stays in port"]
    assert "/gone answered 404" in result.stderr
    assert server.asked.count("/other") == 2
    assert run("poll").exit_code == 0
    assert server.asked.count("/other") == 2
    errors = {row["url"]: row["last_error"] for row in rows(run("feeds", "list", "--nl"))}
    assert "500" in str(errors[other])


def test_a_failing_site_is_left_alone(server: Server) -> None:
    """After several pages of one feed in a row have failed, the rest waits."""
    run("feeds", "add", herald(server, *(f"/gone{n}" for n in range(10))))
    run("poll")
    assert sum(path.startswith("/gone") for path in server.asked) == 3


def test_an_index_of_sitemaps_is_followed(server: Server) -> None:
    """Of an index, the sitemaps are read and their pages fetched."""
    server.page("/1", html("Ferry 1 stays in port"))
    server.page("/news.xml", f"<urlset><url><loc>{server.url('/1')}</loc></url></urlset>")
    index = f"<sitemapindex><sitemap><loc>{server.url('/news.xml')}</loc></sitemap></sitemapindex>"
    run("feeds", "add", server.page("/index.xml", index))
    assert [row["status"] for row in rows(run("poll", "--nl"))] == ["new"]


def test_polling_goes_on(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """With --every, rounds follow each other until Ctrl-C, which keeps what was stored."""
    server.page("/1", html("Ferry 1 stays in port"))
    run("feeds", "add", herald(server, "/1"))
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.cli.poll.time.sleep", sleep)
    result = run("poll", "--every", "15m")
    assert (result.exit_code, server.asked.count("/rss")) == (130, 4)
    assert all(800 < seconds <= 900 for seconds in slept)
    with Store.open("news.db", readonly=True) as store:
        assert store.counts().articles == 1


@pytest.mark.parametrize(("words", "seconds"), [("15m", 900), ("2h", 7200), ("1d", 86400), ("90s", 90), ("20", 1200)])
def test_durations(words: str, seconds: int) -> None:
    """A duration is a number with a unit; a bare number is minutes."""
    assert duration(click.Context(cli), click.Option(["--every"]), words) == seconds


@pytest.mark.parametrize("words", ["", "soon", "10s", "-5m", "0", "1w", "1.5h"])
def test_durations_that_are_none(words: str) -> None:
    """What is no duration, or shorter than a minute, is wrong usage."""
    assert run("poll", "--every", words).exit_code == 2


def test_forgetting_by_hand(server: Server) -> None:
    """`forget` asks first, removes the article, and neither `add` nor `poll` takes it in again."""
    url = server.page("/1", html("Ferry 1 stays in port"))
    (row,) = rows(run("add", url, "--nl"))
    article = str(row["article"])
    assert CliRunner().invoke(cli, ["forget", article], input="n\n").exit_code != 0
    assert run("show", article).exit_code == 0
    result = run("forget", article[:20], "--yes", "--reason", "asked")
    assert (result.exit_code, result.stdout) == (0, "")
    assert f"forgot {article}: 1 statements, 1 appearances" in result.stderr
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


def better(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the extractor of a later version leave the last paragraph out."""
    from msgspec import structs  # noqa: PLC0415

    from onrecord.intake import article_from_text  # noqa: PLC0415
    from onrecord.record import Extractor  # noqa: PLC0415

    def extracted(fetched: Fetched, **known: str | None) -> object:
        article = article_of(fetched, **known)
        text = article.text.partition("\n\nPassengers")[0]
        shorter = article_from_text(text, source=article.source, publisher=article.publisher, captured=article.captured)
        return structs.replace(shorter, extractor=Extractor(name="better", version="2"), title=article.title)

    monkeypatch.setattr("onrecord.cli.follower.article_of", extracted)


def test_extracting_again(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """`reextract` says what would change, then changes it, from the bytes alone; a second time changes nothing."""
    url = server.page("/1", html("Ferry 1 stays in port"))
    run("add", url)
    assert "looked at 1 page: 0 changed" in run("reextract").stderr
    better(monkeypatch)
    asked = len(server.asked)
    assert "1 would change" in run("reextract", "--dry-run").stderr
    result = run("reextract")
    assert (result.exit_code, "1 changed, 0 failed" in result.stderr, len(server.asked)) == (0, True, asked)
    with Store.open("news.db", readonly=True) as store:
        (page,) = store.following.pages()
        assert "Passengers" not in store.record(page.article).article.text
        assert store.counts().articles == 1
    assert "0 changed" in run("reextract").stderr


def test_a_better_extractor_is_no_silent_change(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an upgrade, a page that has not changed is not told as changed, though another text is found on it."""
    url = server.page("/1", html("Ferry 1 stays in port"))
    run("add", url)
    better(monkeypatch)
    assert rows(run("add", url, "--nl"))[0]["status"] == "unchanged"
    assert rows(run("changes", "--nl")) == []


def test_reading_again(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """`reread` reads all articles with a new model, says how many, and does nothing the second time."""
    for number in (1, 2, 3):
        run("add", server.page(f"/{number}", html(f"Ferry {number} stays in port")))
    import onrecord.reader as fake  # noqa: PLC0415  # the stand-in of these tests
    from tests.cli import conftest  # noqa: PLC0415

    assert "read 0 articles anew" in run("reread").stderr
    assert fake.Reader is not None
    monkeypatch.setattr(conftest, "RUN", Run(version="0.0.1", model="by hand 2", sha256="1" * 64))
    result = run("reread")
    assert result.exit_code == 0
    assert "read 3 articles anew" in result.stderr
    with Store.open("news.db", readonly=True) as store:
        (page, *_) = store.following.pages()
        assert store.record(page.article).run.model == "by hand 2"


def test_the_encoding_that_a_server_names(server: Server) -> None:
    """Bytes that only the server's header explains are read by it; a wrong or unknown name breaks nothing."""
    russian = html("Паром остался в порту", "<p>Паром между Норландией и Зюдмарком в понедельник не вышел из порта.</p>" * 3)
    for charset in ("windows-1251", "koi8-r", "utf-8"):
        path = f"/{charset}"
        url = server.page(path, russian.encode(charset), Content_Type=f"text/html; charset={charset}")
        assert rows(run("add", url, "--nl", "--published", "2026-03-02"))[0]["title"] == "Паром остался в порту"
    for number, charset in enumerate(("lamp-7", "unicode_escape", "utf-16", '"')):
        url = server.page(f"/odd{number}", html(f"Ferry {number}"), Content_Type=f"text/html; charset={charset}")
        assert rows(run("add", url, "--nl"))[0]["title"] == f"Ferry {number}"


def test_hostile_words_stay_harmless(server: Server) -> None:
    """Control characters in a feed, a title or a header reach no terminal line."""
    evil = "\x1b]0;owned\x07\u202e"
    server.page("/1", html(f"Ferry {evil} stays in port"))
    items = "<item><title>x</title><link>/1</link></item><item><link>/\x1b[31mgone</link></item>"
    feed = server.page("/rss", f'<rss version="2.0"><channel><title>H\x1b[31m</title>{items}</channel></rss>')
    said = [run("feeds", "add", feed), run("poll"), run("poll", "--nl"), run("feeds", "list", "--table")]
    assert not set("\x1b\x07\u202e") & set("".join(one.stdout + one.stderr for one in said))


def test_a_round_that_is_broken_off_loses_and_doubles_nothing(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a round dies between storing a page and noting it, the next round stores nothing twice and misses nothing."""
    for number in range(4):
        server.page(f"/{number}", html(f"Ferry {number} stays in port"))
    run("feeds", "add", herald(server, *(f"/{number}" for number in range(4))))

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    for _ in range(3):
        with monkeypatch.context() as patch:
            patch.setattr("onrecord.store.following.Following.note_fetched", dies)
            assert run("poll").exit_code == 130
    assert run("poll").exit_code == 0
    with Store.open("news.db", readonly=True) as store:
        counts = store.counts()
        assert (counts.articles, counts.appearances, counts.statements) == (4, 4, 4)
        assert len(list(store.following.pages())) == 4
        assert store.verify().faults == []


def slow_death(request: Request) -> None:
    """Break off in the middle."""
    request.say(html("Ferry").encode()[:60], length=5000)


def test_a_page_that_breaks_off_is_not_stored(server: Server) -> None:
    """Half a page is no page."""
    server.answers["/half"] = slow_death
    assert run("add", server.url("/half")).exit_code == 1
    with Store.open("news.db", readonly=True) as store:
        assert store.counts().articles == 0

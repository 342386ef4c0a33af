"""`onrecord poll`: what is new, what was changed, and hosts side by side. All outlets and people are invented."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
import rich_click as click

from onrecord.cli.fetch_options import duration
from onrecord.cli.main import cli
from onrecord.store import Store
from tests.cli.following.pages import due_again, herald, html, rows, run
from tests.fetch.server import Request, Server


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


class Slow:
    """Answers with a page, slowly at one host, and counts how many requests are under way."""

    def __init__(self, host: str) -> None:
        """Be slow at a host."""
        self.host = host
        self.most = 0
        self._now = 0
        self._lock = threading.Lock()

    def __call__(self, request: Request) -> None:
        """Answer."""
        with self._lock:
            self._now += 1
            self.most = max(self.most, self._now)
        host = request.headers["Host"].partition(":")[0]
        time.sleep(0.5 if host == self.host else 0.1)
        with self._lock:
            self._now -= 1
        request.say(html(f"Ferry {request.path} of {host}").encode())


def test_hosts_are_asked_side_by_side(server: Server) -> None:
    """Hosts are asked at once, and what they give is stored in one order, whichever of them is slow."""
    hosts = [f"{name}.example" for name in ("herald", "wire", "desk")]
    herald(server, "/1", "/2")
    told = []
    for slow in (hosts[0], hosts[2]):
        Path("news.db").unlink(missing_ok=True)
        page = Slow(slow)
        server.answers.update({"/1": page, "/2": page})
        for host in hosts:
            run("feeds", "add", server.url("/rss").replace("127.0.0.1", host))
        told.append([row["title"] for row in rows(run("poll", "--nl"))])
        assert page.most > 1
    assert told[0] == told[1] == [f"Ferry /{number} of {host}" for number in (1, 2) for host in hosts]


def test_a_page_that_two_feeds_name_is_fetched_once(server: Server) -> None:
    """Feeds of one host that name the same page cost one request in a round, and the page is due for neither after it."""
    server.page("/1", html("Ferry 1 stays in port"))
    feed = herald(server, "/1")
    other = server.page("/other", f'<rss version="2.0"><channel><item><link>{server.url("/1")}</link></item></channel></rss>')
    run("feeds", "add", feed, other)
    assert [row["status"] for row in rows(run("poll", "--nl"))] == ["new"]
    assert server.asked.count("/1") == 1
    assert [row["fetched"] for row in rows(run("feeds", "list", "--nl"))] == [1, 1]


def test_an_index_that_has_not_changed_hides_nothing(server: Server) -> None:
    """The sitemaps of an index are asked each round, though the server says that the index itself has not changed."""
    for number in (1, 2):
        server.page(f"/{number}", html(f"Ferry {number} stays in port"))
    index = f"<sitemapindex><sitemap><loc>{server.url('/news.xml')}</loc></sitemap></sitemapindex>"

    def unless_known(request: Request) -> None:
        known = request.headers.get("If-None-Match")
        request.say(b"" if known else index.encode(), status=304 if known else 200, ETag='"1"')

    server.answers["/index.xml"] = unless_known
    server.page("/news.xml", f"<urlset><url><loc>{server.url('/1')}</loc></url></urlset>")
    run("feeds", "add", server.url("/index.xml"))
    assert len(rows(run("poll", "--nl"))) == 1
    server.page("/news.xml", f"<urlset><url><loc>{server.url('/2')}</loc></url></urlset>")
    assert [row["title"] for row in rows(run("poll", "--nl"))] == ["Ferry 2 stays in port"]


def test_a_sitemap_that_fails_costs_itself(server: Server) -> None:
    """Of an index, a sitemap that is missing and one that is an index itself are told; the others are read."""
    server.page("/1", html("Ferry 1 stays in port"))
    server.page("/news.xml", f"<urlset><url><loc>{server.url('/1')}</loc></url></urlset>")
    within = "".join(f"<sitemap><loc>{server.url(path)}</loc></sitemap>" for path in ("/gone.xml", "/index.xml", "/news.xml"))
    run("feeds", "add", server.page("/index.xml", f"<sitemapindex>{within}</sitemapindex>"))
    result = run("poll", "--nl")
    assert (result.exit_code, [row["status"] for row in rows(result)]) == (0, ["new"])
    assert "/gone.xml answered 404" in result.stderr
    assert "is an index of sitemaps within another" in result.stderr
    server.page("/index.xml", f"<sitemapindex><sitemap><loc>{server.url('/gone.xml')}</loc></sitemap></sitemapindex>")
    assert run("poll").exit_code == 1


def test_nothing_to_ask(server: Server) -> None:
    """Without a feed, and where all feeds are left alone after failures, `poll` says so."""
    run("feeds", "add", herald(server))
    server.page("/rss", b"", status=404)
    assert run("poll").exit_code == 1
    assert "asked 0 feeds (1 left alone after failures): nothing new" in run("poll").stderr
    run("feeds", "remove", server.url("/rss"))
    assert "no feed is followed yet. Add one: onrecord feeds add URL" in run("poll").stderr

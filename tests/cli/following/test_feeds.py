"""`onrecord feeds`: which feeds are followed. All outlets are invented."""

from __future__ import annotations

from tests.cli.following.pages import herald, html, rows, run
from tests.fetch.server import Server


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


def test_hostile_words_stay_harmless(server: Server) -> None:
    """Control characters in a feed, a title or a header reach no terminal line."""
    evil = "\x1b]0;owned\x07\u202e"
    server.page("/1", html(f"Ferry {evil} stays in port"))
    items = "<item><title>x</title><link>/1</link></item><item><link>/\x1b[31mgone</link></item>"
    feed = server.page("/rss", f'<rss version="2.0"><channel><title>H\x1b[31m</title>{items}</channel></rss>')
    said = [run("feeds", "add", feed), run("poll"), run("poll", "--nl"), run("feeds", "list", "--table")]
    assert not set("\x1b\x07\u202e") & set("".join(one.stdout + one.stderr for one in said))


def test_one_that_is_not_followed_does_not_keep_the_others(server: Server) -> None:
    """Of several addresses to remove, those that are followed go; the others are told, with exit status 1."""
    feed = herald(server)
    run("feeds", "add", feed)
    result = run("feeds", "remove", server.url("/no"), "nonsense", feed)
    assert (result.exit_code, result.stderr.count("Error: "), rows(run("feeds", "list", "--nl"))) == (1, 2, [])

"""`onrecord add`: pages from their addresses into a store. All outlets and people are invented."""

from __future__ import annotations

from onrecord import fetch
from onrecord.fetch import Client, Limits
from onrecord.store import Store
from tests.cli.following.pages import BODY, html, rows, run
from tests.fetch.server import Request, Server


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


def slow_death(request: Request) -> None:
    """Break off in the middle."""
    request.say(html("Ferry").encode()[:60], length=5000)


def test_a_page_that_breaks_off_is_not_stored(server: Server) -> None:
    """Half a page is no page."""
    server.answers["/half"] = slow_death
    assert run("add", server.url("/half")).exit_code == 1
    with Store.open("news.db", readonly=True) as store:
        assert store.counts().articles == 0

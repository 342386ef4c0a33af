"""Fetching from servers, good and hostile."""

from __future__ import annotations

import threading
import time
from email.utils import format_datetime

import pytest

from onrecord import __version__
from onrecord.errors import InputError
from onrecord.fetch import Client
from onrecord.fetch.addresses import networks
from tests.fetch.conftest import MORNING, FakeTime, MakeClient
from tests.fetch.server import Request, Server

PAGE = b"<p>The lamp of the lighthouse is lit again.</p>"


def drip(request: Request) -> None:
    """Answer a byte at a time, without end."""
    request.say(length=1_000_000)
    while True:
        request.wfile.write(b"x")
        time.sleep(0.02)


def drip_headers(request: Request) -> None:
    """Send headers without end, slowly."""
    request.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        request.wfile.write(b"X-Lamp: dark\r\n")
        time.sleep(0.02)


def endless(request: Request) -> None:
    """Answer without end, as fast as it goes."""
    request.say(length=-1)
    while True:
        request.wfile.write(b"lamp " * 10_000)


def hang_up(request: Request) -> None:
    """Break off in the middle."""
    request.say(b"half", length=100)


def test_an_answer_has_bytes_headers_addresses_and_time(server: Server, client: Client) -> None:
    """What was fetched comes with its headers, the address that answered, and the time in UTC; nothing betrays the user."""
    url = server.page("/story", PAGE, Content_Type="text/html; charset=ISO-8859-2", ETag='"1"')
    found = client.fetch(f"  {url}#comments ")
    assert (found.body, found.status, found.url, found.final_url) == (PAGE, 200, url, url)
    assert (found.charset, found.etag, found.captured) == ("iso-8859-2", '"1"', "2026-03-02T08:00:01Z")
    assert server.headers[-1]["user-agent"] == f"onrecord/{__version__}"
    assert not {"cookie", "referer", "authorization"} & set(server.headers[-1])
    assert server.headers[-1]["host"] == url.split("/")[2]


def test_a_contact_stands_in_the_user_agent(server: Server) -> None:
    """Who runs a site can reach the user who gives a contact; one that would break the header is refused."""
    with pytest.raises(InputError, match="can't stand in a request"):
        Client(contact="a\r\nX: y")
    client = Client(contact="desk@news.example", allowed=networks(("127.0.0.1",)), timing=FakeTime().timing())
    client.fetch(server.page("/story", PAGE))
    assert server.headers[-1]["user-agent"] == f"onrecord/{__version__} (+desk@news.example)"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(server: Server, client: Client, status: int) -> None:
    """Every kind of redirect is followed, relative addresses among them, and both addresses are given."""
    server.page("/new/story", PAGE)
    old = server.page("/old", b"", status=status, Location="new/story?from=old#top")
    found = client.fetch(old)
    assert (found.url, found.final_url, found.body) == (old, server.url("/new/story?from=old"), PAGE)


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:169.254.169.254]/",
        "http://[64:ff9b::a9fe:a9fe]/",
        "http://10.0.0.1/",
        "http://[fd00:ec2::254]/",
        "http://2130706434/",
        "http://0x7f.0.0.2/",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "ftp://127.0.0.1/",
        "javascript:alert(1)",
        "http://user:secret@127.0.0.1/",
    ],
)
def test_a_redirect_is_checked_like_an_address(server: Server, client: Client, target: str) -> None:
    """A server can't lead the client to a private address or out of the web; nothing is asked for there."""
    url = server.page("/trap", b"", status=302, Location=target)
    with pytest.raises(InputError) as refused:
        client.fetch(url)
    assert "secret" not in str(refused.value)
    assert server.asked == ["/robots.txt", "/trap"]


def test_a_redirect_loop_ends(server: Server, make_client: MakeClient) -> None:
    """Redirects are followed so often and no more."""
    url = server.page("/loop", b"", status=302, Location="/loop")
    with pytest.raises(InputError, match="redirects more than 3 times"):
        make_client(redirects=3).fetch(url)
    assert server.asked.count("/loop") == 4


@pytest.mark.parametrize("answer", [drip, drip_headers])
def test_a_slow_server_is_given_up(server: Server, make_client: MakeClient, answer: object) -> None:
    """A server that drips its answer or its headers is given up when the time is over, and not tried again."""
    server.answers["/slow"] = answer  # type: ignore[assignment]
    server.page("/robots.txt", b"")
    begun = time.monotonic()
    with pytest.raises(InputError, match=r"did not answer in whole within 0\.3 seconds"):
        make_client(real_time=True, seconds=0.3, delay=0).fetch(server.url("/slow"))
    assert time.monotonic() - begun < 3
    assert server.asked.count("/slow") == 1


def test_an_endless_body_is_cut_off(server: Server, client: Client) -> None:
    """A body without end is given up at the limit, whether or not its length was announced."""
    server.answers["/endless"] = endless
    server.answers["/huge"] = lambda request: request.say(b"x", length=10**15)
    for path in ("/endless", "/huge"):
        with pytest.raises(InputError, match="gives more than 1,000,000 bytes"):
            client.fetch(server.url(path), size=1_000_000)
    assert client.fetch(server.page("/fits", b"x" * 1000), size=1000).body == b"x" * 1000


def test_a_wrong_length_is_no_answer(server: Server, make_client: MakeClient, clock: FakeTime) -> None:
    """A body that is shorter than announced is tried again, and in the end is no answer."""
    server.answers["/cut"] = hang_up
    with pytest.raises(InputError, match="broke the connection"):
        make_client(attempts=3).fetch(server.url("/cut"))
    assert server.asked.count("/cut") == 3
    assert clock.slept


def test_nothing_that_speaks_another_protocol_is_an_answer(server: Server, make_client: MakeClient) -> None:
    """Bytes that are no HTTP are told in one line."""

    def answer(request: Request) -> None:
        request.wfile.write(b"\x00\xff lamp \x1b[31m\r\n\r\n")

    server.answers["/odd"] = answer
    with pytest.raises(InputError, match="broke the connection") as told:
        make_client(attempts=1).fetch(server.url("/odd"))
    assert str(told.value).isprintable()


def test_conditions_are_sent_and_nothing_new_is_empty(server: Server, client: Client) -> None:
    """ETag and Last-Modified go back to the server, and 304 is an answer without a body; a hostile ETag is left out."""
    url = server.page("/story", b"", status=304)
    found = client.fetch(url, etag='W/"1"', last_modified="Mon, 02 Mar 2026 08:00:00 GMT")
    assert (found.unchanged, found.body) == (True, b"")
    assert server.headers[-1]["if-none-match"] == 'W/"1"'
    assert server.headers[-1]["if-modified-since"] == "Mon, 02 Mar 2026 08:00:00 GMT"
    with pytest.raises(InputError, match="304"):
        client.fetch(url, etag='"1"\r\nX-Lamp: lit')
    assert "x-lamp" not in server.headers[-1]


def busy_then_fine(server: Server, status: int, times: int, **headers: str) -> str:
    """Let a path answer with a status so many times, then well."""
    left = [times]

    def answer(request: Request) -> None:
        left[0] -= 1
        if left[0] >= 0:
            request.say(b"busy", status=status, length=None, **headers)
        else:
            request.say(PAGE)

    server.answers["/busy"] = answer
    return server.url("/busy")


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_server_is_tried_again(server: Server, make_client: MakeClient, clock: FakeTime, status: int) -> None:
    """A server that is busy for the moment is asked again, after pauses that grow."""
    url = busy_then_fine(server, status, 2)
    assert make_client(delay=0).fetch(url).body == PAGE
    assert [round(pause, 2) for pause in clock.slept] == [0.75, 1.5]


@pytest.mark.parametrize("header", ["30", format_datetime(MORNING.replace(second=30), usegmt=True)])
def test_the_pause_that_a_server_asks_for_is_kept(
    server: Server, make_client: MakeClient, clock: FakeTime, header: str
) -> None:
    """Retry-After is honoured, in seconds or as a date."""
    url = busy_then_fine(server, 429, 1, Retry_After=header)
    assert make_client(delay=0).fetch(url).body == PAGE
    assert clock.seconds == pytest.approx(1030, abs=0.01)


@pytest.mark.parametrize("header", ["86400", "9" * 99, "Fri, 01 Jan 2038 00:00:00 GMT"])
def test_too_long_a_pause_is_not_waited_for(server: Server, client: Client, clock: FakeTime, header: str) -> None:
    """Where a server asks for more patience than there is, it is given up, and not asked again by this client before."""
    url = busy_then_fine(server, 503, 1, Retry_After=header)
    with pytest.raises(InputError, match="It asks to wait"):
        client.fetch(url)
    with pytest.raises(InputError, match="asks to wait"):
        client.fetch(url)
    assert server.asked.count("/busy") == 1
    assert max(clock.slept) <= 60


@pytest.mark.parametrize("header", ["soon", "-5", "", "Mon, 99 Foo 2026"])
def test_nonsense_in_retry_after_is_passed_over(server: Server, make_client: MakeClient, header: str) -> None:
    """A Retry-After that says nothing is as none."""
    assert make_client(delay=0).fetch(busy_then_fine(server, 503, 1, Retry_After=header)).body == PAGE


@pytest.mark.parametrize("status", [204, 206, 400, 401, 403, 404, 410, 451, 501, 505, 599, 999])
def test_other_answers_are_told_at_once(server: Server, client: Client, status: int) -> None:
    """What will not pass is not tried again; the message names the status and what to do."""
    url = server.page("/gone", b"", status=status)
    with pytest.raises(InputError, match=rf"/gone answered {status}.*Check the address"):
        client.fetch(url)
    assert server.asked.count("/gone") == 1


def test_a_host_that_is_not_there(client: Client, server: Server) -> None:
    """A name that can't be looked up, and a port that nobody listens on, are told."""
    with pytest.raises(InputError, match=r"the name news\.example could not be looked up"):
        client.fetch("https://news.example/story")
    server.shutdown()
    server.server_close()
    with pytest.raises(InputError, match=r"broke the connection.*Try again later"):
        client.fetch(server.url("/"))


def test_one_request_at_a_time_and_a_pause_between(server: Server, make_client: MakeClient) -> None:
    """Threads that share a client ask a host one after the other, each after the pause."""
    now, most, lock = [0], [0], threading.Lock()

    def answer(request: Request) -> None:
        with lock:
            now[0] += 1
            most[0] = max(most[0], now[0])
        time.sleep(0.01)
        with lock:
            now[0] -= 1
        request.say(PAGE)

    server.answers["/story"] = answer
    client = make_client(real_time=True, delay=0.03)
    begun = time.monotonic()
    threads = [threading.Thread(target=client.fetch, args=(server.url("/story"),)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most[0] == 1
    assert time.monotonic() - begun > 4 * 0.03


def test_the_environment_gives_no_proxy(server: Server, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy of the environment is not used, since it would connect where nobody has checked."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert client.fetch(server.page("/story", PAGE)).body == PAGE


def test_cookies_are_not_kept(server: Server, client: Client) -> None:
    """What a server sets is not sent back, neither after a redirect nor with the next request."""
    server.page("/story", PAGE, Set_Cookie="lamp=lit; Path=/")
    client.fetch(server.page("/old", b"", status=302, Location="/story", Set_Cookie="lamp=dark; Path=/"))
    client.fetch(server.url("/story"))
    assert all("cookie" not in headers for headers in server.headers)

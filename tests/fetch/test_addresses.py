"""Addresses that are fetched, and those that are not."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.fetch import Client
from onrecord.fetch.addresses import checked_url, networks, require_allowed
from tests.fetch.conftest import MakeClient
from tests.fetch.server import Server

PRIVATE = [
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.100.100.200",  # noqa: S104
    "192.0.0.192", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "168.63.129.16", "::", "::1", "fe80::1",
    "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1", "fec0::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::7f00:1",
    "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2002:a9fe:a9fe::1", "2001:db8::1",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_what_is_not_public_is_refused(address: str) -> None:
    """Private, loopback, link-local, multicast, reserved and metadata addresses are refused, also inside IPv6 ones."""
    with pytest.raises(InputError, match="--allow-network"):
        require_allowed(address, "news.example", ())


@pytest.mark.parametrize("address", ["93.184.215.14", "8.8.8.8", "2606:4700::1111", "64:ff9b::808:808", "2002:808:808::1"])
def test_what_is_public_is_allowed(address: str) -> None:
    """Public addresses need no leave."""
    refused = ""
    try:
        require_allowed(address, "news.example", ())
    except InputError as error:
        refused = str(error)
    assert not refused


def test_a_network_can_be_allowed() -> None:
    """A network that the user names is allowed, and no other."""
    allowed = networks(["192.168.1.0/24", "::1"])
    require_allowed("192.168.1.77", "desk", allowed)
    require_allowed("::1", "desk", allowed)
    with pytest.raises(InputError, match=r"desk \(192\.168\.2\.1\) lies in a private"):
        require_allowed("192.168.2.1", "desk", allowed)
    with pytest.raises(InputError, match="this is no network"):
        networks(["the desk"])


@settings(deadline=None)
@given(st.one_of(st.ip_addresses(v=4, network="10.0.0.0/8"), st.ip_addresses(v=4, network="127.0.0.0/8")))
def test_no_writing_of_a_private_address_passes(address: object) -> None:
    """A private address is refused as it stands and in every IPv6 address that carries it."""
    number = int(address)  # type: ignore[call-overload]
    for written in (f"{address}", f"::ffff:{address}", f"64:ff9b::{address}", f"2002:{number >> 16:x}:{number & 0xFFFF:x}::1"):
        with pytest.raises(InputError):
            require_allowed(written, "news.example", ())


@pytest.mark.parametrize(
    "url",
    ["", "news.example/story", "file:///etc/passwd", "ftp://news.example/", "http://", "http://a b/", "https://[::1", "data:,x",
     "http://user:pass@news.example/", "http://news.example:99999/", "http://news.example/\x00", "x" * 5000, "http://\ud800/"],
)  # fmt: skip
def test_no_address_of_the_web(url: str) -> None:
    """What is no http or https address is refused in one printable line that says how to write one."""
    with pytest.raises(InputError) as told:
        checked_url(url)
    assert str(told.value).isprintable()
    assert "pass@" not in str(told.value)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_words_are_an_address_or_refused(words: str) -> None:
    """Whatever is given, it becomes an address of the web or is refused."""
    try:
        url = checked_url("http://" + words)
    except InputError:
        return
    assert url.scheme == "http"
    assert url.host
    assert "#" not in str(url)


def resolve(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Let names resolve to these addresses, one list a look-up; gives the names that were looked up."""
    asked: list[str] = []
    numbers = socket.getaddrinfo

    def look_up(host: str, port: int, *args: int, **options: int) -> object:
        if not host[-1].isalpha():
            return numbers(host, port, *args, **options)
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in answers[min(len(asked), len(answers)) - 1]]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked


def test_a_name_is_looked_up_once_for_each_connection(
    server: Server, make_client: MakeClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was checked is what is connected to: a name that changes its address between the two gains nothing."""
    port = server.server_address[1]
    server.page("/story", b"lamp")
    asked = resolve(monkeypatch, ["127.0.0.1"], ["127.0.0.1"], ["10.0.0.1"])
    client = make_client(allow=("127.0.0.1",))
    url = f"http://news.example:{port}/story"
    assert client.fetch(url).body == b"lamp"
    assert asked == ["news.example"] * 2  # robots.txt and the page
    assert server.headers[-1]["host"] == f"news.example:{port}"
    with pytest.raises(InputError, match=r"news\.example \(10\.0\.0\.1\) lies in a private"):
        client.fetch(url)


def test_one_private_address_among_several_is_refused(server: Server, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name with a public and a private address is refused, in whichever order they come."""
    for addresses in (["127.0.0.1", "10.0.0.1"], ["10.0.0.1", "127.0.0.1"]):
        resolve(monkeypatch, addresses)
        with pytest.raises(InputError, match="private or reserved"):
            client.fetch(f"http://news.example:{server.server_address[1]}/")
    assert server.asked == []


def test_a_name_that_nobody_answers_for(make_client: MakeClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A look-up that hangs is given up in time."""
    answer = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_options: answer.wait(20) and [])
    with pytest.raises(InputError, match=r"news\.example was not looked up in time"):
        make_client(real_time=True, connect_seconds=0.1, attempts=1).fetch("http://news.example/")
    answer.set()


@pytest.mark.skipif(shutil.which("openssl") is None, reason="a certificate is made with openssl")
def test_a_certificate_must_be_valid(tmp_path: Path, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """TLS asks for the host by its name, and a certificate that nobody vouches for is refused for good."""
    made = [
        "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=news.example", "-days", "2",
        "-keyout", str(tmp_path / "key.pem"), "-out", str(tmp_path / "certificate.pem"),
    ]  # fmt: skip
    subprocess.run(made, check=True, capture_output=True)  # noqa: S603
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "certificate.pem", tmp_path / "key.pem")
    named: list[str | None] = []
    context.sni_callback = lambda _socket, name, _context: named.append(name)
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        plain, _ = listener.accept()
        with plain, pytest.raises(ssl.SSLError):
            context.wrap_socket(plain, server_side=True)

    thread = threading.Thread(target=serve)
    thread.start()
    resolve(monkeypatch, ["127.0.0.1"])
    with pytest.raises(InputError, match="has no valid certificate"):
        client.fetch(f"https://news.example:{listener.getsockname()[1]}/")
    thread.join()
    listener.close()
    assert named == ["news.example"]

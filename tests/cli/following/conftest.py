"""A server, an empty folder with a store to be, no pauses, and a network that ends at this machine."""

from __future__ import annotations

import functools
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import fetch
from onrecord.fetch import Client, Limits
from tests.conftest import NO_NETWORK
from tests.fetch.server import Server


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let sockets connect to this machine alone, and take every name for one of this machine."""
    connect = socket.socket.connect

    def connect_locally(self: socket.socket, address: tuple[str, int]) -> None:
        if self.family != socket.AF_UNIX and not address[0].startswith("127."):
            raise OSError(NO_NETWORK)
        connect(self, address)

    def look_up(host: str, port: int, *_args: object, **_options: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        address = host if host[0].isdigit() else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (address, port))]

    monkeypatch.setattr(socket.socket, "connect", connect_locally)
    monkeypatch.setattr(socket, "getaddrinfo", look_up)


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

"""A server, a client with little patience, and a network that ends at this machine."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import pytest

from onrecord.fetch import Client, Limits
from onrecord.fetch.addresses import networks
from tests.conftest import NO_NETWORK
from tests.fetch.server import Server


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let sockets connect to this machine alone, and look up no name but addresses."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def connect_locally(self: socket.socket, address: tuple[str, int]) -> None:
        if self.family != socket.AF_UNIX and address[0] != "127.0.0.1":
            raise OSError(NO_NETWORK)
        connect(self, address)

    def look_up_numbers(host: str, *args: Any, **options: Any) -> object:  # noqa: ANN401  # whatever the caller gives
        return look_up(host, *args, **{**options, "flags": socket.AI_NUMERICHOST})

    monkeypatch.setattr(socket.socket, "connect", connect_locally)
    monkeypatch.setattr(socket, "getaddrinfo", look_up_numbers)


@pytest.fixture
def server() -> Iterator[Server]:
    """A server without a robots.txt."""
    with Server() as running:
        yield running


@pytest.fixture
def client() -> Client:
    """A client that takes a megabyte, and has two seconds."""
    limits = Limits(size=1_000_000, seconds=2, silent_seconds=1, attempts=1, delay=0)
    return Client(limits, allowed=networks(["127.0.0.1"]))

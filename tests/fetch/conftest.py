"""A server on this machine, a clock that needs no waiting, and a network that ends at the loopback address."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from onrecord.fetch import Client, Limits
from onrecord.fetch.addresses import networks
from onrecord.fetch.timing import Timing
from tests.conftest import NO_NETWORK
from tests.fetch.server import Server

MakeClient = Callable[..., Client]
MORNING = datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let sockets connect to this machine alone, and look up no name but addresses."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def connect_locally(self: socket.socket, address: tuple[str, int]) -> None:
        if self.family != socket.AF_UNIX and address[0] not in {"127.0.0.1", "::1"}:
            raise OSError(NO_NETWORK)
        connect(self, address)

    def look_up_numbers(host: str, *args: Any, **options: Any) -> object:  # noqa: ANN401  # whatever the caller gives
        return look_up(host, *args, **{**options, "flags": socket.AI_NUMERICHOST})

    monkeypatch.setattr(socket.socket, "connect", connect_locally)
    monkeypatch.setattr(socket, "getaddrinfo", look_up_numbers)


@pytest.fixture
def server() -> Iterator[Server]:
    """A server."""
    with Server() as running:
        yield running


@dataclass
class FakeTime:
    """A clock that a sleep sets forward.

    Attributes:
        slept: Seconds of every sleep.
    """

    seconds: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        """Set the clock forward."""
        self.slept.append(seconds)
        self.seconds += seconds

    def timing(self) -> Timing:
        """Give the client's view of it; the die always shows one half."""
        return Timing(
            monotonic=lambda: self.seconds,
            sleep=self.sleep,
            chance=lambda: 0.5,
            now=lambda: MORNING + timedelta(seconds=self.seconds - 1000),
        )


@pytest.fixture
def clock() -> FakeTime:
    """A clock that needs no waiting."""
    return FakeTime()


@pytest.fixture
def make_client(clock: FakeTime) -> MakeClient:
    """Make a client that may fetch from the loopback address, with the limits that a test gives."""

    def make(*, real_time: bool = False, allow: tuple[str, ...] = ("127.0.0.1",), **limits: float) -> Client:
        timing = Timing() if real_time else clock.timing()
        return Client(Limits(**limits), allowed=networks(allow), timing=timing)  # type: ignore[arg-type]

    return make


@pytest.fixture
def client(make_client: MakeClient) -> Client:
    """A client with the usual limits."""
    return make_client()

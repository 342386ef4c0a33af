"""What holds for every test: no network."""

from __future__ import annotations

import socket
from collections.abc import Callable

import pytest

NO_NETWORK = "tests must not open the network; give them a file or a fake"


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let sockets of this machine's own processes connect, and no others, and look up no name."""

    def guarded(connect: Callable[..., object]) -> Callable[..., object]:
        def connect_locally(self: socket.socket, *args: object) -> object:
            if self.family != socket.AF_UNIX:
                raise OSError(NO_NETWORK)
            return connect(self, *args)

        return connect_locally

    def look_up(*_args: object, **_options: object) -> None:
        raise OSError(NO_NETWORK)

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, guarded(getattr(socket.socket, name)))
    monkeypatch.setattr(socket, "getaddrinfo", look_up)

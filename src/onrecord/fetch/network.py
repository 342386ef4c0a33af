"""The way to the network: a name is looked up once, every address it has is checked, and a checked one is connected to.

The connection carries the host's name nonetheless, in the Host header and in TLS, since httpcore takes both from the address
that was asked for; only where its bytes go is decided here.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterable, Sequence
from typing import Any

import httpcore2
from httpcore2 import SOCKET_OPTION, NetworkBackend, NetworkStream

from onrecord.errors import InputError
from onrecord.fetch.addresses import Network, require_allowed, shown
from onrecord.fetch.failures import LATER, PassingError
from onrecord.fetch.timing import Deadline

_TRIED = 4  # addresses of one name
_OVER = "the time is up"


class GuardedNetwork(NetworkBackend):
    """Connects to checked addresses only, and for no longer than an attempt may take."""

    def __init__(self, allowed: Sequence[Network], deadline: Deadline) -> None:
        """Prepare to connect.

        Args:
            allowed: Networks that are allowed though not public.
            deadline: When the attempt has to be over.
        """
        self._allowed = allowed
        self._deadline = deadline
        self._sockets = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> NetworkStream:
        """Connect to a host; its Happy Eyeballs are simple: one address after the other."""
        connecting = self._deadline.left(timeout)
        addresses = _looked_up(host, port, connecting)
        for address in addresses:
            require_allowed(address, host, self._allowed)
        failure: Exception | None = None
        for address in addresses[:_TRIED]:
            try:
                stream = self._sockets.connect_tcp(
                    address, port, _positive(self._deadline.left(timeout)), local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
                continue
            # What is at the other end is what was checked, whatever stands between.
            require_allowed(str(stream.get_extra_info("server_addr")[0]), host, self._allowed)
            return _TimedStream(stream, self._deadline)
        raise failure or httpcore2.ConnectError(f"{host} has no address")

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ARG002  # httpcore's signature
        socket_options: Iterable[SOCKET_OPTION] | None = None,  # noqa: ARG002  # same
    ) -> NetworkStream:
        """Refuse: nothing is fetched from a socket of this machine."""
        raise httpcore2.UnsupportedProtocol(path)


class _TimedStream(NetworkStream):
    """A stream that ends with the attempt, however slowly bytes drip out of it."""

    def __init__(self, stream: NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._left(timeout, httpcore2.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left(timeout, httpcore2.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._left(timeout, httpcore2.ConnectTimeout))
        return _TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401  # httpcore's signature
        return self._stream.get_extra_info(info)

    def _left(self, timeout: float | None, over: type[Exception]) -> float:
        left = self._deadline.left(timeout)
        if left <= 0:
            raise over(_OVER)
        return left


def _positive(seconds: float) -> float:
    if seconds <= 0:
        raise httpcore2.ConnectTimeout(_OVER)
    return seconds


def _looked_up(host: str, port: int, seconds: float) -> list[str]:
    """Look a name up, in a thread of its own, since the system's resolver knows no time limit."""
    found: list[str] = []
    failed: list[OSError | UnicodeError] = []

    def look_up() -> None:
        try:
            rows = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
            found.extend(dict.fromkeys(str(row[4][0]) for row in rows))
        except (OSError, UnicodeError) as error:
            failed.append(error)

    resolver = threading.Thread(target=look_up, daemon=True)
    resolver.start()
    resolver.join(_positive(seconds))
    if failed:
        _explain(host, failed[0])
    if not found:
        msg = f"the name {shown(host)} was not looked up in time. {LATER}"
        raise PassingError(msg)
    return found


def _explain(host: str, error: OSError | UnicodeError) -> None:
    msg = f"the name {shown(host)} could not be looked up ({error}). Check the address and the connection"
    if isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN:
        raise PassingError(msg) from error
    raise InputError(msg) from error

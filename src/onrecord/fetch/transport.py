"""One request over a guarded connection that serves no other, with neither cookies nor the environment's proxies."""

from __future__ import annotations

import ssl
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from typing import cast

import httpcore2
import httpx2

from onrecord.fetch.addresses import Network
from onrecord.fetch.limits import Limits
from onrecord.fetch.network import GuardedNetwork
from onrecord.fetch.timing import Deadline


@contextmanager
def answered(
    url: httpx2.URL, headers: dict[str, str], limits: Limits, allowed: Sequence[Network], deadline: Deadline
) -> Iterator[httpx2.Response]:
    """Ask for an address and give the answer, its body still to be read.

    Args:
        url: The address.
        headers: The request's headers.
        limits: For times.
        allowed: Networks that are allowed though not public.
        deadline: When the attempt has to be over.

    Raises:
        InputError: The host may not be connected to.
        httpcore2.TimeoutException, NetworkError, ProtocolError: The connection failed, also while the body is read.
    """
    times = httpx2.Timeout(limits.silent_seconds, connect=limits.connect_seconds)
    transport = _Transport(GuardedNetwork(allowed, deadline))
    with (
        httpx2.Client(transport=transport, trust_env=False, follow_redirects=False, timeout=times) as client,
        client.stream("GET", url, headers=headers) as response,
    ):
        yield response


class _Transport(httpx2.BaseTransport):
    """httpx's requests over httpcore's connections, on a network of our own, which httpx's own transport can't be given."""

    def __init__(self, network: GuardedNetwork) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=_tls(), max_connections=1, max_keepalive_connections=0, network_backend=network
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        url = request.url
        target = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        answer = self._pool.handle_request(
            httpcore2.Request(request.method, target, headers=request.headers.raw, extensions=request.extensions)
        )
        return httpx2.Response(answer.status, headers=answer.headers, stream=_Body(cast("Iterable[bytes]", answer.stream)))

    def close(self) -> None:
        self._pool.close()


class _Body(httpx2.SyncByteStream):
    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = pieces

    def __iter__(self) -> Iterator[bytes]:
        yield from self._pieces

    def close(self) -> None:
        close = getattr(self._pieces, "close", None)
        if close is not None:
            with suppress(httpcore2.NetworkError, OSError):  # the other end may be gone already
                close()


@cache
def _tls() -> ssl.SSLContext:
    return httpx2.create_ssl_context()

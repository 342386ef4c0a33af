"""Politeness: one request at a time to a host, and a pause before the next."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from onrecord.errors import InputError
from onrecord.fetch.limits import Limits
from onrecord.fetch.timing import Timing


@dataclass(slots=True)
class _Host:
    turn: threading.Lock = field(default_factory=threading.Lock)
    ready: float = 0.0
    delay: float = 0.0


class Politeness:
    """Keeps requests to one host apart, in all threads that share it."""

    def __init__(self, limits: Limits, timing: Timing) -> None:
        """Know nobody yet.

        Args:
            limits: The least pause, and the longest.
            timing: The clock.
        """
        self._limits = limits
        self._timing = timing
        self._hosts: defaultdict[str, _Host] = defaultdict(_Host)
        self._register = threading.Lock()

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Wait for a host's turn, and hold it.

        Args:
            host: Its name.

        Raises:
            InputError: The host asks for more patience than there is.
        """
        known = self._host(host)
        with known.turn:
            wait = known.ready - self._timing.monotonic()
            if wait > self._limits.longest_wait:
                msg = f"{host} asks to wait {wait:.0f} seconds before the next request. Try again after that"
                raise InputError(msg)
            if wait > 0:
                self._timing.sleep(wait)
            try:
                yield
            finally:
                pause = max(self._limits.delay, known.delay)
                known.ready = max(known.ready, self._timing.monotonic() + pause)

    def ask_for(self, host: str, delay: float) -> None:
        """Note the pause that a host asks for between two requests, as the Crawl-delay of its robots.txt."""
        self._host(host).delay = delay

    def put_off(self, host: str, seconds: float) -> None:
        """Note that a host wants no request for so many seconds, as its Retry-After says."""
        known = self._host(host)
        known.ready = max(known.ready, self._timing.monotonic() + seconds)

    def _host(self, host: str) -> _Host:
        with self._register:
            return self._hosts[host]

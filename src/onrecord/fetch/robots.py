"""robots.txt (RFC 9309): what a site asks robots to leave alone.

Protego reads it, the parser of the Scrapy project: it knows the ``*`` and ``$`` of the standard, lets the most specific rule
win, and matches without regular expressions, which a hostile file could make take forever. Python's own
``urllib.robotparser`` lets the first rule win and knows no ``*``.
"""

from __future__ import annotations

import math
import threading
from collections import OrderedDict
from dataclasses import dataclass

from protego import Protego

NAME = "onrecord"
"""The name that a robots.txt addresses this program by."""

LARGEST = 512_000
"""Bytes of a robots.txt that are read: RFC 9309 asks for 500 KiB; the rest is passed over."""

_KEPT_SECONDS = 24 * 3600.0  # RFC 9309, 2.4: not longer than a day
_KEPT_AFTER_FAILURE = 600.0
_MOST_SITES = 1000


@dataclass(frozen=True, slots=True)
class Rules:
    """What a site asks for.

    Attributes:
        parsed: Its robots.txt; null where it could not be had.
        allows_all: Whether everything is allowed where there is none to read.
    """

    parsed: Protego | None
    allows_all: bool = True

    @classmethod
    def read(cls, data: bytes) -> Rules:
        """Read a robots.txt; bytes that are no UTF-8 are passed over."""
        return cls(Protego.parse(data[:LARGEST].decode("utf-8-sig", "replace")))

    def allows(self, url: str) -> bool:
        """Tell whether this program may fetch an address."""
        return self.allows_all if self.parsed is None else self.parsed.can_fetch(url, NAME)

    def delay(self) -> float:
        """Tell the pause that the site asks for between two requests, in seconds; 0 where it asks for none."""
        asked = None if self.parsed is None else self.parsed.crawl_delay(NAME)
        return asked if asked is not None and math.isfinite(asked) and asked > 0 else 0.0


ALLOWS = Rules(None)
"""Where there is no robots.txt, all is allowed (RFC 9309, 2.3.1.3)."""

FORBIDS = Rules(None, allows_all=False)
"""Where it can't be had, for a failing server or network, nothing is (RFC 9309, 2.3.1.4)."""


class Robots:
    """The rules of the sites that were asked, for a day at most; threads may share it."""

    def __init__(self) -> None:
        """Know no site yet."""
        self._known: OrderedDict[str, tuple[float, Rules]] = OrderedDict()
        self._register = threading.Lock()

    def known(self, site: str, now: float) -> Rules | None:
        """Give a site's rules; null where they have to be asked for.

        Args:
            site: Its scheme, host and port.
            now: Seconds on the client's clock.
        """
        with self._register:
            expires, rules = self._known.get(site, (-math.inf, None))
        return rules if now < expires else None

    def learn(self, site: str, rules: Rules, now: float) -> None:
        """Keep a site's rules."""
        expires = now + (_KEPT_AFTER_FAILURE if rules is FORBIDS else _KEPT_SECONDS)
        with self._register:
            self._known[site] = (expires, rules)
            self._known.move_to_end(site)
            while len(self._known) > _MOST_SITES:
                self._known.popitem(last=False)

"""A count of what has been done, on standard error, where somebody is looking."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

_EVERY = 0.2  # seconds
_CLEAR_LINE = "\r\x1b[K"


def counted(items: Iterable[T], noun: str, *, quiet: bool) -> Iterator[T]:
    """Pass items on and count them on standard error; on a terminal only, and never into a log.

    Args:
        items: The items.
        noun: What they are called: "12 articles".
        quiet: Say nothing in any case, as where the terminal shows the items themselves.
    """
    if quiet or not sys.stderr.isatty():
        yield from items
        return
    said = 0.0
    try:
        for number, item in enumerate(items, 1):
            yield item
            if time.monotonic() - said > _EVERY:
                said = time.monotonic()
                sys.stderr.write(f"{_CLEAR_LINE}{number:,} {noun}")
                sys.stderr.flush()
    finally:
        sys.stderr.write(_CLEAR_LINE)
        sys.stderr.flush()

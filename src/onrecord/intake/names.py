"""How an input is called in messages."""

from __future__ import annotations

import re

STANDARD_INPUT = "-"
"""Name of standard input."""

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def shown(source: str | None) -> str:
    """Give an input's name as a message says it: in one line, and without codes that a terminal would obey.

    Args:
        source: Path, address or ``-``; a path may hold bytes that are no text, which Python gives as surrogates.
    """
    if source == STANDARD_INPUT:
        return "standard input"
    if not source:
        return "this text"
    return _UNPRINTABLE.sub(lambda found: ascii(found.group())[1:-1], source.encode("utf-8", "replace").decode("utf-8"))

"""How an input is called in messages."""

from __future__ import annotations

STANDARD_INPUT = "-"
"""Name of standard input."""


def shown(source: str | None) -> str:
    """Give an input's name as a message says it.

    Args:
        source: Path, address or ``-``; a path may hold bytes that are no text, which Python gives as surrogates.
    """
    if source == STANDARD_INPUT:
        return "standard input"
    return source.encode("utf-8", "replace").decode("utf-8") if source else "this text"

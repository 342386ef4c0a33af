"""The time of day, as the store writes it."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """Tell the time: ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")

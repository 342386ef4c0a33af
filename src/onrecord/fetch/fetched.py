"""What was fetched: bytes, headers, addresses and the time."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
_UNCHANGED = 304


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An answer.

    Attributes:
        url: The address that was asked for.
        final_url: The address that answered, after redirects.
        status: 200, or 304 where it has not changed since it was fetched before.
        headers: The answer's headers, in its order and with the names in small letters.
        body: The answer, unpacked; empty where it has not changed.
        captured: When it was fetched: ISO 8601 in UTC, to the second.
    """

    url: str
    final_url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    captured: str

    @property
    def unchanged(self) -> bool:
        """Whether the server says that it has not changed since it was fetched before."""
        return self.status == _UNCHANGED

    @property
    def etag(self) -> str | None:
        """The version that the server names, to be given back to it the next time."""
        return self.header("etag")

    @property
    def last_modified(self) -> str | None:
        """The time of the last change in the server's words, to be given back to it the next time."""
        return self.header("last-modified")

    @property
    def charset(self) -> str | None:
        """The character encoding that the server names."""
        found = _CHARSET.search(self.header("content-type") or "")
        return found[1].lower() if found else None

    def header(self, name: str) -> str | None:
        """Give a header's value; null where it is not there.

        Args:
            name: Its name, in small letters.
        """
        return next((value for key, value in self.headers if key == name), None)

"""What all formats of feeds share: addresses made whole, titles in one line, dates as ISO 8601 writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from onrecord.errors import InputError
from onrecord.fetch.addresses import checked_url
from onrecord.fetch.feed import MOST_ENTRIES, Entry, Feed, Kind

_LONGEST_TITLE = 1000
_LONGEST_ID = 1000
_LONGEST_DATE = 64
_EARLIEST = 1900
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_UNFIT = re.compile("[\x00\ud800-\udfff]")

Found = tuple[str | None, str | None, str | None, str | None]
"""What a format gives of an entry: id, link, title, published."""


def collected(kind: Kind, title: object, found: Iterable[Found], base: str) -> Feed:
    """Make a feed of what its format gives.

    Args:
        kind: The format.
        title: The feed's name.
        found: Its entries.
        base: The feed's address, to which relative ones belong.
    """
    entries: dict[str, Entry] = {}
    skipped = 0
    for number, (name, link, words, published) in enumerate(found):
        if number >= MOST_ENTRIES:
            break
        address = whole(link, base)
        if address is None:
            skipped += 1
            continue
        key = (one_line(name) or address)[:_LONGEST_ID]
        entry = Entry(id=key, link=address, title=one_line(words), published=published)
        entries.setdefault(key, entry)
    return Feed(kind=kind, title=one_line(title), entries=tuple(entries.values()), skipped=skipped)


def whole(link: str | None, base: str) -> str | None:
    """Make an address whole; null where it is none of the web.

    Args:
        link: As the feed wrote it.
        base: The address that it belongs to.
    """
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        return str(checked_url(link, base))
    except InputError:
        return None


def one_line(words: object) -> str | None:
    """Put words into one line; null where there are none."""
    if not isinstance(words, str):
        return None
    return _UNFIT.sub("\ufffd", " ".join(words.split()))[:_LONGEST_TITLE] or None


def iso_date(words: object) -> str | None:
    """Read a date of a feed: as ISO 8601 (Atom, JSON Feed, sitemaps) or as e-mail writes it (RSS).

    Args:
        words: The date.

    Returns:
        A day as it stands, or a time in UTC; null where it is none, or the time zone is not told.
    """
    if not isinstance(words, str) or len(words) > _LONGEST_DATE:
        return None
    text = words.strip()
    try:
        if _DAY.fullmatch(text):
            return text if datetime.fromisoformat(text).year >= _EARLIEST else None
        moment = datetime.fromisoformat(text) if text[:4].isdigit() else parsedate_to_datetime(text)
        if moment.tzinfo is None or moment.year < _EARLIEST:
            return None
        return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    except (ValueError, OverflowError, TypeError):
        return None

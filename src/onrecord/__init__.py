"""onrecord reads news and puts it on record: who said what, each line tied to the very words that carry it.

>>> import onrecord
>>> record = onrecord.read("The bridge is safe, Mayor Ada Lind said on Monday.")
>>> [(str(s.speaker), s.form, s.content[0].text) for s in record.statements]
[('Mayor Ada Lind', 'indirect', 'The bridge is safe')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.reader import Reader
    from onrecord.record.whole import Record

__version__ = "0.1.0"
__all__ = ["Reader", "Record", "__version__", "read"]


def read(text: str, *, published: str | None = None, publisher: str | None = None) -> Record:
    """Read one text with the shipped model.

    Args:
        text: The article.
        published: ISO date or date-time of publication.
        publisher: Name of the outlet.

    Returns:
        The record of the article.

    Raises:
        InputError: The text is empty or too long, or the date is none.
        ModelError: The model is missing or damaged.
    """
    from onrecord.reader import Reader  # noqa: PLC0415 (importing the package stays quick)

    return Reader(threads=1).read(text, published=published, publisher=publisher)


def __getattr__(name: str) -> object:
    """Import ``Reader`` and ``Record`` only when they are asked for."""
    if name == "Reader":
        from onrecord.reader import Reader  # noqa: PLC0415 (same)

        return Reader
    if name == "Record":
        from onrecord.record.whole import Record  # noqa: PLC0415 (same)

        return Record
    msg = f"module 'onrecord' has no attribute {name!r}"
    raise AttributeError(msg)

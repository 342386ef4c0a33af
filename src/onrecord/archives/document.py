"""What an archive gives: documents, what it passed over, what was damaged; and the stretches that it is read in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from msgspec import Struct

Kind = Literal["warc", "wacz", "lines", "quotations", "parquet", "folder"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document of an archive.

    The two dates are never mixed: `captured` is when a crawler took it, `published` is the outlet's own.

    Attributes:
        content: The page's bytes, or text where the archive holds text.
        source: Its address, or its path where it has none.
        publisher: Name of the outlet, where the archive tells it.
        captured: ISO date-time of fetching.
        published: ISO date or date-time of publication, where the archive tells it.
        charset: Character encoding that the server named.
        record: The archive's own name for it: a WARC record id, a line, a row.
        offset: Where it begins in the archive: a byte, a line or a row, counted from 0.
        digest: Hash of it that the archive tells, with the name of the hash.
        notes: What was odd about it.
    """

    content: bytes | str
    source: str | None = None
    publisher: str | None = None
    captured: str | None = None
    published: str | None = None
    charset: str | None = None
    record: str | None = None
    offset: int | None = None
    digest: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A document, or a part of an archive, that could not be read.

    Attributes:
        message: One line: what went wrong, and where.
        record: The archive's own name for it, where it could be read.
        offset: Where it begins.
    """

    message: str
    record: str | None = None
    offset: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOver:
    """Something in an archive that is no page that was answered: an image, an error of the server, a revisit.

    Attributes:
        reason: Why, in few words, the same for all of its kind.
    """

    reason: str


Item = Document | Fault | PassedOver


class Stretch(Struct, frozen=True, kw_only=True):
    """A part of an archive that is read at once.

    Attributes:
        archive: Path of the archive.
        kind: What it is.
        member: File inside the archive (WACZ).
        start: First byte, line or row.
        end: The one after the last.
        documents: How many documents it holds at most.
        sha256: Hash of its bytes.
        files: Paths of its files (folders).
    """

    archive: str
    kind: Kind
    member: str | None = None
    start: int
    end: int
    documents: int
    sha256: str
    files: tuple[str, ...] = ()

"""WARC files (ISO 28500), read with FastWARC: their records one by one, whatever is damaged between them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from onrecord.archives.document import Document, Fault, Item, PassedOver
from onrecord.archives.resync import begins_record, ends_whole, next_record
from onrecord.intake import LIMIT

_BLOCK = LIMIT + (1 << 16)  # most bytes of a record that are read: a page of the largest size, and its headers
_HUGE = 10 * LIMIT  # a record that says it is longer is not read through to the end, but searched behind
_PAGES = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
_READABLE = frozenset({"", "text/html", "application/xhtml+xml", "text/plain"})
_OK = 200
_UNSEEKABLE = (b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18", b"\x04\x22\x4d\x18")  # zstd, its dictionary, lz4
_HEAD = (
    b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0>\r\n"
    b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"
)


@dataclass(frozen=True, slots=True)
class Damage:
    """A place where an archive is damaged.

    Attributes:
        offset: The last record that began before it.
        reason: What is wrong.
    """

    offset: int
    reason: str


def walk(stream: BinaryIO, start: int) -> Iterator[WarcRecord | Damage]:
    """Walk the records from an offset on; behind damage, the next whole record goes on.

    Args:
        stream: The archive.
        start: Where a record begins.

    Yields:
        Records, with their bytes still to be read, and where the archive is damaged.
    """
    seekable = not is_unseekable(stream)
    position: int | None = start
    told = False  # one damage stands between two records, however often it is stumbled over
    while position is not None:
        stream.seek(position)
        last = position
        reason = None
        try:
            for record in ArchiveIterator(stream, parse_http=False, quirks_mode=True):
                last, told = record.stream_pos, False
                yield record
                if seekable and record.content_length > _HUGE:
                    break
            else:
                reason = "it ends in the middle of a record, as where a download was broken off"
        except OSError as error:
            reason = str(error)
        if not seekable or (last > position and not begins_record(stream, last)):  # all of it is packed as one
            if reason and not ends_whole(stream, start):
                yield Damage(last, reason)
            return
        position = next_record(stream, last + 1)
        if reason and not told and (position is not None or not ends_whole(stream, last)):
            yield Damage(last, reason)
            told = True


def is_unseekable(stream: BinaryIO) -> bool:
    """Tell whether an archive is packed in a way that can only be read from its beginning."""
    stream.seek(0)
    return stream.read(4).startswith(_UNSEEKABLE)


def is_page_record(record: WarcRecord) -> bool:
    """Tell whether a record may hold a page."""
    return bool(record.record_type & _PAGES)


def read(stream: BinaryIO, start: int, end: int) -> Iterator[Item]:
    """Read the documents of a stretch.

    Args:
        stream: The archive.
        start: Offset of the first record.
        end: Offset behind the last.
    """
    fault_at: int | None = None
    for found in walk(stream, start):
        if isinstance(found, Damage):
            if found.offset >= end:
                return
            if found.offset != fault_at:
                yield Fault(message=f"damaged at or behind byte {found.offset:,}: {found.reason}", offset=found.offset)
            continue
        if found.stream_pos >= end:
            return
        if found.record_type == WarcRecordType.revisit:
            yield PassedOver(reason="revisit")
        elif is_page_record(found):
            item = _item(found)
            if isinstance(item, Fault):
                fault_at = found.stream_pos
            yield item


def _item(record: WarcRecord) -> Item:
    """Read one record; the whole of it is taken first, so that damage in a page's own packing stays in the page."""
    where = f"record {record.record_id or 'without an id'} at byte {record.stream_pos:,}"
    known = {"record": record.record_id, "offset": record.stream_pos}
    if record.content_length > _BLOCK:
        return Fault(message=f"{where} says it is {record.content_length:,} bytes long, more than a page may have", **known)  # type: ignore[arg-type]
    try:
        block = record.reader.read(record.content_length)
        while len(block) < record.content_length and (more := record.reader.read(record.content_length - len(block))):
            block += more
    except OSError as error:
        return Fault(message=f"{where} is damaged: {error}", **known)  # type: ignore[arg-type]
    if len(block) < record.content_length:
        missing = record.content_length - len(block)
        return Fault(message=f"{where} is cut short: {missing:,} of {record.content_length:,} bytes are missing", **known)  # type: ignore[arg-type]
    if record.record_type != WarcRecordType.response:
        return _bare(record, block)
    try:
        return _answer(record, block)
    except (OSError, ValueError) as error:
        return Fault(message=f"{where} could not be unpacked: {error}", **known)  # type: ignore[arg-type]


def _bare(record: WarcRecord, block: bytes) -> Item:
    """Make a document of a record without an answer's headers: a resource, or text that was taken out of a page."""
    kind = _media_type(record.headers.get("Content-Type"))
    return _document(record, block, None) if kind in _READABLE else PassedOver(reason=kind[:60])


def _answer(record: WarcRecord, block: bytes) -> Item:
    """Make a document of a server's answer."""
    if not (record.headers.get("Content-Type") or "application/http").startswith("application/http"):
        return PassedOver(reason="answer of another protocol than HTTP")
    packed = io.BytesIO(_HEAD % len(block) + block)
    answer = next(iter(ArchiveIterator(packed, auto_decode="all", quirks_mode=True, stream_detect=False)))
    status = answer.http_headers.status_code
    if status != _OK:
        return PassedOver(reason=f"HTTP status {status}")
    kind = _media_type(answer.http_content_type)
    if kind not in _READABLE:
        return PassedOver(reason=kind[:60])
    body = b"".join(_bounded(answer))
    if len(body) > LIMIT:
        where = f"record {record.record_id} at byte {record.stream_pos:,}"
        message = f"{where} unpacks to more than {LIMIT // 1_000_000} MB, the most that a page may have"
        return Fault(message=message, record=record.record_id, offset=record.stream_pos)
    document = _document(record, body, answer.http_charset)
    if (document.source or "").endswith("/robots.txt"):
        return PassedOver(reason="robots.txt")
    return document


def _bounded(record: WarcRecord) -> Iterator[bytes]:
    left = LIMIT + 1
    while left and (piece := record.reader.read(min(left, 1 << 20))):
        left -= len(piece)
        yield piece


def _document(record: WarcRecord, body: bytes, charset: str | None) -> Document:
    headers = record.headers
    date = record.record_date
    cut = headers.get("WARC-Truncated")
    document = Document(
        content=body,
        source=(headers.get("WARC-Target-URI") or "").strip("<> ") or None,
        captured=date.isoformat().replace("+00:00", "Z") if date else None,
        charset=charset.lower() if charset else None,
        record=record.record_id,
        offset=record.stream_pos,
        digest=headers.get("WARC-Payload-Digest") or headers.get("WARC-Block-Digest"),
    )
    return replace(document, notes=(f"cut short by the crawler ({cut[:40]})",)) if cut else document


def _media_type(value: str | None) -> str:
    return (value or "").split(";")[0].strip().lower()

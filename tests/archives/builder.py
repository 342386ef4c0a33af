"""Web archives made for tests: WARC records, their packing, and pages of an invented outlet."""

from __future__ import annotations

import gzip
from collections.abc import Iterable

WORDS = "The bridge over the Lind is safe, engineer Ada Holm said on Monday. “We looked at every bolt,” she told reporters."


def page(number: int, *, words: str = WORDS, published: str | None = None) -> bytes:
    """Make a page of the Invented Herald."""
    meta = f'<meta property="article:published_time" content="{published}">' if published else ""
    body = f"<p>{words}</p><p>This is story number {number} of the Invented Herald, and it goes on for a while after that.</p>"
    head = f'<title>Bridge story {number}</title><meta property="og:site_name" content="Invented Herald">{meta}'
    return f"<!doctype html><html><head>{head}</head><body><article>{body}</article></body></html>".encode()


def record(  # noqa: PLR0913  # what a record has
    number: int,
    body: bytes,
    *,
    kind: str = "response",
    status: str = "200 OK",
    headers: Iterable[str] = ("Content-Type: text/html; charset=utf-8",),
    warc: Iterable[str] = (),
    length: int | None = None,
    url: str | None = None,
) -> bytes:
    """Make one WARC record.

    Args:
        number: Its number, in its id, date and address.
        body: The page.
        kind: The record's type.
        status: The answer's status line, after its protocol.
        headers: The answer's headers.
        warc: More headers of the record.
        length: Its length as it says, where that is a lie.
        url: Its address, where it is another.
    """
    answer = "\r\n".join([f"HTTP/1.1 {status}", *headers, "", ""]).encode() if kind in {"response", "revisit"} else b""
    block = answer + body
    lines = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {url or f'https://herald.example/{number}'}",
        f"WARC-Date: 2024-05-{number % 28 + 1:02}T07:08:09Z",
        f"WARC-Record-ID: <urn:uuid:{number:08}>",
        f"WARC-Payload-Digest: sha1:DIGEST{number}",
        f"Content-Type: {'application/http; msgtype=response' if answer else 'text/plain'}",
        *warc,
        f"Content-Length: {len(block) if length is None else length}",
        "",
        "",
    ]
    return "\r\n".join(lines).encode() + block + b"\r\n\r\n"


def packed(*records: bytes) -> bytes:
    """Pack each record as a gzip member of its own, as web archives have them."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)

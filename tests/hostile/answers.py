"""Hostile servers: redirects in circles, answers without end, slow ones, and bytes that are no HTTP."""

from __future__ import annotations

import itertools
import socket
import struct
import time
import zlib
from collections.abc import Callable, Mapping

from tests.fetch.server import Answer, Request

OK = b"HTTP/1.1 200 OK\r\n"
SHORT = b"<p>The lamp is lit.</p>"


def raw(*pieces: bytes, pause: float = 0.0) -> Answer:
    """Answer with these very bytes."""

    def answer(request: Request) -> None:
        for piece in pieces:
            request.wfile.write(piece)
            request.wfile.flush()
            time.sleep(pause)

    return answer


def without_end(head: bytes, piece: bytes, pause: float = 0.0) -> Answer:
    """Answer with a piece over and over again."""

    def answer(request: Request) -> None:
        request.wfile.write(head)
        for _ in itertools.count():
            request.wfile.write(piece)
            request.wfile.flush()
            time.sleep(pause)

    return answer


def silent(head: bytes) -> Answer:
    """Answer with a beginning, and then with nothing."""

    def answer(request: Request) -> None:
        request.wfile.write(head)
        request.wfile.flush()
        time.sleep(3)

    return answer


def reset(request: Request) -> None:
    """Break the connection at once."""
    request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    request.connection.close()


def leading(location: Callable[[str], str], status: int = 302) -> Answer:
    """Redirect, to an address that may depend on the one that was asked for."""
    return lambda request: request.say(b"", status=status, Location=location(request.path))


def always(target: str) -> Callable[[str], str]:
    """Lead to one address, whatever was asked for."""
    return lambda _path: target


def with_status(status: int, **headers: str) -> Answer:
    """Answer with a status."""
    return lambda request: request.say(SHORT, status=status, length=None, **headers)


def packed_without_end(request: Request) -> None:
    """Answer with a packed body that has no end."""
    request.say(length=-1, Content_Encoding="gzip")
    packer = zlib.compressobj(wbits=31)
    while True:
        request.wfile.write(packer.compress(bytes(100_000)) + packer.flush(zlib.Z_SYNC_FLUSH))


def redirects() -> Mapping[str, Answer]:
    """Give redirects that lead in circles, nowhere, or where nothing is fetched."""
    targets = {
        "to a file": "file:///etc/passwd",
        "to a script": "javascript:alert(1)",
        "to data": "data:text/html,lamp",
        "to the machine's own services": "http://169.254.169.254/latest/",
        "to a private network": "http://10.0.0.1/",
        "to this machine by another name": "http://[::1]/",
        "with a password": "http://user:secret@127.0.0.1/",
        "to nothing": "",
        "to half an address": "http://",
        "to a port that is none": "http://127.0.0.1:99999/",
        "to noise": "\x7f\xff\xfe",
        "to an address without end": "http://127.0.0.1/" + "x" * 20_000,
    }
    return {
        **{f"a redirect {name}": leading(always(target)) for name, target in targets.items()},
        "a redirect to itself": leading(lambda path: path),
        "a redirect that grows": leading(lambda path: path + "?x"),
        "a redirect between two": leading(lambda path: path.removesuffix("?b") if path.endswith("?b") else path + "?b", 301),
        "a redirect without an address": with_status(307),
        "a permanent redirect to itself": leading(lambda path: path, 308),
    }


def endless() -> Mapping[str, Answer]:
    """Give answers without end, and slow ones."""
    chunked = OK + b"Transfer-Encoding: chunked\r\n\r\n"
    return {
        "a body without end": without_end(OK + b"\r\n", b"lamp " * 10_000),
        "a body that drips": without_end(OK + b"Content-Length: 9999999\r\n\r\n", b"x", 0.05),
        "a packed body without end": packed_without_end,
        "chunks without end": without_end(chunked, b"1\r\nx\r\n" * 5000),
        "headers without end": without_end(OK, b"X-Lamp: dark\r\n" * 100),
        "headers that drip": without_end(OK, b"X-Lamp: dark\r\n", 0.05),
        "a header without end": without_end(OK + b"X-Lamp: ", b"x" * 10_000),
        "a status line without end": without_end(b"HTTP/1.1 200 ", b"O" * 10_000),
        "hints without end": without_end(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
        "silence": silent(b""),
        "silence after the head": silent(OK + b"Content-Length: 100\r\n\r\n"),
        "silence in a chunk": silent(chunked + b"64\r\nlamp"),
    }


def malformed() -> Mapping[str, Answer]:
    """Give answers that are no HTTP, or lie about themselves."""
    chunked = OK + b"Transfer-Encoding: chunked\r\n"
    heads = {
        "no answer": b"",
        "noise": bytes(range(256)) * 8,
        "a bare body": SHORT,
        "another protocol": b"220 herald.example ESMTP\r\n",
        "a version of the future": b"HTTP/9.9 200 OK\r\n\r\n",
        "a status in words": b"HTTP/1.1 fine OK\r\n\r\n",
        "a status of four digits": b"HTTP/1.1 2000 OK\r\n\r\n",
        "a header without a colon": OK + b"lamp\r\n\r\n",
        "a header with NULs": OK + b"X-Lamp: a\0b\r\n\r\n",
        "a header in two lines": OK + b"X-Lamp: a\r\n b\r\nContent-Length: 0\r\n\r\n",
        "a header without a name": OK + b": dark\r\n\r\n",
        "many headers": OK + b"".join(b"X-Lamp-%d: dark\r\n" % n for n in range(20_000)) + b"\r\n",
        "a large header": OK + b"X-Lamp: " + b"x" * 500_000 + b"\r\n\r\n",
        "a negative length": OK + b"Content-Length: -5\r\n\r\n" + SHORT,
        "a length in words": OK + b"Content-Length: some\r\n\r\n" + SHORT,
        "two lengths": OK + b"Content-Length: 5\r\nContent-Length: 9\r\n\r\n" + SHORT,
        "a length beyond all": OK + b"Content-Length: " + b"9" * 300 + b"\r\n\r\n" + SHORT,
        "too short a body": OK + b"Content-Length: 500\r\n\r\n" + SHORT,
        "too long a body": OK + b"Content-Length: 5\r\n\r\n" + SHORT * 50,
        "a chunk of odd size": chunked + b"\r\nlamp\r\nx\r\n",
        "a chunk of negative size": chunked + b"\r\n-5\r\nlamp\r\n",
        "a chunk beyond all": chunked + b"\r\nffffffffffffffffffff\r\nlamp",
        "a chunk that is cut": chunked + b"\r\n64\r\nlamp",
        "a chunk with a long remark": chunked + b"\r\n1;" + b"x" * 200_000 + b"\r\nx\r\n0\r\n\r\n",
        "chunks and a length": chunked + b"Content-Length: 5\r\n\r\n4\r\nlamp\r\n0\r\n\r\n",
        "another protocol that was not asked for": b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: lamp\r\n\r\n",
        "escape codes": b"HTTP/1.1 404 \x1b[31mOwned\r\n\r\n",
    }
    return {
        **{name: raw(head) for name, head in heads.items()},
        "a broken connection": reset,
        "nothing new though nobody asked": raw(b"HTTP/1.1 304 Not Modified\r\n\r\n"),
        "a part though nobody asked": with_status(206),
        "a status that there is not": with_status(799),
        "a pause beyond all": with_status(503, Retry_After="9" * 400),
        "a pause of the past": with_status(429, Retry_After="Mon, 01 Jan 1900 00:00:00 GMT"),
        "a coding that lies": with_status(200, Content_Encoding="br"),
        "a coding that there is not": with_status(200, Content_Encoding="lamp"),
        "an encoding that there is not": with_status(200, Content_Type="text/html; charset=" + "x" * 5000),
        "cookies": with_status(200, Set_Cookie="lamp=" + "x" * 30_000),
    }

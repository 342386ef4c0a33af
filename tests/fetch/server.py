"""A web server of the tests' own, on this machine, whose answers each test writes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

Answer = Callable[["Request"], None]


class Request(BaseHTTPRequestHandler):
    """One request, and the ways to answer it."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:  # the name that http.server calls
        """Answer as the test says."""
        self.close_connection = True
        self.server.asked.append(self.path)
        self.server.headers.append({name.lower(): value for name, value in self.headers.items()})
        answer = self.server.answers.get(self.path) or self.server.answers.get(self.path.partition("?")[0])
        try:
            if answer is None:
                self.say(b"nothing here", status=404)
            else:
                answer(self)
        except (BrokenPipeError, ConnectionResetError):
            pass  # the client has had enough

    def say(self, body: bytes = b"", *, status: int = 200, length: int | None = None, **headers: str) -> None:
        """Answer in one go.

        Args:
            body: The body.
            status: The status.
            length: What Content-Length says; the truth if null, no header if negative.
            headers: Further headers, with ``_`` for ``-``.
        """
        self.send_response(status)
        if length is None or length >= 0:
            self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its signature
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """The server.

    Attributes:
        answers: What to answer, by path.
        asked: The paths that were asked for, in order.
        headers: The headers of each request.
    """

    daemon_threads = True
    request_queue_size = 64

    def __init__(self) -> None:
        """Listen on a free port of the loopback address."""
        super().__init__(("127.0.0.1", 0), Request)
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.headers: list[Mapping[str, str]] = []
        self._thread = threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.shutdown()
        self.server_close()

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of clients that hang up."""

    def url(self, path: str = "/") -> str:
        """Give the address of a path."""
        return f"http://127.0.0.1:{self.server_address[1]}{path}"

    def page(self, path: str, body: bytes | str, *, status: int = 200, **headers: str) -> str:
        """Answer a path with a body, and give its address."""
        data = body.encode() if isinstance(body, str) else body
        self.answers[path] = lambda request: request.say(data, status=status, length=None, **headers)
        return self.url(path)

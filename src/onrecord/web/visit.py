"""One request to the app, and the pages that answer it: as HTML for people, and as JSON for programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from onrecord.store.catalogue import Catalogue
from onrecord.web.library import Library, Room
from onrecord.web.rendering import render
from onrecord.web.settings import Settings

JSON = "application/json; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Visit:
    """A request, in the thread that answers it.

    Attributes:
        room: The thread's store.
        library: The library.
        settings: The app's settings.
        given: Parameters of the address.
        named: What the path names.
    """

    room: Room
    library: Library
    settings: Settings
    given: Mapping[str, str]
    named: Mapping[str, Any]

    def catalogue(self) -> Catalogue:
        """Give the catalogue."""
        return self.library.catalogue(self.room)


Work = Callable[[Visit], msgspec.Struct]


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its twin.

    Attributes:
        path: Its path; the twin's ends in ``.json``.
        template: The template that shows what the work gives.
        work: Gives what is on the page.
    """

    path: str
    template: str
    work: Work

    def routes(self) -> tuple[Route, Route]:
        """Give the routes of the page and its twin; the twin's goes first, since a path may end in anything."""
        twin = "/index.json" if self.path == "/" else f"{self.path}.json"
        return Route(twin, self._as_json), Route(self.path, self._as_html)

    async def _as_json(self, request: Request) -> Response:
        found = await library_of(request).read(lambda room: msgspec.json.encode(self.work(visit_of(request, room))))
        return Response(msgspec.json.format(found, indent=1), media_type=JSON)

    async def _as_html(self, request: Request) -> Response:
        def work(room: Room) -> str:
            return render(self.template, request, self.work(visit_of(request, room)))

        settings = settings_of(request)
        response = HTMLResponse(await library_of(request).read(work))
        if not settings.readonly:
            response.set_cookie(settings.cookie, settings.token, httponly=True, samesite="strict")
        return response


def settings_of(request: Request) -> Settings:
    """Give the settings of the app that a request came to."""
    settings: Settings = request.app.state.settings
    return settings


def library_of(request: Request) -> Library:
    """Give the library of the app that a request came to."""
    library: Library = request.app.state.library
    return library


def visit_of(request: Request, room: Room) -> Visit:
    """Make a visit of a request, in the thread that answers it."""
    return Visit(room, library_of(request), settings_of(request), request.query_params, request.path_params)

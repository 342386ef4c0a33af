"""The app: its pages, what they can change, and the guard before them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from onrecord.errors import OnrecordError
from onrecord.intake import LIMIT
from onrecord.web import changing, exporting, taking, watching
from onrecord.web.guard import HEADERS, Guard
from onrecord.web.library import Library
from onrecord.web.pages import (
    about,
    adding,
    article,
    articles,
    network,
    review,
    speaker,
    speakers,
    start,
    statement,
    statements,
    stories,
    story,
    tie,
)
from onrecord.web.pages import map as map_page
from onrecord.web.rendering import render
from onrecord.web.settings import Settings
from onrecord.web.visit import JSON

STATIC = Path(__file__).parent / "static"
_FORM = 100_000  # bytes of a form beside the text in it
_PAGES = (statements, statement, articles, article, speakers, speaker, about)
_WRITABLE = (start, adding, review, stories, story, map_page, network, tie)


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """What went wrong with a request."""

    status: int
    message: str


def make_app(settings: Settings) -> Starlette:
    """Make the app of one store.

    Args:
        settings: What it is started with.
    """

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        library = Library(settings.db, readonly=settings.readonly)
        app.state.library = library
        await library.start()
        try:
            yield
        finally:
            await library.stop()

    app = Starlette(
        routes=list(_routes(settings)),
        middleware=[Middleware(Guard, settings=settings)],
        exception_handlers={HTTPException: _told, OnrecordError: _failed, Exception: _broken},
        lifespan=lifespan,
        max_body_size=LIMIT + _FORM,
    )
    app.state.settings = settings
    return app


def _routes(settings: Settings) -> list[BaseRoute]:
    pages = [route for module in (*_PAGES, *(() if settings.alone else _WRITABLE)) for route in module.PAGE.routes()]
    # Paths with a suffix go before those that take anything.
    routes: list[BaseRoute] = [*exporting.ROUTES, *taking.ROUTES, *watching.ROUTES, *pages]
    if settings.alone is not None:
        alone = settings.alone.removeprefix("sha256:")
        routes.append(Route("/", lambda _request: RedirectResponse(f"/articles/{alone}")))
    if not settings.readonly:
        routes += changing.ROUTES
    return [*routes, Mount("/static", StaticFiles(directory=STATIC))]


async def _told(request: Request, error: Exception) -> Response:
    status, message = (error.status_code, error.detail) if isinstance(error, HTTPException) else (500, str(error))
    return _answer(request, status, message)


async def _failed(request: Request, error: Exception) -> Response:
    return _answer(request, 503, str(error))


async def _broken(request: Request, error: Exception) -> Response:
    return _answer(request, 500, f"This is a bug in onrecord: {type(error).__name__}: {error}. Report it with what you did.")


def _answer(request: Request, status: int, message: str) -> Response:
    failure = Failure(status=status, message=message)
    if request.url.path.endswith(".json"):
        return Response(msgspec.json.encode(failure), status_code=status, headers=HEADERS, media_type=JSON)
    # A bug is told from outside the guard, which gives all other answers their headers.
    return HTMLResponse(render("failure.html", request, failure), status_code=status, headers=HEADERS)

"""Searches that other programs watch: as an Atom feed, and as JSON."""

from __future__ import annotations

import re

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord.errors import StoreError
from onrecord.store import saved
from onrecord.web.library import Room
from onrecord.web.rendering import environment
from onrecord.web.searching import Found, found, query_of
from onrecord.web.visit import JSON, library_of, settings_of, visit_of

# What XML can't hold (https://www.w3.org/TR/xml/#charsets).
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MET = """
SELECT min(first_seen) FROM appearances JOIN articles ON articles.number = appearances.article WHERE articles.id = ?
"""


async def as_page(request: Request) -> Response:
    """Lead to the view that shows a search."""
    search = await library_of(request).read(lambda room: _search(request, room))
    return RedirectResponse(query_of(search.query).address(), status_code=303)


async def as_json(request: Request) -> Response:
    """Give a search with its counts and the statements that came last."""
    body = await library_of(request).read(lambda room: msgspec.json.encode(_found(request, room)))
    return Response(msgspec.json.format(body, indent=1), media_type=JSON)


async def as_atom(request: Request) -> Response:
    """Give the statements that came last as an Atom feed (RFC 4287)."""

    def work(room: Room) -> str:
        page = _found(request, room)
        articles = {one.article.id for one in page.statements}
        met = {article: room.connection.execute(_MET, (article,)).fetchone()[0] for article in articles}
        updated = max(met.values(), default=page.search.search.made)
        own = settings_of(request).origins[0]
        return environment().get_template("search.atom").render(page=page, met=met, updated=updated, own=own)

    text = await library_of(request).read(work)
    return Response(_NO_XML.sub("\ufffd", text), media_type="application/atom+xml; charset=utf-8")


def _search(request: Request, room: Room) -> saved.SavedSearch:
    try:
        return saved.search(room.connection, int(request.path_params["number"]))
    except StoreError as error:
        raise HTTPException(404, f"{error}.") from error


def _found(request: Request, room: Room) -> Found:
    return found(visit_of(request, room), _search(request, room))


ROUTES = (
    Route("/searches/{number:int}.atom", as_atom),
    Route("/searches/{number:int}.json", as_json),
    Route("/searches/{number:int}", as_page),
)

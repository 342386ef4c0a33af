"""What was decided, taken away: labelled data for scoring and training."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.web.labelling import brat_archive, json_lines, labelled
from onrecord.web.visit import library_of


async def as_json_lines(request: Request) -> Response:
    """Give every article on which something was decided, with the decisions, one a line."""
    body = await library_of(request).read(lambda room: json_lines(labelled(room.connection, room.store)))
    return _file(body, "application/jsonl; charset=utf-8", "labels.jsonl")


async def as_brat(request: Request) -> Response:
    """Give the articles that were decided on in whole as brat annotations."""
    body = await library_of(request).read(lambda room: brat_archive(labelled(room.connection, room.store)))
    return _file(body, "application/zip", "labels.zip")


def _file(body: bytes, media: str, name: str) -> Response:
    return Response(body, media_type=media, headers={"content-disposition": f'attachment; filename="{name}"'})


ROUTES = (Route("/review/labels.jsonl", as_json_lines), Route("/review/labels.zip", as_brat))

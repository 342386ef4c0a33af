"""Exports of what is shown: all statements of a query as CSV or JSON lines, written as they are read."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator, Callable, Iterable, Mapping

import msgspec
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from onrecord.store.hits import statements_at
from onrecord.web.library import Room
from onrecord.web.query import Query
from onrecord.web.selection import Selected
from onrecord.web.visit import library_of, settings_of

Rows = Iterable[Mapping[str, object]]
_AT_ONCE = 500


async def as_csv(request: Request) -> Response:
    """Give all statements as CSV, with the columns of the command line."""
    columns = settings_of(request).lent.columns

    def write(rows: Rows) -> str:
        lines = io.StringIO()
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerows([_plain(row[name]) for name in columns] for row in rows)
        return lines.getvalue()

    head = io.StringIO()
    csv.writer(head, lineterminator="\n").writerow(columns)
    return await _streamed(request, write, "text/csv; charset=utf-8", "statements.csv", head.getvalue())


async def as_json_lines(request: Request) -> Response:
    """Give all statements as JSON, one a line."""

    def write(rows: Rows) -> str:
        return "".join(msgspec.json.encode(row).decode("utf-8") + "\n" for row in rows)

    return await _streamed(request, write, "application/jsonl; charset=utf-8", "statements.jsonl")


async def _streamed(request: Request, write: Callable[[Rows], str], media: str, name: str, head: str = "") -> Response:
    """Select at once, so that what is wrong with the query is told as such, and read the rows while they are sent."""
    query, library, lent = Query.of(request.query_params), library_of(request), settings_of(request).lent

    def select(room: Room) -> list[tuple[int, int]]:
        selected = Selected(library, room, query)
        return selected.selection.page(selected.order, selected.selection.total)

    numbers = await library.read(select)

    async def chunks() -> AsyncIterator[str]:
        yield head
        for at in range(0, len(numbers), _AT_ONCE):
            rows = numbers[at : at + _AT_ONCE]
            yield await library.read(lambda room, rows=rows: write(_rows(room, rows)))  # type: ignore[misc]  # bound as a default

    def _rows(room: Room, rows: list[tuple[int, int]]) -> Rows:
        return (lent.row(hit.article, hit.statement) for hit in statements_at(room.connection, rows, None))

    return StreamingResponse(chunks(), media_type=media, headers={"content-disposition": f'attachment; filename="{name}"'})


def _plain(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


ROUTES = (Route("/statements.csv", as_csv), Route("/statements.jsonl", as_json_lines))

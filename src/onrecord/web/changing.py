"""What changes a store: texts that are added, decisions, searches that are kept. Each is a form of the app's own pages."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias, cast

from msgspec import structs
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from onrecord.compare.together import compare_articles
from onrecord.errors import InputError, OnrecordError, StoreError
from onrecord.intake import LIMIT, article_from_bytes, article_from_text
from onrecord.record import Article
from onrecord.store import StoredStatement, reviews, saved
from onrecord.store.reviews import Decision
from onrecord.web.fixing import fixed
from onrecord.web.library import Room
from onrecord.web.pages.adding import Adding
from onrecord.web.query import Query
from onrecord.web.rendering import article_path, render
from onrecord.web.searching import query_of
from onrecord.web.token import check
from onrecord.web.visit import library_of, settings_of


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A file that was uploaded.

    Attributes:
        name: Its name, without a folder.
        data: Its bytes, or so many of them that it is seen to be too large.
    """

    name: str
    data: bytes


Form: TypeAlias = dict[str, str | Uploaded]
Endpoint = Callable[[Request], Awaitable[Response]]
_FIELDS = 40
_PATIENCE = 3.0  # seconds that somebody who added an article waits until it was compared with the others


async def add_text(request: Request) -> Response:
    """Read a text that was pasted, and store it."""
    form = await _form(request)
    known = {name: _given(form, name) for name in ("source", "published", "publisher")}
    return await _added(request, lambda: article_from_text(str(form.get("text", "")).replace("\r\n", "\n"), **known))


async def add_file(request: Request) -> Response:
    """Read a file that was uploaded, and store it."""
    form = await _form(request)
    upload = form.get("file")
    if not isinstance(upload, Uploaded) or not upload.name:
        return _refused(request, "No file was chosen. Choose one, or paste the text.")
    known = {one: _given(form, one) for one in ("published", "publisher")}
    source = _given(form, "source") or upload.name
    return await _added(request, lambda: article_from_bytes(upload.data, source=source, **known))


async def add_address(request: Request) -> Response:
    """Fetch an address, and store the article there."""
    form = await _form(request)
    take = settings_of(request).lent.take
    address = _given(form, "url")
    if take is None or address is None:
        return _refused(request, "No address was given." if take else "Nothing is fetched here.")
    try:
        taken = await library_of(request).write(lambda room: take(room.store, address), transacted=False)
    except OnrecordError as error:
        return _refused(request, str(error))
    if taken.article is None:
        return _refused(request, taken.message or "There is no article at this address.")
    await _compare(request)
    return _to(article_path(taken.article))


async def decide(request: Request) -> Response:
    """Write down a decision on a statement."""
    form = await _form(request)
    identifier = str(request.path_params["statement"])

    def work(room: Room) -> None:
        found = room.store.find(identifier)
        if not isinstance(found, StoredStatement):
            msg = f"{identifier} is no statement's id"
            raise StoreError(msg)
        record = room.store.record(found.article.id)
        decision = cast("Decision", str(form.get("decision", "")))
        right = fixed(record.article, found.statement, {**form}) if decision == "fix" else None
        author = str(form.get("author", "")) or settings_of(request).author
        reviews.add(room.connection, record, found.statement, decision=decision, author=author, fixed=right)

    try:
        await library_of(request).write(work)
    except (InputError, StoreError) as error:
        raise HTTPException(400, f"This was not written down: {error}.") from error
    return _to(_own_path(form, f"/statements/{identifier}"))


async def keep_search(request: Request) -> Response:
    """Keep a search under a name."""
    form = await _form(request)
    query = query_of(str(form.get("query", "")))
    name = str(form.get("name", ""))
    try:
        await library_of(request).write(
            lambda room: saved.keep(room.connection, name, structs.replace(query, limit=Query().limit).encoded())
        )
    except StoreError as error:
        raise HTTPException(400, f"This was not kept: {error}.") from error
    return _to(_own_path(form, "/"))


async def see_search(request: Request) -> Response:
    """Note that a search was looked at, and show what was new in it."""
    form = await _form(request)
    number = int(request.path_params["number"])
    await library_of(request).write(lambda room: saved.note_seen(room.connection, number))
    return _to(_own_path(form, "/"))


async def drop_search(request: Request) -> Response:
    """Keep a search no longer."""
    form = await _form(request)
    number = int(request.path_params["number"])
    await library_of(request).write(lambda room: saved.drop(room.connection, number))
    return _to(_own_path(form, "/"))


async def see_all(request: Request) -> Response:
    """Note that somebody has looked at what is new."""
    form = await _form(request)
    await library_of(request).write(lambda room: saved.note_look(room.connection))
    return _to(_own_path(form, "/"))


async def _form(request: Request) -> Form:
    """Take a form in, and refuse it without the token."""
    async with request.form(max_files=1, max_fields=_FIELDS, max_part_size=LIMIT + 1) as sent:
        form: Form = {}
        for name, value in sent.items():
            form[name] = value if isinstance(value, str) else await _uploaded(value)
    check(request, form, settings_of(request))
    return form


async def _uploaded(upload: UploadFile) -> Uploaded:
    # A browser gives the name alone; whatever else was sent is no path of this machine.
    name = (upload.filename or "").replace("\\", "/").rpartition("/")[2]
    return Uploaded(name, await upload.read(LIMIT + 1))


async def _added(request: Request, make: Callable[[], Article]) -> Response:
    """Read an article in a thread, since it may take seconds, and store it."""
    read = settings_of(request).lent.read
    try:
        record = await asyncio.to_thread(lambda: read(make()))
        added = await library_of(request).write(lambda room: room.store.add(record), transacted=False)
    except OnrecordError as error:
        return _refused(request, str(error))
    if added.forgotten:
        return _refused(request, "This text was forgotten before, so it is not stored: see `onrecord forget`.")
    await _compare(request)
    return _to(article_path(record.article.id))


async def _compare(request: Request) -> None:
    """Find copies, stories and actors of several articles, as far as what was added belongs to them."""
    await library_of(request).begin(lambda room: compare_articles(room.store), _PATIENCE)


def _refused(request: Request, message: str) -> Response:
    page = Adding(fetches=settings_of(request).lent.take is not None, limit=LIMIT, message=message)
    return HTMLResponse(render("add.html", request, page), status_code=400)


def _given(form: Form, name: str) -> str | None:
    value = form.get(name)
    return value.strip() or None if isinstance(value, str) else None


def _own_path(form: Form, usual: str) -> str:
    """Give the path to go to next: one of the app's own, whatever the form says."""
    path = str(form.get("next", ""))
    is_own = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if is_own else usual


def _to(path: str) -> Response:
    return RedirectResponse(path, status_code=303)


def _route(path: str, endpoint: Endpoint) -> Route:
    return Route(path, endpoint, methods=["POST"])


ROUTES = (
    _route("/add/text", add_text),
    _route("/add/file", add_file),
    _route("/add/address", add_address),
    _route("/seen", see_all),
    _route("/searches", keep_search),
    _route("/searches/{number:int}/seen", see_search),
    _route("/searches/{number:int}/drop", drop_search),
    _route("/statements/{statement}/review", decide),
)
"""All routes that change something."""

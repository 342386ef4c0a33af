"""The review token: what a form of the app's own pages brings along, and a form of another site can't."""

from __future__ import annotations

from collections.abc import Mapping
from secrets import compare_digest

from starlette.exceptions import HTTPException
from starlette.requests import Request

from onrecord.web.settings import Settings

FIELD = "token"


def check(request: Request, form: Mapping[str, object], settings: Settings) -> None:
    """Refuse a form that does not bring the token along, both in itself and as the cookie.

    Raises:
        HTTPException: It does not.
    """
    brought = (request.cookies.get(settings.cookie, ""), str(form.get(FIELD, "")))
    if not all(compare_digest(one.encode(), settings.token.encode()) for one in brought):
        raise HTTPException(403, "This form is of an earlier run of the app. Load the page again, then send it once more.")

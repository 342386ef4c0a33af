"""The guard before the app: only this machine's own pages reach it, and no page may run what an article brings along.

Against DNS rebinding the ``Host`` header must name this machine; against forms and scripts of other sites, ``Origin`` and
``Sec-Fetch-Site`` must be the app's own; against cross-site forms that get past both, a form brings a token.
"""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.settings import Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""The Content-Security-Policy of every answer: no inline script or style, nothing from elsewhere."""

HEADERS = {
    "content-security-policy": POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    # Not "no-referrer", with which browsers hide the origin of the app's own forms.
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
_READING = frozenset({"GET", "HEAD"})
_OWN_SITES = frozenset({"same-origin", "none"})


class Guard:
    """Refuses what does not come from the app's own pages, and gives every answer its headers."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        """Stand before an app.

        Args:
            app: The app.
            settings: Its settings.
        """
        self._app = app
        self._origins = {origin.removeprefix("http://"): origin for origin in settings.origins}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        refusal = self._refusal(scope["method"], Headers(scope=scope))

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-cache")
            await send(message)

        if refusal is None:
            await self._app(scope, receive, send_guarded)
        else:
            await PlainTextResponse(refusal, status_code=403)(scope, receive, send_guarded)

    def _refusal(self, method: str, headers: Headers) -> str | None:
        """Say why a request is refused; null where it is not."""
        host = headers.get("host", "").lower()
        own = self._origins.get(host)
        if own is None:
            return f"This app answers at {' and '.join(self._origins.values())} only."
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        if method in _READING:
            return None if origin in {None, own} else "Other sites may not read from this app."
        if origin != own or site not in {None, *_OWN_SITES}:
            return "Changes are made from the app's own pages only."
        return None

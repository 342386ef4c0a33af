"""Pages, feeds and commands of the tests that follow sources. All outlets and people are invented."""

from __future__ import annotations

import json

from click.testing import CliRunner, Result

from onrecord.cli.main import cli
from onrecord.store import Store
from tests.fetch.server import Server

BODY = (
    "<p>The ferry between Norland and Sudmark did not sail on Monday, and nobody at the landing could say why it had not.</p>"
    "<p>Passengers waited for hours in the rain, and the kiosk had run out of tea by noon, as a fisherman told them.</p>"
)


def html(title: str, body: str = BODY) -> str:
    """Write a page."""
    head = f'<title>{title}</title><meta property="og:site_name" content="Island Herald">'
    return f"<html><head>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>"


def run(*args: str, allow: bool = True) -> Result:
    """Run a command."""
    fetches = args[0] in {"add", "feeds", "poll"}
    more = ["--allow-network", "127.0.0.1"] if allow and fetches else []
    return CliRunner().invoke(cli, [*args, *more], catch_exceptions=False)


def rows(result: Result) -> list[dict[str, object]]:
    """Read the rows of an --nl output."""
    return [json.loads(line) for line in result.stdout.splitlines()]


def herald(server: Server, *paths: str, etag: str = '"f"') -> str:
    """Serve a feed of pages, and give its address."""
    items = "".join(
        f"<item><title>Ferry {path}</title><link>{path}</link><pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate></item>"
        for path in paths
    )
    return server.page("/rss", f'<rss version="2.0"><channel><title>Herald</title>{items}</channel></rss>', ETag=etag)


def due_again() -> None:
    """Let all entries of the store be due."""
    with Store.open("news.db") as store:
        store._connection.execute("UPDATE entries SET next_due = first_seen")  # noqa: SLF001  # time goes by
        store._connection.execute("UPDATE feeds SET next_due = NULL")  # noqa: SLF001

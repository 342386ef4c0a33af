"""`onrecord reextract` and `onrecord reread`. All outlets and people are invented."""

from __future__ import annotations

import pytest

from onrecord.cli.captures import article_of
from onrecord.fetch import Fetched
from onrecord.record import Run
from onrecord.store import Store
from tests.cli.following.pages import html, rows, run
from tests.fetch.server import Server


def better(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the extractor of a later version leave the last paragraph out."""
    from msgspec import structs  # noqa: PLC0415

    from onrecord.intake import article_from_text  # noqa: PLC0415
    from onrecord.record import Extractor  # noqa: PLC0415

    def extracted(fetched: Fetched, **known: str | None) -> object:
        article = article_of(fetched, **known)
        text = article.text.partition("\n\nPassengers")[0]
        shorter = article_from_text(text, source=article.source, publisher=article.publisher, captured=article.captured)
        return structs.replace(shorter, extractor=Extractor(name="better", version="2"), title=article.title)

    monkeypatch.setattr("onrecord.cli.follower.article_of", extracted)


def test_extracting_again(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """`reextract` says what would change, then changes it, from the bytes alone; a second time changes nothing."""
    url = server.page("/1", html("Ferry 1 stays in port"))
    run("add", url)
    assert "looked at 1 page: 0 changed" in run("reextract").stderr
    better(monkeypatch)
    asked = len(server.asked)
    assert "1 would change" in run("reextract", "--dry-run").stderr
    result = run("reextract")
    assert (result.exit_code, "1 changed, 0 failed" in result.stderr, len(server.asked)) == (0, True, asked)
    with Store.open("news.db", readonly=True) as store:
        (page,) = store.following.pages()
        assert "Passengers" not in store.record(page.article).article.text
        assert store.counts().articles == 1
    assert "0 changed" in run("reextract").stderr


def test_a_better_extractor_is_no_silent_change(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an upgrade, a page that has not changed is not told as changed, though another text is found on it."""
    url = server.page("/1", html("Ferry 1 stays in port"))
    run("add", url)
    better(monkeypatch)
    assert rows(run("add", url, "--nl"))[0]["status"] == "unchanged"
    assert rows(run("changes", "--nl")) == []


def test_reading_again(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """`reread` reads all articles with a new model, says how many, and does nothing the second time."""
    for number in (1, 2, 3):
        run("add", server.page(f"/{number}", html(f"Ferry {number} stays in port")))
    import onrecord.reader as fake  # noqa: PLC0415  # the stand-in of these tests
    from tests.cli import conftest  # noqa: PLC0415

    assert "read 0 articles anew" in run("reread").stderr
    assert fake.Reader is not None
    monkeypatch.setattr(conftest, "RUN", Run(version="0.0.1", model="by hand 2", sha256="1" * 64))
    result = run("reread")
    assert result.exit_code == 0
    assert "read 3 articles anew" in result.stderr
    with Store.open("news.db", readonly=True) as store:
        (page, *_) = store.following.pages()
        assert store.record(page.article).run.model == "by hand 2"


def test_damaged_bytes_stop_no_page(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the kept bytes of a page are damaged, a page that changed is taken in nonetheless, and `verify` tells."""
    url = server.page("/1", html("Ferry 1 stays in port"))
    run("add", url)
    with Store.open("news.db") as store:
        store._connection.execute("UPDATE bodies SET gzip = x'00'")  # noqa: SLF001  # damage from outside
    server.page("/1", html("Ferry 1 leaves port"))
    better(monkeypatch)
    assert rows(run("add", url, "--nl"))[0]["status"] == "changed"
    result = run("verify")
    assert (result.exit_code, "is missing or damaged" in result.stdout) == (1, True)

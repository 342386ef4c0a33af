"""``onrecord serve``."""

from __future__ import annotations

import socket
import sys
from pathlib import Path
from types import ModuleType

import pytest
import uvicorn
from click.testing import CliRunner, Result

from onrecord.cli import serving
from onrecord.cli.main import cli
from onrecord.store import Store
from onrecord.web import Settings
from tests.web.conftest import first_line_said

Runs = list[tuple[Settings, list[str]]]


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> Runs:
    """What would have been served: settings, and the files beside the store at that time; no app is run."""
    seen: Runs = []

    def run(settings: Settings, *, opens: bool) -> None:
        assert not opens
        seen.append((settings, sorted(path.name for path in settings.db.parent.iterdir())))

    monkeypatch.setattr(serving, "_run", run)
    module = ModuleType("onrecord.reader")
    module.Reader = lambda threads: type("Reader", (), {"read_article": staticmethod(first_line_said), "threads": threads})  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "onrecord.reader", module)
    return seen


def serve(*options: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(cli, ["serve", *options], env={"ONRECORD_DB": ""})


def test_a_store_is_served(runs: Runs, tmp_path: Path) -> None:
    """The store is made where there is none, and reviews are signed as asked."""
    db = tmp_path / "news.db"
    result = serve("--db", str(db), "--author", "Inga", "--port", "9001")
    assert result.exit_code == 0, result.output
    [(settings, _)] = runs
    assert (settings.db, settings.author, settings.port, settings.readonly) == (db, "Inga", 9001, False)
    assert settings.lent.take is not None
    with Store.open(db, readonly=True) as store:
        assert store.counts().articles == 0


def test_an_article_alone_leaves_nothing_behind(runs: Runs, tmp_path: Path) -> None:
    """One article is read, shown, and gone afterwards."""
    article = tmp_path / "article.txt"
    article.write_text("The ferry is late.\n\nNobody knows why.", encoding="utf-8")
    result = serve(str(article))
    assert result.exit_code == 0, result.output
    [(settings, files)] = runs
    assert settings.readonly
    assert settings.alone is not None
    assert "article.db" in files
    assert not settings.db.parent.exists()
    assert [path.name for path in tmp_path.iterdir()] == ["article.txt"]


def test_a_store_may_only_be_shown(runs: Runs, tmp_path: Path) -> None:
    """With --readonly nothing is written, and with --offline nothing is fetched."""
    db = tmp_path / "news.db"
    with Store.open(db, create=True):
        pass
    assert serve("--db", str(db), "--readonly").exit_code == 0
    assert serve("--db", str(db), "--offline").exit_code == 0
    (quiet, _), (offline, _) = runs
    assert (quiet.readonly, offline.readonly) == (True, False)
    assert serve("--db", str(tmp_path / "none.db"), "--readonly").exit_code == 1
    assert quiet.lent.take is None
    assert offline.lent.take is None


def test_what_can_not_be_served_is_said_so(runs: Runs, tmp_path: Path) -> None:
    """Nothing to serve, a file that is missing, and a folder are refused with what to do."""
    nothing, missing, folder = serve(), serve(str(tmp_path / "none.txt")), serve(str(tmp_path))
    assert (nothing.exit_code, missing.exit_code, folder.exit_code) == (2, 1, 1)
    assert serving.NEITHER in nothing.output
    assert "does not exist" in missing.output
    assert "onrecord read" in folder.output
    assert runs == []


def test_only_this_machine_is_listened_to(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The app listens on 127.0.0.1, takes no proxy's word for who asks, and keeps no log of requests."""
    seen: list[uvicorn.Config] = []
    monkeypatch.setattr(uvicorn.Server, "run", lambda server: seen.append(server.config))
    assert serve("--db", str(tmp_path / "news.db"), "--offline").exit_code == 0
    [config] = seen
    assert (config.host, config.proxy_headers, config.access_log) == ("127.0.0.1", False, False)


def test_a_port_that_is_taken_is_said_so(tmp_path: Path) -> None:
    """Where another program listens, the message names the port and what to do."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = serve("--db", str(tmp_path / "news.db"), "--offline", "--port", str(port))
    assert result.exit_code == 1
    assert f"port {port}" in result.output
    assert "--port" in result.output

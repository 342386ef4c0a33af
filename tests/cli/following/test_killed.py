"""`onrecord poll`, killed at random moments: nothing is lost, and nothing is there twice. All outlets are invented."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from onrecord.store import Store
from tests.cli.following.pages import BODY, herald, html, run
from tests.fetch.server import Request, Server

ROOT = Path(__file__).parents[3]
KILLS = int(os.environ.get("ONRECORD_KILLS", "20"))
PAGES = 8
# Polls in processes that are killed after a random time, again and again, and says how many were killed in the middle.
KILLED = """
import functools, os, random, signal, sys, types
sys.path.insert(0, sys.argv[1])
from click.testing import CliRunner
from onrecord import compare, fetch, store  # what takes long to load
from onrecord.cli import add, captures, poll, polling
from onrecord.cli.main import cli
from onrecord.fetch import Client, Limits
from tests.cli.conftest import FakeReader
sys.modules["onrecord.reader"] = types.SimpleNamespace(Reader=FakeReader)
fetch.Client = functools.partial(Client, Limits(delay=0, attempts=1))
chance = random.Random(int(sys.argv[3]))
killed = 0
for number in range(int(sys.argv[2])):
    seconds = chance.uniform(0.001, 0.5)
    child = os.fork()
    if not child:
        with store.Store.open("news.db") as opened:
            opened._connection.execute("UPDATE entries SET next_due = first_seen")
            opened._connection.execute("UPDATE feeds SET next_due = NULL")
        signal.signal(signal.SIGALRM, lambda *_: os.kill(os.getpid(), signal.SIGKILL))
        signal.setitimer(signal.ITIMER_REAL, seconds)
        CliRunner().invoke(cli, ["poll", "--allow-network", "127.0.0.1"])
        os._exit(0)
    killed += os.WIFSIGNALED(os.waitpid(child, 0)[1])
print(killed)
"""


def test_kills_lose_and_double_nothing(server: Server) -> None:
    """After kills at random moments each page has its bytes, no version is there twice, and the latest is not missing."""

    def changing(request: Request) -> None:
        version = server.asked.count("/rss") // 3
        request.say(html(f"Ferry {request.path} stays", BODY + f"<p>It is known as number {version} there.</p>").encode())

    paths = [f"/{number}" for number in range(PAGES)]
    server.answers.update(dict.fromkeys(paths, changing))
    run("feeds", "add", herald(server, *paths))
    command = [sys.executable, "-c", KILLED, str(ROOT), str(KILLS), "20260302"]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)  # noqa: S603  # of this test
    assert result.stderr == ""
    assert int(result.stdout) > KILLS // 4
    with Store.open("news.db") as store:
        store._connection.execute("UPDATE entries SET next_due = first_seen")  # noqa: SLF001  # time goes by
    assert run("poll").exit_code == 0
    with Store.open("news.db", readonly=True) as store:
        assert store.verify().faults == []
        pages = list(store.following.pages())
        assert store.verify().pages == len({page.sha256 for page in pages})
        assert store.counts().appearances == len(pages)
        for path in paths:
            versions = [page.article for page in pages if page.url == server.url(path)]
            assert len(versions) == len(set(versions)) > 0
            latest = store.following.latest(server.url(path))
            assert latest is not None
            assert latest.article == versions[-1]
            assert f"number {server.asked.count('/rss') // 3} " in store.record(latest.article).article.text
        (feed,) = store.following.feeds()
        assert (feed.entries, feed.fetched) == (PAGES, PAGES)

"""What long work says of itself."""

from __future__ import annotations

import pytest

from onrecord.cli.joblog import JobLog


def test_plain_lines_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    """In a file or a pipe there are plain lines, one each, without control characters and without a count."""
    with JobLog("pages", 3) as log:
        log.done("new: one\x1b[31m")
        log.done()
        log.say("asked 1 feed")
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "new: one␛[31m\nasked 1 feed\n"


def test_a_count_on_a_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal a count is kept at the end, and cleared away."""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with JobLog("pages", 2) as log:
        log.done("new: one")
        log.done()
    assert "1 of 2 pages" in (said := capsys.readouterr().err)
    assert said.endswith("\r\x1b[K")


def test_the_time_left_is_honest(monkeypatch: pytest.MonkeyPatch) -> None:
    """The time left follows from the rate so far, and is not said before there is one."""
    seconds = [0.0]
    monkeypatch.setattr("onrecord.cli.joblog.time.monotonic", lambda: seconds[0])
    log = JobLog("articles", 100, lines=False)
    log.done()
    assert "left" not in log.status()
    seconds[0] = 20.0
    for _ in range(9):
        log.done()
    assert log.status() == "10 of 100 articles, 0.5/s, 3 min left"
    seconds[0] = 2.0
    assert log.status().endswith("18 s left")
    assert JobLog("pages").status().startswith("0 pages")

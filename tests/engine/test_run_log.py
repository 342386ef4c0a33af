"""What a run says of itself: a line that changes on a terminal, plain lines elsewhere, and nothing that is not known."""

from __future__ import annotations

import io
import re
import sys

import pytest

from onrecord.cli.run_log import RunLog, progress
from onrecord.engine import Failure, Totals

HALF = Totals(shards=10, finished=4, documents=20_000, done=9_000, articles=8_500, statements=140_000, rate=9.83, left=1119.0)


class Terminal(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        """Say that it is one."""
        return True


def test_progress_names_articles_statements_rate_and_time_left() -> None:
    """All that is known is in one line, and rounded to what is known of it."""
    said = "9,000 of 20,000 documents, 8,500 articles, 140,000 statements, 9.8/s, about 19 min left"
    assert progress(HALF) == said


def test_what_is_not_known_is_not_said() -> None:
    """Before enough was measured, neither rate nor time left stand there."""
    early = Totals(shards=10, documents=20_000, done=3)
    assert progress(early) == "3 of 20,000 documents, 0 articles, 0 statements"


def test_shards_that_failed_are_not_hidden() -> None:
    """The count of failed shards stands in the line."""
    assert progress(Totals(failures=[Failure("a", "gone")])).endswith("1 shards failed")


def test_a_terminal_has_one_line_that_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal the line is written over, and goes before a message."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    log = RunLog()
    log.watch(HALF, None)
    log.watch(HALF, "shard-1 is read again")
    log.clear()
    assert "\n" not in terminal.getvalue().split("shard-1")[0]
    assert terminal.getvalue().count("\r\x1b[K") == 3
    assert "shard-1 is read again\n" in terminal.getvalue()


def test_a_log_has_plain_lines_once_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """Elsewhere a line with the time of day is written once a minute, without codes of a terminal."""
    log_file = io.StringIO()
    now = [1000.0]
    monkeypatch.setattr(sys, "stderr", log_file)
    monkeypatch.setattr("onrecord.cli.run_log.time.monotonic", lambda: now[0])
    log = RunLog()
    for _ in range(300):
        now[0] += 0.5
        log.watch(HALF, None)
    lines = log_file.getvalue().splitlines()
    assert len(lines) == 2
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d 9,000 of 20,000 .* left", line) for line in lines)


def test_what_an_archive_says_cannot_act_on_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Control characters in a message are made visible."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    RunLog().say("bad\x1b[2Jname")
    assert "\x1b[2J" not in terminal.getvalue()

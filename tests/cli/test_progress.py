"""The count on standard error."""

from __future__ import annotations

import sys

import pytest

from onrecord.cli.progress import counted


def test_nothing_is_counted_into_a_log(capsys: pytest.CaptureFixture[str]) -> None:
    """Where standard error is no terminal, items pass and nothing is written."""
    assert list(counted("abc", "letters", quiet=False)) == ["a", "b", "c"]
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("quiet", [True, False])
def test_a_terminal_shows_the_count(quiet: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001
    """On a terminal the count is shown and its line cleared in the end, unless the items themselves are shown there."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert list(counted("abc", "letters", quiet=quiet)) == ["a", "b", "c"]
    told = capsys.readouterr().err
    assert told == "" if quiet else (" letters" in told and told.endswith("\r\x1b[K"))

"""What a run over archives says of itself on standard error: a line that changes on a terminal, one a minute elsewhere."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import rich_click as click

from onrecord.cli.terminal import cut, line_width, one_line

if TYPE_CHECKING:  # --help does without the engine
    from onrecord.engine import Totals

_CLEAR_LINE = "\r\x1b[K"
_EVERY = 60.0  # seconds between lines of a log


class RunLog:
    """Says how far a run is."""

    def __init__(self) -> None:
        """Begin."""
        self._on_terminal = sys.stderr.isatty()
        self._said = time.monotonic()

    def watch(self, totals: Totals, line: str | None) -> None:
        """Say how far the run is, where it is time for it.

        Args:
            totals: How far it is.
            line: Something that happened, which is said at once.
        """
        if line is not None:
            self.say(line)
        elif self._on_terminal:
            sys.stderr.write(_CLEAR_LINE + cut(progress(totals), line_width(sys.stderr) - 1))
            sys.stderr.flush()
        elif time.monotonic() - self._said >= _EVERY:
            self._said = time.monotonic()
            self.say(progress(totals))

    def say(self, line: str) -> None:
        """Write a line, with the time of day where it goes into a log."""
        self.clear()
        stamp = "" if self._on_terminal else time.strftime("%Y-%m-%d %H:%M:%S ")
        click.echo(stamp + one_line(line), err=True)

    def clear(self) -> None:
        """Take the changing line away."""
        if self._on_terminal:
            sys.stderr.write(_CLEAR_LINE)
            sys.stderr.flush()


def progress(totals: Totals) -> str:
    """Say how far a run is: articles, statements, rate, and the time left where it can be told."""
    from onrecord.engine.estimate import in_words  # noqa: PLC0415  # keeps --help quick

    parts = [
        f"{totals.done:,} of {totals.documents:,} documents",
        f"{totals.articles:,} articles",
        f"{totals.statements:,} statements",
    ]
    if totals.rate is not None:
        parts.append(f"{totals.rate:.1f}/s")
    if totals.left is not None:
        parts.append(f"about {in_words(totals.left)} left")
    if totals.failures:
        parts.append(f"{len(totals.failures)} shards failed")
    return ", ".join(parts)

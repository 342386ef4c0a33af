"""What long work says of itself, on standard error: a count with the time left on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

import rich_click as click

from onrecord.cli.terminal import one_line

_CLEAR_LINE = "\r\x1b[K"
_ENOUGH = 3  # things that must be done before the time left is more than a guess
_MINUTE = 60


class JobLog:
    """Says what was done."""

    def __init__(self, noun: str, total: int | None = None, *, lines: bool = True) -> None:
        """Begin.

        Args:
            noun: What is counted, such as "pages".
            total: How many there are; null where nobody knows.
            lines: Whether a line is written for each.
        """
        self._noun = noun
        self._total = total
        self._lines = lines
        self._done = 0
        self._begun = time.monotonic()
        self._on_terminal = sys.stderr.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._clear()

    def say(self, line: str) -> None:
        """Write a line."""
        self._clear()
        click.echo(one_line(line), err=True)

    def done(self, line: str | None = None) -> None:
        """Count one more thing as done.

        Args:
            line: What became of it.
        """
        self._done += 1
        if line is not None and self._lines:
            self.say(line)
        if self._on_terminal:
            sys.stderr.write(f"{_CLEAR_LINE}{self.status()}")
            sys.stderr.flush()

    def status(self) -> str:
        """Say how far the work is, at which rate it goes on, and how long the rest will take at that rate."""
        seconds = max(time.monotonic() - self._begun, 1e-9)
        of = "" if self._total is None else f" of {self._total:,}"
        parts = [f"{self._done:,}{of} {self._noun}", f"{self._done / seconds:.1f}/s"]
        if self._total is not None and self._done >= _ENOUGH:
            left = (self._total - self._done) * seconds / self._done
            parts.append(f"{left:.0f} s left" if left < 2 * _MINUTE else f"{left / _MINUTE:.0f} min left")
        return ", ".join(parts)

    def _clear(self) -> None:
        if self._on_terminal:
            sys.stderr.write(_CLEAR_LINE)
            sys.stderr.flush()

"""Runs: which version and model read an article, with which options, and when."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.record import Run
from onrecord.store.clock import now

Options = Mapping[str, str | int | float | bool | None]


@dataclass(slots=True)
class OpenRun:
    """A run that is under way.

    It becomes a row when the first article is stored, so that a run that found nothing new leaves no trace.

    Attributes:
        run: What reads.
        options: The options that change what is read, as JSON.
        started: When it began.
        number: Its row; null until something is stored.
    """

    run: Run
    options: str
    started: str = field(default_factory=now)
    number: int | None = None

    @classmethod
    def begin(cls, run: Run, options: Options | None = None) -> OpenRun:
        """Begin a run.

        Args:
            run: What reads.
            options: The options that change what is read.
        """
        return cls(run, json.dumps(dict(options or {}), sort_keys=True, ensure_ascii=False))

    def row(self, connection: sqlite3.Connection) -> int:
        """Give the number of the run's row, and make the row if there is none yet."""
        if self.number is None:
            run = self.run
            made = connection.execute(
                "INSERT INTO runs (version, model, sha256, options, started) VALUES (?, ?, ?, ?, ?)",
                (run.version, run.model, run.sha256, self.options, self.started),
            )
            self.number = made.lastrowid
        if self.number is None:
            msg = "SQLite gave no row number"
            raise sqlite3.DatabaseError(msg)
        return self.number

    def finish(self, connection: sqlite3.Connection) -> None:
        """Write down that the run came to its end."""
        if self.number is not None:
            connection.execute("UPDATE runs SET finished = ? WHERE number = ?", (now(), self.number))

    def made(self, connection: sqlite3.Connection, row: int) -> bool:
        """Tell whether a run in the store had the same version, model and options as this one."""
        if row == self.number:
            return True
        found = connection.execute("SELECT version, model, sha256, options FROM runs WHERE number = ?", (row,)).fetchone()
        return tuple(found) == (self.run.version, self.run.model, self.run.sha256, self.options)

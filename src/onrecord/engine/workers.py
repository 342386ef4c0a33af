"""Workers: whoever reads shards for a driver. Two kinds, of which the driver sees the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from onrecord.engine.task import Manifest, Task


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one attempt at a shard.

    Attributes:
        task: The shard.
        manifest: Its manifest; null where the attempt failed.
        message: Why it failed.
        again: Whether another attempt may do better, as where the worker was killed.
    """

    task: Task
    manifest: Manifest | None
    message: str = ""
    again: bool = False


class Workers(Protocol):
    """A number of workers."""

    @property
    def count(self) -> int:
        """How many shards they read side by side."""

    def submit(self, task: Task) -> None:
        """Give them a shard; at most as many as they are."""

    def wait(self, seconds: float) -> list[Outcome]:
        """Wait until an attempt ends, but not longer than this.

        Args:
            seconds: The longest wait.
        """

    def close(self) -> None:
        """Dismiss them; attempts under way are broken off."""

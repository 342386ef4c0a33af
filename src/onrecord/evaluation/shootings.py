"""Local reports of shootings with the number of killed and injured of the incident.

A folder holds ``X_NAME.json``, a list of ``{"text", "publish_date"}``, and ``y_NAME.json``, a list in the same order with
``n_killed`` and ``n_injured``. The labels are the incident's last ones, which an early report may not have.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
from msgspec import Struct

from onrecord.errors import InputError


class _Text(Struct):
    text: str
    publish_date: str | None = None


class _Numbers(Struct):
    n_killed: int
    n_injured: int


@dataclass(frozen=True, slots=True)
class ShootingReport:
    """A report: its text, its day of publication, and how many were killed and injured."""

    text: str
    published: str | None
    killed: int
    injured: int


def read_shootings(folder: Path) -> Iterator[ShootingReport]:
    """Read the reports of a folder, in order.

    Args:
        folder: Where ``X_NAME.json`` and ``y_NAME.json`` lie.

    Raises:
        InputError: A file is missing or damaged, or the two have not as many items.
    """
    for path in sorted(folder.glob("X_*.json")):
        numbers = path.with_name("y_" + path.name.removeprefix("X_"))
        try:
            texts = msgspec.json.decode(path.read_bytes(), type=list[_Text])
            told = msgspec.json.decode(numbers.read_bytes(), type=list[_Numbers])
        except (OSError, msgspec.DecodeError) as error:
            msg = f"{path} and {numbers.name} hold no reports of shootings: {error}. Mend or remove them"
            raise InputError(msg) from error
        if len(texts) != len(told):
            msg = f"{path} holds {len(texts)} reports, {numbers.name} {len(told)}: they must be as many. Copy the set again"
            raise InputError(msg)
        for text, number in zip(texts, told, strict=True):
            yield ShootingReport(text.text, text.publish_date or None, number.n_killed, number.n_injured)

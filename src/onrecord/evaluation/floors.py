"""Floors: the scores below which an evaluation fails.

A floor file is a JSON object from the name of a row ("content, all") to the lowest F1 in percent that passes. Floors are
raised when a model earns it and never lowered without a word in the change log.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from onrecord.errors import InputError
from onrecord.evaluation.folder import Row


def read_floors(path: Path) -> dict[str, float]:
    """Read a floor file.

    Args:
        path: The file.

    Raises:
        InputError: It is missing, or no JSON object of numbers.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, float])
    except OSError as error:
        msg = f'the floors in {path} cannot be read: {error.strerror}. Name a JSON file such as {{"content, all": 60}}'
        raise InputError(msg) from error
    except msgspec.DecodeError as error:
        msg = f'{path} holds no floors: {error}. Write a JSON object such as {{"content, all": 60}}'
        raise InputError(msg) from error


def falls(rows: Sequence[Row], floors: dict[str, float]) -> list[str]:
    """Tell which scores fall below their floors, one sentence each; a floor that no row answers to falls too.

    Args:
        rows: An evaluation's rows.
        floors: Lowest F1, or value where the row has one, by name of row.
    """
    scores = {row.key: round(row.figure, 2) for row in rows}
    unknown = [f"{name}: there is no such row; there are {', '.join(scores)}" for name in floors if name not in scores]
    low = [
        f"{name}: {scores[name]} is below its floor of {floor}"
        for name, floor in floors.items()
        if name in scores and scores[name] < floor
    ]
    return unknown + low

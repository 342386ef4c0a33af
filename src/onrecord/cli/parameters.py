"""Checks of command-line values that several commands take."""

from __future__ import annotations

import re
from datetime import datetime

import rich_click as click

_SHAPE = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d.*)?")


def iso_date(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Check, as an option's callback, that its value is an ISO 8601 date or date-time; it is kept as it was written.

    Args:
        value: The words of the command line.

    Raises:
        BadParameter: There is no such date.
    """
    if value is not None and not _exists(value):
        msg = f"{value!r} is no date; write it like 2022-03-10 or 2022-03-10T14:30"
        raise click.BadParameter(msg)
    return value


def _exists(value: str) -> bool:
    try:
        return bool(_SHAPE.fullmatch(value) and datetime.fromisoformat(value))
    except ValueError:
        return False

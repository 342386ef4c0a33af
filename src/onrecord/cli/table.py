"""Tables for people: aligned columns, one row a line, long values cut where a terminal would wrap them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.cli.terminal import cut, one_line, width

_MEASURED = 1000  # rows that settle the widths; the rest is not waited for
_GAP = "  "
_NARROWEST = 8


def table(rows: Iterable[Mapping[str, object]], columns: Sequence[str], room: int | None) -> Iterator[str]:
    """Lay out a table.

    Args:
        rows: The rows; null is shown as "unknown", true and false as "yes" and "no".
        columns: Names of the columns to show.
        room: Columns of the terminal, on which a column that tells nothing in any row is left out; null where lines may be of
            any length.

    Yields:
        The lines: a header, a rule, the rows.
    """
    rows = iter(rows)
    first = list(itertools.islice(rows, _MEASURED))
    if room is not None:
        columns = [name for name in columns if any(row.get(name) not in (None, "") for row in first)] or columns
    cells = ([_cell(row.get(name)) for name in columns] for row in itertools.chain(first, rows))
    measured = list(itertools.islice(cells, len(first)))
    widths = [max(map(width, [name, *column])) for name, column in zip(columns, _turned(measured, columns), strict=True)]
    if room is not None:
        widths = _fitted(widths, room - len(_GAP) * (len(columns) - 1))
    numeric = [_is_numeric(column) for column in _turned(measured, columns)]

    def line(values: Sequence[str]) -> str:
        fitted = [value if room is None else cut(value, size) for value, size in zip(values, widths, strict=True)]
        return _GAP.join(map(_padded, fitted, widths, numeric)).rstrip()

    yield line(columns)
    yield _GAP.join("─" * size for size in widths)
    yield from map(line, itertools.chain(measured, cells))


def _cell(value: object) -> str:
    if value is None:
        return "unknown"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.2f}" if isinstance(value, float) else one_line(str(value))


def _turned(rows: Sequence[Sequence[str]], columns: Sequence[str]) -> list[list[str]]:
    return [[row[number] for row in rows] for number in range(len(columns))]


def _is_numeric(column: Sequence[str]) -> bool:
    return bool(column) and all(value.replace(".", "", 1).isdecimal() for value in column)


def _padded(value: str, size: int, numeric: bool) -> str:  # noqa: FBT001  # one of three columns that are mapped together
    blank = " " * max(0, size - width(value))
    return blank + value if numeric else value + blank


def _fitted(widths: Sequence[int], room: int) -> list[int]:
    """Cap the widest columns, so far that all fit or that each has only a few columns of the terminal left."""
    cap = max(_NARROWEST, min(max(widths), room))
    while cap > _NARROWEST and sum(min(size, cap) for size in widths) > room:
        cap -= 1
    fitted = [min(size, cap) for size in widths]
    fitted[widths.index(max(widths))] += max(0, min(max(widths) - cap, room - sum(fitted)))
    return fitted

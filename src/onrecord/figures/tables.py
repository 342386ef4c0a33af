"""Reading the tables of this stage: tab-separated lines below one line of headings."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files


def rows(name: str) -> Iterator[list[str]]:
    """Read a table.

    Args:
        name: Its file in ``onrecord/figures/tables``.

    Yields:
        The cells of each line.
    """
    lines = (files("onrecord.figures") / "tables" / name).read_text(encoding="utf-8").splitlines()
    for line in lines[1:]:
        yield line.split("\t")

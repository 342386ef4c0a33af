"""Reading the tables of this stage: tab-separated, below one line of headings."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).with_name("tables")


def rows(name: str) -> list[dict[str, str]]:
    """Read one table.

    Args:
        name: The file's name without its ending: ``countries``.

    Returns:
        One mapping a line, from the headings to the cells, in the order of the file.
    """
    head, *lines = (_FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    names = head.split("\t")
    return [dict(zip(names, line.split("\t"), strict=True)) for line in lines]

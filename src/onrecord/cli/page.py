"""The page that a command writes on: how wide it is, and whether it takes colour."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Self

import rich_click as click

from onrecord.cli.terminal import has_colour, line_width


@dataclass(frozen=True, slots=True)
class Page:
    """A page.

    Attributes:
        columns: Width of its lines.
        colour: Whether words are marked by colour, or by brackets.
    """

    columns: int
    colour: bool

    @classmethod
    def of_output(cls, *, colour: bool | None) -> Self:
        """Take standard output for the page.

        Args:
            colour: What the user said about colour; null where nothing was said.
        """
        return cls(line_width(sys.stdout), has_colour(sys.stdout) if colour is None else colour)

    def bold(self, text: str) -> str:
        """Make words bold where the page takes colour."""
        return click.style(text, bold=True) if self.colour and text else text

    def dim(self, text: str) -> str:
        """Make words dim where the page takes colour."""
        return click.style(text, dim=True) if self.colour and text else text

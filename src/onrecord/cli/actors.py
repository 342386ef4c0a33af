"""``onrecord actors``: the actors of a store, its sub-commands each loaded when it is called for."""

from __future__ import annotations

import importlib

import rich_click as click

_COMMANDS = {
    "list": "onrecord.cli.actors_joined",
    "show": "onrecord.cli.actors_joined",
    "merge": "onrecord.cli.actors_joined",
    "split": "onrecord.cli.actors_joined",
    "undo": "onrecord.cli.actors_joined",
}
"""Every sub-command, and the module that has it under the name of its function, ``NAME_command``."""


class Actors(click.RichGroup):
    """A group that loads a sub-command's module when it is called for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Name the sub-commands, in their order."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load a sub-command; null where there is none of that name."""
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = getattr(importlib.import_module(_COMMANDS[cmd_name]), f"{cmd_name}_command")
        return command


@click.group(name="actors", cls=Actors)
def command() -> None:
    """Show who the actors of a store are across its articles, and say where the program joined them wrongly."""

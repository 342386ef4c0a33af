"""The reference of all commands, made from the commands themselves: ``python -m onrecord.cli.reference > docs/commands.md``."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator

import click

from onrecord.cli.main import cli

HEAD = "<!-- Made by `python -m onrecord.cli.reference`; a test holds it against the commands. -->\n\n# Commands\n"


def reference() -> str:
    """Write the reference as Markdown: every command with its text, arguments and options."""
    context = click.Context(cli, info_name="onrecord")
    parts = [HEAD]
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        if command is not None and not command.hidden:
            parts += ["\n".join(_command(*one)) for one in _with_its_own(name, command)]
    return "\n".join(parts)


def _with_its_own(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    """Give a command, and the sub-commands of a group after it."""
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=f"onrecord {name}")
        for inner in command.list_commands(context):
            found = command.get_command(context, inner)
            if found is not None:
                yield from _with_its_own(f"{name} {inner}", found)


def _command(name: str, command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=f"onrecord {name}")
    yield f"## onrecord {name}\n"
    yield "```"
    yield " ".join([f"onrecord {name}", *command.collect_usage_pieces(context)])
    yield "```\n"
    yield inspect.cleandoc(command.help or "") + "\n"
    rows = [row for parameter in command.params if (row := _row(parameter, context))]
    if rows:
        yield "| option | meaning |\n|---|---|"
        yield from rows
        yield ""


def _row(parameter: click.Parameter, context: click.Context) -> str | None:
    if not isinstance(parameter, click.Option):
        text = getattr(parameter, "help", None)
        return f"| `{parameter.make_metavar(context)}` | {_cell(text or '')} |"
    record = parameter.get_help_record(context)
    return f"| `{_cell(record[0])}` | {_cell(record[1])} |" if record else None


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(reference())

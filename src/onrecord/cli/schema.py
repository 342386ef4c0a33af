"""``onrecord schema``: the contract of a record, as JSON Schema."""

from __future__ import annotations

import json

import rich_click as click

from onrecord.cli.output import write_lines


@click.command(name="schema")
def command() -> None:
    """Print the JSON Schema of a record, as `onrecord read --json` gives it.

    It is made from the program's own types, in the 2020-12 version of JSON Schema.
    """
    from onrecord.record import schema  # noqa: PLC0415  # keeps --help quick

    write_lines([json.dumps(schema(), indent=2, ensure_ascii=False)])

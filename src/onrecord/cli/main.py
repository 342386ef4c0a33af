"""The ``onrecord`` command: its sub-commands, each loaded when it is needed, and how errors are told."""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
import traceback
from collections.abc import Sequence
from typing import Any, NoReturn

import rich_click as click
from click.exceptions import Exit

from onrecord.cli.terminal import one_line
from onrecord.errors import OnrecordError

COMMANDS = {
    "read": "onrecord.cli.read",
    "statements": "onrecord.cli.statements",
    "figures": "onrecord.cli.figures",
    "events": "onrecord.cli.events",
    "explain": "onrecord.cli.explain",
    "accounts": "onrecord.cli.accounts",
    "stories": "onrecord.cli.stories",
    "diff": "onrecord.cli.diff",
    "actors": "onrecord.cli.actors",
    "search": "onrecord.cli.search",
    "show": "onrecord.cli.show",
    "add": "onrecord.cli.add",
    "feeds": "onrecord.cli.feeds",
    "poll": "onrecord.cli.poll",
    "changes": "onrecord.cli.changes",
    "copies": "onrecord.cli.copies",
    "reextract": "onrecord.cli.reextract",
    "reread": "onrecord.cli.reread",
    "forget": "onrecord.cli.forget",
    "run": "onrecord.cli.running",
    "merge": "onrecord.cli.merging",
    "serve": "onrecord.cli.serving",
    "verify": "onrecord.cli.verify",
    "evaluate": "onrecord.cli.evaluate",
    "schema": "onrecord.cli.schema",
    "doctor": "onrecord.cli.doctor",
}
"""Every sub-command, in the order of the help, and the module whose ``command`` it is."""

FAILED = 1
INTERRUPTED = 130  # as shells count it: 128 and the signal's number
BROKEN_PIPE = 141


class Commands(click.RichGroup):
    """A group that loads a sub-command's module when it is called for, and tells every error in one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Name the sub-commands, in their order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load a sub-command; null where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[cmd_name]).command
        return command

    def main(  # click's signature
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: FBT001, FBT002
        **extra: object,
    ) -> Any:  # noqa: ANN401
        """Run the command line; where it stands alone, tell wrong usage in plain lines and leave the process."""
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        try:
            status = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        except click.ClickException as error:
            _tell_usage(error)
            status = error.exit_code
        except (click.Abort, KeyboardInterrupt):
            status = _tell(KeyboardInterrupt(), debug=False)
        except Exception as error:  # noqa: BLE001  # as below, for what happens before a sub-command runs
            status = _tell(error, debug=False)
        sys.exit(status)

    def invoke(self, ctx: click.Context) -> object:
        """Run a sub-command, and turn what it raises into a line on standard error and an exit status."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except (click.ClickException, Exit, click.Abort):
            raise
        except BrokenPipeError:
            _forget_output()
            ctx.exit(BROKEN_PIPE)
        except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001  # nothing may reach the user as a traceback
            ctx.exit(_tell(error, debug=bool(ctx.params.get("debug"))))
        return result


def _tell_usage(error: click.ClickException) -> None:
    """Say on standard error what was wrong with the command line, and where its help is."""
    ctx = getattr(error, "ctx", None)
    if ctx is not None:
        usage = " ".join([ctx.command_path, *ctx.command.collect_usage_pieces(ctx)])
        click.echo(f"Usage: {usage}\nTry '{ctx.command_path} --help'.", err=True)
    click.echo(f"Error: {one_line(error.format_message())}", err=True)


def _tell(error: BaseException, *, debug: bool) -> int:
    """Say on standard error what went wrong, and give the exit status."""
    if debug:
        traceback.print_exception(error)
    message, status = _told(error)
    click.echo(message, err=True)
    return status


def _told(error: BaseException) -> tuple[str, int]:
    """Say in one line what went wrong, and with which exit status."""
    if isinstance(error, KeyboardInterrupt):
        return "Interrupted: what was written or stored before is kept", INTERRUPTED
    if isinstance(error, OnrecordError):
        return f"Error: {one_line(str(error))}", FAILED
    if isinstance(error, OSError) and error.strerror:
        where = f": {error.filename}" if error.filename else ""
        return f"Error: {one_line(error.strerror + where)}", FAILED
    kind = one_line(f"{type(error).__name__}: {error}")
    return f"Error: this is a bug in onrecord: {kind}. Run it again as `onrecord --debug …` and report what it prints", FAILED


def _forget_output() -> None:
    """Let the interpreter's last flush go nowhere, where nobody reads standard output any more."""
    with contextlib.suppress(OSError):  # a stream without a file has nothing left to flush
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _show_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001  # click's signature
    if not value or ctx.resilient_parsing:
        return
    from onrecord import __version__  # noqa: PLC0415
    from onrecord.cli.installed import model_name  # noqa: PLC0415  # as heavy as the model's own modules

    click.echo(f"onrecord {__version__}, model {model_name()}")
    ctx.exit()


_HELP = {"text_paragraph_linebreaks": "\n\n", "padding_helptext_first_line": (0, 0, 1, 0)}


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "rich_help_config": _HELP})
@click.option("--debug", is_flag=True, help="Show a traceback where something goes wrong.")
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_show_version,
    help="Show the versions of onrecord and of its model.",
)
def cli(*, debug: bool) -> None:  # noqa: ARG001  # read by the group itself
    """Read news and put it on record: who said what, each line tied to the very words that carry it.

    Exit status: 0 when all went well, 1 when something failed, 2 for wrong usage.
    """
    _fix_encoding()


def _fix_encoding() -> None:
    """Write UTF-8 to files and pipes whatever the locale, and let no character stop a terminal that cannot show it."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
        reconfigure(encoding=encoding, errors="backslashreplace")


def main() -> NoReturn:
    """Run the command line of this process."""
    cli.main(prog_name="onrecord")
    raise AssertionError  # the group has left the process

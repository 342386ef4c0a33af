"""The command as a whole: help, versions, errors and exit statuses."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest
import rich_click as click
from click.testing import CliRunner, Result

from onrecord import __version__
from onrecord.cli.main import COMMANDS, cli
from onrecord.errors import StoreError

HEAVY = (
    "numpy",
    "onnxruntime",
    "tokenizers",
    "trafilatura",
    "lxml",
    "py3langid",
    "charset_normalizer",
    "sqlite3",
    "msgspec",
    "httpx2",
    "httpcore2",
    "feedparser",
    "protego",
    "brotli",
)
DEVELOPMENT = ("pytest", "hypothesis", "jsonschema", "torch", "onnx", "ruff", "mypy")


def every_command() -> Iterator[tuple[str, click.Command]]:
    """Walk the commands."""
    ctx = click.Context(cli)
    yield "onrecord", cli
    for name in cli.list_commands(ctx):
        command = cli.get_command(ctx, name)
        assert command is not None
        yield name, command


def run_failing(error: BaseException, monkeypatch: pytest.MonkeyPatch, *options: str) -> Result:
    """Run a sub-command that raises an error."""

    @click.command()
    def command() -> None:
        """Raise it."""
        raise error

    module = ModuleType("failing")
    module.command = command  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "failing", module)
    monkeypatch.setitem(COMMANDS, "failing", "failing")
    return CliRunner().invoke(cli, [*options, "failing"])


def run_python(code: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a process of its own."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)  # noqa: S603


def test_every_command_and_option_has_help() -> None:
    """A command, an argument or an option without help is a mistake."""
    for name, command in every_command():
        assert command.help, f"`{name}` has no help"
        assert command.get_short_help_str(), f"`{name}` has no short help"
        for param in command.params:
            assert getattr(param, "help", None), f"`{name}` does not explain {param.opts[0]}"


def test_help_lists_every_command() -> None:
    """--help of the whole and of every command works, and the whole lists all commands in their order."""
    whole = CliRunner().invoke(cli, ["--help"])
    assert whole.exit_code == 0
    places = [whole.stdout.index(f" {name} ") for name in COMMANDS]
    assert places == sorted(places)
    for name in COMMANDS:
        result = CliRunner().invoke(cli, [name, "--help"])
        assert result.exit_code == 0
        assert "--help" in result.stdout


def test_help_needs_nothing_heavy() -> None:
    """--help loads neither the model's runtime nor the extraction of text, nor the database, nor anything of development."""
    names = ", ".join(map(repr, (*HEAVY, *DEVELOPMENT)))
    code = "import sys; from onrecord.cli.main import cli\ntry: cli(['--help'])\nfinally: print("
    result = run_python(f"{code}*[m for m in ({names},) if m in sys.modules], file=sys.stderr)")
    assert "Usage" in result.stdout
    assert result.stderr.split() == []


def test_version_names_the_model() -> None:
    """--version gives the program's version and the model's name."""
    result = CliRunner().invoke(cli, ["--version"])
    assert result.exit_code == 0
    assert result.stdout.startswith(f"onrecord {__version__}, model ")


@pytest.mark.parametrize("args", [["nonsense"], ["schema", "--nonsense"], ["evaluate"], ["read", "--threads", "0", "-"]])
def test_wrong_usage(args: list[str]) -> None:
    """Wrong usage gives exit status 2, nothing on standard output, and the way to the help."""
    result = CliRunner().invoke(cli, args)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "--help" in result.stderr
    assert "Error: " in result.stderr


@pytest.mark.parametrize(
    ("error", "line", "status"),
    [
        (StoreError("news.db is locked.\nClose the other program"), "Error: news.db is locked. ⏎ Close the other program", 1),
        (StoreError("evil \x1b[31m"), "Error: evil ␛[31m", 1),
        (OSError(28, "No space left on device", "news.db"), "Error: No space left on device: news.db", 1),
        (KeyboardInterrupt(), "Interrupted: what was written or stored before is kept", 130),
        (BrokenPipeError(), "", 141),
    ],
)
def test_errors_are_one_line(error: BaseException, line: str, status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever was foreseen is told in one line on standard error, without a traceback, with its exit status."""
    result = run_failing(error, monkeypatch)
    assert (result.stderr.rstrip("\n"), result.stdout, result.exit_code) == (line, "", status)


def test_bugs_are_called_bugs(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was not foreseen is called a bug, in one line that says what to do."""
    result = run_failing(ZeroDivisionError("oh"), monkeypatch)
    assert result.stderr.startswith("Error: this is a bug in onrecord: ZeroDivisionError: oh.")
    assert "onrecord --debug" in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.exit_code == 1


def test_debug_shows_the_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    """--debug shows the traceback, and the line after it."""
    result = run_failing(StoreError("news.db is locked"), monkeypatch, "--debug")
    assert "Traceback (most recent call last)" in result.stderr
    assert result.stderr.endswith("Error: news.db is locked\n")


def test_a_closed_pipe_is_quiet() -> None:
    """Where nobody reads standard output any more, the program ends without a word."""
    reads, writes = os.pipe()
    os.close(reads)
    command = [sys.executable, "-c", "from onrecord.cli.main import main; main()", "schema"]
    with os.fdopen(writes, "wb") as closed:
        result = subprocess.run(command, stdout=closed, stderr=subprocess.PIPE, check=False, timeout=60)  # noqa: S603
    assert (result.returncode, result.stderr) == (141, b"")


def test_output_is_utf8_whatever_the_locale() -> None:
    """Data in a pipe is UTF-8, whatever the locale says."""
    code = """
import sys, types, rich_click as click
from onrecord.cli.main import COMMANDS, main
@click.command()
def command():
    sys.stdout.write("“ja”\\n")
sys.modules["quoting"] = types.SimpleNamespace(command=command)
COMMANDS["quoting"] = "quoting"
main()
"""
    result = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code, "quoting"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        check=False,
        timeout=60,
    )
    assert (result.stdout.decode("utf-8"), result.stderr) == ("“ja”\n", b"")

"""The documents: what they tell a user to run works as written."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from onrecord.cli.main import COMMANDS, cli
from onrecord.cli.reference import reference

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The README's commands run in its order, in a folder that holds the examples, and each says something."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    lines = [line for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for line in block.splitlines()]
    assert len(lines) >= 8
    for line in lines:
        result = CliRunner().invoke(cli, shlex.split(line)[1:])
        assert result.exit_code == 0, (line, result.output)
        assert result.output.strip(), line


def test_the_python_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """The README's Python prints a statement and two articles."""
    (block,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(compile(block, "README.md", "exec"), {})  # noqa: S102 (our own document)
    assert capsys.readouterr().out.startswith("Ada Lind indirect The bridge is safe")


def test_the_readme_opens_with_what_the_command_prints() -> None:
    """The screen in the README is cut from the real report, line by line."""
    (screen,) = re.findall(r"```\n\$ onrecord read (.*?)```", README, re.DOTALL)
    command, _, shown = screen.partition("\n")
    result = CliRunner().invoke(cli, ["read", str(ROOT / command)], terminal_width=100, env={"COLUMNS": "100"})
    printed = result.output.replace(str(ROOT) + "/", "").splitlines()
    missing = [line for line in shown.splitlines() if line not in printed]
    assert missing == []


def test_the_reference_is_made_from_the_commands() -> None:
    """docs/commands.md is what the commands say of themselves; ``python -m onrecord.cli.reference`` makes it again."""
    written = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert written == reference()
    assert all(f"## onrecord {name}\n" in written for name in COMMANDS)


def commands_of(page: Path) -> list[list[str]]:
    """Cut the command lines out of a page's blocks of shell."""
    blocks = re.findall(r"```sh\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    lines = [shlex.split(line, comments=True) for block in blocks for line in block.splitlines()]
    return [words for words in lines if words[:1] == ["onrecord"]]


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.stem)
def test_every_command_of_the_documents_exists_with_its_options(page: Path) -> None:
    """No page names a command, a sub-command or an option that is not there."""
    for words in commands_of(page):
        command: click.Command = cli
        rest = words[1:]
        while isinstance(command, click.Group):
            command = command.get_command(click.Context(command), rest.pop(0)) or pytest.fail(" ".join(words))
        known = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
        assert {word.partition("=")[0] for word in rest if word.startswith("-")} <= known, words


def test_the_documents_name_commands() -> None:
    """The test above has something to hold."""
    assert sum(len(commands_of(page)) for page in (ROOT / "docs").glob("*.md")) > 20

"""``onrecord doctor``."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import doctor, installed
from onrecord.cli.main import cli
from onrecord.errors import ModelError


def lines(*checks: tuple[str, str | Exception]) -> list[str]:
    """Run the doctor with these checks in place of its own, and give its lines."""
    made = {}
    for name, (status, words) in {f"check {n}": check for n, check in enumerate(checks)}.items():

        def check(status: str = status, words: str | Exception = words) -> tuple[str, str]:
            if isinstance(words, Exception):
                raise words
            return status, words

        made[name] = check
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(doctor, "CHECKS", made)
        result = CliRunner().invoke(cli, ["doctor"])
    return [*result.stdout.splitlines(), str(result.exit_code)]


def test_warnings_do_not_fail() -> None:
    """Exit status 0 when nothing failed, with a warning too."""
    assert lines(("ok", "fine"), ("warn", "slow")) == ["ok    check 0      fine", "warn  check 1      slow", "0"]


def test_every_check_runs_and_a_failure_fails() -> None:
    """A check that breaks is a line of its own, the next ones run, and the exit status is 1."""
    told = lines(("ok", ModelError("the model lacks its vocabulary")), ("ok", ImportError("no such thing")), ("ok", "fine"))
    assert told[0] == "fail  check 0      the model lacks its vocabulary"
    assert "no such thing" in told[1]
    assert "install onrecord again" in told[1]
    assert told[2:] == ["ok    check 2      fine", "1"]


@pytest.mark.parametrize("name", ["Python", "onrecord", "onnxruntime", "SQLite", "processor"])
def test_this_installation_is_sound(name: str) -> None:
    """Where the tests run, no check fails that needs no model."""
    status, words = doctor.CHECKS[name]()
    assert status != "fail"
    assert words


def test_features_of_the_processor(tmp_path: Path) -> None:
    """The processor's flags are read from Linux's list; where there is no list, that is said."""
    listed = tmp_path / "cpuinfo"
    listed.write_text("processor\t: 0\nflags\t\t: fpu avx2 avx512_vnni\n\nflags\t\t: other\n")
    assert installed.cpu_features(listed) == frozenset({"fpu", "avx2", "avx512_vnni"})
    assert installed.cpu_features(tmp_path / "none") is None


@pytest.mark.parametrize(
    ("flags", "status", "words"),
    [
        ({"avx512_vnni"}, "ok", "AVX512-VNNI"),
        ({"avx_vnni"}, "ok", "AVX-VNNI"),
        ({"avx2"}, "warn", "may saturate"),
        (None, "ok", "cannot be listed"),
    ],
)
def test_processors_that_differ(flags: set[str] | None, status: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A processor without VNNI is a warning that says what differs."""
    monkeypatch.setattr(installed, "cpu_features", lambda: flags)
    found = doctor.CHECKS["processor"]()
    assert found[0] == status
    assert words in found[1]


def test_altered_files_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file whose hash is not the installer's is named; without any hash nothing can be said."""

    class Listed:
        """A file as a wheel's RECORD lists it."""

        hash = type("Hash", (), {"mode": "sha256", "value": "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0"})

        def locate(self) -> Path:
            return tmp_path / "weights"

    monkeypatch.setattr("importlib.metadata.files", lambda _name: [Listed()])
    (tmp_path / "weights").write_bytes(b"abc")
    assert installed.altered_files(tmp_path) == []
    (tmp_path / "weights").write_bytes(b"abd")
    assert installed.altered_files(tmp_path) == ["weights"]
    assert installed.altered_files(tmp_path / "elsewhere") is None

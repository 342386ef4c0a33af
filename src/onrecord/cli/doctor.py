"""``onrecord doctor``: is the installation sound, and if not, what to do."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

import rich_click as click

from onrecord.cli.terminal import has_colour, one_line
from onrecord.errors import OnrecordError

Status = Literal["ok", "warn", "fail"]

SAMPLE = (
    "The bridge over the river Orne will open in May, mayor Elin Castberg said on Monday.\n\n"
    "“Nobody asked the ferrymen,” said Tomas Varga, who has run the ferry for twenty years.\n"
)
EXPECTED = (("Elin Castberg", "The bridge over the river Orne will open in May"), ("Tomas Varga", "Nobody asked the ferrymen"))

_OLDEST_PYTHON = (3, 11)
_COLOURS = {"ok": "green", "warn": "yellow", "fail": "red"}
_REINSTALL = "install onrecord again: pip install --force-reinstall onrecord"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found.

    Attributes:
        status: Whether it is well.
        subject: What was checked.
        words: What was found and, where it is not well, what to do.
    """

    status: Status
    subject: str
    words: str


@click.command(name="doctor")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Check the installation: Python, the model, its runtime, SQLite, the processor, and a test read.

    Each line is ok, warn or fail, and says what to do. Exit status: 1 if a check failed, otherwise 0.
    """
    failed = False
    for finding in examine():
        failed = failed or finding.status == "fail"
        label = finding.status.ljust(4)
        label = click.style(label, fg=_COLOURS[finding.status]) if has_colour(sys.stdout) else label
        sys.stdout.write(f"{label}  {finding.subject.ljust(11)}  {one_line(finding.words)}\n")
        sys.stdout.flush()
    ctx.exit(1 if failed else 0)


def examine() -> Iterator[Finding]:
    """Run every check, in order; one that breaks is a finding, and the others still run."""
    for subject, check in CHECKS.items():
        try:
            status, words = check()
        except OnrecordError as error:
            status, words = "fail", str(error)
        except Exception as error:  # noqa: BLE001  # whatever is wrong is what is looked for here
            status, words = "fail", f"{type(error).__name__}: {error}; {_REINSTALL}"
        yield Finding(status, subject, words)


def _python() -> tuple[Status, str]:
    found = f"{platform.python_implementation()} {platform.python_version()} on {platform.platform()}"
    if sys.version_info < _OLDEST_PYTHON:
        return "fail", f"{found}; onrecord needs Python 3.11 or later"
    return "ok", found


def _onrecord() -> tuple[Status, str]:
    from onrecord import __version__  # noqa: PLC0415  # as all imports below: a check that cannot import is a finding

    return "ok", __version__


def _model() -> tuple[Status, str]:
    from onrecord.cli.installed import altered_files  # noqa: PLC0415
    from onrecord.meaning.model import FOLDER, load_model  # noqa: PLC0415

    model = load_model()
    found = f"{model.name} {model.version}, sha256 {model.sha256}"
    altered = altered_files(FOLDER)
    if altered is None:
        return "ok", f"{found}; a source checkout, so there is no installed hash to compare it with"
    if altered:
        return "fail", f"{found}; not as installed: {', '.join(altered)}; {_REINSTALL}"
    return "ok", f"{found}; as installed"


def _onnxruntime() -> tuple[Status, str]:
    import onnxruntime  # noqa: PLC0415

    provider = "CPUExecutionProvider"
    if provider not in onnxruntime.get_available_providers():
        return "fail", f"{onnxruntime.__version__} has no {provider}: pip install --force-reinstall onnxruntime"
    return "ok", f"{onnxruntime.__version__}, {provider}"


def _sqlite() -> tuple[Status, str]:
    import sqlite3  # noqa: PLC0415

    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(text, tokenize = 'porter unicode61')")
    except sqlite3.OperationalError as error:
        return "fail", f"{sqlite3.sqlite_version} lacks full-text search ({error}): use a Python whose SQLite has FTS5"
    finally:
        connection.close()
    return "ok", f"{sqlite3.sqlite_version} with FTS5"


def _processor() -> tuple[Status, str]:
    from onrecord.cli.installed import cpu_features  # noqa: PLC0415

    flags = cpu_features()
    machine = platform.machine()
    if flags is None:
        return "ok", f"{machine}; its features cannot be listed here"
    for flag, name in (("avx512_vnni", "AVX512-VNNI"), ("avx_vnni", "AVX-VNNI"), ("asimddp", "dot product of int8")):
        if flag in flags:
            return "ok", f"{machine} with {name}: int8 runs at full speed and exactly"
    return "warn", (
        f"{machine} without AVX512-VNNI or AVX-VNNI: reading is slower, and int8 sums may saturate, so that a confidence or "
        "now and then the edge of a span differs from another machine's. Compare records only within one type of CPU"
    )


def _test_read() -> tuple[Status, str]:
    from onrecord.reader import Reader  # noqa: PLC0415
    from onrecord.record.verify import faults  # noqa: PLC0415

    record = Reader(threads=1).read(SAMPLE)
    broken = next(faults(record), None)
    if broken is not None:
        return "fail", f"a span is not verbatim: {broken}; report this"
    found = [(str(s.speaker), " ".join(span.text for span in s.content)) for s in record.statements]
    missed = [words for who, words in EXPECTED if not any(who in speaker and words in said for speaker, said in found)]
    if missed:
        return "fail", f"a test text was read, but not found in it: “{missed[0]}”; {_REINSTALL}"
    return "ok", f"a test text was read, and its {len(EXPECTED)} statements found"


CHECKS: dict[str, Callable[[], tuple[Status, str]]] = {
    "Python": _python,
    "onrecord": _onrecord,
    "model": _model,
    "onnxruntime": _onnxruntime,
    "SQLite": _sqlite,
    "processor": _processor,
    "test read": _test_read,
}
"""Every check, by what it looks at."""

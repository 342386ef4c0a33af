"""A store to write to, and one that a user without rights finds."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.store import Store

NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A place for a store."""
    return tmp_path / "news.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """A new store."""
    with Store.open(path, create=True) as opened:
        yield opened


@pytest.fixture
def without_rights() -> Iterator[Path]:
    """A folder that others can enter; the test runs as one who owns nothing in it where it would run as root."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


class Nobody:
    """Runs a block as a user without rights; root may do everything, so it has to step down."""

    def __enter__(self) -> None:
        if os.geteuid() == 0:
            os.seteuid(NOBODY)

    def __exit__(self, *_: object) -> None:
        if os.getuid() == 0:
            os.seteuid(0)


@pytest.fixture
def nobody() -> Nobody:
    """A context in which files of others can't be written."""
    return Nobody()

"""Fixtures: the invented article's record, and a store of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.record import (
    Record,
)
from onrecord.store import Store
from tests.exports.shelling import told


@pytest.fixture
def record() -> Record:
    """The record of the article."""
    return told()


@pytest.fixture
def db(tmp_path: Path, record: Record) -> Path:
    """A store of that article."""
    path = tmp_path / "news.db"
    with Store.open(path, create=True) as store:
        store.add(record)
    return path

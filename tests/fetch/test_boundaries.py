"""Only one folder opens the network, and it knows nothing of the stages to its right."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2] / "src" / "onrecord"
NETWORK = {
    "httpx2",
    "httpcore2",
    "httpx",
    "requests",
    "urllib3",
    "aiohttp",
    "socket",
    "ssl",
    "ftplib",
    "smtplib",
    "http",
    "urllib",
}
NAMES_ONLY = {"urllib.parse", "http"}  # what these give opens nothing
FETCH_MAY = {"onrecord", "onrecord.errors", "onrecord.record", "onrecord.fetch"}


def imports(path: Path) -> Iterator[str]:
    """Name the modules that a file imports, inside its functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_nothing_else_opens_the_network() -> None:
    """No module outside this folder imports what connects to other machines."""
    outside = [path for path in ROOT.rglob("*.py") if (ROOT / "fetch") not in path.parents]
    assert len(outside) > 50
    found = {
        (path.name, name)
        for path in outside
        for name in imports(path)
        if name.partition(".")[0] in NETWORK and name not in NAMES_ONLY
    }
    assert found == set()


def test_fetching_stands_leftmost() -> None:
    """This folder imports the record and the errors, and no stage."""
    inside = list((ROOT / "fetch").rglob("*.py"))
    assert len(inside) > 10
    ours = {name for path in inside for name in imports(path) if name.startswith("onrecord")}
    assert {name for name in ours if ".".join(name.split(".")[:2]) not in FETCH_MAY} == set()

"""``onrecord run``: the same output whoever does the work, and nothing lost or doubled whoever is killed."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from onrecord.cli.main import cli
from onrecord.engine import Layout
from onrecord.engine.merging import finished
from tests.archives.builder import packed, page, record

PAGES = 24
SIZE = 4
KILLS = int(os.environ.get("ONRECORD_KILLS", "3"))
"""How often the kill test kills; the measure of a release is a hundred."""

RUN = [sys.executable, "-c", "from onrecord.cli.main import main; main()", "run"]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an archive of pages with different texts, one of them bad."""
    path = tmp_path_factory.mktemp("archive") / "herald.warc.gz"
    pages = [record(number, page(number)) for number in range(PAGES)]
    path.write_bytes(packed(*pages, record(PAGES, b"<html><body></body></html>")))
    return path


@pytest.fixture(scope="module")
def output(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Read the archive with one worker, undisturbed; give the hash of every Parquet file."""
    out = tmp_path_factory.mktemp("undisturbed")
    result = run(archive, out, "--workers", "1")
    assert result.returncode == 0, result.stderr
    return hashes(out)


def run(archive: Path, out: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run to the end."""
    words = [*RUN, str(archive), "--out", str(out), "--shard-size", str(SIZE), *options]
    return subprocess.run(words, check=False, capture_output=True, text=True, timeout=300)  # noqa: S603  # our own program


def hashes(out: Path) -> dict[str, str]:
    """Hash every Parquet file of a run."""
    files = sorted((out / "shards").rglob("*.parquet"))
    return {str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_undisturbed_output_holds_every_page_once(archive: Path, output: dict[str, str], tmp_path: Path) -> None:
    """Every page of the archive is in one shard; the bad one is named."""
    assert len(output) == 6 * 7
    assert run(archive, tmp_path, "--workers", "2").returncode == 0
    addresses = sources(tmp_path)
    assert addresses == Counter(f"https://herald.example/{number}" for number in range(PAGES))
    bad = [bad.source for manifest in finished(tmp_path) for bad in manifest.bad]
    assert bad == [f"https://herald.example/{PAGES}"]


def sources(out: Path) -> Counter[str]:
    """Count the addresses in the finished shards."""
    tables = (pq.read_table(path, columns=["source"]) for path in sorted(out.glob("shards/*/articles.parquet")))
    return Counter(row["source"] for table in tables for row in table.to_pylist())


@pytest.mark.parametrize("options", [["--workers", "3"], ["--engine", "ray", "--workers", "2"]], ids=["three", "ray"])
def test_the_output_is_the_same_whoever_does_the_work(
    options: list[str], archive: Path, output: dict[str, str], tmp_path: Path
) -> None:
    """Several workers, or those of Ray, give the files of one worker, byte for byte."""
    result = run(archive, tmp_path, *options)
    assert result.returncode == 0, result.stderr
    assert hashes(tmp_path) == output
    assert list((tmp_path / ".work").iterdir()) == []


def test_jobs_of_an_array_share_the_work(archive: Path, output: dict[str, str], tmp_path: Path) -> None:
    """Three jobs, each with its part, give together what one run gives; a run afterwards finds nothing to do."""
    counts = []
    for part in ("3/3", "1/3", "2/3"):
        result = run(archive, tmp_path, "--shard", part, "--workers", "1")
        assert result.returncode == 0, result.stderr
        counts.append(len(list((tmp_path / "shards").iterdir())))
    assert counts == [2, 5, 7]
    assert hashes(tmp_path) == output
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "shards").rglob("*")}
    again = run(archive, tmp_path)
    assert again.returncode == 0
    assert f"7 of 7 shards in {tmp_path}, {PAGES} articles" in again.stderr
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "shards").rglob("*")} == before


def test_a_killed_run_goes_on_where_it_was(archive: Path, output: dict[str, str], tmp_path: Path) -> None:
    """Killed at random moments, driver or worker, and run again, a run loses and doubles nothing."""
    chance = random.Random(11)  # noqa: S311  # moments for a test
    killed = 0
    while killed < KILLS:
        out = tmp_path / f"out-{killed}"
        for _ in range(20):
            words = [*RUN, str(archive), "--out", str(out), "--shard-size", str(SIZE), "--workers", "2"]
            process = subprocess.Popen(words, stderr=subprocess.DEVNULL)  # noqa: S603  # our own program
            _wait_for_work(out, process)
            time.sleep(chance.uniform(0, 1.0))
            if process.poll() is None:
                victims = [process.pid, *_children(process.pid)]
                os.kill(chance.choice(victims), signal.SIGKILL)
                killed += 1
            if process.wait(timeout=200) == 0 or killed >= KILLS:
                break
            if chance.random() < 0.5:
                time.sleep(chance.uniform(0, 1.0))  # sometimes orphans are still at work when the next run begins
        result = run(archive, out, "--workers", "2")
        assert result.returncode == 0, result.stderr
        assert hashes(out) == output
        assert sources(out) == Counter(f"https://herald.example/{number}" for number in range(PAGES))


def _wait_for_work(out: Path, process: subprocess.Popen[bytes]) -> None:
    """Wait until a worker has begun a shard, since starting takes longest and nothing can be lost meanwhile."""
    end = time.monotonic() + 120
    while time.monotonic() < end and process.poll() is None:
        if any((out / ".work").glob("*~*")):
            return
        time.sleep(0.01)


def _children(process: int) -> list[int]:
    """Find the workers of a run (Linux)."""
    try:
        return [int(name) for name in Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()]
    except OSError:
        return []


def test_wrong_usage_and_missing_inputs_are_told(archive: Path, tmp_path: Path) -> None:
    """Parts that are none, an address without Ray and a missing archive end with their status and a line that says why."""

    def status(*words: str) -> tuple[int, str]:
        result = CliRunner().invoke(cli, ["run", *words, "--out", str(tmp_path / "out")])
        return result.exit_code, result.output

    for part in ("0/3", "4/3", "1", "a/b"):
        assert status(str(archive), "--shard", part)[0] == 2
    assert status(str(archive), "--address", "auto")[0] == 2
    assert status(str(archive), "--column", "nothing")[0] == 1
    code, said = status(str(tmp_path / "missing.warc"))
    assert code == 1
    assert "does not exist" in said


def test_a_run_that_is_written_into_a_file_is_refused(archive: Path, tmp_path: Path) -> None:
    """Where the output folder cannot be made, nothing is done."""
    (tmp_path / "file").touch()
    result = CliRunner().invoke(cli, ["run", str(archive), "--out", str(tmp_path / "file" / "out")])
    assert result.exit_code == 1
    assert "cannot be written to" in result.output


def test_an_empty_folder_cannot_be_merged(tmp_path: Path) -> None:
    """A folder that no run wrote is named."""
    Layout(tmp_path).make()
    result = CliRunner().invoke(cli, ["merge", str(tmp_path), "--db", str(tmp_path / "a.db")])
    assert result.exit_code == 1
    assert "holds no finished shard" in result.output

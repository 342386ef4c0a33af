"""The folder of a run: finished shards, the plans that name them, and work under way.

``shards/NAME/`` holds a finished shard: its Parquet files and ``manifest.json``. It appears in one step, by renaming, or not
at all. ``plans/`` says which shards an input has. ``.work/`` holds shards under way, each attempt in a folder of its own.
"""

from __future__ import annotations

import contextlib
import os
import platform
import secrets
import shutil
import struct
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from onrecord.engine.task import Manifest, Task
from onrecord.errors import InputError

MANIFEST = "manifest.json"
_POSITION = struct.Struct("<QQQ")
_OLD = 86_400  # seconds, after which work of another machine is given up for dead
_decode = msgspec.json.Decoder(Manifest).decode


class Layout:
    """The folder of a run.

    Args:
        out: The folder; made where there is none.
    """

    def __init__(self, out: Path) -> None:
        """Take the folder."""
        self.out = out
        self.shards = out / "shards"
        self.plans = out / "plans"
        self.work = out / ".work"

    def make(self) -> None:
        """Make the folders.

        Raises:
            InputError: They cannot be made there.
        """
        try:
            for folder in (self.shards, self.plans, self.work):
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            msg = f"{self.out} cannot be written to ({error.strerror}). Name another folder with --out"
            raise InputError(msg) from error

    def manifest(self, name: str) -> Manifest | None:
        """Read a finished shard's manifest; null where the shard is not finished, or not by this version's rules."""
        try:
            return _decode((self.shards / name / MANIFEST).read_bytes())
        except (FileNotFoundError, NotADirectoryError, msgspec.DecodeError):
            return None

    def is_finished(self, task: Task) -> bool:
        """Tell whether a shard was read already, from the same input, with the same options, version and model."""
        manifest = self.manifest(task.name)
        return manifest is not None and manifest.answers(task)

    def attempts(self, name: str) -> list[Path]:
        """Find the attempts at a shard that are under way, or were broken off."""
        return sorted(self.work.glob(f"{name}.*"))

    def suspects(self, name: str) -> frozenset[int]:
        """Number the documents at which the interpreter of an earlier attempt broke down, as its trace proves.

        An attempt that was killed from outside proves nothing: its document is read again.
        """
        found: set[int] = set()
        for attempt in self.attempts(name):
            with contextlib.suppress(OSError):
                if (attempt / "trace").stat().st_size:
                    found.add(position(attempt)[0])
                found.update(map(int, (attempt / "suspects").read_text(encoding="ascii").split()))
        return frozenset(found)

    def clean(self) -> None:
        """Remove what attempts left behind whose process is gone; what proves a document guilty stays."""
        here = platform.node()
        for attempt in self.work.iterdir():
            *_, host, process, _ = ("", *attempt.name.rsplit("~", 3))
            with contextlib.suppress(OSError, ValueError):
                alive = _is_alive(int(process)) if host == here else time.time() - attempt.stat().st_mtime < _OLD
                trace = attempt / "trace"
                if not alive and not (trace.exists() and trace.stat().st_size):
                    shutil.rmtree(attempt, ignore_errors=True)


class Attempt:
    """One attempt at a shard: a folder under ``.work``, which becomes the shard when it is finished."""

    def __init__(self, task: Task) -> None:
        """Begin."""
        self._layout = Layout(Path(task.out))
        self._layout.make()
        self._name = task.name
        self.suspects = self._layout.suspects(task.name)
        unique = f"{task.name}.~{platform.node()}~{os.getpid()}~{secrets.token_hex(4)}"
        self.folder = self._layout.work / unique
        self.folder.mkdir()
        (self.folder / "suspects").write_text(" ".join(map(str, sorted(self.suspects))), encoding="ascii")
        self._position = os.open(self.folder / "position", os.O_RDWR | os.O_CREAT)

    def note(self, documents: int, articles: int, statements: int) -> None:
        """Note how far the attempt is, for whoever watches, and for the next attempt if this one breaks down."""
        os.pwrite(self._position, _POSITION.pack(documents, articles, statements), 0)

    def publish(self, manifest: Manifest) -> None:
        """Make the attempt the finished shard, in one step."""
        encoded = msgspec.json.format(msgspec.json.encode(manifest), indent=1)
        with (self.folder / MANIFEST).open("wb") as file:
            file.write(encoded)
            file.flush()
            os.fsync(file.fileno())
        os.close(self._position)
        for name in ("position", "suspects", "trace"):
            (self.folder / name).unlink(missing_ok=True)
        place = self._layout.shards / self._name
        with _displaced(place, self.folder.with_name(f"{self.folder.name}-old")):
            try:
                self.folder.rename(place)
            except OSError:
                if self._layout.manifest(self._name) is None:
                    raise
                shutil.rmtree(self.folder, ignore_errors=True)  # another worker was quicker, with the same output
        for attempt in self._layout.attempts(self._name):
            if (attempt / "trace").exists():
                shutil.rmtree(attempt, ignore_errors=True)

    def abandon(self) -> None:
        """Give up: nothing of it stays."""
        with contextlib.suppress(OSError):
            os.close(self._position)
        shutil.rmtree(self.folder, ignore_errors=True)


@contextlib.contextmanager
def _displaced(place: Path, aside: Path) -> Iterator[None]:
    """Put what another version or model had made out of the way, and remove it when its successor stands there."""
    with contextlib.suppress(FileNotFoundError):
        place.rename(aside)
    yield
    shutil.rmtree(aside, ignore_errors=True)


def position(attempt: Path) -> tuple[int, int, int]:
    """Read how far an attempt is: documents, articles, statements."""
    try:
        documents, articles, statements = _POSITION.unpack((attempt / "position").read_bytes())
    except (OSError, struct.error):
        return 0, 0, 0
    return documents, articles, statements


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True

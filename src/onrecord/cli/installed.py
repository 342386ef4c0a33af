"""What is installed: the model, its files, and the machine they run on."""

from __future__ import annotations

import hashlib
import importlib.metadata
from base64 import urlsafe_b64encode
from pathlib import Path

from onrecord.errors import ModelError


def model_name() -> str:
    """Name the installed model and its version, or say that there is none."""
    import msgspec  # noqa: PLC0415  # keeps --help quick

    from onrecord.meaning.model import FOLDER  # noqa: PLC0415

    try:
        numbers = msgspec.json.decode((FOLDER / "numbers.json").read_bytes())
        return f"{numbers['name']} {numbers['version']}"
    except (OSError, KeyError, msgspec.DecodeError):
        return "none; `onrecord doctor` says more"


def altered_files(folder: Path) -> list[str] | None:
    """Hold the files of a folder against the hashes that the installer wrote down.

    Args:
        folder: A folder of the package.

    Returns:
        Names of files that are not as they were installed; null where no hashes were written down, as in a source checkout.

    Raises:
        ModelError: A file cannot be read.
    """
    try:
        listed = importlib.metadata.files("onrecord") or []
    except importlib.metadata.PackageNotFoundError:
        return None
    recorded = {Path(str(file.locate())).resolve(): file.hash for file in listed if file.hash is not None}
    here = {path: kept for path, kept in recorded.items() if folder.resolve() in path.parents}
    try:
        return [path.name for path, kept in here.items() if _digest(path, kept.mode) != kept.value] if here else None
    except OSError as error:
        msg = f"{error.filename} cannot be read: {error.strerror}. Install onrecord again"
        raise ModelError(msg) from error


def cpu_features(cpuinfo: Path = Path("/proc/cpuinfo")) -> frozenset[str] | None:
    """List the flags that Linux gives for the first processor; null where it gives none.

    Args:
        cpuinfo: The file to read.
    """
    try:
        lines = cpuinfo.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    flags = next((line for line in lines if line.lower().startswith(("flags", "features"))), None)
    return None if flags is None else frozenset(flags.partition(":")[2].split())


def _digest(path: Path, kind: str) -> str:
    """Hash a file as a wheel's RECORD has it."""
    with path.open("rb") as file:
        return urlsafe_b64encode(hashlib.file_digest(file, kind).digest()).rstrip(b"=").decode("ascii")

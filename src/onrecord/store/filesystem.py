"""Where a file lies: on a disk of this machine, or on a network share, where SQLite can't lock it.

Write-ahead logging keeps its index in memory that all programs share, which no two machines do
(https://sqlite.org/wal.html#noshm).
"""

from __future__ import annotations

import re
from pathlib import Path

from onrecord.errors import StoreError

MOUNTS = Path("/proc/mounts")
_NETWORK = frozenset(
    {"afs", "beegfs", "ceph", "cifs", "glusterfs", "gpfs", "lustre", "ncpfs", "nfs", "nfs4", "smb2", "smb3", "smbfs"}
)
# Programs that show a folder of this machine in another way; all other programs behind FUSE are taken for shares.
_LOCAL_FUSE = frozenset(
    {
        "fuse.bindfs",
        "fuse.cryfs",
        "fuse.encfs",
        "fuse.fuse-overlayfs",
        "fuse.gocryptfs",
        "fuse.mergerfs",
        "fuse.ntfs-3g",
        "fuse.unionfs",
        "fuse.zfs",
    }
)


def mounted_on(path: Path, mounts: str) -> tuple[str, str]:
    """Find the file system that a path lies on.

    Args:
        path: An absolute path without links in it.
        mounts: The contents of ``/proc/mounts``.

    Returns:
        Its type and its mount point, both empty where none is listed.
    """
    kind, point = "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:  # noqa: PLR2004 - device, mount point, type
            continue
        there = _unescape(fields[1])
        # Of two that hold the path the longer is nearer; of two on the same point the later covers the earlier.
        if path.is_relative_to(there) and len(there) >= len(point):
            kind, point = fields[2], there
    return kind, point


def is_network(kind: str) -> bool:
    """Tell whether a type of file system is a network share."""
    return kind in _NETWORK or (kind.startswith("fuse.") and kind not in _LOCAL_FUSE)


def refuse_network(path: Path, mounts: Path = MOUNTS) -> None:
    """Refuse a store on a network share. Only Linux lists its mounts; elsewhere every place is taken for a local one.

    Args:
        path: The store's file, which need not exist.
        mounts: The file that lists the mounts.

    Raises:
        StoreError: The path lies on a network share.
    """
    try:
        listed = mounts.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return
    kind, point = mounted_on(path.resolve(), listed)
    if is_network(kind):
        msg = (
            f"{path}: this lies on a network share ({kind}, at {point}), where SQLite can't lock a store safely. "
            "Keep the store on a disk of this machine, and copy it to the share once it is closed"
        )
        raise StoreError(msg)


def _unescape(field: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), field)

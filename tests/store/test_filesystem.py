"""Network shares, where a store can't be kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import StoreError
from onrecord.store.filesystem import is_network, mounted_on, refuse_network

MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
nas:/news /mnt/news\\040desk nfs4 rw 0 0
/dev/sdb1 /mnt/news\\040desk/local ext4 rw 0 0
ada@far: /home/ada/far fuse.sshfs rw 0 0
overlay /var/lib fuse.fuse-overlayfs rw 0 0
//nas/photos /photos cifs rw 0 0
tmpfs /photos tmpfs rw 0 0
odd
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/ada/news.db", "ext4"),
        ("/mnt/news desk/a/news.db", "nfs4"),
        ("/mnt/news desk/local/news.db", "ext4"),
        ("/mnt/news desktop/news.db", "ext4"),
        ("/home/ada/far/news.db", "fuse.sshfs"),
        ("/photos/news.db", "tmpfs"),
    ],
)
def test_the_nearest_mount_counts(path: str, kind: str) -> None:
    """A file lies on the file system that is mounted nearest above it, and last."""
    assert mounted_on(Path(path), MOUNTS)[0] == kind


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "fuse.rclone"])
def test_shares_are_known(kind: str) -> None:
    """File systems of other machines are known as such."""
    assert is_network(kind)


@pytest.mark.parametrize("kind", ["", "ext4", "btrfs", "tmpfs", "overlay", "fuseblk", "fuse.fuse-overlayfs"])
def test_disks_are_known(kind: str) -> None:
    """Disks of this machine, containers among them, are taken."""
    assert not is_network(kind)


def test_a_share_is_refused(tmp_path: Path) -> None:
    """A store on a share is refused with the kind of share, its place, and what to do instead."""
    mounts = tmp_path / "mounts"
    mounts.write_text(f"nas:/news {tmp_path} nfs4 rw 0 0\n")
    with pytest.raises(StoreError, match=rf"network share \(nfs4, at {tmp_path}\).*copy it to the share"):
        refuse_network(tmp_path / "news.db", mounts)


def test_a_system_that_lists_no_mounts_refuses_nothing(tmp_path: Path) -> None:
    """Without a list of mounts every place is taken."""
    refuse_network(tmp_path / "news.db", tmp_path / "no-mounts")
    assert not (tmp_path / "no-mounts").exists()

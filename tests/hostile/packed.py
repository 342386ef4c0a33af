"""Hostile packed answers: bombs, cut and damaged ones, and such as are packed in another way than they say."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Callable, Mapping

import brotli  # type: ignore[import-untyped]

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PLAIN = b"The lamp of the lighthouse is lit again, and nobody knows who lit it. " * 200
PACK: Mapping[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstd.compress,
}


def packed() -> Mapping[str, tuple[str, bytes]]:
    """Give answers with the coding that they are said to have."""
    found: dict[str, tuple[str, bytes]] = {}
    for coding, pack in PACK.items():
        whole = pack(PLAIN)
        other = next(name for name in PACK if name != coding)
        found |= {
            f"{coding} that is a bomb": (coding, pack(bytes(20_000_000))),
            f"{coding} in itself": (coding, pack(pack(bytes(20_000_000)))),
            f"{coding} that is cut": (coding, whole[: len(whole) // 2]),
            f"{coding} with a byte changed": (coding, whole[:20] + bytes([whole[20] ^ 0xFF]) + whole[21:]),
            f"{coding} of noise": (coding, bytes(range(256)) * 20),
            f"{coding} of NULs": (coding, bytes(5000)),
            f"{coding} that is {other}": (coding, PACK[other](PLAIN)),
            f"{coding} that is not packed": (coding, PLAIN),
            f"{coding} with a tail": (coding, whole + b"lamp" * 50),
            f"{coding} of many members": (coding, whole * 200),
            f"{coding} of its head": (coding, whole[:4]),
        }
    for coding in ("compress", "gzip, gzip", "lamp\x00\x1b[31m", "x" * 5000, "exi", "*"):
        found[f"the coding {coding[:20]!a}"] = (coding, PLAIN)
    return found

"""What an archive is, by its name and by how it begins."""

from __future__ import annotations

import zlib
from pathlib import Path

from onrecord.archives.document import Kind
from onrecord.archives.walking import QUOTATIONS

_GZIP = b"\x1f\x8b"
_KINDS: tuple[tuple[tuple[str, ...], Kind], ...] = (
    (QUOTATIONS, "quotations"),
    ((".warc", ".warc.gz", ".warc.zst"), "warc"),
    ((".wacz",), "wacz"),
    ((".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz"), "lines"),
    ((".parquet",), "parquet"),
)


def kind_of(path: str) -> Kind:
    """Tell what an archive is; ``folder`` stands for a file of one article.

    Args:
        path: The file.
    """
    lower = path.lower()
    for endings, kind in _KINDS:
        if lower.endswith(endings):
            return kind
    with Path(path).open("rb") as file:
        head = file.read(1 << 12)
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, 16)
        except zlib.error:
            return "folder"
    if head.startswith(b"WARC/"):
        return "warc"
    return "parquet" if head.startswith(b"PAR1") else "folder"

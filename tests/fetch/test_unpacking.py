"""Packed answers, good and hostile."""

from __future__ import annotations

import gzip
import sys
import tracemalloc
import zlib
from collections.abc import Callable
from functools import partial

import brotli  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.fetch import Client
from onrecord.fetch.unpacking import unpacked
from tests.fetch.server import Request, Server

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

Pack = Callable[[bytes], bytes]


def deflate(data: bytes, bits: int) -> bytes:
    """Pack, with zlib's header or without."""
    packer = zlib.compressobj(wbits=bits)
    return packer.compress(data) + packer.flush()


PACKED: list[tuple[str, Pack]] = [
    ("gzip", gzip.compress),
    ("x-gzip", gzip.compress),
    ("GZip", lambda data: gzip.compress(data[: len(data) // 2]) + gzip.compress(data[len(data) // 2 :])),
    ("deflate", lambda data: deflate(data, 15)),
    ("deflate", lambda data: deflate(data, -15)),
    ("br", brotli.compress),
    ("zstd", zstd.compress),
    ("zstd", lambda data: zstd.compress(data[: len(data) // 2]) + zstd.compress(data[len(data) // 2 :])),
    ("identity", bytes),
    ("", bytes),
]


@pytest.mark.parametrize(("coding", "pack"), PACKED)
def test_every_coding_is_unpacked(server: Server, client: Client, coding: str, pack: Pack) -> None:
    """What a server packs in any way that was offered comes back as it was."""
    page = b"<p>The lamp of the lighthouse is lit again.</p>" * 5000
    found = client.fetch(server.page("/story", pack(page), Content_Encoding=coding))
    assert found.body == page
    assert server.headers[-1]["accept-encoding"] == "gzip, deflate, br, zstd"


@settings(deadline=None)
@given(st.binary(max_size=3000), st.integers(1, 700), st.sampled_from(PACKED))
def test_pieces_may_be_cut_anywhere(data: bytes, size: int, packed: tuple[str, Pack]) -> None:
    """However an answer is cut into pieces, unpacking gives the same bytes."""
    coding, pack = packed
    whole = pack(data)
    pieces = [whole[at : at + size] for at in range(0, len(whole), size)]
    assert unpacked(pieces, coding, 10_000, "a page") == data


BOMB = 60_000_000


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_a_bomb_is_refused_in_little_memory(server: Server, client: Client, coding: str) -> None:
    """A small answer that unpacks to 60 MB is refused at the limit, and its contents never stand in memory."""
    zeros = bytes(1_000_000)
    packers: dict[str, Pack] = {
        "gzip": gzip.compress,
        "deflate": zlib.compress,
        "br": partial(brotli.compress, quality=1),
        "zstd": zstd.compress,
    }
    packer = packers[coding]
    bomb = packer(zeros) * (BOMB // len(zeros)) if coding in {"gzip", "zstd"} else packer(bytes(BOMB))
    url = server.page("/bomb", bomb, Content_Encoding=coding)
    del zeros
    tracemalloc.start()
    try:
        with pytest.raises(InputError, match="gives more than 2,000,000 bytes"):
            client.fetch(url, size=2_000_000)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 12_000_000


@pytest.mark.parametrize(("coding", "pack"), [entry for entry in PACKED if entry[0] not in {"", "identity"}])
@pytest.mark.parametrize("damage", ["cut", "noise"])
def test_what_is_damaged_is_told(coding: str, pack: Pack, damage: str) -> None:
    """A packed answer that is cut short, or none at all, is told in one line."""
    whole = pack(b"The lamp is lit. " * 3000)
    data = whole[: len(whole) // 3] if damage == "cut" else b"\x1e lamp \xff" * 40
    with pytest.raises(InputError, match="a page could not be unpacked"):
        unpacked([data], coding, 1_000_000, "a page")


@pytest.mark.parametrize("coding", ["gzip, gzip", "compress", "lamp\x00"])
def test_other_codings_are_refused(coding: str) -> None:
    """What was not offered is refused, layers among it."""
    with pytest.raises(InputError, match="was not asked for"):
        unpacked([b"x"], coding, 100, "a page")


def test_a_zstd_window_is_bounded() -> None:
    """An answer that would take a window of 128 MB to unpack is refused (RFC 9659)."""
    options: dict[int, int] = {
        zstd.CompressionParameter.window_log: 27,
        zstd.CompressionParameter.enable_long_distance_matching: 1,
    }
    packer = zstd.ZstdCompressor(options=options)
    data = packer.compress(bytes(1000)) + packer.flush()
    with pytest.raises(InputError, match="could not be unpacked"):
        unpacked([data], "zstd", 10_000, "a page")


def test_an_endless_packed_answer_is_cut_off(server: Server, client: Client) -> None:
    """A packed body without end is given up at the limit."""

    def answer(request: Request) -> None:
        request.say(length=-1, Content_Encoding="gzip")
        packer = zlib.compressobj(wbits=31)
        while True:
            request.wfile.write(packer.compress(b"lamp" * 10_000) + packer.flush(zlib.Z_SYNC_FLUSH))

    server.answers["/endless"] = answer
    with pytest.raises(InputError, match="gives more than"):
        client.fetch(server.url("/endless"), size=1_000_000)

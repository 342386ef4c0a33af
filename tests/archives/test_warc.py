"""Web archives: every whole page is found once, with its record, and damage costs only what it hits."""

from __future__ import annotations

import gzip
import io
import resource
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.archives import Document, Fault, Item, PassedOver, article_of, documents, stretches
from onrecord.archives.warc import read
from onrecord.errors import InputError
from tests.archives.builder import packed, page, record

PAGES = [record(number, page(number)) for number in range(7)]


def items(path: Path, size: int = 3) -> list[Item]:
    """Read a whole archive, stretch by stretch."""
    return [item for stretch in stretches(str(path), size) for item in documents(stretch)]


def sources(found: list[Item]) -> list[str | None]:
    """Give the addresses of what was found."""
    return [item.source for item in found if isinstance(item, Document)]


def faults(found: list[Item]) -> list[str]:
    """Give what was wrong."""
    return [item.message for item in found if isinstance(item, Fault)]


def herald(*numbers: int) -> list[str]:
    """Give addresses of the invented outlet."""
    return [f"https://herald.example/{number}" for number in numbers]


@pytest.fixture(params=["gzip", "plain", "one gzip member", "wacz"])
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Give seven pages in an archive of each kind."""
    if request.param == "wacz":
        path = tmp_path / "pages.wacz"
        with zipfile.ZipFile(path, "w") as file:
            file.writestr("archive/a.warc.gz", packed(*PAGES[:4]))
            file.writestr("archive/b.warc.gz", packed(*PAGES[4:]))
            file.writestr("datapackage.json", "{}")
        return path
    whole = b"".join(PAGES)
    path = tmp_path / ("pages.warc" if request.param == "plain" else "pages.warc.gz")
    path.write_bytes({"gzip": packed(*PAGES), "plain": whole}.get(request.param, gzip.compress(whole)))
    return path


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_every_page_is_found_once_however_the_archive_is_divided(archive: Path, size: int) -> None:
    """Whatever the packing and the size of stretches, all pages come once and in order."""
    found = items(archive, size)
    assert sources(found) == herald(*range(7))
    assert faults(found) == []


def test_a_page_keeps_its_record_and_both_dates(tmp_path: Path) -> None:
    """Record id, offset and digest are kept; the crawler's date is not the outlet's."""
    path = tmp_path / "a.warc.gz"
    path.write_bytes(packed(PAGES[0], record(1, page(1, published="2024-04-30"))))
    _, document = items(path)
    assert isinstance(document, Document)
    assert (document.record, document.digest) == ("<urn:uuid:00000001>", "sha1:DIGEST1")
    assert document.offset == len(packed(PAGES[0]))
    article = article_of(document)
    assert (article.captured, article.published) == ("2024-05-02T07:08:09Z", "2024-04-30")
    assert (article.source, article.publisher) == ("https://herald.example/1", "Invented Herald")


def test_a_page_without_a_date_of_its_own_has_none(tmp_path: Path) -> None:
    """The time of crawling is never taken for the date of publication."""
    path = tmp_path / "a.warc.gz"
    path.write_bytes(packed(PAGES[0]))
    (document,) = items(path)
    assert isinstance(document, Document)
    assert article_of(document).published is None


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(page(1))),
        ("br", brotli.compress(page(1))),
        ("identity", page(1)),
    ],
)
def test_a_page_is_unpacked_as_it_was_sent(coding: str, body: bytes, tmp_path: Path) -> None:
    """Content codings and chunks are undone."""
    path = tmp_path / "a.warc.gz"
    chunked = b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
    headers = ("Content-Type: text/html", f"Content-Encoding: {coding}", "Transfer-Encoding: chunked")
    path.write_bytes(packed(record(1, chunked, headers=headers)))
    (document,) = items(path)
    assert isinstance(document, Document)
    assert document.content == page(1)


def test_the_encoding_that_the_server_named_is_heeded(tmp_path: Path) -> None:
    """A page in an encoding that only the server names is decoded by it, and its notes say so."""
    path = tmp_path / "a.warc.gz"
    body = (
        page(1, words="“Мост безопасен”, — сказала инженер Ада Хольм в понедельник в Норланде.")
        .decode()
        .encode("koi8-r", "replace")
    )
    path.write_bytes(packed(record(1, body, headers=("Content-Type: text/html; charset=koi8-r",))))
    (document,) = items(path)
    assert isinstance(document, Document)
    article = article_of(document)
    assert "Мост безопасен" in article.text
    assert "decoded as koi8-r, as the server says" in article.notes


def test_what_is_no_page_is_passed_over_and_counted(tmp_path: Path) -> None:
    """Images, errors, redirects, revisits and robots.txt are no documents, and it is said what they were."""
    path = tmp_path / "a.warc.gz"
    path.write_bytes(
        packed(
            record(0, b"software: made up", kind="warcinfo"),
            record(1, b"GET / HTTP/1.1", kind="request"),
            record(2, b"\x89PNG", headers=("Content-Type: image/png",)),
            record(3, b"gone", status="404 Not Found"),
            record(4, b"", status="301 Moved Permanently"),
            record(5, b"", kind="revisit"),
            record(6, b"User-agent: *", headers=("Content-Type: text/plain",), url="https://herald.example/robots.txt"),
            record(7, page(7)),
            record(8, b"Text that was taken out of a page of the Invented Herald.", kind="conversion"),
        )
    )
    found = items(path)
    reasons = [item.reason for item in found if isinstance(item, PassedOver)]
    assert reasons == ["image/png", "HTTP status 404", "HTTP status 301", "revisit", "robots.txt"]
    assert sources(found) == herald(7, 8)


BAD_PACKING = record(9, b"no gzip at all", headers=("Content-Type: text/html", "Content-Encoding: gzip"))
UNKNOWN_PACKING = record(9, b"?", headers=("Content-Type: text/html", "Content-Encoding: nonsense"))
BAD_CHUNKS = record(9, b"no chunks", headers=("Content-Type: text/html", "Transfer-Encoding: chunked"))
LIAR = record(9, page(9), length=99_999_999_999)
LONG_HEADER = record(9, page(9), headers=("X" * 50_000 + ": a",))
MEMBER = packed(PAGES[1])
HALF = MEMBER[: len(MEMBER) // 2]
FLIPPED = MEMBER[:60] + bytes(255 - byte for byte in MEMBER[60:90]) + MEMBER[90:]


@pytest.mark.parametrize(
    "damage",
    [
        *(packed(bad) for bad in (BAD_PACKING, UNKNOWN_PACKING, BAD_CHUNKS, LIAR, LONG_HEADER)),
        b"rubbish between the records " * 50,
        HALF,
        FLIPPED,
        b"\x1f\x8b\x08" + b"\0" * 40,
        gzip.compress(b"WARC/1.1\r\n" + b"X: a\r\n" * 100_000),
        gzip.compress(b"WARC/1.1\r\nX: " + b"a" * 3_000_000),
    ],
    ids=lambda damage: f"{damage[:6]!r} {len(damage)}",
)
@pytest.mark.parametrize("size", [1, 2, 100])
def test_damage_costs_itself_alone_and_is_named(damage: bytes, size: int, tmp_path: Path) -> None:
    """Behind anything damaged, the next record goes on; one fault says where it was."""
    path = tmp_path / "a.warc.gz"
    path.write_bytes(packed(PAGES[0], PAGES[2]) + damage + packed(PAGES[3], PAGES[4]))
    found = items(path, size)
    assert sources(found) == herald(0, 2, 3, 4)
    assert len(faults(found)) == 1


def test_an_archive_that_begins_damaged_is_read_from_its_first_record(tmp_path: Path) -> None:
    """Rubbish at the beginning costs nothing else."""
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"\x1f\x8b\x08rubbish" + packed(*PAGES))
    found = items(path)
    assert sources(found) == herald(*range(7))
    assert len(faults(found)) == 1


@pytest.mark.parametrize("packing", ["gzip", "plain"])
def test_a_truncated_archive_says_so_wherever_it_is_cut(packing: str, tmp_path: Path) -> None:
    """Cut at any byte, an archive gives its whole records, and a fault unless it was cut between two."""
    one, two = (packed(PAGES[0]), packed(PAGES[1])) if packing == "gzip" else (PAGES[0], PAGES[1])
    path = tmp_path / ("a.warc.gz" if packing == "gzip" else "a.warc")
    harmless = {len(one), *range(len(one) + len(two) - 4, len(one) + len(two) + 1)}  # but for blank lines at the end
    for cut in range(len(one), len(one) + len(two), 7):
        path.write_bytes((one + two)[:cut])
        found = items(path)
        assert sources(found)[:1] == herald(0), cut
        if cut not in harmless:
            assert faults(found), cut


@pytest.mark.parametrize(
    ("coding", "bomb"),
    [("gzip", gzip.compress(b"<p>" * 40_000_000)), ("br", brotli.compress(b"<p>" * 40_000_000, quality=4))],
    ids=["gzip", "brotli"],
)
def test_a_bomb_is_refused_before_it_goes_off(coding: str, bomb: bytes, tmp_path: Path) -> None:
    """A page of kilobytes that unpacks to 120 MB is refused, in little memory; the next page is read."""
    path = tmp_path / "a.warc.gz"
    bad = record(9, bomb, headers=("Content-Type: text/html", f"Content-Encoding: {coding}"))
    path.write_bytes(packed(bad, PAGES[0]))
    del bomb
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = items(path)
    assert "unpacks to more than 10 MB" in faults(found)[0]
    assert sources(found) == herald(0)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000


def test_a_record_of_gigabytes_is_passed_over_without_unpacking_it(tmp_path: Path) -> None:
    """A member that unpacks to a gigabyte is not unpacked to its end: the next record is searched behind it."""
    path = tmp_path / "a.warc.gz"
    head = record(9, b"", length=1_000_000_000)[:-4]
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", compresslevel=1, mtime=0) as file:
        file.write(head)
        for _ in range(1000):
            file.write(b"\0" * 1_000_000)
    path.write_bytes(buffer.getvalue() + packed(PAGES[0]))
    found = items(path)
    assert "more than a page may have" in faults(found)[0]
    assert sources(found) == herald(0)


@pytest.mark.parametrize("content", [b"", b"no archive at all", gzip.compress(b"no archive"), b"\x1f\x8b\x08", b"\0" * 5000])
def test_what_is_no_archive_is_refused(content: bytes, tmp_path: Path) -> None:
    """A file that is only called like a web archive is named, and what to do."""
    path = tmp_path / "a.warc.gz"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"a\.warc\.gz holds no WARC record"):
        items(path)


def bad_zips() -> Iterator[tuple[str, bytes, str]]:
    """Give WACZ files that are none."""
    yield "no zip", b"PK no zip", "is no WACZ file, or is damaged"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("readme.txt", "nothing")
    yield "nothing in it", buffer.getvalue(), "holds no WARC file"
    yield "cut short", buffer.getvalue()[:-10], "is damaged"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("archive/a.warc", b"\0" * 150_000_000)
    yield "bomb", buffer.getvalue(), "far more than it is"


@pytest.mark.parametrize(
    ("name", "content", "message"), list(bad_zips()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_bad_wacz_file_is_refused(name: str, content: bytes, message: str, tmp_path: Path) -> None:
    """Damaged, empty and bomb-like WACZ files are named."""
    path = tmp_path / f"{name}.wacz"
    path.write_bytes(content)
    with pytest.raises(InputError, match=message):
        items(path)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.tuples(st.integers(0, 2500), st.binary(min_size=1, max_size=8)), max_size=4), st.integers(1, 4))
def test_any_damage_is_survived_and_divided_alike(changes: list[tuple[int, bytes]], size: int) -> None:
    """Overwritten at random, an archive is read to its end, and gives the same pages in one stretch as in several."""
    data = bytearray(packed(*PAGES))
    for at, words in changes:
        data[at : at + len(words)] = words[: max(0, len(data) - at)]
    whole = [item for item in read(io.BytesIO(bytes(data)), 0, len(data)) if isinstance(item, Document)]
    assert len(whole) >= len(PAGES) - 2 * len(changes)
    starts = [item.offset for item in whole if item.offset is not None]
    bounds = [*starts[::size], len(data)]
    divided = [
        item
        for start, end in pairwise(bounds)
        for item in read(io.BytesIO(bytes(data)), start, end)
        if isinstance(item, Document)
    ]
    assert divided == whole

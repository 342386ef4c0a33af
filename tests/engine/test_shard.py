"""A shard: a pure function from its input to files, in which a bad document costs itself alone."""

from __future__ import annotations

import hashlib
import signal
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from msgspec import structs

from onrecord.archives import article_of
from onrecord.engine import Layout, Manifest, shard
from onrecord.engine.shard import read_shard
from onrecord.errors import ModelError
from onrecord.record import Article, Record, Run
from tests.archives.builder import packed, page, record
from tests.engine.conftest import LineReader, MakeTask

GERMAN = (
    "Die Brücke ist sicher, sagte die Ingenieurin am Montag im Rathaus. Wir haben jede Schraube geprüft, sagte sie dort. " * 2
)


def rows(layout: Layout, manifest: Manifest, table: str) -> list[dict[str, object]]:
    """Read a table of a finished shard."""
    found: list[dict[str, object]] = pq.read_table(layout.shards / manifest.name / f"{table}.parquet").to_pylist()
    return found


@pytest.mark.usefixtures("line_reader")
def test_a_shard_gives_tables_and_a_manifest(archive: Path, layout: Layout, make_task: MakeTask) -> None:
    """Articles keep their place in the archive, statements their article, and the manifest counts what was there."""
    manifest = read_shard(make_task(archive))
    articles, statements = rows(layout, manifest, "articles"), rows(layout, manifest, "statements")
    assert [row["source"] for row in articles] == [f"https://herald.example/{number}" for number in range(11)]
    assert [row["article"] for row in statements] == [row["id"] for row in articles]
    assert articles[3]["record"] == "<urn:uuid:00000003>"
    assert (articles[3]["digest"], articles[3]["captured"]) == ("sha1:DIGEST3", "2024-05-04T07:08:09Z")
    assert (manifest.counts.documents, manifest.counts.articles, manifest.counts.statements) == (11, 11, 11)
    assert manifest.passed_over == {"HTTP status 404": 1, "revisit": 1}
    assert manifest.languages == {"en": 11}
    assert layout.manifest(manifest.name) == manifest
    for name, file in manifest.files.items():
        assert hashlib.sha256((layout.shards / manifest.name / name).read_bytes()).hexdigest() == file.sha256


@pytest.mark.usefixtures("line_reader")
def test_the_same_shard_gives_the_same_bytes(archive: Path, layout: Layout, make_task: MakeTask) -> None:
    """Read twice, a shard's Parquet files are equal byte for byte, and nothing is left of the work."""
    first = read_shard(make_task(archive))
    second = read_shard(make_task(archive))
    assert first.files == second.files
    assert list(layout.work.iterdir()) == []


@pytest.mark.usefixtures("line_reader")
def test_a_bad_document_costs_itself_and_is_named(tmp_path: Path, layout: Layout, make_task: MakeTask) -> None:
    """A page without an article, a damaged record and a text that trips a bug are named; the others are read."""
    path = tmp_path / "bad.warc.gz"
    path.write_bytes(
        packed(
            record(0, page(0)),
            record(1, b"<html><body><nav>Menu</nav></body></html>"),
            record(2, b"no gzip", headers=("Content-Type: text/html", "Content-Encoding: gzip")),
            record(
                3, page(3, words="This one stumbles, and no reader will ever come to the end of it, said engineer Ada Holm.")
            ),
            record(4, b"\x89PNG\r\n\x1a\n" + b"\0" * 99),
            record(5, page(5)),
        )
    )
    manifest = read_shard(make_task(path))
    assert [row["source"] for row in rows(layout, manifest, "articles")] == [f"https://herald.example/{n}" for n in (0, 5)]
    assert [bad.record for bad in manifest.bad] == [f"<urn:uuid:{n:08}>" for n in (1, 2, 3, 4)]
    messages = [bad.message for bad in manifest.bad]
    assert "without an article" in messages[0]
    assert "could not be unpacked" in messages[1]
    assert messages[2] == "this is a bug in onrecord: ZeroDivisionError: made to fail"
    assert "an image" in messages[3]
    assert (manifest.counts.documents, manifest.counts.articles, manifest.counts.bad) == (6, 2, 4)


def test_a_document_that_takes_too_long_is_stopped(
    archive: Path, layout: Layout, make_task: MakeTask, line_reader: LineReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the limit a document is given up and named, even where somebody catches every exception; the others are read."""
    read = line_reader.read_article

    def slow(article: Article) -> Record:
        if article.source and article.source.endswith("/4"):
            try:
                time.sleep(30)
            except Exception:  # noqa: BLE001  # as a library would
                pytest.fail("caught")
        return read(article)

    monkeypatch.setattr(line_reader, "read_article", slow)
    begun = time.monotonic()
    manifest = read_shard(make_task(archive, seconds=1.0))
    assert time.monotonic() - begun < 25
    assert [(bad.source, bad.message) for bad in manifest.bad] == [
        ("https://herald.example/4", "it took longer than 1 seconds")
    ]
    assert manifest.counts.articles == len(rows(layout, manifest, "articles")) == 10
    assert signal.getsignal(signal.SIGALRM) == signal.SIG_DFL


@pytest.mark.usefixtures("line_reader")
def test_a_text_that_is_repeated_is_read_once(tmp_path: Path, layout: Layout, make_task: MakeTask) -> None:
    """The same text at two addresses is two rows of one article, whose statements stand there once."""
    path = tmp_path / "twice.warc.gz"
    path.write_bytes(packed(record(0, page(7)), record(1, page(7)), record(2, page(8))))
    manifest = read_shard(make_task(path))
    articles = rows(layout, manifest, "articles")
    assert [row["repeated"] for row in articles] == [False, True, False]
    assert articles[0]["id"] == articles[1]["id"]
    assert len(rows(layout, manifest, "statements")) == 2
    assert (manifest.counts.articles, manifest.counts.repeated) == (3, 1)


@pytest.mark.usefixtures("line_reader")
@pytest.mark.parametrize("stored", [False, True])
def test_other_languages_are_counted_and_stored_on_request(
    stored: bool,  # noqa: FBT001  # a parameter of the test
    tmp_path: Path,
    layout: Layout,
    make_task: MakeTask,  # a parameter of the test
) -> None:
    """A German page is counted; it is stored where that is asked for, and nothing is read out of it."""
    path = tmp_path / "german.warc.gz"
    path.write_bytes(packed(record(0, page(0, words=GERMAN)), record(1, page(1))))
    manifest = read_shard(make_task(path, other_languages=stored))
    assert manifest.languages == {"de": 1, "en": 1}
    assert (manifest.counts.other_languages, manifest.counts.statements) == (1, 1)
    assert [row["language"] for row in rows(layout, manifest, "articles")] == (["de", "en"] if stored else ["en"])


def test_what_another_model_read_is_replaced(
    archive: Path, layout: Layout, make_task: MakeTask, line_reader: LineReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A shard of another version is not taken for finished, and gives way in one step."""
    task = make_task(archive)
    read_shard(task)
    newer = structs.replace(task, run=Run(version="9", model="newer", sha256="1" * 64))
    assert layout.is_finished(task)
    assert not layout.is_finished(newer)
    monkeypatch.setattr(line_reader, "run", newer.run)
    read_shard(newer)
    assert layout.is_finished(newer)
    assert len(list(layout.shards.iterdir())) == 1
    assert list(layout.work.iterdir()) == []


@pytest.mark.usefixtures("line_reader")
def test_a_worker_of_another_version_refuses(archive: Path, make_task: MakeTask) -> None:
    """Workers on which another version is installed say so, rather than mixing outputs."""
    task = structs.replace(make_task(archive), run=Run(version="9", model="newer", sha256="1" * 64))
    with pytest.raises(ModelError, match="Install the same version everywhere"):
        read_shard(task)


@pytest.mark.usefixtures("line_reader")
def test_a_shard_that_fails_leaves_nothing(archive: Path, layout: Layout, make_task: MakeTask) -> None:
    """Where the work is broken off, no shard appears, and the folder of the attempt goes."""

    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_shard(make_task(archive), tick=stop)
    assert list(layout.shards.iterdir()) == list(layout.work.iterdir()) == []


@pytest.mark.usefixtures("line_reader")
def test_a_document_that_broke_the_program_down_is_left_out_the_next_time(
    archive: Path, layout: Layout, make_task: MakeTask
) -> None:
    """Where an earlier attempt left a trace at its third document, that one is named and the others are read."""
    task = make_task(archive)
    broken = layout.work / f"{task.name}.~elsewhere~1~aa"
    broken.mkdir()
    (broken / "position").write_bytes(b"".join(number.to_bytes(8, "little") for number in (2, 2, 2)))
    (broken / "trace").write_bytes(b"Fatal Python error: Segmentation fault")
    manifest = read_shard(task)
    assert [bad.source for bad in manifest.bad] == ["https://herald.example/2"]
    assert "brought the program down" in manifest.bad[0].message
    assert manifest.counts.articles == 10
    assert list(layout.work.iterdir()) == []


@pytest.mark.usefixtures("line_reader")
def test_a_document_at_which_the_program_was_killed_is_read_again(archive: Path, layout: Layout, make_task: MakeTask) -> None:
    """An attempt that was killed from outside left no trace: no document is blamed for it."""
    task = make_task(archive)
    broken = layout.work / f"{task.name}.~elsewhere~1~aa"
    broken.mkdir()
    (broken / "position").write_bytes(b"".join(number.to_bytes(8, "little") for number in (2, 2, 2)))
    (broken / "trace").touch()
    assert read_shard(task).counts.articles == 11


def test_articles_say_what_was_odd(tmp_path: Path) -> None:
    """A page that the crawler cut short says so in its notes."""
    from onrecord.archives import Document, documents, stretches  # noqa: PLC0415  # only this test reads an archive by hand

    path = tmp_path / "cut.warc.gz"
    path.write_bytes(packed(record(0, page(0), warc=("WARC-Truncated: length",))))
    (found,) = [item for stretch in stretches(str(path), 10) for item in documents(stretch)]
    assert isinstance(found, Document)
    assert "cut short by the crawler (length)" in article_of(found).notes


def test_the_reader_of_a_worker_is_loaded_once() -> None:
    """A worker reads all its shards with one model and one thread."""
    assert shard.shared_reader() is shard.shared_reader()
    assert shard.shared_reader().threads == 1

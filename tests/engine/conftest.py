"""A folder for a run, an archive of invented pages, and a reader that needs no model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.archives import Stretch, stretches
from onrecord.engine import Layout, Options, Task, shard
from onrecord.engine.task import shard_name
from onrecord.record import Article, Record, Run, Span, Statement, statement_id
from tests.archives.builder import packed, page, record

RUN = Run(version="0.0.0", model="by hand 1", sha256="0" * 64)
MakeTask = Callable[..., Task]


class LineReader:
    """Finds one statement in every article: its second paragraph, said by nobody."""

    run = RUN

    def read_article(self, article: Article) -> Record:
        """Read an article; some words make it fail."""
        if "stumbles" in article.text:
            msg = "made to fail"
            raise ZeroDivisionError(msg)
        start = article.text.index("\n\n") + 2
        content = (Span.of(article.text, start, article.text.index("\n", start)),)
        name = statement_id(article.id, content, (), ())
        return Record(
            article=article, statements=(Statement(id=name, form="direct", content=content, confidence=0.5),), run=RUN
        )


@pytest.fixture
def line_reader(monkeypatch: pytest.MonkeyPatch) -> LineReader:
    """Put `LineReader` where shards look for the reader."""
    reader = LineReader()
    monkeypatch.setattr(shard, "shared_reader", lambda: reader)
    return reader


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Give a web archive of eleven pages and some things that are none."""
    path = tmp_path / "herald.warc.gz"
    pages = [record(number, page(number)) for number in range(11)]
    other = [record(90, b"", kind="revisit"), record(91, b"gone", status="404 Not Found")]
    path.write_bytes(packed(*pages[:5], *other, *pages[5:]))
    return path


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    """Give the folder of a run."""
    made = Layout(tmp_path / "out")
    made.make()
    return made


@pytest.fixture
def make_task(layout: Layout) -> MakeTask:
    """Give what makes the task of an archive's first stretch."""

    def make(path: Path, size: int = 100, **options: object) -> Task:
        stretch: Stretch = next(iter(stretches(str(path), size)))
        seconds = options.pop("seconds", 60.0)
        return Task(
            name=shard_name(stretch, 0),
            stretch=stretch,
            options=Options(**options),  # type: ignore[arg-type]
            run=RUN,
            out=str(layout.out),
            seconds=seconds,  # type: ignore[arg-type]
        )

    return make

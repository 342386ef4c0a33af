"""A small record, made by hand, and a reader that needs no model."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from onrecord.record import Article, Extractor, Record, Ref, Run, Span, Statement, article_id, statement_id

RUN = Run(version="0.0.0", model="by hand 1", sha256="0" * 64)
TEXT = """Ferry or bridge: ministers of Norland and Sudmark quarrel

Ferry or bridge

“The river belongs to both of us,” said minister Ada Holm on Monday. She denied that Norland had moved the buoys. \
Sudmark's fishermen were “not amused”.

What the ferrymen want

“Nobody asked us.

“Nobody ever does,” the minister quoted them as saying.

source site-7
"""
MakeRecord = Callable[..., Record]


@pytest.fixture
def record() -> Record:
    """A record with every form of statement, a source of two paragraphs, a pronoun and an unknown speaker."""
    lines = [line for line in TEXT.split("\n") if line]
    return make_record(
        TEXT,
        [
            {"content": ["“The river belongs to both of us,”"], "cue": ["said"], "source": ["minister Ada Holm"]},
            {"content": ["that Norland had moved the buoys"], "cue": ["denied"], "source": ["She"], "form": "indirect"},
            {"content": ["“not amused”"], "form": "mixed", "confidence": 0.31},
            {
                "content": ["“Nobody asked us.\n\n“Nobody ever does,”"],
                "cue": ["quoted them as saying"],
                "source": ["the minister"],
            },
        ],
        title=lines[0],
        headlines=(
            *spans(TEXT, lines[0]),
            Span.of(TEXT, TEXT.index("\n\nFerry") + 2, TEXT.index("\n\n“The")),
            *spans(TEXT, lines[3]),
        ),
        furniture=spans(TEXT, "source site-7"),
        notes=("2 variants of the headline",),
        publisher="Norland Wire",
        published="2024-05-06",
        source="quarrel.txt",
    )


@pytest.fixture(name="make_record")
def make_record_fixture() -> MakeRecord:
    """`make_record`, for tests that write their own article."""
    return make_record


def make_record(text: str, statements: Iterable[dict[str, object]], **article: object) -> Record:
    """Make a record whose spans are found by their words."""
    known = {"source": "made.txt", "language": "en", "extractor": Extractor(name="plain", version="1"), **article}
    head = Article(id=article_id(text), text=text, **known)  # type: ignore[arg-type]
    return Record(article=head, statements=tuple(make_statement(text, head.id, **parts) for parts in statements), run=RUN)


def make_statement(text: str, article: str, **parts: object) -> Statement:
    """Make a statement out of words of its article."""
    roles = {role: spans(text, *parts.pop(role, ())) for role in ("content", "cue", "source")}  # type: ignore[misc]
    source = roles["source"]
    speaker = Ref(name=source[0].text, mention=source[0]) if source else None
    given = {"form": "direct", "confidence": 0.9, "speaker": speaker, **parts}
    return Statement(id=statement_id(article, **roles), **roles, **given)  # type: ignore[arg-type]


def spans(text: str, *words: str) -> tuple[Span, ...]:
    """Find words in a text."""
    starts = [text.index(piece) for piece in words]
    return tuple(Span.of(text, start, start + len(piece)) for start, piece in zip(starts, words, strict=True))


class FakeReader:
    """Finds one statement in every article: its first line, said by nobody."""

    def __init__(self, *, threads: int | None = None, model: Path | None = None) -> None:  # noqa: ARG002
        """Take the options of the real one."""
        self.threads = threads
        self.run = RUN

    def read_many(self, items: Iterable[Article]) -> Iterator[Record]:
        """Read articles, in order."""
        for article in items:
            line = article.text.strip().split("\n")[0]
            found = [make_statement(article.text, article.id, content=[line])] if article.language in {None, "en"} else []
            yield Record(article=article, statements=tuple(found), run=RUN)


@pytest.fixture
def fake_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put `FakeReader` where the commands look for the reader."""
    module = ModuleType("onrecord.reader")
    module.Reader = FakeReader  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "onrecord.reader", module)

"""Reviews as labelled data: what people decided, for scoring the program and for training it.

Two forms: one JSON line an article, with all that was decided and by whom; and a folder of brat annotations for
``onrecord evaluate`` and training, of those articles in which every statement was decided on, since in any other a statement
that nobody looked at would count as none.
"""

from __future__ import annotations

import io
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from onrecord.record import Article, Span, Statement
from onrecord.store import Store, reviews
from onrecord.store.reviews import Review

_TIME = (1980, 1, 1, 0, 0, 0)  # the same archive for the same decisions


class Labelled(Struct, frozen=True, kw_only=True):
    """An article and what was decided on its statements.

    Attributes:
        article: The article.
        complete: Whether every statement that was read in it was decided on.
        statements: Those that are right, as they were accepted or fixed.
        rejected: Those that are none.
        reviews: The decisions.
    """

    article: Article
    complete: bool
    statements: tuple[Statement, ...]
    rejected: tuple[Statement, ...]
    reviews: tuple[Review, ...]


def labelled(connection: sqlite3.Connection, store: Store) -> Iterator[Labelled]:
    """Give every article on which a decision counts."""
    for identifier in reviews.articles(connection):
        decided = reviews.latest(connection, identifier)
        if not decided:
            continue
        record = store.record(identifier)
        found = sorted(decided.values(), key=lambda review: _start(review.fixed or review.seen))
        yield Labelled(
            article=record.article,
            complete=all(statement.id in decided for statement in record.statements),
            statements=tuple(review.fixed or review.seen for review in found if review.decision != "reject"),
            rejected=tuple(review.seen for review in found if review.decision == "reject"),
            reviews=tuple(found),
        )


def json_lines(articles: Iterable[Labelled]) -> bytes:
    """Write labelled articles as JSON, one a line."""
    return b"".join(msgspec.json.encode(article) + b"\n" for article in articles)


def brat_archive(articles: Iterable[Labelled]) -> bytes:
    """Write the complete ones as brat annotations, as ``onrecord evaluate`` reads them: ``text/`` beside ``attributions/``."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in articles:
            if one.complete:
                name = one.article.id.removeprefix("sha256:")[:16]
                _write(archive, f"text/{name}.txt", one.article.text)
                _write(archive, f"attributions/{name}_reviewed.ann", "".join(_annotations(one.statements)))
    return packed.getvalue()


def _write(archive: zipfile.ZipFile, name: str, text: str) -> None:
    info = zipfile.ZipInfo(name, _TIME)
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, text.encode("utf-8"))


def _annotations(statements: Iterable[Statement]) -> Iterator[str]:
    """Write statements in brat's stand-off format, as PolNeAR lays attributions out."""
    mark = 0
    for number, statement in enumerate(statements, 1):
        arguments: list[str] = []
        for role, spans in (("Source", statement.source), ("Cue", statement.cue), ("Content", statement.content)):
            if spans:
                mark += 1
                arguments.append(f"{role}:T{mark}")
                yield f"T{mark}\t{_line(role, spans)}\n"
        mark += 1
        yield f"T{mark}\t{_line('Attribution', statement.cue or statement.content)}\n"
        yield f"E{number}\t{' '.join([f'Attribution:T{mark}', *arguments])}\n"


def _line(role: str, spans: Iterable[Span]) -> str:
    pieces = sorted((span.start, span.end, span.text) for span in spans)
    offsets = ";".join(f"{start} {end}" for start, end, _ in pieces)
    words = " ".join(" ".join(text.split()) for _, _, text in pieces)
    return f"{role} {offsets}\t{words}"


def _start(statement: Statement) -> int:
    return min((span.start for span in statement.content), default=0)

"""What holds for any input whatever."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from itertools import pairwise

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.intake import article_from_bytes, article_from_text
from onrecord.record import Article, Record, article_id, from_json, to_json
from onrecord.record.verify import faults
from onrecord.record.whole import Run

PIECES = """
Ministers part without a word
“No step closer”
By Jane Roe
source paper-77
Share on Facebook
KYIV, March 10 (Reuters) - They met on the river.
They met on the river on Monday, and left by the side door, he said.
“We go,” she said.
Read also: Mayor
Q: Why?
10 March 2022
Jane Roe, Reuters
<p> </p> <h2> </h2> <html> <br> <article> <b> &amp; <!-- --> <title>
<time datetime='x'>
\t
\u2028
\x85
\x0c
\x00
"""
LINES = st.sampled_from(PIECES.split("\n"))
TEXTS = st.one_of(st.text(), st.lists(st.one_of(LINES, st.text(max_size=20)), max_size=25).map("\n".join))
BYTES = st.one_of(
    st.binary(max_size=300),
    TEXTS.map(lambda text: text.encode("utf-8", "replace")),
    TEXTS.map(lambda text: text.encode("cp1252", "replace")),
)


def read(make: Callable[[], Article]) -> Article | None:
    """Make a sound article, or nothing and one line that says why."""
    try:
        article = make()
    except InputError as error:
        message = str(error)
    else:
        sound(article)
        return article
    assert "\n" not in message
    return None


def sound(article: Article) -> None:
    """Check that an article keeps the contract."""
    record = Record(article=article, run=Run(version="0", model="none", sha256=""))
    assert list(faults(record)) == []
    assert from_json(to_json(record)) == record
    assert article.id == article_id(article.text)
    edges = sorted((span.start, span.end) for span in (*article.headlines, *article.furniture))
    assert all(start < end for start, end in edges)
    assert all(end <= start for (_, end), (start, _) in pairwise(edges))
    assert all("\n" not in note for note in article.notes)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_text_becomes_a_sound_article_or_one_line(text: str) -> None:
    """Any text is read unchanged, with spans that are verbatim and lie apart, or refused in one line."""
    article = read(lambda: article_from_text(text))
    if article is not None:
        assert len(article.text) == len(text)
        assert article.text == text or "\ufffd" in article.text


@given(BYTES)
@example(b"\xff\xfe\x00")
@example(b"\x00\x00\xfe\xff\x00\x11\x00\x00")
@example(b"<?xml version='1.0' encoding='utf-16'?><html><p>\x93a\x94")
@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_bytes_become_a_sound_article_or_one_line(data: bytes) -> None:
    """Any bytes are read, or refused in one line; no other error comes out."""
    article = read(lambda: article_from_bytes(data, source="a.txt"))
    assert article is None or article.raw_sha256 == hashlib.sha256(data).hexdigest()


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="<"), min_size=1))
@settings(deadline=None)
def test_utf_8_is_kept_to_the_last_code_point(text: str) -> None:
    """The text of a UTF-8 file without mark-up is the file, decoded."""
    article = read(lambda: article_from_bytes(text.encode()))
    assert article is None or article.text == text.removeprefix("\ufeff")


@given(st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=30))
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_pages_become_sound_articles_or_one_line(lines: list[str]) -> None:
    """Any page is read, or refused in one line; no other error comes out."""
    page = "<html><body>" + "\n".join(lines)
    article = read(lambda: article_from_bytes(page.encode("utf-8", "replace")))
    assert article is None or article.text.strip()

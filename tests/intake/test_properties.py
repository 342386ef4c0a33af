"""What holds for any input whatever."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.intake import article_from_bytes, article_from_text
from onrecord.record import Article, Record, article_id, from_json, to_json
from onrecord.record.verify import faults
from onrecord.record.whole import Run

LINES = st.sampled_from([
    "Ministers part without a word", "“No step closer”", "By Jane Roe", "source paper-77", "Share on Facebook", "", " ", "\r", "\t",
    "KYIV, March 10 (Reuters) - They met on the river.", "They met on the river on Monday, and left by the side door, he said.",
    "“We go,” she said.", "Read also: Mayor", "A", "\u2028", "\x85", "\x0c", "Q: Why?", "10 March 2022", "Jane Roe, Reuters", "…", "\x00",
    "<p>", "</p>", "<h2>", "</h2>", "<html>", "<br>", "<article>", "<b>", "&amp;", "<!--", "-->", "<title>", "<time datetime='x'>",
])  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(st.one_of(LINES, st.text(max_size=20)), max_size=25).map("\n".join))


def sound(article: Article) -> None:
    """Check that an article keeps the contract."""
    record = Record(article=article, run=Run(version="0", model="none", sha256=""))
    assert list(faults(record)) == []
    assert from_json(to_json(record)) == record
    assert article.id == article_id(article.text)
    edges = sorted((span.start, span.end) for span in (*article.headlines, *article.furniture))
    assert all(start < end for start, end in edges)
    assert all(end <= start for (_, end), (start, _) in zip(edges, edges[1:], strict=False))
    assert all("\n" not in note for note in article.notes)


@given(TEXTS)
@settings(max_examples=300)
def test_text_becomes_a_sound_article_or_one_line(text: str) -> None:
    """Any text is read unchanged, with spans that are verbatim and lie apart, or refused in one line."""
    try:
        article = article_from_text(text)
    except InputError as error:
        assert "\n" not in str(error)
        return
    sound(article)
    assert len(article.text) == len(text)
    assert article.text == text or "\ufffd" in article.text


@given(
    st.one_of(
        st.binary(max_size=300),
        TEXTS.map(lambda text: text.encode("utf-8", "replace")),
        TEXTS.map(lambda text: text.encode("cp1252", "replace")),
    )
)
@example(b"\xff\xfe\x00")
@example(b"\x00\x00\xfe\xff\x00\x11\x00\x00")
@example(b"<?xml version='1.0' encoding='utf-16'?><html><p>\x93a\x94")
@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_bytes_become_a_sound_article_or_one_line(data: bytes) -> None:
    """Any bytes are read, or refused in one line; no other error comes out."""
    try:
        article = article_from_bytes(data, source="a.txt")
    except InputError as error:
        assert "\n" not in str(error)
        return
    sound(article)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="<"), min_size=1))
def test_utf_8_is_kept_to_the_last_code_point(text: str) -> None:
    """The text of a UTF-8 file without mark-up is the file, decoded."""
    try:
        article = article_from_bytes(text.encode())
    except InputError:
        return
    assert article.text == text.removeprefix("\ufeff")


@given(st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=30).map(lambda lines: "<html><body>" + "\n".join(lines)))
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_pages_become_sound_articles_or_one_line(page: str) -> None:
    """Any page is read, or refused in one line; no other error comes out."""
    try:
        article = article_from_bytes(page.encode("utf-8", "replace"))
    except InputError as error:
        assert "\n" not in str(error)
        return
    sound(article)

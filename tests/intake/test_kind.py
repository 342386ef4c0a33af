"""What kind of file some bytes are."""

from __future__ import annotations

import gzip
import io
import sqlite3
import zipfile
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.intake import article_from_bytes
from onrecord.intake.kind import kind_of, refuse_binary


def _zip() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n1 0 obj", "a PDF"),
        (b"\xef\xbb\xbf\n%PDF-1.4\n", "a PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "an image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "an image"),
        (b"GIF89a\x01\x00", "an image"),
        (b"BM\x36\x00\x0c\x00\x00\x00\x00\x00", "an image"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "an image"),
        (b"\x00\x00\x00\x20ftypheic", "an image"),
        (_zip(), "a zip archive or an office document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a zip archive or an office document"),
        (gzip.compress(b"He said no."), "a compressed file"),
        (b"ID3\x03\x00\x00", "an audio or video file"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "an audio or video file"),
        (b"\x00\x00\x00\x20ftypisom", "an audio or video file"),
        (b"\x7fELF\x02\x01", "a program"),
        (b"MZ\x90\x00\x03", "a program"),
        (b"{\\rtf1\\ansi He said no.}", "a word processor's document"),
        (b"He said no.\x00\x00\x00\x00\x00" * 5, "binary data (NUL bytes)"),
        ("He said no.".encode("utf-16-le"), "binary data (NUL bytes)"),
        (b"\x01\x02\x03\x04\x05 He said no.", "binary data (control characters)"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, what: str) -> None:
    """A file of another kind is told by its first bytes, whatever it is called, and the message says what to do."""
    with pytest.raises(InputError) as caught:
        article_from_bytes(data, source="report.txt")
    told = str(caught.value)
    assert told.startswith(f"report.txt is {what}")
    assert "\n" not in told
    assert len(told.split(". ")) == 2


def test_a_store_is_refused(tmp_path: Path) -> None:
    """A store that is given as an article is told from one."""
    path = tmp_path / "news.db"
    with sqlite3.connect(path) as connection:
        connection.execute("create table t (a)")
    connection.close()
    with pytest.raises(InputError, match=r"is a database, not text.*`--db`"):
        article_from_bytes(path.read_bytes(), source="news.db")


@pytest.mark.parametrize(
    "text", ["BMW said no to the offer.", "MZ, he said.", "ID3 is a format, she said.", "GIF is a format.", "RIFF RAFF"]
)
def test_text_that_begins_like_a_magic_number_is_text(text: str) -> None:
    """Letters that begin a file of another kind may begin a text as well."""
    refuse_binary(text.encode(), "a.txt")
    assert article_from_bytes(text.encode(), source="a.txt").text == text


def test_a_few_nuls_are_noted() -> None:
    """A stray NUL byte is kept, since the text is kept, and noted."""
    article = article_from_bytes(b"The minister said no.\x00 He left the building by the side door in the evening.")
    assert "\x00" in article.text
    assert "NUL bytes in 1 place" in article.notes


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><p>x",
        "\n  <HTML lang='en'>",
        "<!-- a --> <!-- b -->\n<body>",
        "<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC 'x'>",
        "<?xml version='1.0'?><html xmlns='x'>",
        "<p>He said no.</p>",
        "Some proxy wrote this.\n<html><body>",
    ],
)
def test_pages_are_told_by_their_beginning(text: str) -> None:
    """A page is one whatever it is called."""
    assert kind_of(text, "a.txt", "a.txt") == "html"


@pytest.mark.parametrize("text", ["He said: <no>.", "a < b and <p is what he wrote", "<Applause> and more of it", "5 <html>"])
def test_angle_brackets_make_no_page(text: str) -> None:
    """Text with angle brackets in it is text."""
    assert kind_of(text, "a.txt", "a.txt") == "text"


def test_the_name_helps_where_the_beginning_is_unclear() -> None:
    """A file called .html is a page as soon as it holds elements, and text if it holds none."""
    assert kind_of("He said no.<br>Twice.", "a.html", "a.html") == "html"
    assert kind_of("He said no.<br>Twice.", "a.txt", "a.txt") == "text"
    assert kind_of("He said no.", "a.html", "a.html") == "text"


def test_a_feed_is_no_article() -> None:
    """XML of another kind is refused, with the way to go on."""
    with pytest.raises(InputError, match=r"feed\.xml is XML but no HTML page"):
        article_from_bytes(b"<?xml version='1.0'?><rss><channel><title>He said no</title></channel></rss>", source="feed.xml")

"""Bad input: each gives one clear line that says what, where and what next."""

from __future__ import annotations

import gzip
import io
import re
import sqlite3
import time
import zipfile
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.intake import LIMIT, article_from_bytes, article_from_text


def _zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("report.txt", "The council closed the bridge.")
    return file.getvalue()


def _refusal(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        article_from_bytes(data, source="report.txt")
    message = str(caught.value)
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is empty"),
        (b" \t\r\n\n\xc2\xa0 ", "holds only white space"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"*** --- ...", "holds no words"),
    ],
)
def test_input_without_words(data: bytes, what: str) -> None:
    """A file without words is refused, and the message says of which kind it is."""
    assert _refusal(data) == f"report.txt {what}. Give an article's text or HTML"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF"),
        (b"\n\n%PDF-1.4\n", "a PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "an image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "an image"),
        (b"GIF89a\x01\x00\x01\x00", "an image"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "an image"),
        (_zip(), "a zip archive or an office document"),
        (gzip.compress(b"The council closed the bridge."), "a compressed file"),
        (b"\x7fELF\x02\x01\x01" + bytes(9), "a program"),
        (b"SQLite format 3\x00\x10\x00", "a database"),
        (b"ID3\x04\x00\x00\x00\x00\x00\x00", "an audio or video file"),
        (b"PAR1\x15\x04", "a Parquet table"),
        (b"{\\rtf1\\ansi The council}", "a word processor's document"),
    ],
)
def test_files_of_other_kinds(data: bytes, what: str) -> None:
    """A file of another kind is named for what it is by its first bytes, whatever it is called, with the next step."""
    message = _refusal(data)
    assert message.startswith(f"report.txt is {what}, not text. ")
    assert re.search(r"\. [A-Z].{10,}$", message)


def test_a_real_database(tmp_path: Path) -> None:
    """A database given as an article is refused with the option that a store belongs to."""
    path = tmp_path / "news.db"
    connection = sqlite3.connect(path)
    connection.execute("create table article (id text)")
    connection.commit()
    connection.close()
    assert "`--db`" in _refusal(path.read_bytes())


def test_many_nuls() -> None:
    """Text in UTF-16 without its mark looks like binary data; the message says how to save it."""
    assert "save it as UTF-8" in _refusal("The council closed the bridge.".encode("utf-16-le"))


def test_control_characters() -> None:
    """Bytes with many control characters are binary data."""
    assert "binary data (control characters)" in _refusal(b"\x01\x02\x03\x04\x05 words \x06\x07" * 10)


def test_few_nuls_are_text() -> None:
    """A stray NUL byte does not make a text binary; it is noted."""
    article = article_from_bytes(b"The council of Lower Brennick closed the bridge\x00 over the Tarn on Monday morning.")
    assert article.notes == ("NUL bytes in 1 place",)


def test_too_large_bytes() -> None:
    """A file over the limit is refused before it is decoded."""
    assert _refusal(b"a" * (LIMIT + 1)).startswith("report.txt is larger than 10 MB")


def test_a_feed_is_no_page() -> None:
    """XML that is no page is refused as such."""
    message = _refusal(b'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title></channel></rss>')
    assert "XML but no HTML page" in message


@pytest.mark.parametrize(
    "head",
    [
        "<script type='application/ld+json'>--></script>".replace("-->", "-->" + " " * 300_000 + "x"),
        "<script type='application/ld+json'>" + "; " * 100_000 + "x</script>",
        "<meta charset=" + " " * 4000,
    ],
    ids=["end of a comment", "semicolons", "charset"],
)
def test_hostile_heads_of_pages_take_no_time(head: str) -> None:
    """Blanks without an end in what a page says of itself cost no more than their length."""
    began = time.process_time()
    message = _refusal(f"<html><head>{head}</head><body>caf".encode() + b"\xe9</body></html>")
    assert "HTML page without an article" in message
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "piece", ["<a href='/x'>Ferry</a> and more, ", "<p>The ferry ran on Monday, the mayor said.</p>", "<br>"]
)
def test_a_page_of_too_many_elements(piece: str) -> None:
    """A page with more elements than any article has is refused in little time, with the way to go on."""
    began = time.process_time()
    message = _refusal(f"<html><body>{piece * 150_000}</body></html>".encode())
    assert message.startswith("report.txt is an HTML page of more than 20,000 elements, too many for one article. Save")
    assert time.process_time() - began < 10


def test_text_without_a_source_is_named() -> None:
    """Text handed over in Python has no name, so the message says "this text"."""
    with pytest.raises(InputError, match=r"^this text is empty\. "):
        article_from_text("")


def test_only_a_headline() -> None:
    """A file that holds only a headline is an article, with a note."""
    article = article_from_bytes(b"Council closes old bridge")
    assert article.title == "Council closes old bridge"
    assert article.notes == ("no body text",)


def test_another_language_is_stored_with_a_note() -> None:
    """A text in another language is an article, with a note that no statements are read in it."""
    german = "Der Stadtrat von Brennick hat beschlossen, die alte Brücke über den Fluss für den ganzen Winter zu sperren. " * 2
    article = article_from_text(german)
    assert article.language == "de"
    assert article.notes == ("language is German (de): stored, statements are read in English only",)

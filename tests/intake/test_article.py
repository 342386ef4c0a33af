"""From bytes or text to an article."""

from __future__ import annotations

import hashlib
import time

import pytest

from onrecord import __version__
from onrecord.errors import InputError
from onrecord.intake import LIMIT, article_from_bytes, article_from_text
from onrecord.record import article_id
from tests.intake.samples import REPORT, VARIANTS


@pytest.mark.parametrize(
    "text", [REPORT, "A line.\r\n\r\nAnother.\rA third one.\n\n\n", "  \n Said she.\u2028 So\u00a0what\x0c?\n"]
)
def test_plain_text_is_kept_unchanged(text: str) -> None:
    """The text of a plain-text article is the decoded file, odd line ends and white space included."""
    article = article_from_bytes(text.encode())
    assert article.text == text
    assert article.id == article_id(text)
    assert article.raw_sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert (article.extractor.name, article.extractor.version) == ("plain", __version__)


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    """The mark that says how a file is encoded is not text, and its absence makes no other article."""
    assert article_from_bytes(b"\xef\xbb\xbf" + REPORT.encode()).id == article_from_bytes(REPORT.encode()).id


def test_text_from_python_has_no_raw_hash() -> None:
    """Text that is handed over was made of no bytes."""
    article = article_from_text(REPORT)
    assert article.text == REPORT
    assert article.raw_sha256 is None
    assert article.source is None


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    """What no encoding can hold is replaced, offsets stay, and a note says so."""
    article = article_from_text("He said “no\ud800” and “\udfffyes” to them.", source="a\udcff.txt", publisher="B\ud83d")
    assert article.text == "He said “no\ufffd” and “\ufffdyes” to them."
    assert "lone surrogates replaced by U+FFFD in 2 places" in article.notes
    assert (article.source, article.publisher) == ("a\ufffd.txt", "B\ufffd")


def test_what_is_known_from_outside_is_kept() -> None:
    """Source, publisher and times of the caller stand in the article."""
    article = article_from_bytes(
        REPORT.encode(), source="a.txt", published="2022-03-10", publisher="Example Wire", captured="2022-03-11T08:00:00Z"
    )
    assert (article.source, article.publisher) == ("a.txt", "Example Wire")
    assert (article.published, article.captured) == ("2022-03-10", "2022-03-11T08:00:00Z")


def test_what_is_not_known_is_null() -> None:
    """Nothing is guessed about an article of which only the text is known."""
    article = article_from_text("They met on Monday, he said, and nobody knows why they did so.")
    assert (article.title, article.byline, article.dateline, article.publisher, article.published) == (None,) * 5
    assert article.notes == ()


def test_a_wrong_date_of_the_user_is_an_error() -> None:
    """A date that is none stops the reading, since every "yesterday" would be wrong with it."""
    with pytest.raises(InputError, match=r"published is '3/10/22', which is no ISO date.*Write it like"):
        article_from_bytes(REPORT.encode(), published="3/10/22")
    with pytest.raises(InputError, match=r"captured is 'soon'"):
        article_from_text(REPORT, captured="soon")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "a.txt is empty"),
        (b"\xef\xbb\xbf", "a.txt is empty"),
        (b" \r\n\t\n ", "a.txt holds only white space"),
        ("—…—\n".encode(), "a.txt holds no words"),
        (b"a" * (LIMIT + 1), "a.txt is larger than 10 MB"),
    ],
)
def test_nothing_to_read_is_said_in_one_line(data: bytes, message: str) -> None:
    """An input without words, or with too many, gives one line: what, where, and what to do next."""
    with pytest.raises(InputError) as caught:
        article_from_bytes(data, source="a.txt")
    told = str(caught.value)
    assert told.startswith(message)
    assert "\n" not in told
    assert len(told.split(". ")) == 2


def test_text_over_the_limit_is_refused() -> None:
    """Text from Python has the limit of files."""
    with pytest.raises(InputError, match="this text is larger than 10 MB"):
        article_from_text("a" * (LIMIT + 1))


def test_only_a_headline_is_an_article() -> None:
    """A headline alone is no error: it is noted that the body is missing."""
    article = article_from_text("Ministers part without a word on the dam\n")
    assert article.title == "Ministers part without a word on the dam"
    assert "no body text" in article.notes


def test_another_language_is_noted() -> None:
    """A text in another language is stored, and the note says that no statements are read in it."""
    article = article_from_text("Die beiden Minister trafen sich am Montag am Fluss und gingen ohne Einigung auseinander.")
    assert article.language == "de"
    assert article.notes == ("language is German (de): stored, statements are read in English only",)
    assert article_from_text(REPORT).language == "en"


def test_the_same_bytes_give_the_same_article() -> None:
    """Reading twice gives equal articles."""
    assert article_from_bytes(VARIANTS.encode()) == article_from_bytes(VARIANTS.encode())


def test_hostile_text_takes_no_quadratic_time() -> None:
    """Ten times the text takes about ten times as long, however it is made."""
    for piece in ("Talks go on\n\n", "“", "Aa, ", "A-", "said, ", "(AP "):
        article_from_text(piece * 2_000 + "end")
        start = time.perf_counter()
        article_from_text(piece * 20_000 + "end")
        assert time.perf_counter() - start < 5

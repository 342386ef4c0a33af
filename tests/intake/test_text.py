"""Plain text: how its bytes are decoded, and that it is kept as it is."""

from __future__ import annotations

import codecs
import hashlib
import time

import pytest

from onrecord.errors import InputError
from onrecord.intake import LIMIT, article_from_bytes, article_from_text

REPORT = (
    "The harbour of Lower Brennick stays closed until Friday, said Mayor Ilse Tormund. “We will not take a risk with the "
    "crew’s lives,” she added after a meeting with the pilots – the third one in this week.\n"
)


def test_utf8_is_kept_unchanged() -> None:
    """UTF-8 text is the decoded file, with the hash of its bytes, and nothing odd is noted."""
    article = article_from_bytes(REPORT.encode(), source="harbour.txt")
    assert article.text == REPORT
    assert article.source == "harbour.txt"
    assert article.raw_sha256 == hashlib.sha256(REPORT.encode()).hexdigest()
    assert article.extractor.name == "plain"
    assert article.language == "en"
    assert article.notes == ()


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_mark_tells_the_encoding(mark: bytes, encoding: str) -> None:
    """A byte order mark says which encoding follows, and is itself no part of the text."""
    article = article_from_bytes(mark + REPORT.encode(encoding))
    assert article.text == REPORT
    assert article.notes == ()


def test_windows_1252_is_guessed_and_noted() -> None:
    """English text in Windows-1252 keeps its typographic marks, and the note says that the encoding was guessed."""
    article = article_from_bytes(REPORT.encode("cp1252"))
    assert article.text == REPORT
    assert article.notes == ("encoding guessed: cp1252",)


def test_other_scripts_are_guessed_and_noted() -> None:
    """Text in a code page of another script is decoded rightly, noted as guessed, and noted as not English."""
    russian = "Мэр города заявил в понедельник, что мост будет закрыт до конца недели из-за ремонта дороги у порта.\n" * 4
    article = article_from_bytes(russian.encode("cp1251"))
    assert article.text == russian
    assert article.notes == (
        "encoding guessed: cp1251",
        "language is Russian (ru): stored, statements are read in English only",
    )


def test_invalid_bytes_are_replaced_and_noted() -> None:
    """A few broken bytes in UTF-8 are replaced one place at a time, and the note says in how many places."""
    data = REPORT.encode().replace(b"Friday", b"Fri\xffday")
    article = article_from_bytes(data)
    assert article.text == REPORT.replace("Friday", "Fri\ufffdday")
    assert article.notes == ("not valid utf-8: what could not be decoded is replaced by U+FFFD in 1 place",)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\n\r", "\u2028", "\x85", "\f", "\r\r\n"])
def test_line_ends_are_kept(line_end: str) -> None:
    """Whatever ends the lines, and whatever white space stands at the edges, the text is the file's own."""
    text = f"{line_end} \t{line_end.join([REPORT.strip()] * 3)}{line_end} {line_end}"
    assert article_from_bytes(text.encode()).text == text
    assert article_from_text(text).text == text


def test_a_few_nuls_are_noted() -> None:
    """Some NUL bytes in a text stay where they are, and the note counts them."""
    text = REPORT.replace("Mayor", "\x00Mayor").replace("pilots", "\x00pilots")
    article = article_from_bytes(text.encode())
    assert article.text == text
    assert "NUL bytes in 2 places" in article.notes


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    """Text handed over in Python may hold code points that no encoding can; they are replaced, so that offsets hold."""
    article = article_from_text("A word \ud800 and another \udfff in a sentence that goes on for a while.")
    assert article.text == "A word \ufffd and another \ufffd in a sentence that goes on for a while."
    assert article.notes[0] == "lone surrogates replaced by U+FFFD in 2 places"
    assert article.raw_sha256 is None


def test_same_text_is_the_same_article() -> None:
    """An article's id comes of its text alone, whatever the encoding and wherever it was read."""
    one = article_from_bytes(REPORT.encode(), source="one.txt", published="2021-05-04")
    other = article_from_bytes(REPORT.encode("utf-16"), source="other.txt", publisher="Example Wire")
    assert one.id == other.id == article_from_text(REPORT).id


def test_what_the_user_gives_is_kept() -> None:
    """Date, publisher and time of fetching are the user's, the dates in one form."""
    article = article_from_text(REPORT, published="2021-05-04 18:05:00+0300", publisher="Example Wire", captured="2021-05-05")
    assert article.published == "2021-05-04T18:05:00+03:00"
    assert article.publisher == "Example Wire"
    assert article.captured == "2021-05-05"


@pytest.mark.parametrize("wrong", ["3/10/22", "2022-02-30", "yesterday", "", "2022-03-10T25:00"])
def test_loose_dates_are_refused(wrong: str) -> None:
    """A date that is not ISO, or no day of the calendar, is refused with the form that is understood."""
    with pytest.raises(InputError, match=r"published is .* no ISO date .* Write it like 2022-03-10"):
        article_from_text(REPORT, published=wrong)


@pytest.mark.parametrize(
    "text",
    [
        "A" * 9_000_000,
        "Aa bb " * 1_500_000,
        "A\n" * 4_500_000,
        "Aa: b\n\n" * 1_200_000,
        " " * 8_999_999 + "a",
        ("(Photo by " + "\t" * 280 + "!\n") * 10_000,
    ],
    ids=["one word", "one line", "short lines", "labels", "blanks", "credits"],
)
def test_hostile_text_takes_seconds(text: str) -> None:
    """Megabytes of text without an article's shape are read in seconds."""
    began = time.process_time()
    assert article_from_text(text).text == text
    assert time.process_time() - began < 20


def test_more_lines_than_an_article_has_are_not_looked_through() -> None:
    """A file of tens of thousands of lines is kept whole, without headlines, and the note says so."""
    article = article_from_text("A line of a list\n" * 20_001)
    assert article.headlines == article.furniture == ()
    assert article.notes == ("more than 20,000 lines: headlines and stray lines were not looked for",)


def test_too_large_text_is_refused() -> None:
    """Text over the limit is refused, with the limit and what to do."""
    with pytest.raises(InputError, match=r"larger than 10 MB.* Split it"):
        article_from_text("a" * (LIMIT + 1))

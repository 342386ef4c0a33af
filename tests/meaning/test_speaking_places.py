"""Where something was said, where the article tells. All names and events are invented, but for the places."""

from __future__ import annotations

import pytest

from onrecord.reader import Reader
from onrecord.record.statement import Statement


@pytest.fixture(scope="module")
def reader() -> Reader:
    """Give a reader of one thread."""
    return Reader(threads=1)


def holding(reader: Reader, text: str, words: str) -> Statement:
    """Give the statement whose content holds some words."""
    return next(s for s in reader.read(text).statements if any(words in span.text for span in s.content))


TOLD = {
    "behind the cue": ("“The quota stays,” Knut Berg told reporters in Oslo.", "Oslo"),
    "before the content": ("Knut Berg told reporters in Oslo on Monday that the quota stays.", "Oslo"),
    "at an occasion": ("“The quota stays,” Knut Berg said at a news conference in Oslo on Thursday.", "Oslo"),
    "after talks": ("“The quota stays,” Knut Berg said after talks in Antalya.", "Antalya"),
    "opens the sentence": ("In Oslo, Fishing Minister Knut Berg said the quota stays.", "Oslo"),
    "speaking in": ("Speaking at a rally in Bergen on Monday, Knut Berg said the quota stays.", "Bergen"),
    "by telephone from": ("A fisherman told Adel News by telephone from Bergen that the quota stays.", "Bergen"),
    "with the speaker": ("Knut Berg, speaking to reporters in Bergen, said the quota stays.", "Bergen"),
    "a gathering with a name": ("At the Nordic Fishing Summit, Knut Berg said the quota stays.", "the Nordic Fishing Summit"),
}  # fmt: skip


@pytest.mark.parametrize("name", TOLD)
def test_places_of_speaking(reader: Reader, name: str) -> None:
    """A place that goes with the reporting words is where it was said."""
    text, expected = TOLD[name]
    where = holding(reader, text, "quota stays").where
    assert where is not None
    assert where.span.text == expected
    assert text[where.span.start : where.span.end] == expected


OTHERS = {
    "spoken of": "Knut Berg said the boats in Bergen would stay.",
    "of what came before": "Knut Berg said after a fire in Bergen that the boats would stay.",
    "of the speaker": "The mayor of Bergen said the boats would stay.",
    "of a clause": "Knut Berg, who was born in Bergen, said the boats would stay.",
    "inserted cue": "In Bergen, he said, the boats must stay in the harbour until May.",
    "dateline": "BERGEN (Adel News) - Knut Berg said the boats would stay.",
    "topic": "On Norway, Knut Berg said the boats would stay.",
    "owner": "Knut Berg said on the website of Bergen's port that the boats would stay.",
}


@pytest.mark.parametrize("name", OTHERS)
def test_other_places_are_none(reader: Reader, name: str) -> None:
    """A place of something else, and of where the article was written, is not where it was said."""
    assert holding(reader, OTHERS[name], "boats").where is None


def test_places_are_resolved_the_houses_way(reader: Reader) -> None:
    """A place comes with country and point; a house that stands for a government with its country alone."""
    where = holding(reader, "“The quota stays,” Knut Berg told reporters in Oslo.", "quota").where
    assert where is not None
    assert (where.country, where.precision) == ("NOR", "city")
    assert where.latitude is not None
    house = holding(reader, "“The quota stays,” Knut Berg told reporters at the White House.", "quota").where
    assert house is not None
    assert (house.name, house.country, house.latitude) == ("White House", "USA", None)


def test_what_follows_was_said_there_too(reader: Reader) -> None:
    """What the same speaker says next was said at the place that opened his sentence; another's words were not."""
    text = (
        "Speaking at a rally in Bergen on Monday, Knut Berg said the quota stays.\n\n"
        "“We need every boat,” Berg said. “Nobody will be forgotten.”\n\n“He is wrong,” Olav Dahl said."
    )
    for words, expected in (("every boat", "Bergen"), ("be forgotten", "Bergen"), ("is wrong", None)):
        where = holding(reader, text, words).where
        assert (where.span.text if where else None) == expected, words


@pytest.mark.parametrize(
    "text", ["at a " * 3000 + "said in Oslo", "phone " * 4000 + ". He said in Oslo it stays.", "in " * 9000]
)
def test_long_sentences_are_read_in_time(reader: Reader, text: str) -> None:
    """Words that begin a place again and again make no reading slow, nor break it."""
    assert all(s.where is None or s.where.span.text == "Oslo" for s in reader.read(text).statements)

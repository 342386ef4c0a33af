"""To whom words are said and at whom they aim, read in invented articles by the shipped model."""

from __future__ import annotations

import pytest

from onrecord.reader import Reader
from onrecord.record.statement import Statement


@pytest.fixture(scope="module")
def reader() -> Reader:
    """The shipped model."""
    return Reader(threads=1)


def only(reader: Reader, text: str, cue: str) -> Statement:
    """Give the statement of a text with a word in its cue."""
    return next(s for s in reader.read(text).statements if any(cue in span.text for span in s.cue))


@pytest.mark.parametrize(
    ("text", "cue", "addressee"),
    [
        ("Harbour master Tove Brandt told the Adel Herald that the quay was safe.", "told", "Adel Herald"),
        ("Tove Brandt urged Oskar Berg to close the port.", "urged", "Oskar Berg"),
        ("Tove Brandt told reporters that the quay was safe.", "told", None),
        ("Tove Brandt said the quay was safe.", "said", None),
        ("The quay belongs to the city, Tove Brandt said on Monday.", "said", None),
    ],
)
def test_the_addressee_is_whom_the_reporting_words_name(reader: Reader, text: str, cue: str, addressee: str | None) -> None:
    """A paper or government that is named is; reporters, and who stands inside what is said, are not."""
    found = only(reader, text, cue).addressee
    assert (found is None) == (addressee is None)
    assert found is None or (addressee is not None and addressee in found.name)


@pytest.mark.parametrize(
    ("text", "cue", "target"),
    [
        ("Tove Brandt accused Oskar Berg of closing the port.", "accused", "Oskar Berg"),
        ("Tove Brandt urged Oskar Berg to open the port.", "urged", "Oskar Berg"),
        ("Tove Brandt said the quay was safe.", "said", None),
    ],
)
def test_the_target_is_whom_the_words_aim_at(reader: Reader, text: str, cue: str, target: str | None) -> None:
    """Who is accused or urged is; plain words aim at nobody."""
    found = only(reader, text, cue).target
    assert (found.name if found else None) == target


def test_nobody_is_addressed_or_accused_by_himself(reader: Reader) -> None:
    """And every reference is to an actor that the record tells, by words of the article."""
    text = (
        "Tove Brandt accused Oskar Berg of closing the port. Berg told the Adel Herald that he had not closed it. "
        "He urged Brandt to resign, warning that she could not stay. “You must go,” he told her."
    )
    record = reader.read(text)
    actors = {actor.id for actor in record.actors}
    given = [(s.speaker, ref) for s in record.statements for ref in (s.addressee, s.target) if ref is not None]
    assert given
    for speaker, ref in given:
        assert ref.actor in actors
        assert speaker is None or speaker.actor != ref.actor
        assert ref.mention is not None
        assert text[ref.mention.start : ref.mention.end] == ref.mention.text

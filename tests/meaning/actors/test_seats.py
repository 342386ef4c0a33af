"""States, capitals and houses that act, and those that are only where something is. All events are invented."""

from __future__ import annotations

import pytest

from onrecord.reader import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    """Give a reader of one thread."""
    return Reader(threads=1)


def mentions(reader: Reader, text: str, country: str) -> list[int]:
    """Give where a state is mentioned as an actor."""
    return [m.start for actor in reader.read(text).actors if actor.country == country for m in actor.mentions]


def test_a_state_is_no_actor_where_it_is_a_place(reader: Reader) -> None:
    """A state that acts is mentioned where it acts, not where something happens in it or somebody travels to it."""
    text = "Norway rejected the offer. The boats froze in Norway. Knut Berg flew to Norway. Sweden accused Norway of lying."
    assert mentions(reader, text, "NOR") == [0, text.index("Norway of")]


def test_a_capital_that_decides_is_its_state(reader: Reader) -> None:
    """A capital that does something, or whose decision it is, is a mention of the state; one that boats leave is not."""
    text = "Norway rejected the offer. The boats left Oslo on Monday. Talks followed Oslo's decision, and Oslo warned Sweden."
    assert mentions(reader, text, "NOR") == [0, text.index("Oslo's"), text.index("Oslo warned")]


def test_headings_of_agencies_are_places(reader: Reader) -> None:
    """A state in capitals before a headline's colon is where the report is from."""
    text = "NORWAY: Ferry sinks\n\nNorway rejected the offer, its minister said."
    assert mentions(reader, text, "NOR")[0] == text.index("Norway")

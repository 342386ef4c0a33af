"""Events of whole articles: voice, status, one event for one happening. Texts are invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from onrecord.events.acts import event_of
from onrecord.events.plover import plain_type
from onrecord.events.voice import Voices
from onrecord.reader import Reader
from onrecord.record import Span, Statement
from onrecord.record.actor import Ref
from onrecord.record.event import Event
from onrecord.record.statement import Act
from onrecord.record.verify import faults

ANTALYA = Path(__file__).parents[3] / "shared" / "examples" / "antalya-talks.txt"


@pytest.fixture(scope="module")
def reader() -> Reader:
    """Load the model once."""
    return Reader(threads=1)


def read(reader: Reader, text: str) -> tuple[Event, ...]:
    """Read an article of 3 May 2021."""
    record = reader.read(text, published="2021-05-03")
    assert list(faults(record)) == []
    return record.events


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The rebels attacked the soldiers near the river.", "happened"),
        ("The rebels did not attack the soldiers near the river.", "negated"),
        ("The rebels will attack the soldiers near the river.", "planned"),
        ("The rebels could attack the soldiers near the river.", "hypothetical"),
        ("The rebels planned to attack the soldiers near the river.", "planned"),
        ("The rebels failed to attack the soldiers near the river.", "negated"),
        ("The rebels threatened to attack the soldiers near the river.", "hypothetical"),
        ("The rebels did not plan to attack the soldiers near the river.", "negated"),
        ("The rebels don't want to attack the soldiers near the river.", "negated"),
        ("The rebels did not refuse to attack the soldiers near the river.", "hypothetical"),
    ],
)
def test_status_follows_the_words(reader: Reader, text: str, status: str) -> None:
    """Negation, modals and governing verbs decide."""
    found = [event for event in read(reader, text) if event.type == "ASSAULT"]
    assert [event.status for event in found] == [status]


def test_whoever_is_accused_does_the_deed(reader: Reader) -> None:
    """Not the accuser, whose clause it stands in."""
    text = "General Ivo Tarn accused the guild of worsening the war by supplying arms to the rebels."
    (aid,) = [event for event in read(reader, text) if event.type == "AID"]
    assert ["guild" in ref.name for ref in aid.actor] == [True]


def test_the_article_and_a_speaker_are_two_voices(reader: Reader) -> None:
    """What the article tells and what a speaker says of the same are two events, and only the second has a voice."""
    text = "The army bombed the town of Brenn on Sunday.\n\n“The rebels bombed the town themselves,” Colonel Ivo Tarn said."
    found = [event for event in read(reader, text) if event.type == "ASSAULT"]
    assert [event.voice is None for event in found] == [True, False]


def test_a_happening_is_one_event_however_often_it_is_told(reader: Reader) -> None:
    """A second mention of the same deed by the same people adds none."""
    text = "Police arrested a journalist on Monday. The police arrested the journalist at home."
    assert len([event for event in read(reader, text) if event.type == "COERCE"]) == 1


def test_a_time_is_the_events_own(reader: Reader) -> None:
    """The day that depends on the verb is when it happened."""
    [event] = [e for e in read(reader, "The rebels kidnapped two doctors on 30 April 2021.") if e.type == "ASSAULT"]
    assert event.when is not None
    assert event.when.start == "2021-04-30"


def statement(act: Act, content: str) -> Statement:
    """Make a statement with a cue."""
    return Statement(
        id="s1",
        form="indirect",
        content=(Span(0, len(content), content),),
        cue=(Span(90, 94, "said"),),
        act=act,
        confidence=1.0,
    )


@pytest.mark.parametrize(
    ("act", "content", "type_"),
    [
        ("criticize", "the vote", None),
        ("demand", "that they leave", "REQUEST"),
        ("ask", "whether it was so", None),
        ("deny", "that it fired", None),
        ("deny", "the demand for a recount", "REJECT"),
        ("reject", "to comment on the case", None),
        ("warn", "of floods", None),
        ("warn", "leave or face the army", "THREATEN"),
        ("say", "it rains", None),
        ("praise", "the mayor", None),
        ("promise", "to pay", "AGREE"),
    ],
)
def test_acts_become_events_by_the_table(act: Act, content: str, type_: str | None) -> None:
    """The record's table, with its exceptions for denials, warnings, refusals to speak, and plain words at nobody."""
    assert event_of(statement(act, content)) == type_


@pytest.mark.parametrize(("act", "type_"), [("accuse", "ACCUSE"), ("criticize", "ACCUSE"), ("praise", "SUPPORT")])
def test_words_at_somebody_are_events(act: Act, type_: str) -> None:
    """Also by a plain "said"."""
    at = Ref(actor="a2", name="the mayor", mention=None, how="role")
    assert event_of(structs.replace(statement(act, "the vote"), target=at)) == type_


def test_status_turns_into_plovers_own_types() -> None:
    """A visit to come is AGREE, an attack to come THREATEN, talks that failed REJECT; deeds stay what they are."""
    assert plain_type("CONSULT", "planned") == "AGREE"
    assert plain_type("ASSAULT", "planned") == "THREATEN"
    assert plain_type("RETREAT", "planned") == "CONCEDE"
    assert plain_type("CONSULT", "negated") == "REJECT"
    assert plain_type("ASSAULT", "happened") == "ASSAULT"


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 20)), max_size=12), st.integers(0, 80))
def test_the_innermost_statement_is_the_voice(pieces: list[tuple[int, int]], offset: int) -> None:
    """The shortest content that holds an offset speaks, as looking at all of them says."""
    told = [
        Statement(id=f"s{place}", form="indirect", content=(Span(start, start + size, "x" * size),), confidence=1.0)
        for place, (start, size) in enumerate(pieces)
    ]
    lengths = {f"s{place}": size for place, (start, size) in enumerate(pieces) if start <= offset < start + size}
    voice = Voices(told).voice(offset)
    assert (voice is None) == (not lengths)
    assert voice is None or lengths[voice] == min(lengths.values())


@pytest.mark.skipif(not ANTALYA.exists(), reason="the report does not stand beside the project")
def test_the_report_tells_both_voices_of_the_invasion(reader: Reader) -> None:
    """The article's attack stands beside the denial in the speaker's voice, and neither overwrites the other."""
    record = reader.read(ANTALYA.read_text(encoding="utf-8"), published="2022-03-10")
    assault = [event for event in record.events if event.type == "ASSAULT"]
    assert any(event.voice is None and event.status == "happened" for event in assault)
    assert any(event.voice is not None and event.status == "negated" for event in assault)
    assert any(event.type == "CONSULT" for event in record.events)
    assert any(event.type == "ACCUSE" and event.voice is None for event in record.events)

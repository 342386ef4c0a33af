"""Figures and the events that they belong to. All texts are invented."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.figures.linking import link
from onrecord.figures.tables import rows
from onrecord.record import Event, Figure, Span, Statement
from onrecord.record.event import Status, Type
from onrecord.record.figure import Kind

TEXT = """Port Adel in mourning

Militiamen bombed the harbour on Monday. Twelve dockers were killed, two of them boys, and police arrested nine men.

Far from there a bus fell into a river. Four passengers died.

The mayor said that gunmen had shot at a ferry and killed 30.
"""


def span(words: str) -> Span:
    """Find words in the text."""
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


def event(words: str, type_: Type = "ASSAULT", **known: object) -> Event:
    """Make an event by the words that tell of it, which are its id."""
    given_ = {"status": "happened", "confidence": 0.9, **known}
    return Event(id=words, type=type_, trigger=span(words), **given_)  # type: ignore[arg-type]


def figure(words: str, kind: Kind = "killed", **known: object) -> Figure:
    """Make a figure by its words, which are its id."""
    return Figure(id=words, kind=kind, bound="exact", span=span(words), **known)  # type: ignore[arg-type]


def linked(figures: Sequence[Figure], events: Sequence[Event], statements: Sequence[Statement] = ()) -> dict[str, str | None]:
    """Link, and give the event of each figure."""
    return {one.id: one.event for one in link(TEXT, statements, figures, events)[0]}


def test_a_figure_knows_its_event_and_the_event_its_figures() -> None:
    """The killed of a bombing have its id, and it has theirs, in their order; the arrested have that of the arrest."""
    figures = [figure("Twelve dockers"), figure("two of them", part_of="Twelve dockers"), figure("nine men", "arrested")]
    told, events = link(TEXT, (), figures, [event("bombed"), event("arrested", "COERCE", mode="arrest")])
    assert [one.event for one in told] == ["bombed", "bombed", "arrested"]
    assert [one.figures for one in events] == [("Twelve dockers", "two of them"), ("nine men",)]


def test_a_figure_without_an_event_nearby_has_none() -> None:
    """The dead of an accident are not given to an attack that the article tells elsewhere."""
    assert linked([figure("Four passengers")], [event("bombed")]) == {"Four passengers": None}


@pytest.mark.parametrize("status", ["planned", "hypothetical", "negated"])
def test_only_what_happened_has_figures(status: Status) -> None:
    """Nobody was killed by what was only planned, thought of, or did not happen."""
    assert linked([figure("Twelve dockers")], [event("bombed", status=status)]) == {"Twelve dockers": None}


def test_an_event_must_be_able_to_do_what_the_figure_counts() -> None:
    """A bombing arrests nobody, and a raid without arrests neither."""
    events = [event("bombed"), event("police", "COERCE", mode="seize")]
    assert linked([figure("nine men", "arrested")], events) == {"nine men": None}


def test_the_same_voice_goes_before_another() -> None:
    """What stands in a statement belongs to what that statement tells, or those around it, before the article's own."""
    inner = Statement(id="s2", form="indirect", content=(), within="s1", confidence=1)
    outer = Statement(id="s1", form="indirect", content=(), confidence=1)
    own, said = event("gunmen"), event("shot", voice="s1")
    assert linked([figure("30", voice="s2")], [own, said], [outer, inner]) == {"30": "shot"}
    assert linked([figure("30")], [own, said], [outer, inner]) == {"30": "gunmen"}


def test_a_deed_goes_before_the_harm_alone() -> None:
    """Of "bombed" and "killed" in one sentence the bombing has the figure, though the other is nearer."""
    assert linked([figure("30")], [event("shot"), event("killed 30")]) == {"30": "shot"}
    assert linked([figure("30")], [event("killed 30")]) == {"30": "killed 30"}


def test_statements_that_hold_each_other_do_no_harm() -> None:
    """A record whose statements stand within each other ends, as any other."""
    ring = [Statement(id=one, form="direct", content=(), within=other, confidence=1) for one, other in ("ab", "ba")]
    assert linked([figure("30", voice="a", part_of="30")], [event("shot")], ring) == {"30": "shot"}


@given(
    st.lists(
        st.builds(
            lambda kind, voice, whole: (kind, voice, whole),
            st.sampled_from(get_args(Kind)),
            st.sampled_from([None, "s1", "gone"]),
            st.sampled_from([None, "f0", "f1", "gone"]),
        ),
        max_size=4,
    ),
    st.lists(st.tuples(st.sampled_from(get_args(Type)), st.integers(0, len(TEXT) - 1)), max_size=5),
)
def test_links_go_both_ways(figures: list[tuple[Kind, str | None, str | None]], events: list[tuple[Type, int]]) -> None:
    """Whatever there is, every link is told on both sides, none names what is not there, and nothing else changes."""
    ours = [
        Figure(id=f"f{at}", kind=kind, bound="exact", span=span("30"), voice=voice, part_of=whole)
        for at, (kind, voice, whole) in enumerate(figures)
    ]
    theirs = [
        Event(id=f"e{at}", type=type_, mode="arrest", trigger=Span.of(TEXT, start, start + 1), status="happened", confidence=1)
        for at, (type_, start) in enumerate(events)
    ]
    told, seen = link(TEXT, (), ours, theirs)
    assert {(one.id, one.event) for one in told if one.event} == {(name, one.id) for one in seen for name in one.figures}
    assert {one.event for one in told} <= {None, *(one.id for one in theirs)}
    assert ([one.id for one in told], [one.id for one in seen]) == ([one.id for one in ours], [one.id for one in theirs])


def test_the_table_names_kinds_and_types() -> None:
    """Every kind of figure has a type of event, and every type is PLOVER's."""
    table = list(rows("events.tsv"))
    assert {kind for kind, _, _ in table} == set(get_args(Kind))
    assert {type_ for _, type_, _ in table} <= set(get_args(Type))

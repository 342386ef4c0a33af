"""Linking."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language.paragraphs import paragraphs
from onrecord.meaning.fragments import Fragment
from onrecord.meaning.linking import Attribution, link
from onrecord.meaning.model import load_model
from onrecord.meaning.tags import ROLES, Role


def fragments(text: str, marked: list[tuple[Role, str]]) -> list[Fragment]:
    """Find marked words in a text, each after the one before."""
    found = []
    at = 0
    for role, words in marked:
        start = text.index(words, at)
        at = start + len(words)
        found.append(Fragment(start, at, role))
    return found


def words(text: str, attribution: Attribution) -> tuple[list[str], ...]:
    """Give an attribution's words by role."""
    return tuple([text[f.start : f.end] for f in getattr(attribution, role)] for role in ROLES)


def linked(text: str, marked: list[tuple[Role, str]], headlines: tuple[int, ...] = ()) -> list[tuple[list[str], ...]]:
    """Link marked words with the shipped weights."""
    found = link(text, paragraphs(text), fragments(text, marked), load_model().links, headlines)
    return [words(text, attribution) for attribution in found]


def test_two_speakers_in_one_paragraph_are_kept_apart() -> None:
    """Each piece of content goes to its own cue and speaker."""
    text = "“The bridge is safe,” Ada Lind said. Bo Berg said it was not."
    marked: list[tuple[Role, str]] = [
        ("content", "“The bridge is safe,”"),
        ("source", "Ada Lind"),
        ("cue", "said"),
        ("source", "Bo Berg"),
        ("cue", "said"),
        ("content", "it was not"),
    ]
    assert linked(text, marked) == [
        (["Ada Lind"], ["said"], ["“The bridge is safe,”"]),
        (["Bo Berg"], ["said"], ["it was not"]),
    ]


def test_content_on_both_sides_is_one_statement() -> None:
    """A quotation cut by source and cue is one statement of two pieces."""
    text = "“The bridge,” Ada Lind said, “is safe.”"
    marked: list[tuple[Role, str]] = [
        ("content", "“The bridge,”"),
        ("source", "Ada Lind"),
        ("cue", "said"),
        ("content", "“is safe.”"),
    ]
    assert linked(text, marked) == [(["Ada Lind"], ["said"], ["“The bridge,”", "“is safe.”"])]


def test_a_source_may_serve_two_cues() -> None:
    """Two cues of one subject share their source."""
    text = "Ada Lind said the bridge was safe and promised to repair the road."
    marked: list[tuple[Role, str]] = [
        ("source", "Ada Lind"),
        ("cue", "said"),
        ("content", "the bridge was safe"),
        ("cue", "promised"),
        ("content", "to repair the road"),
    ]
    assert linked(text, marked) == [
        (["Ada Lind"], ["said"], ["the bridge was safe"]),
        (["Ada Lind"], ["promised"], ["to repair the road"]),
    ]


def test_according_to_takes_nothing_from_the_sentence_before() -> None:
    """A cue that opens its sentence has no claim on the words before it."""
    text = "“The door was shut.” According to Bo Berg, three people slipped."
    marked: list[tuple[Role, str]] = [
        ("content", "“The door was shut.”"),
        ("cue", "According to"),
        ("source", "Bo Berg"),
        ("content", "three people slipped"),
    ]
    assert linked(text, marked) == [
        ([], [], ["“The door was shut.”"]),
        (["Bo Berg"], ["According to"], ["three people slipped"]),
    ]


def test_nothing_is_tied_across_a_headline() -> None:
    """A sub-heading's quotation does not go to the last speaker above it, nor to the first below."""
    text = "Ada Lind said:\n“Simple and hard”\nThe day went on."
    heading = text.index("“")
    marked: list[tuple[Role, str]] = [("source", "Ada Lind"), ("cue", "said"), ("content", "“Simple and hard”")]
    assert linked(text, marked, (heading,)) == [([], [], ["“Simple and hard”"])]


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(ROLES), st.integers(1, 9), st.integers(0, 3)), max_size=25))
def test_every_fragment_is_used_as_it_is(parts: list[tuple[Role, int, int]]) -> None:
    """For any row of fragments, content is used exactly once, and every attribution has content and one cue at most."""
    text, found = "", []
    for role, length, gap in parts:
        text += ["", " ", ". ", ".\n"][gap]
        found.append(Fragment(len(text), len(text) + length, role))
        text += "Abcdefghi"[:length]
    result = link(text, paragraphs(text), found, load_model().links)
    used = [f for a in result for f in a.content]
    assert sorted(used) == sorted(f for f in found if f.role == "content")
    assert all(a.content and len(a.cue) <= 1 for a in result)
    assert all(a.cue or not a.source for a in result)

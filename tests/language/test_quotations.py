"""Quotations."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.paragraphs import paragraphs
from onrecord.language.quotations import quotations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We go,” she said. “Now.”", ["“We go,”", "“Now.”"]),
        ('"We go," she said. "Now."', ['"We go,"', '"Now."']),
        ("„Wir gehen“, sagte sie.", ["„Wir gehen“"]),
        ("»Wir gehen«, sagte sie.", ["»Wir gehen«"]),
        ("«On y va», dit-elle.", ["«On y va»"]),
        ("”Vi går”, sade hon.", ["”Vi går”"]),
        ("''We go,'' she said. ``Now.''", ["''We go,''", "``Now.''"]),
        ("'We won't go,' she said.", ["'We won't go,'"]),
        ("‘We won’t go,’ she said. It’s the Smiths’ house.", ["‘We won’t go,’"]),
        ("Lind: 'Old ferry news' story 'pure fiction'", ["'Old ferry news'", "'pure fiction'"]),
        ("‘Sick of lies’ islanders vote for ‘clean’ mayor", ["‘Sick of lies’", "‘clean’"]),
        ("'The islanders' vote counts,' she said.", ["'The islanders' vote counts,'"]),
        ("“He told me ‘no’ twice,” she said.", ["“He told me ‘no’ twice,”", "‘no’"]),
        ("\"I said, 'Go home,'\" she said.", ["\"I said, 'Go home,'\"", "'Go home,'"]),
    ],
)
def test_every_habit_of_marks_is_understood(text: str, expected: list[str]) -> None:
    """Straight, curly, German, Swedish, French, doubled, single and nested marks delimit what they are meant to."""
    assert [text[q.start : q.end] for q in quotations(text)] == expected


@pytest.mark.parametrize("text", ["It’s the ministers’ plan.", "The '90s weren't it.", "A 6'2 man.", "'Tis the season."])
def test_apostrophes_are_no_quotations(text: str) -> None:
    """Contractions, possessives, decades and measures open nothing."""
    assert quotations(text) == []


def test_a_quotation_runs_over_paragraphs() -> None:
    """Marks that open every paragraph and close only the last make one quotation that goes on."""
    text = "“First part.\n\n“Second part,” she said.\n\nThe meeting ended."
    first, second = quotations(text)
    assert (first.closed, first.goes_on) == (False, False)
    assert (second.closed, second.goes_on) == (True, True)
    assert text[second.start : second.end] == "“Second part,”"


def test_a_quotation_closes_in_a_paragraph_that_did_not_open_it() -> None:
    """A paragraph that only closes the quotation of the one before is quoted from its start."""
    text = "“First part.\nSecond part,” she said."
    assert [(text[q.start : q.end], q.opened) for q in quotations(text)] == [("“First part.", True), ("Second part,”", False)]


def test_marks_inside_a_quotation_that_goes_on_are_inner_ones() -> None:
    """What is quoted inside a quotation carried on from the paragraph before is an inner quotation."""
    text = "“We will not go away, Lind said.\nHe was a ‘fool’ and we will stay here,” she said."
    assert [q.depth for q in quotations(text)] == [0, 0, 1]


def test_an_unpaired_straight_mark_does_not_swallow_the_paragraph() -> None:
    """A straight mark in running text that nobody closes quotes its sentence at most."""
    text = 'He called it "a plan. Nobody closed the mark. The day went on.'
    assert [text[q.start : q.end] for q in quotations(text)] == ['"a plan.']


def test_inner_words_leave_the_marks_out() -> None:
    """``inner`` gives the words without the marks, whatever their width."""
    text = "''We go,'' she said."
    (quotation,) = quotations(text)
    assert text[slice(*quotation.inner)] == "We go,"


MARKS = st.text(alphabet="\"“”„«»‹›‘’‚'` abS.,\n-é", max_size=80)


@given(MARKS)
def test_quotations_stay_inside_paragraphs_and_order(text: str) -> None:
    """For any row of marks, quotations lie inside one paragraph each, in order, and outermost ones never overlap."""
    found = quotations(text)
    assert found == sorted(found, key=lambda q: (q.start, -q.end))
    bounds = paragraphs(text)
    for quotation in found:
        assert quotation.start < quotation.end
        assert any(start <= quotation.start and quotation.end <= end for start, end in bounds)
        low, high = quotation.inner
        assert quotation.start <= low <= high <= quotation.end
    outer = [q for q in found if q.depth == 0]
    assert all(one.end <= other.start for one, other in pairwise(outer))


@pytest.mark.parametrize("unit", ["'a ", "“a ", "a' ", '"', "''", "« ", "s' a"])
def test_hostile_rows_of_marks_take_linear_time(unit: str) -> None:
    """A hundred thousand marks in one paragraph are read in seconds, not hours."""
    began = time.monotonic()
    quotations(unit * 100_000)
    assert time.monotonic() - began < 20

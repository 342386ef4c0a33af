"""Which articles are copies of one report. All reports are invented."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.compare import Body, are_copies, differences, kept_share
from onrecord.compare.marks import MOST, marks
from onrecord.record import Span

REPORT = [
    "The ferry between Norland and Sudmark stayed in port on Monday after its engine had failed for the third time this month.",
    "“We waited in the rain for four hours and nobody told us anything,” said Ole Brandt, a fisherman from the northern shore.",
    "The harbour office of Sudmark said that a new engine had been ordered in the spring and would arrive before winter.",
    "Minister Ada Holm denied that the ministry had known of the fault when it extended the contract of the company.",
    "Some two hundred passengers were taken across the strait by fishing boats in the course of the afternoon.",
    "The company carries forty thousand people a year, a third of them pupils of the school on the northern shore.",
    "Its director did not answer questions, but a notice at the landing promised that tickets would be paid back in full.",
    "Islanders have asked for a bridge since the old ferry sank in a storm without loss of life twenty years ago.",
    "“A bridge would cost more than both islands earn in ten years,” the minister told the assembly last autumn.",
]
ANOTHER_WRITER = [
    "Angry islanders blocked the landing at Sudmark on Monday evening and demanded that the state run the crossing itself.",
    "The third breakdown in four weeks had left them stranded, some with children, some with crates of fish that went bad.",
    "“We waited in the rain for four hours and nobody told us anything,” Ole Brandt shouted into a loudhailer.",
    "Police looked on and did not step in, and towards nine the crowd went home when word came that a tug was on its way.",
    "For years the two islands have quarrelled over who should pay for repairs, and neither assembly has voted the money.",
    "Holm, who is up for election in May, has so far ruled out buying the company, whose owners live on the mainland.",
    "Economists in the capital doubt that anyone else would bid for a line that earns money in July and August alone.",
]


def body(*paragraphs: str) -> Body:
    """Make a body of paragraphs."""
    return Body.of("\n\n".join(paragraphs))


def test_shortened_copies_are_found() -> None:
    """A report of which a third is left, from the beginning or from anywhere, is a copy."""
    report = body(*REPORT)
    for part in (REPORT[:3], REPORT[3:6], REPORT[::3], REPORT[6:][::-1]):
        assert are_copies(report, body(*part)) == are_copies(body(*part), report) == 1
        assert set(marks(report)) & set(marks(body(*part)))


def test_layout_marks_and_case_make_no_difference() -> None:
    """Other quotation marks, capitals, line breaks and accents of marks leave a copy what it is."""
    same = " ".join(REPORT).upper().replace("“", '"').replace("”", '"').replace(" ", "\t")
    assert are_copies(body(*REPORT), body(same)) == 1
    assert marks(body(same)) == marks(body(*REPORT))


def test_changed_words_cost_little() -> None:
    """A copy with a word or two of each sentence changed is a copy still."""
    changed = [one.replace(" the ", " that ", 1).replace(" a ", " one ", 1) for one in REPORT]
    share = are_copies(body(*REPORT), body(*changed))
    assert share is not None
    assert share > 0.6


def test_two_writers_on_one_event_are_none() -> None:
    """Articles that share the event, the names and a quotation are no copies."""
    assert are_copies(body(*REPORT), body(*ANOTHER_WRITER)) is None
    assert kept_share(body(*ANOTHER_WRITER), body(*REPORT))[0] < 0.25


def test_what_was_said_is_no_one_s_own() -> None:
    """Articles that share most words, but only quoted ones, are no copies; an interview that is printed twice is one."""
    said = [f"“{one}”" for one in REPORT[2:8]]
    first = body(*(f"{one} the director told this paper at the landing." for one in said))
    second = body(*(f"In the assembly it was heard once more: {one}" for one in said))
    assert kept_share(first, second)[0] > 0.5
    assert are_copies(first, second) is None
    assert are_copies(body(*said), body(*said[::-1])) == 1


def test_no_single_sentence_decides() -> None:
    """Short notices of one site, with the same long inset in their first sentences, are no copies; one long sentence is."""
    inset = (
        "Keeper Ada Holm HolmIslanders wait for a new lamp Ferry breaks down for the third time Who pays for the bridge MORE"
    )
    first = body(f"The keeper of the lighthouse {inset} counted forty ships.", "None of them stopped at the landing.")
    second = body(f"On Monday the keeper {inset} asked for oil.", "The assembly will vote on it.", *ANOTHER_WRITER)
    assert kept_share(first, second)[0] > 0.5
    assert are_copies(first, second) is None
    assert are_copies(body(" ".join(REPORT[:2])[:-1].replace(".", ",")), body(*REPORT)) is not None


def test_own_paragraphs_may_be_added() -> None:
    """Half of a report with an outlet's own paragraphs around it is a copy while most of it is the report's."""
    assert are_copies(body(*REPORT), body(ANOTHER_WRITER[0], *REPORT[:5], ANOTHER_WRITER[4])) is not None
    assert are_copies(body(*REPORT), body(REPORT[0], *ANOTHER_WRITER)) is None


def test_too_little_tells_nothing() -> None:
    """Two short notices of the same words, an article quoted in a long one, and empty ones are not taken for copies."""
    assert are_copies(body(REPORT[0][:60]), body(*REPORT)) is None
    long = [
        f"Chapter {number} tells of keeper {number} and of lamp {number} and of nothing else at all." for number in range(99)
    ]
    assert are_copies(body(*REPORT[:2]), body(*REPORT[:2], *long)) is None
    assert are_copies(body(), body(*REPORT)) is None
    assert marks(body()) == ()


def test_headlines_and_furniture_don_t_count() -> None:
    """What stands in spans that are left out is no part of a body."""
    text = "\n\n".join(("Ferry stays in port", *REPORT, "Subscribe to our letter"))
    left_out = [Span.of(text, 0, 19), Span.of(text, len(text) - 23, len(text))]
    assert Body.of(text, left_out) == body(*REPORT)


def test_what_was_altered_is_told() -> None:
    """Sentences that were cut, added, reworded or moved are told apart."""
    report = body(*REPORT)
    assert differences(report, report).summary() == "every sentence as it was"
    cut = differences(report, body(*REPORT[:4]))
    assert [one.text for one in cut.cut] == REPORT[4:]
    assert (cut.kept, cut.added, cut.reworded, cut.moved) == (4, (), (), 0)
    moved = differences(report, body(REPORT[8], *REPORT[:8]))
    assert (moved.kept, moved.cut, moved.moved) == (9, (), 1)
    words = REPORT[4].replace("two hundred", "three hundred")
    other = differences(report, body(*REPORT[:4], words, *REPORT[5:], ANOTHER_WRITER[3]))
    assert [(one.text, two.text) for one, two in other.reworded] == [(REPORT[4], words)]
    assert [one.text for one in other.added] == [ANOTHER_WRITER[3]]
    assert other.summary() == "sentences: 1 added, 1 reworded"


@settings(max_examples=50, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(3, 9))
def test_any_part_in_any_order_is_a_copy(chance: random.Random, size: int) -> None:
    """Whatever three or more sentences are left of a report, in whatever order, are a copy, and all else was cut."""
    part = chance.sample(REPORT, size)
    report, copy = body(*REPORT), body(*part)
    assert are_copies(report, copy) == 1
    found = differences(report, copy)
    assert found.kept == size
    assert {one.text for one in found.cut} == set(REPORT) - set(part)
    assert (found.moved == 0) is (part == sorted(part, key=REPORT.index))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_can_be_compared(one: str, other: str) -> None:
    """Whatever the texts are, comparing them gives an answer that does not depend on their order."""
    first, second = Body.of(one), Body.of(other)
    assert are_copies(first, second) == are_copies(second, first)
    assert len(marks(first)) <= MOST
    found = differences(first, second)
    assert found.kept + len(found.reworded) + len(found.cut) == len(first.sentences)
    assert found.kept + len(found.reworded) + len(found.added) == len(second.sentences)


@pytest.mark.parametrize("unit", ["lamp ", "lamp. Lamp ", "a\n", "“", "lamp lit and dark. ", "\ud800x "])
def test_hostile_texts_take_seconds(unit: str) -> None:
    """Much of one thing is compared in little time, since no more words are than an article has."""
    import time  # noqa: PLC0415

    begun = time.process_time()
    text = Body.of(unit * (200_000 // len(unit)))
    are_copies(text, text)
    marks(text)
    differences(text, text)
    assert time.process_time() - begun < 10

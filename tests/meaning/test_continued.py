"""Quotations without a cue go on with the speaker just heard, and with nobody where anything stands between."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.paragraphs import paragraphs
from onrecord.language.quotations import quotations
from onrecord.meaning.continued import carry_on
from onrecord.meaning.fragments import Fragment
from onrecord.meaning.linking import Attribution
from onrecord.meaning.quoted import Quoted


def _fragment(text: str, words: str, role: str) -> Fragment:
    start = text.index(words)
    return Fragment(start, start + len(words), role, 0.9)  # type: ignore[arg-type]


def _carried(text: str, told: tuple[str, str, str], loose: list[str], headlines: list[str] | None = None) -> list[bool]:
    """Say for each loose quotation whether it goes on with the one statement that has a cue."""
    content, cue, source = told
    first = Attribution(
        [_fragment(text, source, "source")], [_fragment(text, cue, "cue")], [_fragment(text, content, "content")]
    )
    others = [Attribution(content=[_fragment(text, words, "content")]) for words in loose]
    bounds = [(text.index(words), text.index(words) + len(words)) for words in headlines or []]
    carry_on(text, paragraphs(text), Quoted(quotations(text)), [first, *others], bounds)
    assert first.carries_on is None
    return [other.carries_on is first for other in others]


TOLD = ("“The bridge is safe,”", "said", "Mayor Ilse Horn")


@pytest.mark.parametrize(
    ("text", "loose", "expected"),
    [
        ("“The bridge is safe,” Mayor Ilse Horn said. “We tested it twice.”", ["“We tested it twice.”"], [True]),
        ("“The bridge is safe,” Mayor Ilse Horn said.\n“We tested it twice.”", ["“We tested it twice.”"], [True]),
        (
            "Mayor Ilse Horn said: “The bridge is safe,”\n“We tested it twice.”\n“And we will again.”",
            ["“We tested it twice.”", "“And we will again.”"],
            [True, True],
        ),
        ("“The bridge is safe,” Mayor Ilse Horn said. Others doubt it. “Who tested it?”", ["“Who tested it?”"], [False]),
        (
            "“The bridge is safe,” Mayor Ilse Horn said.\nA banner read “Who tested it at all?”",
            ["“Who tested it at all?”"],
            [False],
        ),
        ("“The bridge is safe,” Mayor Ilse Horn said.\nQ: “Who tested it?”", ["“Who tested it?”"], [False]),
        ("“The bridge is safe,” Mayor Ilse Horn said.\n“Who tested it?” the sign asks.", ["“Who tested it?”"], [False]),
    ],
    ids=[
        "same paragraph",
        "next paragraph",
        "a row of paragraphs",
        "narration",
        "a banner",
        "question and answer",
        "more words",
    ],
)
def test_a_quotation_goes_on_only_where_nothing_stands_between(text: str, loose: list[str], expected: list[bool]) -> None:
    """A quotation goes on only where nothing stands between."""
    assert _carried(text, TOLD, loose) == expected


def test_a_headline_breaks_the_row_of_nothing_and_takes_nothing() -> None:
    """A headline breaks the row of nothing and takes nothing."""
    text = "“The bridge is safe,” Mayor Ilse Horn said.\n“Tested twice”\nThe river is high."
    assert _carried(text, TOLD, ["“Tested twice”"], headlines=["“Tested twice”"]) == [False]


def test_indirect_speech_is_not_gone_on_with_by_a_paragraph_of_quotation() -> None:
    """Indirect speech is not gone on with by a paragraph of quotation."""
    text = "Mayor Ilse Horn said the bridge is safe.\n“Who tested it?”"
    assert _carried(text, ("the bridge is safe", "said", "Mayor Ilse Horn"), ["“Who tested it?”"]) == [False]


@given(st.text(alphabet='ab.,\n“”" :Q', max_size=80), st.data())
def test_nothing_goes_on_with_what_stands_behind_it(text: str, data: st.DataObject) -> None:
    """Nothing goes on with what stands behind it."""
    places = st.integers(0, len(text))
    spans = sorted({tuple(sorted((data.draw(places), data.draw(places)))) for _ in range(4)})
    kept = [(a, b) for a, b in spans if a < b]
    linked = [
        Attribution(content=[Fragment(a, b, "content", 0.5)], cue=[Fragment(a, b, "cue", 0.5)] if n % 2 else [])
        for n, (a, b) in enumerate(kept)
    ]
    carry_on(text, paragraphs(text), Quoted(quotations(text)), linked, [])
    for attribution in linked:
        if attribution.carries_on is not None:
            assert not attribution.cue
            assert attribution.carries_on.cue
            assert attribution.carries_on.content[0].end <= attribution.content[0].start

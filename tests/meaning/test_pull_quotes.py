"""Headline quotations are held against the statements of the body: the same, cut, reworded or absent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.meaning.pull_quotes import Match, match
from onrecord.reader import Reader

BODY = [
    "that the harbour stays open",
    "“We will not close any of the three schools, whatever the council says,”",
    "“It was a long night. It was worth it.”",
]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("“It was worth it”", Match(2, "none")),
        ("‘whatever the council says’", Match(1, "none")),
        ("“We will not close any”", Match(1, "cut")),
        ("“We will not close the schools”", Match(1, "cut")),
        ("“a long night”", Match(2, "cut")),
        ("“No schools will close, whatever the council says”", Match(1, "reworded")),
        ("“The mayor must resign”", Match(None, "absent")),
        ("“It is what it was”", Match(None, "absent")),
        ("“…”", Match(None, "absent")),
    ],
)
def test_the_least_change_is_told(headline: str, expected: Match) -> None:
    """The least change is told."""
    assert match(headline, BODY) == expected


def test_letter_case_and_kinds_of_apostrophe_are_no_change() -> None:
    """Letter case and kinds of apostrophe are no change."""
    assert match("“WE DON’T KNOW”", ["“We don't know,”"]) == Match(0, "none")


def test_a_body_without_statements_has_nothing() -> None:
    """A body without statements has nothing."""
    assert match("“We will stay”", []) == Match(None, "absent")


@given(st.lists(st.sampled_from(["harbour", "open", "not", "we", "close", "the"]), min_size=1, max_size=12), st.data())
def test_a_run_of_words_is_never_absent(words: list[str], data: st.DataObject) -> None:
    """A run of words is never absent."""
    start = data.draw(st.integers(0, len(words) - 1))
    stop = data.draw(st.integers(start + 1, len(words)))
    found = match(" ".join(words[start:stop]), ["nothing of it", " ".join(words)])
    assert found.change in {"none", "cut"}
    assert found.statement == 1


ARTICLE = """“The ferry will sail”: Islanders get their winter link

Harbour master Tove Brandt said on Monday that the quay had been repaired. \
“The ferry will sail all winter,” Brandt told reporters. “I promise.”

“Nobody asked us”

The island's council was not consulted, its chair said.
"""


def test_a_headline_quotation_gets_the_speaker_of_the_body() -> None:
    """A headline quotation gets the speaker of the body."""
    record = Reader(threads=1).read(ARTICLE, published="2024-01-17")
    held = {s.content[0].text: s for s in record.statements if s.pull_quote}
    sails = next(s for text, s in held.items() if "ferry will sail" in text)
    assert sails.pull_quote is not None
    assert sails.pull_quote.change == "cut"
    partner = next(s for s in record.statements if s.id == sails.pull_quote.matches)
    assert "ferry will sail all winter" in partner.content[0].text
    assert sails.speaker is not None
    assert partner.speaker is not None
    assert sails.speaker.name == partner.speaker.name
    nobody = next(s for text, s in held.items() if "Nobody asked us" in text)
    assert nobody.pull_quote is not None
    assert nobody.pull_quote.change == "absent"
    assert nobody.speaker is None

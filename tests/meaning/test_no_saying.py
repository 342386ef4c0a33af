"""Turns that look like reporting and are none. Texts are invented."""

from __future__ import annotations

import pytest

from onrecord.meaning.fragments import Fragment
from onrecord.meaning.linking import Attribution
from onrecord.meaning.no_saying import says_nothing
from onrecord.meaning.tags import Role


def attribution(text: str, source: str, cue: str, content: str) -> Attribution:
    """Tie words of a text together."""

    def fragment(role: Role, words: str) -> list[Fragment]:
        start = text.index(words)
        return [Fragment(start, start + len(words), role, 0.9)] if words else []

    return Attribution(fragment("source", source), fragment("cue", cue), fragment("content", content))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "expected"),
    [
        ("The work is going according to plan.", "plan", "according to", "The work is going", True),
        ("According to the plan, the work ends in May.", "the plan", "According to", "the work ends in May", False),
        ("According to Plan B members, it ends.", "Plan B members", "According to", "it ends", False),
        ("Referring to the fire, Lind said it was late.", "Lind", "Referring to", "the fire", True),
        ("Referring to “a lie”, Lind left.", "Lind", "Referring to", "“a lie”", False),
        ("Lind said it was late.", "Lind", "said", "it was late", False),
    ],
)
def test_what_says_nothing(text: str, source: str, cue: str, content: str, expected: bool) -> None:  # noqa: FBT001
    """A manner and a topic; a document or people so called, and words in quotation marks, are statements all the same."""
    assert says_nothing(text, attribution(text, source, cue, content)) is expected

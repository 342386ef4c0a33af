"""When something was said. All sentences are invented; braces mark the cue, brackets the content."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.times import Reporting, find_times, said_when

PUBLISHED = date(2021, 6, 17)  # a Thursday


def told(marked: str) -> tuple[str, str] | None:
    """Give the words and the start of the time of speaking in a marked sentence."""
    text, content, cue = "", [], (0, 0)
    opened = 0
    for sign in marked:
        if sign in "{[":
            opened = len(text)
        elif sign == "}":
            cue = (opened, len(text))
        elif sign == "]":
            content.append((opened, len(text)))
        else:
            text += sign
    reporting = Reporting(sentence=(0, len(text)), cue=cue, content=content)
    time = said_when(text, reporting, find_times(text, published=PUBLISHED), published=PUBLISHED)
    return None if time is None else (time.span.text, time.start)


@pytest.mark.parametrize(
    ("marked", "words", "start"),
    [
        ("[The talks will resume in July], the warden {said} on Wednesday.", "Wednesday", "2021-06-16"),
        ("The warden {said} on Wednesday [the talks will resume on Friday].", "Wednesday", "2021-06-16"),
        ("The warden {told} reporters after talks on Monday that [the bridge fell in 2019].", "Monday", "2021-06-14"),
        ("On Tuesday, the warden {said} [the bridge fell].", "Tuesday", "2021-06-15"),
        ("The warden on Tuesday {said} [the bridge fell].", "Tuesday", "2021-06-15"),
        ("[He will resign], she {said} Saturday.", "Saturday", "2021-06-12"),
        ("“[He will resign next week],” she {said} in a note late on Monday.", "late on Monday", "2021-06-14"),
        ("[He will resign], she {said} on June 3, [but not on June 9].", "June 3", "2021-06-03"),
        ("In a talk with the paper on 2 May 2021, the warden {said}: “[Nothing was lost.]”", "2 May 2021", "2021-05-02"),
    ],
)
def test_the_time_beside_the_reporting_words_is_the_time_of_speaking(marked: str, words: str, start: str) -> None:
    """It is picked before times of the content, and a weekday lies in the past even where the content speaks of the future."""
    assert told(marked) == (words, start)


@pytest.mark.parametrize(
    "marked",
    [
        "The warden, elected in 2019, {said} [the bridge fell].",
        "The warden, who was elected in 2019, {said} [the bridge fell].",
        "The warden {told} the man who was arrested on Monday that [he was free].",
        "After the flood in March, the warden {said} [that nothing was lost].",
        "When the flood came in March, the warden {said} [that nothing was lost].",
        "Before the vote on Friday, the warden {said} [that nothing was lost].",
        "The warden {has said} for three years that [nothing was lost].",
        "The warden {said} every Friday that [nothing was lost].",
        "The warden {recently said} that [nothing was lost].",
        "[Nothing was lost on Monday], the warden {said}.",
        "The warden {said} that [nothing was lost on Monday].",
        "The warden {said} [nothing was lost].",
    ],
)
def test_times_of_something_else_are_not_taken(marked: str) -> None:
    """What belongs to a name, to another clause or to the content, and what lies nowhere, tells no time of speaking."""
    assert told(marked) is None


def test_a_time_of_another_sentence_is_not_taken() -> None:
    """Only the cue's own sentence tells when."""
    text = "They met on Monday. The warden said it fell."
    reporting = Reporting(sentence=(20, len(text)), cue=(31, 35), content=[(36, 43)])
    assert said_when(text, reporting, find_times(text, published=PUBLISHED)) is None

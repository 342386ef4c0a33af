"""What a reader writes, turned into labels: words found in their sentence, with a line for everything that is wrong."""

from __future__ import annotations

import re
from typing import get_args

from onrecord.record.event import Status, Type
from training.labels.numbered import Numbered
from training.sheets.listing import EventLabel, NestedLabel, SpeakerLabel

_STATUS: dict[str, Status] = {"h": "happened", "p": "planned", "y": "hypothetical", "n": "negated"}
_VOICES = {"a": "article", "s": "statement"}
Span = tuple[int, int]
NOWHERE: Span = (0, 0)


class FaultError(ValueError):
    """A line that cannot be kept; the message says why."""


def event_label(sheet: int, line: str, numbered: Numbered) -> EventLabel:
    """Read ``12.5 bombed | ASSAULT | h | a``: sentence 5 of document 12, a trigger in it, type, status, voice.

    Args:
        sheet: The document's number.
        line: The line without that number: ``5 bombed | ASSAULT | h | a``.
        numbered: The document's sentences.

    Raises:
        FaultError: The line is wrong.
    """
    parts = [part.strip() for part in line.split("|")]
    if len(parts) != 4:  # noqa: PLR2004 (trigger, type, status, voice)
        msg = "give: SENTENCE trigger | TYPE | status | voice"
        raise FaultError(msg)
    place, kind, status, voice = parts
    if kind not in get_args(Type) or status not in _STATUS or voice not in _VOICES:
        msg = f"{kind}, {status} or {voice} is none of those known"
        raise FaultError(msg)
    number, _, words = place.partition(" ")
    start, end = found(words, numbered, number)
    return EventLabel(sheet, start, end, kind, _STATUS[status], _VOICES[voice])


def speaker_label(sheet: int, source: Span, line: str, numbered: Numbered) -> SpeakerLabel:
    """Read the name of a source: ``3 the harbour master, Ada Lind`` (sentence and words).

    ``-`` stands where nobody is told, ``.`` where no words of the article name the source more fully than its own.
    """
    if line.strip() in {"-", "."}:
        return SpeakerLabel(sheet, *source, *(NOWHERE if line.strip() == "-" else source))
    number, _, words = line.strip().partition(" ")
    return SpeakerLabel(sheet, *source, *found(words, numbered, number))


def nested_label(sheet: int, line: str, numbered: Numbered) -> NestedLabel:
    """Read ``7 the West | criticism | that there was no proof``: a sentence, then source, cue and content, ``-`` for none."""
    number, _, rest = line.strip().partition(" ")
    parts = [part.strip() for part in rest.split("|")]
    if len(parts) != 3 or parts[2] == "-":  # noqa: PLR2004 (source, cue, content)
        msg = "give: SENTENCE source | cue | content"
        raise FaultError(msg)
    spans = [NOWHERE if part == "-" else found(part, numbered, number) for part in parts]
    return NestedLabel(sheet, *(offset for span in spans for offset in span))


def found(words: str, numbered: Numbered, number: str) -> Span:
    """Find words in a sentence; ``war#2`` are the second "war" there. White space may differ.

    Args:
        words: The words.
        numbered: The document's sentences.
        number: The sentence's, from 1.

    Raises:
        FaultError: They do not stand there, or no sentence has this number.
    """
    bare, _, turn = words.partition("#")
    if not number.isdecimal() or not 1 <= int(number) <= len(numbered.sentences) or not bare.strip():
        msg = f"no sentence {number!r}, or no words"
        raise FaultError(msg)
    start, end = numbered.sentences[int(number) - 1]
    pattern = r"\s+".join(re.escape(word) for word in bare.split())
    hits = re.compile(rf"(?<!\w){pattern}(?!\w)").finditer(numbered.text, start, end)
    spans = [hit.span() for hit in hits]
    at = int(turn) - 1 if turn.isdecimal() else 0
    if at >= len(spans):
        msg = f"{words!r} does not stand in sentence {number}"
        raise FaultError(msg)
    return spans[at]

"""What no other data set has a column for: in whose voice an event stands, whether it happened, and the words that say so."""

from __future__ import annotations

from onrecord.exports.scales import cameo_root
from onrecord.exports.telling import Telling

BESIDE = (
    "status",  # happened, planned, hypothetical or negated
    "deed type",  # PLOVER's type of the deed itself, whether or not it was done
    "deed mode",  # its mode
    "cameo root",  # CAMEO's root code of the deed; empty where PLOVER does not map back to one
    "voice",  # id of the statement that tells of it; empty is the article's own voice
    "speaker",  # name of who makes that statement; empty beside a voice is an unknown speaker
    "third party",  # mediators, hosts, brokers
    "figures",  # ids of its figures, as `onrecord figures` gives them
    "when start",  # first day or moment of the time that is told
    "when end",  # the last one, included
    "when precision",  # how exactly it is told
    "where precision",  # how exactly the point stands for the place
    "trigger",  # the words that tell of the event
    "sentence",  # the sentence that they stand in
    "start",  # offset of the trigger's first code point in the article's text
    "end",  # offset after its last one
    "confidence",  # chance that the event is right, between 0 and 1
    "article",  # the article's id
    "title",  # its headline
    "address",  # path or address that it was read from
)
"""What stands after a data set's own columns, in order."""


def beside(telling: Telling) -> dict[str, object]:
    """Give a value for each of `BESIDE`; null is not known.

    Args:
        telling: The event.
    """
    event, statement = telling.event, telling.statement
    when, where, speaker = event.when, event.where, statement and statement.speaker
    return {
        "status": event.status,
        "deed type": event.type,
        "deed mode": event.mode,
        "cameo root": cameo_root(event.type, event.mode),
        "voice": event.voice,
        "speaker": speaker and speaker.name,
        "third party": "; ".join(ref.name for ref in event.third_party) or None,
        "figures": "; ".join(event.figures) or None,
        "when start": when and when.start,
        "when end": when and when.end,
        "when precision": when and when.precision,
        "where precision": where and where.precision,
        "trigger": event.trigger.text,
        "sentence": telling.sentence,
        "start": event.trigger.start,
        "end": event.trigger.end,
        "confidence": event.confidence,
        "article": telling.article.id,
        "title": telling.article.title,
        "address": telling.article.source,
    }

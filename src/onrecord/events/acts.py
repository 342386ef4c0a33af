"""Verbal events: what the acts of an article's statements come to, by the record's table of acts and events.

A denial is an event only where it turns down a demand or offer, a warning only where the speaker would do what it warns of.
What a plain "said" accuses, criticizes, praises or justifies is an event only where it is known of whom.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from onrecord.events.frame import Frame, Slots
from onrecord.events.frames import Trigger
from onrecord.events.syntax import Syntax
from onrecord.record.event import Type
from onrecord.record.statement import Act, Statement

EVENTS: Mapping[Act, Type] = MappingProxyType(
    {
        "accuse": "ACCUSE",
        "criticize": "ACCUSE",
        "reject": "REJECT",
        "demand": "REQUEST",
        "request": "REQUEST",
        "threaten": "THREATEN",
        "agree": "AGREE",
        "promise": "AGREE",
        "offer": "AGREE",
        "praise": "SUPPORT",
        "justify": "SUPPORT",
    }
)
"""The event that an act of a statement is, always."""
VERBAL = frozenset(EVENTS.values())
MODES: Mapping[Act, str] = MappingProxyType({"accuse": "allege", "criticize": "disapprove"})
OWN = frozenset({"i", "we", "us", "me"})
"""Words of a speaker for himself."""
_TURNED_DOWN = re.compile(r"\b(?:demands?|requests?|offers?|appeals?|proposals?|calls?)\b", re.IGNORECASE)
_OR_ELSE = re.compile(
    r"\bor (?:else|face|risk)\b"
    r"|\b(?:we|I|it|he|she|they) (?:will|would|could) (?:respond|retaliate|strike|attack|use|act|punish)\b"
    r"|\bretaliat\w+|\bconsequences\b",
    re.IGNORECASE,
)
_NO_ANSWER = re.compile(
    r"\W*to (?:comment|say|speculate|answer|discuss|elaborate|confirm|reveal|disclose|name|identify|give)\b", re.IGNORECASE
)
_UNNAMED = re.compile(r"\W*(?:not to be|to remain|to stay|(?:for )?anonymity)\b", re.IGNORECASE)
_PLAIN = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|t(?:old|ells?|elling)|add(?:s|ed|ing)?|wr(?:ote|ites?|iting)|according|stat(?:es?|ed|ing))\b"
)
_OF_ANOTHER = frozenset({"accuse", "criticize", "justify", "praise"})
"""Acts whose event is of another actor's deed."""
_AUXILIARIES = frozenset({"AUX", "PART", "ADV", "ADP", "PRON", "DET", "PUNCT", "ADJ", "SCONJ"})
_OF_SPEAKER: Slots = (("subject",), ("owner", "by"))
_OF_TARGET: Slots = (("object",), ("against", "on", "to", "with", "from", "of", "at", "by"))


def event_of(statement: Statement) -> Type | None:
    """Tell the event that a statement's act is; null where it is none."""
    if statement.act is None or not statement.cue:
        return None
    content = " ".join(span.text for span in statement.content)
    if statement.act == "deny":
        return "REJECT" if _TURNED_DOWN.search(" ".join(content.split()[:3])) else None
    if statement.act == "warn":
        return "THREATEN" if _OR_ELSE.search(content) else None
    if (statement.act == "reject" and _NO_ANSWER.match(content)) or (statement.act == "request" and _UNNAMED.match(content)):
        return None
    if statement.target is None and statement.act in _OF_ANOTHER and _PLAIN.search(statement.cue[0].text):
        return None
    return EVENTS.get(statement.act)


def cue_words(syntax: Syntax, statement: Statement) -> list[int]:
    """List the words of a statement's cue."""
    return syntax.words_in([(span.start, span.end) for span in statement.cue])


def act_trigger(syntax: Syntax, statement: Statement, type_: Type, known: Sequence[Trigger]) -> Trigger | None:
    """Give the trigger of a verbal event: the table's where it has a row of that type for the cue, else the cue's main word.

    Args:
        syntax: The trees.
        statement: The statement.
        type_: What its act is.
        known: The triggers that the tables find.
    """
    words = cue_words(syntax, statement)
    if not words:
        return None
    for trigger in known:
        if trigger.head in words and trigger.frame.type == type_:
            return trigger
    main = [word for word in words if syntax.parts[word] not in _AUXILIARIES] or words
    verbs = [word for word in main if syntax.parts[word] == "VERB"]
    head = (verbs or main)[-1]
    frame = Frame(
        type_,
        line=0,
        kind="verb" if syntax.parts[head] == "VERB" else "noun",
        words=((syntax.lemmas[head],),),
        mode=MODES.get(statement.act or "say"),
        contexts=(),
        actor=_OF_SPEAKER,
        recipient=_OF_TARGET,
        third=(),
        needs=(),
        example="",
    )
    return Trigger.of(syntax, frame, head)

"""The words of saying somewhere: occasions to speak, what stands before a place, and what parts it from the speaking."""

from __future__ import annotations

import re

_SPEAKING = (
    r"(?:speaking|talking|writing|reporting|appearing|testifying|addressing|briefing|visiting|campaigning|answering|reached|"
    r"contacted|interviewed)"
)
_GATHERING = r"(?:assembly|conference|congress|convention|council|debate|forum|panel|session|seminar|summit|symposium)"
_OCCASION = (
    rf"(?:{_GATHERING}|appearance|audience|briefing|broadcast|call|campaign|ceremony|dinner|event|funeral|gathering|hearing|"
    r"interview|lecture|lunch|march|meeting|negotiations|parade|phone|protest|rally|reception|remarks|service|sidelines|sitting|"
    r"speech|stop|talks|telephone|tour|trip|vigil|visit|workshop|worship)s?"
)
_CONTAINER = (
    r"(?:capital|cent(?:re|er)|city|district|headquarters|island|neighbou?rhood|outside|outskirts|port|province|region|sidelines|"
    r"state|suburb|tour|town|village)"
)
_AT = rf"(?:in|at|from|outside|inside|near|during|{_CONTAINER} of)"
_OTHER = r"(?:in|at|from|on|to|by|with|for|against|over|about|into|and|or|as|of|(?!neighbou?ring)\w+ing)"
_ADDED = rf"(?:(?!{_OTHER}\b)[\w’'.&-]+\s+){{0,7}}?"
_LOOSE = r"(?:[\w’'.&-]+\s+){0,8}?"
BEFORE = re.compile(rf"\b(?P<at>{_AT})\s+{_ADDED}$", re.IGNORECASE)
"""What stands right before a place where something can be said, up to it."""
REMOTE = re.compile(rf"\b(?:{_SPEAKING}|telephone|phone|video|link|live|correspondent|televised)\b[^.;]*\Z", re.IGNORECASE)
"""Words behind which a place may have "from", or stand after a comma: "by telephone from", ", speaking in"."""
OPENS = re.compile(
    rf"\W*(?:{_SPEAKING}\b|(?:at|during|after|following|in|on)\s+{_LOOSE}{_OCCASION}\b|{_AT}\s+{_ADDED}\Z)", re.IGNORECASE
)
"""What opens a sentence and tells where its speaker speaks: "Speaking at", "At a rally in", "In"."""
WITH_SPEAKER = re.compile(rf"\b{_SPEAKING}\b[^.;]*\Z", re.IGNORECASE)
"""A participle by which a place stands with the speaker: "a driver reached in"."""
_LATER = re.compile(r"\b(?:after|following|before|during|despite|ahead of)\b(?P<what>.*)\Z", re.IGNORECASE | re.DOTALL)
_IS_OCCASION = re.compile(rf"\b{_OCCASION}\b", re.IGNORECASE)
OTHER_CLAUSE = re.compile(
    r"\b(?:who|whom|whose|which|where|when|because|although|though|since|until|if|unless|while|whether|as|than|but|that)\b"
    r"|[;:()\[\]—–“”\"]|\s-\s|--",
    re.IGNORECASE,
)
"""What parts a place from the reporting words."""
_PLAIN = r"(?!(?:in|at|from|on|to|by|with|for|of|during|and|or)\b)[\w’'&.-]+\s+"
NAMED_GATHERING = re.compile(
    rf"\b[Aa]t\s+(?P<all>(?:the|an?|its|his|her|their)\s+(?:{_PLAIN}){{0,4}}?[A-Z]{_PLAIN}(?:{_PLAIN}){{0,2}}?"
    rf"(?i:{_GATHERING}))\b(?!\s+[A-Z])"
)
"""A gathering whose name tells where: "at the Norland Fishing Summit"."""


def names_occasion(words: str) -> bool:
    """Tell whether words name an occasion to speak: "a rally", "talks", "by telephone"."""
    return _IS_OCCASION.search(words) is not None


def is_of_something_else(words: str) -> bool:
    """Tell whether a place is that of what came before or meanwhile, and that is no occasion to speak: "after a fire in"."""
    later = _LATER.search(words)
    return later is not None and not names_occasion(later["what"])

"""Whether the words around a time speak of what was or of what is to come."""

from __future__ import annotations

from onrecord.times.tokens import Tokens
from onrecord.times.words import listed

_FUTURE = listed("""
    will would shall ll wo plans plan planned planning expects expect expected expecting scheduled due upcoming hopes hope
    hoping intends intend aims aim promises promised vows vowed pledges pledged wants tomorrow soon payable expire
    prepares preparing until till
""")
_TO_COME_BEFORE_TO = listed("is are was were set due about likely ready agreed going able")  # "set to meet"
_PAST = listed("""
    was were had did been said told met held made went came took left fell rose shot won lost began got gave saw found
    sent kept led ran spoke wrote broke hit struck fought became grew drew flew brought bought sold stood sat thought knew
    heard
    rang fled drove sank threw hid caught sought lay laid felt has have ago since after
""")
_NO_PARTICIPLES = frozenset({"united", "red", "hundred", "need", "indeed", "feed", "speed"})
_STOPS = frozenset(".;?!")
_BEFORE, _AFTER = 14, 10  # tokens looked at on either side
_AUXILIARY = 6  # tokens before a participle among which its auxiliary stands: "would be paid"


def direction(tokens: Tokens, first: int, stop: int) -> int:
    """Tell by the nearest verb of the sentence, on the left before the right, in which direction a time lies.

    Args:
        tokens: The paragraph.
        first: Index of the expression's first token.
        stop: Index after its last.

    Returns:
        1 for the future, -2 for the past, -1 for the past where only a participle tells, which may be a noun's ("a dividend
        declared for Nov. 15"), 0 where no word tells.
    """
    if first and tokens.words[first - 1].lower() == "by":
        return 1
    left = [word.lower() for word in tokens.words[max(0, first - _BEFORE) : first]]
    right = [word.lower() for word in tokens.words[stop : stop + _AFTER]]
    if right[1:2] == ["s"]:  # "Wednesday's ruling": the verb before speaks of something else
        return _told_after(right[2:])
    return _told_before(left) or _told_after(right)


def _told_before(words: list[str]) -> int:
    participle = 0  # tokens that may still hold the auxiliary of one; 0 where none was met
    for place in range(len(words) - 1, -1, -1):
        word = words[place]
        if word in _STOPS:
            break
        if _to_come(words, place):
            return 1
        if word in _PAST:
            return -2
        if participle:
            participle -= 1
            if not participle:
                return -1
        elif _is_participle(word):
            participle = _AUXILIARY
    return -1 if participle else 0


def _told_after(words: list[str]) -> int:
    for place, word in enumerate(words):
        if word in _STOPS:
            return 0
        if _to_come(words, place):
            return 1
        if word in _PAST:
            return -2
        if _is_participle(word):
            return -1
    return 0


def _to_come(words: list[str], place: int) -> bool:
    return words[place] in _FUTURE or (words[place] == "to" and place > 0 and words[place - 1] in _TO_COME_BEFORE_TO)


def _is_participle(word: str) -> bool:
    return word.endswith("ed") and word not in _NO_PARTICIPLES

"""Whether two names can be one person's, organisation's or state's: "Ada Lind" and "Lind" can, "Per Lind" cannot."""

from __future__ import annotations

import re

from onrecord.world.organisations import find_organisation
from onrecord.world.states import find_state

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]{2,})*")
_OWNER = re.compile(r"['’]s?\b(?!\w)")
_ADDRESS = frozenset(
    {
        "mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "lord", "lady", "sen", "rep", "gov", "gen", "col", "lt",
        "capt", "prof",
        "president", "minister", "prime", "foreign", "chancellor", "king", "queen", "prince", "princess", "judge",
        "justice", "jr", "sr",
    }
)  # fmt: skip
_SMALL = frozenset({"the", "of", "and", "for", "s", "on", "in", "to", "a", "an", "de", "al", "el"})
_LIKE = 4  # letters that spellings of one word share at least: "Zelensky", "Zelenskyy"
_SHARED = 2  # words that two names of one organisation share, where neither holds all of the other


def may_be_one(one: str, other: str, *, people: bool) -> bool:
    """Tell whether two names can mean one.

    Args:
        one: A name.
        other: Another.
        people: Whether they are people's names, of which the last word is the family's.
    """
    if people:
        return _one_person(person_words(one), person_words(other))
    states = find_state(one), find_state(other)
    if any(states):
        return states[0] == states[1]
    known = find_organisation(one), find_organisation(other)
    if all(known):
        return known[0] == known[1]
    if bool(_OWNER.search(one)) != bool(_OWNER.search(other)) and find_state(_OWNER.split(f"{one} {other}")[0].split()[-1]):
        return False
    a, b = _told(one), _told(other)
    if not a or not b or set(a) <= set(b) or set(b) <= set(a):
        return True
    return len(set(a) & set(b)) >= _SHARED or _initials(a, b) or _initials(b, a)


def person_words(name: str) -> tuple[str, ...]:
    """Give the words of a person's name in small letters, without forms of address and what stands in brackets."""
    words = _words(re.sub(r"\([^)]*\)?|[\"“”‘][^\"“”‘’]*[\"“”’]", " ", name))
    kept = tuple(word for word in words if word not in _ADDRESS)
    return kept or words


def _words(name: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in _WORD.findall(_OWNER.sub("", name)))


def _told(name: str) -> tuple[str, ...]:
    return tuple(word for word in _words(name) if word not in _SMALL)


def _one_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    short, full = sorted((one, other), key=len)
    if not short or all(any(_spelt(word, its) for its in full) for word in short):
        return True
    if len(short) == 1:
        return False
    return _spelt(one[-1], other[-1]) and _first(one[0], other[0])


def _first(one: str, other: str) -> bool:
    """Tell whether first names can be one: the same, an initial, or a short form of the other ("Joe", "Joseph")."""
    return one[0] == other[0] and (len(one) == 1 or len(other) == 1 or one[:2] == other[:2])


def _spelt(one: str, other: str) -> bool:
    """Tell whether two words are one, the ways of writing foreign names allowed for."""
    if one == other:
        return True
    short, full = sorted((one, other), key=len)
    return len(short) > _LIKE and len(full) - len(short) <= _SHARED and full.startswith(short[:-1])


def _initials(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return len(one) == 1 and len(other) > 1 and one[0].replace(".", "") == "".join(word[0] for word in other)

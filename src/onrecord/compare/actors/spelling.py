"""Forms of one name: a part of the other, or misspelt by a letter."""

from __future__ import annotations

from onrecord.compare.actors.traits import Traits
from onrecord.compare.actors.words import words as listed

_LONG = 4  # letters of a name that may be misspelt


def same_name(one: Traits, other: Traits) -> bool:
    """Tell whether names of two presences are forms of one: the same, a part of the other, or misspelt by a letter."""
    if one.names & other.names:
        return True
    people = "organisation" not in {one.form, other.form}
    return any(_is_form(a, b, people=people) for a in one.names for b in other.names)


def _is_form(one: str, other: str, *, people: bool) -> bool:
    first, second = one.split(), other.split()
    short, long = sorted((first, second), key=len)
    if len(short) < len(long):
        begins = long[: len(short)] == short and (
            people or len(short) > 1 or all(word in listed("everywhere") for word in long[len(short) :])
        )
        return begins or long[-len(short) :] == short
    if len(short) == len(long) and len(one) >= 2 * _LONG:
        return sum(a != b for a, b in zip(first, second, strict=True)) == 1 and all(
            a == b or _misspelt(a, b) for a, b in zip(first, second, strict=True)
        )
    return False


def _misspelt(one: str, other: str) -> bool:
    """Tell whether two words differ by one letter that is missing, added or another."""
    if min(len(one), len(other)) < _LONG or abs(len(one) - len(other)) > 1:
        return False
    at = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[at + 1 :] == other[at + 1 :] or one[at + 1 :] == other[at:] or one[at:] == other[at + 1 :]

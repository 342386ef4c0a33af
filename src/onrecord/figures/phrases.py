"""Phrases for people in a sentence: counted ("at least 12 soldiers"), single ("a nurse"), named, known ("the victim").

This stands in for a syntax tree: phrases are runs of words between marks, function words and verbs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from onrecord.figures.numbers import Number
from onrecord.figures.numerals import is_numeral
from onrecord.figures.tokens import Sentence
from onrecord.figures.triggers import words_of
from onrecord.figures.vocabulary import ends_phrase, is_people, is_several, words

Sort = Literal["counted", "bare", "single", "named", "known", "several", "pronoun", "thing"]

_LONGEST = 9  # words of a phrase after its determiner or number
_AHEAD = 4
_OWNERS = frozenset({"his", "her", "their", "its", "my", "our", "your", "whose"})
_POINTERS = frozenset({"the", "this"})
_SINGLES = frozenset({"a", "an", "another"})
_PRONOUNS = frozenset({"he", "she", "him", "they", "them", "it", "we", "us", "i", "you"})
_OTHERS = frozenset({"other", "others", "more", "further", "additional", "new", "extra"})
_DETERMINERS = _OWNERS | _POINTERS | {"these", "those", "all", "such"}
_DEMONYM = ("an", "ese", "ish", "i")
_VERBAL = ("ed", "ing", "ly")
_BEFORE_YEARS = frozenset({"in", "since", "of", "by", "during", "until", "from", "before", "after", "through"})
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}")
_UNCOUNTED = frozenset({"$", "€", "£", "%", "#", "per"})
_REPORTS = frozenset({"report", "reports", "immediate", "confirmed", "word", "indication", "official", "early", "initial"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase.

    Attributes:
        first: Number of its first token.
        stop: Number of the token after its last.
        sort: What sort it is: ``counted`` has a number and a noun, ``bare`` a number alone, ``single`` is one person not yet
            known ("a nurse", "his wife"), ``known`` one who is ("the victim"), ``several`` has no number, ``thing`` is none.
        number: The number of those with one.
        body: Number of the first token of the words for those counted; ``stop`` where there are none.
    """

    first: int
    stop: int
    sort: Sort
    number: Number | None = None
    body: int = 0


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of a sentence, in order, with their places."""

    listed: tuple[Phrase, ...]
    by_first: dict[int, Phrase] = field(default_factory=dict)
    by_stop: dict[int, Phrase] = field(default_factory=dict)
    by_token: dict[int, Phrase] = field(default_factory=dict)


def find_phrases(sentence: Sentence, numbers: Sequence[Number]) -> Phrases:
    """Find the phrases of a sentence.

    Args:
        sentence: The sentence.
        numbers: Its number expressions.
    """
    at_number = {number.first: number for number in numbers}
    listed: list[Phrase] = []
    place = 0
    while place < len(sentence):
        number = at_number.get(place)
        phrase = _counted(sentence, number) if number else _uncounted(sentence, place, at_number)
        if phrase is None:
            place += 1
        else:
            listed.append(phrase)
            place = max(phrase.stop, place + 1)
    by_token = {at: phrase for phrase in listed for at in range(phrase.first, phrase.stop)}
    return Phrases(tuple(listed), {p.first: p for p in listed}, {p.stop: p for p in listed}, by_token)


def _counted(sentence: Sentence, number: Number) -> Phrase:  # noqa: PLR0911  # one for each sort
    if _is_uncounted(sentence, number):
        return Phrase(number.first, number.stop, "thing")
    at = number.stop
    if number.low == 0 and (stop := _no_reports(sentence, at)) is not None:
        return Phrase(number.first, stop, "counted", number, stop - 1)
    if sentence.at(at) == "of" and (sentence.at(at + 1) in _DETERMINERS or is_people(sentence.at(at + 1))
                                    or not ends_phrase(sentence, at + 1)):  # fmt: skip
        at += 1
        while sentence.at(at) in _DETERMINERS or sentence.at(at) in {"own", "them", "whom"} or sentence.at(at).isdigit():
            at += 1
    while sentence.at(at) in _OTHERS:
        at += 1
    if sentence.at(at) in words_of("count", "lives") and not is_people(sentence.at(at)):
        return Phrase(number.first, at + 1, "counted", number, at)
    stop = _body(sentence, at)
    people = [place for place in range(at, stop) if is_people(sentence.at(place)) or _is_counted_noun(sentence, place)]
    if people:
        return Phrase(number.first, people[-1] + 1, "counted", number, at)
    if stop > at and any(sentence.at(place) in words("thing") for place in range(at, stop)):
        return Phrase(number.first, stop, "thing")
    if stop > at and (number.low == 1) == (not sentence.at(stop - 1).endswith("s")) and stop - at <= _AHEAD:
        return Phrase(number.first, stop, "counted", number, at)
    known = sentence.at(at - 1) in {"them", "whom"} | _OTHERS
    stop = at if known else number.stop
    return Phrase(number.first, stop, "bare", number, stop)


def _is_uncounted(sentence: Sentence, number: Number) -> bool:
    """Tell whether a number counts nobody: money, shares, rates, years."""
    before = sentence.at(number.first - 1)
    is_year = before in _BEFORE_YEARS and _YEAR.fullmatch(sentence.at(number.first)) is not None
    is_age = before == "aged" or (before == "of" and sentence.at(number.first - 2) in {"age", "ages"})
    return is_year or is_age or before in _UNCOUNTED or sentence.at(number.stop) in _UNCOUNTED


def _no_reports(sentence: Sentence, place: int) -> int | None:
    """Read on after "no" over "immediate reports of injuries": gives the token after it."""
    for at in range(place, place + _AHEAD):
        if sentence.at(at) in {"of", "any"} and sentence.at(at + 1) in words_of("count") and at > place:
            return at + 2
        if not (sentence.at(at) in _REPORTS or sentence.at(at) in {"of", "any"}):
            break
    return None


def _is_counted_noun(sentence: Sentence, place: int) -> bool:
    return sentence.at(place) in words_of("count", "people", "lives") and sentence.at(place) not in words_of("done", "doing")


def _uncounted(sentence: Sentence, place: int, numbers: dict[int, Number]) -> Phrase | None:
    word = sentence.at(place)
    if word in _PRONOUNS:
        return Phrase(place, place + 1, "pronoun")
    if word in _SINGLES | _OWNERS | _POINTERS:
        return _determined(sentence, place, numbers)
    if ends_phrase(sentence, place) or word in words("claimed") | words_of("done", "doing", "befell"):
        return None
    stop = min([at for at in range(place + 1, place + _LONGEST) if at in numbers], default=len(sentence))
    return _run(sentence, place, min(stop, max(_body(sentence, place), place + 1)))


def _determined(  # noqa: PLR0911  # one for each sort
    sentence: Sentence, place: int, numbers: dict[int, Number]
) -> Phrase | None:
    """Read a phrase with "a", "his" or "the"."""
    word = sentence.at(place)
    if place + 1 in numbers:
        return None
    if word == "another" and sentence.at(place + 1) in words_of("done") and not _people_follow(sentence, place + 1):
        return Phrase(place, place + 1, "bare", Number(place, place + 1, 1, 1), place + 1)
    stop = _body(sentence, place + 1)
    people = [at for at in range(place + 1, stop) if is_people(sentence.at(at))]
    one = Number(place, place + 1, 1, 1)
    if not people:
        if word == "another" and stop == place + 1:
            return Phrase(place, place + 1, "bare", one, place + 1)
        if (
            word in _SINGLES
            and stop == place + 2
            and sentence.at(stop - 1).endswith(_DEMONYM)
            and (sentence.capitals or sentence.is_capital(stop - 1))
        ):
            return Phrase(place, stop, "single", one, place + 1)
        return Phrase(place, stop, "thing") if stop > place + 1 else None
    if is_several(sentence.at(people[-1])):
        return Phrase(place, people[-1] + 1, "several")
    if word in _POINTERS:
        return Phrase(place, stop, "known", one, place + 1)
    end = stop if word in _OWNERS else people[-1] + 1
    return Phrase(place, end, "single", one, place + 1)


def _run(sentence: Sentence, place: int, stop: int) -> Phrase:
    """Read a phrase without a determiner: a name, or people without a number."""
    people = [at for at in range(place, stop) if is_people(sentence.at(at))]
    if people and is_several(sentence.at(people[-1])):
        return Phrase(place, people[-1] + 1, "several")
    if sentence.capitals:
        named = stop > place + 1 or not (sentence.at(place) in words("thing") or sentence.at(place).endswith(_VERBAL))
        return Phrase(place, stop, "named" if named else "thing", Number(place, stop, 1, 1), stop)
    capitals = [at for at in range(place, stop) if sentence.is_capital(at)]
    if capitals and capitals[-1] == stop - 1:
        return Phrase(capitals[0] if not people else place, stop, "named", Number(place, stop, 1, 1), stop)
    return Phrase(place, stop, "thing")


def _body(sentence: Sentence, place: int) -> int:
    """Give the token after the noun phrase that begins at a token."""
    seen = False
    at = place
    while at < min(len(sentence), place + _LONGEST):
        word = sentence.at(at)
        if word in words_of("done", "state", "doing", "befell") and (at > place or not _people_follow(sentence, at)):
            return at + 1 if at == place and is_people(word) else at
        if ends_phrase(sentence, at) or _is_count(word):
            return at
        if word.endswith(("ed", "ing")) and not is_people(word) and not _people_follow(sentence, at):
            return at
        seen = seen or is_people(word)
        at += 1
    return at


def _people_follow(sentence: Sentence, place: int) -> bool:
    for at in range(place + 1, place + 1 + _AHEAD):
        if at >= len(sentence) or ends_phrase(sentence, at) or _is_count(sentence.at(at)):
            return False
        if is_people(sentence.at(at)):
            return True
    return False


def _is_count(word: str) -> bool:
    """Tell whether a word is a number and no age ("36-year-old") or ordinal ("10th")."""
    return is_numeral(word) and "-" not in word and not word.endswith(("st", "nd", "rd", "th", "s"))

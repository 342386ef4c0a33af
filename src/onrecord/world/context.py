"""What an article says around its place names: the states and divisions it names, and which place lies in which.

A name is tied to a container by what stands beside it: "Paris, Texas", "Kent (Ohio)", "Mariupol in Ukraine", "the Ukrainian
city of X", "Ukraine's X".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from onrecord.world.candidates import divisions_shortened, shortened_names
from onrecord.world.folding import fold, without_article, without_possessive
from onrecord.world.gazetteer import Entry, gazetteer
from onrecord.world.states import states, states_named, states_of
from onrecord.world.tables import items, rows

_WORD = re.compile(r"[^\W\d_](?:[\w’'.&-]*[\w.])?")
_LONGEST = 5  # words of a name of a state or division: "Democratic Republic of the Congo"
_SMALL = frozenset({"of", "the", "and"})
_COMMA = re.compile(r"\s*(?:,\s*|\(\s*|/\s*)(?:(?:in|near|outside)\s+)?(?:the\s+)?")
_IN = re.compile(
    r"(?:\s+|\s*,\s*(?:an?|the)\s(?:[\w’'-]+\s){1,6}?)(?:in|of)\s+(?:the\s+)?"
    r"(?:(?:north|south|east|west|central|occupied|war-torn|mainland)[\w-]*\s+|US\s+state\s+of\s+|U\.S\.\s+state\s+of\s+|state\s+of\s+)*"
)
_KIND = (
    r"city|town|village|capital|port|suburb|district|region|province|county|area|settlement|hamlet|resort|municipality|enclave|"
    r"neighbou?rhood|state|hub|stronghold|township|community|island|valley|governorate|oblast|river|border\s+crossing"
)
_OWNER = re.compile(r"[A-Z][^\W_]*(?:[.-][^\W_]+)*\.?")
_OWNS = re.compile(rf"(?:[’']s?)?\s+(?:[a-z-]+\s+){{0,3}}?(?:{_KIND})(?:\s+of)?\s+(?:the\s+)?|[’']s?\s+")
_TOWN = re.compile(r"\b(?:city|town|village|port|suburb|capital|resort|hamlet)(?:\s+of|,)?\s+$")
_TOWNS = re.compile(  # "the cities of Aleppo, Homs and" before another
    r"\b(?:cities|towns|villages|ports|suburbs|capitals)\s+of\s+(?:[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){0,3}(?:,|,?\s+and)\s+){0,6}$"
)
_DIVISION = re.compile(r"\s+(?:province|region|oblast|county|district|governorate|prefecture|state|republic)\b", re.IGNORECASE)
_ENDS_AS_DIVISION = re.compile(r"\s(?:province|region|oblast|county|district|governorate|prefecture|state)$", re.IGNORECASE)
_REACH = 90


@dataclass(frozen=True, slots=True)
class Container:
    """Where the article puts a place: what the words beside it name, every meaning of them."""

    entries: tuple[Entry, ...]
    strong: bool


@dataclass(frozen=True, slots=True)
class Context:
    """What the whole article names, for all of its places.

    Attributes:
        countries: How often each state is named, by name or adjective.
        divisions: How often each first-level division is named, by row of the gazetteer.
        clues: How often words stand in the text that belong to the life of a state: "sheriff", "Crown Court", "rupees".
        named: Where those names stand, with what they may mean.
    """

    countries: Counter[str] = field(default_factory=Counter)
    divisions: Counter[int] = field(default_factory=Counter)
    clues: Counter[str] = field(default_factory=Counter)
    named: tuple[tuple[int, int, tuple[Entry, ...]], ...] = ()


def read_context(text: str, hints: Sequence[str] = ()) -> Context:
    """Find the states and divisions that a text names.

    Args:
        text: The article's text.
        hints: Further lines, such as the dateline.
    """
    countries: Counter[str] = Counter()
    divisions: Counter[int] = Counter()
    named = tuple(_named(text))
    for entries in (*(entries for _, _, entries in named), *(entries for hint in hints for _, _, entries in _named(hint))):
        for entry in entries:
            if entry.kind == "country" and entry.country:
                countries[entry.country] += 1
            elif entry.kind == "admin1":
                divisions[entry.row] += 1
    return Context(countries, divisions, _clues_in(text), named)


def said_to_be(text: str, start: int, end: int) -> str | None:
    """Read what kind of place an article says that one is: "the city of X", "X province".

    Returns:
        ``city``, ``division`` or null.
    """
    if _DIVISION.match(text, end) or _ENDS_AS_DIVISION.search(text[start:end]):
        return "division"
    before = text[max(0, start - _REACH) : start]
    return "city" if _TOWN.search(before) or _TOWNS.search(before) else None


def container(text: str, start: int, end: int) -> Container | None:
    """Read where the article puts one place.

    Args:
        text: The article's text.
        start: Where the place's name starts.
        end: Where it ends.

    Returns:
        What contains it; null where the words beside it do not say.
    """
    after = text[end : end + _REACH]
    beside = _COMMA.match(after)
    if beside:
        entries = _longest(after, beside.end())
        if entries:
            return Container(entries, strong=True)
    owners = _owner(text[max(0, start - _REACH) : start])
    if owners:
        return Container(owners, strong=True)
    inside = _IN.match(after)
    if inside:
        entries = _longest(after, inside.end())
        if entries:
            return Container(entries, strong=False)
    return None


def _owner(before: str) -> tuple[Entry, ...]:
    """Read "the Ukrainian port city of" and "Ukraine's", from the name that stands nearest."""
    words = list(_OWNER.finditer(before))
    for last in range(len(words) - 1, -1, -1):
        if _OWNS.fullmatch(before, words[last].end()):
            for first in range(max(0, last - _LONGEST + 1), last + 1):
                entries = _whole(before[words[first].start() : words[last].end()])
                if entries:
                    return entries
            return ()
    return ()


def _clues_in(text: str) -> Counter[str]:
    pattern, states = _clues()
    found: Counter[str] = Counter()
    for clue in pattern.findall(text):
        found.update(states.get(clue) or states[clue.lower()])
    return found


@cache
def _clues() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    states = {row["words"]: items(row["states"]) for row in rows("clues")}
    small = [re.escape(words) for words in states if words.islower()]
    capital = [re.escape(words) for words in states if not words.islower()]
    marks = [words for words in capital if not words[-1].isalnum()]
    words = "|".join(word for word in capital if word not in marks)
    return re.compile(rf"\b(?:(?i:{'|'.join(small)})|{words})\b|{'|'.join(marks)}"), states


def _named(text: str) -> Iterator[tuple[int, int, tuple[Entry, ...]]]:
    words = list(_WORD.finditer(text))
    position = 0
    while position < len(words):
        if words[position][0][0].isupper():
            found = _at(text, words, position)
            if found:
                count, entries = found
                yield words[position].start(), words[position + count - 1].end(), entries
                position += count
                continue
        position += 1


def _longest(text: str, start: int) -> tuple[Entry, ...]:
    words = list(_WORD.finditer(text, start))[:_LONGEST]
    if not words or words[0].start() != start or not words[0][0][0].isupper():
        return ()
    found = _at(text, words, 0)
    return found[1] if found else ()


def _at(text: str, words: list[re.Match[str]], position: int) -> tuple[int, tuple[Entry, ...]] | None:
    most = min(_LONGEST, len(words) - position)
    first = words[position][0]
    if first.upper() != "THE":
        most = min(most, max(_lengths().get(key, 0) for key in _first_words(first)))
    for count in range(most, 0, -1):
        last = words[position + count - 1]
        if last[0] in _SMALL:
            continue
        entries = _whole(text[words[position].start() : last.end()])
        if entries:
            return count, entries
    return None


@cache
def _lengths() -> dict[str, int]:
    """Count the words of the longest name of a state, division, region or sea that begins with a word, by that word, folded."""
    longest: dict[str, int] = {}
    of_states = (name for one in states() for name in (one.name, *one.other_names, *one.adjectives, *one.people))
    names = [without_article(fold(name)) for name in (*of_states, *shortened_names())]
    for name in (*names, *(without_article(key) for key in gazetteer().keys_of("own", "admin1"))):
        first, *rest = name.split(" ")
        longest[first] = max(longest.get(first, 0), 1 + len(rest))
    return longest


def _first_words(word: str) -> tuple[str, str]:
    """Fold a word as the first one of a name, with and without the ending of a possessive."""
    return fold(word).partition(" ")[0], fold(without_possessive(word)).partition(" ")[0]


@lru_cache(maxsize=1 << 14)
def _whole(words: str) -> tuple[Entry, ...]:
    """Find the states and first-level divisions, regions and seas that some words may name."""
    table = gazetteer()
    found = list(divisions_shortened(words)) if words != "O." else []
    for readings in (states_named(words), states_of(words)):
        for one in readings.states:
            entry = table.country(one.code)
            if entry is not None:
                found.append(entry)
    key = without_article(fold(words))
    if len(key) > 3 and key not in _common():  # noqa: PLR2004 (shorter names of divisions are words of other languages)
        named = list(table.find(key))
        town = any(own and entry.kind == "city" for entry, own in named)
        found.extend(entry for entry, own in named if entry.kind == "own" or (entry.kind == "admin1" and (own or not town)))
    return tuple({entry.row: entry for entry in found}.values())


@cache
def _common() -> frozenset[str]:
    """Names of divisions that are, in English, words for something else."""
    directions = {"central", "eastern", "western", "northern", "southern", "north", "south", "east", "west"}
    return frozenset(directions | {"capital", "centre", "center"})

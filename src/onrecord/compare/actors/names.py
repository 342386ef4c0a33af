"""Names as they compare: people's names in their parts, organisations' without their forms of company, and initials."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.compare.actors.words import words as listed
from onrecord.store.folding import fold
from onrecord.world.folding import without_article, without_possessive

_QUOTED = re.compile(r"[“”\"‘’'()«»]+(?=\s|$)|(?<!\w)[“”\"‘’'()«»]+")
_WORD = re.compile(r"[^\W_](?:[\w'-]*\w)?")
_CAPITAL = re.compile(r"[A-ZÀ-ÞŁŠŽÇĆČĐŘŚŻİ]")
_SHORTEST_ACRONYM = 2
BY_NAME, BY_INITIALS = 2, 1
"""How far two full names agree."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name, folded.

    Attributes:
        given: Given names and initials; empty where the surname stands alone.
        surname: The last word of the name.
    """

    given: tuple[str, ...]
    surname: str

    @property
    def is_full(self) -> bool:
        """Whether there is a given name."""
        return bool(self.given)

    @property
    def key(self) -> str:
        """The whole name."""
        return " ".join((*self.given, self.surname))


@lru_cache(maxsize=1 << 16)
def words_of(name: str) -> tuple[str, ...]:
    """Cut a name into folded words, without its possessive, periods and the marks around a nickname."""
    return tuple(_WORD.findall(fold(_QUOTED.sub(" ", without_possessive(name.strip()))).replace(".", " ")))


@lru_cache(maxsize=1 << 16)
def person_name(name: str) -> PersonName | None:
    """Take a person's name apart; null where no name is left without titles.

    Args:
        name: A name as an article prints it, with or without titles.
    """
    words = list(words_of(name))
    while len(words) > 1 and words[0] in listed("title"):
        words.pop(0)
    while len(words) > 1 and words[-1] in listed("suffix"):
        words.pop()
    if not words or words[0] in listed("title") or words[0] in listed("determiner"):
        return None
    surname = words[-1].removeprefix("al-").removeprefix("el-")
    given = tuple(word for word in words[:-1] if word not in listed("particle") and word not in listed("determiner"))
    return PersonName(given, surname)


def agreement(one: PersonName, other: PersonName) -> int:
    """Tell how far two full names with one surname agree: by a given name, by initials or a short form, or not at all."""
    first, second = one.given, other.given
    if first == second:
        return BY_NAME
    if first[0] == second[0] and len(first[0]) > 1:
        return BY_NAME if _may_be(first[1:], second[1:]) else 0
    if {word for word in first if len(word) > 1} & {word for word in second if len(word) > 1}:
        return BY_NAME
    short = first[0].startswith(second[0]) or second[0].startswith(first[0])
    return BY_INITIALS * int(short and _may_be(first[1:], second[1:]))


def _may_be(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Tell whether middle names can be one person's: initials agree as far as both give them."""
    return all(a.startswith(b) or b.startswith(a) for a, b in zip(first, second, strict=False))


@lru_cache(maxsize=1 << 16)
def organisation_words(name: str) -> tuple[str, ...]:
    """Cut an organisation's name into folded words, without article and form of company."""
    words = tuple(_WORD.findall(without_article(fold(without_possessive(name.strip()))).replace(".", "")))
    while len(words) > 1 and words[-1] in listed("company"):
        words = words[:-1]
    return words


def acronym(name: str) -> str | None:
    """Give the name as an acronym where it is written as one: "NATO", "U.N."; null where it is not."""
    bare = without_possessive(name.strip()).replace(".", "").replace("&", "")
    return bare.lower() if len(bare) >= _SHORTEST_ACRONYM and bare.isalpha() and bare.isupper() else None


def initials(words: tuple[str, ...]) -> str:
    """Give the initials of an organisation's name, without its small words."""
    return "".join(word[0] for word in words if word not in listed("small"))


@lru_cache(maxsize=1 << 16)
def is_name(words: str) -> bool:
    """Tell whether words are written as a proper name: no determiner but "The" first, and capitals on all but small words."""
    parts = words.split()
    if len(parts) > 1 and parts[0] == "The":
        parts = parts[1:]
    if not parts or parts[0].lower() in listed("determiner"):
        return False
    tall = [part for part in parts if part.strip("\"'“”‘’(").lower() not in listed("small")]
    return bool(tall) and all(map(_is_tall, tall)) and any(_CAPITAL.search(part) for part in tall)


def _is_tall(part: str) -> bool:
    bare = part.lstrip("\"'“”‘’(@#").removeprefix("al-").removeprefix("el-")
    return bool(_CAPITAL.match(bare)) or bare[:1].isdigit() or bare in listed("particle")

"""Nouns that describe an actor: the head of a description, the title before a name."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.compare.actors.words import words as listed
from onrecord.store.folding import fold

_CUT = re.compile(r",| (?:of|who|whose|that|which|in|at|for|from|with|on|to|by|near|outside|inside|accused|suspected|charged) ")
_PLAIN = re.compile(r"[a-z][a-z']*[a-z]")
_EDGES = "\"'“”‘’,.;:() -"
_ENDINGS = (("men", "man"), ("thieves", "thief"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("xes", "x"))
_SHORT = 3  # letters of a noun whose "s" is no ending


@lru_cache(maxsize=1 << 16)
def head_noun(words: str, named: frozenset[str] = frozenset()) -> str | None:
    """Give the noun that heads a description, or the title before a name; null where there is none.

    Args:
        words: The words of a mention: "the 33-year-old driver of the bus", "deputy Ada Lind".
        named: Folded words of the name of who is mentioned; empty where nothing names them.
    """
    bare = [word.strip(_EDGES) for word in _CUT.split(words.strip(_EDGES), maxsplit=1)[0].split()]
    held = [fold(word.removesuffix("'s").removesuffix("’s")) in named for word in bare]
    if any(held):
        bare = bare[: held.index(True)]
    if not bare or (not named and bare[-1][:1].isupper() and len(bare) > 1):
        bare = [word for word in bare if word[:1].islower()]
    if not bare:
        return None
    low = bare[-1].removesuffix("'s").removesuffix("’s").lower().replace("-", "")
    is_noun = _PLAIN.fullmatch(low) and low not in listed("no noun") and low not in named
    return low if is_noun and (bare[-1][:1].islower() or any(held) or not named) else None


def noun(word: str) -> str:
    """Give the noun that stands for a noun: its singular, or what news uses it for."""
    one = singular(word)
    return listed("noun").get(one, one)


def singular(word: str) -> str:
    """Give the singular of a noun, by its ending alone."""
    if word in listed("singular") or word.endswith(("ss", "us", "is")):
        return word
    for ending, one in _ENDINGS:
        if word.endswith(ending):
            return word.removesuffix(ending) + one
    if word.endswith("ies") and len(word) > _SHORT + 1:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and len(word) > _SHORT else word

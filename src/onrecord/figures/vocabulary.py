"""Words by what they do in a sentence, out of this stage's tables."""

from __future__ import annotations

from functools import cache

from onrecord.figures.tables import rows
from onrecord.figures.tokens import Sentence


@cache
def words(what: str) -> frozenset[str]:
    """Give the words of a class.

    Args:
        what: A class of ``tables/words.tsv``: function, verb, adverb, aux, have, modal, claimed, relative, negation, title,
            thing; or one of ``tables/people.tsv``: plural, singular, collective.
    """
    found: set[str] = set()
    for table in ("words.tsv", "people.tsv"):
        for name, listed in rows(table):
            if name == what:
                found.update(listed.split())
    return frozenset(found)


@cache
def people() -> frozenset[str]:
    """Give the nouns for people, one or many."""
    return words("plural") | words("singular")


_SUFFIXES = ("men", "women", "-olds")


def is_people(word: str) -> bool:
    """Tell whether a word in small letters is a noun for people.

    Args:
        word: The word.
    """
    return word in people() or word.endswith(_SUFFIXES)


def is_several(word: str) -> bool:
    """Tell whether a word is a noun for more than one person.

    Args:
        word: The word.
    """
    return word in words("plural") or word.endswith(_SUFFIXES)


def ends_phrase(sentence: Sentence, place: int) -> bool:
    """Tell whether no noun phrase goes over a token: a mark, a function word, a verb or an adverb.

    Args:
        sentence: The sentence.
        place: Number of the token.
    """
    word = sentence.at(place)
    return not word[:1].isalnum() or word in words("function") or word in words("verb") or word in words("adverb")

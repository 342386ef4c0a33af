"""Signs of what plain words do, read off the words of cue and content alone: openings, modals, negation, word pairs.

The words of a statement are taken without letter case and, but for short ones, without their endings, so that few labels
teach much. No sign depends on the encoder: they stay what they are with every new model.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.record.statement import Form

_WORD = re.compile(r"n't\b|'(?:s|re|ve|ll|d|m)\b|[a-z]+(?=n't\b)|[a-z]+|\d[\d,.]*")
_ENDINGS = (("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))
_SHORTEST = 4  # letters that a word keeps at least when it loses its ending
_MODALS = frozenset({"must", "should", "shall", "will", "would", "could", "can", "may", "might", "ought", "'ll", "wo", "ca"})
_FIRST = frozenset({"i", "we", "us", "our", "my", "me", "ours"})
_THIRD = frozenset({"he", "she", "it", "they", "his", "her", "its", "their"})
_NEGATIONS = frozenset({"not", "n't", "never", "no", "nobody", "nothing", "none", "neither", "nor", "without"})
_AUXILIARIES = _MODALS | frozenset(
    {"is", "are", "was", "were", "be", "been", "'s", "'re", "'m", "has", "have", "had", "'ve", "to", "do", "does", "did"}
)
_SEEN = 50  # words of content that are looked at
_CLAUSE = 14  # words in which the clause's first auxiliary stands
_STEP = 6  # words by which lengths are told apart
_LONGEST = 36


def signs(cue: Sequence[str], content: Sequence[str], form: Form) -> frozenset[str]:
    """Give the signs of a statement.

    Args:
        cue: Pieces of the reporting words.
        content: Pieces of what is said.
        form: The statement's form.
    """
    said = " ".join(content).lower().replace("’", "'")
    words = ["#" if word[0].isdigit() else word for word in _WORD.findall(said)]
    of_clause = [*_of_clause(words), *_of_marks(said, words, form)]
    heard = "with cue" if cue else "without cue"
    return frozenset({*_of_cue(cue, content), *_of_words(words), *of_clause, *(f"{heard} {sign}" for sign in of_clause)})


def stem(word: str) -> str:
    """Take the ending off a word in lower case: "welcomed", "welcomes" and "welcoming" are one."""
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST and not word.endswith("ss"):
            return word[: -len(ending)] + instead
    return word[:-1] if word.endswith("e") and len(word) > _SHORTEST else word


def _of_cue(cue: Sequence[str], content: Sequence[str]) -> Iterator[str]:
    words = [stem(word) for word in _WORD.findall(" ".join(cue).lower().replace("’", "'"))]
    opening = _WORD.findall(" ".join(content).lower())[:1]
    yield from (f"cue {word}" for word in words)
    yield from (f"cue {one} {other}" for one, other in zip(["^", *words], [*words, "$"], strict=True))
    yield f"{'cue' if words else 'no cue'} then {' '.join(opening)}"


def _of_words(words: Sequence[str]) -> Iterator[str]:
    stems = [stem(word) for word in words[:_SEEN]]
    yield from (f"word {one}" for one in stems)
    yield from (f"pair {one} {other}" for one, other in pairwise(stems))
    yield from (f"modal {word}" for word in words if word in _MODALS)


def _of_clause(words: Sequence[str]) -> Iterator[str]:
    """Give how the content opens: its first words, its subject's person, its first auxiliary and what that goes with."""
    yield from (f"opens {' '.join(words[:length])}" for length in (1, 2, 3) if len(words) >= length)
    clause = words[1:] if words[:1] == ["that"] else words
    first = clause[0] if clause else ""
    person = "first" if first in _FIRST else "third" if first in _THIRD else "second" if first == "you" else "other"
    yield f"subject {person}"
    at = next((place for place, word in enumerate(clause[:_CLAUSE]) if word in _AUXILIARIES), None)
    if at is None:
        yield "no auxiliary"
        return
    negated = any(word in _NEGATIONS for word in clause[at : at + 3])
    yield f"auxiliary {clause[at]}{' not' if negated else ''}"
    yield f"subject {person} {clause[at]}"
    following = [word for word in clause[at + 1 : at + 3] if word not in _NEGATIONS]
    if following:
        yield f"auxiliary {clause[at]} {stem(following[0])}"


def _of_marks(said: str, words: Sequence[str], form: Form) -> Iterator[str]:
    yield f"form {form}"
    yield f"length {min(len(words), _LONGEST) // _STEP}"
    if said.rstrip(" \"”'.").endswith("?"):
        yield "asks"
    if "!" in said:
        yield "cries"
    for name, some in (("first person", _FIRST), ("second person", {"you", "your"}), ("negation", _NEGATIONS)):
        if some & set(words):
            yield name

"""What stands between two participants: words and events that tell what the one does to the other, as features to learn from.

Words are counted by their dictionary forms, so that what is learnt outlives a new language model.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from onrecord.events.candidate import Candidate
from onrecord.events.plover import plain_type
from onrecord.events.syntax import Syntax
from onrecord.record.actor import Ref

_TELLING = frozenset({"VERB", "NOUN", "ADJ", "AUX", "ADP", "PART", "ADV"})
_ANYWHERE, _BETWEEN, _ON_PATH, _PAIR = 0.5, 1.0, 1.5, 0.7  # what a word is worth by where it stands; a pair of words
_EVENT = 0.15  # what one sign of the tables is worth beside all words of the sentence, whose length is 1

Stretch = tuple[int, int]
Features = dict[str, float]


def word_features(syntax: Syntax, source: Stretch, target: Stretch) -> Features:
    """Describe a sentence by its words and where they stand to source and target; the features' length is 1.

    Args:
        syntax: The trees.
        source: Offsets of the words of who acts, half-open.
        target: The same of whom it concerns.
    """
    if not len(syntax):
        return {}
    ones, others = syntax.words_in([source]) or [0], syntax.words_in([target]) or [len(syntax) - 1]
    low, high = (ones[-1], others[0]) if ones[-1] < others[0] else (others[-1], ones[0])
    named, path = {*ones, *others}, _path(syntax, ones, others)
    found: Features = {"turned": float(ones[0] > others[0])}
    found[f"source {syntax.relations[ones[-1]]}"] = found[f"target {syntax.relations[others[-1]]}"] = _ANYWHERE
    for word in range(len(syntax)):
        if word in named:
            continue
        lemma = syntax.lemmas[word]
        if syntax.parts[word] in _TELLING:
            found[f"word {lemma}"] = _ANYWHERE
            if low < word < high:
                found[f"between {lemma}"] = _BETWEEN
            if word in path:
                found[f"path {lemma}"] = _ON_PATH
        if low < word + 1 <= high and word + 1 < len(syntax):
            found[f"pair {lemma} {syntax.lemmas[word + 1]}"] = _PAIR
    length = math.sqrt(sum(value * value for value in found.values())) or 1.0
    return {name: value / length for name, value in found.items()}


def event_features(syntax: Syntax, candidates: Sequence[Candidate], source: Stretch, target: Stretch) -> Features:
    """Describe a sentence by the events that the tables and acts find in it, and what source and target are in them.

    Args:
        syntax: The trees.
        candidates: The events.
        source: Offsets of the words of who acts, half-open.
        target: The same of whom it concerns.
    """
    path = _path(syntax, syntax.words_in([source]) or [0], syntax.words_in([target]) or [0]) if len(syntax) else set()
    found: Features = {}
    best: tuple[int, str] = (-2, "none")
    for one in candidates:
        type_ = plain_type(one.type, one.status)
        acts, undergoes = among(one.actor, source), among(one.recipient, target)
        worth = 3 * acts + 2 * undergoes + among(one.actor, target) - among(one.recipient, source)
        found[f"event {type_}"] = _EVENT / 2
        if acts:
            found[f"actor {type_}"] = _EVENT
        if undergoes:
            found[f"recipient {type_}"] = _EVENT
        if one.head in path:
            found[f"event on path {type_}"] = _EVENT
        if worth > best[0]:
            best = worth, type_
    found[f"best {best[1]}"] = _EVENT
    return found


def among(refs: Sequence[Ref], words: Stretch) -> bool:
    """Tell whether any of some references lies, in part at least, in a stretch of the text."""
    return any(ref.mention and ref.mention.start < words[1] and words[0] < ref.mention.end for ref in refs)


def _path(syntax: Syntax, ones: Sequence[int], others: Sequence[int]) -> set[int]:
    """List the words on the way from source to target on the tree, their own left out."""
    up, down = (_upwards(syntax, words) for words in (ones, others))
    meeting = next((word for word in up if word in down), None)
    if meeting is None:
        return set()
    way = {*up[: up.index(meeting) + 1], *down[: down.index(meeting)]}
    return way - {*ones, *others}


def _upwards(syntax: Syntax, words: Sequence[int]) -> list[int]:
    top = next((word for word in words if syntax.heads[word] not in words), words[0])
    return [top, *syntax.ancestors(top)]

"""Who is who: mentions of people, groups, organisations, states and places by their head words, and which of them are one.

Every mention chooses its best antecedent or none (mention ranking; Denis and Baldridge 2008). Mentions are compared by their
heads (Dobrovolskii 2021), so that none is lost over where its words end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from onrecord.meaning.encoder import Scores
from onrecord.meaning.heads.inventory import LINKED_MENTIONS, MENTIONS
from onrecord.meaning.heads.pairs import Mentioned, alike, pair_features
from onrecord.meaning.heads.trees import Trees
from onrecord.meaning.pieces import Flags, Ints

_PERSON = MENTIONS.index("person")
_IT = 3
_EXCLUSIVE = frozenset({1, 2, _IT})  # kinds of pronouns: he, she, it
_NEW = frozenset({"a", "an", "another"})
_OF_NAMES = frozenset({"flat", "nmod:desc", "goeswith"})
NEAR = 50  # mentions before a mention that it may refer to, whatever their words
ALIKE = 20  # mentions before it that it may refer to since they share their head or last name, however far

PairScorer = Callable[[Ints, Ints, Ints], Scores]
"""From the later and earlier mention of pairs, and their features, to scores, shape ``[pairs]``."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions of an article, in order; arrays of shape ``[mentions]``.

    Attributes:
        heads: Place of each one's head among the words.
        kinds: What each is, a number in ``MENTIONS``.
        entities: Number of the entity that it mentions, in order of first mention.
        margins: How much better its antecedent scored than being fresh; how much worse the best one, for a fresh mention.
    """

    heads: Ints
    kinds: Ints
    entities: Ints
    margins: Scores


def mention_heads(scores: Scores, trees: Trees) -> tuple[Ints, Ints]:
    """Tell which words head mentions whose coreference is resolved, and what they mention.

    A word of a name or a title before it counts with the word that heads the name.

    Args:
        scores: Scores of ``MENTIONS``, shape ``[words, 7]``.
        trees: The trees.
    """
    if not len(scores):
        nothing = np.zeros(0, dtype=np.int64)
        return nothing, nothing
    kinds = scores.argmax(axis=1)
    found: dict[int, int] = {}
    for word in np.flatnonzero(np.isin(kinds, LINKED_MENTIONS)).tolist():
        head = word
        while trees.name(head) in _OF_NAMES and trees.heads[head] != head:
            head = int(trees.heads[head])
        if head == word or kinds[head] not in LINKED_MENTIONS:
            found.setdefault(head, int(kinds[word]))
    heads = np.array(sorted(found), dtype=np.int64)
    return heads, np.array([found[head] for head in heads.tolist()], dtype=np.int64)


def indefinite(heads: Ints, forms: Sequence[str], trees: Trees) -> Flags:
    """Tell which mentions have an indefinite article, and so bring somebody new."""
    articles = {int(trees.heads[word]) for word, form in enumerate(forms) if form.lower() in _NEW and trees.name(word) == "det"}
    return np.array([head in articles for head in heads.tolist()], dtype=np.bool_)


def link_mentions(described: Mentioned, fresh: Scores, new: Flags, score: PairScorer) -> tuple[Ints, Scores]:
    """Tell which mentions are one.

    Args:
        described: The mentions.
        fresh: Score that each refers to nothing before it, shape ``[mentions]``.
        new: Which cannot refer to anything before them, shape ``[mentions]``.
        score: Scores pairs.

    Returns:
        Entities and margins, as in ``Mentions``.
    """
    count = len(described.forms)
    entities = np.arange(count, dtype=np.int64)
    groups = [_Group(described, mention) for mention in range(count)]
    margins = np.full(count, -np.inf, dtype=np.float32)
    later, earlier = _candidates(described)
    if not len(later):
        return entities, margins
    scores = score(later, earlier, pair_features(described, later, earlier))
    turns = [0, *(np.flatnonzero(np.diff(later)) + 1).tolist(), len(later)]
    for low, high in pairwise(turns):
        mention = int(later[low])
        top = low + int(scores[low:high].argmax())
        margins[mention] = scores[top] - fresh[mention]
        if margins[mention] <= 0 or new[mention]:
            continue
        for best in (low + np.argsort(-scores[low:high], kind="stable")).tolist():
            margins[mention] = scores[best] - fresh[mention]
            if margins[mention] <= 0:
                break
            entity = int(entities[earlier[best]])
            if groups[entity].admits(groups[mention]):
                entities[mention] = entity
                groups[entity].take(groups[mention])
                break
    _, first, numbers = np.unique(entities, return_index=True, return_inverse=True)
    order = np.empty(len(first), dtype=np.int64)
    order[np.argsort(first)] = np.arange(len(first))
    return order[numbers.reshape(-1)], margins


class _Group:
    """What the mentions of one entity say of it, so that none joins that cannot be the same."""

    def __init__(self, described: Mentioned, mention: int) -> None:
        """Begin with one mention."""
        core = described.cores[mention]
        self.names = {core} if core else set()
        pronoun = int(described.pronouns[mention])
        self.pronouns = {pronoun} if pronoun in _EXCLUSIVE else set()
        self.kinds = {int(described.kinds[mention])} if core else set()

    def admits(self, other: _Group) -> bool:
        """Tell whether all can be one.

        Names share a word or are initials of one another; "he" is not "she", and neither is a place nor an organisation.
        """
        pronouns, kinds = self.pronouns | other.pronouns, self.kinds | other.kinds
        if len(pronouns) > 1 or (kinds and pronouns and (_PERSON in kinds) == (_IT in pronouns)):
            return False
        return all(any(alike(name, own) for own in self.names) for name in other.names) if self.names else True

    def take(self, other: _Group) -> None:
        """Join another's."""
        self.names |= other.names
        self.pronouns |= other.pronouns
        self.kinds |= other.kinds


def _candidates(described: Mentioned) -> tuple[Ints, Ints]:
    """Give the pairs to score: the later mentions, in order, and the earlier ones."""
    count = len(described.forms)
    alike: dict[str, list[int]] = defaultdict(list)
    earlier: list[Ints] = []
    order = np.arange(count, dtype=np.int64)
    for mention, form in enumerate(described.forms):
        near = order[max(0, mention - NEAR) : mention]
        if not described.pronouns[mention]:
            keys = _keys(form, described.cores[mention])
            far = {other for key in keys for other in alike[key][-ALIKE:] if other < mention - NEAR}
            for key in keys:
                alike[key].append(mention)
            if far:
                near = np.concatenate([np.array(sorted(far), dtype=np.int64), near])
        earlier.append(near)
    return np.repeat(order, [len(others) for others in earlier]), np.concatenate([order[:0], *earlier])


def _keys(form: str, core: Sequence[str]) -> set[str]:
    return {form, core[-1], "".join(word[0] for word in core)} if core else {form}

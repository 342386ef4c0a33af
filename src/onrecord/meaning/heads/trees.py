"""Dependency trees (Universal Dependencies 2): the best tree of each sentence under scores of arcs.

Scores are biaffine (Dozat and Manning 2017). Where the best head of every word makes a tree, that is the best one; else
Chu and Liu's and Edmonds' algorithm (1965, 1967) finds it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.meaning.encoder import Scores
from onrecord.meaning.heads.inventory import RELATIONS
from onrecord.meaning.pieces import Flags, Ints


@dataclass(frozen=True, slots=True)
class Trees:
    """The trees of an article; arrays of shape ``[words]``.

    Attributes:
        heads: Place of each word's head among the article's words; its own place for the root of a sentence.
        relations: Number of the relation to the head in ``RELATIONS``.
    """

    heads: Ints
    relations: Ints

    def name(self, word: int) -> str:
        """Name the relation of a word to its head."""
        return RELATIONS[self.relations[word]]


def read_heads(dependent: Scores, governor: Scores, bounds: Ints) -> Ints:
    """Find the tree of each sentence.

    Args:
        dependent: Vectors of words as those that depend, shape ``[words, size]``.
        governor: Vectors of words as those that are depended on, same shape.
        bounds: Places where sentences begin, and the number of words last.

    Returns:
        Place of each word's head, shape ``[words]``; its own for the root of a sentence.
    """
    heads = np.arange(len(dependent), dtype=np.int64)
    for low, high in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        # not a product of matrices, whose libraries may add up in another order with another number of threads
        heads[low:high] = low + best_tree(np.einsum("ij,kj->ik", dependent[low:high], governor[low:high]))
    return heads


def best_relations(scores: Sequence[Scores], heads: Ints) -> Ints:
    """Choose relations: "root" for the roots of sentences, and for nothing else.

    Args:
        scores: Scores of ``RELATIONS`` of some words after the other, shape ``[words, relations]``.
        heads: Place of each word's head, its own for a root.
    """
    if not scores:
        return heads
    told = np.concatenate(scores)
    told[:, RELATIONS.index("root")] = np.where(heads == np.arange(len(heads)), np.inf, -np.inf)
    best: Ints = told.argmax(axis=1)
    return best


def best_tree(scores: Scores) -> Ints:
    """Find the best tree with one root.

    Args:
        scores: Score of each word (column) as the head of each (row), shape ``[words, words]``; the diagonal has the scores of
            being the root.

    Returns:
        Head of each word; the root's is itself.
    """
    heads: Ints = scores.argmax(axis=1)
    own = np.arange(len(heads))
    if (heads == own).sum() == 1 and not _lost(heads).any():
        return heads
    exact = scores.astype(np.float64)
    as_root = np.diagonal(exact).copy()
    np.fill_diagonal(exact, -np.inf)
    best = exact.max(axis=1)
    bounds = as_root - best  # no tree scores more than the best heads of all words but its root
    worth, found = -np.inf, heads
    for root in np.argsort(-bounds, kind="stable").tolist():
        if bounds[root] <= worth:
            break
        tree = _tree_from(root, exact)
        others = np.delete(own, root)
        score = float((exact[others, tree[others]] - best[others]).sum() + bounds[root])
        if score > worth:
            worth, found = score, tree
    return found


def _tree_from(root: int, scores: npt.NDArray[np.float64]) -> Ints:
    """Find the best tree with a given root; no word is its own head in the scores."""
    graph = scores.copy()
    graph[root] = -np.inf
    graph[root, root] = 0
    return _arborescence(graph, root)


def _lost(heads: Ints) -> Flags:
    """Tell which words never reach a root: follow heads as many steps as there are words, doubling."""
    reached = _followed(heads)
    lost: Flags = heads[reached] != reached
    return lost


def _followed(heads: Ints) -> Ints:
    reached = heads
    for _ in range(max(1, len(heads).bit_length())):
        reached = reached[reached]
    return reached


def _arborescence(scores: npt.NDArray[np.float64], root: int) -> Ints:
    """Find the best heads of all nodes; the root's is itself."""
    heads: Ints = scores.argmax(axis=1)
    lost = np.flatnonzero(_lost(heads))
    if not len(lost):
        return heads
    cycle = _cycle(heads, int(_followed(heads)[lost[0]]))
    outside = np.delete(np.arange(len(heads)), cycle)
    size = len(outside)
    # one node stands for the cycle: entering it costs the arc that is given up, leaving it takes the best of its nodes
    gain = scores[cycle][:, outside] - scores[cycle, heads[cycle]][:, None]
    leaving = scores[outside][:, cycle]
    smaller = np.full((size + 1, size + 1), -np.inf)
    smaller[:size, :size] = scores[outside][:, outside]
    smaller[size, :size] = gain.max(axis=0)
    smaller[:size, size] = leaving.max(axis=1)
    found = _arborescence(smaller, int(np.searchsorted(outside, root)))
    heads[outside] = np.where(found[:size] == size, cycle[leaving.argmax(axis=1)], np.append(outside, 0)[found[:size]])
    heads[cycle[gain[:, found[size]].argmax()]] = outside[found[size]]
    return heads


def _cycle(heads: Ints, start: int) -> Ints:
    """Give the nodes of the cycle that a node lies on, in order."""
    members, at = [start], int(heads[start])
    while at != start:
        members.append(at)
        at = int(heads[at])
    return np.array(sorted(members))

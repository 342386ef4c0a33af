"""Whether of two articles one is a copy of the other: whether most of the shorter one's sentences stand in the longer one.

Not the likeness of the two as wholes is measured but how much of the shorter one the longer one contains (Broder 1997, On the
resemblance and containment of documents), since agencies' reports are shortened as often as they are copied. A sentence
counts as contained if most of its rows of four words are, so that a word that was changed costs that word's rows only. What
stands outside quotations must be copied for itself: two writers on one event share what was said, but not how it is told.
"""

from __future__ import annotations

from collections.abc import Collection

from onrecord.compare.body import Body, Gram

KEPT = 0.6
"""Share of a sentence's grams that the other text must hold for the sentence to be kept in it."""

COPIED = 0.5
"""Share of the shorter body's words, in kept sentences, from which two articles are copies of one report."""

LEAST_WORDS = 30
"""Words in kept sentences, below which nothing is told: two short notices may use the same words by chance."""

BESIDES = 1 / 3
"""Share of the words that must be copied when the longest kept sentence is left out: no single one decides, since some sites
put the same long inset into a sentence of each of their articles."""

LEAST_OWN = 20
"""Words outside quotations, from which they alone must be copied, too."""

LEAST_LENGTH = 0.05
"""Length of the shorter body as a share of the longer one's, below which a text is quoted in another, not copied."""


def kept_share(shorter: Body, longer: Body) -> tuple[float, int]:
    """Measure how much of a body stands in another.

    Args:
        shorter: The body whose sentences are looked for.
        longer: The body that they are looked for in.

    Returns:
        The share of its words that stand in kept sentences, and their number.
    """
    kept = sum(_kept_lengths(shorter, longer))
    return kept / max(1, len(shorter.words)), kept


def own_share(shorter: Body, longer: Body) -> float | None:
    """Measure the same of what stands outside quotations, which two writers may share; null where too few words do.

    Args:
        shorter: The body whose sentences are looked for.
        longer: The body that they are looked for in.
    """
    kept = whole = 0
    for sentence in shorter.sentences:
        words = sum(map(len, sentence.own))
        whole += words
        if words and _is_kept(sentence.own_grams(), longer.grams):
            kept += words
    return kept / whole if whole >= LEAST_OWN else None


def are_copies(one: Body, other: Body) -> float | None:
    """Tell whether two articles are copies of one report.

    Args:
        one: The body of an article.
        other: The body of another.

    Returns:
        The share of the shorter one that the longer one holds; null where they are no copies.
    """
    shorter, longer = sorted((one, other), key=lambda body: len(body.words))
    if len(shorter.words) < LEAST_LENGTH * len(longer.words):
        return None
    kept = _kept_lengths(shorter, longer)
    words, whole = sum(kept), len(shorter.words)
    if words < max(COPIED * whole, LEAST_WORDS) or words - max(kept) < BESIDES * (whole - max(kept)):
        return None
    own = own_share(shorter, longer)
    return words / whole if own is None or own >= COPIED else None


def _kept_lengths(shorter: Body, longer: Body) -> list[int]:
    """List how many words each kept sentence has."""
    return [len(sentence.words) for sentence in shorter.sentences if _is_kept(sentence.grams(), longer.grams)]


def _is_kept(grams: Collection[Gram], known: frozenset[Gram]) -> bool:
    return sum(gram in known for gram in grams) >= KEPT * len(grams)

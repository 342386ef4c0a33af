"""How likely an event is one that a careful reader would put down: a logistic regression over what is known of it.

Readers leave out much that tables find: what is mentioned again, crimes without politics, figures of speech. The features say
who is named, in which voice, where in the article, how often before, and what the article is about. Weights are learnt by
``training/events.py``; every feature that is not among them counts nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from onrecord.events.candidate import Candidate
from onrecord.events.frame import FOLDER
from onrecord.record.article import Article
from onrecord.record.statement import Statement

LEAST = 0.15
"""Lowest chance of an event that is kept; on the articles for development F1 is within a point of its best from 0.1 to 0.35."""

_MANY = 4  # earlier mentions from which on more count alike
_DENSE = 50.0  # words to an event, in an article full of them
_EARLY = 4  # sentences at the head of an article


def confidences(article: Article, statements: Sequence[Statement], candidates: Sequence[Candidate]) -> list[float]:
    """Give the chance of each candidate of an article, in order.

    Args:
        article: The article.
        statements: Its statements.
        candidates: Its candidates, in order of the text.
    """
    weights = _weights()
    sums = (
        weights.get("", 0.0) + sum(weights.get(name, 0.0) * value for name, value in told.items())
        for told in features(article, statements, candidates)
    )
    return [round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 4) for total in sums]


def is_kept(candidate: Candidate) -> bool:
    """Tell whether a candidate is kept whatever its chance: that somebody did not do it to somebody is rare, and the point."""
    return candidate.status == "negated" and bool(candidate.actor and candidate.recipient)


def features(article: Article, statements: Sequence[Statement], candidates: Sequence[Candidate]) -> list[dict[str, float]]:
    """Describe each candidate of an article, in order: names of features with their values, between 0 and 1.

    Args:
        article: The article.
        statements: Its statements.
        candidates: Its candidates, in order of the text.
    """
    acts = {statement.id: statement.act or "say" for statement in statements}
    about = Counter(context for one in candidates for context in set(one.contexts))
    whole: dict[str, float] = {f"article {name}": count / len(candidates) for name, count in about.items()}
    whole["dense"] = min(1.0, len(candidates) * _DENSE / (3 * max(len(article.text.split()), 1)))
    headlines = [(span.start, span.end) for span in article.headlines]
    types: Counter[str] = Counter()
    words: Counter[tuple[str, str]] = Counter()
    voices: Counter[tuple[str, str | None]] = Counter()
    described: list[dict[str, float]] = []
    for one in candidates:
        earlier = {
            "type before": types[one.type],
            "word before": words[one.type, one.lemma],
            "voice before": voices[one.type, one.voice],
        }
        told = {**whole, **_of_itself(one, acts)}
        told |= {name: min(count, _MANY) / _MANY for name, count in earlier.items()}
        told |= {f"no {name}": 1.0 for name, count in earlier.items() if not count}
        told["place"] = one.trigger.start / max(len(article.text), 1)
        if any(start <= one.trigger.start < end for start, end in headlines):
            told["headline"] = 1.0
        described.append(told)
        types[one.type] += 1
        words[one.type, one.lemma] += 1
        voices[one.type, one.voice] += 1
    return described


def _of_itself(one: Candidate, acts: Mapping[str, str]) -> dict[str, float]:
    """Describe a candidate by what it holds."""
    own = "own" if one.voice is None else "told"
    by_act = one.why.startswith("the act")
    signs = [
        f"type {one.type}",
        f"{one.kind} {own}",
        f"{one.kind} {one.status}",
        f"status {one.status}",
        "act" if by_act else f"row {one.why}",
        *(f"context {name}" for name in one.contexts),
        *(f"actor {ref.how}" for ref in one.actor[:2]),
        *(f"recipient {ref.how}" for ref in one.recipient[:2]),
        *([f"act {one.why.split()[2]}"] if by_act else []),
        *([f"in {acts.get(one.voice, 'say')}"] if one.voice else []),
        *(["bare"] if not (one.actor or one.recipient) else []),
        *(["both"] if one.actor and one.recipient else []),
        *(["when"] if one.when else []),
        *(["where"] if one.where else []),
        *(["mode"] if one.mode else []),
        *(["early"] if one.sentence < _EARLY else []),
        *(["again"] if one.mentions > 1 else []),
    ]
    return dict.fromkeys(signs, 1.0)


@cache
def _weights() -> Mapping[str, float]:
    found: dict[str, float] = msgspec.json.decode((FOLDER / "confidence.json").read_bytes(), type=dict[str, float])
    return found

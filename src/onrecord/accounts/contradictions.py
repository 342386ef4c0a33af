"""Contradictions: which claim a denial or doubt answers, and which claims say yes and no of one matter."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.accounts.answers import Answer, after_charge
from onrecord.accounts.claims import Claim, Claims, can_assert
from onrecord.accounts.wording import Weights, Wording, clause_with
from onrecord.record.account import Stance

_NEAR = 3  # sentences in which a claim is answered at once
_MOST = 24  # claims that a word may stand in and still lead from one to another
_SHARED = 2
_ENOUGH = 0.75
_ENOUGH_UNSURE = 1.05
_OPPOSED = 0.5
_OPPOSED_BRIEFLY = 0.6
_PLAIN = 2.0
_FAR = 20
_NORM = re.compile(  # what ought to be, or would be if, is no claim
    r"\b(?:should|must|ought|not to \w+|let['’]s|can(?:not|['’]t)|(?:c|w)ould(?:n['’]t)?|if|unless|whether|what|how|why)\b",
    re.IGNORECASE,
)
_ANY = re.compile(
    r"\A\W{0,8}(?:any|all|his|her|its|their)?\s*(?:\w+\s)?(?:allegations?|accusations?|charges?|claims?|wrongdoing|involvement|"
    r"responsibility)\b",
    re.IGNORECASE,
)
_AS_GOOD = 0.85
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|am|has|have|had|will|did|does|do|may|might|[a-z]{3,}ed)\b|['’](?:s|re|ve|ll)\b",
    re.IGNORECASE,
)
_ACCUSING = frozenset({"accuse", "claim", "criticize"})
_WISH = re.compile(r"\W{0,8}(?:(?:\w+ ){0,2}to|for)\b", re.IGNORECASE)  # "to meet" is a wish or a plan
_REPLY = re.compile(r"\b(?:counter(?:s|ed|ing)?|disput\w+|disagree\w*|rebut\w*|refut\w+)\b", re.IGNORECASE)
_CONTRAST = re.compile(
    r"\b(?:but|however|while|although|though|instead|meanwhile|yet|despite|countered|whereas)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims that can't both hold.

    Attributes:
        asserting: The claim that puts the matter forward.
        answering: The claim that denies or doubts it.
        stance: Which of the two it does.
        score: How plainly they belong together.
    """

    asserting: Claim
    answering: Claim
    stance: Stance
    score: float


class Contradictions:
    """Finds the contradictions among the claims of an article.

    Args:
        claims: The claims.
    """

    def __init__(self, claims: Claims) -> None:
        """Index the claims by their words."""
        self._claims = claims
        self._having: dict[str, list[int]] = defaultdict(list)
        for place, claim in enumerate(claims.all):
            for stem in claim.wording.stems:
                self._having[stem].append(place)
        self._place = {claim.statement.id: place for place, claim in enumerate(claims.all)}

    def all(self) -> Iterator[Contradiction]:
        """Give them, in order of the answering claims."""
        for claim in self._claims.all:
            if claim.answer is not None:
                yield from self._answered(claim, claim.answer)
            elif can_assert(claim):
                yield from self._opposed(claim)

    def _answered(self, claim: Claim, told: Answer) -> Iterator[Contradiction]:
        """Find what a denial answers: a claim within it, one that it points back at, or those that fit it best."""
        nested = [one for one in self._others(claim) if self._claims.within(one, claim) and one.answer is None]
        if nested and (told.charged or told.sure):
            yield Contradiction(nested[0], claim, told.stance, _PLAIN)
            return
        scored = [(self._fit(claim, one), one) for one in ([] if told.back else self._others(claim))]
        enough = _ENOUGH if told.sure or told.charged else _ENOUGH_UNSURE
        best = max((score for score, _ in scored), default=0.0)
        if best < enough:
            found = self._pointed_at(claim, told)
            scored, best = ([(_PLAIN, found)], _PLAIN) if found else ([], 0.0)
        yield from (
            Contradiction(one, claim, told.stance, score)
            for score, one in scored
            if score >= enough and score >= best * _AS_GOOD
        )
        if not scored and not told.sure:
            yield from self._opposed(claim)

    def _pointed_at(self, claim: Claim, told: Answer) -> Claim | None:
        """Give the claim that is denied without its words: the one just before, or a charge against whoever denies."""
        cue = " ".join(span.text for span in claim.statement.cue)
        if told.back and _ANY.match(claim.text):
            return self._before(claim, charges=True) or self._before(claim, against=True)
        if told.back:
            return self._before(claim) if told.sure else self._before(claim, 1) or self._before(claim, charges=True)
        if _REPLY.search(cue):
            return self._before(claim, 2)
        found = self._before(claim, 1, charges=True)
        if found is None and _ANY.match(claim.statement.content[0].text):
            found = self._before(claim, _FAR, charges=True, against=True)
        return found if told.sure else None

    def _before(self, claim: Claim, within: int = _NEAR, *, charges: bool = False, against: bool = False) -> Claim | None:
        """Give the nearest claim of somebody else before one, a charge before others.

        Args:
            claim: The claim.
            within: How many sentences back.
            charges: Whether none but charges will do.
            against: Whether it must name whoever made the claim.
        """
        place = self._place[claim.statement.id]
        before = [
            one
            for one in self._claims.all[max(0, place - _MOST) : place]
            if self._is_other(claim, one)
            and claim.sentence - one.sentence <= within
            and one.answer is None
            and (not against or claim.who in one.about)
        ]
        return next(reversed([one for one in before if one.charge] or ([] if charges else before)), None)

    def _fit(self, claim: Claim, other: Claim) -> float:
        """Score how well another's claim is the one that a denial answers."""
        weights = self._claims.weights
        shared = claim.wording.stems & other.wording.stems
        held = max(weights.held(claim.wording, other.wording), weights.held(other.wording, claim.wording) * 0.9)
        distance = abs(claim.sentence - other.sentence)
        score = held if shared else 0.0
        score += 0.3 * (claim.who in other.about or (claim.state is not None and claim.state in other.about))
        score += 0.25 * other.charge
        score += 0.2 * (distance <= _NEAR) - 0.02 * min(distance, 20)
        score += 0.15 * (0 < claim.sentence - other.sentence <= 1 and self._contrasts(claim))
        score += 0.3 * (distance <= _NEAR and len(shared) >= _SHARED and claim.answer is not None and claim.answer.charged)
        score -= 0.4 * (other.answer is not None)
        plain = len(shared) >= _SHARED or (other.charge and distance <= _NEAR)
        return score if shared and plain else 0.0

    def _opposed(self, claim: Claim) -> Iterator[Contradiction]:
        """Find claims that say yes where this one says no, clause against clause, in much the same words."""
        if not claim.statement.cue and not claim.statement.continued:
            return
        for other in self._others(claim):
            if other.answer is not None or self._claims.within(other, claim):
                continue
            alike = opposition(claim, other, self._claims.weights)
            if alike:
                yield Contradiction(other, claim, "denies", alike)

    def _others(self, claim: Claim) -> Iterator[Claim]:
        """Give the claims of others that share words with one, or stand near it, in order."""
        places = {place for stem in claim.wording.stems if len(self._having[stem]) <= _MOST for place in self._having[stem]}
        for sentence in range(claim.sentence - _NEAR, claim.sentence + _NEAR + 1):
            places |= {self._place[one.statement.id] for one in self._claims.by_sentence.get(sentence, ())[:_MOST]}
        for place in sorted(places):
            other = self._claims.all[place]
            if self._is_other(claim, other):
                yield other

    def _is_other(self, claim: Claim, other: Claim) -> bool:
        """Tell whether a claim is somebody else's, and no wrapping of this one."""
        known = other.who != other.statement.id or other.statement.act in _ACCUSING
        return other.who != claim.who and known and can_assert(other) and not self._claims.within(claim, other)

    def _contrasts(self, claim: Claim) -> bool:
        start, _ = self._claims.sentence_of(claim.start)
        return _CONTRAST.search(self._claims.article.text, start, claim.start) is not None


def opposition(no: Claim, yes: Claim, weights: Weights) -> float:
    """Tell how alike two clauses are in which one claim says no where another says yes; 0 where they don't.

    Args:
        no: The claim that may say no.
        yes: The claim that may say yes.
        weights: How much words tell.
    """
    shared = no.wording.stems & yes.wording.stems
    if len(shared) < _SHARED:
        return 0.0
    clauses = clause_with(no.text, shared), clause_with(yes.text, shared)
    one, other = map(Wording.of, clauses)
    if not one.negated or other.negated or not is_said(yes.text, clauses):
        return 0.0
    alike, both = weights.alike(one, other), len(one.stems & other.stems)
    return alike if both >= _SHARED and alike >= (_OPPOSED if both > _SHARED else _OPPOSED_BRIEFLY) else 0.0


def is_said(text: str, clauses: tuple[str, ...]) -> bool:
    """Tell whether a text says that something is so, and no clause what ought to be or would be.

    Args:
        text: What is said.
        clauses: Its clause that is held against another's, last, and that other one.
    """
    return _FINITE.search(clauses[-1]) is not None and not _WISH.match(text) and not any(map(_NORM.search, clauses))


def matter_of(claim: Claim) -> tuple[int, int]:
    """Give the words of what a claim puts forward: its content without "that" or "of", offsets in the text.

    Args:
        claim: The claim.
    """
    span = claim.statement.content[0]
    said = after_charge(span.text)
    start = span.end - len(said)
    lead = re.match(r"[\s“\"‘']*(?:(?:that|of|about|over|for)\s+)?", said, re.IGNORECASE)
    start += lead.end() if lead else 0
    end = span.start + len(span.text.rstrip(" .,;\"”’'"))
    return (start, end) if start < end else (span.start, span.end)


def ordered(found: Sequence[Contradiction]) -> list[Contradiction]:
    """Sort contradictions by the claims that are answered, then by those that answer."""
    return sorted(found, key=lambda one: (one.asserting.start, one.answering.start, one.answering.statement.id))

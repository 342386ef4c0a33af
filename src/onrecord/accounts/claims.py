"""Claims: the statements of an article as they can be held against each other, each with its speaker, wording and place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.accounts.answers import Answer, after_charge, answer, is_charge
from onrecord.accounts.wording import Weights, Wording, country
from onrecord.language.paragraphs import paragraphs
from onrecord.language.sentences import sentence_ends
from onrecord.record.actor import Actor, Ref
from onrecord.record.article import Article
from onrecord.record.span import Span
from onrecord.record.statement import Statement
from onrecord.world import states_seated

_NOT_CLAIMS = frozenset(
    {"want", "ask", "demand", "request", "propose", "offer", "regret", "praise", "promise", "agree", "condition"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement as a claim.

    Attributes:
        statement: The statement.
        who: What tells its speaker from others; the statement's own id where nobody is known.
        state: Country of the speaker, who may speak for it; null where unknown.
        wording: The words of what it is about.
        sentence: Number of the sentence in which its content begins.
        answer: How it answers another claim, if it does.
        charge: Whether it lays something at somebody's door.
        about: Actors, and codes of states, that its content names.
    """

    statement: Statement
    who: str
    state: str | None
    wording: Wording
    sentence: int
    answer: Answer | None
    charge: bool
    about: frozenset[str]

    @property
    def start(self) -> int:
        """Where its content begins."""
        return self.statement.content[0].start

    @property
    def text(self) -> str:
        """What it says."""
        return " ".join(span.text for span in self.statement.content)

    def holds(self, other: Claim) -> bool:
        """Tell whether the other's content stands within this one's."""
        pieces = self.statement.content
        return all(any(one.start <= span.start and span.end <= one.end for one in pieces) for span in other.statement.content)


class Claims:
    """All claims of an article, in order.

    Args:
        article: The article.
        statements: Its statements.
        actors: Its actors.
    """

    def __init__(self, article: Article, statements: Sequence[Statement], actors: Sequence[Actor]) -> None:
        """Make a claim of each statement that is no headline's quotation."""
        self.article = article
        self._starts = sorted(
            at for low, high in paragraphs(article.text) for at in (low, *sentence_ends(article.text, low, high))
        )
        self.actors: Mapping[str, Actor] = {actor.id: actor for actor in actors}
        self._mentions = sorted((span.start, span.end, actor.id) for actor in actors for span in actor.mentions)
        self._at = [start for start, *_ in self._mentions]
        self._inner = self._nested(statements)
        self.of: dict[str, Claim] = {}
        for one in sorted(statements, key=lambda one: (one.content[0].start, -one.content[-1].end)):
            if one.pull_quote is None and not self._headline(one):
                self.of[one.id] = self._claim(one)
        self.all = tuple(self.of.values())
        self.weights = Weights(claim.wording for claim in self.all)

    @cached_property
    def by_sentence(self) -> Mapping[int, tuple[Claim, ...]]:
        """The claims by the sentence in which they begin."""
        found: dict[int, list[Claim]] = {}
        for claim in self.all:
            found.setdefault(claim.sentence, []).append(claim)
        return {sentence: tuple(claims) for sentence, claims in found.items()}

    def sentence(self, offset: int) -> int:
        """Give the number of the sentence that an offset is in."""
        return bisect_right(self._starts, offset)

    def sentence_of(self, offset: int) -> tuple[int, int]:
        """Give the offsets of the sentence that an offset is in."""
        number = self.sentence(offset)
        start = self._starts[number - 1] if number else 0
        end = self._starts[number] if number < len(self._starts) else len(self.article.text)
        return start, end

    def key(self, ref: Ref | None) -> str | None:
        """Give what tells an actor from others: its id, else its name; null for nobody."""
        return None if ref is None else ref.actor or ref.name.lower()

    def state(self, ref: Ref | None) -> str | None:
        """Give the country that an actor is of, as far as name or record tell."""
        if ref is None:
            return None
        actor = self.actors.get(ref.actor or "")
        known = actor.country if actor else None
        seated = states_seated(ref.name).only
        return known or country(ref.name) or (seated.code if seated else None)

    def within(self, inner: Claim, outer: Claim) -> bool:
        """Tell whether a statement stands within another, directly or through others."""
        seen: set[str] = set()
        at = inner.statement.within
        while at is not None and at not in seen:
            if at == outer.statement.id:
                return True
            seen.add(at)
            at = self.of[at].statement.within if at in self.of else None
        return outer is not inner and outer.holds(inner)

    @staticmethod
    def _nested(statements: Sequence[Statement]) -> Mapping[str, tuple[Span, ...]]:
        """Give for each statement the words of those within it: what they say and their reporting words."""
        inner: dict[str, tuple[Span, ...]] = {}
        for one in statements:
            if one.within is not None:
                inner[one.within] = (*inner.get(one.within, ()), *one.content, *one.cue)
        return inner

    def _own(self, one: Statement) -> str:
        """Give what a statement says without what it reports others to have said."""
        inner = self._inner.get(one.id, ())
        if not inner:
            return " ".join(span.text for span in one.content)
        text = self.article.text
        kept: list[str] = []
        for span in one.content:
            at = span.start
            for low, high in sorted((hit.start, hit.end) for hit in inner if span.start <= hit.start < span.end):
                kept.append(text[at:low])
                at = max(at, high)
            kept.append(text[at : span.end])
        return " ".join(kept)

    def _headline(self, one: Statement) -> bool:
        first, last = one.content[0].start, one.content[-1].end
        return any(span.start <= first and last <= span.end for span in self.article.headlines)

    def _claim(self, one: Statement) -> Claim:
        said = " ".join(span.text for span in one.content)
        told = answer(one, self._own(one))
        charge = is_charge(one)
        spans = [(span.start, span.end) for span in one.content]
        if charge and one.cue:
            spans.append(self.sentence_of(one.cue[0].start))
        about = {name for start, end in spans for name in self._named(start, end)}
        about |= {self.key(one.target) or "", self.state(one.target) or ""} - {""}
        wording = Wording.of(after_charge(said) if told and told.charged else said)
        return Claim(
            statement=one,
            who=self.key(one.speaker) or one.id,
            state=self.state(one.speaker),
            wording=wording,
            sentence=self.sentence(one.content[0].start),
            answer=told,
            charge=charge,
            about=frozenset(about) | {stem for stem in wording.stems if stem.isupper()},
        )

    def _named(self, start: int, end: int) -> set[str]:
        first = bisect_right(self._at, start - 1)
        found = set()
        for at in range(first, len(self._mentions)):
            low, high, actor = self._mentions[at]
            if low >= end:
                break
            if high <= end:
                found.add(actor)
        return found


def can_assert(claim: Claim) -> bool:
    """Tell whether a statement puts something forward as so, rather than wishing, asking or demanding it."""
    return claim.statement.act not in _NOT_CLAIMS

"""Speakers: from the words of a source to the actor that they mean."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from onrecord.meaning.actors.actors import Actors
from onrecord.meaning.actors.documents import Documents
from onrecord.meaning.actors.implied import Implied
from onrecord.meaning.actors.pronouns import Pronouns
from onrecord.meaning.actors.sources import Sources
from onrecord.meaning.linking import Attribution
from onrecord.record.actor import How, Ref

_FIRST = frozenset({"i", "we", "my", "our", "me", "us"})
_TOGETHER = frozenset({"they", "both", "two", "pair"})


class Speakers:
    """The speakers of one article's attributions.

    Args:
        actors: The article's actors.
        attributions: Its attributions.
    """

    def __init__(self, actors: Actors, attributions: Sequence[Attribution]) -> None:
        """Keep both."""
        self._actors = actors
        self._attributions = attributions
        self._sources = Sources(actors)
        self._documents = Documents(actors)
        self._implied = Implied(actors, self._sources, self._documents)
        self._pronouns = Pronouns(actors, [f for a in attributions if a.within is None for f in a.content])
        self._person: int | None = None  # head of the last source that is one person
        self._group: int | None = None  # head of the last source that is none
        self._last: int | None = None  # head of the last source
        self._joint: Ref | None = None  # the last source, where it joined several

    def all(self) -> list[Ref | None]:
        """Give the speaker of each attribution, in their order."""
        found: dict[int, Ref | None] = {}
        for attribution in sorted(self._attributions, key=_place):
            outer = found.get(id(attribution.within)) if attribution.within is not None else None
            if attribution.carries_on is None:
                found[id(attribution)] = self._speaker(attribution, outer)
        for attribution in self._attributions:
            if attribution.carries_on is not None:
                earlier = found.get(id(attribution.carries_on))
                found[id(attribution)] = structs.replace(earlier, how="continued") if earlier else None
        return [found[id(attribution)] for attribution in self._attributions]

    def _speaker(self, attribution: Attribution, outer: Ref | None) -> Ref | None:
        if not attribution.source:
            return self._without_source(attribution)
        told = self._implied.told(attribution)
        if told is not None:  # the source's words are those who are told, in a passive
            return None if told.agent is None else self._refer(told.agent, attribution)
        joined = self._sources.joined(attribution.source)
        if len(joined) > 1:
            return self._together(joined, attribution)
        head = self._sources.head(attribution.source)
        if head is None:
            return None
        if outer is not None and (self._actors.analysis.forms[head].lower() in _FIRST or self._is_own(head, attribution)):
            return structs.replace(outer, how="pronoun")
        return self._refer(head, attribution)

    def _is_own(self, head: int, attribution: Attribution) -> bool:
        """Tell whether "he", in what somebody says but not in his very words, means himself, as nobody else is a subject."""
        outer = attribution.within
        if outer is None or not self._pronouns.is_one_person(head) or self._pronouns.is_quoted(head):
            return False
        words = self._sources.words(outer.content)
        return not any(self._pronouns.is_named_subject(word) for word in words if word < head)

    def _without_source(self, attribution: Attribution) -> Ref | None:
        if attribution.holder is not None:
            head = self._sources.head([attribution.holder])
            held = None if head is None else self._refer(head, attribution)
            return None if held is None else structs.replace(held, how="implicit")
        subject = self._implied.subject(attribution, self._pronouns.is_said, self._last)
        if subject is None:
            return None
        joined = self._sources.joined_to(subject)
        meant = self._together(joined, attribution) if joined else self._refer(subject, attribution)
        return structs.replace(meant, how="implicit") if meant is not None else None

    def _together(self, heads: Sequence[int], attribution: Attribution) -> Ref:
        phrases = self._actors.phrases
        spans = [phrases.name(head) if self._actors.how(head) == "name" else phrases.span(head) for head in heads]
        low, high = min(span.start for span in spans), max(span.end for span in spans)
        span = type(spans[0]).of(self._actors.analysis.words.text, low, high)
        joint = self._actors.joint(heads, span)
        if attribution.within is None:
            self._joint, self._group = joint, None
        return joint

    def _refer(self, head: int, attribution: Attribution) -> Ref | None:
        """Refer to whom the head of a source means, and keep in mind who spoke."""
        analysis = self._actors.analysis
        nested = attribution.within is not None
        if self._joint is not None and not nested and self._is_both(head):
            return structs.replace(self._joint, how=self._actors.how(head))
        meant: int = head
        how: How | None = None
        if self._pronouns.is_one_person(head) or self._pronouns.is_several(head):
            before = self._person if self._pronouns.is_one_person(head) else self._group
            named = None if nested else self._pronouns.meant(head, before)
            meant, how = head if named is None else named, "pronoun"
        elif (antecedent := self._pronouns.antecedent(head)) is not None:
            meant, how = antecedent, "pronoun"
        elif self._documents.is_one(head):
            author = self._documents.author(head)
            return None if author is None else self._refer(author, attribution)
        elif self._actors.is_role(head) and self._documents.is_definite(head):
            bearer = self._actors.bearer(head)
            if bearer is not None:
                self._actors.take(head, bearer)
                meant, how = bearer, "role"
        if analysis.parts[meant] in {"PRON", "DET"} and self._actors.is_anonymous(meant):
            return None
        if not nested:
            self._last = head
            self._keep(meant)
        return self._actors.ref(meant, how)

    def _is_both(self, head: int) -> bool:
        """Tell whether a word means the ones who spoke together: "they", "both", "the two men"."""
        phrases, forms = self._actors.phrases, self._actors.analysis.forms
        words = {forms[word].lower() for word in (head, *phrases.below(head, "nummod"), *phrases.below(head, "det"))}
        return bool(words & _TOGETHER)

    def _keep(self, meant: int) -> None:
        self._joint = None
        if self._actors.may_be_person(meant):
            self._person = meant
        else:
            self._group = meant


def _place(attribution: Attribution) -> tuple[int, int]:
    """Give where an attribution begins; one within another comes after it."""
    start = min((fragment.start for fragment in (*attribution.source, *attribution.content)), default=0)
    return start, int(attribution.within is not None)

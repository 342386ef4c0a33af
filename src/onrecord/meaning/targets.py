"""Targets: whom words accuse, criticise, praise, ask or threaten, where the article names somebody.

It is the object of the reporting verb ("accused Norland of"), the one who is asked or threatened, else whose doing the content
complains of: its subject, the agent of its passive, the owner of the thing it names ("the government's plan").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.meaning.acts import forms
from onrecord.meaning.linking import Attribution
from onrecord.meaning.parties import Parties
from onrecord.record.statement import Act

_OF_OBJECT: frozenset[Act] = frozenset({"accuse", "criticize", "praise", "threaten", "warn", "request", "demand"})
"""Acts whose cue has its target as object."""
_OF_ADDRESSEE: frozenset[Act] = frozenset({"request", "demand", "threaten", "warn", "praise", "offer", "promise", "propose"})
"""Acts that are aimed at the one who hears them."""
_OF_CONTENT: frozenset[Act] = frozenset({"accuse", "criticize", "praise", "demand", "request", "threaten"})
"""Acts whose content tells their target."""
_PLAIN = frozenset(form for verb in ("tell", "say", "write", "speak") for form in forms(verb))
"""Reporting verbs that aim at nobody: who is told of a threat need not be threatened."""
_FIRST = frozenset({"i", "we"})
_AGAINST = frozenset({"against", "at", "on", "for"})


class Targets:
    """The targets of one article's attributions.

    Args:
        parties: The article's possible parties.
    """

    def __init__(self, parties: Parties) -> None:
        """Keep them."""
        self._parties = parties
        self._analysis = parties.analysis

    def all_of(self, attribution: Attribution, act: Act | None, addressee: int | None) -> Iterator[int]:
        """Give the words that may head the target of an attribution, likeliest first.

        Args:
            attribution: The attribution.
            act: What its words do.
            addressee: The word that heads its addressee.
        """
        if act is None:
            return
        cue, content = self._parties.words(attribution.cue), self._parties.words(attribution.content)
        source = set(self._parties.words(attribution.source))
        found: list[int] = []
        if act in _OF_OBJECT:
            found += self._objects(cue)
        plain = any(self._analysis.forms[word].lower() in _PLAIN for word in cue)
        if addressee is not None and act in _OF_ADDRESSEE and not (plain and act not in {"request", "demand"}):
            found.append(addressee)
        if act in _OF_CONTENT:
            found += self._of_content(content)
        yield from (word for word in dict.fromkeys(found) if word not in source)

    def _objects(self, cue: Sequence[int]) -> Iterator[int]:
        """Give whom the reporting words themselves name: "accused Norland", "was blamed", "allegations against Berg"."""
        parties, names = self._parties, self._analysis.trees.name
        for word in cue:
            for child in parties.phrases.children[word]:
                is_object = names(child) in {"obj", "nsubj:pass"} or (
                    names(child) == "nmod" and parties.cases(child) & _AGAINST
                )
                if is_object and child not in cue:
                    yield from self._meant(child)

    def _of_content(self, content: Sequence[int]) -> Iterator[int]:
        """Give whose doing the content tells of."""
        inside = set(content)
        heads, parts = self._analysis.trees.heads, self._analysis.parts
        tops = [word for word in content if int(heads[word]) == word or int(heads[word]) not in inside]
        for top in [word for word in tops if parts[word] not in {"PUNCT", "ADP", "SCONJ"}][:2]:
            yield from self._of_clause(top)

    def _of_clause(self, top: int) -> Iterator[int]:
        """Give whose doing a clause, or the thing that a noun names, is."""
        parties, names = self._parties, self._analysis.trees.name
        children = parties.phrases.children[top]
        subjects = [child for child in children if names(child) in {"nsubj", "nsubj:outer"}]
        agents = [child for child in children if names(child) == "obl:agent"]
        passive = [child for child in children if names(child) == "nsubj:pass"]
        if not (subjects or agents or passive) and self._analysis.parts[top] in {"NOUN", "PROPN", "PRON"}:
            yield from self._meant(top)
        for child in (*agents, *subjects, *(passive if not agents else ())):
            yield from self._meant(child)
        if any(self._analysis.forms[child].lower() in _FIRST for child in subjects):
            for child in children:
                if names(child) == "obj":
                    yield from self._meant(child)

    def _meant(self, word: int) -> Iterator[int]:
        """Give whom a word means, else whose the thing is that it names."""
        if self._parties.is_somebody(word):
            yield word
            return
        owner = self._parties.owner(word)
        if owner is not None:
            yield owner

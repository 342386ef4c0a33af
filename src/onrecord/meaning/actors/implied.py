"""Speakers that no words beside the cue name: the subject that reporting words share, and passives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.meaning.actors.actors import Actors
from onrecord.meaning.actors.documents import Documents
from onrecord.meaning.actors.sources import Sources
from onrecord.meaning.linking import Attribution

_SHARING = frozenset({"advcl", "xcomp", "conj"})  # clauses that have their subject from the one above
_TELLING = frozenset(
    {"tell", "urge", "ask", "instruct", "advise", "inform", "order", "warn", "request", "remind", "assure", "invite", "accuse"}
)
"""Verbs whose subject, in the passive, is whom the words are said to."""


@dataclass(frozen=True, slots=True)
class Told:
    """A passive ("residents were told"): who does the telling, if the article says."""

    agent: int | None


class Implied:
    """Subjects and agents of the reporting words of one article.

    Args:
        actors: The article's actors.
        sources: The words of its sources.
        documents: Its documents.
    """

    def __init__(self, actors: Actors, sources: Sources, documents: Documents) -> None:
        """Keep them."""
        self._actors = actors
        self._analysis = actors.analysis
        self._sources = sources
        self._documents = documents

    def told(self, attribution: Attribution) -> Told | None:
        """Tell whether the words taken for a source are those who are told something; null where they speak."""
        source = set(self._sources.words(attribution.source))
        for verb in self._verbs(attribution):
            subjects = self._actors.phrases.below(verb, "nsubj")
            passive = any(self._analysis.trees.name(child) == "nsubj:pass" and child in source for child in subjects)
            if passive and self._analysis.lemmas[verb].lower() in _TELLING:
                return Told(self._agent(verb))
        return None

    def subject(self, attribution: Attribution, said: Callable[[int], bool], before: int | None) -> int | None:
        """Find who speaks by reporting words that have no source of their own: "said on Monday, adding that …".

        Args:
            attribution: The attribution.
            said: Tells whether a word is part of what somebody says.
            before: The head of the source before, if any, whom a participle in the same sentence goes on with.

        Returns:
            The head of a mention; null where there is none, or where a thing is the subject.
        """
        own = {*self._sources.words(attribution.cue), *self._sources.words(attribution.content)}
        for verb in self._verbs(attribution):
            if self._is_passive(verb):
                return self._agent(verb)
            subject = self._subject_of(verb)
            if subject is not None and (said(verb) or not said(subject)):
                return None if subject in own or not self._acts(subject) else subject
            sentences = self._analysis.words.sentences
            if before is not None and self._analysis.forms[verb].endswith("ing") and sentences[before] == sentences[verb]:
                return before
        for noun in self._sources.words(attribution.cue):
            owner = self._documents.owner(noun) if self._analysis.parts[noun] == "NOUN" else None
            if owner is not None and owner not in own:
                return owner
        return None

    def _verbs(self, attribution: Attribution) -> list[int]:
        return [word for word in self._sources.words(attribution.cue) if self._analysis.parts[word] == "VERB"]

    def _subject_of(self, verb: int) -> int | None:
        """Find the subject of a verb, or of the clause that it shares it with."""
        trees, phrases = self._analysis.trees, self._actors.phrases
        at = verb
        while self._analysis.parts[at] in {"VERB", "NOUN", "ADJ"}:
            subjects = phrases.below(at, "nsubj")
            if subjects:
                return subjects[0]
            relation, above = trees.name(at).split(":")[0], int(trees.heads[at])
            if relation == "acl" and self._documents.is_one(above):
                return above
            if relation not in _SHARING or above == at:
                return None
            at = above
        return None

    def _acts(self, word: int) -> bool:
        """Tell whether a subject can speak: somebody who is mentioned, or a document."""
        return self._actors.mentions(word) or self._documents.is_one(word)

    def _is_passive(self, verb: int) -> bool:
        phrases, analysis = self._actors.phrases, self._analysis
        if any(analysis.trees.name(child) in {"aux:pass", "nsubj:pass"} for child in phrases.children[verb]):
            return bool(phrases.below(verb, "aux"))
        alone = not phrases.below(verb, "aux") and not phrases.below(verb, "nsubj")
        return alone and analysis.trees.name(verb) == "advcl" and analysis.forms[verb].lower().endswith("ed")

    def _agent(self, verb: int) -> int | None:
        """Find by whom something was said in a passive."""
        for child in self._actors.phrases.below(verb, "obl"):
            cases = {self._analysis.forms[case].lower() for case in self._actors.phrases.below(child, "case")}
            if (self._analysis.trees.name(child) == "obl:agent" or "by" in cases) and self._acts(child):
                return child
        return None

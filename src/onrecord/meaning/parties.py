"""Whom the words of a clause can mean: somebody who is spoken to, or about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np

from onrecord.meaning.actors.actors import Actors
from onrecord.meaning.fragments import Fragment
from onrecord.meaning.heads.inventory import MENTIONS
from onrecord.record.actor import Ref
from onrecord.world.organisations import find_organisation, metonym
from onrecord.world.states import demonym, find_state

_ACTING = frozenset({MENTIONS.index("person"), MENTIONS.index("organisation")})
_NAMES = frozenset({"person", "organisation", "group"})
_NO_ACTORS = frozenset("it this that these those which what who whom you i we me us one anybody everybody nobody".split())  # noqa: SIM905 (reads better in a row)
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_OWNS = frozenset({"by", "of", "from", "against"})
_DEPTH = 3  # nouns to go down from a thing to its owner: "the decision of a court of Norland"


class Parties:
    """The possible parties of one article's statements.

    Args:
        actors: The article's actors.
    """

    def __init__(self, actors: Actors) -> None:
        """Keep the actors and what the heads tell of them."""
        self.actors = actors
        self.analysis = actors.analysis
        self.phrases = actors.phrases

    @cached_property
    def _kinds(self) -> dict[int, int]:
        mentions = self.analysis.mentions
        return dict(zip(mentions.heads.tolist(), mentions.kinds.tolist(), strict=True))

    @cached_property
    def _names(self) -> dict[int, str]:
        return {word: name.kind for name in self.analysis.names for word in range(name.first, name.last + 1)}

    def words(self, fragments: Sequence[Fragment]) -> list[int]:
        """Give the places of the words of some fragments, in order."""
        starts = self.analysis.words.starts
        bounds = [np.searchsorted(starts, [fragment.start, fragment.end]) for fragment in sorted(fragments)]
        return [word for low, high in bounds for word in range(int(low), int(high))]

    def relation(self, word: int) -> str:
        """Name the relation of a word to its head, without subtype."""
        return self.analysis.trees.name(word).split(":")[0]

    def cases(self, word: int) -> set[str]:
        """Give the prepositions of a word, in lower case."""
        return {self.analysis.forms[case].lower() for case in self.phrases.below(word, "case")}

    def is_somebody(self, word: int) -> bool:
        """Tell whether a word can mean somebody who acts: a person, a group, an organisation, a state."""
        form, part = self.analysis.forms[word].lower(), self.analysis.parts[word]
        if form in _NO_ACTORS or part not in _NOMINAL:
            return False
        if part == "PRON":
            return not self.actors.is_anonymous(word)
        if self._kinds.get(word) in _ACTING or self._names.get(word) in _NAMES:
            return True
        name = self.phrases.name(word).text if part == "PROPN" else self.analysis.forms[word]
        return bool(find_state(name) or find_organisation(name) or metonym(name)) and part == "PROPN"

    def owner(self, thing: int, depth: int = _DEPTH) -> int | None:
        """Find whose a thing is: "Norland's offer", "the offer of Norland", "an attack by the rebels", "a Norland offer".

        Args:
            thing: The noun.
            depth: Nouns to go down at most.
        """
        for child in self._belongings(thing):
            if self.is_somebody(child) or demonym(self.analysis.forms[child]):
                return child
            found = self.owner(child, depth - 1) if depth > 1 and self.analysis.parts[child] in _NOMINAL else None
            if found is not None:
                return found
        return None

    def _belongings(self, thing: int) -> Iterator[int]:
        """Give the nouns that a noun hangs together with, those first that tell best whose it is."""
        children = self.phrases.children[thing]
        names = self.analysis.trees.name
        yield from (child for child in children if names(child) == "nmod:poss")
        yield from (child for child in children if names(child) == "nmod" and self.cases(child) & _OWNS)
        yield from (child for child in children if names(child) in {"compound", "amod"} and self._is_capital(child))

    def _is_capital(self, word: int) -> bool:
        return self.analysis.forms[word][:1].isupper()

    def ref(self, word: int) -> Ref | None:
        """Refer to whom a word means; null for a pronoun that the article gives no name for."""
        if self.analysis.parts[word] == "PRON" and self.actors.is_anonymous(word):
            return None
        if self.analysis.parts[word] == "NOUN":
            bearer = self.actors.bearer(word)
            if bearer is not None:
                self.actors.take(word, bearer)
                return self.actors.ref(bearer, "role")
        return self.actors.ref(word)

"""Who is meant by a word that takes part in an event: the one place where events meet the actors of an article."""

from __future__ import annotations

from typing import Protocol

from onrecord.events.frame import word_class
from onrecord.events.syntax import Syntax
from onrecord.meaning.actors.actors import Actors
from onrecord.meaning.heads.analysis import Analysis
from onrecord.meaning.heads.inventory import MENTIONS
from onrecord.record.actor import How, Ref
from onrecord.record.span import Span
from onrecord.world import find_organisation, metonym, states_named, states_of

_ACTING = frozenset({"person", "organisation"})
_NAMES = frozenset({"person", "organisation", "group"})
_IMPERSONAL = frozenset(
    "it this that these those which what something anything nothing everything there itself one another any other".split()  # noqa: SIM905 (reads better in a row)
)
_PERSONAL = frozenset(
    "i you he she we they him her us them me who whom his their our my your".split()  # noqa: SIM905 (reads better in a row)
)
_CLASSES = ("people", "force", "police", "court", "diplomat", "opponent")
_EVERYBODY = frozenset(
    {"people", "troops", "forces", "rebels", "police", "government", "army", "protesters", "sides", "parties"}
)


class Resolver(Protocol):
    """Tells whom a word means."""

    def ref(self, word: int) -> Ref | None:
        """Refer to the actor whom a word means.

        Args:
            word: Place of the word among the article's.

        Returns:
            The reference; null where the word means no actor.
        """


class PlainResolver:
    """A resolver that names an actor by its own words, or those of the best name that coreference ties to it.

    Args:
        text: The article's text.
        analysis: What the heads tell of it.
        syntax: Its trees.
        actors: Its actors: where a word mentions one of them, the reference is to that actor.
    """

    def __init__(self, text: str, analysis: Analysis, syntax: Syntax, actors: Actors | None = None) -> None:
        """Index names and mentions by their words."""
        self._text, self._syntax, self._actors = text, syntax, actors
        mentions = analysis.mentions
        heads, kinds = mentions.heads.tolist(), mentions.kinds.tolist()
        self._kinds = {head: MENTIONS[kind] for head, kind in zip(heads, kinds, strict=True)}
        self._entities = dict(zip(heads, mentions.entities.tolist(), strict=True))
        self._names = {word: name for name in analysis.names for word in range(name.first, name.last + 1)}
        self._named: dict[int, int] = {}
        for head, entity in self._entities.items():
            if syntax.parts[head] == "PROPN":
                known = self._named.get(entity)
                if known is None or self._width(head) > self._width(known):
                    self._named[entity] = head

    def ref(self, word: int) -> Ref | None:
        """Refer to the actor whom a word means, by the words that name it best."""
        if not self.acts(word):
            return self._owner(word)
        if self._actors is not None and self._actors.mentions(word):
            return self._actors.ref(word)
        part = self._syntax.parts[word]
        named = self._named.get(self._entities.get(word, -1))
        is_pronoun = part == "PRON"
        if is_pronoun and named is None:
            return Ref(
                name=self._text[self._syntax.starts[word] : self._syntax.ends[word]], mention=self._span(word), how="pronoun"
            )
        best = named if named is not None and (is_pronoun or part == "NOUN") else word
        span = self._span(best)
        return Ref(name=" ".join(span.text.split()), mention=span, how=self._how(word, span, is_pronoun=is_pronoun))

    def _owner(self, word: int) -> Ref | None:
        """Refer to the state whose a thing is: "Iraqi towns", "an Indian proposal"; null where no word before it says."""
        if self._syntax.parts[word] not in {"NOUN", "PROPN"}:
            return None
        first, _ = self._syntax.phrase(word)
        for at in range(first, word):
            form = self._text[self._syntax.starts[at] : self._syntax.ends[at]]
            if form[:1].isupper() and (states_of(form).states or states_named(form).states):
                return Ref(name=form, mention=Span.of(self._text, self._syntax.starts[at], self._syntax.ends[at]), how="name")
        return None

    def acts(self, word: int) -> bool:
        """Tell whether a word can mean somebody who acts: a person, an organisation, a state, a group."""
        form, part = self._syntax.forms[word], self._syntax.parts[word]
        if form in _IMPERSONAL:
            return False
        if part in {"PRON", "ADJ"}:  # "Norlandic forces", but not "military forces"
            return form in _PERSONAL or (part == "ADJ" and bool(states_of(form.capitalize()).states))
        kind = self._kinds.get(word)
        if kind in _ACTING or form in _EVERYBODY or any(self._syntax.means(word, word_class(name)) for name in _CLASSES):
            return True
        name = self._names.get(word)
        words, phrase = self._words(word), self._span(word).text
        if any(
            states_named(one).states or states_of(one).states or find_organisation(one) is not None for one in (words, phrase)
        ):
            return True
        if kind == "place" or (name is not None and name.kind == "place"):
            return bool(metonym(words)) and self._syntax.is_a(word, "nsubj", "nmod:poss", "obl")
        return name is not None and name.kind in _NAMES

    def _how(self, word: int, span: Span, *, is_pronoun: bool) -> How:
        if is_pronoun:
            return "pronoun"
        if metonym(span.text) and not states_named(span.text).states:
            return "metonym"
        return "name" if self._syntax.parts[word] in {"PROPN", "ADJ"} else "role"

    def _words(self, word: int) -> str:
        name = self._names.get(word)
        first, last = (name.first, name.last) if name else (word, word)
        return self._text[self._syntax.starts[first] : self._syntax.ends[last]]

    def _span(self, word: int) -> Span:
        first, last = self._syntax.phrase(word)
        name = self._names.get(word)
        if name is not None and self._syntax.parts[word] in {"PROPN", "ADJ"}:
            first, last = min(first, name.first), max(last, name.last)
        if self._syntax.parts[word] == "ADJ":
            first = last = word
        return Span.of(self._text, self._syntax.starts[first], self._syntax.ends[last])

    def _width(self, word: int) -> int:
        first, last = self._syntax.phrase(word)
        return last - first

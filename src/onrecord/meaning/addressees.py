"""Addressees: to whom something was said, where the article tells: "told parliament", "in a letter to Berg", "asked the judge".

The words hang on the reporting verb: its object where it is a verb of telling, a phrase with "to" else, the subject of the
passive ("the drivers were told"). Reporters in general are nobody; a paper or agency that is named is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.meaning.acts import forms
from onrecord.meaning.linking import Attribution
from onrecord.meaning.parties import Parties


def _verbs(words: str) -> frozenset[str]:
    """Give all forms of some verbs."""
    return frozenset(form for word in words.split() for form in forms(word))


_TELLING = _verbs(
    "tell ask urge inform remind assure reassure warn order invite instruct advise notify beg implore beseech encourage exhort "
    "brief direct thank congratulate greet threaten petition lobby promise persuade convince caution summon command alert quiz"
)
"""Verbs whose object hears the words."""
_NOT_HEARD = _verbs("accord refer point react respond allude compare liken object relate belong lead come go") | {"led", "came"}
"""Verbs whose "to" leads to what is spoken of."""
_UPON = _verbs("call prevail impress")
_WITH = _verbs("plead discuss share raise speak talk")
_MEDIUMS = frozenset(
    {
        "letter", "message", "interview", "call", "conversation", "telegram", "note", "email", "statement", "speech",
        "address", "remark", "testimony", "appeal", "report", "memo", "phone", "tweet", "post", "request", "comment",
        "cable", "briefing", "plea", "petition", "complaint", "demand", "apology", "warning", "question", "advice",
        "condolence",
    }
)  # fmt: skip
"""What words are put into, or are: who stands behind it with "to" or "with" hears them."""
_ANYBODY = frozenset(
    {
        "reporter", "journalist", "newsman", "newsmen", "pres", "press", "media", "correspondent", "conference", "briefing",
        "audience", "crowd", "interviewer", "reader", "viewer", "everyone", "people", "world",
    }
)  # fmt: skip
"""Hearers that are nobody in particular."""
_OUTLETS = frozenset(
    {"agency", "channel", "daily", "magazine", "network", "newspaper", "paper", "radio", "station", "television", "tv"}
)
_PHRASE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "PART"})
_SHARED = frozenset({"advcl", "conj", "xcomp"})  # clauses that go with the one above


class Addressees:
    """The addressees of one article's attributions.

    Args:
        parties: The article's possible parties.
    """

    def __init__(self, parties: Parties) -> None:
        """Keep them."""
        self._parties = parties
        self._analysis = parties.analysis

    def all(self, attributions: Sequence[Attribution]) -> list[int | None]:
        """Find the word that heads the addressee of each attribution, in their order; null where the article tells of none.

        Words that go on have the addressee of those that they go on with.
        """
        found = {id(attribution): self._heard_by(attribution) for attribution in attributions}
        for attribution in attributions:
            if attribution.carries_on is not None:
                found[id(attribution)] = found.get(id(attribution.carries_on))
        return [found[id(attribution)] for attribution in attributions]

    def _heard_by(self, attribution: Attribution) -> int | None:
        parties = self._parties
        cue, content = parties.words(attribution.cue), set(parties.words(attribution.content))
        source = set(parties.words(attribution.source))
        for word in cue:
            told = [*self._told(word), *(child for child in self._spoken_to(word) if child not in content)]
            found = next((hearer for hearer in told if hearer not in source and self._is_hearer(hearer)), None)
            if found is not None:
                return found
        for above in (self._above(word) for word in cue):
            told = [] if above is None or above in content else [*self._told(above), *self._spoken_to(above)]
            found = next((one for one in told if one not in source | content and self._is_hearer(one)), None)
            if found is not None:
                return found
        return next((hearer for word in sorted(source) for hearer in self._of_medium(word) if self._is_hearer(hearer)), None)

    def _above(self, word: int) -> int | None:
        """Give the reporting verb that a participle goes with: "told Berg that …, adding that …"."""
        above = int(self._analysis.trees.heads[word])
        goes_with = above != word and self._parties.relation(word) in _SHARED and self._analysis.parts[word] == "VERB"
        return above if goes_with and self._analysis.parts[above] == "VERB" else None

    def _is_hearer(self, word: int) -> bool:
        form, lemma = self._analysis.forms[word], self._analysis.lemmas[word].lower()
        if form.islower() and lemma.removesuffix("s") in _ANYBODY:
            return False
        named = any(self._analysis.parts[child] == "PROPN" for child in self._parties.phrases.children[word])
        return self._parties.is_somebody(word) or (form.lower() in _OUTLETS and named)

    def _told(self, verb: int) -> Iterator[int]:
        """Give those whom a verb of telling has as object, or as subject of its passive."""
        if self._analysis.parts[verb] != "VERB" or self._analysis.forms[verb].lower() not in _TELLING:
            return
        names = self._analysis.trees.name
        children = self._parties.phrases.children[verb]
        if any(names(child) == "aux:pass" for child in children):
            yield from (child for child in children if names(child) == "nsubj:pass")
        else:
            yield from self._right_behind(verb)
            yield from (child for child in children if names(child) in {"iobj", "obj"})

    def _spoken_to(self, word: int) -> Iterator[int]:
        """Give those behind a reporting word's preposition, or behind that of the letter or speech that it names."""
        names = self._analysis.trees.name
        if self._analysis.parts[word] == "VERB":
            yield from self._after(word, self._analysis.forms[word].lower())
            for child in self._parties.phrases.children[word]:
                if names(child) in {"obl", "obj"}:
                    yield from self._of_medium(child)
        yield from self._of_medium(word)

    def _right_behind(self, verb: int) -> Iterator[int]:
        """Give the last word of the noun phrase that begins behind a verb, wherever the tree has put it."""
        parts, sentences = self._analysis.parts, self._analysis.words.sentences
        last = verb
        while last + 1 < len(parts) and parts[last + 1] in _PHRASE and sentences[last + 1] == sentences[verb]:
            last += 1
            if parts[last] == "PRON" and self._analysis.trees.name(last) != "nmod:poss":
                break
        if last > verb and parts[last] in {"NOUN", "PROPN", "PRON"}:
            yield last

    def _after(self, word: int, form: str) -> Iterator[int]:
        """Give those behind a reporting verb's preposition."""
        for child in self._parties.phrases.below(word, "obl"):
            cases = self._parties.cases(child)
            if (
                ("to" in cases and form not in _NOT_HEARD)
                or (cases & {"on", "upon"} and form in _UPON)
                or ("with" in cases and form in _WITH)
            ):
                yield child

    def _of_medium(self, word: int) -> Iterator[int]:
        """Give those whom a letter or the like is for."""
        if self._analysis.lemmas[word].lower() in _MEDIUMS:
            for child in self._parties.phrases.below(word, "nmod"):
                if self._parties.cases(child) & {"to", "with"}:
                    yield child

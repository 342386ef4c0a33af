"""Ways from a verb to the phrases that are its subject or object, by the words between them.

A syntax tree would tell both: `subjects` and `objects` are where it could help, and nothing else of this stage looks at how a
sentence is built. Every way is bounded, so that the time a sentence takes grows with its length and no faster.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.figures.phrases import Phrase, Phrases
from onrecord.figures.tokens import Sentence
from onrecord.figures.triggers import words_of
from onrecord.figures.vocabulary import words

_FAR = 25  # tokens of an insertion
_NEAR = 14  # tokens of a relative clause, or of what follows a noun
_LIST = 8  # members of a list
_PREPOSITIONS = frozenset(
    {"of", "in", "from", "at", "for", "with", "on", "near", "inside", "aboard", "outside", "under", "around", "by", "between",
     "along", "across", "to"}
)  # fmt: skip
_CONJUNCTIONS = frozenset({"and", "or", "&"})
_OPENING = {")": "(", "]": "[", "--": "--", "—": "—", "–": "–", "-": "-", ",": ","}
_LEADS = frozenset({"the", "these", "those", "his", "their", "her", "its", '"', "“"})
_DROPPED = frozenset({"named", "known", "several"})
_BEFORE_A_CLAUSE = frozenset({"", "that", ",", "when", "where", "after", "and", '"', "“", "]", "--", "but", "as", "while"})


@dataclass(frozen=True, slots=True)
class Walker:
    """The ways of one sentence.

    Attributes:
        sentence: The sentence.
        phrases: Its phrases.
    """

    sentence: Sentence
    phrases: Phrases

    def back(self, place: int) -> int:
        """Go back over adverbs, from a token to the first before it that is none."""
        while self.sentence.at(place) in words("adverb") and self.sentence.at(place) not in words("negation"):
            place -= 1
        return place

    def on(self, place: int) -> int:
        """Go on over adverbs."""
        while place < len(self.sentence) and self.sentence.at(place) in words("adverb") and place not in self.phrases.by_first:
            place += 1
        return place

    def auxiliaries(self, place: int) -> tuple[int, bool]:
        """Go back over auxiliaries and what is reported ("are believed to have been").

        Args:
            place: The token before a verb.

        Returns:
            The last token before them, and whether they negate.
        """
        chain = words("aux") | words("have") | words("modal") | words("claimed") | {"to", "do", "did", "does"}
        negated = False
        for _ in range(_NEAR):
            word = self.sentence.at(place)
            if word in words("negation") or word.endswith("n't"):
                negated = True
            elif word not in chain and word not in words("adverb"):
                break
            place -= 1
        return place, negated

    def subjects(self, place: int) -> list[Phrase]:
        """Find the phrases that are the subject of a verb group.

        Args:
            place: The token before the group.

        Returns:
            The nearest first; nothing where none is plain.
        """
        nearest = self._subject(place)
        if nearest is None:
            return []
        return [nearest, *self._listed_before(nearest)]

    def _subject(self, place: int) -> Phrase | None:
        word = self.sentence.at(place)
        if word == "." and self.sentence.at(place - 1) in {"jr", "sr"}:
            return self._ending(place)
        if word in words("relative"):
            return self._antecedent(place)
        if word in _OPENING:
            return self._before_insertion(place)
        direct = self._ending(place + 1)
        if direct is not None and word not in {"them", "him", "us", "me"}:
            return direct
        for at in range(place, max(-1, place - _NEAR), -1):
            if self.sentence.at(at) in {"who", "whom"}:
                return self._antecedent(at)
            if self.sentence.at(at) in {";", ":", "."} or (
                self.sentence.at(at) in words("aux") and self.sentence.at(at - 1) not in words("relative")
            ):
                break
        return None

    def _ending(self, stop: int) -> Phrase | None:
        """Give the phrase that a noun phrase with its prepositions begins with: "12 members of the group in Tarn"."""
        while self.sentence.at(stop - 1) in words("adverb") and stop not in self.phrases.by_stop:
            stop -= 1
        if self.sentence.small[max(0, stop - 2) : stop] == ("on", "board"):
            stop -= 2
        phrase = self.phrases.by_stop.get(stop)
        if phrase is None and self.sentence.at(stop - 1) in {")", "]"}:
            phrase = self._before_insertion(stop - 1)
        for _ in range(_LIST):
            if phrase is None or phrase.sort in {"counted", "bare"}:
                break
            at = phrase.first - 1
            if self.sentence.at(at) in {"the", "these", "those", "his", "their", "her"}:
                at -= 1
            before = self.phrases.by_stop.get(at) if self.sentence.at(at) in _PREPOSITIONS else None
            if before is None:
                break
            phrase = before
        return phrase

    def _antecedent(self, place: int) -> Phrase | None:
        """Give the phrase that "who" stands for; "in which" stands for none."""
        at = place - 1
        if self.sentence.at(at) in {",", "--", "—", "–"}:
            at -= 1
        if self.sentence.at(place - 1) in _PREPOSITIONS:
            return None
        phrase = self._ending(at + 1)
        return self._ending(phrase.first - 1) if phrase is not None and self._is_age(phrase) else phrase

    def _before_insertion(self, place: int) -> Phrase | None:
        """Give the phrase before an insertion that ends at a mark: "Lind, 45, a clerk, was"."""
        opening = _OPENING[self.sentence.at(place)]
        for at in range(place - 1, max(-1, place - _FAR), -1):
            if self.sentence.at(at) in {";", ":"}:
                break
            if self.sentence.at(at) == opening:
                phrase = self._ending(at)
                if phrase is not None and phrase.sort != "thing" and not self._is_age(phrase):
                    return self._named_by(phrase)
                if opening != ",":
                    break
        return None

    def _named_by(self, phrase: Phrase) -> Phrase:
        """Give the name that a phrase describes ("Lind, [consul of Sudmark]"); the phrase where it describes none."""
        before = self.phrases.by_stop.get(phrase.first - 1) if self.sentence.at(phrase.first - 1) == "," else None
        if before is not None and self._is_age(before):
            before = self.phrases.by_stop.get(before.first - 1)
        describes = phrase.sort in {"known", "single", "named"}
        return before if before is not None and before.sort == "named" and describes else phrase

    def _is_age(self, phrase: Phrase) -> bool:
        return phrase.sort == "bare" and self.sentence.at(phrase.first - 1) == "," and phrase.stop == phrase.first + 1

    def _listed_before(self, phrase: Phrase) -> list[Phrase]:
        """Give the phrases that a list has before its last: "Lind, two clerks and [five guards]"."""
        found: list[Phrase] = []
        joined = False
        while len(found) < _LIST:
            at = phrase.first - 1
            if self.sentence.at(at) in {"the", "these", "those"}:
                at -= 1
            if self.sentence.at(at) in _CONJUNCTIONS:
                joined = True
                at -= self.sentence.at(at - 1) == ","
            elif not (joined and self.sentence.at(at) == ","):
                break
            before = self._ending(at)
            if before is None or before.sort in {"thing", "pronoun"}:
                break
            if before.sort in _DROPPED and self.sentence.at(before.first - 1) not in _BEFORE_A_CLAUSE:
                break
            found.append(before)
            phrase = before
        return found

    def objects(self, place: int) -> list[Phrase]:
        """Find the phrases that are the object of a verb, or of a preposition.

        Args:
            place: The token after it.

        Returns:
            In order; nothing where none follows at once.
        """
        at = self.on(place)
        if self.sentence.at(at) in _LEADS and at not in self.phrases.by_first:
            at += 1
        phrase = self.phrases.by_first.get(at)
        found: list[Phrase] = []
        while phrase is not None and len(found) < _LIST:
            if phrase.sort == "thing" or (found and (self._begins_a_clause(phrase) or self._is_age(phrase))):
                break
            found.append(phrase)
            phrase = self._next_listed(phrase)
        return found

    def _next_listed(self, phrase: Phrase) -> Phrase | None:
        """Give the next member of a list, over what belongs to the one before ("a clerk of the court and two guards")."""
        at = phrase.stop
        for _ in range(_NEAR):
            word = self.sentence.at(at)
            if word in _CONJUNCTIONS or word in {",", "plus"} or (word, self.sentence.at(at + 1)) == ("as", "well"):
                break
            inner = self.phrases.by_first.get(at + 1) if word in _PREPOSITIONS else None
            if word in _PREPOSITIONS and inner is None and self.sentence.at(at + 1) in {"the", "his", "their", "its"}:
                inner = self.phrases.by_first.get(at + 2)
            if inner is None or inner.sort in {"counted", "bare"}:
                return None
            at = inner.stop
        over = at > phrase.stop and self.sentence.at(at) == ","
        if (self.sentence.at(at), self.sentence.at(at + 1)) == ("as", "well"):
            at += 2
        at += 1
        while self.sentence.at(at) in _CONJUNCTIONS | {"also", "the", "as", "then"} and at not in self.phrases.by_first:
            at += 1
        follows = self.phrases.by_first.get(at)
        return None if over and follows is not None and follows.sort == "named" else follows

    def _begins_a_clause(self, phrase: Phrase) -> bool:
        """Tell whether a verb of its own follows a phrase, so that it is no member of the list before it."""
        at = phrase.stop
        if phrase.sort == "bare" and self.sentence.at(at) in words("relative"):
            return True
        for _ in range(_NEAR):
            word = self.sentence.at(at)
            inner = self.phrases.by_first.get(at + 1) if word in _PREPOSITIONS else None
            if word in words("adverb"):
                at += 1
            elif inner is not None:
                at = inner.stop
            else:
                return word in words("aux") | words("have") | words("modal") | words("verb") or word in words_of(
                    "done", "state", "befell"
                )
        return False

"""Ties between what befell somebody and the phrases for those whom it befell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.figures.numbers import find_numbers
from onrecord.figures.phrases import Phrase, find_phrases
from onrecord.figures.tokens import Sentence
from onrecord.figures.triggers import Befell, Trigger, Use, find_triggers
from onrecord.figures.vocabulary import is_people, words
from onrecord.figures.walking import Walker

_TOLL_REACH = 9
_INJURIES = frozenset({"injury", "injuries", "wound", "wounds", "burns", "burn", "fracture", "fractures", "concussion"})
_HOSPITALS = frozenset({"hospital", "hospitals", "clinic", "infirmary", "trauma", "medical"})
_TRIED = frozenset({"attempted", "attempting", "attempt", "attempts", "plot", "plots", "threats", "squad", "squads"})
_REACH = 7
_ALONG_REACH = 20  # tokens between a verb and "along with"
_BETWEEN = frozenset({"in", "on", "during", "yesterday", "today", "last", "this", "at", "by"})
_NEW_CLAUSE = frozenset({"who", "which", "that", "when", "while", ";"})
_CLOSE = 4
_FIRED = frozenset({"fired", "fire", "fires", "firing"})
_CLAUSE = 12  # tokens of a main clause behind its verb
_TAKEN = frozenset({"claimed", "claim", "claims", "claiming", "cost", "costs", "costing", "taken", "took", "takes", "taking",
                    "lost", "killed"})  # fmt: skip
_MASSES = frozenset({"displaced", "missing"})  # of them only counts are figures, not single persons
_ALONG = (("along", "with"), ("together", "with"), ("as", "were"), ("as", "was"), ("alongside",))


@dataclass(frozen=True, slots=True)
class Tie:
    """What befell those of a phrase.

    Attributes:
        phrase: The phrase.
        kind: What befell them.
        strong: Whether the words leave no doubt.
        place: Number of the trigger's first token.
    """

    phrase: Phrase
    kind: Befell
    strong: bool
    place: int


class Ties:
    """The ties of one sentence.

    Args:
        sentence: The sentence.
    """

    def __init__(self, sentence: Sentence) -> None:
        """Find triggers and phrases."""
        self.sentence = sentence
        self.triggers = find_triggers(sentence)
        self.phrases = find_phrases(sentence, find_numbers(sentence) if self.triggers else ())
        self._walker = Walker(sentence, self.phrases)
        self._passive: dict[int, list[Phrase]] = {}  # subjects of a passive, by the token after its participle
        self._ways: tuple[tuple[Use, Callable[[Trigger], list[Phrase]]], ...] = (
            ("among", self._among),
            ("done", self._of_verb),
            ("doing", self._of_active),
            ("state", self._in_state),
            ("befell", lambda trigger: self._of_subject(trigger.first - 1)),
            ("of", self._of_noun),
            ("toll", self._toll),
            ("bore", self._of_injury),
            ("hospital", self._of_hospital),
        )

    def __iter__(self) -> Iterator[Tie]:
        """Give the ties, trigger by trigger; a phrase may have several."""
        for trigger in self.triggers:
            for phrase in self._befallen(trigger):
                if phrase.sort not in {"thing", "several"}:
                    yield Tie(phrase, trigger.kind, trigger.strong, trigger.first)

    def _befallen(self, trigger: Trigger) -> Iterator[Phrase]:
        uses = trigger.uses
        if self.sentence.at(trigger.first - 1) in _TRIED or self.sentence.at(trigger.stop) in _TRIED:
            return
        inside = self._inside(trigger)
        if inside is not None and uses & {"state", "count", "people", "lives"}:
            yield inside
            return
        found: list[Phrase] = []
        for use, find in self._ways:
            if use in uses and not found:
                found = find(trigger)
        yield from (phrase for phrase in found if self._may_be(trigger, phrase))

    def _may_be(self, trigger: Trigger, phrase: Phrase) -> bool:
        """Tell whether those of a phrase may count for a kind: of the displaced and of weak captures single names don't."""
        if phrase.sort in {"counted", "bare"}:
            return trigger.strong or self._may_be_shot(trigger, phrase)
        if "doing" in trigger.uses and not trigger.strong:
            return phrase.sort == "single"
        if trigger.kind in _MASSES:
            return trigger.kind != "displaced" and phrase.sort == "single"
        if trigger.kind == "captured" and not trigger.strong:
            return phrase.sort == "single" or self._is_person(phrase)
        return True

    def _may_be_shot(self, trigger: Trigger, phrase: Phrase) -> bool:
        """Tell whether weak words befell people: not "one trailer was shot", and "fired one shot" shot nobody."""
        if phrase.sort == "bare":
            before = self.sentence.small[max(0, phrase.first - _CLOSE) : phrase.first]
            return "people" in trigger.uses or not _FIRED.intersection(before)
        return trigger.kind != "injured" or any(is_people(self.sentence.at(at)) for at in range(phrase.first, phrase.stop))

    def _is_person(self, phrase: Phrase) -> bool:
        """Tell whether a name is a person's beyond doubt: a title stands before it, or an age behind it."""
        if any(
            self.sentence.at(at) in words("title") or is_people(self.sentence.at(at)) for at in range(phrase.first, phrase.stop)
        ):
            return phrase.sort in {"named", "known"}
        age = self.phrases.by_first.get(phrase.stop + 1)
        return phrase.sort == "named" and self.sentence.at(phrase.stop) == "," and age is not None and age.sort == "bare"

    def _inside(self, trigger: Trigger) -> Phrase | None:
        """Give the counted phrase that a trigger stands in: "9 wounded soldiers", "no injuries"."""
        phrase = self.phrases.by_token.get(trigger.first)
        if phrase is not None and trigger.stop <= phrase.stop and phrase.sort in {"counted", "single"}:
            if "lives" in trigger.uses:
                near = self.sentence.small[max(0, phrase.first - 4) : phrase.first]
                return phrase if _TAKEN.intersection(near) else None
            return phrase if self._counts(trigger, phrase) else None
        if "lives" in trigger.uses:
            phrase = self.phrases.by_stop.get(trigger.first)
            near = self.sentence.small[max(0, trigger.first - 6) : trigger.first]
            return phrase if phrase is not None and _TAKEN.intersection(near) else None
        return None

    def _counts(self, trigger: Trigger, phrase: Phrase) -> bool:
        """Tell whether a phrase counts those in a state: "9 wounded soldiers", "72 hostages", but not "a hostage"."""
        if trigger.stop < phrase.stop:
            return bool(trigger.uses & {"state", "count"})
        former = any(self.sentence.at(at) in {"former", "freed", "released"} for at in range(phrase.first, phrase.stop))
        if phrase.sort == "single" or former:
            return False
        return "count" in trigger.uses or phrase.number is None or phrase.number.low != 0

    def _happened(self, trigger: Trigger) -> bool:
        """Tell whether a verb tells of what is so, not of what would or should be: "to kill", "will kill"."""
        before = self.sentence.at(self._walker.back(trigger.first - 1))
        word = self.sentence.at(trigger.first)
        kept = words("modal") | words("negation") | {"to"}
        return word.endswith("ing") or not (before in kept or before.endswith("n't"))

    def _of_verb(self, trigger: Trigger) -> list[Phrase]:
        """Find whom a past or participle befell: its subject in the passive, else its object, else the noun before it."""
        before = self._walker.back(trigger.first - 1)
        word = self.sentence.at(before)
        if word in words("negation") | words("modal") | {"to"} or word.endswith("n't"):
            return []
        if word in words("aux") or word in words("claimed"):
            return self._passive_subjects(trigger)
        follow = self._walker.objects(trigger.stop)
        if follow:
            return follow
        earlier = self._conjoined(before)
        found = self._of_participle(before) if earlier is None else earlier
        self._passive[trigger.stop] = found
        return found

    def _of_participle(self, before: int) -> list[Phrase]:
        """Find whom a participle without an auxiliary befell: "12 killed in a blast", "left Lind wounded"."""
        phrase = self.phrases.by_stop.get(before + 1)
        if phrase is None or phrase.sort not in {"counted", "bare", "single", "named", "known"}:
            return []
        if phrase.sort == "named" and not (self._is_left(phrase) or phrase.first == 0):
            return []
        found = self._walker.subjects(before)
        return found if phrase in found else [phrase]

    def _is_left(self, phrase: Phrase) -> bool:
        return self.sentence.at(phrase.first - 1) in {"left", "leaving", "leaves", "with", "found"}

    def _conjoined(self, place: int) -> list[Phrase] | None:
        """Give the subjects of the participle before "and": "was kidnapped and later killed"."""
        at = place
        while at >= 0 and self.sentence.at(at) in {"and", "or", ",", "then", "later"}:
            at = self._walker.back(at - 1)
        return self._passive.get(at + 1) if at < place else None

    def _passive_subjects(self, trigger: Trigger) -> list[Phrase]:
        place, negated = self._walker.auxiliaries(trigger.first - 1)
        if negated:
            return []
        found = self._walker.subjects(place) if self.sentence.at(place) != "after" else self._of_main_clause(place)
        if found:
            found = found + self._along(trigger)
        self._passive[trigger.stop] = found
        return found

    def _of_first(self, trigger: Trigger) -> list[Phrase]:
        """Take the first phrase of the sentence for one who "arrived at a hospital suffering from" wounds."""
        first = self.phrases.listed[0] if self.phrases.listed else None
        near = first is not None and trigger.first - first.stop < _CLAUSE and self.sentence.small[trigger.first].endswith("ing")
        return [first] if first is not None and near and first.sort in {"counted", "single"} else []

    def _along(self, trigger: Trigger) -> list[Phrase]:
        """Find who shared a fate: "was killed near his home, along with two guards"."""
        for at in range(trigger.stop, min(len(self.sentence), trigger.stop + _ALONG_REACH)):
            if self.sentence.at(at) in _NEW_CLAUSE or self.sentence.at(at) in words("aux"):
                break
            for along in _ALONG:
                if self.sentence.small[at : at + len(along)] == along:
                    return self._walker.objects(at + len(along))
        return []

    def _of_main_clause(self, place: int) -> list[Phrase]:
        """Find the subject of the clause before "after being shot"."""
        for at in range(place - 1, max(-1, place - _CLAUSE), -1):
            if self.sentence.at(at) in words("aux") | words("have"):
                return self._walker.subjects(self._walker.auxiliaries(at)[0])
        return []

    def _of_subject(self, place: int) -> list[Phrase]:
        before, negated = self._walker.auxiliaries(place)
        if negated:
            return []
        joined = self._conjoined(before)
        return joined or self._walker.subjects(before)

    def _in_state(self, trigger: Trigger) -> list[Phrase]:
        """Find who is in a state: "12 dead", "12 are missing", "was found dead", "left Lind dead"."""
        before = self._walker.back(trigger.first - 1)
        phrase = self.phrases.by_stop.get(before + 1)
        if phrase is not None and phrase.sort != "thing":
            close = phrase.sort in {"counted", "bare", "single"} or self._is_left(phrase)
            return [phrase] if close else []
        if self.sentence.at(before) in words("aux") | words("claimed") | {"went", "gone", "found", "left", "as", "held"}:
            at = before - 1 if self.sentence.at(before) in {"found", "left", "as", "held"} else before
            return self._of_subject(at)
        return []

    def _among(self, trigger: Trigger) -> list[Phrase]:
        """Find those named among the dead: "among the dead were two nurses", "the dead included"."""
        at = trigger.stop
        if self.sentence.at(trigger.first - 1) not in {"the", "those"}:
            return []
        if self.sentence.at(at) in {"include", "included", "includes", "are", "were", "was", "is"}:
            follow = self._walker.objects(at + 1)
            return [phrase for phrase in follow if phrase.sort in {"counted", "single", "bare", "named"}]
        lead = trigger.first - 2
        if self.sentence.at(lead) == "among" and self.sentence.at(lead - 1) in words("aux"):
            return self._walker.subjects(self._walker.auxiliaries(lead - 1)[0])
        return []

    def _of_noun(self, trigger: Trigger) -> list[Phrase]:
        """Find whom an act befell: "the murder of two nuns", "the murder last week of two nuns", "Ada Lind's murder"."""
        at = trigger.stop
        if self.sentence.at(at) in _BETWEEN:
            at = next((place for place in range(at, at + _REACH) if self.sentence.at(place) == "of"), at)
        if self.sentence.at(at) in {"of", "for"}:
            return self._walker.objects(at + 1)
        owner = self.phrases.by_stop.get(trigger.first)
        owns = owner is not None and self.sentence.at(owner.stop - 1).endswith(("'s", "s'"))
        return [owner] if owner is not None and owns and owner.sort in {"counted", "named", "single"} else []

    def _toll(self, trigger: Trigger) -> list[Phrase]:
        """Find the number of a toll, which stands behind it: "the death toll rose from 10 to 20"."""
        numbers = [
            phrase
            for at in range(trigger.stop, trigger.stop + _TOLL_REACH)
            if (phrase := self.phrases.by_first.get(at)) is not None and phrase.sort in {"counted", "bare"}
        ]
        at = [phrase for phrase in numbers if self.sentence.at(phrase.first - 1) != "from"]
        words_between = self.sentence.small[trigger.stop : at[0].first] if at else ()
        return at[:1] if not {",", ".", ";", "while", "when"}.intersection(words_between) else []

    def _of_active(self, trigger: Trigger) -> list[Phrase]:
        return self._walker.objects(trigger.stop) if self._happened(trigger) else []

    def _of_injury(self, trigger: Trigger) -> list[Phrase]:
        if not self._near(trigger, _INJURIES):
            return []
        return self._of_subject(trigger.first - 1) or self._of_first(trigger)

    def _of_hospital(self, trigger: Trigger) -> list[Phrase]:
        return self._passive_subjects(trigger) if self._near(trigger, _HOSPITALS) else []

    def _near(self, trigger: Trigger, wanted: frozenset[str]) -> bool:
        return bool(wanted.intersection(self.sentence.small[trigger.stop : trigger.stop + _REACH]))

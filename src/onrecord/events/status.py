"""Status: whether an event happened, is planned, is only thought of, or did not happen.

What decides stands on the way from the trigger up the tree: negation and modals at its verb, a condition, and the verbs and
nouns that it depends on ("plan to", "fail to", "threat of"). Where none of these speaks, factuality as the encoder learnt it
from FactBank decides (Saurí and Pustejovsky 2009).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onrecord.events.frames import Trigger
from onrecord.events.syntax import Syntax
from onrecord.record.event import Status

_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "nor", "neither", "no-one", "nobody", "none", "hardly"})
_CONDITIONS = frozenset({"if", "unless", "whether"})
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_POSSIBLE = frozenset({"could", "may", "might", "can", "should", "must", "would", "ought", "ca", "'d", "’d"})
_CLAUSE = frozenset(
    {"xcomp", "ccomp", "obj", "obl", "nmod", "acl", "advcl", "nsubj", "nsubj:pass", "csubj", "conj", "dep", "obl:agent"}
)
_TAKES_PLACE = frozenset(
    "happen occur take place hold begin start continue follow come resume be end fail last break erupt go".split()  # noqa: SIM905 (reads better in a row)
)
_SET_TO = frozenset({"be", "set", "due", "about"})
_ANNOUNCES = frozenset({"say", "announce", "tell", "declare", "vow", "pledge", "confirm", "promise", "add", "insist"})
_STATUSES: tuple[Status, ...] = ("negated", "planned", "hypothetical")  # in the order in which words are asked for them
_GAP = 3  # words back to the "to" of an infinitive
_NEAR = 8  # words back to what governs an infinitive
_CLIMB = 4
_DENIED = -1.0
_DOUBTED = 0.0


class Statuses:
    """Tells the status of triggers.

    Args:
        syntax: The trees.
        facts: Factuality of each word, from -3 to 3, shape ``[words]``.
    """

    def __init__(self, syntax: Syntax, facts: npt.NDArray[np.float32]) -> None:
        """Keep both."""
        self._syntax = syntax
        self._facts = facts

    def status(self, trigger: Trigger) -> Status:
        """Tell the status of a trigger."""
        told = self._told(trigger) or (self._left_governor(trigger.verb) if trigger.frame.kind == "verb" else None)
        if told is not None:
            return told
        fact = float(self._facts[trigger.verb])
        if fact < _DENIED:
            return "negated"
        return "hypothetical" if fact < _DOUBTED else "happened"

    def _told(self, trigger: Trigger) -> Status | None:
        """Read the status off the words; null where none of them tells."""
        syntax, head = self._syntax, trigger.head
        if trigger.frame.kind == "noun":
            described = self._described(head)
            if described is not None:
                return described
        own = self._at(trigger.verb)
        if own is not None:
            return own
        word = trigger.verb
        for step in range(_CLIMB):
            above = syntax.above(word)
            if above is None or (syntax.relations[word] not in _CLAUSE and not syntax.relations[word].startswith("acl")):
                return None
            if syntax.relations[word] in {"conj", "dep"}:
                shared = self._at(above) if syntax.parts[above] == "VERB" and not self._has_subject(word) else None
            else:
                shared = self._governed(word, above, noun=step == 0 and trigger.frame.kind == "noun" and trigger.host is None)
            if shared is not None:
                return shared
            if syntax.relations[word] == "acl:relcl":
                return None
            word = above
        return None

    def _has_subject(self, verb: int) -> bool:
        return bool(self._syntax.children(verb, "nsubj"))

    def _at(self, verb: int) -> Status | None:  # noqa: PLR0911 (one a mark)
        """Read the marks of one verb: negation, modals, conditions."""
        syntax = self._syntax
        marks = {
            syntax.forms[child] for child in syntax.children(verb, "advmod", "aux", "mark", "cc", "det", "case", "discourse")
        }
        subjects = {syntax.forms[child] for child in syntax.children(verb, "nsubj")}
        objects = syntax.children(verb, "obj", "nsubj")
        none = any("no" in {syntax.forms[det] for det in syntax.children(child, "det")} for child in objects)
        if marks & _CONDITIONS:
            return "hypothetical"
        if marks & _NEGATIONS or subjects & _NEGATIONS or none or "without" in marks:
            return "negated"
        if marks & _FUTURE:
            return "planned"
        if "would" in marks and self._announced(verb):
            return "planned"
        if marks & _POSSIBLE:
            return "hypothetical"
        if self._going_to(verb):
            return "planned"
        return None

    def _announced(self, verb: int) -> bool:
        """See the future of what somebody said in the past: "announced that it would withdraw"."""
        syntax = self._syntax
        return syntax.relations[verb] in {"ccomp", "parataxis"} and syntax.means(syntax.heads[verb], _ANNOUNCES)

    def _left_governor(self, verb: int) -> Status | None:
        """Read the word before an infinitive that the tree attached elsewhere: "wants the council to impose"."""
        syntax = self._syntax
        if not any(syntax.forms[at] == "to" for at in range(max(0, verb - _GAP), verb)):
            return None
        for at in range(verb - 1, max(-1, verb - _NEAR), -1):
            if syntax.sentences[at] != syntax.sentences[verb]:
                return None
            if syntax.parts[at] in {"VERB", "ADJ", "NOUN"}:
                for status in _STATUSES:
                    if syntax.means(at, _words("clause", status)):
                        return self._under(at, status)
                if syntax.parts[at] == "VERB":
                    return None
        return None

    def _under(self, governor: int, status: Status) -> Status:
        """Turn what a governing word gives where that word is negated: "do not plan to", "did not rule out"."""
        if self._at(governor) != "negated":
            return status
        return "hypothetical" if status == "negated" else "negated"

    def _going_to(self, verb: int) -> bool:
        """See "is to meet", "is going to meet" and "is set to meet"."""
        syntax = self._syntax
        if syntax.relations[verb] != "xcomp" or "to" not in syntax.prepositions(verb):
            return False
        head = syntax.heads[verb]
        return syntax.means(head, _SET_TO) or syntax.forms[head] == "going"

    def _described(self, noun: int) -> Status | None:
        """Read the words that describe a noun: "planned talks", "no attack"."""
        syntax = self._syntax
        words = syntax.children(noun, "amod", "det", "compound", "case", "advmod")
        for status in _STATUSES:
            if any(syntax.means(word, _words("described", status)) for word in words):
                return status
        return None

    def _governed(self, word: int, above: int, *, noun: bool) -> Status | None:
        """Read the status that a governing word gives: "plan to attack", "threat of attack"."""
        syntax, relation = self._syntax, self._syntax.relations[word]
        if relation == "advcl":
            marks = syntax.prepositions(word)
            purpose = self._clause(above, "clause") or "hypothetical" if "to" in marks else None
            return "hypothetical" if marks & _CONDITIONS else purpose
        found = None
        if relation in {"xcomp", "ccomp", "acl"} or (relation in {"obj", "obl", "nmod", "nsubj:pass"} and noun):
            found = self._clause(above, "noun" if noun else "clause")
        takes_place = relation in {"nsubj", "nsubj:pass"} and syntax.means(above, _TAKES_PLACE)
        if found is None and noun and (takes_place or relation == "obj"):
            return self._at(above)
        return found

    def _clause(self, governor: int, kind: str) -> Status | None:
        """Read the status that a word of the table gives to what depends on it."""
        found = next((status for status in _STATUSES if self._syntax.means(governor, _words(kind, status))), None)
        return None if found is None else self._under(governor, found)


@cache
def _words(kind: str, status: str) -> frozenset[str]:
    """Give the words of ``status.tsv`` that give what depends on them a status."""
    lines = (Path(__file__).with_name("tables") / "status.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    return frozenset(word for one, other, words in rows if (one, other) == (kind, status) for word in words.split("|"))

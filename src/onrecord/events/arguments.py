"""Where those who take part in an event stand on the tree: subjects, objects, genitives, prepositions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from onrecord.events.frame import Slots, word_class
from onrecord.events.syntax import NOMINAL, Syntax
from onrecord.times.words import MONTHS, WEEKDAYS

_OBLIQUE = ("obl", "nmod", "advcl", "acl")
_OBJECT_RULES = frozenset(
    "ask urge order force allow tell call help permit enable want invite persuade press "  # noqa: SIM905 (reads better in a row)
    "encourage accuse instruct compel lead get require demand warn appeal".split()
)
"""Verbs whose object, and not their subject, does what a dependent infinitive tells: "urged them to leave"."""
_SUFFERS = frozenset({"face", "undergo", "suffer", "endure", "survive", "escape"})
_TAKES_PART = frozenset({"engage", "participate", "join", "involve", "take"})
_CALENDAR = frozenset({*WEEKDAYS, *MONTHS})
_LENGTHS = frozenset(
    "day week month year hour minute morning afternoon evening night time weekend today yesterday tomorrow".split()  # noqa: SIM905 (reads better in a row)
)
_IN_PHRASE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON"})
_DEPTH = 6  # clauses to climb for a subject, at most
_REACH = 12  # words to look for a preposition that the tree attached elsewhere


class Arguments:
    """Finds the words that fill slots of a trigger.

    Args:
        syntax: The trees.
    """

    def __init__(self, syntax: Syntax) -> None:
        """Keep the trees."""
        self._syntax = syntax
        self._slots: Mapping[str, Callable[[int, int | None], list[int]]] = MappingProxyType(
            {
                "subject": self._subject_slot,
                "object": self._object_slot,
                "indirect": lambda head, _: self._syntax.children(head, "iobj"),
                "owner": lambda head, _: self._syntax.children(head, "nmod:poss"),
                "named": lambda head, _: self._named(head),
                "clause": self._clauses,
                "beside": lambda head, _: list(self._syntax.sentence(head)),
                "marked": lambda head, _: self._syntax.children(head, "case", "mark"),
                "host": self._host,
            }
        )

    def slot(self, name: str, head: int, host: int | None) -> list[int]:
        """List the words in one slot.

        Args:
            name: The slot, as `onrecord.events.frame` lists them, or a preposition.
            head: The trigger's head.
            host: The verb that carries a noun ("launched an attack"); null for a verb.
        """
        find = self._slots.get(name)
        return find(head, host) if find else self._prepositional(name, head, host)

    def fill(self, slots: Slots, head: int, host: int | None) -> list[int]:
        """List the words in the first of some alternatives that holds any, coordinated ones included."""
        for joined in slots:
            found = [self._who(name, word) for name in joined for word in self.slot(name, head, host)]
            words = [self._syntax.antecedent(word) for word in found if word is not None]
            if words:
                return list(dict.fromkeys(one for word in words for one in self._syntax.coordinated(word) if one != head))
        return []

    def _who(self, slot: str, word: int) -> int | None:
        """Give who is meant by a word in a slot: of a clause, who acts in it."""
        if slot != "clause":
            return word
        found = self.subject(word, _DEPTH)
        return found[0] if found else None

    def _subject_slot(self, head: int, host: int | None) -> list[int]:
        return self.subject(head if host is None else host, _DEPTH)

    def _object_slot(self, head: int, host: int | None) -> list[int]:
        return self.object(head) if host is None else [head]

    def _host(self, head: int, host: int | None) -> list[int]:
        """Give the verb that a noun hangs on, whether it carries it or not."""
        above = self._syntax.above(head) if host is None else host
        return [above] if above is not None and self._syntax.is_a(head, "obj", "obl", "nsubj:pass") else []

    def subject(self, verb: int, depth: int) -> list[int]:
        """List who does what a verb tells: its subject, its agent, or whoever the clauses around it lend."""
        syntax = self._syntax
        if syntax.is_passive(verb):
            return [
                child
                for child in syntax.children(verb, "obl", "nmod")
                if syntax.relations[child] == "obl:agent" or "by" in syntax.prepositions(child)
            ]
        own = [child for child in syntax.children(verb, "nsubj", "csubj") if syntax.relations[child] != "nsubj:pass"]
        own = [child for child in own if syntax.parts[child] in NOMINAL or syntax.parts[child] in {"DET", "ADJ"}]
        if own:
            return [syntax.antecedent(child) for child in own[-1:]]
        return (self._lent(verb, depth) if depth else []) or self._before(verb)

    def _before(self, verb: int) -> list[int]:
        """Take the nominal right before a finite verb and its auxiliaries, where the tree has no subject for it."""
        syntax, at = self._syntax, verb - 1
        while at >= 0 and syntax.parts[at] in {"AUX", "ADV"}:
            at -= 1
        near = at >= 0 and syntax.sentences[at] == syntax.sentences[verb] and syntax.parts[at] in NOMINAL
        if not near or self._is_time(at) or syntax.forms[verb].endswith("ing"):
            return []
        return [syntax.antecedent(at)]

    def _after(self, verb: int) -> list[int]:
        """Take the nominal right behind a verb, where the tree has no object for it."""
        syntax, at, last = self._syntax, verb + 1, None
        while at < len(syntax) and syntax.sentences[at] == syntax.sentences[verb] and syntax.parts[at] in _IN_PHRASE:
            last = at if syntax.parts[at] in NOMINAL else last
            at += 1
        return [] if last is None or self._is_time(last) else [last]

    def _lent(self, verb: int, depth: int) -> list[int]:
        syntax = self._syntax
        head, relation = syntax.above(verb), syntax.relations[verb]
        if head is None:
            return []
        if relation.startswith("acl"):
            return [head] if syntax.parts[head] in NOMINAL and not self._gap_is_object(verb) else []
        of_deed = relation in {"advcl", "ccomp"} and verb and syntax.forms[verb - 1] == "of"  # "accused the guild of hiding"
        if (relation == "xcomp" or of_deed) and syntax.means(head, _OBJECT_RULES):
            return self.object(head) or self._to_whom(head) or self.subject(head, depth - 1)
        if relation in {"conj", "xcomp", "advcl", "ccomp", "parataxis", "dep"}:
            if relation == "ccomp" and "to" not in syntax.prepositions(verb):
                return []
            return self.object(head) if syntax.is_passive(head) else self.subject(head, depth - 1)
        return []

    def _to_whom(self, verb: int) -> list[int]:
        return [one for name in ("on", "to") for one in self._prepositional(name, verb, None)][:1]

    def _gap_is_object(self, verb: int) -> bool:
        """Tell whether a relative clause has a subject of its own, so that its noun is the object."""
        return bool(self._syntax.children(verb, "nsubj"))

    def object(self, verb: int) -> list[int]:
        """List to whom or what it is done."""
        syntax = self._syntax
        if syntax.is_passive(verb):
            own = [child for child in syntax.children(verb, "nsubj", "csubj") if syntax.parts[child] in NOMINAL]
            if own:
                return [syntax.antecedent(child) for child in own[-1:]]
            return self._lent_object(verb)
        own = [child for child in syntax.children(verb, "obj") if syntax.parts[child] not in {"VERB", "PUNCT"}]
        if own:
            return [syntax.antecedent(child) for child in own]
        head = syntax.above(verb)
        relative = syntax.relations[verb] == "acl:relcl" and head is not None and self._gap_is_object(verb)
        return [head] if relative and head is not None else self._after(verb)

    def _lent_object(self, verb: int) -> list[int]:
        syntax = self._syntax
        head, relation = syntax.above(verb), syntax.relations[verb]
        if head is None:
            return []
        if relation.startswith("acl") or relation == "amod":
            return [head] if syntax.parts[head] in NOMINAL else []
        if relation in {"conj", "xcomp", "advcl"}:
            return self.object(head) if syntax.is_passive(head) else self.subject(head, 1)
        return []

    def _named(self, noun: int) -> list[int]:
        """List the words before a noun that name or describe it."""
        syntax = self._syntax
        before = [one for one in syntax.children(noun, "compound", "amod", "nmod", "flat", "appos") if one < noun]
        near = [noun - 1] if noun and syntax.parts[noun - 1] in {"ADJ", "PROPN", "NOUN"} else []
        return list(dict.fromkeys(one for one in (*before, *near) if syntax.relations[one] != "nmod:poss"))

    def _clauses(self, head: int, host: int | None) -> list[int]:
        syntax = self._syntax
        relations = ("ccomp", "xcomp", "acl", "advcl")
        found = [one for one in syntax.children(head, *relations) if one > head and syntax.relations[one] != "acl:relcl"]
        return found if host is None else found + [one for one in syntax.children(host, "ccomp", "xcomp") if one > head]

    def _prepositional(self, preposition: str, head: int, host: int | None) -> list[int]:
        syntax = self._syntax
        carriers = [head, *([host] if host is not None else []), *syntax.children(head, "obj", "compound:prt", "nsubj:pass")]
        found = [
            child
            for word in carriers
            for child in syntax.children(word, *_OBLIQUE)
            if preposition in syntax.prepositions(child)
        ]
        found = [child for child in found if not self._is_time(child)]
        return list(dict.fromkeys(found)) if found else [one for one in self._near(preposition, head) if not self._is_time(one)]

    def _is_time(self, word: int) -> bool:
        """Tell whether a word names a day, a month or a year, or a length of time."""
        form = self._syntax.forms[word]
        return form.isdigit() or form in _CALENDAR or self._syntax.means(word, _LENGTHS)

    def _near(self, preposition: str, head: int) -> list[int]:
        """Look to the right of a trigger for a preposition that the tree attached elsewhere, up to the next verb or mark."""
        syntax = self._syntax
        for word in range(head + 1, min(head + _REACH, len(syntax))):
            if syntax.sentences[word] != syntax.sentences[head] or syntax.parts[word] in {"VERB", "PUNCT", "SCONJ", "CCONJ"}:
                return []
            if syntax.forms[word] == preposition and syntax.parts[word] == "ADP":
                noun = syntax.above(word)
                return [noun] if noun is not None and noun > word and syntax.parts[noun] in NOMINAL else []
        return []


def carrier(syntax: Syntax, noun: int) -> tuple[int, bool] | None:
    """Find the verb that carries an event's noun: "launched an attack", "came under attack".

    Args:
        syntax: The trees.
        noun: The noun.

    Returns:
        The verb, and whether its subject undergoes the event; null where there is none.
    """
    head = syntax.above(noun)
    if head is None or syntax.parts[head] not in {"VERB", "AUX"}:
        return None
    relation = syntax.relations[noun]
    under = "under" in syntax.prepositions(noun)
    if relation == "obj" and syntax.means(head, _SUFFERS):
        return head, True
    if relation == "obl" and under and syntax.means(head, word_class("undergo")):
        return head, True
    involved = relation == "obl" and syntax.means(head, _TAKES_PART) and "in" in syntax.prepositions(noun)
    if (relation in {"obj", "nsubj:pass", "xcomp"} and syntax.means(head, word_class("light"))) or involved:
        return head, False
    return None

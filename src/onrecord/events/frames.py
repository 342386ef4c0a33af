"""Triggers: words of a table's row, on a tree that fulfils the row's conditions, with the words of the participants."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.events.arguments import Arguments, carrier
from onrecord.events.frame import Frame, Need, frames_by_head
from onrecord.events.syntax import Syntax

_SKIPPED = 2  # determiners and adjectives that may stand inside a predicate of several words
_BETWEEN = frozenset({"DET", "ADJ", "PRON", "NUM", "ADV"})
NAME = "Name"  # in a table's conditions: any proper noun


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell of an event.

    Attributes:
        frame: The row that they match.
        head: The verb or noun.
        first: First word of the trigger.
        last: Its last word.
        host: The verb that carries a noun; null for a verb.
        actor: Heads of those who do it.
        recipient: Heads of those to whom it is done.
        third: Heads of mediators and hosts.
    """

    frame: Frame
    head: int
    first: int
    last: int
    host: int | None
    actor: tuple[int, ...]
    recipient: tuple[int, ...]
    third: tuple[int, ...]

    @property
    def verb(self) -> int:
        """The word whose tense and negation count."""
        return self.head if self.host is None else self.host

    @classmethod
    def of(cls, syntax: Syntax, frame: Frame, head: int) -> Trigger:
        """Make a trigger of one word by a frame whose conditions are known to hold.

        Args:
            syntax: The trees.
            frame: The frame.
            head: The word.
        """
        return _filled(syntax, Arguments(syntax), frame, head, (head, head))


def find_triggers(syntax: Syntax) -> list[Trigger]:
    """Find the triggers of an article, in order; a word belongs to one at most, the longest and most particular."""
    found: list[Trigger] = []
    arguments = Arguments(syntax)
    taken: set[int] = set()
    for head in range(len(syntax)):
        if head in taken:
            continue
        trigger = _at(syntax, arguments, head)
        if trigger is not None:
            words = set(range(trigger.first, trigger.last + 1))
            found = [one for one in found if one.head not in words]
            taken |= words
            found.append(trigger)
    return found


def _at(syntax: Syntax, arguments: Arguments, head: int) -> Trigger | None:
    part = syntax.parts[head]
    kind = "verb" if syntax.is_verb(head) else "noun" if part in {"NOUN", "PROPN"} else None
    if kind is None or (kind == "noun" and syntax.is_a(head, "compound", "flat")):
        return None
    if kind == "verb" and syntax.relations[head] in {"amod", "compound"}:
        return None
    rows = [row for key in sorted(syntax.words[head]) for row in frames_by_head().get(key, ())]
    for frame, words in sorted(rows, key=lambda row: (-len(row[1]), -len(row[0].needs))):
        bounds = _bounds(syntax, head, words, kind) if frame.kind == kind else None
        if bounds is None:
            continue
        if all(_holds(syntax, arguments, need, head, _host(syntax, frame, head)) for need in frame.needs):
            return _filled(syntax, arguments, frame, head, bounds)
    return None


def _host(syntax: Syntax, frame: Frame, head: int) -> int | None:
    carried = carrier(syntax, head) if frame.kind == "noun" else None
    return carried[0] if carried else None


def _bounds(syntax: Syntax, head: int, words: tuple[str, ...], kind: str) -> tuple[int, int] | None:
    """Find the words of a predicate around its head: behind a verb, before a noun."""
    at, skipped = head, 0
    step = 1 if kind == "verb" else -1
    for word in words[1:] if kind == "verb" else words[-2::-1]:
        at += step
        while 0 <= at < len(syntax) and word not in syntax.words[at]:
            if kind == "noun" or skipped == _SKIPPED or syntax.parts[at] not in _BETWEEN:
                return None
            at, skipped = at + step, skipped + 1
        if not 0 <= at < len(syntax) or syntax.sentences[at] != syntax.sentences[head]:
            return None
    return min(head, at), max(head, at)


def _filled(syntax: Syntax, arguments: Arguments, frame: Frame, head: int, bounds: tuple[int, int]) -> Trigger:
    carried = carrier(syntax, head) if frame.kind == "noun" else None
    host, undergoes = carried or (None, False)
    actor = arguments.fill(frame.actor, head, host)
    recipient = arguments.fill(frame.recipient, head, host)
    if host is not None:
        lent = arguments.fill((("subject",),), head, host)
        if undergoes:
            recipient = recipient or lent
        elif frame.type == "CONSULT" or not actor:
            actor = list(dict.fromkeys((*lent, *actor)))
    third = arguments.fill(frame.third, head, host)
    recipient = [word for word in recipient if word not in actor]
    return Trigger(frame, head, *bounds, host, tuple(actor), tuple(recipient), tuple(third))


def _holds(syntax: Syntax, arguments: Arguments, need: Need, head: int, host: int | None) -> bool:
    words = [
        one
        for slot in need.slot.split("|")
        for word in arguments.slot(slot, head, host)
        for one in (syntax.coordinated(word) if slot != "beside" else (word,))
        if slot != "object" or one != head
    ]
    if not need.words:
        return bool(words) == need.wanted
    named = NAME in need.words
    hit = any(
        syntax.means(word, need.words) or (named and syntax.parts[word] == "PROPN") or _described(syntax, word, need.words)
        for word in words
    )
    return hit == need.wanted


def _described(syntax: Syntax, word: int, wanted: frozenset[str]) -> bool:
    """Look for a condition's words among those that a noun is compounded with: "aid package"."""
    return any(syntax.means(child, wanted) for child in syntax.children(word, "compound"))

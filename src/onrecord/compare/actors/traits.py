"""What a presence is told by: its form, the key of its name, and the nouns that describe it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.compare.actors.names import (
    PersonName,
    acronym,
    initials,
    is_name,
    organisation_words,
    person_name,
    words_of,
)
from onrecord.compare.actors.nouns import head_noun, noun, singular
from onrecord.compare.actors.presence import Presence
from onrecord.compare.actors.words import words as listed
from onrecord.store.folding import fold
from onrecord.world import demonym, find_organisation, find_state
from onrecord.world.folding import without_possessive

Form = Literal["state", "organisation", "person", "surname", "described"]

_STATE_WORDS = 3  # of a state's name before an organ of it
_CLEARLY = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What joining compares.

    Attributes:
        form: What kind of name or description the presence has.
        key: Its name as it compares, with its form before it; presences of one key may be one.
        block: Whom it has to be held against: presences of other blocks have other names. It is the key where the name can mean
            nobody else.
        person: The person's name, where it is one.
        names: All names of the presence in its article, folded.
        calls: Nouns that describe it, singular; for a description, the noun that heads it alone.
        plural: Whether a description is of several.
        short: Acronyms that its article gives it.
        gender: "he" or "she", as its mentions tell; empty where they don't, or tell both.
    """

    form: Form
    key: str
    block: str
    person: PersonName | None
    names: frozenset[str]
    calls: frozenset[str]
    plural: bool
    short: frozenset[str]
    gender: str

    @property
    def is_fixed(self) -> bool:
        """Whether the name can mean nobody else."""
        return self.block == self.key

    @property
    def may_describe(self) -> bool:
        """Whether a noun describes it: it has no name, or one word of which nothing tells that it is one ("Driver")."""
        return bool(self.calls) and (self.form == "described" or (self.form == "surname" and self.calls >= self.names))


def traits(presence: Presence) -> Traits:
    """Tell what a presence is told by."""
    form, key, block, person = _identity(presence)
    named = [] if form == "described" else [presence.name, *_aliases(presence)]
    calls, plural = _calls(presence, form)
    return Traits(
        form=form,
        key=key,
        block=block,
        person=person,
        names=frozenset(" ".join(words_of(words)) for words in named) - {""},
        calls=calls,
        plural=plural and form == "described",
        short=frozenset(filter(None, map(acronym, named))) if form == "organisation" else frozenset(),
        gender=_gender(presence, calls),
    )


def _identity(presence: Presence) -> tuple[Form, str, str, PersonName | None]:
    """Give form, key, block and the person's name."""
    name = presence.name
    fixed = _fixed(name)
    if fixed is not None:
        return "state" if fixed.startswith("state ") else "organisation", fixed, fixed, None
    if not is_name(name) or demonym(name) is not None:
        return "described", f"described {presence.key.article} {presence.key.actor}", "described", None
    person = person_name(name) if presence.kind == "person" else None
    if person is not None:
        form: Form = "person" if person.is_full else "surname"
        return form, f"{form} {person.key}", f"name {person.surname}", person
    words = organisation_words(name)
    block = acronym(name) or (initials(words) if len(words) > 1 else "".join(words))
    return "organisation", f"organisation {' '.join(words)}", f"name {block}", None


def _fixed(name: str) -> str | None:
    """Give the key of a name that can mean nobody else: a state, an organisation of the table, an organ of a state."""
    state = find_state(name)
    if state is not None:
        return f"state {state.code}"
    organisation = find_organisation(name)
    return _organ(name) if organisation is None else f"organisation {organisation.name}"


def _organ(name: str) -> str | None:
    """Name what a state has one of: "the Russian foreign ministry", "Ukraine's parliament"; null where it is none."""
    words = [without_possessive(word) for word in name.split()]
    if words and words[0].lower() == "the":
        words = words[1:]
    for cut in range(1, min(len(words), _STATE_WORDS + 1)):
        first, rest = " ".join(words[:cut]), [fold(word) for word in words[cut:]]
        found = demonym(first) or find_state(first)
        if found is not None and all(word in listed("everywhere") for word in rest):
            return f"organ {found.code} {' '.join(rest)}"
    return None


def _calls(presence: Presence, form: Form) -> tuple[frozenset[str], bool]:
    """Collect the nouns that describe a presence; tell whether the first of them is plural."""
    named = frozenset(words_of(presence.name)) if form != "described" else frozenset[str]()
    described = [head for words in (presence.name, *presence.mentions) if (head := head_noun(words, named)) is not None]
    plural = bool(described) and singular(described[0]) != described[0]
    if form == "described" and (own := head_noun(presence.name)) is not None:
        return frozenset({noun(own)}), plural
    titles = [title.lower().split()[-1] for title, _ in presence.roles if title.strip()]
    alone = words_of(presence.name) if form != "described" else ()
    return frozenset(map(noun, (*titles, *described, *(alone if len(alone) == 1 else ())))), plural


def _aliases(presence: Presence) -> Iterator[str]:
    """Give the names that share a word with the fullest one, or are its initials; any other may be somebody else's."""
    own, short = frozenset(words_of(presence.name)), initials(organisation_words(presence.name))
    for words in dict.fromkeys(presence.mentions):
        if is_name(words) and (own & frozenset(words_of(words)) or acronym(words) == short):
            yield words


def _gender(presence: Presence, calls: frozenset[str]) -> str:
    """Tell whether most of what tells a gender says "he" or "she"."""
    said = [*(words.lower().split()[0] for words in presence.mentions if words.strip()), *calls]
    told = [listed("gender")[word] for word in said if word in listed("gender")]
    he, she = told.count("he"), told.count("she")
    return "he" if he > _CLEARLY * she else "she" if she > _CLEARLY * he else ""

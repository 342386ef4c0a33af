"""What an article says of an actor: offices and roles, the country and the sector that follow from them.

Sectors are PLOVER's (Halterman et al. 2023); the nouns that tell them stand in ``tables/sectors.tsv``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from onrecord.meaning.actors.phrases import OFFICES, Phrases
from onrecord.record.actor import Role
from onrecord.record.span import Span
from onrecord.world.organisations import find_organisation
from onrecord.world.states import State, demonym, find_state

_FORMER = frozenset({"former", "ex", "late", "then"})
_HEADS = MappingProxyType(
    {
        "state": frozenset({"president", "king", "queen", "emir", "emperor", "sultan", "monarch"}),
        "government": frozenset({"minister", "premier", "chancellor"}),
    }
)
"""What heads are called, by what they head."""
_TITLES = frozenset({"nmod:desc", "compound", "appos", "flat"})


@dataclass(frozen=True, slots=True)
class Said:
    """What one mention says of its actor.

    Attributes:
        roles: The roles.
        states: The states that the mention names, nearest first.
        nouns: Lemmas of its role nouns, in lower case.
        former: Whether the role is over.
    """

    roles: tuple[Role, ...] = ()
    states: tuple[State, ...] = ()
    nouns: tuple[str, ...] = ()
    former: bool = False


def said_of(head: int, phrases: Phrases) -> Said:
    """Read what the mention that a word heads says of its actor.

    Args:
        head: The word.
        phrases: The article's noun phrases.
    """
    roles: list[Role] = []
    states: list[State] = list(_states_of(head, phrases))
    nouns: list[str] = []
    former = False
    for noun in _role_nouns(head, phrases):
        words = _title(noun, phrases)
        lemma = phrases.analysis.lemmas[noun].lower()
        own = [lemma] if len(words) < 2 else [f"{phrases.analysis.lemmas[words[-2]].lower()} {lemma}", lemma]  # noqa: PLR2004
        nouns += own
        beside = list(_states_of(noun, phrases))
        states += beside
        former = former or any(phrases.analysis.forms[child].lower() in _FORMER for child in phrases.children[noun])
        if sector_of(own):
            span = phrases.words(words[0], words[-1])
            roles.append(Role(title=" ".join(span.text.split()), of=beside[0].name if beside else None, span=span))
    return Said(tuple(roles), tuple(dict.fromkeys(states)), tuple(nouns), former)


def is_role(word: int, phrases: Phrases) -> bool:
    """Tell whether a word is the noun of an office or role, in small letters or with the capital of an office.

    Args:
        word: The word.
        phrases: The article's noun phrases.
    """
    lemma = phrases.analysis.lemmas[word].lower()
    if phrases.analysis.parts[word] == "PROPN":
        return lemma in OFFICES and phrases.name_of(word) is None
    return lemma in _sectors() or lemma in OFFICES


def said_titles(head: int, phrases: Phrases) -> frozenset[str]:
    """Give the role nouns that a mention says of its entity: its own head, a title, an apposition, in lower case.

    Args:
        head: The word that heads the mention.
        phrases: The article's noun phrases.
    """
    analysis = phrases.analysis
    own = analysis.parts[head] == "NOUN" or is_role(head, phrases)
    said = [head] if own else []
    title = phrases.title_before(head)
    said += [title] if title is not None else []
    for child in phrases.children[head]:
        relation = analysis.trees.name(child)
        if relation in _TITLES and analysis.parts[child] in {"NOUN", "PROPN"} and (not own or relation == "appos"):
            said.append(child)
    if analysis.trees.name(head) == "appos":
        said.append(int(analysis.trees.heads[head]))
    return frozenset(title for word in said for title in titles_of(word, phrases))


def titles_of(noun: int, phrases: Phrases) -> frozenset[str]:
    """Give a role noun and what else it says: "head of state" of a president."""
    lemma = phrases.analysis.lemmas[noun].lower()
    if lemma != "head":
        return frozenset({lemma})
    return frozenset({lemma}).union(*(_HEADS.get(of, frozenset()) for of in _complements(noun, phrases)))


def may_be_like(one: int, other: int, phrases: Phrases) -> bool:
    """Tell whether two nouns can say one thing of somebody: their states agree, and so does what they are nouns of.

    Args:
        one: A noun: the "official" of "a forensics official".
        other: Another: the "official" of "a navigation official".
        phrases: The article's noun phrases.
    """
    states = set(said_of(one, phrases).states), set(said_of(other, phrases).states)
    if all(states) and not states[0] & states[1]:
        return False
    lemmas = phrases.analysis.lemmas
    if lemmas[one].lower() != lemmas[other].lower():
        return True
    ofs = _complements(one, phrases), _complements(other, phrases)
    return not all(ofs) or bool(ofs[0] & ofs[1])


def _complements(noun: int, phrases: Phrases) -> frozenset[str]:
    """Give what a noun is a noun of, in small letters: "forensics" of "forensics official", "guild" of "head of the guild"."""
    analysis = phrases.analysis
    beside = [
        child
        for child in phrases.children[noun]
        if analysis.trees.name(child) in {"nmod", "compound", "nmod:poss"} and analysis.parts[child] in {"NOUN", "PROPN"}
    ]
    return frozenset(analysis.lemmas[child].lower() for child in beside if not _is_state(analysis.forms[child]))


def _role_nouns(head: int, phrases: Phrases) -> Iterator[int]:
    """Give the nouns that say a role: the head itself, a title before it, an apposition after or above it."""
    analysis = phrases.analysis
    if analysis.parts[head] == "NOUN" or is_role(head, phrases):
        yield head
    for child in phrases.children[head]:
        name = analysis.trees.name(child)
        if name in {"nmod:desc", "appos"} or (name in {"compound", "flat"} and sector_of([analysis.lemmas[child].lower()])):
            yield child
    if analysis.trees.name(head) == "appos":
        yield int(analysis.trees.heads[head])
    title = phrases.title_before(head)
    if title is not None and title not in phrases.children[head] and sector_of([analysis.lemmas[title].lower()]):
        yield title


def _title(noun: int, phrases: Phrases) -> list[int]:
    """Give the words of a title: the noun and what stands right before it, but a state's adjective."""
    analysis = phrases.analysis
    words = [noun]
    while words[0] and words[0] - 1 in phrases.children[noun]:
        before = words[0] - 1
        if analysis.trees.name(before) not in {"amod", "compound"} or _is_state(analysis.forms[before]):
            break
        if analysis.forms[before].lower() in _FORMER:
            break
        words.insert(0, before)
    return words


def _is_state(form: str) -> bool:
    return bool(demonym(form) or find_state(form))


def _states_of(word: int, phrases: Phrases) -> Iterator[State]:
    """Give the states that a noun's modifiers name: "Ukrainian", "Ukraine's", "of Ukraine"."""
    analysis = phrases.analysis
    for child in phrases.children[word]:
        if analysis.trees.name(child).split(":")[0] in {"amod", "compound", "nmod", "flat"}:
            form = analysis.forms[child]
            named = phrases.name(child).text if analysis.parts[child] == "PROPN" else form
            found = demonym(form) or find_state(named) or find_state(form)
            if found:
                yield found


def sector_of(nouns: list[str] | tuple[str, ...], name: str = "") -> str | None:
    """Tell a PLOVER sector.

    Args:
        nouns: Lemmas of role nouns, in lower case, those that tell most first.
        name: The actor's name, for known organisations and those that say what they are ("the Adel Police").
    """
    organisation = find_organisation(name) if name else None
    if organisation and organisation.sector:
        return organisation.sector
    table = _sectors()
    words = name.lower().split()
    return next((table[noun] for noun in (*nouns, *reversed(words)) if noun in table), None)


def country_of(states: tuple[State, ...], name: Span) -> str | None:
    """Tell a country, ISO 3166 alpha-3: of the actor's own name, else of the first state that its mentions name."""
    own = find_state(name.text)
    organisation = find_organisation(name.text)
    if own or (organisation and organisation.country):
        return own.code if own else organisation.country if organisation else None
    if organisation:
        return None
    return states[0].code if states else None


@cache
def _sectors() -> dict[str, str]:
    text = files("onrecord.meaning.actors").joinpath("tables/sectors.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t") for line in text.splitlines()[1:])

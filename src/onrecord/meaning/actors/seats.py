"""States, capitals and houses that act, and those that are only where something is: "Norland rejected", "in Norland".

A name of a state is a mention of the state that acts but where the words make it a place (behind "in", or behind "to" of a
verb of motion) or let it only tell what something else is of ("a Norland passport"). A capital or a house is its state's or its
holder's mention where it stands as only those can: as the subject of a verb, or as the one whose decision or dealings these
are.
"""

from __future__ import annotations

from onrecord.meaning.actors.metonyms import seat_of
from onrecord.meaning.actors.phrases import Phrases
from onrecord.meaning.acts import forms
from onrecord.world.states import find_state

_PLACES = frozenset(
    {
        "in",
        "inside",
        "at",
        "near",
        "within",
        "across",
        "into",
        "around",
        "throughout",
        "outside",
        "through",
        "toward",
        "towards",
    }
)
_MOTION = (
    "arrive", "bring", "come", "deploy", "deport", "dispatch", "drive", "extradite", "flee", "fly", "go", "head", "invite",
    "march", "move", "return", "ship", "tour", "transfer", "travel", "visit", "withdraw",
)  # fmt: skip
_MOVING = frozenset(form for word in _MOTION for form in forms(word)) | {
    "came", "drove", "driven", "fled", "flew", "flown", "went", "gone", "withdrew", "flight", "invitation", "journey", "trip",
}  # fmt: skip
"""Verbs and nouns of motion, in all forms: where to or from is a place."""
_REACHED = frozenset(form for word in ("enter", "leave", "reach", "tour", "visit") for form in forms(word)) | {"left"}
"""Verbs whose object is a place, in all forms."""
_COMPOUNDS = frozenset({"compound", "nmod:desc", "amod", "flat"})
_ADDED = frozenset({"appos", "nmod:unmarked", "conj"})
_BEING = frozenset({"be", "have", "lie", "sit", "stand", "become", "remain"})
_DEALINGS = frozenset(
    {
        "agreement", "alliance", "contact", "deal", "difference", "dispute", "friction", "negotiation", "pact", "quarrel",
        "rapprochement", "relation", "row", "talk", "tension", "tie", "treaty", "war",
    }
)  # fmt: skip
"""What one has with somebody."""
_UTTERED = frozenset(
    {
        "answer", "appeal", "assurance", "call", "comment", "criticism", "demand", "letter", "message", "offer", "order",
        "pledge", "pressure", "promise", "protest", "reaction", "request", "response", "signal", "statement", "support",
        "threat", "warning", "word",
    }
)  # fmt: skip
"""What comes from somebody."""
_OWNED = _UTTERED | frozenset(
    {
        "action", "aggression", "aim", "ally", "ambition", "approach", "claim", "concern", "decision", "diplomacy", "drive",
        "effort", "goal", "hand", "influence", "insistence", "intention", "interest", "meddling", "move", "plan", "policy",
        "position", "program", "programme", "proposal", "refusal", "role", "stance", "strategy", "view", "willingness",
    }
)  # fmt: skip
"""What only somebody who acts has."""
_DASHES = frozenset({"-", "–", "—", "--", ":"})


def may_act(word: int, phrases: Phrases) -> bool:
    """Tell whether the name that a word heads can be a state's or that of those who govern from a place."""
    name = phrases.name(word).text
    return find_state(name) is not None or seat_of(name) is not None


def acts(word: int, phrases: Phrases) -> bool:
    """Tell whether a word stands where only an actor can: as a subject or agent, or as whose decision or dealings these are.

    Args:
        word: The head of a name for which `may_act` holds.
        phrases: The article's noun phrases.
    """
    analysis = phrases.analysis
    relation, above = analysis.trees.name(word), int(analysis.trees.heads[word])
    lemma = analysis.lemmas[above].lower()
    cases = _cases(word, phrases)
    if relation == "nsubj":
        return analysis.parts[above] == "VERB" and lemma not in _BEING
    if relation == "conj":
        return above < word and analysis.parts[above] == "PROPN" and acts(above, phrases)
    if relation == "nmod:poss":
        return lemma in _OWNED
    return (
        relation == "obl:agent"
        or ("by" in cases and relation == "obl" and bool(phrases.below(above, "aux")))
        or ("with" in cases and lemma in _DEALINGS)
        or ("from" in cases and lemma in _UTTERED)
    )


def is_place(word: int, phrases: Phrases) -> bool:
    """Tell whether a name of a state, capital or house is only where something is, or what it is of.

    Args:
        word: The head of a name for which `may_act` holds, or of a place that it goes with ("Port Adel, Norland").
        phrases: The article's noun phrases.
    """
    analysis = phrases.analysis
    relation, above = analysis.trees.name(word), int(analysis.trees.heads[word])
    if _is_dateline(word, phrases) or (relation in _COMPOUNDS and above != word):
        return True
    form, cases = analysis.forms[above].lower(), _cases(word, phrases)
    if cases & _PLACES or (cases & {"to", "from"} and form in _MOVING) or (relation == "obj" and form in _REACHED):
        return True
    return not cases and relation in _ADDED and above < word and analysis.parts[above] == "PROPN" and is_place(above, phrases)


def _cases(word: int, phrases: Phrases) -> set[str]:
    return {phrases.analysis.forms[case].lower() for case in phrases.below(word, "case")}


def _is_dateline(word: int, phrases: Phrases) -> bool:
    """Tell whether a name opens a paragraph and a dash or colon follows it: "NORLAND: Ferry sinks", "Tarn – A man"."""
    analysis = phrases.analysis
    name = phrases.name_of(word)
    first, last = (word, word) if name is None else (name.first, name.last)
    paragraphs = analysis.words.paragraphs
    opens = first == 0 or paragraphs[first - 1] != paragraphs[first]
    return bool(opens) and last + 1 < len(analysis.forms) and analysis.forms[last + 1] in _DASHES

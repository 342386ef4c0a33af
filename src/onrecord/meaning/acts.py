"""Speech acts told by the cue: what a statement's words do, where the reporting words say so.

The closed list is the record's, its meaning that of the labelling guidelines (``labels/README.md``); verbs and nouns stand in
``tables/acts.tsv``, by act and scope. The last word of a cue that does more than say decides ("said he hoped"), but who denies,
rejects or threatens does so whatever follows ("rejected criticism"); a few turns of content turn it ("rejected claims" is a
denial, "asked to" a request). A plain "said" tells no act: there what is said decides (``act_choice.py``), and it is ``say``
where nothing tells another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import get_args

from onrecord.meaning.encoder import Scores
from onrecord.meaning.heads.acts import ACTS
from onrecord.record.statement import Act, Form, Scope

_TABLE = "tables/acts.tsv"
SURE, UNLIKELY = 0.6, 0.05
"""Chances of another act, and of that which the cue tells, at which the encoder overrules the cue."""
_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?")
_DOUBLED = re.compile(r"[^aeiou][aeiou][bdgklmnprt]$")
_IRREGULAR: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        verb: tuple(rest)
        for verb, *rest in (
            line.split()
            for line in (
                "say said", "tell told", "write wrote written", "speak spoke spoken", "think thought", "know knew known",
                "feel felt", "find found", "see saw seen", "mean meant", "swear swore sworn", "foresee foresaw foreseen",
                "foretell foretold", "seek sought", "beseech besought", "understand understood", "hold held",
                "show shown", "undertake undertook undertaken", "forget forgot forgotten", "go went gone",
            )
        )
    }
)  # fmt: skip
_TO = re.compile(r"\W*to\s", re.IGNORECASE)
_RULING = frozenset({"deny", "reject", "threaten"})
_NEGATED: Mapping[Act, Act | None] = MappingProxyType(
    {"deny": None, "reject": None, "agree": "reject", "offer": "reject", "accuse": None, "threaten": None, "promise": None}
)
_NEGATION = re.compile(r"\b(?:not|never|no longer|n['’]t|nor|hardly)\b|n['’]t\b", re.IGNORECASE)

_CLAIMS = "claims?|suggestions?|notions?|reports?|ideas?|allegations?|accusations?|charges?|rumou?rs?"
_TIES = "connections?|links?|involvement|responsibility|speculation"
_ASKED = "if|whether|what|why|how|who|whom|when|where|which|about"
_TURNS: tuple[tuple[Act, re.Pattern[str], Act], ...] = (  # act of the cue, what the content says, the act that it is then
    ("ask", re.compile(r"\A\W*(?:for|to|that)\b", re.IGNORECASE), "request"),
    ("ask", re.compile(rf"\A(?!\W*(?:{_ASKED})\b)(?:[\w.,'’-]+\s+){{1,8}}to\s+[a-z]+(?!.*\?)", re.IGNORECASE), "request"),
    ("agree", re.compile(r"\A(?:[A-Z][\w.'’-]+\s?){1,4}(?:\s?for\b|\W*\Z)"), "praise"),
    ("reject", re.compile(rf"\A\W*(?:(?:the|an?|any|all|as)\s)?(?:\w+\s)?(?:{_CLAIMS}|{_TIES})\b", re.IGNORECASE), "deny"),
    ("offer", re.compile(r"\b(?:condolences|apolog(?:y|ies)|sympath(?:y|ies))\b", re.IGNORECASE), "regret"),
    (
        "promise",
        re.compile(r"\b(?:(?:hit|strike) back|retaliat\w+|revenge|punish\w*|crush|destroy)\b", re.IGNORECASE),
        "threaten",
    ),
)


def act_and_scope(cue: Sequence[str], content: Sequence[str], form: Form, chances: Scores) -> tuple[Act | None, Scope]:
    """Tell what a statement's words do, and whether they were spoken or an attitude only reported.

    Args:
        cue: Pieces of the reporting words.
        content: Pieces of what is said.
        form: The statement's form; quoted words were spoken, whatever the cue.
        chances: How likely each act is as the encoder sees it, shape ``[acts]`` (``heads.acts``).

    Returns:
        The act, null where the cue takes back what it tells ("did not deny"), and the scope.
    """
    told, special = _told(cue, content)
    if not special:
        return ACTS[int(chances.argmax())], "speech"
    spoken = form != "indirect" or any(scope == "speech" for _, scope in told)
    act, best = by_cue(cue, content), int(chances.argmax())
    if act is not None and chances[best] >= SURE and chances[ACTS.index(act)] < UNLIKELY:
        act = ACTS[best]
    return act, "speech" if spoken else _ruling(special)[1]


def by_cue(cue: Sequence[str], content: Sequence[str]) -> Act | None:
    """Tell the act that the cue tells, with its turns by the content; null for a plain cue, and where it takes it back.

    Args:
        cue: Pieces of the reporting words.
        content: Pieces of what is said.
    """
    _, special = _told(cue, content)
    return _turned(_ruling(special)[0], " ".join(cue).lower().replace("’", "'"), " ".join(content)) if special else None


def _told(cue: Sequence[str], content: Sequence[str]) -> tuple[list[tuple[Act, Scope]], list[tuple[Act, Scope]]]:
    """Look up the words of a cue: all that tell of speaking or thinking, and those that do more than say."""
    words = _WORD.findall(" ".join(cue).lower().replace("’", "'"))
    following = [*words, *(["to"] if _TO.match(" ".join(content)) else [])]
    told = [found for place in range(len(words)) if (found := _of(following, place))]
    return told, [found for found in told if found[0] != "say"]


def _ruling(special: Sequence[tuple[Act, Scope]]) -> tuple[Act, Scope]:
    return next((found for found in special if found[0] in _RULING), special[-1])


def tells(words: str) -> bool:
    """Tell whether a word that tells of words or attitudes stands among some."""
    found = _WORD.findall(words.lower().replace("’", "'"))
    return "according" in found or any(_of(found, place) for place in range(len(found)))


def _turned(act: Act, reporting: str, content: str) -> Act | None:
    """Turn an act by its content, and one that its cue negates: who does not agree rejects."""
    if _NEGATION.search(reporting) and act in _NEGATED:
        return _NEGATED[act]
    return next((turned for first, sign, turned in _TURNS if first == act and sign.search(content)), act)


def _of(words: Sequence[str], place: int) -> tuple[Act, Scope] | None:
    """Look a word up, together with the word behind it where the table has the pair ("ruled out")."""
    table = _table()
    pair = f"{words[place]}_{words[place + 1]}" if place + 1 < len(words) else ""
    return table.get(pair) or table.get(words[place])


@cache
def _table() -> Mapping[str, tuple[Act, Scope]]:
    """Read the table: act and scope by every form of every word; of two lines for one word the first counts."""
    acts: Mapping[str, Act] = {act: act for act in get_args(Act)}
    scopes: Mapping[str, Scope] = {scope: scope for scope in get_args(Scope)}
    table: dict[str, tuple[Act, Scope]] = {}
    lines = (files("onrecord.meaning") / _TABLE).read_text(encoding="utf-8").splitlines()
    for line in lines[1:]:
        act, scope, words = line.split("\t")
        for word in words.split():
            for form in forms(word):
                table.setdefault(form, (acts[act], scopes[scope]))
    return MappingProxyType(table)


def forms(word: str) -> list[str]:
    """Give the forms of a verb or noun: third person or plural, past, participles; a pair of words has itself alone.

    Args:
        word: Its dictionary form.
    """
    if "_" in word:
        return [word]
    if word.endswith("e"):
        stem, past, ing = word, word + "d", word[:-1] + "ing"
    elif word.endswith("y") and word[-2:-1] not in "aeiou":
        stem, past, ing = word[:-1] + "ie", word[:-1] + "ied", word + "ing"
    else:
        last = word + word[-1] if _DOUBLED.search(word) else word
        stem, past, ing = word, last + "ed", last + "ing"
    third = stem + ("es" if stem.endswith(("s", "sh", "ch", "x", "z")) else "s")
    plain = [word, third, past, ing, word + "ed", word + "ing"]
    return [*plain, *_IRREGULAR.get(word, ())]
